"""The makers of test files and their measures, without any program that prints."""

from __future__ import annotations

from pathlib import Path

import numpy
import pytest
from PIL import Image

from ingest.readers import read_source
from kb.languages import LANGUAGES
from tests.quality.gold import squash
from tests.rendering.labels import PRINTED, SCHEMES, bodies_of, labelled_specimens
from tests.rendering.looks import look
from tests.rendering.markup import html_page
from tests.rendering.measure import error_rate, labels_right, paragraphs_whole
from tests.rendering.opendocument import soft_hyphens
from tests.rendering.scans import scanned
from tests.rendering.specimens import (
    LANGUAGE_CODES,
    Specimen,
    long_specimens,
    page_specimens,
    printed_specimens,
    single_specimens,
)
from tests.rendering.wordfiles import DROPPED, word_specimens, write_word


@pytest.mark.parametrize(
    ("found", "true", "rate"),
    [
        ("ข้อ ๑ ความร่วมมือ", "ข้อ๑ความร่วมมือ", 0.0),
        ("第一条\n目的", "第一条　目的", 0.0),
        ("coop-\neration", "cooperation", 1 / 11),
        ("abcd", "abce", 0.25),
        ("", "abcd", 1.0),
        ("abcdabcd", "abcd", 1.0),
        ("", " ", 0.0),
        ("2", "", 1.0),
    ],
)
def test_error_rate_counts_characters_but_no_white_space(found: str, true: str, rate: float) -> None:
    assert error_rate(found, true) == pytest.approx(rate)


def test_a_paragraph_is_whole_only_as_one_line_of_its_own() -> None:
    true = ("first one", "second one", "third")
    assert paragraphs_whole("first one\nsecond one\nthird", true) == 1
    assert paragraphs_whole("first one\n\nsecond\none\nthird - 2 -", true) == pytest.approx(1 / 3)
    assert paragraphs_whole("first one second one\nthird", true) == pytest.approx(1 / 3)
    assert paragraphs_whole("third\nthird\nthird", true) == pytest.approx(1 / 3)


def test_a_label_is_right_only_if_it_is_the_whole_beginning() -> None:
    specimen = Specimen("s", "en", ("Preamble", "(a) air", "(b) water", "(c) soil"), ("", "(a)", "(b)", "(c)"))
    assert labels_right("Preamble\n(a) air\n(b) water\n(c) soil", specimen) == (3, 3)
    assert labels_right("Preamble\nair\n(a) water\n1 (c) soil", specimen) == (0, 3)
    assert labels_right("(a)air", specimen) == (1, 3)


def test_three_languages_have_the_same_specimens() -> None:
    assert set(LANGUAGE_CODES) == set(LANGUAGES)
    for language in LANGUAGE_CODES:
        assert len(single_specimens(language)) >= 6
        assert len(long_specimens(language)) == 2
        assert len(page_specimens(language)) == 4
    named = [(specimen.name, specimen.language) for specimen in printed_specimens()]
    assert len(named) == len(set(named)) == 24
    for specimen in printed_specimens():
        assert all(paragraph == paragraph.strip() and paragraph for paragraph in specimen.paragraphs)


def test_joined_paragraphs_are_long() -> None:
    for language, lines in (("th", 150), ("ja", 60), ("en", 170)):
        joined = long_specimens(language)[1]
        assert sum(len(p) for p in joined.paragraphs) / len(joined.paragraphs) > lines


def test_looks_go_round_and_can_always_be_read() -> None:
    for language in LANGUAGE_CODES:
        looks = [look(language, place, ("title", "x" * 200)) for place in range(12)]
        assert len({each.font for each in looks}) >= 2
        assert {each.head_at for each in looks} == {"left", "center", "right"}
        assert len({each.number for each in looks}) == 3
        assert all(bool(each.gap) != bool(each.indent) for each in looks)
        assert all(each.title == 1 for each in looks)
    thai = [each for place in range(9) if (each := look("th", place, ())).thai_digits]
    assert {each.page_number(12, 30) for each in thai} == {"หน้า ๑๒"}


def test_running_heads_and_numbers_are_in_the_margins_and_not_in_the_text() -> None:
    specimen = single_specimens("ja")[0]
    page = html_page(specimen, look("ja", 2, specimen.paragraphs))
    head, body = page.split("<body>")
    assert "counter(page, decimal)" in head
    assert "@top-" in head
    assert "@" not in body
    assert error_rate(read_source(page.encode(), "page.html").text, specimen.text) == 0


def test_labels_are_counted_as_they_are_printed() -> None:
    thai, *_ = labelled_specimens("th", SCHEMES["th"])
    assert thai.labels[:11] == ("", "ข้อ ๑", "(ก)", "(ข)", "(ค)", "(ง)", "(จ)", "ข้อ ๒", "", "(ก)", "(ข)")
    legal = labelled_specimens("en", SCHEMES["en"])[2]
    assert [label for label in legal.labels if label][:8] == [
        "ARTICLE I", "1.1", "1.2", "1.3", "1.4", "1.5", "ARTICLE II", "2.1",
    ]  # fmt: skip
    for specimen in (thai, legal):
        for label, body, paragraph in zip(specimen.labels, bodies_of(specimen), specimen.paragraphs, strict=True):
            assert squash(label + body) == squash(paragraph)
    assert all(len(set(row.split())) == len(row.split()) >= 10 for row in PRINTED.values())


def test_word_files_hold_no_label_and_are_the_same_every_time(tmp_path: Path) -> None:
    for specimen, scheme in word_specimens():
        path, again = tmp_path / "a.docx", tmp_path / "b.docx"
        write_word(specimen, scheme, path)
        write_word(specimen, scheme, again)
        assert path.read_bytes() == again.read_bytes()
        found = read_source(path.read_bytes(), path.name).text
        assert error_rate(found, specimen.text) == 0
        assert labels_right(found, specimen)[0] == sum(map(bool, specimen.labels)) >= 20
        assert DROPPED[specimen.language].strip() not in found


def test_a_scan_is_turned_grey_and_the_same_for_the_same_seed() -> None:
    page = Image.new("L", (600, 800), 255)
    page.paste(0, (100, 100, 500, 110))
    one, same, other = (numpy.asarray(scanned(page, seed), dtype=int) for seed in (1, 1, 2))
    assert (one == same).all()
    assert (one != other).any()
    ink = [int(numpy.argmin(one[60:150, column])) for column in (120, 480)]
    assert ink[0] != ink[1], "the line is still level"
    assert 2 < one[600:700, 200:400].std() < 20
    assert one.min() > 0


def test_soft_hyphens_are_the_only_change_to_a_word() -> None:
    broken = soft_hyphens("the representatives of cooperation")
    assert "\u00ad" in broken
    assert broken.replace("\u00ad", "") == "the representatives of cooperation"
