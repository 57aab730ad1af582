"""Signatures and terms of instruments as a picture: one row each, from the beginning to the end, over the years.

The four ways an instrument may run are told apart by shape and not by colour alone: a term has an end mark, one that
renews goes on as a pale bar with an arrow, one without a term is a bar with an arrow, a plan is a dashed outline. What
the picture shows is also said in a sentence for each row. Units are those of the picture's own coordinates.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from flask_babel import gettext

from kb.model import LanguageCode
from kb.term import first_day_of
from webapp.catalogue import Line
from webapp.presentation import year
from webapp.standing import Standing, standing_of

Way = Literal["term", "renewing", "open", "planned", "undated"]

WIDTH = 1160
LEFT = 370
RIGHT = 1136
TOP = 74
ROW = 38
BAR = 10
TITLE_WIDTH = 345
LETTER = 13
"""The size of the letters of titles."""
TICK = 46
"""The least distance between two years that are written."""
LONGEST = 120
"""Years shown at most, back from the last: a misread year must not squeeze all others together."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: its title cut to fit, its id (titles begin alike), the sentence it says, and the places of its marks.

    ``signed`` is where the signature is, ``begin`` and ``end`` are of the bar, ``on`` is where a bar goes on to that
    does not end.
    """

    title: tuple[LanguageCode, str]
    id: str
    sentence: str
    way: Way
    y: float
    signed: float | None = None
    begin: float = 0.0
    end: float = 0.0
    on: float | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A way to run, and where its sample stands."""

    way: Way
    x: float
    y: float
    words: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture, ready to be drawn, and the same as sentences."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    legend: tuple[LegendEntry, ...]
    today: float | None
    top: float
    height: float
    standings: tuple[Standing, ...]
    width: int = WIDTH
    left: int = LEFT
    right: int = RIGHT


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to places."""

    first: date
    last: date

    def x(self, when: date) -> float:
        """The place of a day, at the edge for what lies outside."""
        share = (when - self.first).days / max(1, (self.last - self.first).days)
        return round(LEFT + (RIGHT - LEFT) * min(1.0, max(0.0, share)), 1)


def timeline_of(lines: Sequence[Line], language: LanguageCode, today: date) -> Timeline:
    """The timeline of these lines, in their order."""
    standings = tuple(standing_of(line, language, today) for line in lines)
    scale = scale_of(lines, today)
    legend = legend_of()
    top = legend[-1].y + TOP - LETTER
    bars = tuple(bar_of(standing, scale, top + ROW * (at + 0.5)) for at, standing in enumerate(standings))
    now = scale.x(today) if scale.first <= today <= scale.last else None
    return Timeline(bars, ticks_of(scale), legend, now, top, top + ROW * len(bars) + LETTER, standings)


def scale_of(lines: Sequence[Line], today: date) -> Scale:
    """Whole years around all dates and today."""
    dates = [today]
    for line in lines:
        record = line.record
        for value in (record.signed_on, record.planned_signing, record.in_force_from, record.expires_on):
            if found := first_day_of(value):
                dates.append(found)
    last = max(dates).year + 1
    first = max(min(dates).year, last - LONGEST)
    return Scale(date(first, 1, 1), date(min(last + 1, date.max.year), 1, 1))


def way_of(standing: Standing) -> Way:
    """How an instrument runs."""
    record = standing.line.record
    if not (record.signed_on or record.planned_signing or record.in_force_from):
        return "undated"
    if standing.status == "draft" or not (record.signed_on or record.in_force_from):
        return "planned"
    if not first_day_of(record.expires_on):
        return "open"
    return "renewing" if record.renews else "term"


def bar_of(standing: Standing, scale: Scale, y: float) -> Bar:
    """One row."""
    record, way = standing.line.record, way_of(standing)
    title = (standing.title[0], fitting(standing.title[1], TITLE_WIDTH))
    sentence, id_ = sentence_of(standing), fitting(standing.line.summary.id, TITLE_WIDTH)
    signing = first_day_of(record.signed_on or record.planned_signing)
    begin = first_day_of(record.in_force_from) or signing
    if begin is None:
        return Bar(title, id_, sentence, "undated", y)
    end = first_day_of(record.expires_on)
    start = scale.x(min(begin, signing) if signing else begin)
    goes_on = way in ("open", "renewing")
    at_end = scale.x(end) if end else start if way == "planned" else float(RIGHT)
    return Bar(
        title=title,
        id=id_,
        sentence=sentence,
        way=way,
        y=y,
        signed=scale.x(signing) if signing else None,
        begin=start,
        end=max(at_end, start),
        on=float(RIGHT) if goes_on else None,
    )


def sentence_of(standing: Standing) -> str:
    """What a row shows, in words."""
    said = [
        gettext("signed %(day)s", day=standing.signed) if standing.signed else None,
        gettext("signing planned for %(day)s", day=standing.planned) if standing.planned else None,
        gettext("in force from %(day)s", day=standing.force) if standing.line.record.in_force_from else None,
        gettext("expires %(day)s", day=standing.expires) if standing.expires else None,
        standing.renewal,
    ]
    words = [str(part) for part in said if part]
    if not words:
        return str(gettext("no date stated"))
    if not standing.expires and not standing.renewal:
        words.append(str(gettext("no end stated")))
    return " · ".join(words)


def ticks_of(scale: Scale) -> tuple[Tick, ...]:
    """The years that fit on the axis."""
    years = scale.last.year - scale.first.year
    room = (RIGHT - LEFT) / TICK
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if years / step <= room or step == 100)
    shown = [number for number in range(scale.first.year, scale.last.year + 1) if number % step == 0]
    return tuple(Tick(scale.x(date(number, 1, 1)), bare_year(number)) for number in shown)


def bare_year(number: int) -> str:
    """A year on the axis: only its figures, which are those of the calendar of the interface."""
    return "".join(c for c in year(f"{number:04d}") if c.isdigit())


def legend_of() -> tuple[LegendEntry, ...]:
    """The ways to run, laid out in as many rows as their words need."""
    entries: list[LegendEntry] = []
    x, y = 16.0, 22.0
    ways: tuple[tuple[Way, str], ...] = (
        ("term", gettext("until the end of its term")),
        ("renewing", gettext("renews after its term")),
        ("open", gettext("no end stated")),
        ("planned", gettext("planned")),
    )
    for way, words in ways:
        room = 52 + text_width(words) + 24
        if x + room > WIDTH and entries:
            x, y = 16.0, y + 22
        entries.append(LegendEntry(way, x, y, str(words)))
        x += room
    return tuple(entries)


def text_width(text: str) -> float:
    """About how wide a text is: marks above and below take no room, wide letters a square, others a good half."""
    return sum(letter_width(character) for character in text)


def letter_width(character: str) -> float:
    """About how wide a letter is."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return float(LETTER)
    return LETTER * (0.68 if character.isupper() else 0.56)


def fitting(text: str, width: float) -> str:
    """A text on one line, cut with an ellipsis where it is wider; a letter is never parted from its marks."""
    text = " ".join(text.split())
    if text_width(text) <= width:
        return text
    room, kept = width - LETTER, 0
    for at, character in enumerate(text):
        room -= letter_width(character)
        if room < 0:
            break
        kept = at + 1
    while kept < len(text) and letter_width(text[kept]) == 0:
        kept += 1
    return text[:kept].rstrip() + "…"
