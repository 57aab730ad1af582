from __future__ import annotations

import pytest
from flask import Flask

from kb.model import Fact
from webapp.presentation import basename, day, fact_note, fact_value, is_day, native, period


@pytest.mark.parametrize(
    ("ui", "value", "expected"),
    [
        ("en", "2021-06-05", "5 June 2021"),
        ("th", "2021-06-05", "5 มิถุนายน 2564"),
        ("ja", "2021-06-05", "2021年6月5日"),
        ("en", "2016-11", "November 2016"),
        ("th", "2016-11", "พฤศจิกายน 2559"),
        ("ja", "2016-11", "2016年11月"),
        ("th", "2016", "พ.ศ. 2559"),
        ("en", "2016", "2016"),
        ("en", "2016-13-01", "2016-13-01"),
        ("th", "next year", "next year"),
    ],
)
def test_dates(app: Flask, ui: str, value: str, expected: str) -> None:
    with app.test_request_context(f"/?ui={ui}"):
        assert day(value) == expected


@pytest.mark.parametrize(
    ("ui", "value", "expected"),
    [
        ("en", "P1Y", "1 year"),
        ("en", "P3Y6M", "3 years 6 months"),
        ("th", "P6M", "6 เดือน"),
        ("ja", "P6M", "6か月"),
        ("ja", "P90D", "90日"),
        ("en", "P2W", "2 weeks"),
        ("en", "P", "P"),
        ("en", "PT5H", "PT5H"),
    ],
)
def test_periods(app: Flask, ui: str, value: str, expected: str) -> None:
    with app.test_request_context(f"/?ui={ui}"):
        assert period(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("THB 5000000", "THB 5,000,000"), ("USD 1000.50", "USD 1,000.50"), ("much", "much")],
)
def test_amounts(app: Flask, value: str, expected: str) -> None:
    with app.test_request_context("/"):
        assert fact_value(Fact("amount", value, 0, 1, "x", "c")) == expected


def test_notes_say_the_normalised_value_only_where_it_differs(app: Flask) -> None:
    with app.test_request_context("/?ui=ja"):
        assert fact_note(Fact("notice_period", "P6M", 0, 1, "x", "c")) == "予告期間：6か月（P6M）"
        assert fact_note(Fact("agency", "総務省", 0, 1, "x", "c")) == "機関：総務省"


@pytest.mark.parametrize(
    ("value", "valid"), [("2024-02-29", True), ("2023-02-29", False), ("2016-11", True), ("2016-13", False)]
)
def test_only_dates_of_the_calendar_are_called_dates(value: str, valid: bool) -> None:
    assert is_day(value) is valid


def test_small_things() -> None:
    assert basename("/home/someone/a.th.txt") == "a.th.txt"
    assert basename("C:\\texts\\a.docx") == "a.docx"
    assert native("th") == '<span lang="th">ไทย</span>'
    assert native("<x>") == '<span lang="&lt;x&gt;">&lt;x&gt;</span>'
