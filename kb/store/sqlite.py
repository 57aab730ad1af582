"""The store on SQLite: one file, nothing to administer, safe to kill at any moment."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from importlib import resources
from pathlib import Path

import numpy as np

from kb import records
from kb.identity import content_id
from kb.model import (
    AsRead,
    Clause,
    Correction,
    Document,
    Evidence,
    Extract,
    Fact,
    Health,
    InstrumentRecord,
    LanguageCode,
    Locator,
    Receipt,
    Row,
    Source,
    TriClauseError,
)
from kb.store.base import NOTHING, ClauseInRow, InstrumentSummary, ReceiptFilter, UnwritableStore, Vectors, Version
from kb.store.checking import check_store
from kb.store.corrections import (
    append_correction,
    encode_as_read,
    leave_rows,
    log_length,
    make_room,
    read_corrections,
    require_whole_log,
)

PARAMETERS = 500
"""Values in one ``IN (...)``; SQLite allows 999 in its oldest builds."""

IN_ROW = """
    SELECT c.id, c.label, c.path, c.kind, c.language, c.start, c."end",
           substr(d.text, c.start + 1, c."end" - c.start) AS text, c.locator, c.confidence, c.evidence, c.document,
           d.instrument, coalesce(x.row, 0) AS row, d.revision
    FROM clauses c JOIN documents d ON d.id = c.document AND d.current = 1 LEFT JOIN cells x ON x.clause = c.id
"""


UNWRITABLE = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)
"""Codes of errors after which no other write will do better; extended codes have more bits above."""

EVERY_RECEIPT = ReceiptFilter()


class SQLiteStore:
    """A :class:`kb.store.base.Store` in one SQLite file; each thread has a connection of its own."""

    def __init__(self, url: str) -> None:
        """Open the store at ``sqlite:///PATH``, made with its folder if it is not there.

        Raises:
            TriClauseError: the file cannot be opened, or it is not a knowledge base of ours.
        """
        self.url = url
        self._path = Path(url.removeprefix("sqlite:///"))
        self._local = threading.local()
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            migrate(self._connection)
        except (OSError, sqlite3.Error) as error:
            raise TriClauseError(f"cannot open the knowledge base {self._path}: {error}") from error

    @property
    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = connect(self._path)
        return connection

    def close(self) -> None:
        """Close this thread's connection."""
        self._connection.close()
        del self._local.connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is written when the block ends, nothing if it raises or the process dies."""
        connection = self._connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")
        except BaseException as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode & 0xFF in UNWRITABLE:
                raise UnwritableStore(f"cannot write to the knowledge base ({error})") from error
            raise

    def generation(self) -> int:
        """See :class:`kb.store.base.Store`."""
        (value,) = self._connection.execute("SELECT value FROM generation").fetchone()
        return int(value)

    def instruments(self) -> list[InstrumentSummary]:
        """See :class:`kb.store.base.Store`."""
        ids = self._connection.execute("SELECT id FROM instruments ORDER BY id").fetchall()
        return [summary for (name,) in ids if (summary := self.instrument(name))]

    def instrument(self, instrument: str) -> InstrumentSummary | None:
        """See :class:`kb.store.base.Store`."""
        found = self._connection.execute(
            "SELECT language, id, title, records FROM documents WHERE instrument = ? AND current = 1 ORDER BY stored",
            (instrument,),
        ).fetchall()
        if not found:
            return None
        (rows,) = self._connection.execute("SELECT count(*) FROM rows WHERE instrument = ?", (instrument,)).fetchone()
        titles = {language: title for language, _, title, _ in found}
        return InstrumentSummary(
            id=instrument,
            title=titles.get("en") or next(iter(titles.values())),
            titles=titles,
            documents={language: document for language, document, _, _ in found},
            rows=rows,
            records={language: records.decode(text, tuple[InstrumentRecord, ...]) for language, _, _, text in found},
        )

    def document(self, document: str) -> Document | None:
        """See :class:`kb.store.base.Store`."""
        found = self._connection.execute("SELECT * FROM documents WHERE id = ?", (document,)).fetchone()
        if found is None:
            return None
        text: str = found["text"]
        clauses = self._connection.execute(
            'SELECT id, label, path, kind, language, start, "end", substr(?, start + 1, "end" - start), locator, '
            "confidence, evidence FROM clauses WHERE document = ? ORDER BY position",
            (text, document),
        )
        facts = self._connection.execute(
            "SELECT f.fact FROM facts f JOIN clauses c ON c.id = f.clause WHERE c.document = ? ORDER BY f.position",
            (document,),
        )
        extract = Extract(
            source=records.decode(found["source"], Source),
            text=text,
            language=found["language"],
            clauses=tuple(read_clause(line) for line in clauses),
            facts=tuple(records.decode(fact, Fact) for (fact,) in facts),
            instruments=records.decode(found["records"], tuple[InstrumentRecord, ...]),
            health=records.decode(found["health"], Health) if found["health"] else None,
        )
        as_read = records.decode(found["as_read"], AsRead) if found["as_read"] else None
        return Document(
            found["id"], found["instrument"], found["title"], found["url"], extract, found["revision"], as_read
        )

    def versions(self, instrument: str) -> list[Version]:
        """See :class:`kb.store.base.Store`."""
        found = self._connection.execute(
            "SELECT id, language, title, json_extract(source, '$.name'), current, stored FROM documents "
            "WHERE instrument = ? ORDER BY language, stored DESC",
            (instrument,),
        )
        return [Version(id_, code, title, name, bool(now), order) for id_, code, title, name, now, order in found]

    def doubtful(self) -> frozenset[str]:
        """See :class:`kb.store.base.Store`."""
        found = self._connection.execute(
            "SELECT id FROM documents WHERE current = 1 AND json_extract(health, '$.doubtful')"
        )
        return frozenset(document for (document,) in found)

    def rows(self, instrument: str) -> list[Row]:
        """See :class:`kb.store.base.Store`."""
        cells: dict[int, dict[LanguageCode, tuple[str, ...]]] = {}
        for row, language, clause in self._connection.execute(
            "SELECT x.row, c.language, x.clause FROM cells x JOIN clauses c ON c.id = x.clause "
            "WHERE x.instrument = ? ORDER BY x.row, c.document, c.position",
            (instrument,),
        ):
            cell = cells.setdefault(row, {})
            cell[language] = (*cell.get(language, ()), clause)
        found = self._connection.execute(
            "SELECT row, score, method FROM rows WHERE instrument = ? ORDER BY row", (instrument,)
        )
        return [Row(row, cells.get(row, {}), score, method) for row, score, method in found]

    def clauses(self, ids: Iterable[str]) -> dict[str, ClauseInRow]:
        """See :class:`kb.store.base.Store`."""
        found: dict[str, ClauseInRow] = {}
        for part in parts(list(ids)):
            for line in self._connection.execute(f"{IN_ROW} WHERE c.id IN ({marks(part)})", part):
                found[line["id"]] = in_row(line)
        return found

    def current_clauses(self) -> Iterator[ClauseInRow]:
        """See :class:`kb.store.base.Store`."""
        for line in self._connection.execute(f"{IN_ROW} ORDER BY d.instrument, row, c.language, c.position"):
            yield in_row(line)

    def facts(self, instrument: str) -> dict[str, tuple[Fact, ...]]:
        """See :class:`kb.store.base.Store`."""
        found: dict[str, tuple[Fact, ...]] = {}
        for clause, fact in self._connection.execute(
            "SELECT f.clause, f.fact FROM facts f JOIN clauses c ON c.id = f.clause JOIN documents d "
            "ON d.id = c.document WHERE d.instrument = ? AND d.current = 1 ORDER BY f.position",
            (instrument,),
        ):
            found[clause] = (*found.get(clause, ()), records.decode(fact, Fact))
        return found

    def counts(self) -> dict[str, int]:
        """See :class:`kb.store.base.Store`."""
        tables = ("instruments", "documents", "clauses", "facts", "rows", "vectors", "receipts")
        return {table: self._connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}

    def receipt(self, source: str) -> Receipt | None:
        """See :class:`kb.store.base.Store`."""
        found = self._connection.execute("SELECT receipt FROM receipts WHERE source = ?", (source,)).fetchone()
        return records.decode(found[0], Receipt) if found else None

    def receipts(
        self, wanted: ReceiptFilter = EVERY_RECEIPT, offset: int = 0, limit: int | None = None
    ) -> Iterator[Receipt]:
        """See :class:`kb.store.base.Store`."""
        where, values = receipt_conditions(wanted)
        query = f"SELECT receipt FROM receipts WHERE {where} ORDER BY source LIMIT ? OFFSET ?"
        for (text,) in self._connection.execute(query, (*values, -1 if limit is None else limit, offset)):
            yield records.decode(text, Receipt)

    def receipt_count(self, wanted: ReceiptFilter = EVERY_RECEIPT) -> int:
        """See :class:`kb.store.base.Store`."""
        where, values = receipt_conditions(wanted)
        (count,) = self._connection.execute(f"SELECT count(*) FROM receipts WHERE {where}", values).fetchone()
        return int(count)

    def put_receipt(self, receipt: Receipt) -> None:
        """See :class:`kb.store.base.Store`."""
        with self._writing() as connection:
            write_receipt(connection, receipt)

    def put_documents(
        self, documents: Sequence[Document], receipt: Receipt, vectors: Mapping[str, Mapping[str, Vectors]] = NOTHING
    ) -> None:
        """See :class:`kb.store.base.Store`."""
        with self._writing() as connection:
            require_whole_log(connection, documents)
            for encoder, computed in vectors.items():
                insert_vectors(connection, encoder, computed)
            write_receipt(connection, receipt)
            for document in documents:
                connection.execute("INSERT OR IGNORE INTO instruments (id) VALUES (?)", (document.instrument,))
            supersede(connection, documents)
            for document in documents:
                known = connection.execute("SELECT revision FROM documents WHERE id = ?", (document.id,)).fetchone()
                if known is None:
                    insert_document(connection, document)
                elif known["revision"] != document.revision:  # it has been corrected since it was current
                    rewrite_document(connection, document)
                connection.execute(
                    "UPDATE documents SET current = 1, title = ?, url = ? WHERE id = ?",
                    (document.title, document.url, document.id),
                )
            connection.execute("UPDATE generation SET value = value + 1")

    def corrections(self, instrument: str | None = None, language: LanguageCode | None = None) -> list[Correction]:
        """See :class:`kb.store.base.Store`."""
        return read_corrections(self._connection, instrument, language)

    def revision(self, instrument: str, language: LanguageCode) -> int:
        """See :class:`kb.store.base.Store`."""
        return log_length(self._connection, instrument, language)

    def put_correction(
        self, correction: Correction, document: Document, vectors: Mapping[str, Mapping[str, Vectors]] = NOTHING
    ) -> None:
        """See :class:`kb.store.base.Store`."""
        with self._writing() as connection:
            append_correction(connection, correction, document)
            for encoder, computed in vectors.items():
                insert_vectors(connection, encoder, computed)
            rewrite_document(connection, document)
            connection.execute("UPDATE generation SET value = value + 1")

    def unaligned(self) -> list[str]:
        """See :class:`kb.store.base.Store`."""
        connection = self._connection
        found = connection.execute("SELECT id, aligned FROM instruments ORDER BY id").fetchall()
        return [name for name, aligned in found if aligned != fingerprint(connection, name)]

    def put_rows(self, instrument: str, rows: Sequence[Row]) -> None:
        """See :class:`kb.store.base.Store`."""
        ids = [clause for row in rows for cell in row.clauses.values() for clause in cell]
        with self._writing() as connection:
            if not all_there(connection, ids):
                return
            connection.execute("DELETE FROM cells WHERE instrument = ?", (instrument,))
            connection.execute("DELETE FROM rows WHERE instrument = ?", (instrument,))
            connection.executemany(
                "INSERT INTO rows VALUES (?, ?, ?, ?)", [(instrument, row.row, row.score, row.method) for row in rows]
            )
            connection.executemany(
                "INSERT INTO cells VALUES (?, ?, ?)",
                [(clause, instrument, row.row) for row in rows for cell in row.clauses.values() for clause in cell],
            )
            aligned = fingerprint(connection, instrument)
            connection.execute("UPDATE instruments SET aligned = ? WHERE id = ?", (aligned, instrument))
            connection.execute("UPDATE generation SET value = value + 1")

    def vectors(self, encoder: str, texts: Sequence[str]) -> dict[str, Vectors]:
        """See :class:`kb.store.base.Store`."""
        by_content = {content_hash(text): text for text in texts}
        found: dict[str, Vectors] = {}
        for part in parts(list(by_content)):
            query = f"SELECT content, vector FROM vectors WHERE encoder = ? AND content IN ({marks(part)})"
            for content, vector in self._connection.execute(query, (encoder, *part)):
                found[by_content[content]] = np.frombuffer(vector, dtype="<f4")
        return found

    def put_vectors(self, encoder: str, vectors: Mapping[str, Vectors]) -> None:
        """See :class:`kb.store.base.Store`."""
        with self._writing() as connection:
            insert_vectors(connection, encoder, vectors)

    def check(self) -> list[str]:
        """See :class:`kb.store.base.Store`."""
        return check_store(self._connection)


def connect(path: Path) -> sqlite3.Connection:
    """The one way a connection is made: write-ahead log, foreign keys on, waiting for a writer up to 30 s.

    With a write-ahead log, ``synchronous = NORMAL`` loses nothing when the process dies; when the power fails, the last
    documents may be gone together with their receipts, and the next ingest takes them again. ``FULL`` would wait for
    the disk twice a document.
    """
    connection = sqlite3.connect(path, timeout=30, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the schema up to date, one numbered file after another, each in a transaction with its number."""
    folder = resources.files("kb.store") / "migrations"
    for migration in sorted(folder.iterdir(), key=lambda file: file.name):
        number = int(migration.name.split("_")[0]) if migration.name.endswith(".sql") else 0
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if number > version:
            sql = migration.read_text(encoding="utf-8")
            connection.executescript(f"BEGIN IMMEDIATE;\n{sql}\nPRAGMA user_version = {number};\nCOMMIT;")


def supersede(connection: sqlite3.Connection, documents: Sequence[Document]) -> None:
    """Make room for documents: whatever is current in their places, or came from their sources, is no more."""
    old: set[str] = set()
    for document in documents:
        found = connection.execute(
            "SELECT id FROM documents WHERE current = 1 AND ((instrument = ? AND language = ?) "
            "OR json_extract(source, '$.name') = ?)",
            (document.instrument, document.extract.language, document.extract.source.name),
        )
        old.update(name for (name,) in found)
    for name in old:
        if name not in {document.id for document in documents}:
            connection.execute("DELETE FROM cells WHERE clause IN (SELECT id FROM clauses WHERE document = ?)", (name,))
        connection.execute("UPDATE documents SET current = 0 WHERE id = ?", (name,))


def receipt_conditions(wanted: ReceiptFilter) -> tuple[str, tuple[object, ...]]:
    """A filter as the condition of a query and its values."""
    conditions: list[tuple[str, tuple[object, ...]]] = [("1", ())]
    if wanted.status:
        conditions.append(("status = ?", (wanted.status,)))
    if wanted.words:
        conditions.append(("instr(lower(source), lower(?)) > 0", (wanted.words,)))
    if wanted.warned:
        conditions.append(("warned = 1", ()))
    if wanted.gone:
        conditions.append(("gone = 1", ()))
    if wanted.under is not None:
        # A range and not a pattern: it uses the key, and names may hold any character. "0" comes after "/".
        conditions.append(("source > ? AND source < ?", (f"{wanted.under}/", f"{wanted.under}0")))
    return " AND ".join(words for words, _ in conditions), tuple(v for _, values in conditions for v in values)


def insert_document(connection: sqlite3.Connection, document: Document) -> None:
    """Write a document that is not there yet, with its clauses and facts."""
    extract = document.extract
    connection.execute(
        "INSERT INTO documents SELECT ?, ?, ?, ?, ?, 1, 1 + coalesce(max(stored), 0), ?, ?, ?, ?, ?, ? FROM documents",
        (
            *(document.id, document.instrument, extract.language, document.title, document.url),
            *(records.encode(extract.source), extract.text, records.encode(extract.instruments)),
            records.encode(extract.health) if extract.health else None,
            *(document.revision, encode_as_read(document.as_read)),
        ),
    )
    insert_clauses(connection, document)


def rewrite_document(connection: sqlite3.Connection, document: Document) -> None:
    """Write a document that is there as it reads now; its clauses keep the places they have in rows."""
    make_room(connection, document.id)
    connection.execute(
        "UPDATE documents SET title = ?, records = ?, revision = ?, as_read = ? WHERE id = ?",
        (
            *(document.title, records.encode(document.extract.instruments), document.revision),
            *(encode_as_read(document.as_read), document.id),
        ),
    )
    insert_clauses(connection, document)
    leave_rows(connection, document.instrument)


def insert_clauses(connection: sqlite3.Connection, document: Document) -> None:
    """Write the clauses and facts of a document."""
    extract = document.extract
    connection.executemany(
        "INSERT INTO clauses VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(c.id, document.id, i, c.label, c.path, c.kind, c.language, c.start, c.end),
                *(records.encode(c.locator) if c.locator else None, c.confidence),
                records.encode(c.evidence) if c.evidence else None,
            )
            for i, c in enumerate(extract.clauses)
        ],
    )
    connection.executemany(
        "INSERT INTO facts VALUES (?, ?, ?)",
        [(fact.clause, i, records.encode(fact)) for i, fact in enumerate(extract.facts)],
    )


def insert_vectors(connection: sqlite3.Connection, encoder: str, vectors: Mapping[str, Vectors]) -> None:
    """Write vectors that are not there yet."""
    connection.executemany(
        "INSERT OR IGNORE INTO vectors VALUES (?, ?, ?)",
        [(encoder, content_hash(text), vector.astype("<f4").tobytes()) for text, vector in vectors.items()],
    )


def write_receipt(connection: sqlite3.Connection, receipt: Receipt) -> None:
    """Replace the receipt of a source."""
    connection.execute(
        "INSERT OR REPLACE INTO receipts (source, receipt) VALUES (?, ?)", (receipt.source, records.encode(receipt))
    )


def fingerprint(connection: sqlite3.Connection, instrument: str) -> str:
    """What the rows of an instrument were made from: its current documents, as corrected."""
    found = connection.execute(
        "SELECT id, revision FROM documents WHERE instrument = ? AND current = 1 ORDER BY id", (instrument,)
    )
    return content_id("aligned", *(f"{id_}/{revision}" if revision else id_ for id_, revision in found))


def all_there(connection: sqlite3.Connection, clauses: list[str]) -> bool:
    """Whether the store still has these clauses."""
    count = 0
    for part in parts(clauses):
        query = f"SELECT count(*) FROM clauses WHERE id IN ({marks(part)})"
        count += connection.execute(query, part).fetchone()[0]
    return count == len(set(clauses))


def content_hash(text: str) -> str:
    """The key of a text in the vector cache."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def read_clause(line: sqlite3.Row) -> Clause:
    """A clause from the first eleven columns of a line."""
    locator = records.decode(line[8], Locator) if line[8] else None
    evidence = records.decode(line[10], tuple[Evidence, ...]) if line[10] else ()
    id_, label, path, kind, language, start, end, text = line[:8]
    return Clause(id_, label, path, kind, language, start, end, text, locator, line[9], evidence)


def in_row(line: sqlite3.Row) -> ClauseInRow:
    """One line of :data:`IN_ROW` as a value."""
    return ClauseInRow(read_clause(line), line["document"], line["instrument"], line["row"], line["revision"])


def parts(values: list[str]) -> Iterator[list[str]]:
    """The values in parts that one statement can take."""
    return (values[at : at + PARAMETERS] for at in range(0, len(values), PARAMETERS))


def marks(values: list[str]) -> str:
    """As many question marks as there are values."""
    return ",".join("?" * len(values))
