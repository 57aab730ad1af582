"""Values that can be computed with: dates, lengths of time and money, in any of our languages within one text.

Every language's patterns read every text that has its letters, since a Thai page names English months and a Japanese
one Thai baht.
"""

from __future__ import annotations

import re

from kb.languages import LANGUAGES, written_in
from kb.languages.base import Language
from kb.matches import Match, longest
from kb.values.amounts import amounts
from kb.values.dates import dates
from kb.values.periods import periods

__all__ = ["read_values"]

WITHOUT_LETTERS = re.compile(r"[$¥฿€£]|\d[-/]\d")
"""What amounts and dates may be written with that have no letter of the language whose patterns read them (English)."""

MAY_HOLD_VALUE = re.compile(
    r"[0-9๐-๙０-９〇零元一二三四五六七八九十百千半]|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ครึ่ง|ร้อย|ล้าน"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|half|hundred|thousand|million)\b",
    re.IGNORECASE,
)
"""What every value has: a number. Most clauses have none and need not be held against each pattern."""


def read_values(text: str) -> list[Match]:
    """The dates, periods and amounts of a text in order, none overlapping."""
    if not MAY_HOLD_VALUE.search(text):
        return []
    languages: list[Language] = written_in(text)
    if WITHOUT_LETTERS.search(text) and LANGUAGES["en"] not in languages:
        languages.append(LANGUAGES["en"])
    found = (reader(text, language) for language in languages for reader in (dates, periods, amounts))
    return [match for match in longest(match for matches in found for match in matches) if match.value]
