"""Text to lines: a line is a paragraph with its place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kb.languages import LANGUAGES, detect
from kb.model import LanguageCode


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the white space around it; ``text == document[start:end]``.

    ``gap`` says that a blank line stands before it.
    """

    start: int
    end: int
    text: str
    language: LanguageCode
    gap: bool


def lines(text: str) -> list[Line]:
    """The lines of a text that say something, in order; what only belongs to the page around it is left out."""
    found: list[Line] = []
    before = 0
    for match in re.finditer(r"\S(?:[^\n]*\S)?", text):
        words = match.group()
        language = detect(words)
        gap = text.count("\n", before, match.start()) > 1
        before = match.end()
        if not any(other.boilerplate.fullmatch(words) for other in LANGUAGES.values()):
            found.append(Line(match.start(), match.end(), words, language, gap))
    return found
