"""OpenDocument texts as LibreOffice writes them: labels as it prints them, and the text with all changes accepted."""

from __future__ import annotations

import io
import zipfile

import pytest

from ingest.readers import UnreadableSource, read_source
from ingest.readers.counting import NATIVE, OPEN_FORMATS, SYNCHRONOUS
from kb.model import Reading

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = (
    " ".join(f'xmlns:{name}="{OASIS}{name}:1.0"' for name in ("office", "style", "text", "table"))
    + f' xmlns:draw="{OASIS}drawing:1.0" xmlns:fo="{OASIS}xsl-fo-compatible:1.0" xmlns:svg="{OASIS}svg-compatible:1.0"'
    ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
MIME = "application/vnd.oasis.opendocument.text"


def odt(
    body: str, *, styles: str = "", automatic: str = "", meta: str = "", extra: dict[str, str] | None = None
) -> bytes:
    """An ODT with a body, named and automatic styles, and properties."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", MIME, zipfile.ZIP_STORED)
        made.writestr("content.xml", f"<office:document-content {NAMES}><office:automatic-styles>{automatic}"
                      f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
                      "</office:document-content>")  # fmt: skip
        made.writestr("styles.xml", f"<office:document-styles {NAMES}><office:styles>{styles}</office:styles>"
                      "<office:master-styles><style:master-page><style:header><text:p>HEAD</text:p></style:header>"
                      "</style:master-page></office:master-styles></office:document-styles>")  # fmt: skip
        made.writestr(
            "meta.xml", f"<office:document-meta {NAMES}><office:meta>{meta}</office:meta></office:document-meta>"
        )
        for name, content in (extra or {}).items():
            made.writestr(name, content)
    return out.getvalue()


def read(body: str, **parts: str) -> Reading:
    return read_source(odt(body, **parts), "x.doc")


def lines(body: str, **parts: str) -> list[str]:
    return read(body, **parts).text.split("\n")


def p(words: str = "x", style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def h(words: str = "h", level: int = 1, more: str = "", style: str = "Heading") -> str:
    return f'<text:h text:style-name="{style}" text:outline-level="{level}" {more}>{words}</text:h>'


def li(*content: str, more: str = "") -> str:
    return f"<text:list-item {more}>{''.join(content or [p()])}</text:list-item>"


def ol(*items: str, style: str | None = "L", more: str = "") -> str:
    named = "" if style is None else f'text:style-name="{style}"'
    return f"<text:list {named} {more}>{''.join(items)}</text:list>"


def level(
    number: int = 1, form: str = "1", prefix: str = "", suffix: str = ".", more: str = "", inside: str = ""
) -> str:
    return (f'<text:list-level-style-number text:level="{number}" style:num-format="{form}" style:num-prefix="{prefix}" '
            f'style:num-suffix="{suffix}" {more}>{inside}</text:list-level-style-number>')  # fmt: skip


def style(*levels: str, name: str = "L") -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


OUTLINE = (
    '<text:outline-style style:name="Outline">'
    '<text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..." style:num-prefix="第" style:num-suffix="章"/>'
    '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>'
    '<style:style style:name="Heading" style:family="paragraph" style:default-outline-level="1"/>'
)
THREE = style(level(), level(2, more='text:display-levels="2"'), level(3, "a", suffix=")"))


@pytest.mark.parametrize(
    ("form", "numbers", "expected"),
    [
        ("1", (1, 10), "1 10"),
        ("a", (1, 26, 27, 52, 53), "a z aa az ba"),
        ("A", (2, 28), "B AB"),
        ("i", (4, 9), "iv ix"),
        ("I", (1, 40), "I XL"),
        ("1st", (1, 2, 11), "1st 2nd 11th"),
        ("01, 02, 03, ...", (1, 10), "01 10"),
        ("1, 2, 3, ...", (1, 10), "１ １０"),
        ("１, ２, ３, ...", (3,), "３"),
        ("๑, ๒, ๓, ...", (1, 25), "๑ ๒๕"),
        ("ก, ข, ค, ...", (1, 2, 3, 4, 5, 33, 35, 43, 44, 45), "ก ข ค ง จ ฤ ฦ ฮ กก กข"),
        ("一, 二, 三, ...", (1, 10, 11, 60, 99, 100, 101, 110, 112, 1005, 1050), "一 十 十一 六十 九十九 一百 一百零一 一百一十 一百一十二 一千零五 一千零五十"),
        ("〇, 一, 二, ...", (1, 10), "一 一〇"),
        ("壱, 弐, 参, ...", (1, 4, 12), "壱 四 壱弐"),
        ("ア, イ, ウ, ...", (1, 46, 47), "ア ン ア"),
        ("ｱ, ｲ, ｳ, ...", (2, 48), "イ イ"),
        ("イ, ロ, ハ, ...", (1, 7, 48, 49), "イ ト ン イ"),
        ("ｲ, ﾛ, ﾊ, ...", (1,), "イ"),
        ("あ, い, う, ...", (1, 46), "あ ん"),
        ("①, ②, ③, ...", (1, 20, 21, 50, 51), "① ⑳ ㉑ ㊿ 51"),
        ("甲, 乙, 丙, ...", (1, 10, 11), "甲 癸 11"),
        ("子, 丑, 寅, ...", (1, 12, 13), "子 亥 13"),
    ],
)  # fmt: skip
def test_number_formats(form: str, numbers: tuple[int, ...], expected: str) -> None:
    assert [OPEN_FORMATS[form](n) for n in numbers] == expected.split()
    made = style(level(form=form, prefix="第", suffix="条", more=f'text:start-value="{numbers[-1]}"'))
    assert lines(ol(li()), styles=made) == [f"第{expected.split()[-1]}条 x"]


def test_letters_that_double() -> None:
    assert [SYNCHRONOUS["a"](n) for n in (26, 27, 28)] == ["z", "aa", "bb"]
    made = style(level(form="A", more='text:start-value="28" style:num-letter-sync="true"'))
    assert lines(ol(li()), styles=made) == ["BB. x"]


@pytest.mark.parametrize(("language", "expected"), [("th", "๑๒. x"), ("ja", "一二. x"), ("en", "12. x"), ("", "12. x")])
def test_native_digits_are_those_of_the_language(language: str, expected: str) -> None:
    made = style(level(form=NATIVE, more='text:start-value="12"'))
    text = f'<style:text-properties fo:language="{language}"/>'
    named = f'<style:style style:name="T" style:family="paragraph">{text}</style:style>'
    default = f'<style:default-style style:family="paragraph">{text}</style:default-style>'
    assert lines(ol(li(p(style="T"))), styles=made + named) == [expected]
    assert lines(ol(li(p())), styles=made + default) == [expected]


def test_an_unknown_format_is_a_warning() -> None:
    reading = read(ol(li(), li()), styles=style(level(form="א, ב, ג, ...")))
    assert reading.text == "1. x\n2. x"
    assert reading.warnings == ("number formats read as 1, 2, 3: א, ב, ג, ...",)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (ol(li(), li()) + p("y") + ol(li()), "1. x|2. x|y|1. x"),
        (ol(li(), li()) + ol(li(), more='text:continue-numbering="true"'), "1. x|2. x|3. x"),
        (ol(li()) + ol(li(), style="M") + ol(li(), more='text:continue-numbering="true"'), "1. x|(1) x|1. x"),
        (ol(li(), more='xml:id="a"') + ol(li(), style="M") + ol(li(), more='text:continue-list="a"'), "1. x|(1) x|2. x"),
        (ol(li(p(), ol(li(), li(), style=None), p("y"), ol(li(), style=None)), li(p(), ol(li(), style=None))),
         "1. x|1.1. x|1.2. x|y|1.1. x|2. x|2.1. x"),
        (ol(li(ol(li(), li(), style=None)), li(), li(ol(li(), style=None)), li()), "1.1. x|1.2. x|2. x|2.1. x|3. x"),
        (ol(li(p(), ol(li(), style=None)), li(ol(li(), style=None, more='text:continue-numbering="true"'))),
         "1. x|1.1. x|1.2. x"),
        (ol(li(p(), ol(li(), style=None))) + p("y")
         + ol(li(ol(li(), style=None)), li(), more='text:continue-numbering="true"'), "1. x|1.1. x|y|1.2. x|2. x"),
        (ol(li()) + ol(li(p(), ol(li(), style=None), p("y"), ol(li(), style=None)), more='text:continue-numbering="true"'),
         "1. x|2. x|2.1. x|y|2.1. x"),
        (ol("<text:list-header>" + p("y") + "</text:list-header>", li()), "y|1. x"),
        (ol(li(p(), p("y")), li()), "1. x|y|2. x"),
        (ol(li(), li(more='text:start-value="7"'), li()), "1. x|7. x|8. x"),
        (ol(li(), li(more='text:start-value="0"')), "1. x|0. x"),
        (ol(li(p(), ol(li(ol(li(), style=None)), style=None))), "1. x|a) x"),
        (ol(li(p(), ol(li(), style="M")), li()), "1. x|1. x|2. x"),
        (ol(li(ol(li(ol(li(ol(li(), style=None)), style=None)), style=None))), "1. x"),
        (ol(li(), style=None), "x"),
        (ol(li(), style="missing"), "x"),
        (ol(li(), style="B"), "x"),
        (ol(li(p("")), li()), "1.|2. x"),
        ('<text:numbered-paragraph text:list-id="q" text:level="1" text:style-name="L">' + p()
         + '</text:numbered-paragraph><text:numbered-paragraph text:list-id="q" text:level="2" text:style-name="L">' + p()
         + "</text:numbered-paragraph>", "1. x|1.1. x"),
    ],
)  # fmt: skip
def test_how_lists_count(items: str, expected: str) -> None:
    made = THREE + style(level(prefix="(", suffix=")"), name="M")
    made += style('<text:list-level-style-bullet text:level="1" text:bullet-char="•"/>', name="B")
    assert "|".join(lines(items, styles=made)) == expected


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((level(more='loext:num-list-format="ข้อ %1%:"'),), "ข้อ 1: x"),
        ((level(form="", prefix="Note", suffix=":"),), "Note: x"),
        ((level(form="", suffix=""), level(2, more='text:display-levels="2"')), "x|1. x"),
        ((level(), level(2, "", suffix="", more='loext:num-list-format="%2%"'),
          level(3, "a", more='loext:num-list-format="(%1%.%2%-%3%)"')), "1. x|x|(1.a) x"),
        ((level(), level(2, "i", more='text:display-levels="99"')), "1. x|1.i. x"),
        ((level(inside='<style:list-level-properties><style:list-level-label-alignment text:label-followed-by="nothing"/>'
                '</style:list-level-properties>'),), "1.x"),
        ((level(inside='<style:list-level-properties><style:list-level-label-alignment text:label-followed-by="listtab"/>'
                '</style:list-level-properties>'),), "1. x"),
    ],
)  # fmt: skip
def test_how_labels_are_written(levels: tuple[str, ...], expected: str) -> None:
    nested = ""
    for _ in levels:
        nested = ol(li(p(), nested))
    assert "|".join(lines(nested, styles=style(*levels))) == expected


def test_an_automatic_style_comes_before_a_named_one() -> None:
    assert lines(ol(li()), styles=style(level(suffix=")")), automatic=style(level(suffix=":"))) == ["1: x"]


def test_headings_count_in_the_outline() -> None:
    automatic = ('<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading" '
                 'style:list-style-name=""/>')  # fmt: skip
    body = [h(), h(level=2), h(level=3), h(), h(level=2), h(more='text:is-list-header="true"'), h(style="P1"),
            h(more='text:restart-numbering="true" text:start-value="9"'), p(style="Heading"), ol(li(h()), style="Outline"),
            ol(li(h())), "<text:h>h</text:h>"]  # fmt: skip
    assert lines("".join(body), styles=OUTLINE + THREE, automatic=automatic) == [
        "第一章 h", "一.1 h", "h", "第二章 h", "二.1 h", "h", "h", "第九章 h", "第十章 x", "第十一章 h", "1. h", "h",
    ]  # fmt: skip


NOTE = '<text:note text:note-class="{}"><text:note-citation>1</text:note-citation><text:note-body>{}</text:note-body></text:note>'
BOX = "<draw:frame><draw:text-box>{}</draw:text-box><svg:title>T</svg:title></draw:frame>"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("three <text:span>years</text:span>", "three years"),
        ("a<text:s text:c='999999999'/>b<text:tab/>c", "a b\tc"),
        ("a<text:line-break/>b", "a\nb"),
        ("a<text:soft-page-break/>b\n   c", "ab c"),
        ("3<text:change-start/> y<text:change-end/><text:change/>", "3 y"),
        ("<text:ruby><text:ruby-base>覚書</text:ruby-base><text:ruby-text>おぼえがき</text:ruby-text></text:ruby>を", "覚書を"),
        ("a<office:annotation><dc:creator>M</dc:creator><text:p>note</text:p></office:annotation>b", "ab"),
        ("a<text:span text:style-name='Secret'>hid</text:span>b", "ab"),
        ("a<text:hidden-text text:is-hidden='true'>hid</text:hidden-text>"
         "<text:hidden-text text:is-hidden='false'>seen</text:hidden-text>", "aseen"),
        ("<text:hidden-paragraph text:is-hidden='true'/>gone", ""),
        ("<text:hidden-paragraph text:is-hidden='false'/>seen", "seen"),
        ("<text:a><text:span>link</text:span></text:a> <text:date>2016</text:date><text:bookmark-start/>", "link 2016"),
        ("<text:number>9.</text:number>x", "x"),
        ("a" + BOX.format("<text:p>box</text:p>") + "b", "ab\nbox"),
        ("a<draw:g><draw:custom-shape><svg:desc>D</svg:desc><text:p>shape</text:p></draw:custom-shape></draw:g>", "a\nshape"),
        ("a<draw:frame><draw:object/><draw:image><office:binary-data>QUJD</office:binary-data></draw:image></draw:frame>", "a"),
        ("a<draw:frame>\n  <draw:image/>\n</draw:frame>b", "ab"),
        ("a<draw:a><draw:frame><draw:image/></draw:frame></draw:a>b", "ab"),
    ],
)  # fmt: skip
def test_what_a_paragraph_says(inside: str, expected: str) -> None:
    styles = '<style:style style:name="Secret" style:family="text"><style:text-properties text:display="none"/></style:style>'
    assert read(p("Begin") + p(inside), styles=styles).text.removeprefix("Begin").strip() == expected


def test_notes_follow_the_text() -> None:
    body = p("One" + NOTE.format("footnote", p("note ก") + p("more")) + ".") + p(
        "Two" + NOTE.format("endnote", p("end"))
    )
    assert read(body).text == "One.\nTwo\n\nnote ก\nmore\nend"


def test_tables_go_cell_by_cell() -> None:
    def cell(*content: str) -> str:
        return f"<table:table-cell>{''.join(content)}</table:table-cell>"

    body = (p("before") + "<table:table><table:table-column/><table:table-header-rows><table:table-row>"
            + cell(p("a")) + cell(p("b1"), p("b2")) + "</table:table-row></table:table-header-rows><table:table-row>"
            + cell(ol(li(p("c")))) + "<table:covered-table-cell>" + p("covered") + "</table:covered-table-cell>"
            + cell("<table:table table:is-sub-table='true'><table:table-row>" + cell(p("d")) + "</table:table-row></table:table>")
            + "</table:table-row></table:table>" + p("after"))  # fmt: skip
    assert read(body, styles=THREE).text == "before\n\na\n\nb1\nb2\n\n1. c\nd\n\nafter"


def test_a_list_in_a_box_is_not_part_of_the_list_around() -> None:
    body = ol(li(p("a" + BOX.format(p("in") + ol(li(p("b")))))), li(p("c")))
    assert lines(body, styles=THREE) == ["1. a", "", "in", "1. b", "", "2. c"]


def test_what_is_no_text_of_the_document() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>deleted</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><office:forms><text:p>form</text:p></office:forms>"
        "<text:table-of-content><text:index-body><text:index-title><text:p>Contents</text:p></text:index-title>"
        "<text:p>1 a</text:p></text:index-body></text:table-of-content>"
        '<text:section text:display="none"><text:p>hidden</text:p></text:section>'
        '<text:section text:display="condition" text:is-hidden="true"><text:p>hidden</text:p></text:section>'
        "<text:section><text:p>seen</text:p></text:section>"
        + p("hidden", "Gone") + BOX.format(p("on the page"))
    )  # fmt: skip
    styles = ('<style:style style:name="Gone" style:family="paragraph" style:parent-style-name="Up"/><style:style '
              'style:name="Up" style:parent-style-name="Gone" style:family="paragraph"><style:text-properties '
              'text:display="none"/></style:style>')  # fmt: skip
    reading = read(body, styles=styles)
    assert reading.text.split() == ["seen", "on", "the", "page"]
    assert [anchor.value for anchor in reading.anchors] == ["5", "7"]


def test_anchors_count_paragraphs() -> None:
    reading = read(p("a" + NOTE.format("footnote", p("n"))) + p("") + ol(li(p("b<text:line-break/>c"))) + h("d"))
    found = [(anchor.value, reading.text[anchor.start]) for anchor in reading.anchors]
    assert found == [("1", "a"), ("3", "b"), ("4", "d"), ("5", "n")]
    assert {anchor.unit for anchor in reading.anchors} == {"paragraph"}
    assert reading.media_type == MIME


def test_titles() -> None:
    automatic = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    styles = '<style:style style:name="Title" style:family="paragraph"/>'
    body = p("", "P1") + p("Memorandum<text:line-break/>of", "P1") + p("x", "Title")
    assert read(body, styles=styles, automatic=automatic, meta="<dc:title>x</dc:title>").title == "Memorandum of"
    assert read(p("บันทึก ๑"), meta="<dc:title>บันทึก</dc:title>").title == "บันทึก"
    assert read(p("other"), meta="<dc:title>บันทึก</dc:title>").title is None


def flat(body: str, head: str = "") -> bytes:
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n{head}<office:document {NAMES} office:version="1.3" '
            f'office:mimetype="{MIME}"><office:styles>{THREE}</office:styles><office:body><office:text>{body}'
            "</office:text></office:body></office:document>").encode()  # fmt: skip


def test_flat_files() -> None:
    picture = f"<draw:frame><draw:image><office:binary-data>{'QUJD' * 3_000_000}</office:binary-data></draw:image></draw:frame>"
    assert read_source(flat(ol(li(p("ข้อ" + picture)))), "a.xml").text == "1. ข้อ"
    assert "entity declarations" in reason(flat(p(), '<!DOCTYPE x [<!ENTITY a "b">]>'))
    assert "a damaged or cut-off OpenDocument text" in reason(flat(p())[:-30])


def reason(data: bytes) -> str:
    with pytest.raises(UnreadableSource) as caught:
        read_source(data, "x.odt")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def packed(**files: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", MIME, zipfile.ZIP_STORED)
        for name, content in files.items():
            made.writestr(name.replace("__", "/") + ".xml", content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (packed(META_INF__manifest="").replace(b"META_INF", b"META-INF"), "its text is missing"),
        (packed(content="<a/>"), "its text is missing"),
        (packed(content=""), "no sound XML"),
        (packed(content=b"\x8b\xa6\0\0"), "no sound XML"),
        (packed(content=f"<office:document-content {NAMES}><office:body><office:spreadsheet/></office:body>"
                "</office:document-content>"), "its text is missing"),
        (packed(content='<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>'), "entity declarations"),
        (packed(content='<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><a/>'), "entity declarations"),
        (packed(content="<!--" + "x" * 5000 + '--><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'),
         "entity declarations"),
        (odt(p(), extra={"Pictures/a.bin": "0" * 101_000_000}), "expands to more than 100 MB"),
        (odt(p(), extra={"META-INF/manifest.xml": "<manifest:encryption-data/>"}), "a password protects"),
        (odt(p())[:400], "a damaged or cut-off OpenDocument text"),
        (odt("<text:section>" * 5000 + "</text:section>" * 5000), "no sound XML"),
        (odt(""), "no text in it"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why(data: bytes, words: str) -> None:
    assert words in reason(data)


def test_a_password_in_its_zip() -> None:
    data = bytearray(odt(p()))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    assert "password" in reason(bytes(data))


def test_damaged_files() -> None:
    whole = odt(ol(li(p("ข้อ"))) * 20, styles=THREE)
    for place in range(0, len(whole), 11):
        try:
            read_source(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :], "x.odt")
        except UnreadableSource:
            continue


@pytest.mark.parametrize(
    "made",
    [
        level(prefix="x" * 1_000_000),
        level(more='text:start-value="999999999"', form="a"),
        level(more='text:start-value="99999999999"'),
        level(more='text:display-levels="999999999"'),
        level(more=f'loext:num-list-format="{"%1%" * 100_000}"'),
        '<text:list-level-style-number text:level="x"/>',
        "<text:list-level-style-number/>",
        level(number=999_999_999),
    ],
)
def test_senseless_numbering(made: str) -> None:
    assert len(read(ol(*[li()] * 50, style="L"), styles=style(made)).text) < 50 * 1000
