"""English: how it writes dates, lengths of time and money."""

from __future__ import annotations

import re

from kb.calendars import EARLIEST_BUDDHIST_YEAR, from_buddhist
from kb.languages.base import DateForm, PeriodPatterns
from kb.numerals import ENGLISH_ORDINALS, NUMBER

_NAMES = "january february march april may june july august september october november december".split()
MONTHS = {name: i for i, name in enumerate(_NAMES, 1)} | {name[:3]: i for i, name in enumerate(_NAMES, 1)} | {"sept": 9}
_MONTH = rf"(?P<month>{'|'.join(_NAMES)}|(?-i:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b)\.?"
_TO_MONTH = _MONTH.replace("<month>", "<to_month>")
_ORDINAL = "|".join(sorted(ENGLISH_ORDINALS, key=len, reverse=True))
_DAY = rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?\b|{_ORDINAL})"
_TO_DAY = _DAY.replace("<day>", "<to_day>")
_ERA = r"(?P<era>B\.?\s?E\.?|A\.?D\.?)"
_WORDED = r"(?:two thousand|nineteen hundred)(?: and)? [a-z]+(?:[- ][a-z]+)?"
_YEAR = rf"(?:in the year )?(?:{_ERA}\s?)?(?P<year>\d{{4}}\b|{_WORDED})(?:\s?\(?{_ERA.replace('<era>', '<era_after>')}(?![a-z])\)?)?"
_TO_YEAR = r"(?P<to_year>\d{4}\b)"
_SEP = r"\s?(?:[-–—]|to|through|until|and)\s?"


_NAMED = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)


def _form(pattern: str, fiscal: int = 0, unless: str | None = None) -> DateForm:
    no = re.compile(unless, re.IGNORECASE) if unless else None
    return DateForm(re.compile(pattern, re.IGNORECASE), fiscal, no, needs=_NAMED if "january" in pattern else None)


DATED = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:1[6-9]|2[0-5])\d\d|\bB\.?\s?E|/\d|\.\d\d\.|two thousand|nineteen hundred",
    re.IGNORECASE,
)

DATES = (
    _form(
        rf"\b{_DAY}\s?(?:[-–—]|to(?: the)?|through|until|(?<=between ..)and|(?<=between ...)and)\s?{_TO_DAY}(?: of)? {_MONTH},? {_YEAR}"
    ),
    _form(rf"\b{_MONTH} {_DAY}\s?(?:[-–—]|to|through|until)\s?{_TO_DAY},? {_YEAR}"),
    _form(rf"\b{_DAY}(?: of)? {_MONTH}\s?(?:[-–—]|to|through|until)\s?{_TO_DAY}(?: of)? {_TO_MONTH},? {_YEAR}"),
    _form(rf"\b{_MONTH} {_DAY}\s?(?:[-–—]|to|through|until)\s?{_TO_MONTH} {_TO_DAY},? {_YEAR}"),
    _form(rf"\b{_DAY}(?: day)?(?: of)?(?: the month of)? {_MONTH},? (?:in )?{_YEAR}"),
    _form(rf"\b{_MONTH} {_DAY},? {_YEAR}"),
    _form(rf"\b{_MONTH}\s?(?:[-–—]|to|through|until|and)\s?{_TO_MONTH},? (?:of )?{_YEAR}"),
    _form(rf"\b{_MONTH},? (?:of )?{_YEAR}"),
    _form(r"\b(?P<year>(?:1[6-9]|20|21)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3]\d)\b(?!-)"),
    _form(r"(?<![\d/])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>2[45]\d\d)(?![\d/])"),
    _form(r"(?<![\d/])(?P<day>1[3-9]|2\d|3[01])/(?P<month>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d)(?![\d/])"),
    _form(r"(?<![\d/])(?P<month>0?[1-9]|1[0-2])/(?P<day>1[3-9]|2\d|3[01])/(?P<year>(?:19|20)\d\d)(?![\d/])"),
    _form(rf"\bJapanese (?:fiscal|financial) years? {_YEAR}(?:{_SEP}{_TO_YEAR})?", 4),
    _form(rf"\bThai (?:fiscal|financial|budget) years? {_YEAR}(?:{_SEP}{_TO_YEAR})?", -10),
    _form(r"(?<![\d.])(?P<day>1[3-9]|2\d|3[01])\.(?P<month>0?[1-9]|1[0-2])\.(?P<year>(?:19|20)\d\d)(?![\d.]\d)"),
    _form(r"(?<![\d/])(?P<year>(?:19|20)\d\d)/(?P<month>0?[1-9]|1[0-2])/(?P<day>0?[1-9]|[12]\d|3[01])(?![\d/])"),
    _form(rf"(?<![\w-])(?P<day>\d{{1,2}})-{_MONTH}-(?P<year>\d{{4}})\b"),
    _form(rf"\b(?:in|of) the year (?P<year>{_WORDED})"),
    _form(rf"\b(?:(?:fiscal|financial|budget) year|FY)s? ?{_YEAR}(?:\s?[-–—]\s?{_TO_YEAR})?"),
    _form(r"(?<![\d–—/-])(?P<year>(?:1[6-9]|20)\d\d)\s?[-–—]\s?(?P<to_year>(?:1[6-9]|20)\d\d)(?![\d–—/-])(?!\s+[A-Z])"),
    _form(r"\bfrom (?:the year )?(?P<year>(?:1[6-9]|20)\d\d) (?:to|through|until) (?P<to_year>(?:1[6-9]|20)\d\d)\b"),
    _form(
        r"\b(?:(?:in|by|since|until|till|through|during|before|after|from|for|of|late|early|between|end of|(?<=\d )and|(?:the |calendar )?years?|(?<=\d, )and)"
        r"(?: the)?(?: year| end of| start of| beginning of)? )"
        r"(?P<year>(?:1[6-9]|20)\d\d)\b(?![-–/.,]\d)(?!\s?(?:%|percent|per cent|kilo\w*|kg|tons?|tonnes|persons?|people|participants|households|km|meters|metres|officials|staff|copies|baht|yen"
        r"|B\.?E))(?! (?:Memorand|Agreement|Convention|Treaty|Statement|Protocol|Plan|Vision|Agenda|Arrangement|Note|Declaration|World|Expo|Summit|Olympic|Action|Joint|edition)\w*)"
    ),
    _form(
        r"\b(?P<era>B\.\s?E\.|B\.?E\.?)\s?(?P<year>2[3-6]\d\d)\b(?:\s?\((?:19|20)\d\d\))?",
        unless=r"\b(?:Act|Law|Code|Decree|Regulations?|Rules|Notification|Order|Constitution)\b[^.;]{0,120}$",
    ),
)


def common_year(era: str | None, year: int, month: int | None) -> int | None:
    """The year of the common era."""
    if (era and era.upper().startswith("B")) or (not era and year >= EARLIEST_BUDDHIST_YEAR):
        return from_buddhist(year, month)
    return year


_UNIT = r"year|month|week|day|hour|minute|second"
_FIGURES = r"(?:\s?\(\s?[\w -]{1,24}\s?\))?"

PERIODS = PeriodPatterns(
    form=re.compile(
        rf"(?<![\w.,/-])(?:(?P<number>{NUMBER}){_FIGURES}[ -]+(?:and a (?P<and_half>half) )?(?:calendar |working |consecutive |business |full |more )?(?P<unit>{_UNIT})s?\b"
        rf"(?:(?:,? and |,? )(?P<number2>{NUMBER}){_FIGURES}[ -]+(?:calendar |working )?(?P<unit2>{_UNIT})s?\b)?"
        rf"|\bhalf an? (?P<half_unit>{_UNIT})\b)",
        re.IGNORECASE,
    ),
    units={"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "TH", "minute": "TM", "second": "TS"},
    unless_before=re.compile(
        r"\b(?:aged?|ages)(?: of)?(?: between| over| under)? $|\bevery $|\bany $|\bper $", re.IGNORECASE
    ),
    unless_after=re.compile(
        r"[ -]*(?:old\b|of age\b|anniversary|olds\b)|\s?(?:a|per) (?:year|month|week|day)\b", re.IGNORECASE
    ),
    notice_before=re.compile(
        r"\bnotice(?: in writing)?(?: period)?(?: of)?(?: at least| not less than| no less than| a minimum of)? $"
        r"|\bin advance(?:,? (?:and )?(?:by )?(?:at least|not less than))? $",
        re.IGNORECASE,
    ),
    notice_after=re.compile(
        r"['’]?s?['’]?\s*(?:(?:prior|advance|written|previous|formal|and)\s+)*(?:notice|notification)\b|\s+(?:in advance|beforehand|prior to|before|ahead of)\b",
        re.IGNORECASE,
    ),
    notice_word=re.compile(
        r"\bnotic|\bnotif|\binform|\bannounc|\bcommunicat|\bterminat|\bobject|\bdenounc|\bdeclar|\bwithdraw",
        re.IGNORECASE,
    ),
    written=re.compile(r"\bwrit(?:ten|ing)\b", re.IGNORECASE),
    bounds={
        "at_least": (
            re.compile(
                r"(?:at least|not less than|no less than|a minimum of|no fewer than|not fewer than) $", re.IGNORECASE
            ),
            re.compile(r"\s+or (?:more|longer)\b", re.IGNORECASE),
        ),
        "at_most": (
            re.compile(
                r"(?:within|not exceeding|not more than|no more than|up to|at most|not later than|no later than|a maximum of) (?:a period of )?$",
                re.IGNORECASE,
            ),
            re.compile(r"\s+or less\b", re.IGNORECASE),
        ),
    },
)

_SCALE = r"(?P<scale>thousand|million|billion|trillion|bn)"
_CODE = r"(?P<currency>THB|JPY|USD|EUR|GBP|CNY|KRW|SGD|MYR|IDR|VND|LAK|PHP|AUD|US\$|S\$|¥|฿|€|£|\$|Baht(?= \d))"
_CURRENCY = r"(?P<currency>Thai baht|baht|Japanese yen|yen|US dollars?|U\.S\. dollars?|United States dollars?|dollars?|euros?|pounds? sterling|yuan|won|ringgit|rupiah|THB|JPY|USD|EUR)"
AMOUNTS = (
    re.compile(
        rf"(?<!\w){_CODE}\s?(?P<number>{NUMBER})(?:\s?{_SCALE}\b)?(?:\s?\([^()]{{3,60}}(?:baht|yen|dollars|euros?)\))?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![\w.,])(?P<number>{NUMBER})(?:\s?\([\d,. a-z-]{{1,40}}\))?\s(?:{_SCALE}\s)?(?:of )?{_CURRENCY}\b(?:\s?\((?:[A-Z$¥฿]{{1,3}}\s?[\d,.]+(?: million| billion)?|[a-z -]{{5,90}} (?:baht|yen|dollars|euros?))\))?",
        re.IGNORECASE,
    ),
)
CURRENCIES = {
    **{
        "thb": "THB",
        "฿": "THB",
        "thai baht": "THB",
        "baht": "THB",
        "jpy": "JPY",
        "¥": "JPY",
        "japanese yen": "JPY",
        "yen": "JPY",
    },
    **{
        "usd": "USD",
        "us$": "USD",
        "$": "USD",
        "us dollars": "USD",
        "u.s. dollars": "USD",
        "united states dollars": "USD",
    },
    **{"us dollar": "USD", "u.s. dollar": "USD", "united states dollar": "USD", "dollar": "USD", "dollars": "USD"},
    **{"eur": "EUR", "€": "EUR", "euro": "EUR", "euros": "EUR", "gbp": "GBP", "£": "GBP", "pound sterling": "GBP"},
    **{
        "pounds sterling": "GBP",
        "cny": "CNY",
        "yuan": "CNY",
        "krw": "KRW",
        "won": "KRW",
        "sgd": "SGD",
        "s$": "SGD",
        "myr": "MYR",
    },
    **{"ringgit": "MYR", "idr": "IDR", "rupiah": "IDR", "vnd": "VND", "lak": "LAK", "php": "PHP", "aud": "AUD"},
}
