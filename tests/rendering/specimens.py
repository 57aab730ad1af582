"""Specimens: texts of the corpus as true text, to print and to read back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from ingest.readers import read_source
from tests.quality.gold import CORPUS

LANGUAGE_CODES = ("th", "ja", "en")
SINGLE = 6
"""Instruments a language that are printed each on its own: the longest that the corpus has as text or HTML."""

SIGNATURE_RULE = re.compile(r"[_＿\s]+")
"""A line to sign on is ink, not text: no specimen has one."""

LONG_LETTERS = {"th": 9_500, "ja": 4_200, "en": 11_000}
"""Characters of a composed specimen, enough for four pages and more in every look."""

PAGE_LETTERS = {"th": 850, "ja": 430, "en": 1_200}
"""Characters of a specimen that fits on one page in every look."""


@dataclass(frozen=True, slots=True)
class Specimen:
    """A true text: its paragraphs as they are read, and the label that each begins with, where a program prints it.

    ``labels`` is empty where all labels are part of the text, and otherwise has one (perhaps empty) for each
    paragraph; ``paragraphs`` include them, with a space after.
    """

    name: str
    language: str
    paragraphs: tuple[str, ...]
    labels: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The paragraphs, one a line."""
        return "\n".join(self.paragraphs)


@cache
def corpus_specimens(language: str) -> tuple[Specimen, ...]:
    """Every text of the corpus in a language that comes as plain text or HTML, the longest first."""
    found = []
    for path in sorted(CORPUS.glob(f"*.{language}.*")):
        if path.suffix in (".txt", ".html"):
            lines = read_source(path.read_bytes(), path.name).text.split("\n")
            kept = tuple(line.strip() for line in lines if not SIGNATURE_RULE.fullmatch(line) and line)
            found.append(Specimen(path.name.split(".")[0], language, kept))
    return tuple(sorted(found, key=lambda specimen: (-len(specimen.text), specimen.name)))


def single_specimens(language: str) -> tuple[Specimen, ...]:
    """Six instruments as they are, each over two pages long in every look."""
    return corpus_specimens(language)[:SINGLE]


def long_specimens(language: str) -> tuple[Specimen, ...]:
    """Two texts of four pages and more, joined from the clauses of all instruments.

    The first has one instrument after the other; the second takes a clause from each in turn, every second one joined
    to the one before, so that paragraphs are long and cross the borders of pages.
    """
    texts = corpus_specimens(language)
    annexes = cut((p for text in texts for p in text.paragraphs), LONG_LETTERS[language])
    turns = [text.paragraphs[place] for place in range(80) for text in texts if place < len(text.paragraphs)]
    clauses = [p for p in turns if len(p) > LONG_LETTERS[language] // 150]
    between = "" if language == "ja" else " "
    joined = (between.join(pair) for pair in zip(clauses[::2], clauses[1::2], strict=False))
    return (
        Specimen("annexes", language, annexes),
        Specimen("long-paragraphs", language, cut(joined, LONG_LETTERS[language])),
    )


def page_specimens(language: str) -> tuple[Specimen, ...]:
    """Texts of one page: the beginnings of four instruments."""
    return tuple(
        Specimen(f"{text.name}-page", language, cut(text.paragraphs, PAGE_LETTERS[language]))
        for text in islice(corpus_specimens(language), 4)
    )


def printed_specimens() -> Iterator[Specimen]:
    """All specimens that are printed to PDF, in the three languages."""
    for language in LANGUAGE_CODES:
        yield from single_specimens(language)
        yield from long_specimens(language)


def cut(paragraphs: Iterator[str] | Sequence[str], letters: int) -> tuple[str, ...]:
    """The first paragraphs, as many as have this number of characters in all; a repeated one is taken once."""
    found: dict[str, None] = {}
    length = 0
    for paragraph in paragraphs:
        if paragraph in found:
            continue
        length += len(paragraph)
        if length > letters:
            break
        found[paragraph] = None
    return tuple(found)
