"""One record of an instrument out of what its language versions say of it.

1. Nothing is decided silently: where two versions say different things, or one contradicts itself, the field stands
   among ``differences`` with every value and where it is said. The record's own value is the one most versions say, at
   a tie the English one, as the usual language of signing, then in the order of the languages.
2. What is less precise does not differ from what it is part of (``2024-11`` and ``2024-11-05``), nor a length of time
   from the same in other units, nor "on signature" from the day of signing; a version that says nothing says nothing.
3. The same versions always give the same record; nothing is read from a clock.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kb.model import Fact, InstrumentKind, InstrumentRecord, Kind, LanguageCode, Status
from kb.term import first_day_of, first_of, last_day_of, later, same_length

ON_SIGNATURE = "on_signature"
AUTOMATIC = "automatic"
PREFERRED: LanguageCode = "en"

COMPARED = (
    *("kind", "status", "signed_on", "planned_signing", "entry_into_force"),
    *("duration", "renewal", "notice_period"),
)
"""The fields that versions say in normalised values, so that they can be compared."""

NOT_SAID: Mapping[str, str] = {"kind": "other", "status": "unknown"}
"""The values by which a record says that it does not know."""


@dataclass(frozen=True, slots=True)
class Version:
    """What one document says of the instrument: its record, its facts by clause, and the kinds of its clauses."""

    language: LanguageCode
    document: str
    record: InstrumentRecord
    facts: Mapping[str, Sequence[Fact]] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Said:
    """A value with the version that says it and the clauses in which it stands there, where they are known."""

    value: str
    language: LanguageCode
    document: str
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of which there are several values: between versions, or (``within``) inside one of them."""

    field: str
    said: tuple[Said, ...]
    within: LanguageCode | None = None


@dataclass(frozen=True, slots=True)
class MergedRecord:
    """What the versions together say of one instrument; names and titles are by language, as printed.

    ``in_force_from`` is the date of entry into force, or of the signing where it enters into force on signature.
    ``expires_on`` is when the stated term is over: the end that a clause on duration names, else the beginning and the
    duration. An instrument that ``renews`` goes on after that.
    """

    kind: InstrumentKind = "other"
    status: Status = "unknown"
    titles: Mapping[LanguageCode, str] = field(default_factory=dict)
    parties: Mapping[LanguageCode, tuple[str, ...]] = field(default_factory=dict)
    signatories: Mapping[LanguageCode, tuple[str, ...]] = field(default_factory=dict)
    under: Mapping[LanguageCode, str] = field(default_factory=dict)
    signed_on: str | None = None
    planned_signing: str | None = None
    entry_into_force: str | None = None
    duration: str | None = None
    renewal: str | None = None
    notice_period: str | None = None
    in_force_from: str | None = None
    expires_on: str | None = None
    said: Mapping[str, tuple[Said, ...]] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()

    @property
    def renews(self) -> bool:
        """Whether it goes on after its term, by itself or for a stated period."""
        return self.renewal is not None

    def status_on(self, day: date) -> Status:
        """The status on a day: what the versions say, taken further by the dates.

        Whether an instrument that is renewed for a stated period was renewed is not in its text, so that after its
        first term it is no longer said to be in force, nor to have ended.
        """
        if self.status in ("draft", "ended"):
            return self.status
        begins = last_day_of(self.in_force_from)
        if begins is None or begins > day:
            return self.status
        ends = first_day_of(self.expires_on)
        if ends is None or day <= ends or self.renewal == AUTOMATIC:
            return "in_force"
        over = last_day_of(self.expires_on)
        return "ended" if over and day > over and not self.renews else self.status


def grouped(told: Mapping[LanguageCode, Sequence[InstrumentRecord]]) -> list[dict[LanguageCode, InstrumentRecord]]:
    """The records of the instruments that versions tell of, those of the same instrument together.

    Versions of a report may tell of several instruments in different order: records of the same kind belong together,
    those that are left over go together in the order in which they stand.
    """
    groups: list[dict[LanguageCode, InstrumentRecord]] = []
    for language in in_order(told):
        free = [group for group in groups if language not in group]
        left: list[InstrumentRecord] = []
        for record in told[language]:
            same = next((g for g in free if any(record.kind == other.kind for other in g.values())), None)
            if same is None:
                left.append(record)
            else:
                same[language] = record
                free.remove(same)
        for at, record in enumerate(left):
            if at < len(free):
                free[at][language] = record
            else:
                groups.append({language: record})
    return groups


def merge(versions: Sequence[Version]) -> MergedRecord:
    """The record of one instrument; that of no version says nothing."""
    versions = sorted(versions, key=lambda version: version.language != PREFERRED)
    said = {name: said_of(name, versions) for name in COMPARED}
    chosen = {name: choose(name, values) for name, values in said.items()}
    if chosen["entry_into_force"] == ON_SIGNATURE:
        begins = first_of(chosen["signed_on"])
    else:
        begins = first_of(chosen["entry_into_force"])
    signed = first_of(chosen["signed_on"])
    return MergedRecord(
        **{**chosen, "kind": chosen["kind"] or "other", "status": chosen["status"] or "unknown"},  # type: ignore[arg-type]
        titles={v.language: v.record.title for v in versions if v.record.title},
        parties={v.language: v.record.parties for v in versions if v.record.parties},
        signatories={v.language: v.record.signatories for v in versions if v.record.signatories},
        under={v.language: v.record.under for v in versions if v.record.under},
        in_force_from=begins,
        expires_on=end_of(versions, begins or signed, chosen["duration"]),
        said={name: values for name, values in said.items() if values},
        differences=(*differences(said, signed), *contradictions(versions)),
    )


def in_order(told: Mapping[LanguageCode, object]) -> list[LanguageCode]:
    """The languages, English first as the usual language of signing."""
    return sorted(told, key=lambda language: language != PREFERRED)


def said_of(name: str, versions: Sequence[Version]) -> tuple[Said, ...]:
    """What the versions that say anything of a field say, and where."""
    found = []
    for version in versions:
        value = getattr(version.record, name)
        if value is not None and value != NOT_SAID.get(name):
            found.append(Said(value, version.language, version.document, places(version, value)))
    return tuple(found)


def places(version: Version, value: str) -> tuple[str, ...]:
    """The clauses of an instrument in which a value is read."""
    return tuple(
        clause
        for clause in version.record.clauses
        if any(fact.value == value and fact.type != "amount" for fact in version.facts.get(clause, ()))
    )


def choose(name: str, said: Sequence[Said]) -> str | None:
    """The value of a field: what most versions say, at a tie the first; the most precise of the values that agree."""
    if not said:
        return None
    backers = [[other for other in said if agree(name, one.value, other.value)] for one in said]
    together = max(backers, key=lambda agreed: len(agreed))
    return max(together, key=lambda one: precision(name, one.value)).value


def precision(name: str, value: str) -> int:
    """How much of a date is known; all other values are as precise as each other."""
    return len(value) if name in ("signed_on", "planned_signing", "entry_into_force") and first_of(value) else 0


def agree(name: str, one: str, other: str) -> bool:
    """Whether two values of a field can both be so."""
    compare: Callable[[str], str | None] = same_length if name in ("duration", "renewal", "notice_period") else str
    if precision(name, one) and precision(name, other):
        return one.startswith(other) or other.startswith(one)
    return compare(one) == compare(other)


def differences(said: Mapping[str, Sequence[Said]], signed: str | None) -> list[Difference]:
    """The fields of which two versions say different things."""
    found = []
    for name, values in said.items():
        told = [signed if signed and one.value == ON_SIGNATURE else one.value for one in values]
        if any(not agree(name, one, other) for one in told for other in told):
            found.append(Difference(name, tuple(values)))
    return found


def contradictions(versions: Sequence[Version]) -> list[Difference]:
    """What a version says in two ways itself."""
    found = []
    for version in versions:
        for one in version.record.contradictions:
            beside = len(one.values) == len(one.clauses)
            said = tuple(
                Said(value, version.language, version.document, (one.clauses[at],) if beside else one.clauses)
                for at, value in enumerate(one.values)
            )
            found.append(Difference(one.field, said, version.language))
    return found


def end_of(versions: Sequence[Version], start: str | None, duration: str | None) -> str | None:
    """When the term is over: the end that a clause on duration names (``until 31 March 2027``), else the beginning and
    the duration. A named date before the duration is over is not the end: such clauses also name the beginning.
    """
    counted, named = later(start, duration), stated_end(versions, start)
    counted_day, named_day = first_day_of(counted), last_day_of(named)
    return named if named_day and (counted_day is None or named_day >= counted_day) else counted


def stated_end(versions: Sequence[Version], start: str | None) -> str | None:
    """The latest date in the clauses on duration that lies after the beginning, of the first version that has one."""
    begins = last_day_of(start)
    for version in versions:
        dates = [
            fact.value.rpartition("/")[2]
            for clause in version.record.clauses
            if version.kinds.get(clause) == "duration"
            for fact in version.facts.get(clause, ())
            if fact.type == "date"
        ]
        ends = [value for value in dates if begins and (end := first_day_of(value)) and end > begins]
        if ends:
            return max(ends)
    return None
