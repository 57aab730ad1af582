"""What stands before the body of a text: its title, or the address and date of a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.structure.blocks import Block
from ingest.structure.kinds.lexicon import kind_in_words
from ingest.structure.labels import Outline
from ingest.structure.lines import Line
from kb.languages import LANGUAGES, detect
from kb.model import InstrumentKind

TITLE_LINE_LENGTH = 160
"""Characters that a line of a title has at most; names of two ministries in one line come near it."""

LETTERHEAD_LINES = 10
"""Lines that address, reference and date of a letter have at most."""

REMARK = re.compile(r"[(（\[［][^()（）]{1,60}[)）\]］]")
"""A remark above or under a title, such as ``(Draft)``."""


def opening(every: Sequence[Line]) -> tuple[list[Block], int]:
    """The blocks before the body, and how many lines they hold.

    The salutation of a letter is where its body begins. A title ends before the first label, recital or full sentence.
    """
    greeted = salutation(every)
    if greeted is not None:
        named = letter_title(every[:greeted])
        head = [Block(tuple(every[named:greeted]), role="other")] if named < greeted else []
        return [*title_blocks(every[:named]), *head], greeted
    count = title_lines(every)
    return list(title_blocks(every[:count])), count


def salutation(every: Sequence[Line]) -> int | None:
    """The line that a letter begins with, if the text is one."""
    for i, line in enumerate(every[:LETTERHEAD_LINES]):
        if line.language.salutation.match(line.text):
            return i
        if Outline().accept(line.heads):
            return None
    return None


def letter_title(front: Sequence[Line]) -> int:
    """How many lines over the address of a letter are a title: those up to the first gap after what an instrument is
    called."""
    if not front or instrument_kind(front[0].text) is None:
        return 0
    return next((i for i, line in enumerate(front) if i and (line.gap or mostly_date(line.text))), len(front))


def title_lines(every: Sequence[Line]) -> int:
    """How many lines stand before the first label, preamble or full sentence; at least one where there are two, unless
    the text begins in its middle, with an article or a long sentence."""
    count = 0
    for line in every:
        sentence = len(line.text) > TITLE_LINE_LENGTH and line.language.sentence_end.search(line.text)
        if not count and (sentence or any(head.certain for head in line.heads)):
            return 0
        if count and (
            len(line.text) > TITLE_LINE_LENGTH
            or Outline().accept(line.heads)
            or line.language.sentence_end.search(line.text)
            or line.language.annex.match(line.text)
            or kind_in_words(line.text, line.code) in ("preamble", "signature")
            or mostly_date(line.text)
        ):
            break
        count += 1
    return count if count < len(every) else min(count, 1)


def title_blocks(front: Sequence[Line]) -> Iterator[Block]:
    """The title as one block; a remark in brackets above or under it is a block of its own."""
    title: list[Line] = []
    for line in front:
        if REMARK.fullmatch(line.text):
            if title:
                yield Block(tuple(title), role="title")
            title = []
            yield Block((line,), role="other")
        else:
            title.append(line)
    if title:
        yield Block(tuple(title), role="title")


def mostly_date(text: str) -> bool:
    """Whether a line is a dateline: over half of it is a date."""
    if not re.search(r"[0-9๐-๙０-９一二三四五六七八九十]", text):
        return False
    for language in LANGUAGES.values():
        for form in language.facts.dates:
            match = form.pattern.search(text)
            if match and len(match.group()) > len(text) / 2:
                return True
    return False


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
