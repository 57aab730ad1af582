"""Clauses and facts to records: what a document says of which instruments.

A text that is an instrument itself gives one record. A report may tell of several: each kind of instrument it speaks of
gives one, made only from the clauses that speak of it and the items they introduce; a kind gives two where the report
names different parties for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ingest.facts import read_parties
from ingest.structure.titles import instrument_kind
from ingest.terms import contradictions, entry_into_force, notice, renewal, term
from kb.languages import LANGUAGES
from kb.model import Clause, Fact, FactType, InstrumentKind, InstrumentRecord, Kind, Status

OWN_KINDS: frozenset[Kind] = frozenset(
    {"duration", "termination", "entry_into_force", "amendment", "legal_effect", "language", "signature"}
)
"""What only an instrument has: a sentence of these kinds belongs to the one spoken of last, though it names none."""

MEMORANDA: frozenset[InstrumentKind] = frozenset({"memorandum_of_cooperation", "memorandum_of_understanding"})

OPENING = 8
"""Clauses at the start of a text in which it says what it stands under."""

Facts = Mapping[str, Sequence[Fact]]
"""Facts by the id of their clause."""


@dataclass(slots=True)
class _Reported:
    """The clauses of a report that speak of one instrument, and the parties it is said to be between."""

    kind: InstrumentKind
    clauses: list[Clause] = field(default_factory=list)
    parties: tuple[str, ...] = ()


def read_instruments(clauses: Sequence[Clause], facts: Sequence[Fact]) -> tuple[InstrumentRecord, ...]:
    """The records of the instruments that a document is, or reports on, in order of first mention."""
    by_clause: dict[str, list[Fact]] = {}
    for fact in facts:
        by_clause.setdefault(fact.clause, []).append(fact)
    for clause in clauses:
        kind = instrument_kind(clause.text) if clause.kind == "title" else None
        if kind:
            return (own_record(kind, clause, clauses, by_clause),)
    return tuple(reported_record(reported, by_clause) for reported in reported_instruments(clauses, by_clause))


def own_record(kind: InstrumentKind, title: Clause, clauses: Sequence[Clause], facts: Facts) -> InstrumentRecord:
    """The record of a text that is the instrument itself: signed if its signature clauses bear a date."""
    words = " ".join(title.text.split())
    every = [fact for clause in clauses for fact in facts.get(clause.id, [])]
    closing = [fact for clause in clauses if clause.kind == "signature" for fact in facts.get(clause.id, [])]
    days = [fact.value for fact in closing if fact.type == "date"] or letter_dates(kind, clauses, facts)
    signed_on = max(days, default=None)  # where each signs on a day of his own, the last completes it
    patterns = LANGUAGES[title.language].instruments
    remarks = " ".join(clause.text for clause in clauses[:3] if clause.kind == "other")
    blank = any(patterns.blank_date.search(clause.text) for clause in clauses if clause.kind == "signature")
    draft = blank or bool(patterns.draft.search(words) or patterns.draft.search(remarks))
    return InstrumentRecord(
        kind=kind,
        title=words,
        status="draft" if draft else "signed" if signed_on else "unknown",
        parties=distinct(every, "party"),
        signed_on=None if draft else signed_on,
        planned_signing=signed_on if draft else None,
        duration=term(clauses, facts),
        notice_period=notice(clauses, facts),
        signatories=distinct(closing, "signatory"),
        clauses=tuple(clause.id for clause in clauses),
        entry_into_force=entry_into_force(clauses, facts),
        renewal=renewal(clauses, facts),
        under=stands_under(clauses),
        contradictions=contradictions(clauses, facts, days if kind != "exchange_of_notes" else ()),
    )


def letter_dates(kind: InstrumentKind, clauses: Sequence[Clause], facts: Facts) -> list[str]:
    """The dates of the letters that an exchange of notes is made of, which stand above them."""
    if kind != "exchange_of_notes":
        return []
    heads = [clause for clause in clauses if clause.kind == "other" and len(clause.text) < 300]
    return [fact.value for clause in heads for fact in facts.get(clause.id, []) if fact.type == "date"]


def stands_under(clauses: Sequence[Clause]) -> str | None:
    """The title of the instrument that a text says it stands under, in its title or opening."""
    for clause in clauses[:OPENING]:
        if clause.kind in ("title", "preamble", "event"):
            found = LANGUAGES[clause.language].instruments.under.search(" ".join(clause.text.split()))
            if found:
                return found["title"].strip()
    return None


def reported_instruments(clauses: Sequence[Clause], facts: Facts) -> list[_Reported]:
    """The instruments a report tells of, each with the clauses that name it and the items those introduce.

    The headline is left out: it sells what the text then says exactly.
    """
    found: list[_Reported] = []
    introduced: _Reported | None = None
    latest: _Reported | None = None
    for clause in clauses:
        if clause.kind == "title":
            continue
        if clause.label and introduced:
            introduced.clauses.append(clause)
            continue
        introduced = None
        kind = kind_named(clause)
        if kind and latest and latest.kind in MEMORANDA and is_generic(clause):
            kind = latest.kind
        if kind:
            latest = told_of(found, kind, tuple(f.value for f in facts.get(clause.id, []) if f.type == "party"))
            latest.clauses.append(clause)
            if LANGUAGES[clause.language].instruments.introduces.search(clause.text):
                introduced = latest
        elif latest and (clause.kind in OWN_KINDS or speaks_of_signing(clause)):
            latest.clauses.append(clause)
    return found


def speaks_of_signing(clause: Clause) -> bool:
    """Whether a clause says who signed or will sign, without saying what."""
    patterns = LANGUAGES[clause.language].instruments
    return bool(patterns.planned.search(clause.text) or patterns.signed.search(clause.text))


def is_generic(clause: Clause) -> bool:
    """Whether a clause calls an instrument by a name that any memorandum goes by."""
    patterns = LANGUAGES[clause.language].instruments
    first = min((m.span() for _, p in patterns.kinds if (m := p.search(clause.text))), default=None)
    return first is not None and bool(patterns.generic.fullmatch(clause.text[slice(*first)]))


def told_of(found: list[_Reported], kind: InstrumentKind, parties: tuple[str, ...]) -> _Reported:
    """The instrument of a kind that a clause speaks of: a new one where it is between others than those before."""
    same = [reported for reported in found if reported.kind == kind]
    for reported in reversed(same):
        if not parties or not reported.parties or set(parties) & set(reported.parties):
            reported.parties = reported.parties or parties
            return reported
    found.append(_Reported(kind, [], parties))
    return found[-1]


def reported_record(reported: _Reported, facts: Facts) -> InstrumentRecord:
    """The record of an instrument from the clauses of a report that speak of it."""
    every = [fact for clause in reported.clauses for fact in facts.get(clause.id, [])]
    status, signed_on, planned = reported_status(reported, facts)
    return InstrumentRecord(
        kind=reported.kind,
        title=title_in(reported),
        status=status,
        parties=parties_in_title(reported) or distinct(every, "party"),
        signed_on=signed_on,
        planned_signing=planned,
        duration=term(reported.clauses, facts),
        notice_period=notice(reported.clauses, facts),
        signatories=distinct(every, "signatory"),
        clauses=tuple(clause.id for clause in reported.clauses),
        entry_into_force=entry_into_force(reported.clauses, facts),
        renewal=renewal(reported.clauses, facts),
        contradictions=contradictions(reported.clauses, facts),
    )


def reported_status(reported: _Reported, facts: Facts) -> tuple[Status, str | None, str | None]:
    """Status, day of signing and planned day: a report that a draft will be signed gives a draft."""
    signed_on = planned = None
    draft = signed = in_force = ended = False
    for clause in reported.clauses:
        patterns = LANGUAGES[clause.language].instruments
        days = [fact for fact in facts.get(clause.id, []) if fact.type == "date"]
        draft = draft or bool(patterns.draft.search(clause.text))
        in_force = in_force or bool(patterns.in_force.search(clause.text))
        ended = ended or bool(patterns.ended.search(clause.text))
        if plan := patterns.planned.search(clause.text):
            planned = planned or nearest_day(days, clause.start + plan.start())
        elif act := patterns.signed.search(clause.text):
            signed, signed_on = True, signed_on or nearest_day(days, clause.start + act.start())
    if signed and not draft:
        return "ended" if ended else "in_force" if in_force else "signed", signed_on, None
    return "draft" if draft or planned else "unknown", None, planned


def nearest_day(days: Sequence[Fact], at: int) -> str | None:
    """The date that stands nearest to a place."""
    return min(days, key=lambda day: abs(day.start - at)).value if days else None


def kind_named(clause: Clause) -> InstrumentKind | None:
    """The kind of instrument that a clause of a report names first."""
    words = " ".join(clause.text.split())
    found = [
        (match.start(), i, kind)
        for i, (kind, pattern) in enumerate(LANGUAGES[clause.language].instruments.kinds)
        if (match := pattern.search(words))
    ]
    return min(found)[2] if found else None


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


def distinct(facts: Iterable[Fact], type_: FactType) -> tuple[str, ...]:
    """The values of one type, each thing once: what the gazetteer knows by its entry, the rest by the words."""
    found: dict[str, str] = {}
    for fact in facts:
        if fact.type == type_:
            found.setdefault(fact.entity or fact.value, fact.value)
    return tuple(found.values())
