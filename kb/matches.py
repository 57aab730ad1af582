"""What every reader of facts gives: a value with its span, before it is known which clause it belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kb.model import Bound, FactType


@dataclass(frozen=True, slots=True)
class Match:
    """A value read from a text. Offsets are into that text; the rest is as in :class:`kb.model.Fact`."""

    type: FactType
    value: str
    start: int
    end: int
    name: str | None = None
    acronym: str | None = None
    entity: str | None = None
    bound: Bound | None = None
    written: bool = False


def longest(matches: Iterable[Match]) -> list[Match]:
    """The matches without those that overlap a longer one (at equal length, an earlier one), in order."""
    ranked = sorted(matches, key=lambda m: (m.start - m.end, m.start))
    free = Free(max((match.end for match in ranked), default=0))
    return sorted((match for match in ranked if free.take(match.start, match.end)), key=lambda m: m.start)


class Free:
    """Which characters of a text are still free to be part of something."""

    def __init__(self, length: int) -> None:
        """All ``length`` characters are free."""
        self._taken = bytearray(length)

    def take(self, start: int, end: int) -> bool:
        """Take a stretch if all of it is free; whether it was."""
        if self._taken.find(1, start, end) >= 0:
            return False
        self._taken[start:end] = b"\1" * (end - start)
        return True
