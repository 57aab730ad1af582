"""Errors: RFC 9457 problem details from the API, friendly pages for people; neither shows a traceback."""

from __future__ import annotations

from flask import Flask, Response, render_template
from flask_babel import gettext
from werkzeug.exceptions import HTTPException, InternalServerError

from kb import records
from kb.model import TriClauseError
from webapp.interface import is_api
from webapp.parameters import LARGEST_UPLOAD, InvalidParameters

PROBLEM = "application/problem+json"


def install(app: Flask) -> None:
    """Answer every error in the manner of the place it happens in."""
    app.register_error_handler(HTTPException, on_http)
    app.register_error_handler(InvalidParameters, on_parameters)
    app.register_error_handler(TriClauseError, on_ours)


def on_http(error: HTTPException) -> Response | HTTPException:
    """An error of HTTP: an address that is not there, a method that is not allowed, a fault of ours."""
    if error.response is not None or (error.code or 500) < 400:  # a redirect, for one: not an error to explain
        return error
    status = error.code or InternalServerError.code
    response = problem(status, error.name, error.description) if is_api() else page(status)
    kept = [(name, value) for name, value in error.get_headers() if name not in ("Content-Type", "Content-Length")]
    response.headers.extend(kept)
    return response


def on_parameters(error: InvalidParameters) -> Response:
    """An address that asks what cannot be answered."""
    errors = [{"parameter": name, "detail": reason} for name, reason in error.reasons.items()]
    return problem(400, "Bad Request", str(error), errors) if is_api() else page(400)


def on_ours(error: TriClauseError) -> Response:
    """An error whose message helps whoever runs the knowledge base."""
    return problem(503, "Service Unavailable", str(error)) if is_api() else page(503, str(error))


def problem(status: int, title: str, detail: str | None = None, errors: list[dict[str, str]] | None = None) -> Response:
    """Problem details as RFC 9457 wants them."""
    shape: dict[str, object] = {"type": "about:blank", "title": title, "status": status}
    if detail:
        shape["detail"] = detail
    if errors:
        shape["errors"] = errors
    return Response(records.encode(shape), status, mimetype=PROBLEM)


def page(status: int, detail: str | None = None) -> Response:
    """A page that says what happened and where to go on."""
    title, advice = words_for(status)
    body = render_template("error.html", status=status, title=title, advice=advice, detail=detail)
    return Response(body, status, mimetype="text/html")


def words_for(status: int) -> tuple[str, str]:
    """What happened and what to do about it, in the language of the interface."""
    if status == 404:
        return gettext("There is nothing at this address"), gettext(
            "The instrument or document may have been removed, or the address was cut off. "
            "Search for it, or look through the list of instruments."
        )
    if status == 403:
        return gettext("This form came from another site"), gettext(
            "Nothing was saved. Open the page of the form here and send it from there."
        )
    if status == 413:
        return gettext("This is too much for one upload"), gettext(
            "Nothing was saved. At most %(number)s MB go in one upload: send the files in several, or have them taken "
            "in with kb ingest where the knowledge base runs.",
            number=LARGEST_UPLOAD >> 20,
        )
    if status < 500:
        return gettext("This request was not understood"), gettext(
            "Something in the address or the form is not as expected. Go back, or begin again with a search."
        )
    if status == 503:
        return gettext("The knowledge base cannot answer"), gettext(
            "Whoever runs it will find the reason below useful. Try again in a moment."
        )
    return gettext("Something went wrong here"), gettext(
        "It is not your doing. Try again; if it happens once more, tell whoever runs this knowledge base."
    )
