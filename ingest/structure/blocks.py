"""Lines to blocks: which lines make one clause, and what their place says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ingest.structure.headings import (
    CAPTION,
    HEADING_LENGTH,
    SIGNED,
    annex_path,
    dividing_styles,
    headed_lines,
    headings,
    is_short,
    letterheads,
)
from ingest.structure.labels import Head, Label, Outline
from ingest.structure.lines import RULE, UNDERLINE, Line, has_date, is_remark
from kb.model import Kind

CONTACT = re.compile(
    r"[(（【＜<\[]?\s?(?:お?問(?:い)?合わ?せ先?|担当(?:者)?[：:）】]|ติดต่อ|สอบถาม|contacts?\b"
    r"|media (?:contact|enquiries)"
    r"|enquiries|(?:for )?(?:further|more) information)",
    re.IGNORECASE,
)
"""How the lines begin that say whom to ask."""

BULLET_REACH = 30
"""Lines within which a list of bullets goes on."""

POSTSCRIPT = re.compile(
    r"(?:p\.?\s?s\.|ป\.\s?ล\.|追伸|encl(?:osures?)?\b|สิ่งที่(?:ส่ง|แนบ)มาด้วย\s*[:：]|同封)", re.IGNORECASE
)
"""What stands under the signature of a letter."""

NAMED_LETTER = re.compile(
    r"(?:the )?(?:\w+ )?(?:note|letter)(?: (?:in reply|(?:from|of) .{3,40}))?|(?:\w+ )?reply"
    r"|[^\n。、]{0,20}(?:書簡|返簡|口上書)|หนังสือ(?:ตอบ|ฝ่าย|ของ|จาก)?\S{0,30}",
    re.IGNORECASE,
)
"""What the next letter of an exchange is called above it."""

PARTY_LENGTH = 150
"""Characters of a line that names whom a signature is for."""


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
        """Whether it takes the unlabelled lines after it."""
        return self.label is not None and self.label.article


def body_blocks(rest: Sequence[Line], *, formal: bool) -> Iterator[Block]:
    """The lines after the opening as blocks, each the lines of one clause."""
    last = {(head.style, head.value): i for i, line in enumerate(rest) for head in line.heads if head.certain}
    outline = Outline(dividing=dividing_styles(rest), formal=formal)
    reader = _Reader(rest, outline, headed_lines(rest), headings(rest), letterheads(rest), last, formal)
    for i in range(len(rest)):
        reader.read(i)
        yield from reader.done
        reader.done.clear()
    if reader.block:
        yield reader.block


@dataclass(slots=True)
class _Reader:
    """The block that is open while lines are read from top to bottom; those that are complete are ``done``."""

    lines: Sequence[Line]
    outline: Outline
    headed: frozenset[int]
    headings: frozenset[int]
    letterheads: frozenset[int]
    last: Mapping[tuple[str, int], int]
    """Where each label that carries a word stands last."""
    formal: bool
    done: list[Block] = field(default_factory=list)
    block: Block | None = None
    closing: bool = False
    """The closing formula has been read: what follows are signatures."""
    bare: bool = False
    """The open block is a heading that still takes a heading or its first paragraph."""
    greeting: bool = False
    """The open block is a salutation, which belongs to the paragraph after it."""
    courtesy: bool = False
    """The open block is the close of a letter, which takes the signature after it."""
    apart: bool = False
    """An unnumbered heading has ended what stood under the last article."""
    contact: bool = False
    """The open block says whom to ask."""
    caption: str = ""
    """The heading of the next article, which stood on a line of its own."""
    seen: int = 0

    def read(self, i: int) -> None:
        """Take the next line: the first rule that knows it decides."""
        line = self.lines[i]
        rules = (
            *(
                self._underlines,
                self._contacts,
                self._captions,
                self._heads_letter,
                self._annexes,
                self._labels,
                self._follows_greeting,
                self._greets,
            ),
            *(self._follows_courtesy, self._closes, self._goes_on, self._paragraphs),
        )
        next(rule for rule in rules if rule(line, i))

    def _underlines(self, line: Line, i: int) -> bool:
        """A line of dashes under a heading belongs to it."""
        return self.block is not None and bool(UNDERLINE.fullmatch(line.text)) and self._extend(line)

    def _contacts(self, line: Line, i: int) -> bool:
        """Whom to ask, at the end of a report: with the lines right under it."""
        if self.contact and self.block and not line.gap:
            return self._extend(line)
        if self.formal or not CONTACT.match(line.text):
            return False
        self._begin(Block((line,), role="other"))
        self.contact = True
        return True

    def _captions(self, line: Line, i: int) -> bool:
        """``（目的）`` over an article."""
        below = self.lines[i + 1].heads if i + 1 < len(self.lines) else ()
        if not (CAPTION.fullmatch(line.text) and any(head.certain and not head.division for head in below)):
            return False
        return self._begin(Block((line,), role="title"), caption=line.text[1:-1])

    def _heads_letter(self, line: Line, i: int) -> bool:
        """Address, reference and date of the next letter, or a remark above them."""
        if i not in self.letterheads:
            return False
        self.outline.close()
        self.closing = False
        begun = self.block and self.block.role == "other" and not self.courtesy
        if begun and self.block and not any(map(is_remark, (line, self.block.lines[-1]))):
            return self._extend(line)
        return self._begin(Block((line,), role="other"))

    def _annexes(self, line: Line, i: int) -> bool:
        """The heading of an annex ends all lists."""
        found = line.language.annex.match(line.text)
        if not found or (self.closing and not line.gap and not self.courtesy):
            return False
        self.outline.close()
        self.closing = self.apart = False
        label = None
        if found["label"]:
            label = Label(found["label"], annex_path(found["n"]), 0, article=False, style="annex", division=True)
        return self._begin(Block((line,), label, label.path if label else "", "title"), bare=True)

    def _labels(self, line: Line, i: int) -> bool:
        """A label that counts on begins a clause."""
        possible = [head for head in line.heads if not self._jumps(head, i)]
        label = self.outline.accept(possible, headed=i in self.headed, resumes=self._resumes(i)) if possible else None
        if not label or (self.courtesy and not label.article):
            return False
        label = self.outline.joined(label, line.text)
        self.closing = self.apart = False
        role: Kind | None = "title" if label.division else None
        return self._begin(Block((line,), label, label.path, role, caption=self.caption), bare=label.division)

    def _resumes(self, i: int) -> bool:
        """Whether the list of bullets that is open goes on below a line, before the next article."""
        style = self.outline.bullets
        for line in self.lines[i + 1 : i + 1 + BULLET_REACH] if style else ():
            if any(head.certain for head in line.heads):
                return False
            if any(head.style == style for head in line.heads):
                return True
        return False

    def _jumps(self, head: Head, i: int) -> bool:
        """Whether a label leaps over one that is still to come: it is quoted, in a table or an amendment."""
        before = next((level.value for level in self.outline.levels if level.style == head.style), None)
        if not head.certain or head.division or before is None or head.value <= before + 1:
            return False
        return self.last.get((head.style, before + 1), -1) > i

    def _follows_greeting(self, line: Line, i: int) -> bool:
        """The paragraph after a salutation."""
        return self.greeting and self._extend(line)

    def _greets(self, line: Line, i: int) -> bool:
        """The salutation of a letter."""
        if not line.language.salutation.match(line.text):
            return False
        self.outline.close()
        self.closing = False
        alone = len(line.text) <= HEADING_LENGTH and not line.language.sentence_end.search(line.text)
        return self._begin(Block((line,)), greeting=alone)

    def _follows_courtesy(self, line: Line, i: int) -> bool:
        """Signature and addressee under the close of a letter."""
        if not self.courtesy or self.block is None:
            return False
        fresh = len(self.block.lines) == 1
        if fresh and line.gap and line.language.courtesy.match(line.text):
            return False
        if is_remark(line) and not (fresh or SIGNED.match(line.text)):
            self.outline.interrupt(apart=False)
            return self._begin(Block((line,), role="other"))
        if line.gap and NAMED_LETTER.fullmatch(line.text):
            return self._begin(Block((line,), role="title"))
        if len(line.text) > PARTY_LENGTH / 2 and line.language.predicate.search(line.text):
            self.courtesy = self.closing = False  # a quoted letter has ended: the one that quotes it goes on
            return False
        if POSTSCRIPT.match(line.text) or (line.gap and line.language.addressee.match(line.text)):
            return self._begin(Block((line,), role="other"))
        return self._extend(line)

    def _closes(self, line: Line, i: int) -> bool:
        """The closing formula, or a signature block; only after something that can be closed."""
        body = self.closing or bool(self.outline.levels) or (self.formal and self.seen >= 3)
        signed = bool(SIGNED.match(line.text))
        if not body or not (signed or line.language.closing.match(line.text) or (self.closing and signs_for(line))):
            return False
        if self.closing and signed and (not line.gap or self._unsigned()):
            return self._extend(line)
        self.closing = True
        courtesy = bool(line.language.courtesy.match(line.text)) and line.text[-1] not in "」”’"
        return self._begin(Block((line,), role="signature"), courtesy=courtesy)

    def _unsigned(self) -> bool:
        """Whether the open block only says whom the signature is for: name and office are still to come."""
        assert self.block is not None
        first, last = self.block.lines[0], self.block.lines[-1]
        named = begins_signature(first) and not (SIGNED.match(first.text) or re.search(r"[.。]\s*$", first.text))
        blank = not any(line.gap for line in self.block.lines[1:]) and not any(
            RULE.fullmatch(line.text) or SIGNED.match(line.text) for line in self.block.lines[1:]
        )
        short = len(first.text) <= PARTY_LENGTH and not has_date(first)
        return bool(RULE.fullmatch(last.text)) or (named and blank and short)

    def _goes_on(self, line: Line, i: int) -> bool:
        """An unlabelled line that belongs to the clause before it."""
        if self.block is None:
            return False
        if self.closing:
            return (not line.gap or self._unsigned()) and self._extend(line)
        if is_remark(line) and not (self.bare and self.block.label and not line.gap):
            return False
        if self.bare:
            return self._under_heading(line, i)
        bare = self.block.label is not None and self.block.lines[-1].text == self.block.label.text
        above = i in self.headings and line.gap and len(self.block.lines) > 1
        return (bare or (self.block.article and not above)) and self._extend(line)

    def _under_heading(self, line: Line, i: int) -> bool:
        """A chapter or an annex takes the heading on its next line; an unnumbered heading takes its first paragraph."""
        assert self.block is not None
        first = self.block.lines[-1]
        if UNDERLINE.fullmatch(first.text) and len(self.block.lines) > 1:
            first = self.block.lines[-2]
        self.bare = False
        if self.block.heading:
            if i in self.headings:
                return False
            self.block = replace(self.block, role=None)
            return self._extend(line)
        alone = self.block.label is None or len(first.text) <= len(self.block.label.text) + 2
        titled = is_remark(line) or (alone and is_short(line) and not CAPTION.fullmatch(line.text))
        if titled and self._extend(line):
            self.bare = not is_remark(line) and self.block.label is not None
            return True
        return False

    def _paragraphs(self, line: Line, i: int) -> bool:
        """An unlabelled paragraph, or a heading or remark between paragraphs."""
        self.outline.interrupt(apart=i in self.headings and not self.closing)
        if is_remark(line):
            return self._begin(Block((line,), role="other"))
        if self.closing:
            return self._begin(Block((line,), role="signature"))
        if i in self.headings:
            self.apart = True
            return self._begin(Block((line,), role="title", heading=1), bare=True)
        return self._begin(Block((line,), path="" if self.apart else self.outline.above or ""))

    def _begin(
        self, block: Block, *, bare: bool = False, greeting: bool = False, courtesy: bool = False, caption: str = ""
    ) -> bool:
        """Open a block; the one before it is complete."""
        if self.block:
            self.done.append(self.block)
        self.block, self.seen = block, self.seen + 1
        self.bare, self.greeting, self.courtesy, self.caption = bare, greeting, courtesy, caption
        self.contact = False
        return True

    def _extend(self, line: Line) -> bool:
        """Take a line into the open block."""
        assert self.block is not None
        self.block = replace(self.block, lines=(*self.block.lines, line))
        self.greeting = False
        return True


def signs_for(line: Line) -> bool:
    """Whether a line among signatures names whom another signature is for."""
    return line.gap and len(line.text) <= PARTY_LENGTH and bool(line.language.signs_for.match(line.text))


def begins_signature(line: Line) -> bool:
    """Whether a line is one that a signature block begins with."""
    return bool(line.language.closing.match(line.text) or line.language.signs_for.match(line.text))
