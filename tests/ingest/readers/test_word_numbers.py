"""Labels that Word prints and does not store."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from ingest.readers import read_source
from ingest.readers.counting import WORD_FORMATS
from ingest.readers.normalising import normalise

Docx = Callable[..., bytes]


def level(place: int = 0, form: str = "decimal", text: str = "%1.", more: str = "", start: int = 1) -> str:
    return f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def numbering(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}'


def paragraph(words: str = "x", place: int | None = 0, num: int | None = 1, style: str = "", more: str = "") -> str:
    ilvl = "" if place is None else f'<w:ilvl w:val="{place}"/>'
    own = "" if num is None else f'<w:numPr>{ilvl}<w:numId w:val="{num}"/></w:numPr>'
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{own}{more}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def labels(data: bytes) -> list[str]:
    return [line.removesuffix("x").strip() for line in read_source(data, "a").text.split("\n")]


@pytest.mark.parametrize(
    ("form", "numbers", "expected"),
    [
        ("decimal", (1, 10), "1 10"),
        ("decimalZero", (1, 10), "01 10"),
        ("decimalFullWidth", (1, 10), "１ １０"),
        ("decimalFullWidth2", (2,), "２"),
        ("upperRoman", (1, 4, 9, 40, 1994), "I IV IX XL MCMXCIV"),
        ("lowerRoman", (2, 8, 49, 4000), "ii viii xlix 4000"),
        ("upperLetter", (1, 26, 27, 28, 53), "A Z AA BB AAA"),
        ("lowerLetter", (1, 26, 27), "a z aa"),
        ("ordinal", (1, 2, 3, 4, 11, 22, 113), "1st 2nd 3rd 4th 11th 22nd 113th"),
        ("thaiNumbers", (1, 10, 25), "๑ ๑๐ ๒๕"),
        ("thaiLetters", (1, 2, 3, 4, 5, 41, 42), "ก ข ค ง จ ฮ กก"),
        ("thaiCounting", (1, 10, 11, 20, 21, 101, 250), "หนึ่ง สิบ สิบเอ็ด ยี่สิบ ยี่สิบเอ็ด หนึ่งร้อยเอ็ด สองร้อยห้าสิบ"),
        ("japaneseCounting", (1, 10, 11, 20, 99, 100, 110, 1000), "一 十 十一 二十 九十九 百 百十 千"),
        ("japaneseDigitalTenThousand", (1, 10, 25, 100), "一 一〇 二五 一〇〇"),
        ("ideographDigital", (9, 10, 305), "九 一〇 三〇五"),
        ("chineseCounting", (1, 10, 23, 100), "一 十 二十三 一○○"),
        ("aiueo", (1, 2, 46, 47), "ア イ ン アア"),
        ("aiueoFullWidth", (1, 6, 46), "ア カ ン"),
        ("iroha", (1, 2, 3), "イ ロ ハ"),
        ("irohaFullWidth", (1, 7, 48), "イ ト ン"),
        ("decimalEnclosedCircle", (1, 20, 21), "① ⑳ 21"),
        ("decimalEnclosedParen", (1, 20), "⑴ ⒇"),
        ("ideographTraditional", (1, 10), "甲 癸"),
    ],
)
def test_number_formats(docx: Docx, form: str, numbers: tuple[int, ...], expected: str) -> None:
    assert [normalise(WORD_FORMATS[form](n)) for n in numbers] == expected.split()
    data = docx(paragraph(), numbering=numbering(level(form=form, text="第%1条", start=numbers[-1])))
    assert labels(data) == [f"第{expected.split()[-1]}条"]


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("bullet", "•", "x"),
        ("none", "", "x"),
        ("none", "Note:", "Note: x"),
        ("none", "%1", "x"),
        ("decimal", "", "x"),
        ("decimal", "ข้อ %1", "ข้อ 1 x"),
        ("thaiNumbers", "ข้อ %1", "ข้อ ๑ x"),
    ],
)
def test_label_texts(docx: Docx, form: str, text: str, expected: str) -> None:
    data = docx(paragraph(), numbering=numbering(level(form=form, text=text)))
    assert read_source(data, "a").text == expected


@pytest.mark.parametrize(("suffix", "expected"), [("tab", "1. x"), ("space", "1. x"), ("nothing", "1.x")])
def test_suffix(docx: Docx, suffix: str, expected: str) -> None:
    data = docx(paragraph(), numbering=numbering(level(more=f'<w:suff w:val="{suffix}"/>')))
    assert read_source(data, "a").text == expected


LEVELS = (level(0, text="Article %1"), level(1, "lowerLetter", "(%2)"), level(2, "lowerRoman", "%1.%2.%3"))


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ((0, 1, 1, 0, 1), "Article 1,(a),(b),Article 2,(a)"),
        ((0, 1, 2, 2, 1, 2), "Article 1,(a),1.a.i,1.a.ii,(b),1.b.i"),
        ((0, 2), "Article 1,1.a.i"),
        ((1, 0, 1), "(a),Article 1,(a)"),
    ],
)
def test_levels_begin_anew_after_those_above(docx: Docx, places: tuple[int, ...], expected: str) -> None:
    data = docx("".join(paragraph(place=place) for place in places), numbering=numbering(*LEVELS))
    assert labels(data) == expected.split(",")


@pytest.mark.parametrize(("restart", "expected"), [("0", "1.,(1),2.,(2)"), ("1", "1.,(1),2.,(1)")])
def test_restart(docx: Docx, restart: str, expected: str) -> None:
    lower = level(1, text="(%2)", more=f'<w:lvlRestart w:val="{restart}"/>')
    data = docx("".join(paragraph(place=p) for p in (0, 1, 0, 1)), numbering=numbering(level(), lower))
    assert labels(data) == expected.split(",")


def test_legal_numbering_is_decimal_throughout(docx: Docx) -> None:
    lower = level(1, text="%1.%2", more="<w:isLgl/>")
    data = docx(paragraph() + paragraph(place=1), numbering=numbering(level(form="upperRoman"), lower))
    assert labels(data) == ["I.", "1.1"]


def test_lists_of_one_definition_count_on_together_unless_overridden(docx: Docx) -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
        "</w:lvlOverride></w:num>"
        '<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        f"{level(form='upperLetter', text='%1)')}</w:lvlOverride></w:num>"
    )
    body = "".join(paragraph(num=num) for num in (1, 2, 3, 3, 1, 4))
    assert labels(docx(body, numbering=numbering(level(), nums=nums))) == ["1.", "2.", "5.", "6.", "7.", "H)"]


STYLES = (
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
    '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/><w:pPr><w:numPr>'
    '<w:ilvl w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="H3"><w:basedOn w:val="H1"/>'
    "</w:style>"
    '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="C1"><w:basedOn w:val="C2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="C2"><w:basedOn w:val="C1"/></w:style>'
)


def test_numbers_of_styles(docx: Docx) -> None:
    linked = level(1, text="%1.%2", more='<w:pStyle w:val="H2"/>')
    body = (
        paragraph(num=None, style="H1") + paragraph(num=None, style="H2") + paragraph(num=None, style="H3")
        + paragraph(num=0, style="H1") + paragraph(num=None, style="C1") + paragraph(num=None, style="missing")
    )  # fmt: skip
    assert labels(docx(body, styles=STYLES, numbering=numbering(level(), linked))) == ["1.", "1.1", "2.", "", "", ""]


def test_a_definition_may_be_that_of_a_list_style(docx: Docx) -> None:
    nums = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    data = docx(paragraph(num=2) + paragraph(num=1), styles=STYLES, numbering=numbering(level(), nums=nums))
    assert labels(data) == ["1.", "2."]


@pytest.mark.parametrize("num", [7, 0])
def test_lists_that_are_not_there(docx: Docx, num: int) -> None:
    assert labels(docx(paragraph(num=num) + paragraph(num=None))) == ["", ""]


def test_deleted_paragraphs_are_not_counted_and_unknown_formats_are_said(docx: Docx) -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>'
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    )
    reading = read_source(docx(paragraph() + gone + paragraph(), numbering=numbering(level(form="hebrew1"))), "a")
    assert reading.text == "1. x\n2. x"
    assert re.search("hebrew1", " ".join(reading.warnings))
