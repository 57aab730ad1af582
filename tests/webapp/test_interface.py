"""The language of the interface, the headers, and the catalogs."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from flask.testing import FlaskClient

import webapp
from kb.model import FACT_TYPES, KINDS, InstrumentKind, Status
from webapp.labels import FACT_NAMES, INSTRUMENT_KIND_NAMES, KIND_NAMES, STATUS_NAMES
from webapp.pages import EXAMPLES
from webapp.security import CONTENT_SECURITY_POLICY

FOLDER = Path(webapp.__file__).parent
MAPPING = [("**.py", "python"), ("templates/**.html", "jinja2"), ("templates/**.svg", "jinja2")]
KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "lazy_pgettext": ((1, "c"), 2),
}
Key = tuple[str | None, object]


def extracted() -> set[Key]:
    found = extract_from_dir(FOLDER, MAPPING, keywords=KEYWORDS, strip_comment_tags=True)
    return {(context, message) for _, _, message, _, context in found}


def catalog(language: str) -> dict[Key, Message]:
    path = FOLDER / "translations" / language / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        return {(message.context, message.id): message for message in read_po(file) if message.id}


@pytest.mark.parametrize("language", ["th", "ja"])
def test_the_catalogs_are_complete(language: str) -> None:
    translated = catalog(language)
    assert extracted() == set(translated)
    for key, message in translated.items():
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(strings), key
        assert not message.fuzzy, key
        sources = message.id if isinstance(message.id, tuple) else (message.id,)
        for string in strings:
            assert variables(string) == variables(sources[-1]), key


def variables(text: str) -> Counter[str]:
    return Counter(re.findall(r"%\(\w+\)[sd]", text))


@pytest.mark.parametrize(("language", "script"), [("th", r"[ก-๛]"), ("ja", r"[ぁ-んァ-ヶ一-龠]")])
def test_translations_are_in_their_script(language: str, script: str) -> None:
    spoken = [m for m in catalog(language).values() if re.search(r"[a-z]{3}", re.sub(r"%\(\w+\)[sd]", "", str(m.id)))]
    assert [m.id for m in spoken if not re.search(script, str(m.string))] == []


def test_everything_has_a_name() -> None:
    assert set(KIND_NAMES) == set(KINDS)
    assert set(FACT_NAMES) == set(FACT_TYPES)
    assert set(INSTRUMENT_KIND_NAMES) == set(get_args(InstrumentKind))
    assert set(STATUS_NAMES) == set(get_args(Status))
    assert len({len(queries) for queries in EXAMPLES.values()}) == 1


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("ja,en;q=0.5", "ja"),
        ("th-TH,th;q=0.9,en;q=0.8", "th"),
        ("fr", "en"),
        ("de,ja;q=0.3,th;q=0.4", "th"),
        ("", "en"),
    ],
)
def test_the_browsers_language_is_taken(client: FlaskClient, accept: str, expected: str) -> None:
    response = client.get("/", headers={"Accept-Language": accept})
    assert f'<html lang="{expected}">' in response.text
    assert {"Accept-Language", "Cookie"} <= set(response.vary)
    assert "Set-Cookie" not in response.headers


def test_a_chosen_language_is_remembered(client: FlaskClient) -> None:
    response = client.get("/?ui=ja")
    assert '<html lang="ja">' in response.text
    assert "HttpOnly" in response.headers["Set-Cookie"]
    assert "SameSite=Lax" in response.headers["Set-Cookie"]
    assert '<html lang="ja">' in client.get("/instruments", headers={"Accept-Language": "th"}).text
    assert '<html lang="th">' in client.get("/instruments?ui=th").text
    assert '<html lang="th">' in client.get("/?ui=klingon").text


def test_switching_keeps_the_question(client: FlaskClient) -> None:
    body = client.get("/", query_string={"q": 'a "b" & c', "ui": "en"}).text
    assert 'href="?q=a+%22b%22+%26+c&amp;ui=th"' in body


@pytest.mark.parametrize("path", ["/", "/nowhere", "/api/v1/stats", "/api/v1/nowhere", "/static/style.css"])
def test_every_response_has_the_headers(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"


def test_nothing_inline_is_allowed_and_nothing_from_elsewhere() -> None:
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert "http" not in CONTENT_SECURITY_POLICY
    sheets = (FOLDER / "static" / "style.css").read_text(encoding="utf-8")
    assert "url(" not in sheets
    assert "@import" not in sheets


def test_the_icon_is_found(client: FlaskClient) -> None:
    response = client.get("/favicon.ico", follow_redirects=True)
    assert response.mimetype == "image/svg+xml"
