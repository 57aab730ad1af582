from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kb.merged import Difference, MergedRecord, Said, Version, grouped, merge
from kb.model import Contradiction, Fact, InstrumentRecord, Kind, Status

RECORD = InstrumentRecord("memorandum_of_cooperation", "Memorandum", "signed", signed_on="2024-11-05")


def version(language: str, record: InstrumentRecord, *read: tuple[str, Kind, str, str]) -> Version:
    """A version; what is read are clause, its kind, type and value of a fact."""
    facts: dict[str, list[Fact]] = {}
    for clause, _, type_, value in read:
        facts.setdefault(clause, []).append(Fact(type_, value, 0, 1, value, clause))  # type: ignore[arg-type]
    record = replace(record, clauses=tuple(facts))
    return Version(language, f"doc-{language}", record, facts, {clause: kind for clause, kind, _, _ in read})


def test_versions_that_agree_make_one_record() -> None:
    english = replace(RECORD, parties=("A", "B"), entry_into_force="on_signature", duration="P3Y", under="Treaty")
    thai = replace(english, title="บันทึก", parties=("ก", "ข"), duration="P36M", under=None)
    merged = merge([version("th", thai), version("en", english)])
    assert (merged.kind, merged.status, merged.signed_on) == ("memorandum_of_cooperation", "signed", "2024-11-05")
    assert (merged.in_force_from, merged.expires_on, merged.duration) == ("2024-11-05", "2027-11-05", "P3Y")
    assert merged.titles == {"en": "Memorandum", "th": "บันทึก"}
    assert merged.parties == {"en": ("A", "B"), "th": ("ก", "ข")}
    assert merged.under == {"en": "Treaty"}
    assert merged.differences == ()


def test_nothing_said_is_nothing_known() -> None:
    assert merge([]) == MergedRecord()
    silent = InstrumentRecord("other", None, "unknown")
    merged = merge([version("en", silent), version("ja", RECORD)])
    assert (merged.kind, merged.status, merged.differences) == ("memorandum_of_cooperation", "signed", ())
    assert merged.in_force_from is merged.expires_on is None


def test_a_difference_is_kept_with_its_places() -> None:
    en = version("en", replace(RECORD, duration="P5Y"), ("e1", "duration", "duration", "P5Y"))
    th = version("th", replace(RECORD, duration="P3Y"), ("t1", "duration", "duration", "P3Y"))
    ja = version(
        "ja",
        replace(RECORD, duration="P3Y"),
        ("j1", "duration", "duration", "P3Y"),
        ("j2", "duration", "duration", "P9Y"),
    )
    merged = merge([th, ja, en])
    assert merged.duration == "P3Y"  # two of three
    assert merged.differences == (
        Difference("duration", (Said("P5Y", "en", "doc-en", ("e1",)), Said("P3Y", "th", "doc-th", ("t1",)), Said("P3Y", "ja", "doc-ja", ("j1",)))),
    )  # fmt: skip
    assert merge([th, en]).duration == "P5Y"  # at a tie the English one
    assert [d.field for d in merge([th, en]).differences] == ["duration"]


@pytest.mark.parametrize(
    ("field", "one", "other", "differ", "chosen"),
    [
        ("signed_on", "2024-11", "2024-11-05", False, "2024-11-05"),
        ("signed_on", "2024-11-06", "2024-11-05", True, "2024-11-06"),
        ("entry_into_force", "on_signature", "2024-11-05", False, "on_signature"),
        ("entry_into_force", "on_notification", "2024-11-05", True, "on_notification"),
        ("notice_period", "P6M", "P180D", True, "P6M"),
        ("renewal", "automatic", "P1Y", True, "automatic"),
        ("status", "signed", "draft", True, "signed"),
    ],
)
def test_what_differs(field: str, one: str, other: str, differ: bool, chosen: str) -> None:
    versions = [version("en", replace(RECORD, **{field: one})), version("ja", replace(RECORD, **{field: other}))]  # type: ignore[arg-type]
    merged = merge(versions)
    assert [d.field for d in merged.differences] == [field] * differ
    assert getattr(merged, field) == chosen


def test_what_a_version_contradicts_is_kept() -> None:
    inside = Contradiction("duration", ("P3Y", "P5Y"), ("c1", "c9"))
    loose = Contradiction("notice_period", ("P3M", "P6M"), ("c1", "c2", "c3"))
    merged = merge([version("th", replace(RECORD, duration="P3Y", contradictions=(inside, loose)))])
    first, second = merged.differences
    assert first == Difference(
        "duration", (Said("P3Y", "th", "doc-th", ("c1",)), Said("P5Y", "th", "doc-th", ("c9",))), "th"
    )
    assert all(said.clauses == ("c1", "c2", "c3") for said in second.said)


def test_the_date_of_entry_into_force_counts_before_that_of_signing() -> None:
    merged = merge([version("en", replace(RECORD, entry_into_force="2025-01-31", duration="P1M"))])
    assert (merged.in_force_from, merged.expires_on) == ("2025-01-31", "2025-02-28")
    waiting = merge([version("en", replace(RECORD, entry_into_force="on_notification", duration="P3Y"))])
    assert (waiting.in_force_from, waiting.expires_on) == (None, "2027-11-05")


@pytest.mark.parametrize(
    ("duration", "dates", "expected"),
    [
        (None, ["2027-03-31"], "2027-03-31"),
        (None, ["2027-03-31", "2025-06-30"], "2027-03-31"),
        ("P1Y", ["2027-03-31"], "2027-03-31"),
        ("P4Y", ["2025-01-01"], "2028-11-05"),  # the beginning, named in the clause on the term
        (None, ["2024-11-05"], None),
        (None, ["2020-01-01"], None),
        ("P2Y", [], "2026-11-05"),
    ],
)
def test_an_end_that_is_named(duration: str | None, dates: list[str], expected: str | None) -> None:
    read: list[tuple[str, Kind, str, str]] = [(f"c{n}", "duration", "date", value) for n, value in enumerate(dates)]
    read.append(("x", "event", "date", "2099-01-01"))
    assert merge([version("en", replace(RECORD, duration=duration), *read)]).expires_on == expected


@pytest.mark.parametrize(
    ("changes", "day", "expected"),
    [
        ({}, "2024-11-04", "signed"),
        ({}, "2024-11-05", "in_force"),
        ({}, "2027-11-05", "in_force"),
        ({}, "2027-11-06", "ended"),
        ({"renewal": "automatic"}, "2040-01-01", "in_force"),
        ({"renewal": "P3Y"}, "2027-01-01", "in_force"),
        ({"renewal": "P3Y"}, "2030-01-01", "signed"),  # whether it was renewed is not in the text
        ({"status": "draft"}, "2025-01-01", "draft"),
        ({"status": "ended"}, "2025-01-01", "ended"),
        ({"expires_on": None}, "2040-01-01", "in_force"),
        ({"expires_on": "2027"}, "2027-06-01", "signed"),  # some day of that year
        ({"in_force_from": None}, "2040-01-01", "signed"),
        ({"in_force_from": "2024"}, "2024-06-01", "signed"),
    ],
)
def test_status_on_a_day(changes: dict[str, str | None], day: str, expected: Status) -> None:
    record = MergedRecord(status="signed", in_force_from="2024-11-05", expires_on="2027-11-05")
    assert replace(record, **changes).status_on(date.fromisoformat(day)) == expected  # type: ignore[arg-type]


def test_records_of_several_instruments_are_put_together_by_kind() -> None:
    memorandum, statement = RECORD, InstrumentRecord("joint_statement", None, "draft")
    notes = InstrumentRecord("exchange_of_notes", None, "draft")
    groups = grouped({"th": [statement, memorandum], "en": [memorandum, notes], "ja": [memorandum]})
    assert [{code: record.kind for code, record in group.items()} for group in groups] == [
        {"en": "memorandum_of_cooperation", "th": "memorandum_of_cooperation", "ja": "memorandum_of_cooperation"},
        {"en": "exchange_of_notes", "th": "joint_statement"},
    ]
    assert grouped({"th": [], "en": []}) == []
