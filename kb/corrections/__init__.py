"""Corrections laid over what the machine read of a document, and what became of each. Pure: no store, no clock.

1. Clauses are in order, do not overlap, and hold every word that a clause held before; whatever carries a text holds
   ``text == document.text[start:end]``, and ids of clauses follow from their places.
2. The last correction of a place counts. Laying the same over the result again changes nothing; laying none over it
   gives what the machine read.
3. A label and a kind belong to the place where a clause begins. Of clauses that are merged those of the first stay; a
   part that is cut off has no label, and the kind and path of what it was cut from.
4. A fact belongs to the clause that holds all of its words. One that a border runs through is left out, as long as the
   border is there. What a person states takes the place of all facts of its type that have words in common with it.
5. A correction whose place is not there is ``waiting``, with the reason; it is never dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kb.corrections.places import Squashed
from kb.corrections.statement import Statement, at, opened, over, parts_of, stated_at
from kb.model import AsRead, Clause, Correction, CorrectionState, Document, Fact, Span, Stated

__all__ = ["Applied", "Squashed", "Standing", "Waiting", "apply"]

Waiting = Literal["no_text", "no_words", "no_clause", "border"]
"""Why a correction waits: the instrument has no text in its language, or its words do not stand in it (so often); no
clause begins with its words; its fact is not inside one clause."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of a correction: its place in the text and the clause that holds the beginning of it, if any."""

    correction: Correction
    state: CorrectionState
    reason: Waiting | None = None
    place: Span | None = None
    clause: str | None = None


@dataclass(frozen=True, slots=True)
class Applied:
    """A document as corrected (its records still as they were), and what became of each correction, in order."""

    document: Document
    standings: tuple[Standing, ...]


def apply(document: Document, corrections: Sequence[Correction]) -> Applied:
    """What the machine read of a document with corrections, in the order in which they were made, laid over it."""
    statement = opened(document)
    active = [correction for correction in corrections if correction.withdrawn is None]
    places: dict[str, Span] = {}
    for correction in active:
        if place := statement.squashed.find(correction.words, correction.occurrence):
            places[correction.id] = place
            statement.take(correction, place)
    read = document.as_read or AsRead(document.extract.clauses, document.extract.facts, document.extract.instruments)
    if not places:
        restored = replace(document.extract, clauses=read.clauses, facts=read.facts, instruments=read.instruments)
        result = replace(document, extract=restored, as_read=None)
    else:
        clauses, facts = statement.result()
        result = replace(document, extract=replace(document.extract, clauses=clauses, facts=facts), as_read=read)
    standings = tuple(standing(c, places.get(c.id), statement, result) for c in corrections)
    return Applied(result, standings)


def standing(correction: Correction, place: Span | None, statement: Statement, result: Document) -> Standing:
    """What became of one correction."""
    if correction.withdrawn:
        place = statement.squashed.find(correction.words, correction.occurrence)
        return Standing(correction, "withdrawn", None, place, holding(result, place))
    if place is None:
        return Standing(correction, "waiting", "no_words")
    state: CorrectionState = "in_effect"
    reason: Waiting | None = None
    if correction.field == "borders":
        state = state_of_borders(correction, place, result)
    elif correction.field == "fact":
        state, reason = state_of_fact(correction, place, result)
    else:
        last = statement.kinds if correction.field == "kind" else statement.labels
        if place.start not in statement.ends:
            state, reason = "waiting", "no_clause"
        elif last[place.start].id != correction.id:
            state = "overruled"
    return Standing(correction, state, reason, place, holding(result, place))


def state_of_borders(correction: Correction, place: Span, result: Document) -> CorrectionState:
    """Whether the parts are the clauses now."""
    spans = {Span(clause.start, clause.end) for clause in result.extract.clauses}
    parts = parts_of(place, result.extract.text, correction.change.parts)
    return "in_effect" if spans.issuperset(parts) else "overruled"


def state_of_fact(correction: Correction, place: Span, result: Document) -> tuple[CorrectionState, Waiting | None]:
    """Whether what was stated is there, and what was taken away is not."""
    text, facts = result.extract.text, result.extract.facts
    now, was = correction.change.now, correction.change.was
    if now:
        span = stated_at(text, place, now)
        if span is None:
            return "waiting", "no_words"
        if any(fact.reviewed and same(fact, now, span) for fact in facts):
            return "in_effect", None
        inside = any(c.start <= span.start and span.end <= c.end for c in result.extract.clauses)
        return ("overruled", None) if inside else ("waiting", "border")
    span = stated_at(text, place, was) if was else None
    if was is None or span is None:
        return "waiting", "no_words"
    there = any(fact.type == was.type and fact.value == was.value and over(fact, span) for fact in facts)
    return ("overruled" if there else "in_effect"), None


def same(fact: Fact, stated: Stated, span: Span) -> bool:
    """Whether a fact is the one that was stated."""
    return (fact.type, fact.value) == (stated.type, stated.value) and at(fact, span)


def holding(document: Document, place: Span | None) -> str | None:
    """The clause that holds the beginning of a place."""
    found: Clause | None = None
    if place:
        found = next((c for c in document.extract.clauses if c.start <= place.start < c.end), None)
    return found.id if found else None
