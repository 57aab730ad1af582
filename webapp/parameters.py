"""What a search may be asked in an address: read for pages and API alike, and described for the API from here."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext

from indexes.query import Query
from kb.languages import LANGUAGES
from kb.model import KINDS

LONGEST_QUERY = 10_000
LARGEST_LIMIT = 100
LARGEST_OFFSET = 1_000_000


class InvalidParameters(ValueError):  # noqa: N818  it is about the parameters
    """What is wrong with an address; ``reasons`` by the name of the parameter, in the language of the interface."""

    def __init__(self, reasons: Mapping[str, str]) -> None:
        """Keep the reasons."""
        super().__init__("; ".join(f"{name}: {reason}" for name, reason in reasons.items()))
        self.reasons = dict(reasons)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an address: its name, the field of the query it fills, how it is read, what the API says of it.

    ``read`` raises :class:`ValueError` with the reason if a value will not do.
    """

    name: str
    field: str
    read: Callable[[str], object]
    schema: Mapping[str, Any]
    description: str
    required: bool = False


def text_of(value: str) -> str:
    """A question: not empty, and not longer than anyone asks."""
    if not value.strip():
        raise ValueError(gettext("say what to search for"))
    if len(value) > LONGEST_QUERY:
        raise ValueError(gettext("at most %(number)s characters", number=LONGEST_QUERY))
    return value.strip()


def language_of(value: str) -> str:
    """The code of a language of the knowledge base."""
    return chosen(value, LANGUAGES)


def kind_of(value: str) -> str:
    """A kind of clause."""
    return chosen(value, KINDS)


def chosen(value: str, choices: Container[str]) -> str:
    """One of the choices."""
    if value not in choices:
        raise ValueError(gettext("“%(value)s” is not one of the choices", value=value[:40]))
    return value


def day_of(value: str) -> str:
    """A day of the calendar."""
    try:
        return date.fromisoformat(value.strip()).isoformat()
    except ValueError:
        raise ValueError(gettext("a date such as 2024-05-30")) from None


def number_of(least: int, most: int) -> Callable[[str], int]:
    """A reader of whole numbers within bounds."""

    def read(value: str) -> int:
        number = int(value) if value.isdecimal() and len(value) <= len(str(most)) else -1
        if not least <= number <= most:
            raise ValueError(gettext("a whole number from %(least)s to %(most)s", least=least, most=most))
        return number

    return read


TEXT = {"type": "string"}
DATE = {"type": "string", "format": "date"}

SEARCH_PARAMETERS = (
    Parameter("q", "text", text_of, {**TEXT, "maxLength": LONGEST_QUERY}, "The question, in any language.", True),
    Parameter(
        "language", "language", language_of, {**TEXT, "enum": list(LANGUAGES)}, "Clauses in this language answer."
    ),
    Parameter("kind", "kind", kind_of, {**TEXT, "enum": list(KINDS)}, "Clauses of this kind answer."),
    Parameter("instrument", "instrument", str.strip, TEXT, "Clauses of this instrument answer."),
    Parameter("party", "party", str.strip, TEXT, "Instruments with these words in the name of a party answer."),
    Parameter("from", "since", day_of, DATE, "Instruments signed on this day or later answer."),
    Parameter("to", "until", day_of, DATE, "Instruments signed on this day or before answer."),
    Parameter(
        "limit",
        "limit",
        number_of(1, LARGEST_LIMIT),
        {"type": "integer", "minimum": 1, "maximum": LARGEST_LIMIT, "default": 10},
        "How many rows to give.",
    ),
    Parameter(
        "offset",
        "offset",
        number_of(0, LARGEST_OFFSET),
        {"type": "integer", "minimum": 0, "maximum": LARGEST_OFFSET, "default": 0},
        "How many rows to leave out before the first.",
    ),
)

FILTERS = ("language", "kind", "instrument", "party", "from", "to")
"""The parameters that narrow a search, as the search page offers them."""


def read_query(arguments: Mapping[str, str]) -> Query:
    """The query an address asks; an empty filter is none.

    Raises:
        InvalidParameters: some values will not do, or there is no question.
    """
    values: dict[str, Any] = {}
    reasons = {}
    for parameter in SEARCH_PARAMETERS:
        given = arguments.get(parameter.name, "")
        if given.strip() or parameter.required:
            try:
                values[parameter.field] = parameter.read(given)
            except ValueError as error:
                reasons[parameter.name] = str(error)
    if reasons:
        raise InvalidParameters(reasons)
    return Query(**values)
