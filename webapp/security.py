"""What protects pages from other sites: headers on every response, and no form is taken that another site sent."""

from __future__ import annotations

from flask import Flask, Response, request
from werkzeug.exceptions import Forbidden

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


def install(app: Flask) -> None:
    """Put the headers on every response, those of errors and static files included; refuse what other sites send."""
    app.before_request(refuse_foreign)
    app.after_request(secured)


def refuse_foreign() -> None:
    """Refuse what would change something and was sent by a page of another site.

    The cookies open no door, but a visitor's browser may reach a knowledge base that the other site cannot, and would
    sign with his name.
    Browsers say where a request comes from in ``Sec-Fetch-Site``, or, without encryption, in ``Origin``; what says
    neither is no page.
    """
    if request.method in SAFE_METHODS:
        return
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    own = (
        site in ("same-origin", "none")
        if site
        else origin in (None, *(f"{scheme}://{request.host}" for scheme in ("http", "https")))
    )
    if not own:
        raise Forbidden("This was sent by a page of another site.")


def secured(response: Response) -> Response:
    """A response with the headers."""
    response.headers.update(HEADERS)
    return response
