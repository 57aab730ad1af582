"""Lengths of time as printed to durations of ISO 8601; what a notice has to come before is a period of notice."""

from __future__ import annotations

from collections.abc import Iterator
from re import Match as Found

from kb.languages.base import Language
from kb.matches import Match
from kb.model import Bound, FactType
from kb.numerals import number

LONGEST = {"Y": 300, "M": 600, "W": 520, "D": 3_660, "TH": 1_000, "TM": 1_000, "TS": 10_000}
"""A greater number before ``years`` or ``days`` counts something else: ``2016年``."""

ORDER = ("Y", "M", "W", "D", "TH", "TM", "TS")

AROUND = 90
"""Characters around a length of time in which words say what it is: a bound, or a time of notice."""


def periods(text: str, language: Language) -> Iterator[Match]:
    """The lengths of time of a text in one language's forms."""
    patterns = language.facts.periods
    for found in patterns.form.finditer(text):
        value = iso_period(found, language)
        before, after = text[max(0, found.start() - AROUND) : found.start()], text[found.end() : found.end() + AROUND]
        if not value or patterns.unless_before.search(before) or patterns.unless_after.match(after):
            continue
        kind: FactType = "duration"
        if patterns.notice_before.search(before) or patterns.notice_after.match(after):
            sentence = text[max(0, found.start() - 3 * AROUND) : found.end() + 3 * AROUND]
            if patterns.notice_word.search(sentence):
                kind = "notice_period"
        written = kind == "notice_period" and bool(patterns.written.search(before) or patterns.written.search(after))
        yield Match(kind, value, found.start(), found.end(), bound=bound(before, after, language), written=written)


def iso_period(found: Found[str], language: Language) -> str | None:
    """The value of one or two lengths together (``1 year 6 months``), or of one and a half."""
    parts: dict[str, float] = {}
    for end in ("", "2"):
        words, unit = found.groupdict().get(f"number{end}"), found.groupdict().get(f"unit{end}")
        if not unit:
            continue
        count = number(words) if words else 0.0
        designator = designator_of(unit, language)
        if count is None or designator is None or count > LONGEST[designator]:
            return None
        parts[designator] = parts.get(designator, 0.0) + count
    halved = found.groupdict().get("half_unit") or (found["unit"] if found.groupdict().get("and_half") else None)
    if halved and (designator := designator_of(halved, language)):
        parts[designator] = parts.get(designator, 0.0) + 0.5
    return duration(parts)


def designator_of(words: str, language: Language) -> str | None:
    """What a unit is called in ISO 8601, with a T before those of the clock."""
    words = words.lower()
    return next((iso for word, iso in language.facts.periods.units.items() if word in words), None)


def duration(parts: dict[str, float]) -> str | None:
    """A duration of ISO 8601; half years are months, other fractions are no length we know."""
    if "Y" in parts and parts["Y"] % 1 == 0.5:
        parts["M"] = parts.get("M", 0.0) + 6
        parts["Y"] -= 0.5
    if not any(parts.values()) or any(count % 1 for count in parts.values()):
        return None
    day = "".join(f"{int(parts[d])}{d}" for d in ORDER[:4] if parts.get(d))
    time = "".join(f"{int(parts[d])}{d[1]}" for d in ORDER[4:] if parts.get(d))
    return f"P{day}T{time}" if time else f"P{day}"


def bound(before: str, after: str, language: Language) -> Bound | None:
    """Whether a length is said to be the least or the most."""
    for name, (left, right) in language.facts.periods.bounds.items():
        if left.search(before) or right.match(after):
            return name
    return None
