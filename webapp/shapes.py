"""The JSON the API answers with, as types: OpenAPI is made from them, and the tests hold every answer to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NotRequired, TypedDict

from indexes.subjects import SharedSubject
from kb.corrections import Waiting
from kb.merged import MergedRecord
from kb.model import (
    Change,
    Clause,
    CorrectionField,
    CorrectionState,
    Fact,
    FactType,
    Health,
    InstrumentRecord,
    Kind,
    LanguageCode,
    Receipt,
    RowMethod,
    Source,
    Status,
    Withdrawal,
)
from kb.store import InstrumentSummary
from webapp.catalogue import Body


class HitShape(TypedDict):
    """A row that answers; ``marks`` are pairs of offsets into the text of the clause with that id."""

    score: float
    instrument: str
    title: str
    row: int
    matched: list[str]
    clauses: dict[str, list[Clause]]
    why: dict[str, float]
    marks: dict[str, list[tuple[int, int]]]


class SearchShape(TypedDict):
    """The hits from ``offset`` on, at most ``limit``, of ``total``."""

    query: str
    total: int
    limit: int
    offset: int
    hits: list[HitShape]


@dataclass(frozen=True, slots=True)
class MergedShape:
    """What the versions say together of one instrument: ``record``, and what follows from it.

    ``number`` counts the instruments that the same texts tell of, ``status`` is that of today, and ``year`` and the
    keys of ``parties``, ``agencies`` and ``subjects`` are the values to filter by. ``renews`` is whether the instrument
    goes on after ``record.expires_on``.
    """

    number: int
    status: Status
    titles: Mapping[LanguageCode, str]
    record: MergedRecord
    renews: bool
    year: str | None
    parties: tuple[Body, ...]
    agencies: tuple[Body, ...]
    subjects: tuple[SharedSubject, ...]


@dataclass(frozen=True, slots=True)
class InstrumentShape(InstrumentSummary):
    """An instrument with what its versions say together; more than once if its texts tell of several."""

    merged: tuple[MergedShape, ...] = ()


class InstrumentsShape(TypedDict):
    """The instruments asked for, ordered by id or by ``sort``; ``facets`` are counts of lines by facet and value."""

    total: int
    instruments: list[InstrumentShape]
    lines: int
    facets: dict[str, dict[str, int]]


class SubjectShape(TypedDict):
    """A subject, and how many instruments and clauses it is given to."""

    id: str
    names: dict[str, str]
    words: dict[str, str]
    instruments: int
    clauses: int


class SubjectsShape(TypedDict):
    """Every subject, in the order of their file."""

    total: int
    subjects: list[SubjectShape]


class RowShape(TypedDict):
    """Clauses that say the same in each language."""

    row: int
    clauses: dict[str, list[Clause]]
    score: float
    method: RowMethod


class FindingShape(TypedDict):
    """Something a translator should look at."""

    row: int
    kind: Literal["value", "modality", "omission", "untranslated", "name", "stale"]
    languages: list[str]
    evidence: Any


class CompareShape(TypedDict):
    """The versions of an instrument row by row, and the findings."""

    instrument: str
    title: str
    languages: list[str]
    rows: list[RowShape]
    findings: list[FindingShape]


class DocumentShape(TypedDict):
    """One language version whole; every offset is a code point offset into ``text``."""

    id: str
    instrument: str
    title: str
    url: str | None
    source: Source
    text: str
    language: str
    clauses: list[Clause]
    facts: list[Fact]
    instruments: list[InstrumentRecord]
    health: Health | None
    revision: int


class CorrectionShape(TypedDict):
    """What a person said of some words of a text, and what became of it; ``clause`` is where they begin now."""

    id: str
    instrument: str
    language: str
    field: CorrectionField
    words: str
    occurrence: int
    change: Change
    by: str
    at: str
    withdrawn: Withdrawal | None
    state: CorrectionState
    reason: Waiting | None
    clause: str | None


class CorrectionsShape(TypedDict):
    """All corrections of a text, in the order in which they were made."""

    document: str
    revision: int
    corrections: list[CorrectionShape]


class StatedShape(TypedDict):
    """A fact as a person states it: words of the clause at their ``nth`` place in it (from 0).

    Of a fact that is stated the ``value`` may be left out: then it is read from the words.
    """

    type: FactType
    words: str
    value: NotRequired[str]
    nth: NotRequired[int]


class NewCorrectionShape(TypedDict):
    """A correction of a clause of the document at a ``revision``, ``by`` a person.

    ``field`` says which of the others counts: ``kind``; ``label`` and ``path``; ``was`` (a fact that is not so) and
    ``now`` (the fact that is); or ``parts``, the words of the clauses there are from the beginning of this one on.
    ``withdraw`` takes back the correction with that id instead.
    """

    revision: int
    by: str
    clause: NotRequired[str]
    field: NotRequired[CorrectionField]
    kind: NotRequired[Kind]
    label: NotRequired[str]
    path: NotRequired[str]
    was: NotRequired[StatedShape]
    now: NotRequired[StatedShape]
    parts: NotRequired[list[str]]
    withdraw: NotRequired[str]


class ReceiptsShape(TypedDict):
    """What became of the sources, from ``offset`` on, at most ``limit`` of ``total``, ordered by name."""

    total: int
    receipts: list[Receipt]


class StatsShape(TypedDict):
    """How many of each thing the store holds."""

    instruments: int
    documents: int
    clauses: int
    facts: int
    rows: int
    vectors: int
    receipts: int


class ParameterProblem(TypedDict):
    """What is wrong with one parameter."""

    parameter: str
    detail: str


class Problem(TypedDict):
    """Problem details (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: NotRequired[str]
    errors: NotRequired[list[ParameterProblem]]
