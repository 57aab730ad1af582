from __future__ import annotations

import pytest
from flask import Flask

from kb.model import Fact, Health, Locator
from webapp.presentation import fact_note, moment
from webapp.provenance import doubts, place, share, whole_place


@pytest.mark.parametrize(
    ("ui", "locator", "expected"),
    [
        ("en", Locator("page", "3", "3"), "page 3"),
        ("en", Locator("page", "3", "4"), "pages 3–4"),
        ("th", Locator("page", "3", "4"), "หน้า 3–4"),
        ("ja", Locator("page", "3", "3"), "3ページ"),
        ("en", Locator("paragraph", "12", "12"), "paragraph 12"),
        ("en", Locator("paragraph", "12", "14"), "paragraphs 12–14"),
        ("ja", Locator("paragraph", "12", "12"), "第12段落"),
        ("en", Locator("line", "7", "7"), "line 7"),
        ("th", Locator("line", "7", "9"), "บรรทัดที่ 7–9"),
        ("en", Locator("element", "/html/body/div[2]/p[5]", "/html/body/div[2]/p[5]"), "p[5]"),
        ("ja", Locator("element", "/html/body/p[5]", "/html/body/ol/li[2]"), "p[5]–li[2]"),
    ],
)
def test_places(app: Flask, ui: str, locator: Locator, expected: str) -> None:
    with app.test_request_context(f"/?ui={ui}"):
        assert place(locator) == expected


def test_the_whole_path_of_an_element(app: Flask) -> None:
    with app.test_request_context("/?ui=en"):
        assert whole_place(Locator("element", "/a/b[1]", "/a/b[1]")) == "In the source: /a/b[1]"
        assert whole_place(Locator("element", "/a/b[1]", "/a/b[3]")) == "In the source: /a/b[1] – /a/b[3]"
        assert whole_place(Locator("page", "3", "4")) == "In the source: pages 3–4"


def test_doubts_are_figures_of_what_was_found(app: Flask) -> None:
    with app.test_request_context("/?ui=en"):
        assert doubts(Health(10, 0.0, 0.0, 0.0, None, doubtful=False)) == []
        found = doubts(Health(10, 0.0123, 0.31, 0.004, 0.62, doubtful=True))
        assert [line.rpartition(": ")[2] for line in found] == ["1.2%", "31%", "0.40%", "62%"]
    assert share(1.0) == "100%"


@pytest.mark.parametrize(
    ("ui", "expected"),
    [("en", "24 November 2026 08:05 UTC"), ("th", "24 พฤศจิกายน 2569 08:05 UTC"), ("ja", "2026年11月24日 08:05 UTC")],
)
def test_moments_are_told_in_universal_time(app: Flask, ui: str, expected: str) -> None:
    with app.test_request_context(f"/?ui={ui}"):
        assert moment("2026-11-24T15:05:30+07:00") == expected
        assert moment("soon") == "soon"


def test_a_fact_that_is_unverified_says_so(app: Flask) -> None:
    with app.test_request_context("/?ui=en"):
        sure = Fact("date", "2014-05-30", 0, 1, "x", "c")
        unsure = Fact("date", "2014-05-30", 0, 1, "x", "c", unverified=True)
        assert "Unverified" not in fact_note(sure)
        assert fact_note(unsure).startswith(fact_note(sure) + "\nUnverified")
