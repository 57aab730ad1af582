"""Dates, periods and amounts: each line labelled by what it is there for."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.values import read_values


def found(text: str) -> list[tuple[str, str]]:
    return [(match.type, match.value) for match in read_values(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("เมื่อวันที่ 30 เมษายน 2558 ที่ผ่านมา", "2015-04-30"),  # bare Buddhist year
        ("วันที่ ๓๐ เมษายน พ.ศ. ๒๕๖๗", "2024-04-30"),  # Thai digits
        ("วันที่ ๕ เดือนพฤศจิกายน พุทธศักราช ๒๕๖๗", "2024-11-05"),  # the long form
        ("30 เมษายน ค.ศ. 2024", "2024-04-30"),  # common era in Thai
        ("30 เม.ย. 2567", "2024-04-30"),  # short month
        ("ในเดือนธันวาคม ๒๕๕๙", "2016-12"),  # month only
        ("令和6年4月30日", "2024-04-30"),
        ("令和六年四月三十日", "2024-04-30"),
        ("令和元年五月一日", "2019-05-01"),  # first year of an era
        ("平成31年4月30日", "2019-04-30"),
        ("２０２４年１１月５日", "2024-11-05"),  # full width
        ("二〇二四年十一月五日", "2024-11-05"),  # positional kanji
        ("2019年（令和元年）5月1日", "2019-05-01"),  # both calendars
        ("2024年11月に", "2024-11"),
        ("30 April 2015", "2015-04-30"),
        ("April 30, 2015", "2015-04-30"),
        ("the 5th day of November 2024", "2024-11-05"),
        ("in November 2016", "2016-11"),
        ("2024-11-05", "2024-11-05"),
    ],
)
def test_dates(text: str, value: str) -> None:
    assert found(text) == [("date", value)]


@pytest.mark.parametrize(
    "text",
    [
        "ITU Telecom World 2016",
        "31 กุมภาพันธ์ 2567",
        "ครั้งที่ ๒",
        "Article 5",
        "第3条",
        "10.30 น.",
        "1.5 million people",
    ],
)
def test_what_is_no_date_and_no_period(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("มีระยะเวลา 3 ปี", "duration", "P3Y"),
        ("มีผลใช้บังคับเป็นเวลาสามปี", "duration", "P3Y"),
        ("แจ้งล่วงหน้าไม่น้อยกว่า ๖ เดือน", "notice_period", "P6M"),
        ("ภายในสามสิบ (๓๐) วัน", "duration", "P30D"),
        ("３年間効力を有する", "duration", "P3Y"),
        ("三箇年", "duration", "P3Y"),
        ("六箇月前に書面で通告する", "notice_period", "P6M"),
        ("少なくとも90日前までに", "notice_period", "P90D"),
        ("for a period of three (3) years", "duration", "P3Y"),
        ("at least six months' prior written notice", "notice_period", "P6M"),
        ("within thirty days", "duration", "P30D"),
    ],
)
def test_periods(text: str, kind: str, value: str) -> None:
    assert found(text) == [(kind, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("THB 5,000,000", "THB 5000000"),
        ("5 million yen", "JPY 5000000"),
        ("USD 10,000", "USD 10000"),
        ("๕ ล้านบาท", "THB 5000000"),
        ("2,500,000 บาท", "THB 2500000"),
        ("三千万円", "JPY 30000000"),
        ("1億8,000万円", "JPY 180000000"),
        ("4,000万バーツ", "THB 40000000"),
    ],
)
def test_amounts(text: str, value: str) -> None:
    assert found(text) == [("amount", value)]


PIECES = st.sampled_from([*"0๓３三年月日ปีวัน เดือน", "เมษายน", "April ", "令和", "พ.ศ.", "円", "THB "])


@given(pieces=st.lists(PIECES, max_size=60))
def test_spans_are_in_order_and_inside(pieces: list[str]) -> None:
    text = "".join(pieces)
    matches = read_values(text)
    assert all(0 <= m.start < m.end <= len(text) for m in matches)
    assert all(a.end <= b.start for a, b in itertools.pairwise(matches))
