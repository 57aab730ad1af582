"""A document with what persons have corrected in it: the same for each new reading of a source and for a correction
made on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.extraction import title_of
from ingest.facts import with_circumstances
from ingest.instruments import read_instruments
from kb.corrections import Standing, apply
from kb.model import Correction, Document, Extract, Fact


def corrected(document: Document, corrections: Sequence[Correction], revision: int) -> tuple[Document, list[Standing]]:
    """A document with corrections laid over it and its records read anew, and what became of each correction.

    ``revision`` is the length of the log that the corrections are from.
    """
    applied = apply(document, corrections)
    result = replace(applied.document, revision=revision)
    if result.as_read:
        extract = result.extract
        facts = with_settled_events(extract, set(result.as_read.facts))
        extract = replace(extract, facts=facts)
        result = replace(result, extract=replace(extract, instruments=read_instruments(extract.clauses, facts)))
    if document.title == title_of(document.extract):
        result = replace(result, title=title_of(result.extract))
    return result, list(applied.standings)


def with_settled_events(extract: Extract, as_read: set[Fact]) -> tuple[Fact, ...]:
    """The facts, the events of clauses that have been corrected with the date and place that those give now."""
    by_clause: dict[str, list[Fact]] = {}
    for fact in extract.facts:
        by_clause.setdefault(fact.clause, []).append(fact)
    settled = [with_circumstances(own) if not as_read.issuperset(own) else own for own in by_clause.values()]
    return tuple(fact for own in settled for fact in own)


def remark(standing: Standing) -> str:
    """What a receipt says of a correction that found no place."""
    correction = standing.correction
    words = " ".join(correction.words.split())
    words = words if len(words) <= 60 else words[:60] + " …"
    return (
        f"{correction.language}: a correction by {correction.by} ({correction.field}, {correction.at[:10]}) waits, "
        f"as its words are not found as they were: {words}"
    )
