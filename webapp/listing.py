"""Which lines of the catalogue an address asks for, in what order, and how many each further choice would leave."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from kb.model import LanguageCode
from webapp.catalogue import Line
from webapp.labels import INSTRUMENT_KIND_NAMES, STATUS_NAMES
from webapp.parameters import LONGEST_WORDS, TEXT, InvalidParameters, Parameter, chosen, words_of
from webapp.table import COLUMNS, sort_key

DEFAULT_SORT = "-signed"
LONGEST_VALUE = 500
MOST_VALUES = 100
"""Values of one facet in one address."""

FACETS: Mapping[str, Callable[[Line, date], Sequence[str]]] = {
    "party": lambda line, _: [body.key for body in line.parties],
    "agency": lambda line, _: [body.key for body in line.agencies],
    "year": lambda line, _: [line.year] if line.year else [],
    "kind": lambda line, _: [line.record.kind],
    "subject": lambda line, _: [shared.subject for shared in line.subjects],
    "status": lambda line, day: [line.status(day)],
}
"""What a line has of each facet."""

SORTS = tuple(f"{sign}{column}" for column in COLUMNS for sign in ("", "-"))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: lines with all ``words`` in one of their titles and, of each facet that is chosen from, one of
    the values at least. ``sort`` is a column, with ``-`` before it from the greatest down."""

    words: str = ""
    values: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sort: str = DEFAULT_SORT

    @property
    def filtered(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words or self.values)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet and how many lines it would show, the other facets being as they are."""

    value: str
    count: int
    chosen: bool


def value_of(value: str) -> str:
    """A value of a facet whose values come from the texts."""
    if len(value) > LONGEST_VALUE:
        raise ValueError(gettext("at most %(number)s characters", number=LONGEST_VALUE))
    return value


def year_of(value: str) -> str:
    """A year of the common era."""
    if not re.fullmatch(r"[0-9]{4}", value):
        raise ValueError(gettext("a year such as 2024"))
    return value


def status_of(value: str) -> str:
    """A status."""
    return chosen(value, STATUS_NAMES)


def kind_of(value: str) -> str:
    """A kind of instrument."""
    return chosen(value, INSTRUMENT_KIND_NAMES)


def sort_of(value: str) -> str:
    """A column to sort by."""
    return chosen(value, SORTS)


def several(items: Mapping[str, object]) -> dict[str, object]:
    """The schema of a parameter that may be there several times."""
    return {"type": "array", "items": items}


LISTING_PARAMETERS = (
    Parameter("words", "words", words_of, {**TEXT, "maxLength": LONGEST_WORDS}, "All these words in one title."),
    Parameter("party", "party", value_of, several(TEXT), "Instruments of one of these parties, by `key`."),
    Parameter("agency", "agency", value_of, several(TEXT), "Instruments that name one of these agencies, by `key`."),
    Parameter(
        "year", "year", year_of, several({**TEXT, "pattern": "^[0-9]{4}$"}), "Signed, or to be signed, in one of these."
    ),
    Parameter(
        "kind", "kind", kind_of, several({**TEXT, "enum": list(INSTRUMENT_KIND_NAMES)}), "Of one of these kinds."
    ),
    Parameter("subject", "subject", value_of, several(TEXT), "On one of these subjects, by id."),
    Parameter("status", "status", status_of, several({**TEXT, "enum": list(STATUS_NAMES)}), "Of one of these today."),
    Parameter("sort", "sort", sort_of, {**TEXT, "enum": list(SORTS)}, "A column; `-` before it: greatest first."),
)


def read_listing(arguments: MultiDict[str, str]) -> Wanted:
    """What an address asks for.

    Raises:
        InvalidParameters: some values will not do.
    """
    values: dict[str, frozenset[str]] = {}
    single: dict[str, str] = {}
    reasons = {}
    for parameter in LISTING_PARAMETERS:
        given = [value for value in arguments.getlist(parameter.name) if value.strip()]
        if not given:
            continue
        try:
            if len(given) > MOST_VALUES:
                raise ValueError(gettext("at most %(number)s values", number=MOST_VALUES))
            read = [str(parameter.read(value)) for value in given]
        except ValueError as error:
            reasons[parameter.name] = str(error)
            continue
        if parameter.name in FACETS:
            values[parameter.name] = frozenset(read)
        else:
            single[parameter.name] = read[-1]
    if reasons:
        raise InvalidParameters(reasons)
    return Wanted(single.get("words", ""), values, single.get("sort", DEFAULT_SORT))


def selected(lines: Sequence[Line], wanted: Wanted, day: date) -> list[Line]:
    """The lines that are asked for, in their order."""
    return [line for line in lines if matches(line, wanted, day)]


def matches(line: Line, wanted: Wanted, day: date, leaving_out: str | None = None) -> bool:
    """Whether a line is asked for, one facet perhaps left out."""
    return has_words(line, wanted.words) and all(
        name == leaving_out or not values.isdisjoint(FACETS[name](line, day)) for name, values in wanted.values.items()
    )


def has_words(line: Line, words: str) -> bool:
    """Whether all words stand in one title, in any language; letters count as they are read, not as they are typed."""
    asked = folded(words).split()
    titles = [folded(title) for title in {*line.titles.values(), *line.record.titles.values(), line.summary.id}]
    return not asked or any(all(word in title for word in asked) for title in titles)


def folded(text: str) -> str:
    """A text without differences of width and case."""
    return unicodedata.normalize("NFKC", text).casefold()


def choices_of(lines: Sequence[Line], wanted: Wanted, day: date) -> dict[str, list[Choice]]:
    """The choices of every facet, most lines first; what is chosen is there though it may show nothing."""
    found = {}
    for name, values_of in FACETS.items():
        counts = dict.fromkeys(wanted.values.get(name, ()), 0)
        for line in lines:
            if matches(line, wanted, day, leaving_out=name):
                for value in set(values_of(line, day)):
                    counts[value] = counts.get(value, 0) + 1
        chosen_ = wanted.values.get(name, frozenset())
        choices = [Choice(value, count, value in chosen_) for value, count in counts.items()]
        found[name] = sorted(choices, key=lambda choice: (-choice.count, choice.value))
    return found


def ordered(
    lines: Sequence[Line], sort: str, language: LanguageCode, day: date, names: Mapping[str, str]
) -> list[Line]:
    """The lines in the order of a column; those that have nothing in it come last either way. ``names`` are those of
    the subjects in the language of the interface."""
    column = sort.removeprefix("-")
    keyed = [(sort_key(column, line, language, day, names), line) for line in lines]
    some = [(key, line) for key, line in keyed if key is not None]
    some.sort(key=lambda pair: pair[0], reverse=sort.startswith("-"))
    return [line for _, line in some] + [line for key, line in keyed if key is None]
