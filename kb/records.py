"""The dataclasses as JSON and back: the one place that knows the outside shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from kb.model import Document, Extract, Fact, Hit, Row

if TYPE_CHECKING:
    from kb.corrections import Standing

T = TypeVar("T")

FACT_EXTRAS = ("name", "acronym", "entity", "date", "place", "bound", "written", "unverified", "reviewed")


def encode(value: object) -> str:
    """One line of JSON for any of our dataclasses, mappings and sequences."""
    return msgspec.json.encode(value).decode("utf-8")


def decode(text: str | bytes, shape: type[T]) -> T:
    """The dataclass behind one line of JSON.

    Raises:
        msgspec.ValidationError: the JSON does not have that shape.
    """
    return msgspec.json.decode(text, type=shape)


def plain(value: object) -> Any:
    """Any of our values as dictionaries, lists and scalars."""
    return msgspec.to_builtins(value)


def fact_shape(fact: Fact) -> dict[str, Any]:
    """A fact as INTERFACE.md prints it; what only some types have is left out where it is absent."""
    return {key: value for key, value in plain(fact).items() if value or key not in FACT_EXTRAS}


def hit_shape(hit: Hit) -> dict[str, Any]:
    """A hit as INTERFACE.md prints it, with the spans to highlight as pairs of offsets into the clause's text."""
    marks = {clause: [[span.start, span.end] for span in spans] for clause, spans in hit.marks.items()}
    return {**plain(hit), "marks": marks}


def extract_shape(extract: Extract) -> dict[str, Any]:
    """What a source holds as INTERFACE.md prints it."""
    return {**plain(extract), "facts": [fact_shape(fact) for fact in extract.facts]}


def document_shape(document: Document) -> dict[str, Any]:
    """A document as the API prints it."""
    shape = {key: plain(getattr(document, key)) for key in ("id", "instrument", "title", "url")}
    return {**shape, **extract_shape(document.extract), "revision": document.revision}


def standing_shape(standing: Standing) -> dict[str, Any]:
    """A correction with what became of it."""
    return {**plain(standing.correction), "state": standing.state, "reason": standing.reason, "clause": standing.clause}


def row_shape(row: Row, clauses: dict[str, Any]) -> dict[str, Any]:
    """A row with its clauses filled in; ``clauses`` maps a clause id to its shape."""
    cells = {language: [clauses[clause] for clause in ids] for language, ids in row.clauses.items()}
    return {"row": row.row, "clauses": cells, "score": round(row.score, 4), "method": row.method}
