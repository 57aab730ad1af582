ALTER TABLE clauses ADD COLUMN locator TEXT;                -- JSON of Locator: where it stands in the source
ALTER TABLE documents ADD COLUMN health TEXT;               -- JSON of Health: how whole the text came out
CREATE INDEX documents_source ON documents (json_extract(source, '$.name')) WHERE current = 1;

-- What receipts are filtered by, read from the receipt itself so that the two cannot differ.
ALTER TABLE receipts ADD COLUMN status TEXT AS (json_extract(receipt, '$.status'));
ALTER TABLE receipts ADD COLUMN warned INTEGER AS (json_array_length(receipt, '$.warnings') > 0);
ALTER TABLE receipts ADD COLUMN gone INTEGER AS (coalesce(json_extract(receipt, '$.gone'), 0));
CREATE INDEX receipts_status ON receipts (status);
