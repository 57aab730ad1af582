"""The pipeline: the one place that knows the order in which bytes become rows, and what a receipt says of each step.

1. Every source gets exactly one receipt, whatever happens to it; one bad source never stops the others.
2. A source is stored whole or not at all; a run that is killed is completed by the next one, which does again only
   what is missing (documents, rows, index entries).
3. A source whose bytes are stored already is ``unchanged``, and nothing is written for it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from indexes.cache import CachedEncoder
from indexes.knowledge_base import KnowledgeBase
from ingest.alignment import align_versions
from ingest.extraction import extract_document
from ingest.proposals import propose_instrument
from ingest.sources import SourceFile, find_sources, reason_of
from kb.identity import sha256
from kb.model import Document, LanguageCode, Receipt, Row, Stage, TriClauseError
from kb.numerals import ordinals

__all__ = ["Ingestion", "extract_document", "ingest_paths"]


@dataclass(frozen=True, slots=True)
class Ingestion:
    """What one run is asked to do; ``instrument`` and ``language`` overrule what files and manifests say."""

    paths: tuple[Path, ...]
    instrument: str | None = None
    language: LanguageCode | None = None
    retry_failed: bool = False


def ingest_paths(
    base: KnowledgeBase, request: Ingestion, clock: Callable[[], float] = time.monotonic
) -> Iterator[Receipt]:
    """Ingest every source under the paths, giving each receipt as soon as its source is stored; then align and index.

    The last receipt is given before rows and indexes are made; exhaust the iterator to have them made.
    """
    for source in find_sources(request.paths):
        known = base.store.receipt(source.name)
        if request.retry_failed and (known is None or known.status != "failed"):
            continue
        source = replace(
            source,
            instrument=request.instrument or source.instrument,
            language=request.language or source.language,
        )
        yield _ingest(base, source, known, partial(_since, clock(), clock))
    finish(base)


def finish(base: KnowledgeBase) -> None:
    """Make the rows of every instrument that lacks them, and bring the indexes up to date."""
    for instrument in base.store.unaligned():
        align_instrument(base, instrument)
    if base.store.counts()["clauses"]:
        base.index.refresh()


def _ingest(base: KnowledgeBase, source: SourceFile, known: Receipt | None, seconds: Callable[[], float]) -> Receipt:
    """One source from bytes to store; see the module's guarantees."""
    stage: Stage = "read"
    digest: str | None = None
    try:
        if source.trouble:
            raise TriClauseError(source.trouble)
        data = source.path.read_bytes()
        digest = sha256(data)
        if (
            known
            and known.sha256 == digest
            and known.status == "ingested"
            and known.instrument == _asked(source, known)
        ):
            return replace(known, status="unchanged", seconds=seconds())
        stage = "extract"
        name = source.instrument or source.path.name.partition(".")[0]
        document, reading = extract_document(data, source.name, name, source.language, source.title, source.url)
        stage = "encode"
        warnings = [*reading.warnings, *_encode(base, document, proposing=source.instrument is None)]
        stage = "store"
        receipt = Receipt(
            source=source.name,
            sha256=digest,
            status="ingested",
            stage="done",
            instrument=document.instrument,
            documents=1,
            clauses=len(document.extract.clauses),
            facts=len(document.extract.facts),
            warnings=(*warnings, *_superseded(base, document)),
            seconds=seconds(),
        )
        base.store.put_document(document, receipt)
    except (OSError, TriClauseError) as error:
        stage = "read" if isinstance(error, OSError) else stage
        failed = Receipt(source.name, digest, "failed", stage, reason_of(error), source.instrument, seconds=seconds())
        base.store.put_receipt(failed)
        return failed
    return receipt


def _since(started: float, clock: Callable[[], float]) -> float:
    """Seconds since a moment, to the millisecond."""
    return round(clock() - started, 3)


def _asked(source: SourceFile, known: Receipt) -> str | None:
    """The instrument a source is asked into; where nothing says one, it stays where it was."""
    return source.instrument or known.instrument


def _encode(base: KnowledgeBase, document: Document, *, proposing: bool) -> list[str]:
    """Encode a document's clauses into the cache; for one of no known instrument, say which one it may belong to."""
    encoder = CachedEncoder(base.aligning, base.store)
    vectors = encoder.encode([words(clause.text, clause.label) for clause in document.extract.clauses])
    if not proposing:
        return []
    proposal = propose_instrument(base.store, document, vectors, encoder)
    return [proposal] if proposal else []


def _superseded(base: KnowledgeBase, document: Document) -> list[str]:
    """Say which document of another source this one takes the place of."""
    summary = base.store.instrument(document.instrument)
    before = summary.documents.get(document.extract.language) if summary else None
    old = base.store.document(before) if before else None
    if old is None or old.id == document.id:
        return []
    return [f"takes the place of {old.extract.source.name}, which stays as an earlier version"]


def align_instrument(base: KnowledgeBase, instrument: str) -> None:
    """Make the rows of an instrument from its current documents."""
    summary = base.store.instrument(instrument)
    documents = [base.store.document(name) for name in summary.documents.values()] if summary else []
    versions = {d.extract.language: d.extract.clauses for d in documents if d}
    encoder = CachedEncoder(base.aligning, base.store)
    aligned = align_versions(
        {language: [words(c.text, c.label) for c in clauses] for language, clauses in versions.items()},
        encoder,
        {language: [position(c.path if c.label else "") for c in clauses] for language, clauses in versions.items()},
    )
    rows = [
        Row(
            row=number,
            clauses={
                language: tuple(versions[language][i].id for i in cell) for language, cell in row.cells.items() if cell
            },
            score=row.score,
        )
        for number, row in enumerate(aligned, start=1)
    ]
    base.store.put_rows(instrument, rows)


def words(text: str, label: str | None) -> str:
    """A clause's words after its label; labels are compared as labels, not as words."""
    return text[len(label or "") :].strip() or text


def position(path: str) -> tuple[int, ...] | None:
    """The place a path names as numbers, so that ``4.2.ก`` and ``4.2.a`` meet; ``None`` for no path."""
    if not path:
        return None
    return tuple(next(iter(ordinals(part).values()), 0) for part in path.split("."))
