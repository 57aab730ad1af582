"""The API: what the pages show, as JSON in the shapes of INTERFACE.md."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, current_app, request
from werkzeug.exceptions import NotFound

from kb import records
from kb.comparison import compare_instrument
from kb.corrections.history import standings
from kb.model import Document
from webapp import services
from webapp.listed import listed_instruments, listed_subjects
from webapp.listing import LISTING_PARAMETERS, read_listing
from webapp.openapi import Operation, openapi_document
from webapp.parameters import RECEIPT_PARAMETERS, SEARCH_PARAMETERS, read_query, read_receipts
from webapp.services import searcher, store
from webapp.shapes import (
    CompareShape,
    CorrectionShape,
    CorrectionsShape,
    DocumentShape,
    InstrumentsShape,
    NewCorrectionShape,
    ReceiptsShape,
    SearchShape,
    StatsShape,
    SubjectsShape,
)
from webapp.submitting import submitted

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")


@blueprint.get("/search")
def search() -> Response:
    """The rows that answer a question, best first."""
    query = read_query(request.args)
    answer = searcher().search(query)
    hits = [records.hit_shape(hit) for hit in answer.hits]
    shape = {"query": query.text, "total": answer.total, "limit": query.limit, "offset": query.offset, "hits": hits}
    return as_json(shape)


@blueprint.get("/instruments")
def instruments() -> Response:
    """The instruments asked for with their versions and records, by id where no order is asked for."""
    return as_json(listed_instruments(read_listing(request.args), "sort" in request.args))


@blueprint.get("/subjects")
def subjects() -> Response:
    """Every subject with what it is given to."""
    known = services.subjects()
    return as_json(listed_subjects(known.subjects() if known else (), services.given()))


@blueprint.get("/instruments/<path:instrument>")
def instrument(instrument: str) -> Response:
    """The versions of an instrument row by row."""
    if store().instrument(instrument) is None:
        raise NotFound(f"There is no instrument {instrument!r}.")
    return as_json(compare_instrument(store(), instrument))


@blueprint.get("/documents/<document>")
def document(document: str) -> Response:
    """One language version whole, with its clauses and facts."""
    return as_json(records.document_shape(found_document(document)))


@blueprint.get("/documents/<document>/corrections")
def corrections(document: str) -> Response:
    """What persons corrected of a document, and what became of it."""
    return as_json(corrections_of(found_document(document)))


@blueprint.post("/documents/<document>/corrections")
def correct(document: str) -> Response:
    """Correct a document, or take a correction back."""
    made = submitted(found_document(document))
    shape = corrections_of(found_document(document))
    (entry,) = [entry for entry in shape["corrections"] if entry["id"] == made.id]
    return as_json(entry, 201)


@blueprint.get("/receipts")
def receipts() -> Response:
    """What became of the sources."""
    wanted, offset, limit = read_receipts(request.args)
    found = list(store().receipts(wanted, offset, limit))
    return as_json({"total": store().receipt_count(wanted), "receipts": found})


@blueprint.get("/stats")
def stats() -> Response:
    """How much of everything is in the store."""
    return as_json(store().counts())


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """This API, described."""
    return as_json(openapi_document(current_app.url_map.iter_rules(), OPERATIONS))


OPERATIONS = {
    "api.search": Operation("Rows that answer a question, best first.", SearchShape, SEARCH_PARAMETERS),
    "api.instruments": Operation(
        "The instruments asked for, with their versions, their records and what these say together.",
        InstrumentsShape,
        LISTING_PARAMETERS,
    ),
    "api.subjects": Operation("Every subject with what it is given to.", SubjectsShape),
    "api.instrument": Operation("The versions of an instrument row by row.", CompareShape),
    "api.document": Operation("One language version whole, with its clauses and facts.", DocumentShape),
    "api.corrections": Operation("What persons corrected of a document, and what became of it.", CorrectionsShape),
    "api.correct": Operation(
        "Correct a clause, or withdraw a correction; `revision` is that of the document that it was decided on.",
        CorrectionShape,
        body=NewCorrectionShape,
        problems={
            "400": "Something in the body will not do; `errors` says what and why.",
            "403": "This server only reads.",
            "409": "The document has been corrected or superseded since that revision.",
        },
    ),
    "api.receipts": Operation("What became of the sources, by name.", ReceiptsShape, RECEIPT_PARAMETERS),
    "api.stats": Operation("How much of everything is in the store.", StatsShape),
    "api.openapi": Operation("This description.", dict),
}


def found_document(document: str) -> Document:
    """The document of an address."""
    found = store().document(document)
    if found is None:
        raise NotFound(f"There is no document {document!r}.")
    return found


def corrections_of(document: Document) -> dict[str, Any]:
    """The corrections of a document in their shape."""
    made = store().corrections(document.instrument, document.extract.language)
    entries = [records.standing_shape(standing) for standing in standings(document, made)]
    return {"document": document.id, "revision": document.revision, "corrections": entries}


def as_json(shape: Any, status: int = 200) -> Response:
    """A value as the body of a response."""
    return Response(records.encode(shape), status, mimetype="application/json")
