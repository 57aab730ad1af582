"""Clauses to kinds: what sort of clause each is, how sure that is, and what it rests on.

Three things speak, and the kind with the greatest sum wins: the words of the lexicon, the nearest of the examples in the
space of the encoder (where one is at hand), and the place of the clause: the kind of the article an item stands in.
Adding a line to a lexicon or an example takes effect with the next clause that is read; nothing is trained.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.structure.kinds.examples import Examples
from ingest.structure.kinds.lexicon import cues_found, kind_in_words
from kb.languages import LANGUAGES
from kb.model import Evidence, Kind, LanguageCode

__all__ = ["Examples", "Told", "Unkinded", "kind_in_words", "tell_kinds"]

INHERITED = 2.0
"""What the kind of the article says for its items, beside the weights of the lexicon (1 to 6): more than a single
weak word of an item's own, less than a plain statement."""

LISTED = 0.5
"""What being an item of a list, or introducing one, says for an area of cooperation where nothing else speaks."""

TEMPERATURE = 1.5
"""How far apart in weight two kinds are when one is e times as likely as the other (fitted on the development gold)."""

PASSED_ON: frozenset[Kind] = frozenset(
    {
        *("area_of_cooperation", "form_of_cooperation", "definition", "implementation", "expenses", "event"),
        *("confidentiality", "intellectual_property", "dispute_settlement", "legal_effect"),
    }
)
"""Kinds of article whose items are of the same kind as a rule; preambles and others are not lists."""


@dataclass(frozen=True, slots=True)
class Unkinded:
    """A clause whose kind is asked for. ``role`` is the kind that its place settles; ``parent`` is the index of the
    clause whose item it is."""

    heading: str
    body: str
    language: LanguageCode
    role: Kind | None = None
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A kind, how likely it is (0 to 1), and what speaks for it, strongest first."""

    kind: Kind
    confidence: float
    evidence: tuple[Evidence, ...]


def tell_kinds(clauses: Sequence[Unkinded], examples: Examples | None = None) -> list[Told]:
    """The kinds of a text's clauses, which are given in order."""
    votes = examples.votes(clauses) if examples else [[] for _ in clauses]
    told: list[Told] = []
    for clause, near in zip(clauses, votes, strict=True):
        if clause.role:
            told.append(Told(clause.role, 1.0, (Evidence("place", "", 0.0),)))
            continue
        parent = told[clause.parent].kind if clause.parent is not None else None
        said = [*cues_found(clause.heading, clause.body, clause.language), *near, *by_place(clause, parent)]
        told.append(weighed(said))
    return told


def by_place(clause: Unkinded, parent: Kind | None) -> Sequence[tuple[Kind, Evidence]]:
    """What the place of a clause says."""
    if parent in PASSED_ON:
        assert parent is not None
        return [(parent, Evidence("place", "", INHERITED))]
    if parent is not None or LANGUAGES[clause.language].instruments.introduces.search(clause.body):
        return [("area_of_cooperation", Evidence("place", "", LISTED))]
    return [("other", Evidence("place", "", LISTED / 2))]


def weighed(said: Sequence[tuple[Kind, Evidence]]) -> Told:
    """The kind for which most is said."""
    scores: dict[Kind, float] = defaultdict(float)
    for kind, evidence in said:
        scores[kind] += evidence.weight
    best = max(scores, key=lambda kind: scores[kind])
    reasons = sorted((e for kind, e in said if kind == best), key=lambda e: -e.weight)
    return Told(best, likelihood(scores, best), tuple(reasons))


def likelihood(scores: Mapping[Kind, float], kind: Kind) -> float:
    """The share of a kind among all that something speaks for, by the exponentials of their weights."""
    top = max(scores.values())
    shares = {k: math.exp((score - top) / TEMPERATURE) for k, score in scores.items()}
    return round(shares[kind] / sum(shares.values()), 3)
