"""What text a DOCX file holds once all changes are accepted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.readers import read_source

Docx = Callable[..., bytes]


def run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>"


def par(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


GONE = "<w:del><w:r><w:delText>5</w:delText></w:r></w:del>"
BOX = "<w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent>"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (run("three ") + run("years"), "three years"),
        (run("a") + "<w:r><w:tab/></w:r>" + run("b"), "a\tb"),
        (run("a") + "<w:r><w:br/><w:t>b</w:t></w:r>", "a\nb"),
        (run("a") + "<w:r><w:cr/><w:t>b</w:t></w:r>", "a\nb"),
        (run("co") + "<w:r><w:noBreakHyphen/></w:r>" + run("op"), "co-op"),
        (run("co") + "<w:r><w:softHyphen/></w:r>" + run("op"), "coop"),
        (run("a") + '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/><w:sym w:char="2460"/></w:r>', "a①"),
        (f"<w:ins>{run('3')}</w:ins>{GONE}{run(' ปี')}", "3 ปี"),
        (f"<w:moveTo>{run('here')}</w:moveTo><w:moveFrom>{run('there')}</w:moveFrom>", "here"),
        (f"<w:ins>{GONE}{run('kept')}</w:ins>", "kept"),
        (f"<w:hyperlink>{run('linked')}</w:hyperlink>", "linked"),
        (f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{run('control')}</w:sdtContent></w:sdt>", "control"),
        (f"<w:smartTag>{run('smart')}</w:smartTag><w:fldSimple>{run(' 7')}</w:fldSimple>", "smart 7"),
        ("<w:r><w:fldChar/><w:instrText>DATE</w:instrText><w:fldChar/></w:r>" + run("2016"), "2016"),
        (run("a") + run("hidden", "<w:vanish/>") + run("b", '<w:vanish w:val="0"/>'), "ab"),
        (run("a") + run("hidden", '<w:rStyle w:val="Secret"/>'), "a"),
        ("<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>おぼえがき</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>覚書</w:t></w:r>"
         "</w:rubyBase></w:ruby></w:r>", "覚書"),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
        (run("a") + "<w:commentRangeStart/><w:r><w:commentReference/></w:r>", "a"),
        (run("a") + "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>" + BOX + "</wps:txbx></w:drawing>"
         "</mc:Choice><mc:Fallback><w:pict><v:textbox>" + BOX + "</v:textbox></w:pict></mc:Fallback>"
         "</mc:AlternateContent></w:r>" + run("b"), "ab\nbox"),
        ("<w:r><w:pict><v:textbox>" + BOX + "</v:textbox></w:pict></w:r>", "box"),
    ],
)  # fmt: skip
def test_what_a_paragraph_says(docx: Docx, inside: str, expected: str) -> None:
    styles = '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    text = read_source(docx(par(run("Begin")) + par(inside), styles=styles), "a").text
    assert text.removeprefix("Begin").strip() == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (par(run("a")) + par("") + par(run("b")) + par(run("c")), "a\n\nb\nc"),
        (par(run("a") + '<w:r><w:br w:type="page"/></w:r>') + par(run("b")), "a\nb"),
        (par(run("a"), "<w:rPr><w:del/></w:rPr>") + par(run("b")), "ab"),
        (par(GONE, "<w:rPr><w:del/></w:rPr>") + par(run("b")), "b"),
        (par(run("last"), "<w:rPr><w:del/></w:rPr>"), "last"),
        (par(run("hidden", "<w:vanish/>"), "<w:rPr><w:vanish/></w:rPr>") + par(run("b")), "b"),
        (par(run("For A") + "<w:r><w:br/></w:r>" + run("Minister")) + par(run("For B")), "For A\nMinister\n\nFor B"),
        (par(run("Contents"), '<w:pStyle w:val="TOC1"/>') + par(run("b")), "b"),
        (f"<w:ins>{par(run('a'))}</w:ins><w:sdt><w:sdtContent>{par(run('b'))}</w:sdtContent></w:sdt>", "a\nb"),
    ],
)
def test_paragraphs_are_lines(docx: Docx, body: str, expected: str) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    assert read_source(docx(body, styles=styles), "a").text == expected


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{properties}" + "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in cells) + "</w:tr>"


def test_tables_go_row_by_row(docx: Docx) -> None:
    nested = f"<w:tbl>{row(par(run('n')))}</w:tbl>{par('')}"
    gone = row(par(run("gone")), properties="<w:trPr><w:del/></w:trPr>")
    table = f"<w:tbl>{row(par(run('a')), par(run('b')))}{gone}{row(par(run('c')), nested)}</w:tbl>"
    text = read_source(docx(par(run("before")) + table + par(run("after"))), "a").text
    assert text.split() == ["before", "a", "b", "c", "n", "after"]
    assert text.startswith("before\n\na\nb\nc\nn")


def test_signature_cells_are_set_off(docx: Docx) -> None:
    cells = row(par(run("For A")) + par(run("Minister")), par(run("For B")) + par(run("Minister")))
    assert read_source(docx(f"<w:tbl>{cells}</w:tbl>"), "a").text == "For A\nMinister\n\nFor B\nMinister"


def test_notes_follow_the_text_and_running_heads_do_not(docx: Docx) -> None:
    body = par(run("year 2015") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" on")) + par(run("end"))
    notes = f'<w:footnote w:id="0">{par(run("separator"))}</w:footnote><w:footnote w:id="2">{par(run("As signed."))}</w:footnote>'
    data = docx(body, footnotes=notes, hdr=par(run("running head")))
    assert read_source(data, "a").text == "year 2015 on\nend\n\nAs signed."


@pytest.mark.parametrize(
    ("core", "styled", "title"),
    [
        ("Memorandum", False, "Memorandum"),
        ("Something else", False, None),
        ("Memorandum", True, "Text of a memorandum"),
    ],
)
def test_title(docx: Docx, core: str, styled: bool, title: str | None) -> None:
    xml = f'<c:p xmlns:c="c" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{core}</dc:title></c:p>'
    body = par(run("Text of a memorandum" if styled else "Memorandum"), '<w:pStyle w:val="T"/>' if styled else "")
    styles = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    assert read_source(docx(body, styles=styles, extra={"docProps/core.xml": xml}), "a").title == title


def test_the_main_part_may_have_another_name(docx: Docx) -> None:
    assert read_source(docx(par(run("x")), main="word/document2.xml"), "a").text == "x"


def test_the_strict_variant_has_other_names(docx: Docx) -> None:
    names = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    assert read_source(docx(par(run("x")), names=names), "a").text == "x"
