"""What pages and API may be asked in an address: read for both alike, and described for the API from here."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext

from indexes.query import Query
from kb.languages import LANGUAGES
from kb.model import KINDS
from kb.store.base import ReceiptFilter

LONGEST_QUERY = 10_000
LARGEST_LIMIT = 100
LARGEST_OFFSET = 1_000_000
LARGEST_UPLOAD = 64 << 20
"""Bytes of one request at most; what is larger goes in several, or by the command."""
LONGEST_WORDS = 500
MOST_RECEIPTS = 500
RECEIPTS_A_PAGE = 50
STATUSES = ("ingested", "failed")
"""What the store says of sources; that one is unchanged is said to whoever ingests it again."""


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


def receipt_status_of(value: str) -> str:
    """A status of sources."""
    return chosen(value, STATUSES)


def flag_of(value: str) -> bool:
    """Yes or no, as 1 or 0."""
    return chosen(value, ("0", "1")) == "1"


def words_of(value: str) -> str:
    """Words in a name; there is no name as long as the limit."""
    if len(value) > LONGEST_WORDS:
        raise ValueError(gettext("at most %(number)s characters", number=LONGEST_WORDS))
    return value.strip()


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


def counting(name: str, least: int, most: int, default: int, description: str) -> Parameter:
    """A parameter that is a whole number."""
    schema = {"type": "integer", "minimum": least, "maximum": most, "default": default}
    return Parameter(name, name, number_of(least, most), schema, description)


TEXT = {"type": "string"}
DATE = {"type": "string", "format": "date"}
FLAG = {"type": "string", "enum": ["0", "1"]}

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
    counting("limit", 1, LARGEST_LIMIT, 10, "How many rows to give."),
    counting("offset", 0, LARGEST_OFFSET, 0, "How many rows to leave out before the first."),
)

RECEIPT_PARAMETERS = (
    Parameter("status", "status", receipt_status_of, {**TEXT, "enum": list(STATUSES)}, "Sources of this status."),
    Parameter("warnings", "warned", flag_of, FLAG, "1: only sources whose receipts carry warnings."),
    Parameter("gone", "gone", flag_of, FLAG, "1: only sources that were not there when last looked for."),
    Parameter("words", "words", words_of, {**TEXT, "maxLength": LONGEST_WORDS}, "Sources with this in their names."),
    counting("limit", 1, MOST_RECEIPTS, RECEIPTS_A_PAGE, "How many receipts to give."),
    counting("offset", 0, LARGEST_OFFSET, 0, "How many receipts to leave out before the first."),
)

FILTERS = ("language", "kind", "instrument", "party", "from", "to")
"""The parameters that narrow a search, as the search page offers them."""

RECEIPT_FILTERS = ("status", "warnings", "gone", "words")
"""The parameters that narrow the list of receipts."""


def read_query(arguments: Mapping[str, str]) -> Query:
    """The query an address asks; an empty filter is none.

    Raises:
        InvalidParameters: some values will not do, or there is no question.
    """
    return Query(**read_values(SEARCH_PARAMETERS, arguments))


def read_receipts(arguments: Mapping[str, str]) -> tuple[ReceiptFilter, int, int]:
    """Which receipts an address asks for, how many to leave out, and how many to give.

    Raises:
        InvalidParameters: some values will not do.
    """
    values = read_values(RECEIPT_PARAMETERS, arguments)
    offset, limit = values.pop("offset", 0), values.pop("limit", RECEIPTS_A_PAGE)
    return ReceiptFilter(**values), offset, limit


def read_values(parameters: Iterable[Parameter], arguments: Mapping[str, str]) -> dict[str, Any]:
    """The values of an address by the names of the fields they fill; raises what the readers of an address do."""
    values: dict[str, Any] = {}
    reasons = {}
    for parameter in parameters:
        given = arguments.get(parameter.name, "")
        if given.strip() or parameter.required:
            try:
                values[parameter.field] = parameter.read(given)
            except ValueError as error:
                reasons[parameter.name] = str(error)
    if reasons:
        raise InvalidParameters(reasons)
    return values
