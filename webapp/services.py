"""What the pages and the API are given: a store, something that searches it, and perhaps a way to put files into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, Literal, Protocol

from flask import Flask, current_app

from indexes.query import Answer, Query
from kb.corrections.drafts import Draft
from kb.model import Correction, Document, LanguageCode
from kb.store import Store

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


@dataclass(frozen=True, slots=True)
class Services:
    """What every request may ask; without ``uploads`` there is no form to upload with, without ``corrections`` none to
    correct with."""

    store: Store
    searcher: Searcher
    uploads: Uploads | None = None
    corrections: Corrections | None = None


def install(app: Flask, services: Services) -> None:
    """Give an application its services, and tell the templates what can be done with it."""
    app.extensions[EXTENSION] = services
    app.jinja_env.globals["can_correct"] = services.corrections is not None
    app.jinja_env.globals["can_upload"] = services.uploads is not None


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
