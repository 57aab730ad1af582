"""What the pages and the API are given: a store and something that searches it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from flask import Flask, current_app

from indexes.query import Answer, Query
from kb.store import Store

EXTENSION = "triclause"


class Searcher(Protocol):
    """Anything that answers queries; the real one is :class:`indexes.search.SearchEngine`."""

    def search(self, query: Query) -> Answer:
        """The rows that answer a query, best first."""


@dataclass(frozen=True, slots=True)
class Services:
    """The two things every request may ask."""

    store: Store
    searcher: Searcher


def install(app: Flask, services: Services) -> None:
    """Give an application its services."""
    app.extensions[EXTENSION] = services


def store() -> Store:
    """The store of the application that serves the current request."""
    services: Services = current_app.extensions[EXTENSION]
    return services.store


def searcher() -> Searcher:
    """The searcher of the application that serves the current request."""
    services: Services = current_app.extensions[EXTENSION]
    return services.searcher
