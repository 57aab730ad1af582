"""Label forms that texts in any of our languages use; a language adds its own words to them."""

from __future__ import annotations

import re

from kb.languages.base import LabelForm
from kb.numerals import CIRCLED, DIGITS

END = r"(?=[\s　]|$)"

UNITS = (
    r"(?:น\.|นาฬิกา|ล้าน|พัน|หมื่น|แสน|บาท|เยน|เปอร์เซ็นต์|ร้อยละ|กิโล|เมตร|เท่า|万|億|兆|円|倍|％|%|度|時|million|billion|thousand"
    r"|trillion|per ?cent|hrs?\b|hours?\b|a\.m|p\.m|km\b|kg\b|tons?\b|tonnes|met(?:re|er)s|baht|yen|days\b|months\b|years\b)"
)
"""What makes a figure of a number at the start of a line: ``4.2 million``, ``10.30 น.``"""

COMMON_LABELS = (
    LabelForm(
        "decimal",
        re.compile(rf"(?P<label>(?P<n>{DIGITS}{{1,3}}(?:[.．]{DIGITS}{{1,3}})+)[.．]?)(?=[\s　])(?!\s*{UNITS})"),
    ),
    LabelForm("dot", re.compile(rf"(?P<label>(?P<n>{DIGITS}{{1,3}})[.．])(?![0-9๐-๙０-９])")),
    LabelForm("dot", re.compile(rf"(?P<label>(?P<n>{DIGITS}{{1,3}})．)(?={DIGITS}{{4}}年)")),
    LabelForm("half-bracket", re.compile(rf"(?P<label>(?P<n>{DIGITS}{{1,3}})[)）])")),
    LabelForm("brackets", re.compile(rf"(?P<label>[(（](?P<n>{DIGITS}{{1,3}})[)）])")),
    LabelForm("bare", re.compile(rf"(?P<label>(?P<n>{DIGITS}{{1,2}}))(?=\t\S|\s{{2,}}\S)")),
    LabelForm("roman-sign", re.compile(r"(?P<label>(?P<n>[ⅰ-ⅻⅠ-Ⅻ])[.．、）)]?)")),
    LabelForm("letter-space", re.compile(r"(?P<label>(?P<n>[ａ-ｚＡ-Ｚ]))(?=[　\t]\S)")),
    LabelForm("circle", re.compile(rf"(?P<label>(?P<n>[{CIRCLED}]))")),
    LabelForm("letter-brackets", re.compile(r"(?P<label>[(（](?P<n>[A-Za-zａ-ｚＡ-Ｚ]|[ivxIVX]{1,5}|[ⅰ-ⅻⅠ-Ⅻ])[)）])")),
    LabelForm("letter-half-bracket", re.compile(rf"(?P<label>(?P<n>[a-zａ-ｚ]|[ivx]{{1,5}}|[ⅰ-ⅻ])[)）]){END}")),
    LabelForm("letter-dot", re.compile(rf"(?P<label>(?P<n>[A-Za-zＡ-Ｚ]|[ivxIVX]{{1,5}}|[ⅰ-ⅻⅠ-Ⅻ])[.．]){END}")),
    LabelForm(
        "bullet",
        re.compile(
            r"(?P<label>[-–—](?=\s*[^\W\d_]|\s+\S)|[•‣▪■□◆◇●◎▶➢➤✓*](?=\s*\w)|○(?=[\s　]*[^\s　○0-9０-９])|・(?=[\s　]*[^\s　・]))"
        ),
    ),
)
"""In order of precedence: the longest shapes first, so that ``1.1`` is not read as ``1.`` and a rest."""
