"""Tesseract's output to lines: their text, and the boxes and confidences of its words.

Its table makes a word of nearly every character of Thai and Japanese and does not say which of them a space separates;
its plain text does. So the words are the text's, and boxes and confidences the table's.
"""

from __future__ import annotations

from dataclasses import dataclass

WORD_LEVEL = "5"
COLUMNS = 12

LEAST_OF_LINE = 0.40
"""Confidence under which a line is the debris of a stamp or a picture."""


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word with its left and right edge in dots of the line's picture, and its confidence, 0 to 1."""

    text: str
    left: int
    right: int
    confidence: float


@dataclass(frozen=True, slots=True)
class SeenLine:
    """What was seen in one picture of a line: its text, and pieces of it with their boxes; empty where nothing was."""

    text: str = ""
    words: tuple[SeenWord, ...] = ()

    @property
    def confidence(self) -> float:
        """The mean confidence by characters, 0 without any."""
        length = sum(len(word.text) for word in self.words)
        return sum(word.confidence * len(word.text) for word in self.words) / length if length else 0.0

    @property
    def least(self) -> float:
        """The confidence of its least certain word of letters, 1 without any."""
        return min((word.confidence for word in self.words if any(map(str.isalnum, word.text))), default=1.0)

    @property
    def debris(self) -> bool:
        """Whether it is no line of a text: nothing in it is a letter or a digit, or hardly anything is certain."""
        return self.confidence < LEAST_OF_LINE or not any(character.isalnum() for character in self.text)


def seen_lines(text: str, table: str, count: int) -> list[SeenLine]:
    """The lines of a text, whose pages a form feed ends, and of a table (TSV); every page is one line.

    Rows of the table that are not of the form are left out.
    """
    found: list[list[SeenWord]] = [[] for _ in range(count)]
    for row in table.split("\n"):
        cells = row.rstrip("\r").split("\t", COLUMNS - 1)
        if len(cells) < COLUMNS or cells[0] != WORD_LEVEL or not cells[-1].strip():
            continue
        try:
            page, left, width, confidence = int(cells[1]), int(cells[6]), int(cells[8]), float(cells[10]) / 100
        except ValueError:
            continue
        if 1 <= page <= count:
            found[page - 1].append(SeenWord(cells[-1].strip(), left, left + width, min(1.0, max(0.0, confidence))))
    texts = [" ".join(page.split()) for page in text.split("\f")]
    texts += [""] * (count - len(texts))
    return [SeenLine(line, tuple(words)) if words else SeenLine() for line, words in zip(texts, found, strict=False)]
