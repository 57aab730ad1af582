"""Lines to blocks: which lines make one clause, and what their place says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.structure.labels import Head, Label, Outline
from ingest.structure.lines import RULE, Line, is_dateline, is_reference, is_remark
from kb.model import Kind
from kb.numerals import ordinals

HEADING_LENGTH = 60
"""Characters that a heading line has at most."""

CAPTION = re.compile(r"[（(][^（）()。]{1,60}[）)]")
"""The heading of an article on a line of its own above it, as Japanese statutes have it."""

SIGNED = re.compile(r"[(（]\s?(?:署名|signed|ลงนาม|sd\.?|signature)\s?[)）]", re.IGNORECASE)
"""In place of a signature."""

MARKED_HEADING = re.compile(r"[【《＜<〈［\[][^】》＞>〉］\]]{1,50}[】》＞>〉］\]]")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that make one clause, and the part of the text they are in.

    ``heading`` says how many of its first lines are a heading without a number; ``caption`` is the heading that stands
    above it as a clause of its own.
    """

    lines: tuple[Line, ...]
    label: Label | None = None
    path: str = ""
    role: Kind | None = None
    heading: int = 0
    caption: str = ""

    @property
    def article(self) -> bool:
        return self.label is not None and self.label.article


def body_blocks(rest: Sequence[Line], *, formal: bool) -> Iterator[Block]:
    """The lines after the opening as blocks, each the lines of one clause."""
    last = {(head.style, head.value): i for i, line in enumerate(rest) for head in line.heads if head.certain}
    reader = _Reader(Outline(headed_styles(rest)), headings(rest), letterheads(rest), last, formal)
    for i, line in enumerate(rest):
        if block := reader.read(line, i, rest[i + 1] if i + 1 < len(rest) else None):
            yield block
    if reader.block:
        yield reader.block


@dataclass(slots=True)
class _Reader:
    """The block that is open while lines are read from top to bottom."""

    outline: Outline
    headings: frozenset[int]
    letterheads: frozenset[int]
    last: Mapping[tuple[str, int], int]
    """Where each label that carries a word stands last."""
    formal: bool
    block: Block | None = None
    closing: bool = False
    bare: bool = False
    """The open block is a heading that still takes a heading or its first paragraph."""
    greeting: bool = False
    """The open block is a salutation, which belongs to the paragraph after it."""
    courtesy: bool = False
    """The open block is the close of a letter, which takes the signature after it."""
    apart: bool = False
    """An unnumbered heading has ended what stood under the last article."""
    caption: str = ""
    seen: int = 0

    def read(self, line: Line, i: int, after: Line | None) -> Block | None:
        """Take the next line; gives the block that is complete with the one before."""
        if self._is_caption(line, after):
            return self._begin(Block((line,), role="title"), caption=line.text[1:-1])
        if i in self.letterheads:
            return self._letterhead(line)
        annex = line.language.annex.match(line.text)
        if annex and not self._mid_signature(line):
            return self._annex(line, annex)
        label = self.outline.accept([head for head in line.heads if not self._jumps(head, i)])
        if label and not (self.courtesy and not label.article):
            self.closing = self.apart = False
            role: Kind | None = "title" if label.division else None
            path = label.path
            return self._begin(Block((line,), label, path, role, caption=self.caption), bare=label.division)
        if self.greeting and self.block:
            self.greeting = False
            return self._extend(line)
        if line.language.salutation.match(line.text):
            self.outline.close()
            self.closing = False
            block = self._begin(Block((line,)))
            self.greeting = len(line.text) <= HEADING_LENGTH and not line.language.sentence_end.search(line.text)
            return block
        if self.courtesy and self.block and not is_remark(line):
            if line.gap and line.language.addressee.match(line.text):
                return self._begin(Block((line,), role="other"))
            return self._extend(line)
        if self.closing and self.block and not line.gap and SIGNED.match(line.text):
            return self._extend(line)
        if self._closes(line):
            self.closing = True
            block = self._begin(Block((line,), role="signature"))
            self.courtesy = bool(line.language.courtesy.match(line.text))
            return block
        if self.block and self._takes(line, i):
            return self._extend(line)
        return self._paragraph(line, i)

    def _paragraph(self, line: Line, i: int) -> Block | None:
        """An unlabelled paragraph, or a heading or remark between paragraphs."""
        self.outline.interrupt()
        if self.closing and not is_remark(line):
            return self._begin(Block((line,), role="signature"))
        if is_remark(line):
            return self._begin(Block((line,), role="other"))
        if i in self.headings:
            self.apart = True
            return self._begin(Block((line,), role="title", heading=1), bare=True)
        return self._begin(Block((line,), path="" if self.apart else self.outline.above or ""))

    def _letterhead(self, line: Line) -> Block | None:
        """Address, reference and date of the next letter, or a remark above them."""
        self.outline.close()
        self.closing = False
        if self.block and self.block.role == "other" and not any(map(is_remark, (line, self.block.lines[-1]))):
            return self._extend(line)
        return self._begin(Block((line,), role="other"))

    def _jumps(self, head: Head, i: int) -> bool:
        """Whether a label leaps over one that is still to come: it is quoted, in a table or an amendment."""
        before = next((level.value for level in self.outline.levels if level.style == head.style), None)
        if not head.certain or head.division or before is None or head.value <= before + 1:
            return False
        return self.last.get((head.style, before + 1), -1) > i

    def _begin(self, block: Block, *, bare: bool = False, caption: str = "") -> Block | None:
        done, self.block = self.block, block
        self.bare, self.greeting, self.courtesy, self.caption = bare, False, False, caption
        self.seen += 1
        return done

    def _extend(self, line: Line) -> None:
        assert self.block is not None
        self.block = replace(self.block, lines=(*self.block.lines, line))

    def _annex(self, line: Line, found: re.Match[str]) -> Block | None:
        self.outline.close()
        self.closing = False
        label = None
        if found["label"]:
            label = Label(found["label"], annex_path(found["n"]), 0, article=False, style="annex", division=True)
        return self._begin(Block((line,), label, label.path if label else "", "title"), bare=True)

    def _is_caption(self, line: Line, after: Line | None) -> bool:
        return bool(
            after and CAPTION.fullmatch(line.text) and any(head.certain and not head.division for head in after.heads)
        )

    def _mid_signature(self, line: Line) -> bool:
        return self.closing and not line.gap

    def _closes(self, line: Line) -> bool:
        """Whether a line begins the closing formula or a signature block; only after something that can be closed."""
        body = self.closing or bool(self.outline.levels) or (self.formal and self.seen >= 3)
        return body and bool(line.language.closing.match(line.text))

    def _takes(self, line: Line, i: int) -> bool:
        """Whether an unlabelled line goes on with the clause before it."""
        assert self.block is not None
        if self.closing:
            return not line.gap or bool(RULE.fullmatch(self.block.lines[-1].text))
        if is_remark(line):
            return False
        if self.bare:
            return self._takes_under_heading(line, i)
        return self.block.article and (i not in self.headings or len(self.block.lines) == 1)

    def _takes_under_heading(self, line: Line, i: int) -> bool:
        """A chapter or an annex takes the heading on its next line; an unnumbered heading takes its first paragraph."""
        assert self.block is not None
        first = self.block.lines[-1]
        self.bare = False
        if self.block.heading:
            if i in self.headings:
                return False
            self.block = replace(self.block, role=None)
            return True
        alone = self.block.label is None or len(first.text) <= len(self.block.label.text) + 2
        return alone and is_short(line) and not CAPTION.fullmatch(line.text)


LETTERHEAD_LENGTH = 80
LETTERHEAD_LINES = 8


def letterheads(rest: Sequence[Line]) -> frozenset[int]:
    """The lines of address, reference and date above each salutation: from the first remark, reference or dateline on
    of the short lines there."""
    found: set[int] = set()
    for at, line in enumerate(rest):
        if not line.language.salutation.match(line.text):
            continue
        first = at
        for i in range(at - 1, max(-1, at - 1 - LETTERHEAD_LINES), -1):
            above = rest[i]
            if len(above.text) > LETTERHEAD_LENGTH or above.language.courtesy.match(above.text):
                break
            if is_remark(above) or is_reference(above) or is_dateline(above):
                first = i
        found.update(range(first, at))
    return frozenset(found)


def annex_path(number: str) -> str:
    """The place of an annex: its number in digits, or its letter."""
    counts = ordinals(number)
    return str(counts.get("number") or counts.get("roman") or number)


def is_short(line: Line) -> bool:
    """Whether a line could be a heading by its form."""
    return (
        len(line.text) <= HEADING_LENGTH
        and not line.language.sentence_end.search(line.text)
        and not line.language.predicate.search(line.text)
        and not RULE.fullmatch(line.text)
    )


def headed_styles(rest: Sequence[Line]) -> frozenset[str]:
    """The styles of lists whose labels bear headings: most of them are short and an unlabelled line follows.

    ``3. Information to be shared`` over a paragraph is an article; the last item of a list before the next paragraph
    of a report is none, and neither are the items before it.
    """
    outline = Outline()
    labels = [outline.accept(line.heads) for line in rest]
    counts: dict[str, list[int]] = {}
    for line, label, follower in zip(rest, labels, [*labels, None][1:], strict=True):
        if label:
            short = len(line.text) <= HEADING_LENGTH + len(label.text)
            counts.setdefault(label.style, []).append(short and follower is None and line is not rest[-1])
    return frozenset(style for style, heads in counts.items() if len(heads) > 1 and sum(heads) > len(heads) / 2)


def headings(rest: Sequence[Line]) -> frozenset[int]:
    """The lines that are headings without a number: short, without a predicate, over something longer, and in good
    company, since one short line alone may be anything."""
    articles = any(head.certain and not head.division for line in rest for head in line.heads)
    found = set()
    for i, (line, after) in enumerate(zip(rest, rest[1:], strict=False)):
        if MARKED_HEADING.fullmatch(line.text) or (stands_over(line, after) and (
            not articles or any(head.certain for head in after.heads) or (line.gap and len(after.text) > FULL)
        )):
            found.add(i)
    named = {i for i in found if names_matter(rest[i])}
    return frozenset(found if len(found) >= 2 else named)


FULL = 60
"""Characters from which on a paragraph is no heading or item."""


def stands_over(line: Line, after: Line) -> bool:
    """Whether a line reads as the heading of the next."""
    if (
        line.heads
        or line.text[0] in QUOTES
        or not is_short(line)
        or line.language.closing.match(line.text)
        or REMARKS.fullmatch(line.text)
    ):
        return False
    if line.language.salutation.match(line.text) or line.language.annex.match(line.text):
        return False
    return bool(after.heads) or (len(after.text) > 1.5 * len(line.text) and not is_short(after))


QUOTES = "“\"「『‘'"
"""What defined terms begin with, and headings do not."""

REMARKS = re.compile(r"[(（\[].*[)）\]]|.*\d.*")
"""Remarks and lines with figures (dates, addresses) are no headings."""


def names_matter(line: Line) -> bool:
    """Whether a line is made of the words that head clauses of some kind, or is marked as a heading."""
    heading = any(cue.where == "heading" and cue.pattern.search(line.text) for cue in line.language.cues)
    return heading or bool(MARKED_HEADING.fullmatch(line.text))
