"""Correcting a document on the page.

1. A correction that would not be in effect is refused before anything is written.
2. After a correction the instrument's rows and the indexes are made anew, so that all pages show what it changed.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from indexes.cache import cache_key
from indexes.knowledge_base import KnowledgeBase
from ingest.corrected import corrected
from ingest.tasks import align_instrument, collecting_encoder, encoded
from kb.corrections.drafts import Draft
from kb.corrections.places import Squashed
from kb.identity import correction_id
from kb.model import Correction, Document, TriClauseError, Withdrawal
from kb.store.base import StaleDocument

MAKINGS = 3
"""How often rows are made for one correction: another that comes meanwhile makes its own."""


class NotApplicable(TriClauseError):  # noqa: N818  it says what the correction is
    """A correction that would have no effect where it is asked for."""


class Corrector:
    """Corrects the documents of a knowledge base, one correction at a time."""

    def __init__(self, base: KnowledgeBase, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        """Nothing is loaded before the first correction."""
        self._base = base
        self._now = now
        self._lock = threading.Lock()

    def correct(self, document: Document, draft: Draft, by: str) -> Correction:
        """Make a correction of a document, as it was read from the store.

        Raises:
            StaleDocument: it has been corrected or superseded since; nothing is written.
            NotApplicable: the correction would have no effect; nothing is written.
            TriClauseError: the store cannot be written, or the rows not be made.
        """
        extract = document.extract
        occurrence = Squashed(extract.text).occurrence(draft.span)
        if occurrence is None:
            raise NotApplicable("the words to correct are not to be told from others")
        at = self._now().isoformat(timespec="seconds")
        correction = Correction(
            id=correction_id(document.instrument, extract.language, document.revision + 1, at),
            instrument=document.instrument,
            language=extract.language,
            field=draft.field,
            words=draft.span.of(extract.text),
            occurrence=occurrence,
            change=draft.change,
            by=by,
            at=at,
        )
        self._put(document, correction)
        return correction

    def withdraw(self, document: Document, correction: str, by: str) -> Correction:
        """Take a correction back; see :meth:`correct`. One that is withdrawn already stays as it is."""
        known = {c.id: c for c in self._base.store.corrections(document.instrument, document.extract.language)}
        if correction not in known:
            raise NotApplicable(f"there is no correction {correction!r} of this document")
        if known[correction].withdrawn:
            return known[correction]
        at = self._now().isoformat(timespec="seconds")
        withdrawn = replace(known[correction], withdrawn=Withdrawal(by, at))
        self._put(document, withdrawn)
        return withdrawn

    def _put(self, document: Document, correction: Correction) -> None:
        """Store an entry of the log with what the document becomes, then make rows and indexes."""
        store = self._base.store
        with self._lock:
            before = store.corrections(document.instrument, document.extract.language)
            if store.revision(document.instrument, document.extract.language) != document.revision:
                raise StaleDocument(f"{document.instrument} has been corrected meanwhile")
            others = {c.id: c for c in before} | {correction.id: correction}
            result, standings = corrected(document, list(others.values()), document.revision + 1)
            made = next(standing for standing in standings if standing.correction.id == correction.id)
            if made.state not in ("in_effect", "withdrawn"):
                raise NotApplicable("the correction would have no effect")
            encoder = collecting_encoder(self._base)
            encoded([result], encoder)
            store.put_correction(correction, result, {cache_key(encoder.name): encoder.fresh})
            self._follow(document.instrument)

    def _follow(self, instrument: str) -> None:
        """Rows of the instrument and indexes as the documents are now."""
        store = self._base.store
        for _ in range(MAKINGS):
            if instrument not in store.unaligned():
                break
            aligned = align_instrument(self._base, instrument)
            store.put_vectors(cache_key(aligned.encoder), aligned.vectors)
            store.put_rows(instrument, aligned.rows)
        self._base.index.refresh()
