"""Japanese words that names are made of: heads of bodies, events, programmes and places, countries, general words.

The lists are in ``names.tsv`` beside this module, which an expert can read and edit: general vocabulary and states of
the world, no names of particular documents.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

LETTER = r"[一-鿿々〆ァ-ヺー・･A-Za-z0-9Ａ-Ｚａ-ｚ０-９&＆]"
"""A letter that a name may hold; hiragana is left out, since it is mostly the grammar between names."""
RUN = re.compile(
    rf"{LETTER}(?:{LETTER}|(?<=[A-Za-z回]) (?={LETTER})|(?<=回)　(?={LETTER})|(?<=[A-Za-z])-(?=[A-Za-z]))*"
)
"""Letters without a break: a name begins and ends inside one."""
N = r"[0-9０-９〇一二三四五六七八九十百千元]"


@cache
def _table() -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for line in (resources.files(__package__) / "names.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        if not line.startswith("#"):
            kind, pattern = line.split("\t")
            found.setdefault(kind, []).append(pattern)
    return {kind: "|".join(patterns) for kind, patterns in found.items()}


def words(kind: str) -> str:
    """The alternatives of a kind of words, as a pattern."""
    return _table()[kind]


def longest_first(*kinds: str) -> re.Pattern[str]:
    """One word of the kinds, the longest that fits."""
    alternatives = {word for kind in kinds for word in words(kind).split("|")}
    return re.compile("|".join(sorted(alternatives, key=lambda word: (-len(word), word))))


_STATES = f"{words('state.katakana')}|{words('state.kanji')}"
STATE = rf"(?:(?:{_STATES})(?:{words('regime')})?|欧州連合)"
FORMAL_STATE = rf"(?:(?:{_STATES})(?:{words('regime')})|大韓民国)"
COUNTRY = re.compile(STATE)
_PARTNER = "タイ|ASEAN|ＡＳＥＡＮ|アセアン|メコン|EU|ＥＵ|欧|米|英|仏|独|伊|中|韓|豪|印|越|比|星|馬|尼|中央アジア"
PAIR = re.compile(
    rf"(?:日[・･]?(?:{_PARTNER}|{words('state.katakana')})|日本[・･－-](?:{_PARTNER}|{STATE})"
    rf"|(?:{_PARTNER}|{STATE})[・･－-]日本?|タイ日|泰日)(?:両国|間)?"
)
"""Two countries as a title joins them: 日タイ, 日本・タイ, 日ＡＳＥＡＮ."""

LEGAL_FORM = f"(?:{words('legal')})"
"""What stands before the name of a body and says which kind of legal person it is."""
BODY = words("body")
UNIT = words("unit")
"""Heads of units; those of :data:`BODY` may be units of a greater body too."""
NOT_UNIT = re.compile(f"(?:{words('not_unit')})$")
"""What ends like a unit of a body and is none: 郵便局, 北部, 会議室."""
GENERIC_ANY = longest_first("determiner")
GENERIC_BODY = longest_first("plain", "determiner")

EVENT = words("event")
EVENT_GENERIC = longest_first("event.plain", "determiner")
STRONG_PROGRAMME = words("programme.strong")
WEAK_PROGRAMME = words("programme.weak")
PROGRAMME_GENERIC = longest_first("programme.plain", "determiner")

SITE = words("site")
SITE_GENERIC = longest_first("site.plain", "determiner")
AREA = r"[県市区町村島州郡省]"
NOT_AREA_AFTER = f"(?!{words('area.not')})"
PROVINCES = words("china")
JAPAN = words("japan")
"""Places of Japan: what a site with one of them in its name is, is no mere kind of site."""

OFFICE = words("office")
