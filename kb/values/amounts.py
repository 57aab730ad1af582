"""Money as printed to ``CUR amount`` with the code of ISO 4217."""

from __future__ import annotations

from collections.abc import Iterator

from kb.languages.base import Language
from kb.matches import Match
from kb.numerals import number

SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "m": 10**6, "bn": 10**9}
SCALES |= {
    "พัน": 10**3,
    "หมื่น": 10**4,
    "แสน": 10**5,
    "ล้าน": 10**6,
    "พันล้าน": 10**9,
    "หมื่นล้าน": 10**10,
    "แสนล้าน": 10**11,
    "ล้านล้าน": 10**12,
}


def amounts(text: str, language: Language) -> Iterator[Match]:
    """The amounts of money of a text in one language's forms."""
    for pattern in language.facts.amounts:
        for found in pattern.finditer(text):
            value = number(found["number"])
            if value:
                total = value * SCALES.get("".join((found["scale"] or "").lower().split()), 1)
                currency = language.facts.currencies[" ".join(found["currency"].lower().split())]
                yield Match("amount", f"{currency} {total:.15g}", found.start(), found.end())
