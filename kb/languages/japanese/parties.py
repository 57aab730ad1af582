"""Whom a Japanese text says an instrument is between: bodies, governments and states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kb.languages.japanese.lexicon import FORMAL_STATE, LETTER, STATE
from kb.matches import Match
from kb.model import Span

GOVERNMENTS = re.compile(rf"(?<!{LETTER}){STATE}政府(?!間|開発|観光)|(?<!{LETTER}){FORMAL_STATE}(?!{LETTER}|の(?!間))")
LOCAL = re.compile(
    rf"(?<!{LETTER})(?:{STATE})?(?:[一-龥]{{1,4}}|[ァ-ヺー]{{2,14}})[県市]"
    "(?=と|及び|との間|の間|、[^、。]{2,12}[県市]|は、|（以下|\n|$)"
)
"""A prefecture or city, which is a party only in a row of them."""
SHORT_FORM = re.compile("以下(?:単に)?[「『“]$")
NOTE = r"(?:[（(][^（）()\n]{0,80}[）)])?(?:の代表者?)?"
AND = re.compile(
    rf"{NOTE}[\s　]*(?:、|，|及び|並びに|と|とその|および|ならびに|を一方とし(?:、|て、))[\s　]*(?:、|及び)?[\s　]*"
)
BETWEEN = re.compile(rf"{NOTE}[\s　]*(?:(?:との|の)(?:間|あいだ)|(?:による|を当事者とする|が(?:署名|締結)した))")
WITH = re.compile(rf"{NOTE}との(?:間|あいだ)")
FOLLOWS = re.compile(rf"{NOTE}\s*(?:は|の間|との)")
INSTRUMENT = re.compile(
    r"(?![での]{0,2}(?:他の|いかなる|別の|既存の|全ての))[^。\n]{0,90}?"
    "(?:覚書|協定|条約|声明|宣言|取極|取決め|合意|了解|交換公文|書簡|議定書|共同文書|MO[CU]|ＭＯ[ＣＵ]|枠組み|約束)"
)
SUBJECT = re.compile(rf"{NOTE}[はが](?:、[^。\n]{{0,40}}、)?、?")
OTHER_SIDE = re.compile(rf"{NOTE}を他方(?:とし|当事者)")
DEFINED = re.compile(r"[（(][^（）()\n]{0,60}以下[^（）()\n]{0,80}[）)]\s*は")


def find_parties(text: str, bodies: Sequence[Match], *, opening: bool) -> Iterator[Span]:
    """In an opening the row of names that it has (else all bodies); elsewhere rows that an instrument is between."""
    if not opening and "間" not in text and "以下" not in text:
        return
    names = [
        Span(body.start, body.end) for body in bodies if not SHORT_FORM.search(text, max(0, body.start - 8), body.start)
    ]
    names += list(states(text, names))
    rows = list(rows_of(text, names))
    between = [row for row in rows if is_between(text, row) or introduces(text, row)]
    if between:
        for row in between:
            if len(row) == 1 and (subject := subject_of(text, row[0], rows)):
                yield subject
            yield from row
    elif opening and len(lines := [name for name in names if fills_line(text, name)]) > 1:
        yield from sorted(lines, key=lambda name: name.start)
    elif opening:
        long = [row for row in rows if len(row) > 1 and (row[0] in names or FOLLOWS.match(text, row[-1].end))]
        yield from (long[0] if long else names)


def states(text: str, names: Sequence[Span]) -> Iterator[Span]:
    """Governments, states, prefectures and cities that are no part of the names of bodies."""
    taken = {at for name in names for at in range(name.start, name.end)}
    for found in (*GOVERNMENTS.finditer(text), *LOCAL.finditer(text)):
        if found.start() not in taken and found.end() - 1 not in taken:
            taken.update(range(*found.span()))
            yield Span(*found.span())


def rows_of(text: str, names: Sequence[Span]) -> Iterator[list[Span]]:
    """Names that "and" or a comma joins."""
    row: list[Span] = []
    for name in sorted(names, key=lambda span: span.start):
        if row and not AND.fullmatch(text, row[-1].end, name.start):
            yield row
            row = []
        row.append(name)
    if row:
        yield row


def fills_line(text: str, name: Span) -> bool:
    """Whether a name is a line of its own, as parties are listed under a title."""
    line = text[text.rfind("\n", 0, name.start) + 1 :].partition("\n")[0]
    return "\n" in text and line.strip() == name.of(text)


def subject_of(text: str, name: Span, rows: Sequence[Sequence[Span]]) -> Span | None:
    """Who made an instrument with a body: 総務省は、運輸省との間で覚書に署名した."""
    for row in rows:
        if len(row) == 1 and row[0].end < name.start and SUBJECT.fullmatch(text, row[0].end, name.start):
            return row[0]
    return None


def introduces(text: str, row: Sequence[Span]) -> bool:
    """Whether a row of names begins the text, defines short forms and is the subject of a preamble that goes on."""
    if len(row) > 1 and OTHER_SIDE.match(text, row[-1].end):
        return True
    if len(row) < 2 or text[: row[0].start].strip() or text.rstrip().endswith("。"):
        return False
    return bool(DEFINED.match(text, row[-1].end))


def is_between(text: str, row: Sequence[Span]) -> bool:
    """Whether an instrument is said to be between the names of a row."""
    found = (BETWEEN if len(row) > 1 else WITH).match(text, row[-1].end)
    return bool(found and INSTRUMENT.match(text, found.end()))
