"""Words to places and back: where the words of a correction stand in a text, however its white space may have changed.

A text is compared without its white space, since that is what another version of a reader changes first: line breaks
inside a paragraph, a space between two Japanese words.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from kb.model import Span


class Squashed:
    """A text without its white space, and the way back to the offsets of the text."""

    def __init__(self, text: str) -> None:
        """Take time and memory linear in the text."""
        self._text = text
        self._letters = squash(text)
        self._offsets = array("L", (i for i, letter in enumerate(text) if not letter.isspace()))

    def find(self, words: str, occurrence: int) -> Span | None:
        """The place of an occurrence of some words, see :meth:`occurrences`; ``None`` where there are not so many."""
        found = self.occurrences(words)
        return found[occurrence] if 0 <= occurrence < len(found) else None

    def occurrence(self, span: Span) -> int | None:
        """Which of the occurrences of its words a span is; ``None`` where it does not begin and end with letters."""
        found = self.occurrences(span.of(self._text))
        return found.index(span) if span in found else None

    def occurrences(self, words: str) -> list[Span]:
        """The places of some words: first those that are whole lines, as clauses are as a rule, then the others.

        So a mention of the words in a sentence that is new elsewhere in the text does not move the count.
        """
        found = list(self._all(squash(words)))
        whole = [span for span in found if self._is_line(span)]
        return [*whole, *(span for span in found if not self._is_line(span))] if whole else found

    def nth(self, words: str, nth: int) -> Span | None:
        """The place at which some words stand for the ``nth`` time (from 0), in the order of the text."""
        return next((span for i, span in enumerate(self._all(squash(words))) if i == nth), None)

    def count(self, words: str) -> int:
        """How often some words stand in the text."""
        return sum(1 for _ in self._all(squash(words)))

    def part(self, start: int, length: int) -> Span:
        """The place of ``length`` letters of the squashed text from ``start`` on; there must be at least one."""
        return Span(self._offsets[start], self._offsets[start + length - 1] + 1)

    def _all(self, letters: str) -> Iterator[Span]:
        at = self._letters.find(letters) if letters else -1
        while at >= 0:
            yield self.part(at, len(letters))
            at = self._letters.find(letters, at + 1)

    def _is_line(self, span: Span) -> bool:
        """Whether only white space stands before and after a span on its lines."""
        before = self._text[self._text.rfind("\n", 0, span.start) + 1 : span.start]
        end = self._text.find("\n", span.end)
        after = self._text[span.end : end if end >= 0 else len(self._text)]
        return not before.strip() and not after.strip()


def squash(words: str) -> str:
    """Words without white space."""
    return "".join(words.split())


def trimmed(text: str, start: int, end: int) -> Span:
    """A span without the white space at its ends; empty where there is nothing else."""
    part = text[start:end]
    left = start + len(part) - len(part.lstrip())
    return Span(left, max(left, start + len(part.rstrip())))
