from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from flask import Flask

from kb.merged import MergedRecord
from kb.store import InstrumentSummary
from webapp.catalogue import Line
from webapp.timeline import LEFT, RIGHT, TITLE_WIDTH, WIDTH, Bar, Timeline, fitting, text_width, timeline_of

TODAY = date(2026, 11, 24)


def line(title: str = "Title", **fields: str | None) -> Line:
    record = MergedRecord(**{"kind": "agreement", "status": "signed", **fields})  # type: ignore[arg-type]
    return Line(InstrumentSummary("id", title, {"en": title}, {"en": "d"}, 0), 1, record)


def drawn(app: Flask, *lines: Line, ui: str = "en") -> Timeline:
    with app.test_request_context(f"/?ui={ui}"):
        return timeline_of(lines, ui, TODAY)


def bar(app: Flask, **fields: str | None) -> Bar:
    return drawn(app, line(**fields), line(signed_on="2016-01-01", expires_on="2036-01-01")).bars[0]


SIGNED = {"signed_on": "2024-11-05", "in_force_from": "2025-01-01"}


def test_the_ways_to_run_are_told_apart(app: Flask) -> None:
    term = bar(app, **SIGNED, expires_on="2028-01-01")
    assert (term.way, term.on) == ("term", None)
    assert term.signed is not None
    assert LEFT < term.signed == term.begin < term.end < RIGHT
    renewing = bar(app, **SIGNED, expires_on="2028-01-01", renewal="automatic")
    assert (renewing.way, renewing.end, renewing.on) == ("renewing", term.end, RIGHT)
    assert bar(app, **SIGNED, renewal="P1Y").way == "open"  # there is no term after which it would
    open_ = bar(app, **SIGNED)
    assert (open_.way, open_.on) == ("open", RIGHT)
    planned = bar(app, planned_signing="2027-01", status="draft")
    assert (planned.way, planned.end) == ("planned", planned.begin)
    undated = bar(app)
    assert (undated.way, undated.sentence) == ("undated", "no date stated")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {**SIGNED, "expires_on": "2028-01"},
            "signed 5 November 2024 · in force from 1 January 2025 · expires January 2028",
        ),
        (SIGNED, "signed 5 November 2024 · in force from 1 January 2025 · no end stated"),
        ({"planned_signing": "2027", "status": "draft"}, "signing planned for 2027 · no end stated"),
        (
            {**SIGNED, "renewal": "P2Y"},
            "signed 5 November 2024 · in force from 1 January 2025 · renews, 2 years at a time",
        ),
    ],
)
def test_what_a_row_shows_is_said(app: Flask, fields: dict[str, str | None], sentence: str) -> None:
    assert bar(app, **fields).sentence == sentence


def test_rows_do_not_meet_and_the_picture_grows(app: Flask) -> None:
    few, many = drawn(app, *[line(**SIGNED)] * 3), drawn(app, *[line(**SIGNED)] * 300)
    assert many.height - few.height == 297 * (few.bars[1].y - few.bars[0].y)
    assert all(one.top < one.bars[0].y < one.bars[-1].y < one.height for one in (few, many))
    assert few.today is not None
    assert LEFT < few.today < RIGHT


@pytest.mark.parametrize(("first", "last"), [("2024", "2026"), ("1990", "2030"), ("1887", "2050"), ("1601", "2199")])
@pytest.mark.parametrize("ui", ["en", "th", "ja"])
def test_years_never_stand_on_each_other(app: Flask, first: str, last: str, ui: str) -> None:
    ticks = drawn(app, line(signed_on=first, expires_on=last), ui=ui).ticks
    assert len(ticks) >= 2
    for one, next_ in pairwise(ticks):
        assert next_.x - one.x > text_width(one.words)
    assert all(tick.words.isdecimal() for tick in ticks)


@pytest.mark.parametrize("ui", ["en", "th", "ja"])
def test_the_legend_fits(app: Flask, ui: str) -> None:
    timeline = drawn(app, line(**SIGNED), ui=ui)
    for entry in timeline.legend:
        assert entry.x + 52 + text_width(entry.words) <= WIDTH
        assert entry.y < timeline.top - 26


@pytest.mark.parametrize(
    "title", ["Memorandum " * 20, "บันทึกความร่วมมือที่ว่าด้วยน้ำ" * 9, "協力覚書に関する" * 20, "short", ""]
)
def test_titles_are_cut_to_fit(title: str) -> None:
    cut = fitting(title, TITLE_WIDTH)
    assert text_width(cut) <= TITLE_WIDTH
    if cut.endswith("…"):
        assert " ".join(title.split()).startswith(cut[:-1])
        assert text_width(cut) > TITLE_WIDTH - 40
        follows = " ".join(title.split())[len(cut) - 1 :][:1]
        assert not follows or text_width(follows) > 0 or cut[:-1] != cut[:-1].rstrip()
    else:
        assert cut == " ".join(title.split())


def test_dates_that_no_calendar_has_do_no_harm(app: Flask) -> None:
    odd = bar(app, signed_on="2021-13-45", expires_on="9999-12-31")
    assert odd.way in ("term", "undated")
    assert drawn(app).bars == ()
    last = drawn(app, line(signed_on="9999-12-31"))
    assert last.bars[0].begin <= RIGHT
