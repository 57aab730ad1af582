"""Lines to clauses: the units people cite, in order, without overlap, covering everything the lines hold.

1. Every line of :func:`ingest.structure.lines.lines` is inside exactly one clause; between clauses is only white space
   (or a line that belongs to the page around the text).
2. A labelled line begins a clause. Unlabelled lines after an article's label belong to the article until its items
   begin; after its items they are a clause of their own with the article's path.
3. The lines before the first label, preamble or full sentence of an instrument are its title; the unlabelled
   paragraphs between the title and the first label are its preamble.
4. After the closing formula each block of lines is a signature clause.
5. Elsewhere an unlabelled paragraph is a clause; in a text that is no instrument itself (a report) it is cut into its
   sentences, since there one paragraph holds several undertakings.
6. No text is refused: what has no structure becomes plain paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.structure.kinds import classify
from ingest.structure.labels import Label, Outline
from ingest.structure.lines import Line, lines
from kb.languages import LANGUAGES, detect
from kb.model import Kind, LanguageCode

HEADING_LENGTH = 60
"""Characters that a heading line has at most."""

RULE = re.compile(r"[\s_＿.…()（）・-]+")
"""A line to sign on."""

TITLE_LINE_LENGTH = 160
"""Characters that a line of a title has at most; names of two ministries in one line come near it."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A clause before it has an id: where it stands, its label and path, and where its body begins."""

    start: int
    end: int
    label: Label | None
    path: str
    language: LanguageCode
    kind: Kind


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that make one clause, and the part of the text they are in."""

    lines: tuple[Line, ...]
    label: Label | None = None
    path: str = ""
    role: Kind | None = None

    @property
    def article(self) -> bool:
        return self.label is not None and self.label.article


def cut_clauses(text: str) -> list[Cut]:
    """The clauses of a text, see the module's guarantees."""
    every = lines(text)
    front = title_lines(every)
    blocks = [*title_blocks(every[:front]), *body_blocks(every[front:])]
    formal = is_instrument(blocks)
    if formal:
        blocks = with_preamble(blocks)
    cuts: list[Cut] = []
    kinds: dict[str, Kind] = {}
    for block in blocks:
        parts = [block] if formal or block.label or block.role else list(sentence_blocks(block))
        for part in parts:
            cut = to_cut(text, part, kinds)
            if block.label:
                kinds[block.path] = cut.kind
            cuts.append(cut)
    return cuts


def title_lines(every: Sequence[Line]) -> int:
    """How many lines stand before the first label, preamble or full sentence; at least one where there are two."""
    count = 0
    for line in every:
        language = LANGUAGES[line.language]
        if count and (
            len(line.text) > TITLE_LINE_LENGTH
            or Outline().read(line.text)
            or language.sentence_end.search(line.text)
            or classify("", line.text, line.language) in ("preamble", "signature")
            or mostly_date(line.text)
        ):
            break
        count += 1
    return count if count < len(every) else min(count, 1)


def title_blocks(front: Sequence[Line]) -> Iterator[_Block]:
    """The title as one block; a remark in brackets above or under it is a block of its own."""
    title: list[Line] = []
    for line in front:
        if re.fullmatch(r"[(（\[].*[)）\]]", line.text):
            if title:
                yield _Block(tuple(title), role="title")
            title = []
            yield _Block((line,), role="other")
        else:
            title.append(line)
    if title:
        yield _Block(tuple(title), role="title")


def headed_styles(rest: Sequence[Line]) -> frozenset[str]:
    """The styles of lists whose labels bear headings: most of them are short and an unlabelled line follows.

    ``3. Information to be shared`` over a paragraph is an article; the last item of a list before the next paragraph
    of a report is none, and neither are the items before it.
    """
    outline = Outline()
    labels = [outline.read(line.text) for line in rest]
    counts: dict[str, list[int]] = {}
    for line, label, follower in zip(rest, labels, [*labels, None][1:], strict=True):
        if label:
            short = len(line.text) <= HEADING_LENGTH + len(label.text)
            counts.setdefault(label.style, []).append(short and follower is None and line is not rest[-1])
    return frozenset(style for style, heads in counts.items() if len(heads) > 1 and sum(heads) > len(heads) / 2)


def body_blocks(rest: Sequence[Line]) -> Iterator[_Block]:
    """The lines after the title as blocks, each the lines of one clause."""
    outline = Outline(headed_styles(rest))
    block: _Block | None = None
    closing = False
    for line in rest:
        label = outline.read(line.text)
        if label:
            closing = False
            begun: _Block | None = _Block((line,), label, label.path)
        elif is_closing(line) and (closing or outline.levels):
            closing = True
            begun = _Block((line,), role="signature")
        elif block and takes(block, line, closing):
            begun = None
            block = replace(block, lines=(*block.lines, line))
        else:
            outline.interrupt()
            begun = _Block(
                (line,), path="" if closing else outline.article or "", role="signature" if closing else None
            )
        if begun:
            if block:
                yield block
            block = begun
    if block:
        yield block


def takes(block: _Block, line: Line, closing: bool) -> bool:
    """Whether an unlabelled line goes on with the clause before it."""
    if closing:
        return not line.gap or bool(RULE.fullmatch(block.lines[-1].text))
    return block.article


def is_closing(line: Line) -> bool:
    """Whether a line begins the closing formula or a signature block; the rule to sign on goes on with one."""
    return bool(LANGUAGES[line.language].closing.match(line.text))


def is_instrument(blocks: Sequence[_Block]) -> bool:
    """Whether the text is an instrument itself: it has articles, or a title that names one at its start or end."""
    if any(block.article for block in blocks):
        return True
    for block in blocks:
        if block.role == "title":
            words = " ".join(line.text for line in block.lines)
            for _, kind in LANGUAGES[detect(words)].instruments.kinds:
                if any(m.start() <= 5 or m.end() >= len(words) - 1 for m in kind.finditer(words)):
                    return True
    return False


def with_preamble(blocks: Sequence[_Block]) -> list[_Block]:
    """The blocks of an instrument, the unlabelled ones before its first label marked as its preamble."""
    first = next((i for i, block in enumerate(blocks) if block.label), 0)
    opening = [block if block.role else replace(block, role="preamble") for block in blocks[:first]]
    return [*opening, *blocks[first:]]


def mostly_date(text: str) -> bool:
    """Whether a line is a dateline: over half of it is a date."""
    for language in LANGUAGES.values():
        for pattern in language.facts.dates:
            match = pattern.search(text)
            if match and len(match.group()) > len(text) / 2:
                return True
    return False


def sentence_blocks(block: _Block) -> Iterator[_Block]:
    """An unlabelled paragraph cut into its sentences."""
    for line in block.lines:
        for span in LANGUAGES[line.language].sentences(line.text):
            start, end = line.start + span.start, line.start + span.end
            part = replace(line, start=start, end=end, text=span.of(line.text))
            yield replace(block, lines=(part,))


def to_cut(text: str, block: _Block, kinds: dict[str, Kind]) -> Cut:
    """A block as a clause with its kind; ``kinds`` are the kinds of the clauses above it, by path."""
    start, end = block.lines[0].start, block.lines[-1].end
    words = text[start:end]
    language = detect(words)
    heading, body = split_heading(block, words)
    parent = kinds.get(block.path.rpartition(".")[0])
    kind = block.role or classify(heading, body, language, parent)
    return Cut(start, end, block.label, block.path, language, kind)


def split_heading(block: _Block, words: str) -> tuple[str, str]:
    """The heading of a labelled clause (in brackets or on a line of its own) and the words after it."""
    if block.label is None:
        return "", words
    rest = words[len(block.label.text) :].lstrip(" 　\t:：.–—-\n")
    bracket = re.match(r"[(（【]([^)）】\n]{1,60})[)）】]\s*", rest)
    if bracket:
        return bracket[1], rest[bracket.end() :]
    first, _, body = rest.partition("\n")
    language = LANGUAGES[detect(rest)]
    if len(first) <= HEADING_LENGTH and (body or not language.sentence_end.search(first)) and block.label.depth == 0:
        return first, body or first
    return "", rest
