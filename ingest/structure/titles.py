"""What stands before the body of a text: its title, or the address and date of a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from ingest.structure.blocks import Block
from ingest.structure.headings import HEADING_LENGTH, MARKED_HEADING, letterheads, names_matter, stands_over
from ingest.structure.kinds.lexicon import kind_in_words
from ingest.structure.labels import Outline
from ingest.structure.lines import Line, in_capitals, is_dateline, is_reference, is_remark
from kb.languages import LANGUAGES, detect
from kb.model import InstrumentKind, Kind

TITLE_LINE_LENGTH = 160
"""Characters that a line of a title has at most; names of two ministries in one line come near it."""

SUBJECT = re.compile(r"(?:เรื่อง\s|subject\s*:|re\s*:|件名)", re.IGNORECASE)
"""How the line begins that says what a letter is about."""

LETTERHEAD_LINES = 16
"""Lines that title, address, reference and date of a letter have at most."""


def opening(every: Sequence[Line]) -> tuple[list[Block], int]:
    """The blocks before the body, and how many lines they hold.

    The salutation of a letter is where its body begins. A title ends before the first label, recital or full sentence;
    the date and number of a report stand above or under it.
    """
    greeted = salutation(every)
    if greeted is not None:
        first = min((i for i in letterheads(every) if i < greeted), default=greeted)
        return [*title_blocks(every[:first]), *letterhead_blocks(every[first:greeted])], greeted
    above = dated(every, 0)
    count = above + title_lines(every[above:])
    blocks = [*letterhead_blocks(every[:above]), *title_blocks(every[above:count])]
    if blocks and not any(instrument_kind(block_words(block)) for block in blocks):
        below = dated(every, count)
        blocks += letterhead_blocks(every[count:below])
        count = below
    return blocks, count


def block_words(block: Block) -> str:
    """The words of a block, line by line."""
    return "\n".join(line.text for line in block.lines)


def dated(every: Sequence[Line], start: int) -> int:
    """Where the lines of date and number end that begin at ``start``; at ``start`` where there are none."""
    if start >= len(every) or Outline().accept(every[start].heads):
        return start
    if not (is_dateline(every[start]) or is_reference(every[start])):
        return start
    end = start + 1
    while end < len(every) and goes_with_date(every[end]):
        end += 1
    return end


def goes_with_date(line: Line) -> bool:
    """Whether a line right under date and number belongs to them: an office, a place; not a title."""
    short = not line.gap and len(line.text) <= TITLE_LINE_LENGTH / 2
    titled = instrument_kind(line.text) or line.language.report.search(line.text)
    return short and not line.heads and not titled


def salutation(every: Sequence[Line]) -> int | None:
    """The line that a letter begins with, if the text is one."""
    for i, line in enumerate(every[:LETTERHEAD_LINES]):
        if line.language.salutation.match(line.text):
            return i
        if Outline().accept(line.heads) and not is_dateline(line):
            return None
    return None


def title_lines(every: Sequence[Line]) -> int:
    """How many lines stand before the first label, preamble or full sentence; at least one where there are two, unless
    the text begins in its middle, with an article or a long sentence."""
    count = 0
    for line, after in zip_longest(every, every[1:]):
        sentence = len(line.text) > TITLE_LINE_LENGTH and line.language.sentence_end.search(line.text)
        if not count and (sentence or any(head.certain for head in line.heads)):
            return 0
        if count and (
            len(line.text) > TITLE_LINE_LENGTH
            or Outline().accept(line.heads)
            or (line.language.sentence_end.search(line.text) and not in_capitals(line))
            or line.language.annex.match(line.text)
            or kind_in_words(line.text, line.code) in ("preamble", "signature")
            or is_dateline(line)
            or is_reference(line)
            or (len(line.text) > HEADING_LENGTH and line.text.endswith(",") and (after is None or after.gap))
            or MARKED_HEADING.fullmatch(line.text)
            or (line.gap and after and stands_over(line, after) and names_matter(line))
        ):
            break
        count += 1
    return count if count < len(every) else min(count, 1)


def letterhead_blocks(head: Sequence[Line]) -> Iterator[Block]:
    """Address, reference and date of a letter as one block; a remark in brackets above them is one of its own."""
    rest: list[Line] = []
    for line in head:
        apart: Kind | None = "other" if is_remark(line) else "title" if SUBJECT.match(line.text) else None
        if apart and rest:
            yield Block(tuple(rest), role="other")
            rest = []
        if apart:
            yield Block((line,), role=apart)
        else:
            rest.append(line)
    if rest:
        yield Block(tuple(rest), role="other")


def title_blocks(front: Sequence[Line]) -> Iterator[Block]:
    """The title as one block; a remark in brackets above or under it is a block of its own."""
    title: list[Line] = []
    for line in front:
        if is_remark(line):
            if title:
                yield Block(tuple(title), role="title")
            title = []
            yield Block((line,), role="other")
        else:
            title.append(line)
    if title:
        yield Block(tuple(title), role="title")


def instrument_kind(words: str) -> InstrumentKind | None:
    """The kind of instrument that a title names at its start or end; ``None`` for the headline of a report, which may
    name one in between, and for minutes under one."""
    words = " ".join(words.split())
    language = LANGUAGES[detect(words)]
    for kind, pattern in language.instruments.kinds:
        for found in pattern.finditer(words):
            begins = found.start() <= 5
            if begins or (found.end() >= len(words) - 1 and not language.report.search(words)):
                return kind
    return None
