"""Corrections over the API: the same as the forms of the pages make, as JSON."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import msgspec
from flask import request
from werkzeug.exceptions import Conflict, Forbidden, NotFound

from ingest.door import NotApplicable
from kb.corrections.drafts import Draft, Unfit, fact_draft, kind_draft, label_draft, parts_draft, person
from kb.model import Clause, Correction, CorrectionField, Document, Stated
from kb.store.base import StaleDocument
from webapp.labels import UNFIT_NAMES
from webapp.parameters import InvalidParameters
from webapp.services import corrections, store
from webapp.shapes import NewCorrectionShape, StatedShape

CHANGED = "The document is not at this revision: read it again, then decide whether the correction still holds."


def submitted(document: Document) -> Correction:
    """Make the correction that the body of the request asks for.

    Raises:
        HTTPException: this server only reads, or the document has changed.
        InvalidParameters: the body will not do.
    """
    service = corrections()
    if service is None:
        raise Forbidden("This server only reads.")
    asked = body()
    summary = store().instrument(document.instrument)
    current = summary and summary.documents.get(document.extract.language) == document.id
    if not current or asked["revision"] != document.revision:
        raise Conflict(CHANGED)
    try:
        by = person(asked["by"])
        if "withdraw" in asked:
            return service.withdraw(document, asked["withdraw"], by)
        return service.correct(document, draft_of(asked, document), by)
    except Unfit as error:
        raise InvalidParameters({error.input: str(UNFIT_NAMES[error.reason])}) from None
    except NotApplicable as error:
        raise InvalidParameters({"withdraw" if "withdraw" in asked else "clause": str(error)}) from None
    except StaleDocument:
        raise Conflict(CHANGED) from None


def body() -> NewCorrectionShape:
    """The body of the request, in its shape."""
    try:
        return msgspec.json.decode(request.get_data(), type=NewCorrectionShape)
    except msgspec.ValidationError as error:
        words, _, path = str(error).partition(" - at ")
        missing = re.search("required field `(\\w+)`", words)
        place = path.strip("`").removeprefix("$.") if path else missing[1] if missing else "body"
        raise InvalidParameters({place: words}) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise InvalidParameters({"body": "not JSON"}) from None


def draft_of(asked: NewCorrectionShape, document: Document) -> Draft:
    """What the body asks."""
    if "field" not in asked or "clause" not in asked:
        raise InvalidParameters({"field": "say field and clause, or withdraw"})
    clause = next((c for c in document.extract.clauses if c.id == asked["clause"]), None)
    if clause is None:
        raise NotFound(f"There is no clause {asked['clause']!r} in this document.")
    return DRAFTS[asked["field"]](asked, document, clause)


def kind_asked(asked: NewCorrectionShape, document: Document, clause: Clause) -> Draft:  # noqa: ARG001  as all of them
    """Another kind."""
    if "kind" not in asked:
        raise InvalidParameters({"kind": str(UNFIT_NAMES["empty"])})
    return kind_draft(clause, asked["kind"])


def label_asked(asked: NewCorrectionShape, document: Document, clause: Clause) -> Draft:  # noqa: ARG001
    """Another label and path; what is left out stays."""
    return label_draft(clause, asked.get("label", clause.label or ""), asked.get("path", clause.path))


def fact_asked(asked: NewCorrectionShape, document: Document, clause: Clause) -> Draft:
    """A fact more, less, or another."""
    own = [fact for fact in document.extract.facts if fact.clause == clause.id]
    return fact_draft(clause, own, stated(asked.get("was")), stated(asked.get("now")))


def borders_asked(asked: NewCorrectionShape, document: Document, clause: Clause) -> Draft:
    """Other borders."""
    return parts_draft(document, clause, asked.get("parts", []))


DRAFTS: Mapping[CorrectionField, Callable[[NewCorrectionShape, Document, Clause], Draft]] = {
    "kind": kind_asked,
    "label": label_asked,
    "fact": fact_asked,
    "borders": borders_asked,
}


def stated(shape: StatedShape | None) -> Stated | None:
    """A stated fact."""
    if shape is None:
        return None
    return Stated(shape["type"], shape.get("value", ""), shape["words"], shape.get("nth", 0))
