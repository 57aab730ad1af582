"""The store: opened by URL, one engine for each scheme."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kb.model import TriClauseError
from kb.settings import Settings
from kb.store.base import ClauseInRow, InstrumentSummary, Store
from kb.store.sqlite import SQLiteStore

__all__ = ["ENGINES", "ClauseInRow", "InstrumentSummary", "Store", "open_store"]

ENGINES: Mapping[str, Callable[[str], Store]] = {"sqlite": SQLiteStore}


def open_store(settings: Settings) -> Store:
    """The store of these settings, created with its folder if it is not there yet.

    Raises:
        TriClauseError: the URL names an engine that this version does not have, or the place cannot be written.
    """
    url = settings.database_url
    scheme = url.partition(":")[0]
    if scheme not in ENGINES:
        raise TriClauseError(f"no store for {scheme!r}; this version has: {', '.join(ENGINES)}")
    return ENGINES[scheme](url)
