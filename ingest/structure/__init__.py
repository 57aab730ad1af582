"""Text to clauses: lines, labels, blocks, clauses, kinds."""

from __future__ import annotations

from ingest.structure.clauses import cut_clauses
from ingest.structure.kinds import Likeness, tell_kinds
from kb.identity import clause_id
from kb.model import Clause

__all__ = ["Likeness", "read_clauses"]


def read_clauses(text: str, document: str, likeness: Likeness | None = None) -> tuple[Clause, ...]:
    """The clauses of a document's text, under ids that follow from their place.

    Without ``likeness`` kinds are told by the lexicon and by place alone.
    """
    cuts, genre = cut_clauses(text)
    kinds = tell_kinds([cut.asked for cut in cuts], genre, likeness)
    return tuple(
        Clause(
            id=clause_id(document, cut.start, cut.end),
            label=cut.label.text if cut.label else None,
            path=cut.path,
            kind=told.kind,
            language=cut.asked.language,
            start=cut.start,
            end=cut.end,
            text=text[cut.start : cut.end],
            confidence=told.confidence,
            evidence=told.evidence,
        )
        for cut, told in zip(cuts, kinds, strict=True)
    )
