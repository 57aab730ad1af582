"""The words of TriClause as frozen dataclasses; every other module shares them and this one imports nothing of ours.

An *instrument* is the agreement itself (FRBR Work); a *document* is one language version of it (Expression), made from
a *source* (Manifestation: the bytes). All offsets are Unicode code points into the text of one document, half open,
and whatever carries a ``text`` beside ``start`` and ``end`` satisfies ``text == document.text[start:end]``.
A score always means: higher is better.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

LanguageCode = str
"""An ISO 639-1 code that is a key of :data:`kb.languages.LANGUAGES`."""

Kind = Literal[
    "title", "preamble", "purpose", "definition", "area_of_cooperation", "form_of_cooperation", "implementation",
    "expenses", "confidentiality", "intellectual_property", "dispute_settlement", "legal_effect", "amendment",
    "entry_into_force", "duration", "termination", "language", "signature", "event", "other",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)

FactType = Literal[
    "date", "duration", "notice_period", "party", "signatory", "agency", "programme", "event", "place", "amount"
]
FACT_TYPES: tuple[FactType, ...] = get_args(FactType)

InstrumentKind = Literal[
    "memorandum_of_cooperation", "memorandum_of_understanding", "joint_statement", "agreement", "exchange_of_notes",
    "other",
]  # fmt: skip
Status = Literal["draft", "signed", "in_force", "ended", "unknown"]
ReceiptStatus = Literal["ingested", "unchanged", "failed"]
Stage = Literal["read", "extract", "encode", "store", "align", "index", "done"]
RowMethod = Literal["automatic", "reviewed"]
Bound = Literal["at_least", "at_most"]
EvidenceSort = Literal["heading", "start", "text", "example", "place", "reviewed"]
LocatorUnit = Literal["page", "paragraph", "element", "line"]
CorrectionField = Literal["kind", "label", "fact", "borders"]
CORRECTION_FIELDS: tuple[CorrectionField, ...] = get_args(CorrectionField)
CorrectionState = Literal["in_effect", "overruled", "waiting", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open pair of code point offsets into one document's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of ``text`` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes a document was made from, known by their SHA-256."""

    name: str
    sha256: str
    media_type: str
    encoding: str | None


@dataclass(frozen=True, slots=True)
class Anchor:
    """From the offset ``start`` of a text on, up to the next anchor, its words stand at ``value`` in the source."""

    start: int
    unit: LocatorUnit
    value: str


@dataclass(frozen=True, slots=True)
class Locator:
    """Where words stand in their source: pages or paragraphs or lines counted from 1, or elements by XPath.

    ``first`` and ``last`` are the same for what stands at one place.
    """

    unit: LocatorUnit
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of a source: plain text (paragraphs separated by newlines, NFC) and how it was read.

    ``anchors`` say where in the source each part of the text stands, in order of their starts. ``recognised`` are the
    parts that were read from a picture, and ``confidence`` is how sure the recogniser was of their words, 0 to 1.
    ``libraries`` are the distributions and programs whose versions decided what was read.
    """

    text: str
    media_type: str
    encoding: str | None = None
    title: str | None = None
    warnings: tuple[str, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    recognised: tuple[Span, ...] = ()
    confidence: float | None = None
    libraries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Health:
    """How whole a text came out of its source; all but ``characters`` and ``doubtful`` are shares of 0 to 1.

    ``impossible`` are characters in sequences that no one writes, ``unknown`` words in no dictionary, ``lost``
    replacement and unexplained characters; ``confidence`` is that of the recogniser, ``None`` for text that was not
    read from a picture. ``doubtful`` is the verdict: a person should look at the source.
    """

    characters: int
    impossible: float
    unknown: float
    lost: float
    confidence: float | None
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for the kind of a clause: words of its ``heading``, at its ``start`` or in its ``text``, an
    ``example`` it is like, its ``place`` among the others, or that a person said so (``reviewed``); ``weight`` is how
    much."""

    where: EvidenceSort
    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class Clause:
    """The unit people cite. ``label`` is as printed, ``path`` its place (``2.a``), both empty for unlabelled text.

    ``locator`` is where it stands in the source. ``confidence`` is how likely its kind is, 0 to 1, and ``evidence``
    what speaks for it, strongest first.
    """

    id: str
    label: str | None
    path: str
    kind: Kind
    language: LanguageCode
    start: int
    end: int
    text: str
    locator: Locator | None = None
    confidence: float | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A value read from the clause with id ``clause``.

    ``value`` is ISO 8601 for dates and periods, ``CUR amount`` for money, the printed words for names. ``name`` and
    ``acronym`` are the two halves of a printed gloss, ``entity`` the gazetteer entry a name resolves to, and ``date``
    and ``place`` belong to an event. ``bound`` says that a length of time is the least or the most, ``written`` that a
    notice has to be. ``unverified`` values were read from a picture in digits that the recogniser cannot tell apart.
    ``reviewed`` facts were stated by a person.
    """

    type: FactType
    value: str
    start: int
    end: int
    text: str
    clause: str
    name: str | None = None
    acronym: str | None = None
    entity: str | None = None
    date: str | None = None
    place: str | None = None
    bound: Bound | None = None
    written: bool = False
    unverified: bool = False
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A field of an instrument for which one document gives different values, with the clauses that give them, in the
    order of the text; the record keeps the first."""

    field: str
    values: tuple[str, ...]
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InstrumentRecord:
    """What one document says of one instrument; what it does not say is ``None`` or empty.

    ``entry_into_force`` is a date or one of ``on_signature``, ``on_notification``, ``on_exchange``; ``renewal`` a
    period, or ``automatic`` where it goes on without one; ``under`` the title of the instrument it stands under.
    """

    kind: InstrumentKind
    title: str | None
    status: Status
    parties: tuple[str, ...] = ()
    signed_on: str | None = None
    planned_signing: str | None = None
    duration: str | None = None
    notice_period: str | None = None
    signatories: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    entry_into_force: str | None = None
    renewal: str | None = None
    under: str | None = None
    contradictions: tuple[Contradiction, ...] = ()


@dataclass(frozen=True, slots=True)
class Extract:
    """What would be stored of one source: the shape that ``kb extract`` prints."""

    source: Source
    text: str
    language: LanguageCode
    clauses: tuple[Clause, ...]
    facts: tuple[Fact, ...]
    instruments: tuple[InstrumentRecord, ...]
    health: Health | None = None


@dataclass(frozen=True, slots=True)
class AsRead:
    """What the machine read of a document that persons have corrected: its clauses, facts and records."""

    clauses: tuple[Clause, ...]
    facts: tuple[Fact, ...]
    instruments: tuple[InstrumentRecord, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One language version of an instrument as it stands in the store.

    ``revision`` says how many entries of the log of corrections its ``extract`` takes in (0: none was ever made), and
    ``as_read`` is what the machine read, ``None`` where that stands uncorrected.
    """

    id: str
    instrument: str
    title: str
    url: str | None
    extract: Extract
    revision: int = 0
    as_read: AsRead | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact as a person states it: the ``nth`` place (from 0) at which its ``words`` stand in their clause."""

    type: FactType
    value: str
    words: str
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """What a person says instead of what the machine read; of these, what belongs to the field of the correction.

    A ``kind``. A ``label`` (``None``: there is none) and its ``path``. The fact that ``was`` read (``None``: none was)
    and that stands there ``now`` (``None``: none). The ``parts`` into which the words are cut, together all of them.
    """

    kind: Kind | None = None
    label: str | None = None
    path: str = ""
    was: Stated | None = None
    now: Stated | None = None
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That a correction was taken back, by whom and when (UTC, ISO 8601)."""

    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said of a part of an instrument's text in one language, ``by`` whom and when (``at``, UTC).

    It is anchored to the ``words`` of the clause it is about (for borders: of all the clauses concerned) and to the
    ``occurrence`` of these words in the text (from 0), so that it finds its place in the next reading of the source.
    """

    id: str
    instrument: str
    language: LanguageCode
    field: CorrectionField
    words: str
    occurrence: int
    change: Change
    by: str
    at: str
    withdrawn: Withdrawal | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Clauses (by id, in document order) that say the same in each language; a language without any is absent.

    ``score`` is the mean score of the pairwise groups that made the row, 0 for a row of one language.
    """

    row: int
    clauses: Mapping[LanguageCode, tuple[str, ...]]
    score: float
    method: RowMethod = "automatic"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one source. ``documents``, ``clauses`` and ``facts`` are counts; ``seconds`` is wall time.

    ``at`` is when (UTC, ISO 8601), ``libraries`` the versions of what read it, and ``gone`` says that the source was
    not there any more when it was last looked for.
    """

    source: str
    sha256: str | None
    status: ReceiptStatus
    stage: Stage
    reason: str | None = None
    instrument: str | None = None
    documents: int = 0
    clauses: int = 0
    facts: int = 0
    warnings: tuple[str, ...] = ()
    seconds: float = 0.0
    at: str | None = None
    libraries: Mapping[str, str] = field(default_factory=dict)
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that answers a query.

    ``matched`` are the languages whose clauses answered, ``why`` the parts the score is made of, and ``marks`` the
    spans to highlight, by clause id and relative to that clause's own text.
    """

    score: float
    instrument: str
    title: str
    row: int
    matched: tuple[LanguageCode, ...]
    clauses: Mapping[LanguageCode, tuple[Clause, ...]]
    why: Mapping[str, float] = field(default_factory=dict)
    marks: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)


class TriClauseError(Exception):
    """An error the user can act on; its message is one clear line in his terms."""
