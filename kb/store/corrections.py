"""The log of corrections in SQLite, and documents as they read after it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from kb import records
from kb.model import AsRead, Correction, Document, LanguageCode
from kb.store.base import StaleDocument


def read_corrections(
    connection: sqlite3.Connection, instrument: str | None, language: LanguageCode | None
) -> list[Correction]:
    """The corrections in the order in which they were made, each as its last entry says."""
    found: dict[str, Correction] = {}
    for id_, entry in connection.execute(
        "SELECT correction, entry FROM corrections WHERE (?1 IS NULL OR instrument = ?1) "
        "AND (?2 IS NULL OR language = ?2) ORDER BY position",
        (instrument, language),
    ):
        found[id_] = records.decode(entry, Correction)
    return list(found.values())


def log_length(connection: sqlite3.Connection, instrument: str, language: LanguageCode) -> int:
    """How many entries the log has."""
    (count,) = connection.execute(
        "SELECT count(*) FROM corrections WHERE instrument = ? AND language = ?", (instrument, language)
    ).fetchone()
    return int(count)


def require_whole_log(connection: sqlite3.Connection, documents: Iterable[Document]) -> None:
    """Raise :class:`StaleDocument` where a document does not take in all corrections there are."""
    for document in documents:
        if document.revision != log_length(connection, document.instrument, document.extract.language):
            raise StaleDocument(f"{document.instrument} has been corrected meanwhile ({document.extract.language})")


def append_correction(connection: sqlite3.Connection, correction: Correction, document: Document) -> None:
    """Add an entry to the log, if the document is the current one and takes it in after all others."""
    current = connection.execute("SELECT current FROM documents WHERE id = ?", (document.id,)).fetchone()
    if not current or not current[0]:
        raise StaleDocument(f"another version of {document.instrument} has taken the place of this one")
    require_whole_log(connection, [without_last(document)])
    connection.execute(
        "INSERT INTO corrections (instrument, language, correction, entry) VALUES (?, ?, ?, ?)",
        (correction.instrument, correction.language, correction.id, records.encode(correction)),
    )


def without_last(document: Document) -> Document:
    """The document by the revision that it was made from."""
    return Document(document.id, document.instrument, "", None, document.extract, document.revision - 1)


def encode_as_read(as_read: AsRead | None) -> str | None:
    """What the machine read, as it is stored."""
    return records.encode(as_read) if as_read else None


def make_room(connection: sqlite3.Connection, document: str) -> None:
    """Take out a document with its clauses and facts, to be written anew; its clauses' places in rows stay.

    References are only checked at the end of the transaction: :func:`leave_rows` takes out those that lead nowhere.
    """
    connection.execute("PRAGMA defer_foreign_keys = ON")
    connection.execute("DELETE FROM facts WHERE clause IN (SELECT id FROM clauses WHERE document = ?)", (document,))
    connection.execute("DELETE FROM clauses WHERE document = ?", (document,))


def leave_rows(connection: sqlite3.Connection, instrument: str) -> None:
    """Take clauses that are gone out of the rows of an instrument."""
    connection.execute(
        "DELETE FROM cells WHERE instrument = ? AND NOT EXISTS (SELECT 1 FROM clauses WHERE id = clause)", (instrument,)
    )
