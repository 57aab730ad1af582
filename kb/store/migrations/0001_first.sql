-- A source is known by its name (its path as given); the receipt is the latest word on it.
CREATE TABLE receipts (
    source   TEXT PRIMARY KEY,
    receipt  TEXT NOT NULL                                  -- JSON, the shape of INTERFACE.md
) STRICT;

CREATE TABLE documents (
    id          TEXT PRIMARY KEY,
    instrument  TEXT NOT NULL,
    language    TEXT NOT NULL,
    title       TEXT NOT NULL,
    url         TEXT,
    current     INTEGER NOT NULL CHECK (current IN (0, 1)), -- 0: superseded by a later version, still readable
    stored      INTEGER NOT NULL,                           -- order of storing; the latest is current
    source      TEXT NOT NULL,                              -- JSON of Source
    text        TEXT NOT NULL,
    records     TEXT NOT NULL                               -- JSON list of InstrumentRecord
) STRICT;
CREATE UNIQUE INDEX documents_current ON documents (instrument, language) WHERE current = 1;
CREATE INDEX documents_instrument ON documents (instrument);

CREATE TABLE clauses (
    id        TEXT PRIMARY KEY,
    document  TEXT NOT NULL REFERENCES documents (id),
    position  INTEGER NOT NULL,                             -- order within the document, from 0
    label     TEXT,
    path      TEXT NOT NULL,
    kind      TEXT NOT NULL,
    language  TEXT NOT NULL,
    start     INTEGER NOT NULL,                             -- code points into documents.text
    "end"     INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX clauses_document ON clauses (document, position);

CREATE TABLE facts (
    clause    TEXT NOT NULL REFERENCES clauses (id),
    position  INTEGER NOT NULL,                             -- order within the document, from 0
    fact      TEXT NOT NULL,                                -- JSON of Fact
    PRIMARY KEY (clause, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE instruments (
    id       TEXT PRIMARY KEY,
    aligned  TEXT NOT NULL DEFAULT ''                       -- fingerprint of the documents the rows were made from
) STRICT;

CREATE TABLE rows (
    instrument  TEXT NOT NULL REFERENCES instruments (id),
    row         INTEGER NOT NULL,                           -- from 1, in reading order
    score       REAL NOT NULL,
    method      TEXT NOT NULL,
    PRIMARY KEY (instrument, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE cells (
    clause      TEXT PRIMARY KEY REFERENCES clauses (id),   -- a clause stands in one row
    instrument  TEXT NOT NULL,
    row         INTEGER NOT NULL,
    FOREIGN KEY (instrument, row) REFERENCES rows (instrument, row)
) STRICT, WITHOUT ROWID;
CREATE INDEX cells_row ON cells (instrument, row);

CREATE TABLE vectors (
    encoder  TEXT NOT NULL,
    content  TEXT NOT NULL,                                 -- SHA-256 of the text
    vector   BLOB NOT NULL,                                 -- float32, little endian
    PRIMARY KEY (encoder, content)
) STRICT, WITHOUT ROWID;

CREATE TABLE generation (value INTEGER NOT NULL) STRICT;
INSERT INTO generation VALUES (0);
