"""Japanese offices: a head (大臣, 局長) with its field and body before it, and what it is for in brackets after it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from kb.languages.japanese.bodies import GAP
from kb.languages.japanese.headed import COMMON_KATAKANA
from kb.languages.japanese.lexicon import COUNTRY, GENERIC_ANY, LETTER, OFFICE, STATE, words
from kb.languages.japanese.runs import KATAKANA, Runs, without
from kb.matches import Match
from kb.model import Span

OFFICES = re.compile(OFFICE)
QUALIFIER = re.compile(
    rf"[（(][一-龥ァ-ヺー・、]{{1,24}}(?:{words('qualifier')})[）)]|[（(](?:国際|総括|政策|総合)[）)]"
)
"""What an office is further said to be for: （国際担当）."""
ACTING = re.compile("代行|代理|心得")
ACCREDITED = re.compile(rf"{STATE}駐[在箚]\s+$")
"""Where an ambassador is sent to, on the line above his office."""
AND_OFFICE = re.compile(rf"兼{LETTER}{{0,12}}?(?:{OFFICE})")
"""A second office of the same person: 所長代理兼製作部長."""
ALONE = re.compile(r"[ 　\t＿_]|[（(]|\n|$")
MINISTER = re.compile("大臣|首相|大統領|外相|長官|次官|総裁|大使")
PORTFOLIO = re.compile("(?:内閣総理|総務|外務|財務|法務|文部科学|厚生労働|農林水産|経済産業|国土交通|防衛)$")
KANJI_NAME = re.compile("[一-龥々ヶ]{3,6}")


def find_offices(runs: Runs, bodies: Sequence[Match]) -> Iterator[Span]:
    """The offices of a text, each with the body joined to it and what it is further said to be for."""
    text, last = runs.text, 0
    ends = [body.end for body in bodies]
    for head in OFFICES.finditer(text):
        if head.start() < last:
            continue
        start = max(last, runs.start(head.start()))
        acting = ACTING.match(text, head.end())
        end = acting.end() if acting else head.end()
        if second := AND_OFFICE.match(text, end):
            end = second.end()
        qualifier = QUALIFIER.match(text, end)
        last = qualifier.end() if qualifier else end
        before = bisect_right(ends, head.start()) - 1
        field = text[start : head.start()]
        if before >= 0 and touches(text, bodies[before], start):
            start = min(start, bodies[before].start)
        elif not field and not stands_alone(text, start, last):
            continue  # without its body and field it is an office only on a line of its own, in a signature
        elif field and not without(GENERIC_ANY, field):
            continue  # both ministers, the minister himself
        else:
            start += len(person(field, head.group()))
            if accredited := ACCREDITED.search(text, max(0, start - 40), start):
                start = accredited.start()
        yield Span(start, last)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether white space, marks of a signature or nothing stand on both sides."""
    return bool(ALONE.match(text, end)) and (start == 0 or text[start - 1] in " 　\t\n＿_）)")


def touches(text: str, body: Match, start: int) -> bool:
    """Whether a body ends in the run that begins at ``start``, or is joined to it."""
    return body.end >= start or bool(GAP.fullmatch(text, body.end, start))


def person(field: str, office: str) -> str:
    """The name of a person that stands before an office without a space."""
    foreign = KATAKANA.match(field)
    if COUNTRY.match(field) or (foreign and COMMON_KATAKANA.match(field)):
        return ""
    if foreign and MINISTER.search(office) and len(foreign.group()) > 2 and foreign.group()[-1] not in "・･":
        return foreign.group()
    portfolio = PORTFOLIO.search(field)
    if portfolio and KANJI_NAME.fullmatch(field, 0, portfolio.start()):
        return field[: portfolio.start()]
    return ""
