"""Reading pictures of lines, from the picture to the repaired words."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from ingest.readers import UnreadableSource, recognition
from ingest.readers.recognition import Recogniser, choosing, program
from ingest.readers.recognition.preparing import prepare, skew
from ingest.readers.recognition.repairing import repair_japanese_line, repair_thai_line, wide_figures
from ingest.readers.recognition.rows import find_rows
from ingest.readers.recognition.words import SeenLine, SeenWord, seen_lines
from tests.ingest.readers.pictures import LINES, page, require
from tests.rendering.measure import error_rate

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


def squeezed(text: str) -> str:
    return "".join(text.split())


def words_of(picture: Image.Image, recogniser: Recogniser | None = None) -> list[str]:
    found = (recogniser or Recogniser()).recognise(picture, 1, picture.width * 0.36, picture.height * 0.36)
    return [line.words for line in found.lines]


@pytest.mark.parametrize("language", ["th", "ja", "en"])
def test_lines_of_each_language(language: str) -> None:
    require(language)
    picture = page([(language, words) for words in LINES[language]])
    found = Recogniser().recognise(picture, 7, 446.4, 252.0)
    assert [squeezed(line.words) for line in found.lines] == [squeezed(words) for words in LINES[language]]
    assert found.number == 7
    assert found.recognised
    first, second, _third = found.lines
    assert 36 < first.top < first.bottom < second.top < 252
    assert 40 < first.left < first.right < 446
    assert all(line.confidence is not None and 0.8 < line.confidence <= 1 for line in found.lines)


def test_a_bad_scan_is_read_as_a_good_one() -> None:
    """Turned by two degrees, noisy, not sharp, and dark on one side."""
    require("th")
    picture = page([("th", words) for words in LINES["th"]]).rotate(-2, Image.Resampling.BICUBIC, fillcolor=255)
    dots = np.asarray(picture.filter(ImageFilter.GaussianBlur(0.8)), float) * np.linspace(1, 0.65, picture.width)
    noisy = np.clip(dots + np.random.default_rng(1).normal(0, 14, dots.shape), 0, 255).astype(np.uint8)
    assert list(map(squeezed, words_of(Image.fromarray(noisy)))) == list(map(squeezed, LINES["th"]))


def test_two_languages_on_a_page_and_names_of_the_other() -> None:
    require("th", "en")
    lines = [("th", LINES["th"][0]), ("en", LINES["en"][0]), ("th", LINES["th"][2]), ("en", LINES["en"][2])]
    assert list(map(squeezed, words_of(page(lines)))) == [squeezed(words) for _, words in lines]


def test_tables_rules_and_edges_leave_the_words() -> None:
    require("en")
    picture = page([("en", words) for words in LINES["en"]])
    draw = ImageDraw.Draw(picture)
    for row in range(4):
        draw.line((60, 90 + row * 70, 1180, 90 + row * 70), 0, 3)
    draw.line((60, 90, 60, 300), 0, 3)
    draw.rectangle((0, 0, 30, 700), 0)
    assert words_of(picture) == LINES["en"]


def test_columns_are_read_apart() -> None:
    require("en")
    picture = Image.new("L", (1700, 900), 255)
    for place, shift in ((0, 0), (820, 21)):
        picture.paste(page([("en", "Each side names a contact")] * 10, (800, 850), 13), (place, shift))
    assert words_of(picture) == ["Each side names a contact"] * 20


def test_a_later_page_in_another_language_is_read_in_it() -> None:
    require("ja", "en")
    recogniser = Recogniser()
    for language in ("ja", "en", "ja"):
        found = words_of(page([(language, words) for words in LINES[language]]), recogniser)
        assert len(found) == len(LINES[language])
        assert error_rate("".join(found), "".join(LINES[language])) < 0.03


def test_an_empty_page_and_specks_have_no_lines() -> None:
    require()
    picture = Image.new("L", (900, 900), 255)
    assert words_of(picture) == []
    for at in range(40, 800, 90):
        picture.putpixel((at, at), 0)
    ImageDraw.Draw(picture).ellipse((500, 100, 760, 360), outline=0, width=6)
    assert words_of(picture) == []
    assert words_of(Image.new("L", (1, 1), 0)) == []


def test_tables_of_words() -> None:
    table = HEAD + "\n".join([
        "1\t1\t0\t0\t0\t0\t0\t0\t300\t60\t-1\t",
        "5\t1\t1\t1\t1\t1\t12\t14\t65\t35\t96.611740\tข้อ",
        "5\t1\t1\t1\t1\t2\t97\t13\t95\t38\t50\t๑",
        "5\t2\t1\t1\t1\t1\tx\t13\t95\t38\t50\tbroken",
        "5\t9\t1\t1\t1\t1\t1\t13\t95\t38\t50\tno such page",
        "5\t2\t1\t1",
        '5\t3\t1\t1\t1\t1\t5\t1\t7\t9\t120\t"a\tb"',
    ])  # fmt: skip
    first, second, third = seen_lines('ข้อ  ๑\n\n\f\f "a b"\n\f', table, 3)
    assert first == SeenLine("ข้อ ๑", (SeenWord("ข้อ", 12, 77, 0.9661174), SeenWord("๑", 97, 192, 0.5)))
    assert first.confidence == pytest.approx((0.9661174 * 3 + 0.5) / 4)
    assert first.least == 0.5
    assert second == SeenLine()
    assert second.debris
    assert third.text == '"a b"'
    assert third.confidence == 1
    assert seen_lines("", "", 2) == [SeenLine(), SeenLine()]


@pytest.mark.parametrize(
    ("text", "confidence", "debris"),
    [("ข้อ ๑", 0.9, False), ("一", 0.5, False), ("— . —", 0.9, True), ("Article", 0.2, True)],
)
def test_debris_is_left_out(text: str, confidence: float, *, debris: bool) -> None:
    assert SeenLine(text, (SeenWord(text, 0, 9, confidence),)).debris is debris


@pytest.mark.parametrize(
    ("seen", "right"),
    [
        ("ครังที 2 เมือวันที 24", "ครั้งที่ 2 เมื่อวันที่ 24"),
        ("ความมันคงปลอดภัยแห่งญีปุ่น", "ความมั่นคงปลอดภัยแห่งญี่ปุ่น"),
        ("ทังสองฝ่าย ดังต่อไปนี", "ทั้งสองฝ่าย ดังต่อไปนี้"),
        ("แม่น้าและลุ่มน้า", "แม่น้ำและลุ่มน้ำ"),
        # words as they are written
        ("โตเกียวกับหน้าน้ำมันคง โน้มน้าว", "โตเกียวกับหน้าน้ำมันคง โน้มน้าว"),
        ("แร่ทังสเตน ประทังชีวิต รุ่งเรือง เชือก", "แร่ทังสเตน ประทังชีวิต รุ่งเรือง เชือก"),
        ("ครั้งที่ ๒ เมื่อวันที่ ๒๔ พ.ศ. ๒๕๕๕", "ครั้งที่ ๒ เมื่อวันที่ ๒๔ พ.ศ. ๒๕๕๕"),
    ],
)
def test_thai_marks_that_were_lost(seen: str, right: str) -> None:
    assert repair_thai_line(seen) == right
    assert repair_thai_line(right) == right


def japanese(*words: tuple[str, int, int], text: str | None = None) -> SeenLine:
    return SeenLine(text or "".join(word for word, _, _ in words), tuple(SeenWord(*word, 0.9) for word in words))


WIDE_YEAR = japanese(("2022", 12, 165), ("年", 184, 216), ("2", 237, 253), ("月", 277, 298))
NARROW_YEAR = japanese(("2022", 12, 106), ("年", 110, 142), ("2", 150, 166), ("月", 170, 200))


def test_the_width_of_figures_is_that_of_their_boxes() -> None:
    assert set(wide_figures(WIDE_YEAR, 42)) == {True}
    assert set(wide_figures(NARROW_YEAR, 42)) == {False}
    assert wide_figures(japanese(("2022", 12, 700)), 42) == []
    assert repair_japanese_line(WIDE_YEAR, 42, wide=True) == "２０２２年２月"
    assert repair_japanese_line(NARROW_YEAR, 42, wide=False) == "2022年2月"


@pytest.mark.parametrize(
    ("seen", "right"),
    [
        ("(以下「庁」という。) 及び", "（以下「庁」という。）及び"),
        ("開発機構 (ETDA) 及び", "開発機構（ETDA）及び"),
        ("Agency (ETDA) of Thailand", "Agency (ETDA) of Thailand"),
        ("(1) 県及び市の参加", "(1) 県及び市の参加"),
        ("第2条 (定義)", "第2条 （定義）"),
        ("4. 1 相手国の側は", "4.1 相手国の側は"),
        ("労働者が8.420人", "労働者が8,420人"),
        ("2.5万人、1.250分の1", "2.5万人、1.250分の1"),
        ("ー 河川上流における", "一河川上流における"),
        ("サーバーを", "サーバーを"),
        ("タイ土国の聞僚会合", "タイ王国の閣僚会合"),
        ("1グ3", "1/3"),
        ("1グラム3個", "1グラム3個"),
    ],
)
def test_japanese_forms(seen: str, right: str) -> None:
    assert repair_japanese_line(SeenLine(seen), 42, wide=False) == right
    assert repair_japanese_line(SeenLine(right), 42, wide=False) == right


def test_models_are_chosen_by_certainty_and_script() -> None:
    seen = {
        "tha": [SeenLine("1 ห ธั ห 08 ล", (SeenWord("1หธัห08ล", 0, 9, 0.65),))],
        "jpn": [SeenLine("MEMORANDUM", (SeenWord("MEMORANDUM", 0, 9, 0.97),))],
        "eng": [SeenLine("MEMORANDUM", (SeenWord("MEMORANDUM", 0, 9, 0.96),))],
    }
    assert choosing.choose(seen.__getitem__) == "eng"
    assert choosing.sample([5] * 3) == [0, 1, 2]
    assert len(choosing.sample([5] * 200)) == choosing.SAMPLE


@pytest.mark.parametrize("angle", [-2.5, -0.6, 0.0, 1.3, 3.0])
def test_skew(angle: float) -> None:
    picture = Image.new("L", (1200, 900), 255)
    for row in range(100, 800, 60):
        for at in range(100, 1100, 40):
            ImageDraw.Draw(picture).rectangle((at, row, at + 24, row + 22), 0)
    turned = np.asarray(picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)) < 128
    assert skew(turned) == pytest.approx(-angle, abs=0.12)


def test_marks_apart_from_their_letters_are_of_their_line() -> None:
    picture = Image.new("L", (1240, 600), 255)
    draw = ImageDraw.Draw(picture)
    for row in (100, 190, 280):
        for at in range(100, 1100, 30):
            draw.rectangle((at, row, at + 20, row + 26), 0)
        for at in range(100, 1100, 90):
            draw.rectangle((at + 8, row - 16, at + 16, row - 6), 0)
        draw.rectangle((600, row + 32, 612, row + 42), 0)
    rows = find_rows(prepare(picture, 1240 * 0.36).ink)
    assert len(rows) == 3
    for row, top in zip(rows, (84, 174, 264), strict=True):
        assert row.top == pytest.approx(top * 1.5, abs=4)
        assert row.bottom == pytest.approx((top + 58) * 1.5, abs=4)


def test_without_the_program_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert not recognition.available()
    assert recognition.version() == "missing"
    with pytest.raises(UnreadableSource) as caught:
        Recogniser().recognise(Image.new("L", (90, 90), 255), 1, 30, 30)
    assert str(caught.value) == (
        "a picture of text; to read it, install tesseract-ocr tesseract-ocr-tha tesseract-ocr-jpn tesseract-ocr-eng"
    )


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program called tesseract that does what its file says."""
    file = tmp_path / "tesseract"
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    return file


def install(file: Path, body: str) -> None:
    file.write_text(f"#!/bin/sh\n{body}\n")
    file.chmod(0o755)


def test_only_what_is_missing_is_named(stand_in: Path) -> None:
    install(stand_in, "printf 'List of available languages (2):\\neng\\ntha\\n'")
    assert program.missing() == ("tesseract-ocr-jpn",)
    with pytest.raises(UnreadableSource, match=r"install tesseract-ocr-jpn$"):
        program.require()


def test_a_program_that_hangs_is_ended_with_its_children(stand_in: Path, tmp_path: Path) -> None:
    alive = tmp_path / "alive"
    install(stand_in, f"(sleep 2; touch {alive}) & sleep 30")
    begun = time.monotonic()
    with pytest.raises(UnreadableSource, match="too long to read"):
        program.read_lines([Image.new("L", (50, 20), 255)], "eng", 300, 0.5)
    assert time.monotonic() - begun < 2
    time.sleep(2.2)
    assert not alive.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_a_program_that_fails_is_reported_in_one_line(stand_in: Path) -> None:
    install(stand_in, "printf 'first\\nout of luck\\n' >&2; exit 3")
    with pytest.raises(UnreadableSource, match=r"^a picture of text that tesseract could not read \(out of luck\)$"):
        program.read_lines([Image.new("L", (50, 20), 255)], "eng", 300, 5)


def test_the_version_is_the_programs() -> None:
    require()
    assert recognition.version()[0].isdigit()
