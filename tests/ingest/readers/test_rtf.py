"""RTF as Word and others write it: its text once all changes are accepted, labels as printed."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers import UnreadableSource, read_source
from ingest.readers.counting import WORD_FORMATS
from ingest.readers.rtf.lists import FORMATS
from kb.model import Reading

FONTS = (
    r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil\fcharset222 Angsana New;}{\f2\fcharset128 MS Mincho;}"
    r"{\f3\fcharset2 Symbol;}{\f4\fcharset1 Any;}{\f5\fcharset77 Geneva;}{\f6\cpg65001 Odd;}}"
)


def hexed(words: str, encoding: str) -> str:
    return "".join(f"\\'{byte:02x}" for byte in words.encode(encoding))


def read(body: str, page: int = 1252, head: str = "") -> Reading:
    data = rf"{{\rtf1\ansi\ansicpg{page}\deff0\uc1{FONTS}{head}\pard\plain {body}}}"
    return read_source(data.encode("latin-1"), "x.doc")


def text(body: str, page: int = 1252, head: str = "") -> str:
    return read(body, page, head).text


THAI, JAPANESE = "ข้อ ๑ ความร่วมมือ", "第一条　協力表十ソ能"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"\f1 " + hexed(THAI, "cp874"), THAI),
        (r"\f2 " + hexed(JAPANESE, "cp932"), JAPANESE),
        (r"\f2 \'83e\'83X\'83g", "テスト"),
        (r"{\f1 " + hexed("ข้อ", "cp874") + r"}{\f2 " + hexed("協力", "cp932") + r"} caf\'e9", "ข้อ協力 café"),
        (r"\f2 \'8b" + "\r\n" + r"\'a6", "協"),
        (r"{\rtlch\af1 \ltrch\f0 caf\'e9}{\ltrch\f0 \rtlch\af1 " + hexed("ข้อ", "cp874") + "}", "caféข้อ"),
        (r"\rtlch\af1 \ltrch\loch\af0 a\rtlch " + hexed("ข้อ", "cp874"), "aข้อ"),
        (r"\u3586\'a2\u3657\'e9\u3629\'cd", "ข้อ"),
        (r"\u-28731?\u21147?", "轅力".replace("轅", chr(65536 - 28731))),
        (r"{\uc2\u21332\'8b\'a6\u21147\'97\'cd}x", "協力x"),
        (r"{\uc0\u21332\u21147 }x", "協力x"),
        (r"\u21332\~x", "協x"),
        (r"\u8212\emdash x", "—x"),
        (r"a\u21332\par b", "a協\nb"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"{\upr{old}{\*\ud{\u21332?}}}x", "協x"),
        (r"\f5 caf\'8e", "café"),
        (r"\f6 " + hexed("ก協", "utf-8"), "ก協"),
        (r"a\emdash b\endash c\lquote d\rquote\ldblquote e\rdblquote\bullet f", "a—b–c‘d’“e”•f"),
        (r"a\~b\_c\-d\{e\}f\\g", "a b-cd{e}f\\g"),
        (r"a\tab b\line c", "a\tb\nc"),
        ("a\\\nb", "a\nb"),
        (r"one \b two\b0  three", "one two three"),
    ],
)
def test_characters(body: str, expected: str) -> None:
    assert text(body) == expected


@pytest.mark.parametrize(
    ("page", "encoding", "words"), [(874, "cp874", THAI), (932, "cp932", JAPANESE), (1252, "cp1252", "café “x”")]
)
@pytest.mark.parametrize("font", [0, 4, 9])
def test_the_page_of_the_document_counts_where_a_font_says_nothing(
    page: int, encoding: str, words: str, font: int
) -> None:
    assert text(rf"\f{font} " + hexed(words, encoding), page) == words
    assert text(rf"\f{font} caf\'e9", 874) == ("café" if font == 0 else "caf้")


def test_a_byte_of_no_character_is_a_doubt() -> None:
    assert any("U+FFFD" in warning for warning in read(r"\f1 a\'fe").warnings)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"a{\deleted\revauthdel1 5}{\revised 3} b", "a3 b"),
        (r"a{\mvf gone}{\mvt here}", "ahere"),
        (r"a{\v hidden}{\v\v0 seen}{\v\plain also}", "aseenalso"),
        (r"one{\deleted\par }two\par three", "onetwo\nthree"),
        (r"{\field{\*\fldinst DATE \\@ yyyy}{\fldrslt 2016}}", "2016"),
        (r"{\field{\*\fldinst TOC \\o}{\fldrslt 1 First\par 2 Second\par}}Text", "Text"),
        (r'{\field{\*\fldinst {EQ \\* jc2 \\* "Font:X" \\o\\ad(\\s\\up 9(\u12362?),\u35226?\u26360?)}}{\fldrslt }}x', "覚書x"),
        (r"a{\pict\wmetafile8 0123abcd}{\*\shppict{\pict 99}}{\nonshppict{\pict 88}}b", "ab"),
        ("a{\\pict\\bin9 }}}{{{\\par}b", "ab"),
        (r"a{\header HEAD\par}{\footerf FOOT}{\*\unknown\par gone}{\unknown kept}b", "akeptb"),
        (r"a{\*\annotation comment}{\xe index}{\*\bkmkstart x}b", "ab"),
        (r"{\object{\*\objdata 0102}{\result shown}}", "shown"),
        (r"a{\info{\title T}{\author A}{\doccomm C}}b", "ab"),
    ],
)  # fmt: skip
def test_what_is_text(body: str, expected: str) -> None:
    assert text(body) == expected


def test_notes_follow_the_text() -> None:
    body = r"One{\chftn{\footnote\pard\chftn note \u3585?\par second}} and{\*\footnote\ftnalt end}.\par Two\par"
    assert text(body) == "One and.\nTwo\n\nnote ก\nsecond\nend"


def test_text_boxes_follow_their_paragraph_once() -> None:
    shape = r"{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt in box\par}}{\shprslt{\*\do{\dptxbxtext in box}}}}"
    assert text(rf"a{shape}b\par c") == "ab\nin box\nc"
    assert text(r"a{\*\do{\dptxbxtext old}}b") == "ab\nold"


def test_tables_go_cell_by_cell() -> None:
    row = r"\trowd\cellx1\cellx2\intbl {}\cell {}\cell\row "
    body = row.format("a", r"b1\par b2") + row.format("c", "d") + r"\pard after\par end"
    assert text(body) == "a\n\nb1\nb2\n\nc\nd\n\nafter\nend"
    assert text(r"\trowd\intbl a\row\pard b") == "a\nb"
    nested = r"\trowd\intbl out {\intbl\itap2 in\nestcell{\*\nesttableprops\trowd}{\nonesttables\par}\nestrow}\cell\row"
    assert text(nested).split() == ["out", "in"]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        (r"{\listtext\pard\plain\f0 1.\tab}", "1. x"),
        (r"{\listtext\f0 (a)}", "(a)x"),
        (r"{\pntext\f0 2)\tab}", "2) x"),
        (r"{\listtext\f1 " + hexed("ข้อ ๓", "cp874") + r"\tab}", "ข้อ ๓ x"),
        (r"{\listtext\f2 " + hexed("第二条", "cp932") + r"\tab}", "第二条 x"),
        (r"{\listtext \u9312?\tab}", "① x"),
        (r"{\listtext\f3 \'b7\tab}", "x"),
        (r"{\listtext\f3 \u-3913?\tab}", "x"),
        (r"{\listtext -\tab}", "x"),
    ],
)
def test_labels_written_out(label: str, expected: str) -> None:
    assert text(label + r"{\*\pn\pnlvlblt{\pntxtb b}}x\par") == expected


def table(*levels: str, override: str = "") -> str:
    made = "".join(rf"{{\listlevel{level}{{\levelnumbers\'01;}}}}" for level in levels)
    return (
        rf"{{\*\listtable{{\list\listtemplateid1{made}{{\listname ;}}\listid7}}}}"
        rf"{{\*\listoverridetable{{\listoverride\listid7\listoverridecount0\ls1}}"
        rf"{{\listoverride\listid7\listoverridecount1{override}\ls2}}}}"
    )


def item(words: str = "x", level: int = 0, ls: int = 1, label: str = "") -> str:
    return rf"\pard{label}\ls{ls}\ilvl{level} {words}\par "


@pytest.mark.parametrize(("number", "name"), FORMATS.items())
def test_labels_from_the_list_table(number: int, name: str) -> None:
    head = table(rf"\levelnfc{number}\levelstartat2{{\leveltext\'03(\'00);}}")
    expected = WORD_FORMATS[name](2)
    assert text(item("xyz"), head=head).startswith(f"({read_back(expected)})")


def read_back(label: str) -> str:
    """Half-width katakana are stored full-width, whatever the list prints."""
    return read_source(f"{label} x".encode(), "x.txt").text.removesuffix(" x") if label else ""


def test_levels_overrides_and_what_is_written_out() -> None:
    head = table(
        r"\levelnfc0\levelstartat1\levelfollow2{\leveltext\'02\'00.;}",
        r"\levelnfc53\levelstartat1{\leveltext\'04\'00.\'01);}",
        r"\levelnfc23{\leveltext\'01\u-3913?;}",
        override=r"{\lfolevel\listoverridestartat\levelstartat9}",
    )
    body = item() + item(level=1) + item(level=1) + item(level=2) + item() + item(level=1)
    assert text(body, head=head).split("\n") == ["1.x", "1.ก) x", "1.ข) x", "x", "2.x", "2.ก) x"]
    assert text(item() + r"\pard y\par" + item(), head=head).split("\n") == ["1.x", "y", "2.x"]
    body = item() + item(label=r"{\listtext Two\tab}") + item() + item(ls=2) + item() + item(ls=5) + item(level=8)
    assert text(body, head=head).split("\n") == ["1.x", "Two x", "3.x", "9.x", "10.x", "x", "x"]


def test_a_level_above_that_has_not_counted_stands_at_its_start() -> None:
    head = table(
        r"\levelnfc0\levelstartat5{\leveltext\'02\'00.;}", r"\levelnfc0\levelstartat1{\leveltext\'03\'00.\'01;}"
    )
    assert text(item(level=1) + item(level=1) + item(), head=head).split("\n") == ["5.1 x", "5.2 x", "6. x"]


def test_an_unknown_format_is_a_warning() -> None:
    reading = read(item(), head=table(r"\levelnfc49{\leveltext\'01\'00;}"))
    assert reading.text == "1 x"
    assert reading.warnings == ("number formats read as 1, 2, 3: levelnfc49",)


def test_anchors_count_paragraphs_notes_last() -> None:
    reading = read(r"a{\footnote n}\par\par b\line c\par \trowd\intbl d\cell\row")
    found = [(anchor.value, reading.text[anchor.start]) for anchor in reading.anchors]
    assert found == [("1", "a"), ("3", "b"), ("4", "d"), ("5", "n")]
    assert {anchor.unit for anchor in reading.anchors} == {"paragraph"}


def test_titles() -> None:
    styles = r"{\stylesheet{Normal;}{\s5\sbasedon0 Title;}{\*\cs9 Other;}}"
    assert read(r"\s5 Memorandum\~of\par\pard text", head=styles).title == "Memorandum of"
    head = r"{\info{\title " + hexed("บันทึก", "cp874") + "}}"
    assert read(r"\f1 " + hexed("บันทึก ๑", "cp874"), 874, head).title == "บันทึก"
    assert read("other", 874, head).title is None
    assert read(r"\f1 \'a1", 874, r"{\info{\title \'a1}}").title == "ก"


def test_what_is_cut_off_or_goes_on_says_so() -> None:
    assert read_source(rb"{\rtf1 {\b text", "x").warnings == ("the file is cut off: its last brace is missing",)
    assert "after the end" in read_source(rb"{\rtf1 text}} more", "x").warnings[0]
    assert read_source(b"{\\rtf1 text}\r\n\0\0", "x").warnings == ()


@pytest.mark.parametrize(
    "data",
    [
        b"{\\rtf1 " + b"{" * 100_000,
        b"{\\rtf1 x" + b"}" * 1_000_000,
        b"{\\rtf1 " + b"{\\shptxt x" * 9_000,
        b"{\\rtf1 " + b"{\\footnote x" * 9_000,
        b"{\\rtf1 x\\bin99999999999999999999 y",
        b"{\\rtf1 x\\bin-5 y}",
        b"{\\rtf1 " + b"\\bin1 " * 300_000,
        b"{\\rtf1 \\uc99999999\\u99999999999999999 x}",
        b"{\\rtf1 \\ls999999999\\ilvl-4 x\\par}",
        b"{\\rtf1{\\fonttbl{\\f0\\fcharset99999}{\\f-1\\cpg99999 x}}\\f0 \\'ff\\f-1 \\'ff}",
        b"{\\rtf1\\ansicpg0 \\'ff}",
        b"{\\rtf1 " + b"a\\par " * 50_000,
        b"{\\rtf1{\\*\\listtable" + b"{\\list{\\listlevel{\\leveltext" + b"\\'00" * 100_000 + b"}}}}",
        b"{\\rtf1{\\field{\\*\\fldinst EQ " + b"\\\\o(" * 100_000 + b"}}}",
        b"{\\rtf1 " + b"\\" * 1_000_001,
        b"{\\rtf1 " + b"\\a" * 500_000,
        b"{\\rtf",
        b"{\\rtf1}",
    ],
    ids=range(18),
)
def test_hostile_files_are_answered_within_seconds(data: bytes) -> None:
    begun = time.monotonic()
    try:
        read_source(data, "x.rtf")
    except UnreadableSource as refused:
        assert "\n" not in str(refused)  # noqa: PT017 - some of them may be read
    assert time.monotonic() - begun < 8


def test_nested_without_end_is_refused() -> None:
    with pytest.raises(UnreadableSource, match="nested deeper"):
        read_source(b"{\\rtf1 " + b"{" * 100_000 + b"x", "x.rtf")


def test_every_cut_and_every_flipped_bit_gives_a_text_or_a_reason() -> None:
    whole = (rf"{{\rtf1\ansi\ansicpg932{FONTS}" + table(r"\levelnfc0{\leveltext\'02\'00.;}") + item(r"\f2 \'8b\'a6{\v h}")
             + r"{\footnote n}\trowd\intbl a\cell\row\u3585?}").encode()  # fmt: skip
    dice = random.Random(1)
    for place in range(6, len(whole), 3):
        for broken in (whole[:place], whole[:place] + bytes([dice.randrange(256)]) + whole[place + 1 :]):
            try:
                read_source(broken, "x")
            except UnreadableSource:
                continue


PIECES = r"{ } \par \cell \row \trowd \intbl \pard \plain \u3585? \'8b \'a6 x {\* {\footnote {\shptxt {\field {\fldinst TOC {\fldrslt \v \deleted \uc3 \bin2 {\listtext \ls1 \f1 {\fonttbl {\stylesheet \s3 {\upr {\ud {\info {\title \\".split()


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_marks_give_a_text_or_a_reason(pieces: list[str]) -> None:
    try:
        assert read_source(("{\\rtf1 " + " ".join(pieces)).encode(), "x").text
    except UnreadableSource as refused:
        assert str(refused) == "no text in it"  # noqa: PT017 - either is right
