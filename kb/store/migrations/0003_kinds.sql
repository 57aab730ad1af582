ALTER TABLE clauses ADD COLUMN confidence REAL;             -- of the kind, 0 to 1
ALTER TABLE clauses ADD COLUMN evidence TEXT;               -- JSON list of Evidence: what the kind rests on
