"""The pipeline: the one place that knows the order in which bytes become rows, and what a receipt says of each step.

1. Every source gets exactly one receipt, whatever happens to it; one bad source never stops the others.
2. A source is stored whole or not at all; a run that is killed is completed by the next one, which does again only
   what is missing (documents, rows, index entries), and ends in the same state as a run that nothing disturbed.
3. A source whose bytes are stored already is ``unchanged``, and nothing is written for it. What persons have corrected
   is laid over every new reading of a source; a receipt names the corrections that found no place.
4. A source that is no longer there is said to be gone; what was read of it stays.
5. Whatever the number of sources, no more than :data:`LOOKAHEAD` a worker are held in memory.
6. This process alone writes; the workers only compute. Sources are stored in the order in which they are found.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from indexes.cache import cache_key
from indexes.knowledge_base import KnowledgeBase
from indexes.verification import index_generation
from ingest.naming import InstrumentNames
from ingest.proposals import Proposals
from ingest.sources import SourceFile, find_sources, reason_of
from ingest.tasks import Aligned, Extracted, align_instrument, corrected_anew, extract_source
from ingest.workers import Inline, OverTime, Workers
from kb.model import Document, LanguageCode, Receipt, Stage, TriClauseError
from kb.store.base import ReceiptFilter, StaleDocument, UnwritableStore

__all__ = ["Ingestion", "ingest_paths"]

LOOKAHEAD = 16
"""Sources handed out ahead for each worker, so that one slow scan does not keep the other workers waiting."""

TIME_LIMIT = 600.0
"""Seconds a source may take: a scan of a hundred pages takes about as long on a slow machine."""

GONE = "it is no longer there; what was read of it stays in the store"
KEPT = "what was read of it before stays in the store"


@dataclass(frozen=True, slots=True)
class Ingestion:
    """What one run is asked to do; ``instrument`` and ``language`` overrule what files and manifests say.

    ``workers`` is the number of processes that read sources, 0 for this process alone, which then cannot end what
    takes longer than ``time_limit`` seconds. ``stopped`` is asked between sources whether to go on.
    """

    paths: tuple[Path, ...]
    instrument: str | None = None
    language: LanguageCode | None = None
    workers: int = 0
    retry_failed: bool = False
    time_limit: float = TIME_LIMIT
    indexing: bool = True
    """Whether to bring the indexes up to date at the end; else whoever opens them next does."""
    stopped: Callable[[], bool] = lambda: False


@dataclass(frozen=True, slots=True)
class _Begun:
    """A source on its way: what was known of it, and either in trouble or being read, or neither.

    ``seconds`` are what it has taken so far, not counting what it waited.
    """

    source: SourceFile
    seconds: float
    known: Receipt | None = None
    digest: str | None = None
    trouble: Exception | None = None
    extracting: Future[Extracted] | None = None


def ingest_paths(
    base: KnowledgeBase,
    request: Ingestion,
    clock: Callable[[], float] = time.monotonic,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Iterator[Receipt]:
    """Ingest every source under the paths, giving each receipt as soon as its source is stored; then align and index.

    The last receipt is given before rows and indexes are made; exhaust the iterator to have them made.

    Raises:
        TriClauseError: the store cannot be written, as when the disk is full, or there are instruments whose rows could
            not be made, said when all else is done. What is stored is sound.
    """
    without_rows: list[str] = []
    run = _Run(base, request, clock, now)
    pool: Executor = Workers(request.workers, request.time_limit) if request.workers else Inline()
    with pool:
        yield from run.sources(pool)
        if not request.stopped():
            without_rows = make_rows(base, pool, request)
    if request.indexing and not request.stopped():
        refresh_indexes(base)
    if without_rows:
        raise TriClauseError("; ".join(without_rows))


class _Run:
    """One run over sources: what it was asked, and what it has given away so far."""

    def __init__(
        self, base: KnowledgeBase, request: Ingestion, clock: Callable[[], float], now: Callable[[], datetime]
    ) -> None:
        self._base = base
        self._store = base.store
        self._request = request
        self._clock = clock
        self._now = now
        self._names = InstrumentNames(base.store)
        self._seen: set[str] = set()
        self._proposals: Proposals | None = None
        self._unwritable: UnwritableStore | None = None

    def sources(self, pool: Executor) -> Iterator[Receipt]:
        """The receipts of all sources that the paths hold or held."""
        begun: deque[_Begun] = deque()
        for found in find_sources(self._request.paths):
            if self._request.stopped():
                return
            source = self._asked(found)
            known = self._store.receipt(source.name)
            self._seen.add(source.name)
            if self._request.retry_failed and (known is None or known.status != "failed"):
                continue
            begun.append(self._begin(source, known, pool))
            while len(begun) > LOOKAHEAD * self._request.workers or (begun and self._is_done(begun[0])):
                yield from self._give(begun.popleft())
        while begun and not self._request.stopped():
            yield from self._give(begun.popleft())
        if not self._request.retry_failed:
            yield from self._gone()

    def _asked(self, found: SourceFile) -> SourceFile:
        """A source with what the request overrules."""
        return replace(
            found,
            instrument=self._request.instrument or found.instrument,
            language=self._request.language or found.language,
        )

    @staticmethod
    def _is_done(begun: _Begun) -> bool:
        return begun.extracting is None or begun.extracting.done()

    def _begin(self, source: SourceFile, known: Receipt | None, pool: Executor) -> _Begun:
        """Look at a source and have it read, unless that was done before."""
        started = self._clock()
        digest = None
        try:
            if source.trouble:
                raise TriClauseError(source.trouble)
            digest = source.digest()
        except (OSError, TriClauseError) as error:
            return _Begun(source, self._clock() - started, known, digest, error)
        taken = self._clock() - started
        if source.holds is not None:
            return _Begun(source, taken, known, digest)
        instrument = self._names.of(source, known)
        if known and self._is_stored(known, digest, instrument, source.language):
            return _Begun(source, taken, known, digest)
        where = self._base.settings if self._request.workers else self._base
        task = pool.submit(extract_source, where, source, digest, instrument)
        return _Begun(source, taken, known, digest, extracting=task)

    def _is_stored(self, known: Receipt, digest: str, instrument: str, language: LanguageCode | None) -> bool:
        """Whether these bytes are stored as what they are asked to be; a ``language`` that is said may be another."""
        if (known.sha256, known.status, known.instrument) != (digest, "ingested", instrument):
            return False
        summary = self._store.instrument(instrument) if language else None
        return summary is None or language in summary.documents

    def _give(self, begun: _Begun) -> Iterator[Receipt]:
        """The receipt of a source; where it could not be kept the run ends, as all others would fare alike."""
        yield self._complete(begun)
        if self._unwritable:
            raise TriClauseError(
                f"{self._unwritable}: stopped at {begun.source.name}; what was stored before is sound, and the same "
                "command goes on from there"
            ) from self._unwritable

    def _complete(self, begun: _Begun) -> Receipt:
        """Store what a source became, or what went wrong with it."""
        stage: Stage = "read"
        try:
            if begun.trouble:
                raise begun.trouble
            if begun.extracting is None:
                return self._unread(begun)
            stage = "extract"
            found = begun.extracting.result()
            begun = replace(begun, seconds=begun.seconds + found.seconds)
            if found.trouble:
                stage = found.stage
                raise found.trouble
            stage = "store"
            try:
                return self._store_found(begun, found)
            except StaleDocument:  # a person has corrected it since it was read
                return self._store_found(begun, corrected_anew(self._base, found))
        except Exception as error:  # a fault of ours in one source must not stop a run over thousands
            return self._failed(begun, stage, error)

    def _unread(self, begun: _Begun) -> Receipt:
        """The receipt of what need not be read: a source that is stored already, or an archive as such."""
        known, holds = begun.known, begun.source.holds
        if known and (known.sha256, known.status) == (begun.digest, "ingested"):
            if known.gone:
                self._store.put_receipt(replace(known, gone=False))
            return replace(known, status="unchanged", seconds=round(begun.seconds, 3), gone=False)
        files = "1 file" if holds == 1 else f"{holds or 0:,} files"
        warnings = (f"an archive of {files}, each with a receipt of its own",)
        receipt = replace(self._receipt(begun, "ingested", "done"), warnings=warnings)
        self._store.put_receipt(receipt)
        return receipt

    def _store_found(self, begun: _Begun, found: Extracted) -> Receipt:
        documents, vectors = found.documents, found.vectors
        proposals = self._proposals = self._proposals or Proposals(self._store, found.encoder)
        proposed = proposals.propose(documents, vectors) if begun.source.instrument is None else []
        receipt = replace(
            self._receipt(begun, "ingested", "done"),
            instrument=documents[0].instrument,
            documents=len(documents),
            clauses=sum(len(document.extract.clauses) for document in documents),
            facts=sum(len(document.extract.facts) for document in documents),
            warnings=(*found.warnings, *proposed, *self._superseded(documents)),
            libraries=found.libraries,
        )
        cached = {cache_key(found.encoder): found.fresh, **proposals.means(documents, vectors)}
        self._store.put_documents(documents, receipt, cached)
        proposals.remember(documents, vectors)
        return receipt

    def _failed(self, begun: _Begun, stage: Stage, error: Exception) -> Receipt:
        """The receipt of a source in trouble; one that was there before and is not any more is gone, not broken."""
        known = begun.known
        if isinstance(error, OverTime):
            begun = replace(begun, seconds=begun.seconds + self._request.time_limit)
        if isinstance(error, FileNotFoundError) and known:
            return self._is_gone(known)
        earlier = known and known.instrument and self._store.instrument(known.instrument)
        receipt = replace(
            self._receipt(begun, "failed", stage),
            reason=reason_of(error),
            instrument=begun.source.instrument or (known.instrument if known else None),
            warnings=(KEPT,) if earlier else (),
        )
        if isinstance(error, UnwritableStore):
            self._unwritable = error
        else:
            self._store.put_receipt(receipt)
        return receipt

    def _gone(self) -> Iterator[Receipt]:
        """Receipts of sources below the paths that are known and were not found."""
        for path in self._request.paths:
            under = SourceFile(path).name
            for known in self._store.receipts(ReceiptFilter(under=under)):
                if known.source not in self._seen:
                    self._seen.add(known.source)
                    yield self._is_gone(known)

    def _is_gone(self, known: Receipt) -> Receipt:
        if not known.gone:
            self._store.put_receipt(replace(known, gone=True))
        return replace(known, status="unchanged", gone=True, warnings=(*known.warnings, GONE), seconds=0.0)

    def _receipt(self, begun: _Begun, status: str, stage: Stage) -> Receipt:
        return Receipt(
            source=begun.source.name,
            sha256=begun.digest,
            status="ingested" if status == "ingested" else "failed",
            stage=stage,
            seconds=round(begun.seconds, 3),
            at=self._now().isoformat(timespec="seconds"),
        )

    def _superseded(self, documents: tuple[Document, ...]) -> list[str]:
        """Say which documents of other sources these take the place of."""
        found = []
        for document in documents:
            summary = self._store.instrument(document.instrument)
            before = summary.documents.get(document.extract.language) if summary else None
            old = self._store.document(before) if before else None
            if old and old.id != document.id and old.extract.source.name != document.extract.source.name:
                found.append(f"takes the place of {old.extract.source.name}, which stays as an earlier version")
        return found


def make_rows(base: KnowledgeBase, pool: Executor, request: Ingestion) -> list[str]:
    """Make the rows of every instrument that lacks them; says of which that was not possible, and why."""
    begun: deque[tuple[str, Future[Aligned]]] = deque()
    troubles: list[str] = []
    where = base.settings if request.workers else base

    def store_rows() -> None:
        name, aligning = begun.popleft()
        try:
            aligned = aligning.result()
        except Exception as error:  # one instrument must not keep all others from their rows
            troubles.append(f"no rows could be made for {name}: {reason_of(error)}")
            return
        base.store.put_vectors(cache_key(aligned.encoder), aligned.vectors)
        base.store.put_rows(name, aligned.rows)

    for name in base.store.unaligned():
        if request.stopped():
            break
        begun.append((name, pool.submit(align_instrument, where, name)))
        if len(begun) > LOOKAHEAD * request.workers:
            store_rows()
    while begun:
        store_rows()
    return troubles


def refresh_indexes(base: KnowledgeBase) -> None:
    """Bring the indexes up to date, loading no model in vain."""
    if base.store.counts()["clauses"] and index_generation(base.settings) != base.store.generation():
        base.index.refresh()
