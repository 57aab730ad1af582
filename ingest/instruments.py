"""Clauses and facts to records: what a document says of which instruments.

A text that is an instrument itself gives one record. A report may tell of several: each kind of instrument it speaks of
gives one, made only from the clauses that speak of it and the items they introduce; a kind gives two where the report
names different parties for it, or tells them apart by the words after the kind (see ``ingest.mentions``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ingest.facts import read_parties
from ingest.mentions import Mention, entry_said, mentions
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
    mention: Mention | None = None


def read_instruments(clauses: Sequence[Clause], facts: Sequence[Fact]) -> tuple[InstrumentRecord, ...]:
    """The records of the instruments that a document is, or reports on, in order of first mention."""
    by_clause: dict[str, list[Fact]] = {}
    for fact in facts:
        by_clause.setdefault(fact.clause, []).append(fact)
    for clause in clauses:
        kind = instrument_kind(clause.text) if clause.kind == "title" and not is_heading(clause) else None
        if kind:
            return (own_record(kind, clause, clauses, by_clause),)
    return tuple(reported_record(reported, by_clause) for reported in reported_instruments(clauses, by_clause))


def is_heading(clause: Clause) -> bool:
    """Whether a title is only that of what a report says of an instrument, such as "substance of the draft"."""
    return bool(LANGUAGES[clause.language].instruments.heading.search(" ".join(clause.text.split())))


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

    The headline is left out but for the kind it names: it sells what the text then says exactly.
    """
    found: list[_Reported] = []
    introduced: _Reported | None = None
    latest: _Reported | None = None
    headed: InstrumentKind | None = None
    for clause in clauses:
        if clause.kind == "title":
            headed = headed or kind_named(clause)
            continue
        if clause.label and introduced and not named_apart(clause):
            introduced.clauses.append(clause)
            continue
        introduced = None
        kind = kind_named(clause)
        ruling = latest.kind if latest else headed
        if kind in MEMORANDA and ruling in MEMORANDA and is_generic(clause):
            kind = ruling  # what the text or its headline called by its full name just before
        if kind:
            parties = tuple(f.value for f in facts.get(clause.id, []) if f.type == "party")
            told = told_in(found, kind, clause, parties)
            for reported in told:
                reported.clauses.append(clause)
            latest = told[0]
            if LANGUAGES[clause.language].instruments.introduces.search(clause.text):
                introduced = latest
        elif latest and (clause.kind in OWN_KINDS or speaks_of_signing(clause)):
            latest.clauses.append(clause)
    return found


def named_apart(clause: Clause) -> bool:
    """Whether an entry of a list begins with an instrument that the text tells from others of its kind."""
    kind = kind_named(clause)
    named = mentions(clause, kind) if kind else ()
    begins = bool(named) and " ".join(clause.text.split()).find(named[0].title) <= len(clause.label or "") + 1
    return begins and named[0].telling


def told_in(found: list[_Reported], kind: InstrumentKind, clause: Clause, parties: tuple[str, ...]) -> list[_Reported]:
    """The instruments of a kind that a clause speaks of: each it names, or all named together where it names none."""
    telling = [mention for mention in mentions(clause, kind) if mention.telling]
    if telling:
        # parties named in a clause of several instruments are not known to be those of each
        told = [told_of(found, kind, parties if len(telling) == 1 else (), mention) for mention in telling]
        return list({id(reported): reported for reported in told}.values())
    one = told_of(found, kind, parties)
    first = one.clauses[:1]
    together = [other for other in found if other.kind == kind and first and other.clauses[:1] == first]
    return together or [one]


def speaks_of_signing(clause: Clause) -> bool:
    """Whether a clause says who signed or will sign, without saying what."""
    patterns = LANGUAGES[clause.language].instruments
    return bool(patterns.planned.search(clause.text) or patterns.signed.search(clause.text))


def is_generic(clause: Clause) -> bool:
    """Whether a clause calls an instrument by a name that any memorandum goes by."""
    patterns = LANGUAGES[clause.language].instruments
    first = min((m.span() for _, p in patterns.kinds if (m := p.search(clause.text))), default=None)
    return first is not None and bool(patterns.generic.fullmatch(clause.text[slice(*first)]))


def told_of(
    found: list[_Reported], kind: InstrumentKind, parties: tuple[str, ...], mention: Mention | None = None
) -> _Reported:
    """The instrument of a kind that a clause speaks of: a new one where it is between others than those before, or
    goes by a name that tells it from them."""
    same = [reported for reported in found if reported.kind == kind]
    for reported in reversed(same):
        apart = mention and reported.mention and not mention.same(reported.mention)
        if not apart and (not parties or not reported.parties or set(parties) & set(reported.parties)):
            reported.mention = reported.mention or mention
            reported.parties = reported.parties or parties
            return reported
    found.append(_Reported(kind, [], parties, mention))
    return found[-1]


def reported_record(reported: _Reported, facts: Facts) -> InstrumentRecord:
    """The record of an instrument from the clauses of a report that speak of it."""
    every = [fact for clause in reported.clauses for fact in facts.get(clause.id, [])]
    said = distinct(every, "party")
    status, signed_on, planned = reported_status(reported, facts)
    return InstrumentRecord(
        kind=reported.kind,
        title=title_in(reported),
        status=status,
        parties=parties_in_title(reported, said) or said,
        signed_on=signed_on,
        planned_signing=planned,
        duration=term(reported.clauses, facts),
        notice_period=notice(reported.clauses, facts),
        signatories=distinct(every, "signatory"),
        clauses=tuple(clause.id for clause in reported.clauses),
        entry_into_force=entry_into_force(reported.clauses, facts) or entry_said(reported.clauses, facts),
        renewal=renewal(reported.clauses, facts),
        contradictions=contradictions(reported.clauses, facts),
    )


def reported_status(reported: _Reported, facts: Facts) -> tuple[Status, str | None, str | None]:
    """Status, day of signing and planned day: a report that a draft will be signed gives a draft."""
    signed_on = planned = None
    draft = signed = in_force = ended = asked = False
    for clause in reported.clauses:
        patterns = LANGUAGES[clause.language].instruments
        days = [fact for fact in facts.get(clause.id, []) if fact.type == "date"]
        draft = draft or bool(patterns.draft.search(clause.text))
        asked = asked or bool(patterns.asked.search(clause.text))
        in_force = in_force or bool(patterns.in_force.search(clause.text))
        ended = ended or bool(patterns.ended.search(clause.text))
        if plan := patterns.planned.search(clause.text):
            planned = planned or nearest_day(days, clause.start + plan.start())
        elif act := patterns.signed.search(clause.text):
            signed, signed_on = True, signed_on or nearest_day(days, clause.start + act.start())
        if (adopts := patterns.adopts.search(clause.text)) and (draft or asked):
            planned = planned or nearest_day([d for d in days if d.start > clause.start + adopts.end()], clause.start)
    if signed and not draft:
        return "ended" if ended else "in_force" if in_force else "signed", signed_on, None
    return "draft" if draft or asked or planned else "unknown", None, planned


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
    """The title of an instrument as a report prints it, or else the fullest name the report gives it."""
    printed = printed_title(reported)
    if printed or reported.mention:
        return printed or (reported.mention.title if reported.mention else None)
    named = (mention for clause in reported.clauses for mention in mentions(clause, reported.kind))
    return next((mention.title for mention in named), None)


def printed_title(reported: _Reported) -> str | None:
    """The title that a report sets in quotation marks or prints in full, the fullest form first."""
    patterns = LANGUAGES[reported.clauses[0].language].instruments
    own = dict(patterns.kinds)[reported.kind]
    for title in patterns.titles:
        for clause in reported.clauses:
            found = title.search(clause.text)
            apart = found and reported.mention and reported.mention.title not in found["title"]
            if found and not apart and own.search(found["title"]):
                return found["title"]
    return None


def parties_in_title(reported: _Reported, said: Sequence[str]) -> tuple[str, ...]:
    """The bodies that the title names: a report names many, but only these are said to be the parties.

    A name in running text may end before its last party does: its parties count only where all are ``said`` in full.
    """
    if printed := printed_title(reported):
        return tuple(dict.fromkeys(read_parties(printed)))
    title = title_in(reported)
    named = tuple(dict.fromkeys(read_parties(title))) if title else ()
    return named if len(named) > 1 and set(named) <= set(said) else ()


def distinct(facts: Iterable[Fact], type_: FactType) -> tuple[str, ...]:
    """The values of one type, each thing once: what the gazetteer knows by its entry, the rest by the words."""
    found: dict[str, str] = {}
    for fact in facts:
        if fact.type == type_:
            found.setdefault(fact.entity or fact.value, fact.value)
    return tuple(found.values())
