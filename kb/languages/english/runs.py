"""English runs: stretches of words with capitals and of the small words between them, in which names are looked for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from kb.languages.english.countries import COUNTRY, PEOPLES, WORDS
from kb.languages.english.lexicon import LINKS, OFFICE, STOP
from kb.matches import Match

_L = "A-Za-zÀ-ɏ0-9"
_ABBREVIATED = r"(?:Co|CO|Ltd|LTD|Inc|INC|Corp|CORP|St|Dr|Mr|Mrs|Ms|Gen|Prof)\.|[A-Z](?:\.[A-Z])+\.?"
_ITEM = (
    rf"(?:{_ABBREVIATED}|(?:[A-ZÀ-Þ]|\d{{1,3}}(?:st|nd|rd|th)\b)[{_L}]*(?:[-–/&’'+][{_L}]+)*"
    r"(?:(?:\.[A-Z](?![A-Za-z]))+\.?)?(?:(?<=s)[’'](?=\s[A-Za-z]))?)"
)
_GAP = r"(?: |[ ]?\r?\n[ \t]*)"
_LINK = r"(?:and|of|for|the|on|in|to|by|with|at|from|&)"
RUN = re.compile(rf"(?<![{_L}_]){_ITEM}(?:,?{_GAP}(?:{_LINK}{_GAP}){{0,3}}{_ITEM})*")
_TOKEN = re.compile(rf"{_ITEM}|[a-z]+|[&,]")
_DATE_LINE = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)?, (?:\d{1,2} [A-Z]|[A-Z]\w+ \d{1,2},)")
"""Place and date, which stand below a title."""
SHORT_LINE = 40
"""A line with fewer characters was not broken for want of room: what follows it is something else."""


@dataclass(slots=True)
class Run:
    """One run: its tokens with their places in the text, and the ends of the known names that begin in it."""

    text: str
    words: list[str]
    low: list[str]
    starts: list[int]
    ends: list[int]
    bodies: dict[int, int] = field(default_factory=dict)
    """Index of the first token of a known body to that of its last."""
    body_ends: set[int] = field(default_factory=set)
    """Index of the last token of every known body."""
    fixed: set[int] = field(default_factory=set)
    """The tokens of all other known names: of places."""

    def __len__(self) -> int:
        """How many tokens there are."""
        return len(self.words)

    def is_link(self, i: int) -> bool:
        """Whether a token is a small word or a comma."""
        return self.low[i] in LINKS

    def is_word(self, i: int) -> bool:
        """Whether a token may be a word of a name."""
        if not 0 <= i < len(self.low) or self.low[i] in LINKS:
            return False
        return self.low[i] not in STOP or self.is_unit(i)

    def is_unit(self, i: int) -> bool:
        """Whether ``Section`` is the name of a unit, not of a part of a text: another word stands before it."""
        return self.low[i] == "section" and i > 0 and self.low[i - 1] not in LINKS and self.low[i - 1] not in STOP

    def is_office(self, i: int) -> bool:
        """Whether a token belongs to an office."""
        return self.low[i] in OFFICE

    def broken(self, i: int) -> bool:
        """Whether a token begins a line that is not the continuation of the one above it."""
        gap = self.text[self.ends[i - 1] : self.starts[i]] if i else ""
        if "\n" not in gap:
            return False
        line = self.text[self.text.rfind("\n", 0, self.ends[i - 1]) + 1 : self.ends[i - 1]]
        return len(line) < SHORT_LINE or bool(_DATE_LINE.match(self.text, self.starts[i]))

    def joined(self, i: int) -> bool:
        """Whether a word follows the token before it directly, as the next word of the same name."""
        return self.is_word(i) and i > 0 and self.low[i - 1] not in LINKS and not self.broken(i)

    def capitals(self) -> bool:
        """Whether the run is set in capitals."""
        return sum(len(w) for w in self.words if w.isupper()) * 2 > sum(len(w) for w in self.words)


def runs(text: str, known: Sequence[Match], wanted: frozenset[str]) -> Iterator[Run]:
    """The runs of a text that have one of the wanted words; ``known`` are names in order of place."""
    at = 0
    for found in RUN.finditer(text):
        while at < len(known) and known[at].end <= found.start():
            at += 1
        if wanted.isdisjoint(found[0].lower().replace(",", " ").split()):
            continue
        run = to_run(text, found.start(), found.end())
        for match in islice(known, at, None):
            if match.start >= found.end():
                break
            mark(run, match)
        yield run


def to_run(text: str, start: int, end: int) -> Run:
    """The tokens of one run."""
    tokens = list(_TOKEN.finditer(text, start, end))
    words = [token[0] for token in tokens]
    return Run(text, words, [w.lower() for w in words], [t.start() for t in tokens], [t.end() for t in tokens])


def mark(run: Run, match: Match) -> None:
    """Write into a run where a known name stands, if one of its tokens begins it."""
    first = bisect_left(run.starts, match.start)
    last = bisect_right(run.ends, match.end) - 1
    if first >= len(run) or run.starts[first] != match.start or last < first:
        return
    if match.type == "agency":
        run.bodies[first] = last
        run.body_ends.add(last)
    else:
        run.fixed.update(range(first, last + 1))


def country_at(run: Run, i: int) -> int | None:
    """The index of the last token of the state that begins at a token, if one does."""
    found = COUNTRY.match(run.text, run.starts[i])
    if found is None:
        return None
    return next((j for j in range(i, len(run)) if run.ends[j] >= found.end()), None)


def is_place(run: Run, i: int) -> bool:
    """Whether a token is a country, an adjective of one, or belongs to a known place."""
    return run.low[i] in WORDS or run.low[i] in PEOPLES or i in run.fixed
