"""The store's Protocol: everything the product remembers, and the only truth the indexes are built from.

Guarantees every engine must give (``tests/kb/store`` checks them on each):

1. ``put_documents`` stores the documents of a source with their clauses, facts and records, and its receipt, in one
   transaction: after a crash either all of it is there or none.
2. A document whose instrument and language are already taken supersedes the one before; and what a source gave before
   and no longer gives is superseded with it. All that is superseded stays readable by id and among ``versions``.
3. ``put_rows`` replaces the rows of one instrument in one transaction together with the fingerprint of the documents
   they were made from; ``unaligned`` names the instruments whose fingerprint is out of date.
4. Every write that changes what can be searched raises ``generation``, so that an index knows it is behind.
5. What cannot be written raises :class:`UnwritableStore`, and the store stays as it was.
6. Reading never changes anything; several readers may read while one writes.
7. The log of corrections only grows: ``put_correction`` adds to it and stores the document as it then reads in one
   transaction, and never lets one person's correction go unseen under another's: a document that does not take in all
   of the log is refused (:class:`StaleDocument`), by ``put_documents`` too. What the machine read is kept beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kb.model import (
    Clause,
    Correction,
    Document,
    Fact,
    InstrumentRecord,
    LanguageCode,
    Receipt,
    ReceiptStatus,
    Row,
    TriClauseError,
)

Vectors = NDArray[np.float32]
NOTHING: Mapping[str, Mapping[str, Vectors]] = {}


class UnwritableStore(TriClauseError):  # noqa: N818 - it says what the store is
    """A store that takes nothing more: a full disk, a medium that fails, a file that may only be read."""


class StaleDocument(TriClauseError):  # noqa: N818 - it says what the document is
    """A document that was made from another state of the log of corrections, or that is not current any more."""


@dataclass(frozen=True, slots=True)
class InstrumentSummary:
    """One line of the list of instruments. ``documents`` maps a language to the id of its current document."""

    id: str
    title: str
    titles: Mapping[LanguageCode, str]
    documents: Mapping[LanguageCode, str]
    rows: int
    records: Mapping[LanguageCode, tuple[InstrumentRecord, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ClauseInRow:
    """A clause with the place it has in the store: what search and pages need to show it.

    ``revision`` is that of its document: a clause keeps its id when its kind or label is corrected.
    """

    clause: Clause
    document: str
    instrument: str
    row: int
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Version:
    """A document of an instrument, current or superseded; ``order`` counts up in the order of storing."""

    document: str
    language: LanguageCode
    title: str
    source: str
    current: bool
    order: int


@dataclass(frozen=True, slots=True)
class ReceiptFilter:
    """Which receipts are asked for; what is left out does not matter. ``words`` stand in the name of the source."""

    status: ReceiptStatus | None = None
    words: str = ""
    warned: bool = False
    gone: bool = False
    under: str | None = None
    """A folder or archive: only what is below it."""


class Store(Protocol):
    """See the module's numbered guarantees."""

    url: str

    def close(self) -> None:
        """Let go of the connection; using the store afterwards is an error."""

    # what is in the store
    def generation(self) -> int:
        """A number that grows with every change to what can be searched."""

    def instruments(self) -> list[InstrumentSummary]:
        """All instruments, ordered by id."""

    def instrument(self, instrument: str) -> InstrumentSummary | None:
        """One instrument, or ``None``."""

    def document(self, document: str) -> Document | None:
        """One document whole, current or superseded, or ``None``."""

    def versions(self, instrument: str) -> list[Version]:
        """All documents an instrument ever had, by language, the latest first."""

    def doubtful(self) -> frozenset[str]:
        """The ids of the current documents whose health is doubtful."""

    def rows(self, instrument: str) -> list[Row]:
        """The alignment rows of an instrument in reading order, numbered from 1."""

    def clauses(self, ids: Iterable[str]) -> dict[str, ClauseInRow]:
        """The clauses with these ids among the current documents; unknown ids are left out."""

    def current_clauses(self) -> Iterator[ClauseInRow]:
        """Every clause of every current document, by instrument, row and language."""

    def facts(self, instrument: str) -> dict[str, tuple[Fact, ...]]:
        """The facts of an instrument's current documents by clause id."""

    def counts(self) -> dict[str, int]:
        """How many of each thing the store holds: instruments, documents, clauses, facts, rows, vectors, receipts."""

    # what became of the sources
    def receipt(self, source: str) -> Receipt | None:
        """The latest receipt of the source with this name."""

    def receipts(
        self, wanted: ReceiptFilter = ReceiptFilter(), offset: int = 0, limit: int | None = None
    ) -> Iterator[Receipt]:
        """The latest receipts of the sources asked for, ordered by name."""

    def receipt_count(self, wanted: ReceiptFilter = ReceiptFilter()) -> int:
        """How many sources are asked for."""

    def put_receipt(self, receipt: Receipt) -> None:
        """Remember what became of a source that gave no document."""

    # what persons corrected
    def corrections(self, instrument: str | None = None, language: LanguageCode | None = None) -> list[Correction]:
        """The corrections of an instrument in a language, or of all, in the order in which they were made."""

    def revision(self, instrument: str, language: LanguageCode) -> int:
        """How many entries the log of corrections of an instrument in a language has."""

    def put_correction(
        self, correction: Correction, document: Document, vectors: Mapping[str, Mapping[str, Vectors]] = NOTHING
    ) -> None:
        """Add a correction to the log, or that one has been withdrawn, and store the current document as corrected.

        The document's revision is one more than that it was made from.

        Raises:
            StaleDocument: there has been another correction or another document meanwhile; nothing is written.
        """

    # writing
    def put_documents(
        self, documents: Sequence[Document], receipt: Receipt, vectors: Mapping[str, Mapping[str, Vectors]] = NOTHING
    ) -> None:
        """Store the documents of one source and its receipt, with vectors to cache by encoder and text.

        The same again changes nothing but the receipt.

        Raises:
            StaleDocument: there has been a correction since one of them was made; nothing is written.
        """

    def unaligned(self) -> list[str]:
        """The instruments whose rows were not made from their current documents."""

    def put_rows(self, instrument: str, rows: Sequence[Row]) -> None:
        """Replace the rows of an instrument; rows of clauses that have gone meanwhile are not stored, so that it stays
        unaligned."""

    # vectors, cached by content
    def vectors(self, encoder: str, texts: Sequence[str]) -> dict[str, Vectors]:
        """The cached vectors of those texts that have one, by text."""

    def put_vectors(self, encoder: str, vectors: Mapping[str, Vectors]) -> None:
        """Cache vectors by encoder and text."""

    def check(self) -> list[str]:
        """What is wrong inside the store, one line each; empty if it is sound. Recomputes every hash and span."""
