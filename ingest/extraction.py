"""A source's bytes to what is stored of it: read, parted by language, cut into clauses, facts and records read.

No store, no encoder.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ingest.facts import read_facts
from ingest.health import measure, remarks
from ingest.instruments import read_instruments
from ingest.readers import read_source
from ingest.structure import Likeness, read_clauses
from ingest.versions import split_versions
from kb.identity import document_id, sha256
from kb.languages import detect
from kb.model import (
    Anchor,
    Clause,
    Document,
    Extract,
    Fact,
    LanguageCode,
    Locator,
    Reading,
    Source,
    Span,
    TriClauseError,
)

TITLE_LENGTH = 400
"""Characters of a title that are shown; the names of four ministries come near it."""

VALUES = frozenset(("date", "duration", "notice_period", "amount"))
"""Facts that are read from figures."""


def extract_documents(
    data: bytes,
    name: str,
    instrument: str,
    language: LanguageCode | None = None,
    title: str | None = None,
    url: str | None = None,
    likeness: Likeness | None = None,
) -> tuple[tuple[Document, ...], Reading]:
    """The documents a source makes, one for each language version in it, and how it was read.

    A ``language`` that is given is that of all of it. With ``likeness`` kinds are told by examples too, else by the
    lexicons and by place alone.

    Raises:
        TriClauseError: the source cannot be read, or there is no clause in it; the message says why.
    """
    reading = read_source(data, name)
    source = Source(name, sha256(data), reading.media_type, reading.encoding)
    parts = [reading] if language else split_versions(reading)
    documents = [make_document(part, source, instrument, language, title, url, likeness) for part in parts]
    found = tuple(document for document in documents if document.extract.clauses)
    if not found:
        raise TriClauseError("no text in it that a clause could be cut from")
    health = (f"{d.extract.language}: {words}" for d in found for words in remarks(d.extract.health))
    return found, replace(reading, warnings=(*reading.warnings, *health))


def make_document(
    reading: Reading,
    source: Source,
    instrument: str,
    language: LanguageCode | None,
    title: str | None,
    url: str | None,
    likeness: Likeness | None,
) -> Document:
    """One language version; a ``title`` in another language than its own is not its title."""
    code = language or detect(reading.text)
    id_ = document_id(instrument, code, source.sha256)
    clauses = located(read_clauses(reading.text, id_, likeness), reading.anchors)
    facts = verified(read_facts(reading.text, clauses), reading.recognised)
    confidence = reading.confidence if reading.recognised else None
    health = measure(reading.text, confidence)
    extract = Extract(source, reading.text, code, clauses, facts, read_instruments(clauses, facts), health)
    if title and not language and detect(title) != code:
        title = None
    return Document(id_, instrument, title or title_of(extract, reading.title), url, extract)


def located(clauses: Sequence[Clause], anchors: Sequence[Anchor]) -> tuple[Clause, ...]:
    """The clauses, each with the place in the source that it begins and ends at."""
    starts = [anchor.start for anchor in anchors]
    return tuple(replace(clause, locator=locator(clause, starts, anchors)) for clause in clauses)


def locator(clause: Clause, starts: Sequence[int], anchors: Sequence[Anchor]) -> Locator | None:
    """Where a clause stands; ``starts`` are those of the anchors."""
    first, last = bisect_right(starts, clause.start) - 1, bisect_right(starts, clause.end - 1) - 1
    return Locator(anchors[first].unit, anchors[first].value, anchors[last].value) if first >= 0 else None


def verified(facts: Sequence[Fact], recognised: Sequence[Span]) -> tuple[Fact, ...]:
    """The facts, values in Thai digits that a recogniser read marked: its model cannot write five of the ten digits and
    writes others in their place without a doubt (LIBRARIES.md)."""

    def doubtful(fact: Fact) -> bool:
        read = any(span.start < fact.end and fact.start < span.end for span in recognised)
        return read and fact.type in VALUES and bool(re.search("[๐-๙]", fact.text))

    return tuple(replace(fact, unverified=True) if doubtful(fact) else fact for fact in facts)


def title_of(extract: Extract, title: str | None = None) -> str:
    """The title to show: the instrument's own, else the first words of the text, else the source's."""
    titles = [clause for clause in extract.clauses if clause.kind == "title"]
    words = next((" ".join(clause.text.split()) for clause in (*titles, *extract.clauses[:1])), "")
    words = words or title or extract.source.name
    return words if len(words) <= TITLE_LENGTH else words[:TITLE_LENGTH].rpartition(" ")[0] + " …"
