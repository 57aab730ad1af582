"""Whom a Japanese text says an instrument is between: bodies, governments and states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kb.languages.japanese.lexicon import FORMAL_STATE, LETTER, STATE
from kb.matches import Match
from kb.model import Span

GOVERNMENTS = re.compile(rf"(?<!{LETTER}){STATE}政府(?!間|開発|観光)|(?<!{LETTER}){FORMAL_STATE}(?!{LETTER}|の(?!間))")
NOTE = r"(?:[（(][^（）()\n]{0,80}[）)])?(?:の代表者?)?"
AND = re.compile(rf"{NOTE}[\s　]*(?:、|，|及び|並びに|と|とその|および|ならびに)[\s　]*(?:、|及び)?[\s　]*")
BETWEEN = re.compile(rf"{NOTE}[\s　]*(?:との|の)(?:間|あいだ)")
WITH = re.compile(rf"{NOTE}との(?:間|あいだ)")
INSTRUMENT = re.compile(
    r"(?![での]{0,2}(?:他の|いかなる|別の|既存の|全ての))[^。\n]{0,90}?(?:覚書|協定|条約|声明|宣言|取極|取決め|合意|了解|交換公文|書簡|議定書|共同文書|MO[CU]|ＭＯ[ＣＵ]|枠組み|約束)"
)
DEFINED = re.compile(r"[（(][^（）()\n]{0,60}以下[^（）()\n]{0,80}[）)]\s*は")


def find_parties(text: str, bodies: Sequence[Match], *, opening: bool) -> Iterator[Span]:
    """In an opening the row of names that it has (else all bodies); elsewhere rows in "an instrument between A and B"."""
    if not opening and "間" not in text and "以下" not in text:
        return
    names = [Span(body.start, body.end) for body in bodies]
    states = [
        Span(*found.span())
        for found in GOVERNMENTS.finditer(text)
        if not any(name.start < found.end() and found.start() < name.end for name in names)
    ]
    rows = list(rows_of(text, sorted([*names, *states], key=lambda span: span.start)))
    between = [row for row in rows if is_between(text, row) or introduces(text, row)]
    if between:
        for row in between:
            yield from row
    elif opening:
        long = [row for row in rows if len(row) > 1]
        yield from (long[0] if long else names)


def rows_of(text: str, names: Sequence[Span]) -> Iterator[list[Span]]:
    """Names that "and" or a comma joins."""
    row: list[Span] = []
    for name in names:
        if row and not AND.fullmatch(text, row[-1].end, name.start):
            yield row
            row = []
        row.append(name)
    if row:
        yield row


def introduces(text: str, row: Sequence[Span]) -> bool:
    """Whether a row of names begins the text, defines short forms and is the subject of a preamble that goes on."""
    if len(row) < 2 or text[: row[0].start].strip() or text.rstrip().endswith("。"):
        return False
    defined = DEFINED.match(text, row[-1].end)
    return bool(defined)


def is_between(text: str, row: Sequence[Span]) -> bool:
    """Whether an instrument is said to be between the names of a row."""
    found = (BETWEEN if len(row) > 1 else WITH).match(text, row[-1].end)
    return bool(found and INSTRUMENT.match(text, found.end()))
