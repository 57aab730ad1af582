"""What is asked and what is answered, shared by page, API and command."""

from __future__ import annotations

from dataclasses import dataclass

from kb.model import Hit, Kind, LanguageCode


@dataclass(frozen=True, slots=True)
class Query:
    """A question in the user's own words and the filters on what may answer it.

    ``language`` limits the clauses that may match, not the languages of a row that are shown. ``since`` and ``until``
    (ISO 8601 dates) keep instruments signed in that time, ``party`` those with these words in the name of a party.
    """

    text: str
    language: LanguageCode | None = None
    kind: Kind | None = None
    instrument: str | None = None
    party: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int = 10
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits ``[offset, offset + limit)`` of ``total``, best first."""

    query: Query
    total: int
    hits: tuple[Hit, ...]
