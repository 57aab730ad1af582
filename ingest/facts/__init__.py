"""Clauses to facts: the values a careful reader takes from each clause, every one with the words it was read from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.facts.glosses import Gloss, glosses
from ingest.facts.names import read_names
from ingest.structure.titles import instrument_kind
from kb.languages import LANGUAGES, detect, written_in
from kb.matches import Match, longest
from kb.model import Clause, Fact
from kb.values import read_values

__all__ = ["read_facts", "read_parties"]


def read_facts(text: str, clauses: Sequence[Clause]) -> tuple[Fact, ...]:
    """The facts of a document's clauses, in order of place; each stands inside one clause."""
    known = glosses(text)
    facts: list[Fact] = []
    for i, clause in enumerate(clauses):
        own = sorted(
            clause_facts(clause, known, opening=is_opening(clauses, i)), key=lambda fact: (fact.start, -fact.end)
        )
        facts += with_circumstances(own)
    return tuple(facts)


def clause_facts(clause: Clause, known: dict[str, Gloss], *, opening: bool) -> Iterator[Fact]:
    """The facts of one clause."""
    values = read_values(clause.text)
    names = [name for name in read_names(clause.text, known) if not inside_value(name, values)]
    for match in [*values, *names]:
        yield to_fact(clause, match)
    bodies = [name for name in names if name.type == "agency"]
    by_place = {(body.start, body.end): body for body in bodies}
    for span in LANGUAGES[clause.language].names.parties(clause.text, bodies, opening=opening):
        body = by_place.get((span.start, span.end))
        yield to_fact(clause, replace(body, type="party") if body else Match("party", "", span.start, span.end))
    for match in signatories(clause, bodies):
        yield to_fact(clause, match)


def to_fact(clause: Clause, match: Match) -> Fact:
    """A match in a clause's text as a fact of the document."""
    words = clause.text[match.start : match.end]
    return Fact(
        type=match.type,
        value=match.value or words,
        start=clause.start + match.start,
        end=clause.start + match.end,
        text=words,
        clause=clause.id,
        name=match.name,
        acronym=match.acronym,
        entity=match.entity,
        bound=match.bound,
        written=match.written,
    )


def is_opening(clauses: Sequence[Clause], i: int) -> bool:
    """Whether a clause is the title of an instrument, or the line after it that introduces the parties."""
    clause = clauses[i]
    if clause.kind == "title":
        return instrument_kind(clause.text) is not None
    return i <= 3 and clause.kind == "preamble" and bool(DEFINES_PARTIES.search(clause.text))


DEFINES_PARTIES = re.compile(
    r"hereinafter|ต่อไปนี้(?:จะ)?เรียก|以下「?[^」]{0,20}」?(?:と(?:総称|いう)|という)", re.IGNORECASE
)


def read_parties(title: str) -> list[str]:
    """The parties that the title of an instrument names, as printed."""
    bodies = [match for match in read_names(title, {}) if match.type == "agency"]
    return [span.of(title) for span in LANGUAGES[detect(title)].names.parties(title, bodies, opening=True)]


def inside_value(name: Match, values: Sequence[Match]) -> bool:
    """Whether a name is only part of a date, a period or an amount."""
    return any(value.start <= name.start and name.end <= value.end for value in values)


def signatories(clause: Clause, bodies: Sequence[Match]) -> Iterator[Match]:
    """Offices that sign: in signature blocks and where a text says who signs or will sign."""
    patterns = LANGUAGES[clause.language].instruments
    if clause.kind != "signature" and not (patterns.signed.search(clause.text) or patterns.planned.search(clause.text)):
        return
    offices = (
        Match("signatory", "", span.start, span.end)
        for language in written_in(clause.text)
        for span in language.names.offices(clause.text, bodies)
    )
    yield from longest(offices)


def with_circumstances(facts: Sequence[Fact]) -> list[Fact]:
    """Events with the date and place that their clause gives after them, or else before them."""
    dates = [fact for fact in facts if fact.type == "date"]
    places = [fact for fact in facts if fact.type == "place"]
    found = []
    for fact in facts:
        if fact.type == "event":
            when, where = nearest(fact, dates), nearest(fact, places)
            fact = replace(fact, date=when.value if when else None, place=where.value if where else None)
        found.append(fact)
    return found


def nearest(fact: Fact, others: Sequence[Fact]) -> Fact | None:
    """The first of the others after a fact, else the last before it."""
    after = [other for other in others if other.start >= fact.end]
    return after[0] if after else (others[-1] if others else None)
