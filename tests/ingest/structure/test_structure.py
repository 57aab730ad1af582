"""Clauses: the guarantees of ``ingest/structure/clauses.py`` and the heads that are labels or are not."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.structure import read_clauses
from ingest.structure.labels import Outline

ALPHABET = st.sampled_from(
    [
        *"กขค ๑๒.()1aiア一第条\n\n　",
        "ข้อ ๑",
        "Article 2",
        "第三条",
        "(ก)",
        "(a)",
        "1.1 ",
        "For the Ministry",
        "ลงนาม ณ",
        "abc",
        "です。",
    ]
)


def labels(*lines: str) -> list[str | None]:
    """The paths that the lines' labels give."""
    outline = Outline()
    return [label.path if (label := outline.read(line)) else None for line in lines]


@pytest.mark.parametrize(
    ("lines", "paths"),
    [
        (
            ["ข้อ ๑ วัตถุประสงค์", "(ก) หนึ่ง", "(ข) สอง", "ข้อ ๒ สาขา", "๒.๑ หนึ่ง", "๒.๒ สอง"],
            ["1", "1.ก", "1.ข", "2", "2.1", "2.2"],
        ),
        (
            ["第一条（目的）", "第二条　協力", "２　前項の", "(1)　一つ", "ア　あ", "イ　い"],
            ["1", "2", "2.2", "2.2.1", "2.2.1.ア", "2.2.1.イ"],
        ),
        (
            ["ARTICLE I", "ARTICLE II", "(a) one", "(i) first", "(ii) second", "(b) two"],
            ["1", "2", "2.a", "2.a.i", "2.a.ii", "2.b"],
        ),
        (["(h) eight", "1. one"], [None, "1"]),
        (["1. one", "1.5 million yen was paid", "2. two"], ["1", None, "2"]),
        (["ก.พ. 2559 มีการประชุม", "10.30 น. เปิดงาน"], [None, None]),
        (["Article 1", "Article 5 of the Agreement applies here.", "Article 2"], ["1", None, "2"]),
        (["ข้อ ๑ ก", "ข้อ ๕ ของความตกลงใช้บังคับ"], ["1", None]),
        (["第1条　a", "第１条の２　b", "第2条　c"], ["1", "1-2", "2"]),
        (
            ["(a) one", "(b) two", "(c) three", "(d) 4", "(e) 5", "(f) 6", "(g) 7", "(h) 8", "(i) nine"],
            list("abcdefghi"),
        ),
        (["Chapter I", "Article 1", "Chapter II", "Article 2"], ["1", "1", "2", "2"]),
    ],
)
def test_labels(lines: list[str], paths: list[str | None]) -> None:
    assert labels(*lines) == paths


@given(parts=st.lists(ALPHABET, max_size=60))
def test_1_clauses_are_in_order_and_cover_all_but_white_space(parts: list[str]) -> None:
    text = "".join(parts)
    clauses = read_clauses(text, "document")
    assert all(c.text == text[c.start : c.end] and c.text.strip() == c.text for c in clauses)
    assert all(a.end <= b.start for a, b in itertools.pairwise(clauses))
    assert "".join("".join(c.text for c in clauses).split()) == "".join(text.split())


def test_2_unlabelled_lines_belong_to_the_article_until_its_items_begin() -> None:
    text = "Memorandum of Cooperation\n\nArticle 1\nPurpose\nTo cooperate.\n\nArticle 2\nAreas:\n(a) post\n(b) rail\nBoth count.\n"
    clauses = read_clauses(text, "d")
    assert [(c.path, c.text) for c in clauses[1:]] == [
        ("1", "Article 1\nPurpose\nTo cooperate."),
        ("2", "Article 2\nAreas:"),
        ("2.a", "(a) post"),
        ("2.b", "(b) rail"),
        ("2", "Both count."),
    ]


def test_a_list_after_a_paragraph_does_not_stand_under_the_list_before_it() -> None:
    text = "ข่าว\n\nมี 2 ด้าน ได้แก่\n1) หนึ่ง\n2) สอง\nร่างครอบคลุมความร่วมมือ ดังต่อไปนี้\n1. หนึ่ง\n2. สอง\n"
    assert [c.path for c in read_clauses(text, "d") if c.label] == ["1", "2", "1", "2"]


def test_a_list_of_headings_is_a_list_of_articles() -> None:
    text = "Memorandum of Cooperation\n\n1. Scope of work\nThe Sides will work.\n\n2. Money and time\nEach pays.\n\nSigned at Tokyo.\n"
    assert [c.text for c in read_clauses(text, "d")][1:3] == [
        "1. Scope of work\nThe Sides will work.",
        "2. Money and time\nEach pays.",
    ]


def test_lines_of_the_page_around_a_text_are_no_clauses() -> None:
    assert [c.text for c in read_clauses("ข่าว\n\nเนื้อหาข่าว\n\nShare this Article:\n", "d")] == ["ข่าว", "เนื้อหาข่าว"]
