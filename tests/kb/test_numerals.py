"""Numbers in every form, each labelled by what it is there for."""

from __future__ import annotations

import pytest

from kb.numerals import ascii_digits, number, ordinals, roman, whole_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("30", 30),
        ("๓๐", 30),
        ("３０", 30),
        ("2,500,000", 2_500_000),
        ("1.5", 1.5),
        ("三十", 30),
        ("二十一", 21),
        ("百二十", 120),
        ("二〇二四", 2024),
        ("二千二十四", 2024),
        ("元", 1),
        ("一万二千", 12_000),
        ("3億5000万", 350_000_000),
        ("สามสิบ", 30),
        ("ยี่สิบเอ็ด", 21),
        ("สิบ", 10),
        ("สองพันห้าร้อยหกสิบเจ็ด", 2567),
        ("สองล้าน", 2_000_000),
        ("thirty", 30),
        ("twenty-four", 24),
        ("one hundred and twenty", 120),
        ("two million", 2_000_000),
        ("abc", None),
        ("", None),
    ],
)
def test_number(text: str, value: float | None) -> None:
    assert number(text) == value


def test_a_fraction_is_no_whole_number() -> None:
    assert whole_number("1.5") is None


def test_ascii_digits_keeps_the_length() -> None:
    text = "พ.ศ. ๒๕๖๗ 令和６年"
    assert len(ascii_digits(text)) == len(text)
    assert ascii_digits(text) == "พ.ศ. 2567 令和6年"


@pytest.mark.parametrize(
    ("text", "value"), [("i", 1), ("IV", 4), ("xix", 19), ("MCM", 1900), ("abc", None), ("", None)]
)
def test_roman(text: str, value: int | None) -> None:
    assert roman(text) == value


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        ("๓", {"number": 3}),
        ("三", {"number": 3}),
        ("③", {"number": 3}),
        ("ค", {"thai": 3}),
        ("c", {"latin": 3, "roman": 100}),
        ("i", {"latin": 9, "roman": 1}),
        ("ウ", {"aiueo": 3, "iroha": 24}),
        ("?", {}),
    ],
)
def test_ordinals(symbol: str, expected: dict[str, int]) -> None:
    assert ordinals(symbol) == expected
