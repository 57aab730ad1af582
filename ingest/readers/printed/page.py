"""A page as it is printed: lines of words with their boxes, whether a PDF says so or a recogniser saw it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """Words on one base line, in reading order, with the box they fill.

    Lengths are in points (1/72 inch) from the upper left corner of the page as it is read, so ``top < bottom``.
    ``size`` is the height of the type. ``confidence`` is the recogniser's for its words, 0 to 1, ``None`` for words
    that the file itself holds.
    """

    words: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """One page: its number in the source from 1, its size in points, its lines from top to bottom."""

    number: int
    width: float
    height: float
    lines: tuple[PrintedLine, ...]

    @property
    def recognised(self) -> bool:
        """Whether its words were read from a picture."""
        return any(line.confidence is not None for line in self.lines)
