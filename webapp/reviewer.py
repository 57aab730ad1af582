"""Who corrects: a name that is asked once and remembered in a cookie. It is said, not proved."""

from __future__ import annotations

from urllib.parse import quote, unquote

from flask import request
from werkzeug.wrappers import Response

from kb.corrections.drafts import Unfit, person
from webapp.interface import COOKIE_AGE

COOKIE = "reviewer"


def reviewer() -> str | None:
    """The name of who corrects, if he has said it."""
    try:
        return person(unquote(request.cookies.get(COOKIE, "")))
    except Unfit:
        return None


def remember(response: Response, name: str) -> Response:
    """The response with the name in a cookie, whatever script it is written in."""
    response.set_cookie(COOKIE, quote(name), max_age=COOKIE_AGE, httponly=True, samesite="Lax")
    return response
