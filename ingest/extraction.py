"""A source's bytes to what is stored of it: read, cut into clauses, facts and records read. No store, no encoder."""

from __future__ import annotations

from ingest.facts import read_facts
from ingest.instruments import read_instruments
from ingest.readers import read_source
from ingest.structure import read_clauses
from kb.identity import document_id, sha256
from kb.languages import detect
from kb.model import Document, Extract, LanguageCode, Reading, Source, TriClauseError

TITLE_LENGTH = 400
"""Characters of a title that are shown; the names of four ministries come near it."""


def extract_document(
    data: bytes,
    name: str,
    instrument: str,
    language: LanguageCode | None = None,
    title: str | None = None,
    url: str | None = None,
) -> tuple[Document, Reading]:
    """The document a source makes, and how it was read.

    Raises:
        TriClauseError: the source cannot be read, or there is no clause in it; the message says why.
    """
    reading = read_source(data, name)
    source = Source(name, sha256(data), reading.media_type, reading.encoding)
    language = language or detect(reading.text)
    document = document_id(instrument, language, source.sha256)
    clauses = read_clauses(reading.text, document)
    if not clauses:
        raise TriClauseError("no text in it that a clause could be cut from")
    facts = read_facts(reading.text, clauses)
    extract = Extract(source, reading.text, language, clauses, facts, read_instruments(clauses, facts))
    return Document(document, instrument, title or title_of(extract, reading), url, extract), reading


def title_of(extract: Extract, reading: Reading) -> str:
    """The title to show: the instrument's own, else the source's, else the first words of the text."""
    own = next((clause for clause in extract.clauses if clause.kind == "title"), extract.clauses[0])
    words = " ".join(own.text.split()) or reading.title or extract.source.name
    return words if len(words) <= TITLE_LENGTH else words[:TITLE_LENGTH].rpartition(" ")[0] + " …"
