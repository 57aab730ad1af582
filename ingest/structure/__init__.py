"""Text to clauses: lines, labels, clauses, kinds."""

from __future__ import annotations

from ingest.structure.clauses import cut_clauses
from kb.identity import clause_id
from kb.model import Clause

__all__ = ["read_clauses"]


def read_clauses(text: str, document: str) -> tuple[Clause, ...]:
    """The clauses of a document's text, under ids that follow from their place."""
    return tuple(
        Clause(
            id=clause_id(document, cut.start, cut.end),
            label=cut.label.text if cut.label else None,
            path=cut.path,
            kind=cut.kind,
            language=cut.language,
            start=cut.start,
            end=cut.end,
            text=text[cut.start : cut.end],
        )
        for cut in cut_clauses(text)
    )
