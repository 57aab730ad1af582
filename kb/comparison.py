"""The comparison of an instrument's versions: the shape that the command, the page and the API share."""

from __future__ import annotations

from typing import Any

from kb.model import TriClauseError
from kb.records import plain, row_shape
from kb.store import Store


def compare_instrument(store: Store, instrument: str) -> dict[str, Any]:
    """The rows of an instrument with their clauses, in the shape ``compare`` of INTERFACE.md.

    Raises:
        TriClauseError: there is no such instrument.
    """
    summary = store.instrument(instrument)
    if summary is None:
        raise TriClauseError(f"there is no instrument {instrument!r}; `kb list` shows those there are")
    rows = store.rows(instrument)
    clauses = store.clauses(clause for row in rows for cell in row.clauses.values() for clause in cell)
    shapes = {id_: plain(item.clause) for id_, item in clauses.items()}
    return {
        "instrument": instrument,
        "title": summary.title,
        "languages": list(summary.documents),
        "rows": [row_shape(row, shapes) for row in rows],
        "findings": [],
    }
