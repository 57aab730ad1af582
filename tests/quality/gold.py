"""The gold of the corpus: what people read from each specimen, to measure what the machine reads."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"
CORPUS = ROOT / "corpus"
SUBJECTS = GOLD / "subjects.jsonl"
"""What clauses and instruments are about: not the clauses of an instrument, as the other files are."""


@dataclass(frozen=True)
class GoldClause:
    """A clause as a person cut it; ``facts`` are (type, value, words), ``row`` is the alignment."""

    language: str
    row: int
    label: str | None
    path: str
    kind: str
    text: str
    facts: tuple[tuple[str, str, str], ...]


def load_gold(path: Path) -> dict[str, list[GoldClause]]:
    """The clauses of an instrument by language, in order."""
    found: dict[str, list[GoldClause]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        read = json.loads(line)
        facts = tuple((kind, value, words) for kind, value, words in read.pop("facts"))
        found.setdefault(read["language"], []).append(GoldClause(**read, facts=facts))
    return found


def gold_files() -> list[Path]:
    """One file an instrument."""
    return sorted(path for path in GOLD.glob("*.jsonl") if path != SUBJECTS)


def squash(text: str) -> str:
    """A text without white space: how a file breaks its lines is no part of the gold."""
    return re.sub(r"\s+", "", text)


@dataclass
class Tally:
    """Right, found and wanted things, and the F1 they make."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, found: Iterable[object], wanted: Iterable[object]) -> None:
        """Compare two bags."""
        a, b = Counter(found), Counter(wanted)
        self.right += (a & b).total()
        self.found += a.total()
        self.wanted += b.total()

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 1 where nothing was wanted and nothing found."""
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 1.0


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """The mean F1 over the classes that occur in the gold; pairs are (found, wanted)."""
    tallies: Mapping[str, Tally] = {wanted: Tally() for _, wanted in pairs}
    for found, wanted in pairs:
        tallies[wanted].wanted += 1
        tallies[wanted].right += found == wanted
        if found in tallies:
            tallies[found].found += 1
    return sum(tally.f1 for tally in tallies.values()) / max(1, len(tallies))
