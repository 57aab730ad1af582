"""What the pages and the API are given: a store, something that searches it, and perhaps a way to put files into it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import IO, Literal, Protocol

from flask import Flask, current_app

from indexes.query import Answer, Query
from indexes.subjects import Given
from kb.corrections.drafts import Draft
from kb.model import Correction, Document, LanguageCode, TriClauseError
from kb.store import Store
from kb.subjects import Subject
from webapp.catalogue import Catalogue, Line

EXTENSION = "triclause"


class Searcher(Protocol):
    """Anything that answers queries; the real one is :class:`indexes.search.SearchEngine`."""

    def search(self, query: Query) -> Answer:
        """The rows that answer a query, best first."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that were uploaded together, by the names of their receipts.

    ``waiting`` are those of them that have not got this upload's receipt yet, ``unchanged`` those that turned out to be
    stored already. A batch is ``done`` when rows and indexes are made too, ``stopped`` for the reason in ``trouble``.
    """

    id: str
    sources: tuple[str, ...]
    state: Literal["waiting", "reading", "done", "stopped"]
    waiting: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    trouble: str | None = None


class Uploads(Protocol):
    """Anything that takes uploaded files in; the real one is :class:`webapp.uploads.UploadFolder`."""

    def put(self, files: Sequence[tuple[str, IO[bytes]]], instrument: str | None, language: LanguageCode | None) -> str:
        """Save files, each a name and its bytes, to be ingested soon; the id of their batch.

        Raises:
            TriClauseError: they cannot be saved.
        """

    def batch(self, batch: str) -> Batch | None:
        """The batch with this id, or ``None``."""

    def unfinished(self) -> list[Batch]:
        """The batches that are not done, in the order in which they came."""


class Corrections(Protocol):
    """Anything that corrects documents; the real one is :class:`ingest.door.Corrector`.

    Both raise :class:`kb.store.base.StaleDocument` where a document is not as it was, and
    :class:`ingest.door.NotApplicable` where a correction would have no effect; then nothing is written.
    """

    def correct(self, document: Document, draft: Draft, by: str) -> Correction:
        """Make a correction of a document, as it was read from the store."""

    def withdraw(self, document: Document, correction: str, by: str) -> Correction:
        """Take a correction back."""


class Subjects(Protocol):
    """Anything that knows the subjects and what has them; the real one is :class:`indexes.subjects.SubjectIndex`."""

    def subjects(self) -> tuple[Subject, ...]:
        """The subjects as they are now.

        Raises:
            TriClauseError: their file cannot be read.
        """

    def save(self, subjects: Sequence[Subject], seen: str) -> bool:
        """Replace the subjects; ``False``, and nothing is written, if they are no longer those with the hash ``seen``.

        Raises:
            TriClauseError: they cannot be written.
        """

    def given(self) -> Given:
        """What the subjects are given to.

        Raises:
            TriClauseError: the subjects or the encoder cannot be had.
        """


NOTHING_GIVEN = Given()


@dataclass(frozen=True, slots=True)
class Services:
    """What every request may ask; without ``uploads`` there is no form to upload with, without ``corrections`` none to
    correct with, without ``subjects`` no page of them. ``today`` is the clock."""

    store: Store
    searcher: Searcher
    uploads: Uploads | None = None
    corrections: Corrections | None = None
    subjects: Subjects | None = None
    today: Callable[[], date] = date.today
    catalogue: Catalogue = field(init=False)

    def __post_init__(self) -> None:
        """Make the catalogue of the store."""
        object.__setattr__(self, "catalogue", Catalogue(self.store))


def install(app: Flask, services: Services) -> None:
    """Give an application its services, and tell the templates what can be done with it."""
    app.extensions[EXTENSION] = services
    app.jinja_env.globals["can_correct"] = services.corrections is not None
    app.jinja_env.globals["can_upload"] = services.uploads is not None
    app.jinja_env.globals["has_subjects"] = services.subjects is not None


def store() -> Store:
    """The store of the application that serves the current request."""
    services: Services = current_app.extensions[EXTENSION]
    return services.store


def searcher() -> Searcher:
    """The searcher of the application that serves the current request."""
    services: Services = current_app.extensions[EXTENSION]
    return services.searcher


def uploads() -> Uploads | None:
    """What takes uploaded files in, where the application has such."""
    services: Services = current_app.extensions[EXTENSION]
    return services.uploads


def corrections() -> Corrections | None:
    """What corrects documents, where the application has such."""
    services: Services = current_app.extensions[EXTENSION]
    return services.corrections


def subjects() -> Subjects | None:
    """What knows the subjects, where the application has such."""
    services: Services = current_app.extensions[EXTENSION]
    return services.subjects


def given() -> Given:
    """What the subjects are given to: nothing where there are none, or where a fault in their file keeps them away, so
    that all else can still be read (the page of subjects tells of the fault)."""
    known = subjects()
    try:
        return known.given() if known else NOTHING_GIVEN
    except TriClauseError:
        return NOTHING_GIVEN


def subject_names(language: LanguageCode) -> dict[str, str]:
    """The names of the subjects in a language by id; none where they cannot be read."""
    known = subjects()
    try:
        return {subject.id: subject.name(language) for subject in known.subjects()} if known else {}
    except TriClauseError:
        return {}


def lines() -> list[Line]:
    """The lines of the catalogue."""
    services: Services = current_app.extensions[EXTENSION]
    return services.catalogue.lines(given())


def today() -> date:
    """The day it is."""
    services: Services = current_app.extensions[EXTENSION]
    return services.today()
