"""The table of instruments as a page, as a file for spreadsheets, and as a timeline; all three by the same address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request, url_for

from kb.model import LanguageCode
from webapp.catalogue import Body, Line
from webapp.interface import interface_language
from webapp.labels import INSTRUMENT_KIND_NAMES, STATUS_NAMES
from webapp.listing import DEFAULT_SORT, FACETS, Choice, Wanted, choices_of, ordered, read_listing, selected
from webapp.parameters import InvalidParameters
from webapp.presentation import year
from webapp.services import lines, store, subject_names, today
from webapp.spreadsheet import csv_of
from webapp.standing import standing_of
from webapp.table import COLUMN_NAMES
from webapp.timeline import timeline_of

blueprint = Blueprint("overview", __name__)

LINES_A_PAGE = 200

CHOICES_SHOWN = 12
"""Choices of a facet that are shown at once; the others are behind one more click."""


@dataclass(frozen=True, slots=True)
class ShownChoice:
    """A choice with its words; ``language`` is that of the words where they are not of the interface."""

    choice: Choice
    words: str
    language: LanguageCode


def instruments_page() -> str | tuple[str, int]:
    """The table, the facets and the timeline; or what is wrong with the address."""
    try:
        wanted = read_listing(request.args)
    except InvalidParameters as error:
        return render_template("instruments.html", reasons=error.reasons), 400
    language, day, every = interface_language(), today(), lines()
    names = subject_names(language)
    found = ordered(selected(every, wanted, day), wanted.sort, language, day, names)
    offset = offset_of(request.args.get("offset", ""), len(found))
    shown = found[offset : offset + LINES_A_PAGE]
    return render_template(
        "instruments.html",
        reasons={},
        wanted=wanted,
        total=len(every),
        found=len(found),
        lines=[standing_of(line, language, day) for line in shown],
        columns=COLUMN_NAMES,
        facets=shown_facets(choices_of(every, wanted, day), every, language, names),
        shown_at_once=CHOICES_SHOWN,
        subject_names=names,
        doubtful=store().doubtful(),
        timeline=timeline_of(shown, language, day) if shown else None,
        address=address,
        sorted_by=sorted_by,
        offset=offset,
        page_size=LINES_A_PAGE,
    )


@blueprint.get("/instruments.csv")
def csv() -> Response:
    """The list as a file for spreadsheets."""
    language, found = asked()
    response = Response(csv_of(found, language, today(), subject_names(language)), mimetype="text/csv")
    response.headers["Content-Disposition"] = 'attachment; filename="instruments.csv"'
    return response


@blueprint.get("/instruments/timeline.svg")
def timeline() -> Response:
    """The timeline as a picture."""
    language, found = asked()
    body = render_template("timeline.svg", timeline=timeline_of(found, language, today()), alone=True)
    return Response(body, mimetype="image/svg+xml")


def asked() -> tuple[LanguageCode, list[Line]]:
    """All lines that the address asks for, in order, and the language of the interface.

    Raises:
        InvalidParameters: some values will not do.
    """
    wanted = read_listing(request.args)
    language, day = interface_language(), today()
    found = selected(lines(), wanted, day)
    return language, ordered(found, wanted.sort, language, day, subject_names(language))


def shown_facets(
    choices: Mapping[str, Sequence[Choice]], every: Sequence[Line], language: LanguageCode, names: Mapping[str, str]
) -> dict[str, list[ShownChoice]]:
    """The choices of each facet with their words; years from the last one back."""
    bodies = {
        "party": {body.key: body for line in every for body in line.parties},
        "agency": {body.key: body for line in every for body in line.agencies},
    }
    shown = {}
    for facet, found in choices.items():
        if facet == "year":
            found = sorted(found, key=lambda choice: choice.value, reverse=True)
        shown[facet] = [worded(facet, choice, bodies.get(facet, {}), language, names) for choice in found]
    return {facet: found for facet, found in shown.items() if found}


def worded(
    facet: str, choice: Choice, bodies: Mapping[str, Body], language: LanguageCode, names: Mapping[str, str]
) -> ShownChoice:
    """A choice in words."""
    value = choice.value
    if facet == "kind":
        return ShownChoice(choice, str(INSTRUMENT_KIND_NAMES[value]), language)
    if facet == "status":
        return ShownChoice(choice, str(STATUS_NAMES[value]), language)
    if facet == "year":
        return ShownChoice(choice, year(value), language)
    if facet == "subject":
        return ShownChoice(choice, names.get(value, value), language)
    code, words = bodies[value].name(language) if value in bodies else (language, value)
    return ShownChoice(choice, words, code)


def offset_of(value: str, count: int) -> int:
    """How many lines to leave out before the first; what is no such number is none."""
    offset = int(value) if value.isdecimal() and len(value) < 10 else 0
    return offset if offset < count else 0


def address(endpoint: str = "pages.instruments", without: tuple[str, str] | None = None, **changes: str | int) -> str:
    """This list at another address, or with a value taken out of a facet, or with parameters changed."""
    kept = [
        (name, value)
        for name in ("words", *FACETS, "sort")
        for value in request.args.getlist(name)
        if value.strip() and name not in changes and (name, value) != without
    ]
    query = [*kept, *((name, str(value)) for name, value in changes.items() if value != "")]
    return url_for(endpoint) + ("?" + urlencode(query) if query else "")


def sorted_by(column: str, wanted: Wanted) -> tuple[str, str]:
    """The address of the list sorted by a column (the other way round if it is so already), and how it is now."""
    now = {column: "ascending", f"-{column}": "descending"}.get(wanted.sort, "none")
    next_ = f"-{column}" if now == "ascending" else column
    return address(sort="" if next_ == DEFAULT_SORT else next_), now
