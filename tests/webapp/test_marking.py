from __future__ import annotations

import html
import re

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from kb.model import Clause, Fact, Span
from webapp.marking import Mark, marked, shown_clause

TAG = re.compile(r"<[^>]*>")


def words_of(markup: str) -> str:
    return html.unescape(TAG.sub("", markup))


@given(
    st.text(alphabet="a<>&\"' ก้ข日𠮟\n", max_size=30),
    st.lists(st.tuples(st.integers(-2, 32), st.integers(-2, 32), st.sampled_from(["mark", "b", "data"])), max_size=6),
)
def test_marks_never_change_the_words(text: str, spans: list[tuple[int, int, str]]) -> None:
    marks = [Mark(Span(start, end), element, {"title": text}) for start, end, element in spans]
    assert words_of(marked(text, marks)) == text


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], "a &lt; b"),
        ([(0, 1)], "<mark>a</mark> &lt; b"),
        ([(2, 3)], "a <mark>&lt;</mark> b"),
        ([(0, 5)], "<mark>a &lt; b</mark>"),
        ([(0, 1), (4, 5)], "<mark>a</mark> &lt; <mark>b</mark>"),
        ([(3, 3), (9, 12), (-1, 2), (4, 2)], "a &lt; b"),
    ],
)
def test_a_highlight_stands_at_its_offsets(spans: list[tuple[int, int]], expected: str) -> None:
    assert marked("a < b", [Mark(Span(*span), "mark") for span in spans]) == expected


def test_crossing_marks_are_cut_at_each_others_borders() -> None:
    crossing = [Mark(Span(0, 4), "b"), Mark(Span(2, 5), "i")]
    assert marked("abcde", crossing) == "<b>ab</b><b><i>cd</i></b><i>e</i>"


def test_an_attribute_cannot_be_left() -> None:
    assert marked("a", [Mark(Span(0, 1), "data", {"value": '"><script>'})]) == (
        '<data value="&#34;&gt;&lt;script&gt;">a</data>'
    )


def test_a_clause_shows_label_facts_and_what_was_found(app: Flask) -> None:
    text = "ข้อ ๓ มีผลตั้งแต่ 30 เมษายน 2567"
    clause = Clause("c", "ข้อ ๓", "3", "duration", "th", 100, 100 + len(text), text)
    at = text.index("30")
    facts = [Fact("date", "2024-04-30", 100 + at, 100 + len(text), text[at:], "c")]
    with app.test_request_context("/?ui=en"):
        shown = shown_clause(clause, facts, [Span(6, 11)])
    assert words_of(shown) == text
    assert '<b class="label">ข้อ ๓</b>' in shown
    assert f"<mark>{text[6:11]}</mark>" in shown
    assert (
        '<time datetime="2024-04-30" class="fact fact-date" title="Date: 30 April 2024 (2024-04-30)">30 เมษายน' in shown
    )


def test_facts_on_the_same_words_share_a_mark_and_blank_lines_are_folded(app: Flask) -> None:
    clause = Clause("c", None, "", "preamble", "en", 0, 11, "JETRO\n\n\nand")
    facts = [Fact(type_, "JETRO", 0, 5, "JETRO", "c") for type_ in ("agency", "party")]  # type: ignore[arg-type]
    with app.test_request_context("/?ui=en"):
        shown = shown_clause(clause, facts)
    assert shown == (
        '<data value="JETRO" class="fact fact-party" title="Agency: JETRO\nParty: JETRO">JETRO</data>'
        '<span class="gap">\n\n</span>\nand'
    )
