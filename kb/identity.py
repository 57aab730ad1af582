"""Ids derived from content: the same words always get the same id, so a second ingest changes nothing."""

from __future__ import annotations

import hashlib

ID_LENGTH = 15
"""Hex digits of an id: 60 bits, so that it also fits the signed 64-bit ids of a vector index. By the birthday bound a
million clauses collide with a chance below one in two million."""


def sha256(data: bytes) -> str:
    """The SHA-256 of a source's bytes in hex."""
    return hashlib.sha256(data).hexdigest()


def content_id(*parts: str) -> str:
    """A 15-digit hex id of the parts and of their borders."""
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:ID_LENGTH]


def document_id(instrument: str, language: str, source_sha256: str) -> str:
    """The id of one language version made from one source for one instrument."""
    return content_id("document", instrument, language, source_sha256)


def clause_id(document: str, start: int, end: int) -> str:
    """The id of the clause that stands at ``[start, end)`` in a document."""
    return content_id("clause", document, str(start), str(end))


def correction_id(instrument: str, language: str, revision: int, at: str) -> str:
    """The id of the correction made at a time, with which the log of an instrument in one language has this length."""
    return content_id("correction", instrument, language, str(revision), at)


def vector_key(clause: str) -> int:
    """The number by which the vector index knows a clause; inverse of :func:`clause_of_key`."""
    return int(clause, 16)


def clause_of_key(key: int) -> str:
    """The clause id behind a vector index number."""
    return format(key, f"0{ID_LENGTH}x")
