"""Clauses to kinds: what sort of clause each is, how sure that is, and what it rests on.

Three things speak, and the kind with the greatest sum wins: the words of the lexicon, the nearest examples in the
space of the encoder (where there is one), and the place of the clause: the genre of its text, and the kinds of the
clause it is an item of, of its items and of the items beside it. Adding a line to a lexicon or an example takes effect
with the next clause that is read; nothing is trained.

The weights below were found by trial on the development gold (``tests/quality``), all languages together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from ingest.structure.kinds.examples import Likeness
from ingest.structure.kinds.lexicon import cues_found, kind_in_words
from kb.languages import LANGUAGES
from kb.model import KINDS, Evidence, Kind, LanguageCode

if TYPE_CHECKING:
    import numpy as np

    Scores = np.ndarray[Any, Any]

__all__ = ["Genre", "Likeness", "Told", "Unkinded", "kind_in_words", "tell_kinds"]

Genre = Literal["instrument", "report", "statute"]

WORDS = 0.62
"""What a weight of the lexicon counts for words in the text, and :data:`HEADING` for words of a heading."""
HEADING = 0.67

LIKENESS = 5.8
"""What all the nearest examples together say."""

INHERITED = 5.0
"""What the kind of the clause above says for its items; :data:`BESIDE`: those beside it; :data:`BELOW`: its items."""
BESIDE = 1.5
BELOW = 1.35

INTRODUCED = 0.43
"""What introducing a list says for an area of cooperation."""

TEMPERATURE = 1.18
"""How far apart the sums of two kinds are when one is e times as likely as the other."""

ROUNDS = 2
"""How often the kinds of neighbours are asked: kinds settle after one round, items of items after two."""

PRIORS: Mapping[Genre, Mapping[Kind, float]] = {
    "instrument": {
        "event": -1.0, "other": -0.3, "area_of_cooperation": 1.35, "form_of_cooperation": 1.35, "implementation": 1.4,
    },
    "report": {"event": 1.0, "other": -0.3, "implementation": 0.2, "preamble": -2.7},
    "statute": {
        "other": 1.75, "area_of_cooperation": -2.85, "form_of_cooperation": -2.85, "implementation": 1.0,
        "event": -0.85, "preamble": -1.1,
    },
}  # fmt: skip
"""What the genre of a text says: a memorandum reports no events, a statute has rules and no cooperation."""

BY_PLACE_ALONE: Mapping[Kind, float] = {"title": -9.0, "signature": -6.0}
"""Titles and signatures are told by where they stand."""

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
    clause whose item it is. ``words`` are all after its label, ``heading`` and ``body`` their parts."""

    words: str
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


def tell_kinds(clauses: Sequence[Unkinded], genre: Genre, likeness: Likeness | None = None) -> list[Told]:
    """The kinds of a text's clauses, which are given in order."""
    if not clauses:
        return []
    said = [[] if clause.role else list(weighed_cues(clause)) for clause in clauses]
    if likeness:
        for own, near in zip(said, likeness.votes(clauses), strict=True):
            own += [(kind, Evidence("example", words, LIKENESS * share)) for kind, words, share in near]
    likely = settle(clauses, scores_of(clauses, said, genre))
    return [told(clause, own, row) for clause, own, row in zip(clauses, said, likely, strict=True)]


def weighed_cues(clause: Unkinded) -> Sequence[tuple[Kind, Evidence]]:
    """What the words of a clause say, in the weights of the sum."""
    return [
        (kind, Evidence(e.where, e.words, e.weight * (HEADING if e.where == "heading" else WORDS)))
        for kind, e in cues_found(clause.heading, clause.body, clause.language)
    ]


def scores_of(clauses: Sequence[Unkinded], said: Sequence[Sequence[tuple[Kind, Evidence]]], genre: Genre) -> Scores:
    """The sums (clauses, kinds) of what words, examples and genre say."""
    import numpy as np

    base = np.array([BY_PLACE_ALONE.get(kind, 0.0) + PRIORS[genre].get(kind, 0.0) for kind in KINDS])
    scores = np.tile(base, (len(clauses), 1))
    for i, (clause, own) in enumerate(zip(clauses, said, strict=True)):
        for kind, evidence in own:
            scores[i, NUMBER[kind]] += evidence.weight
        if LANGUAGES[clause.language].instruments.introduces.search(clause.body):
            scores[i, NUMBER["area_of_cooperation"]] += INTRODUCED
    return scores


NUMBER: Mapping[Kind, int] = {kind: i for i, kind in enumerate(KINDS)}


def settle(clauses: Sequence[Unkinded], scores: Scores) -> Scores:
    """How likely each kind is for each clause, once its neighbours have been asked."""
    import numpy as np

    passed = np.array([float(kind in PASSED_ON) for kind in KINDS])
    items: dict[int, list[int]] = {}
    for i, clause in enumerate(clauses):
        if clause.parent is not None:
            items.setdefault(clause.parent, []).append(i)
    likely = likelihoods(clauses, scores)
    for _ in range(ROUNDS if items else 0):
        asked = scores.copy()
        for above, below in items.items():
            mean = likely[below].mean(axis=0)
            asked[below] += INHERITED * passed * likely[above] + BESIDE * mean
            asked[above] += BELOW * passed * mean
        likely = likelihoods(clauses, asked)
    return likely


def likelihoods(clauses: Sequence[Unkinded], scores: Scores) -> Scores:
    """Sums as likelihoods; what place settles is certain."""
    import numpy as np

    powers = np.exp((scores - scores.max(axis=1, keepdims=True)) / TEMPERATURE)
    likely: Scores = powers / powers.sum(axis=1, keepdims=True)
    for i, clause in enumerate(clauses):
        if clause.role:
            likely[i] = 0.0
            likely[i, NUMBER[clause.role]] = 1.0
    return likely


def told(clause: Unkinded, said: Sequence[tuple[Kind, Evidence]], likely: Scores) -> Told:
    """The likeliest kind of a clause with what speaks for it."""
    best = int(likely.argmax())
    kind = KINDS[best]
    reasons = sorted((e for k, e in said if k == kind), key=lambda e: -e.weight) if not clause.role else []
    own = tuple(Evidence(e.where, e.words, round(e.weight, 2)) for e in reasons)
    return Told(kind, round(float(likely[best]), 3), own or (Evidence("place", "", 0.0),))
