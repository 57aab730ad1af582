"""Text to lines: a line is a paragraph with its place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.structure.labels import Head, heads
from kb.languages import LANGUAGES, detect
from kb.languages.base import Language
from kb.model import LanguageCode

RULE = re.compile(r"[\s_＿.…()（）・-]+")
"""A line to sign on."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the white space around it; ``text == document[start:end]``.

    ``gap`` says that a blank line stands before it; ``heads`` are the ways to read its head as a label.
    """

    start: int
    end: int
    text: str
    code: LanguageCode
    gap: bool
    heads: tuple[Head, ...]

    @property
    def language(self) -> Language:
        """What its language knows."""
        return LANGUAGES[self.code]


def lines(text: str) -> list[Line]:
    """The lines of a text that say something, in order; what only belongs to the page around it is left out."""
    found: list[Line] = []
    before = 0
    for match in re.finditer(r"\S(?:[^\n]*\S)?", text):
        words = match.group()
        gap = text.count("\n", before, match.start()) > 1
        before = match.end()
        if not any(language.boilerplate.fullmatch(words) for language in LANGUAGES.values()):
            found.append(Line(match.start(), match.end(), words, detect(words), gap, tuple(heads(words))))
    return found
