"""The pipeline: the one place that knows the order in which bytes become rows, and what a receipt says of each step.

1. Every source gets exactly one receipt, whatever happens to it; one bad source never stops the others.
2. A source is stored whole or not at all; a run that is killed is completed by the next one, which does again only
   what is missing (documents, rows, index entries).
3. A source whose bytes are stored already is ``unchanged``, and nothing is written for it.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

from indexes.cache import CachedEncoder
from indexes.knowledge_base import KnowledgeBase
from indexes.verification import index_generation
from ingest.alignment import align_versions
from ingest.extraction import extract_document
from ingest.proposals import propose_instrument
from ingest.sources import SourceFile, find_sources, reason_of
from kb.identity import content_id, sha256
from kb.model import Document, LanguageCode, Reading, Receipt, Row, Stage, TriClauseError
from kb.numerals import ordinals
from kb.store import Store

__all__ = ["Ingestion", "extract_document", "ingest_paths"]


T = TypeVar("T")

LOOKAHEAD = 2
"""Sources read ahead for each worker, so that none waits while the writer encodes and stores."""


@dataclass(frozen=True, slots=True)
class Ingestion:
    """What one run is asked to do; ``instrument`` and ``language`` overrule what files and manifests say."""

    paths: tuple[Path, ...]
    instrument: str | None = None
    language: LanguageCode | None = None
    workers: int = 1
    retry_failed: bool = False


@dataclass(frozen=True, slots=True)
class _Begun:
    """A source on its way: read, and either unchanged, in trouble, or being extracted."""

    source: SourceFile
    started: float
    digest: str | None = None
    unchanged: Receipt | None = None
    trouble: Exception | None = None
    extracting: Future[tuple[Document, Reading]] | None = None


def ingest_paths(
    base: KnowledgeBase, request: Ingestion, clock: Callable[[], float] = time.monotonic
) -> Iterator[Receipt]:
    """Ingest every source under the paths, giving each receipt as soon as its source is stored; then align and index.

    The last receipt is given before rows and indexes are made; exhaust the iterator to have them made.
    """
    names = InstrumentNames(base.store)
    begun: deque[_Begun] = deque()
    with extractor(request.workers) as pool:
        for found in find_sources(request.paths):
            source = replace(
                found, instrument=request.instrument or found.instrument, language=request.language or found.language
            )
            known = base.store.receipt(source.name)
            if request.retry_failed and (known is None or known.status != "failed"):
                continue
            begun.append(_begin(source, known, names.of(source, known), pool, clock()))
            if len(begun) > LOOKAHEAD * (request.workers - 1):
                yield _complete(base, begun.popleft(), clock)
        while begun:
            yield _complete(base, begun.popleft(), clock)
    finish(base)


def finish(base: KnowledgeBase) -> None:
    """Make the rows of every instrument that lacks them and bring the indexes up to date, loading no model in vain."""
    for instrument in base.store.unaligned():
        align_instrument(base, instrument)
    if base.store.counts()["clauses"] and index_generation(base.settings) != base.store.generation():
        base.index.refresh()


def _begin(source: SourceFile, known: Receipt | None, instrument: str, pool: Executor, started: float) -> _Begun:
    """Read a source and have it extracted, unless that was done before."""
    try:
        if source.trouble:
            raise TriClauseError(source.trouble)
        data = source.path.read_bytes()
    except (OSError, TriClauseError) as error:
        return _Begun(source, started, trouble=error)
    digest = sha256(data)
    if known and (known.sha256, known.status, known.instrument) == (digest, "ingested", instrument):
        return _Begun(source, started, digest, unchanged=known)
    what = (data, source.name, instrument, source.language, source.title, source.url)
    return _Begun(source, started, digest, extracting=pool.submit(extract_document, *what))


def _complete(base: KnowledgeBase, begun: _Begun, clock: Callable[[], float]) -> Receipt:
    """Encode and store what was extracted; whatever goes wrong is the receipt of this source alone."""
    stage: Stage = "read"
    try:
        if begun.unchanged:
            return replace(begun.unchanged, status="unchanged", seconds=round(clock() - begun.started, 3))
        if begun.trouble or begun.extracting is None:
            raise begun.trouble or TriClauseError("nothing to extract")
        stage = "extract"
        document, reading = begun.extracting.result()
        stage = "encode"
        warnings = [*reading.warnings, *_encode(base, document, proposing=begun.source.instrument is None)]
        stage = "store"
        receipt = Receipt(
            source=begun.source.name,
            sha256=begun.digest,
            status="ingested",
            stage="done",
            instrument=document.instrument,
            documents=1,
            clauses=len(document.extract.clauses),
            facts=len(document.extract.facts),
            warnings=(*warnings, *_superseded(base, document)),
            seconds=round(clock() - begun.started, 3),
        )
        base.store.put_document(document, receipt)
    except Exception as error:  # a fault of ours in one source must not stop a run over thousands
        seconds = round(clock() - begun.started, 3)
        reason, instrument = reason_of(error), begun.source.instrument
        receipt = Receipt(begun.source.name, begun.digest, "failed", stage, reason, instrument, seconds=seconds)
        base.store.put_receipt(receipt)
    return receipt


def extractor(workers: int) -> Executor:
    """Where sources are extracted: in this process, or in processes of their own."""
    return ProcessPoolExecutor(workers, get_context("spawn")) if workers > 1 else Inline()


class Inline(Executor):
    """An executor that does the work at once, where it is asked."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """The finished future of ``fn(*args, **kwargs)``."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


class InstrumentNames:
    """Names for the instruments of sources that belong to none: the file's own, made unlike those of other files."""

    def __init__(self, store: Store) -> None:
        """Names that are free in this store."""
        self._store = store
        self._given: dict[str, str] = {}

    def of(self, source: SourceFile, known: Receipt | None) -> str:
        """The instrument a source goes into: the one it is said to belong to, the one it was in, or a new one."""
        if source.instrument:
            return source.instrument
        if known and known.instrument:
            return known.instrument
        name = source.path.name.partition(".")[0] or source.path.name
        if self._given.get(name, source.name) != source.name or self._store.instrument(name):
            name = f"{name}-{content_id(source.name)[:6]}"
        self._given[name] = source.name
        return name


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
