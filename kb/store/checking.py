"""What `kb verify` asks of an SQLite store: every hash, span and reference computed again, nothing taken on trust."""

from __future__ import annotations

import sqlite3

from kb.identity import clause_id, document_id
from kb.model import Source
from kb.records import decode


def check_store(connection: sqlite3.Connection) -> list[str]:
    """What is wrong, one line each; empty for a sound store. Work for a later ingest (rows to make) is not wrong."""
    checks = (check_file, check_documents, check_corrections, check_rows)
    return [line for check in checks for line in check(connection)]


def check_file(connection: sqlite3.Connection) -> list[str]:
    """SQLite's own checks of pages, indexes and references."""
    pages = [f"database file: {line}" for (line,) in connection.execute("PRAGMA integrity_check") if line != "ok"]
    references = connection.execute("PRAGMA foreign_key_check")
    return pages + [f"table {line[0]}: a row points at {line[2]} that is not there" for line in references]


def check_documents(connection: sqlite3.Connection) -> list[str]:
    """Ids follow from content, and clauses stand in order inside the text without overlap."""
    wrong: list[str] = []
    for name, instrument, language, source, length in connection.execute(
        "SELECT id, instrument, language, source, length(text) FROM documents"
    ):
        if name != document_id(instrument, language, decode(source, Source).sha256):
            wrong.append(f"document {name}: its id does not follow from its source")
        before = 0
        for clause, start, end in connection.execute(
            'SELECT id, start, "end" FROM clauses WHERE document = ? ORDER BY position', (name,)
        ):
            if clause != clause_id(name, start, end):
                wrong.append(f"clause {clause}: its id does not follow from its place")
            if not before <= start < end <= length:
                wrong.append(f"clause {clause}: [{start}, {end}) is out of order in a text of {length}")
            before = end
    return wrong


def check_corrections(connection: sqlite3.Connection) -> list[str]:
    """Every current document takes in all corrections there are of it."""
    found = connection.execute(
        "SELECT d.id, d.revision, count(c.position) AS length FROM documents d LEFT JOIN corrections c "
        "ON c.instrument = d.instrument AND c.language = d.language WHERE d.current = 1 GROUP BY d.id "
        "HAVING d.revision <> length"
    )
    return [f"document {name}: takes in {has} of {length} entries of its corrections" for name, has, length in found]


def check_rows(connection: sqlite3.Connection) -> list[str]:
    """Rows are numbered from 1 without a gap and hold clauses of current documents of their own instrument only."""
    wrong = [
        f"instrument {name}: rows are not numbered 1 to {count}"
        for name, count, last in connection.execute(
            "SELECT instrument, count(*), max(row) FROM rows GROUP BY instrument"
        )
        if count != last
    ]
    strays = connection.execute(
        "SELECT x.clause, x.instrument FROM cells x JOIN clauses c ON c.id = x.clause JOIN documents d "
        "ON d.id = c.document WHERE d.current = 0 OR d.instrument <> x.instrument"
    )
    return wrong + [f"clause {clause}: stands in a row of {name}, which does not have it" for clause, name in strays]
