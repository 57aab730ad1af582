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
    taken: list[Match] = []
    for match in sorted(matches, key=lambda m: (m.start - m.end, m.start)):
        if all(match.end <= other.start or other.end <= match.start for other in taken):
            taken.append(match)
    return sorted(taken, key=lambda m: m.start)
