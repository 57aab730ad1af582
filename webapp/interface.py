"""The language of the interface: ``?ui=`` (remembered in a cookie), else the cookie, else what the browser prefers."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Flask, Response, request
from flask_babel import Babel

from kb.languages import LANGUAGES
from kb.model import LanguageCode

PARAMETER = "ui"
COOKIE = "ui"
COOKIE_AGE = 365 * 24 * 3600
DEFAULT: LanguageCode = "en"


def install(app: Flask) -> None:
    """Translate what the application says, and remember the language that was chosen."""
    Babel(app, default_locale=DEFAULT, locale_selector=interface_language)
    app.after_request(remembering)
    app.context_processor(lambda: {"ui": interface_language(), "languages": LANGUAGES, "switch_to": switch_to})


def interface_language() -> LanguageCode:
    """The language the interface speaks in this request; the API speaks English."""
    if is_api():
        return DEFAULT
    for wanted in (request.args.get(PARAMETER), request.cookies.get(COOKIE)):
        if wanted and wanted in LANGUAGES:
            return wanted
    return request.accept_languages.best_match(list(LANGUAGES), DEFAULT) or DEFAULT


def is_api() -> bool:
    """Whether the request is to the API rather than to a page."""
    return request.path.startswith("/api/")


def switch_to(language: LanguageCode) -> str:
    """The address, relative to this page, of this page in another interface language."""
    kept = [(key, value) for key, value in request.args.items(multi=True) if key != PARAMETER]
    return "?" + urlencode([*kept, (PARAMETER, language)])


def remembering(response: Response) -> Response:
    """A response that remembers a language that was asked for, and says on what pages depend."""
    if request.endpoint == "static" or is_api():
        return response
    response.vary.update(("Accept-Language", "Cookie"))
    response.headers.setdefault("Cache-Control", "no-cache")
    wanted = request.args.get(PARAMETER)
    if wanted and wanted in LANGUAGES:
        response.set_cookie(COOKIE, wanted, max_age=COOKIE_AGE, httponly=True, samesite="Lax")
    return response
