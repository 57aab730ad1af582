ALTER TABLE documents ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;  -- entries of the log that it takes in
ALTER TABLE documents ADD COLUMN as_read TEXT;              -- JSON of AsRead: what the machine read, where corrected

CREATE TABLE corrections (
    position    INTEGER PRIMARY KEY,                        -- order of the log
    instrument  TEXT NOT NULL,
    language    TEXT NOT NULL,
    correction  TEXT NOT NULL,                              -- the id; written once more when it is withdrawn
    entry       TEXT NOT NULL                               -- JSON of Correction
) STRICT;
CREATE INDEX corrections_instrument ON corrections (instrument, language);

CREATE TRIGGER corrections_stay BEFORE UPDATE ON corrections BEGIN
    SELECT RAISE(ABORT, 'the log of corrections only grows');
END;
CREATE TRIGGER corrections_never_go BEFORE DELETE ON corrections BEGIN
    SELECT RAISE(ABORT, 'the log of corrections only grows');
END;
