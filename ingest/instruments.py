"""Clauses and facts to records: what a document says of which instruments.

A text that is an instrument itself gives one record. A report may tell of several: each kind of instrument it speaks of
gives one, made only from the clauses that speak of it and the items they introduce.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ingest.facts import names_instrument, read_parties
from kb.languages import LANGUAGES
from kb.model import Clause, Fact, FactType, InstrumentKind, InstrumentRecord, Kind, Status

OWN_KINDS: frozenset[Kind] = frozenset(
    {"duration", "termination", "entry_into_force", "amendment", "legal_effect", "language", "signature"}
)
"""What only an instrument has: a sentence of these kinds belongs to the one spoken of last, though it names none."""


@dataclass(slots=True)
class _Reported:
    """The clauses of a report that speak of one kind of instrument."""

    kind: InstrumentKind
    clauses: list[Clause] = field(default_factory=list)


def read_instruments(clauses: Sequence[Clause], facts: Sequence[Fact]) -> tuple[InstrumentRecord, ...]:
    """The records of the instruments that a document is, or reports on, in order of first mention."""
    by_clause: dict[str, list[Fact]] = {}
    for fact in facts:
        by_clause.setdefault(fact.clause, []).append(fact)
    for clause in clauses:
        if clause.kind == "title" and names_instrument(clause):
            return (own_record(clause, clauses, by_clause),)
    return tuple(reported_record(reported, by_clause) for reported in reported_instruments(clauses))


def own_record(title: Clause, clauses: Sequence[Clause], facts: Mapping[str, list[Fact]]) -> InstrumentRecord:
    """The record of a text that is the instrument itself: signed if its signature clauses bear a date."""
    words = " ".join(title.text.split())
    every = [fact for clause in clauses for fact in facts.get(clause.id, [])]
    closing = [fact for clause in clauses if clause.kind == "signature" for fact in facts.get(clause.id, [])]
    signed_on = next((fact.value for fact in closing if fact.type == "date"), None)
    draft = LANGUAGES[title.language].instruments.draft.search(words)
    status: Status = "draft" if draft else "signed" if signed_on else "unknown"
    return InstrumentRecord(
        kind=kind_of(title) or "other",
        title=words,
        status=status,
        parties=distinct(every, "party"),
        signed_on=None if draft else signed_on,
        planned_signing=signed_on if draft else None,
        duration=first(clauses, facts, "duration", ("duration", "entry_into_force", "termination")),
        notice_period=first(clauses, facts, "notice_period", ("termination", "duration", "entry_into_force")),
        signatories=distinct(closing, "signatory"),
        clauses=tuple(clause.id for clause in clauses),
    )


def reported_instruments(clauses: Sequence[Clause]) -> list[_Reported]:
    """The instruments a report tells of, each with the clauses that name it and the items those introduce.

    The headline is left out: it sells what the text then says exactly.
    """
    found: dict[InstrumentKind, _Reported] = {}
    introduced: _Reported | None = None
    latest: _Reported | None = None
    for clause in clauses:
        if clause.kind == "title":
            continue
        kind = kind_of(clause)
        if clause.label and introduced:
            introduced.clauses.append(clause)
            continue
        introduced = None
        if kind:
            reported = found.setdefault(kind, _Reported(kind))
            reported.clauses.append(clause)
            latest = reported
            if LANGUAGES[clause.language].instruments.introduces.search(clause.text):
                introduced = reported
        elif latest and clause.kind in OWN_KINDS:
            latest.clauses.append(clause)
    return list(found.values())


def reported_record(reported: _Reported, facts: Mapping[str, list[Fact]]) -> InstrumentRecord:
    """The record of an instrument from the clauses of a report that speak of it."""
    signed_on = planned = None
    draft = signed = False
    for clause in reported.clauses:
        patterns = LANGUAGES[clause.language].instruments
        when = next((fact.value for fact in facts.get(clause.id, []) if fact.type == "date"), None)
        draft = draft or bool(patterns.draft.search(clause.text))
        if patterns.planned.search(clause.text):
            planned = planned or when
        elif patterns.signed.search(clause.text):
            signed, signed_on = True, signed_on or when
    every = [fact for clause in reported.clauses for fact in facts.get(clause.id, [])]
    signed = signed and not draft
    return InstrumentRecord(
        kind=reported.kind,
        title=title_in(reported),
        status="signed" if signed else "draft" if draft or planned else "unknown",
        parties=parties_in_title(reported),
        signed_on=signed_on if signed else None,
        planned_signing=None if signed else planned,
        duration=next((fact.value for fact in every if fact.type == "duration"), None),
        notice_period=next((fact.value for fact in every if fact.type == "notice_period"), None),
        signatories=distinct(every, "signatory"),
        clauses=tuple(clause.id for clause in reported.clauses),
    )


def kind_of(clause: Clause) -> InstrumentKind | None:
    """The kind of instrument a clause names: in a title the most specific, elsewhere the one named first."""
    found = [
        (match.start(), i, kind)
        for i, (kind, pattern) in enumerate(LANGUAGES[clause.language].instruments.kinds)
        if (match := pattern.search(" ".join(clause.text.split())))
    ]
    if not found:
        return None
    return min(found, key=lambda place: place[1] if clause.kind == "title" else place[0])[2]


def title_in(reported: _Reported) -> str | None:
    """The title of an instrument as a report prints it, the fullest form first."""
    patterns = dict(LANGUAGES[reported.clauses[0].language].instruments.kinds)
    for title in LANGUAGES[reported.clauses[0].language].instruments.titles:
        for clause in reported.clauses:
            found = title.search(clause.text)
            if found and patterns[reported.kind].search(found["title"]):
                return found["title"]
    return None


def parties_in_title(reported: _Reported) -> tuple[str, ...]:
    """The bodies that the title names: a report names many, but only these are said to be the parties."""
    title = title_in(reported)
    return tuple(dict.fromkeys(read_parties(title))) if title else ()


def first(
    clauses: Sequence[Clause], facts: Mapping[str, list[Fact]], type_: FactType, kinds: Iterable[str]
) -> str | None:
    """The first value of a type in the clauses of these kinds, the kinds in order of trust."""
    for kind in kinds:
        for clause in clauses:
            if clause.kind == kind:
                for fact in facts.get(clause.id, []):
                    if fact.type == type_:
                        return fact.value
    return None


def distinct(facts: Iterable[Fact], type_: FactType) -> tuple[str, ...]:
    """The values of one type, each thing once: what the gazetteer knows by its entry, the rest by the words."""
    found: dict[str, str] = {}
    for fact in facts:
        if fact.type == type_:
            found.setdefault(fact.entity or fact.value, fact.value)
    return tuple(found.values())
