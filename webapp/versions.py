"""An instrument as its page shows it: what its versions say of it, and the versions side by side."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest

from flask_babel import gettext

from kb.languages import LANGUAGES
from kb.model import Fact, InstrumentRecord, Kind, LanguageCode, Row, Status
from kb.store import ClauseInRow, InstrumentSummary, Store
from webapp.labels import instrument_kind_name, status_name
from webapp.marking import shown_clause
from webapp.presentation import day, period
from webapp.results import Cell, ShownClause, kind_of, place_of

UNSURE = 0.5
"""The score below which a row of several languages is marked as unsure."""

Records = Mapping[LanguageCode, InstrumentRecord | None]


@dataclass(frozen=True, slots=True)
class Attribute:
    """One line of the record: what each version says. ``spoken`` values are words of the version, the others ours.

    ``agreed`` is the value where every version states the same one; ``differs`` is said where two state different
    ones, which a reader should look at. ``unverified`` are the versions that read its value from a picture only, in
    digits that the recogniser confuses.
    """

    name: str
    values: Mapping[LanguageCode, tuple[str, ...]]
    spoken: bool = False
    differs: bool = False
    agreed: str | None = None
    unverified: frozenset[LanguageCode] = frozenset()


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One row of the versions side by side."""

    row: Row
    kind: Kind
    unsure: bool
    cells: tuple[Cell, ...]


def languages_of(summary: InstrumentSummary) -> list[LanguageCode]:
    """The languages an instrument has, in the order in which pages show them."""
    return [code for code in LANGUAGES if code in summary.documents]


def record_tables(
    summary: InstrumentSummary, unverified: Collection[tuple[LanguageCode, str]] = ()
) -> list[list[Attribute]]:
    """What the versions say of the instrument; a second table if a version, as a report may, tells of two.

    ``unverified`` are the values that are so, by language.
    """
    languages = languages_of(summary)
    columns = [summary.records.get(code, ()) for code in languages]
    tables = []
    for records in zip_longest(*columns):
        tables.append(attributes_of(dict(zip(languages, records, strict=True)), unverified))
    return [table for table in tables if table]


def unverified_values(store: Store, summary: InstrumentSummary) -> set[tuple[LanguageCode, str]]:
    """The values that a version of an instrument has from unverified facts alone."""
    facts = [fact for facts in store.facts(summary.id).values() for fact in facts]
    if not any(fact.unverified for fact in facts):
        return set()
    clauses = store.clauses({fact.clause for fact in facts})
    by_kind: dict[bool, set[tuple[LanguageCode, str]]] = {True: set(), False: set()}
    for fact in facts:
        if fact.clause in clauses:
            by_kind[fact.unverified].add((clauses[fact.clause].clause.language, fact.value))
    return by_kind[True] - by_kind[False]


def attributes_of(records: Records, unverified: Collection[tuple[LanguageCode, str]]) -> list[Attribute]:
    """The lines of one record that at least one version says something in."""

    def dated(name: str, value: Callable[[InstrumentRecord], str | None], show: Callable[[str], str]) -> Attribute:
        line = told(name, records, value, show)
        read = {code for code, record in records.items() if record and (code, value(record)) in unverified}
        return replace(line, unverified=frozenset(read))

    lines = [
        told(gettext("Kind"), records, lambda r: r.kind, instrument_kind_name),
        told(gettext("Status"), records, status_of, status_name),
        printed(gettext("Parties"), records, lambda r: r.parties),
        dated(gettext("Signed on"), lambda r: r.signed_on, day),
        dated(gettext("Signing planned"), lambda r: r.planned_signing, day),
        dated(gettext("Duration"), lambda r: r.duration, period),
        dated(gettext("Notice period"), lambda r: r.notice_period, period),
        printed(gettext("Signatories"), records, lambda r: r.signatories),
    ]
    return [line for line in lines if any(line.values.values())]


def told(
    name: str, records: Records, value: Callable[[InstrumentRecord], str | None], show: Callable[[str], str]
) -> Attribute:
    """A line of normalised values, which can be compared across versions."""
    values = {code: found for code, record in records.items() if record and (found := value(record))}
    shown = {code: (show(found),) for code, found in values.items()}
    different = set(values.values())
    agreed = show(different.pop()) if len(different) == 1 and len(values) == len(records) else None
    return Attribute(name, shown, differs=len(different) > 1, agreed=agreed)


def printed(name: str, records: Records, value: Callable[[InstrumentRecord], tuple[str, ...]]) -> Attribute:
    """A line of words as each version prints them."""
    return Attribute(name, {code: value(record) for code, record in records.items() if record}, spoken=True)


def status_of(record: InstrumentRecord) -> Status | None:
    """The status a version states, if it does."""
    return None if record.status == "unknown" else record.status


def rows_of(store: Store, summary: InstrumentSummary) -> list[VersionRow]:
    """The versions of an instrument side by side, facts marked."""
    rows = store.rows(summary.id)
    clauses = store.clauses(clause for row in rows for cell in row.clauses.values() for clause in cell)
    facts = store.facts(summary.id)
    return [row_of(row, clauses, facts, languages_of(summary)) for row in rows]


def row_of(
    row: Row,
    clauses: Mapping[str, ClauseInRow],
    facts: Mapping[str, tuple[Fact, ...]],
    languages: list[LanguageCode],
) -> VersionRow:
    """One row; a clause that has just been superseded is left out."""
    found = {code: [clauses[id_] for id_ in ids if id_ in clauses] for code, ids in row.clauses.items()}
    cells = tuple(
        Cell(code, tuple(shown(item, facts.get(item.clause.id, ())) for item in found.get(code, ())), version=True)
        for code in languages
    )
    kind = kind_of({code: [item.clause for item in items] for code, items in found.items()})
    unsure = row.method == "automatic" and len(row.clauses) > 1 and row.score < UNSURE
    return VersionRow(row, kind, unsure, cells)


def shown(item: ClauseInRow, facts: tuple[Fact, ...]) -> ShownClause:
    """A clause with its facts marked."""
    unverified = any(fact.unverified for fact in facts)
    return ShownClause(item.clause, shown_clause(item.clause, facts), place_of(item.clause, item.document), unverified)
