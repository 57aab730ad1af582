"""Files that no one should be able to hurt us with: each gives a text or a reason, soon."""

from __future__ import annotations

import io
import json
import random
import time
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers import UnreadableSource, read_source

Docx = Callable[..., bytes]
PARAGRAPH = "<w:p><w:r><w:t>ข้อ ๑ ความร่วมมือ</w:t></w:r></w:p>"


def reason(data: bytes, name: str = "x.docx") -> str:
    with pytest.raises(UnreadableSource) as caught:
        read_source(data, name)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def archive(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in files.items():
            made.writestr(name.replace("__", "/"), content)
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "an empty file"),
        (b" \n\t\r\n ", "no text in it"),
        ("\u200b\ufeff \u00a0".encode(), "no text in it"),
        (b"<html><body></body></html>", "no text in it"),
        (b"<html>", "no text in it"),
        (b"\0" * 1000, "binary data of no known type"),
        (b"text\0with\0nul bytes in it", "binary data of no known type"),
        (random.Random(1).randbytes(5001), "binary data of no known type"),
        (bytes(range(1, 32)) * 20, "binary data of no known type"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a damaged or cut-off PDF"),
        (b"\n\njunk %PDF-1.4 1 0 obj\n%%EOF\n", "a damaged or cut-off PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a damaged or cut-off PNG image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a damaged or cut-off JPEG image"),
        (b"II*\0\x08\0\0\0", "a damaged or cut-off TIFF image"),
        (b"MM\0*\0\0\0\x08", "a damaged or cut-off TIFF image"),
        (b"GIF89a\x01\0\x01\0", "a GIF image"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "a WebP image"),
        (OLE, "an Office file of before 2007"),
        (OLE + "WordDocument".encode("utf-16-le"), "(DOC)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a password protects"),
        (b"\x1f\x8b\x08\0\0\0\0\0", "a gzip archive"),
        (b"7z\xbc\xaf\x27\x1c\0\x04", "a 7-Zip archive"),
        (b"Rar!\x1a\x07\x01\0", "a RAR archive"),
        (b"\x7fELF\x02\x01\x01\0", "a program"),
        (b"MZ\x90\0\x03\0\0\0", "a program"),
        (b"SQLite format 3\0\x10\0", "an SQLite database"),
        (archive(**{"a.txt": "x"}), "a ZIP archive"),
        (archive(xl__workbook="", **{"xl/workbook.xml": "x"}), "an Excel workbook"),
        (archive(mimetype="application/vnd.oasis.opendocument.text"), "a damaged or cut-off OpenDocument text"),
        (archive(**{"a.txt": "x"})[:25], "a damaged or cut-off ZIP archive"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "an XML file of another kind (rss)"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\nx", "an e-mail or a web archive"),
        (b"From: a@b\nSubject: c\n d\nMIME-Version: 1.0\n\nx", "an e-mail or a web archive"),
        (json.dumps({"a": 1}).encode(), "JSON data"),
        (b'{"a": 1}\n{"a": 2}\n', "JSON data"),
        (b"[" * 100_000, ""),
    ],
)
def test_what_is_no_document_is_named(data: bytes, words: str) -> None:
    if data.startswith(b"[["):
        read_source(data, "x")
    else:
        assert words in reason(data)


def test_a_wrong_extension_changes_nothing(docx: Docx) -> None:
    assert read_source(docx(PARAGRAPH), "picture.png").text == "ข้อ ๑ ความร่วมมือ"
    assert read_source(b"Article 1", "a.docx").media_type == "text/plain"
    assert "cut-off PDF" in reason(b"%PDF-1.4", "a.txt")


@pytest.mark.parametrize(
    "data",
    [
        b"a" * 5_000_000,
        ("ก" * 1_700_000).encode(),
        ("ก" * 2_500_000).encode("utf-16"),
        b"a b " * 1_250_000,
        b"\xa1" * 5_000_001,
        b"<html><p>" + b"a" * 5_000_000,
        b"<" * 5_000_000,
        b"*" * 5_000_000 + b"\n# a\n# b",
        b"# a\n# b\n" + b"[" * 900_000,
        b"# a\n# b\n" + b"*a " * 300_000,
        b"# a\n# b\n" + b"<a " * 300_000,
        b"<html><!DOCTYPE x [" + b"[" * 900_000,
        b"<html>" + b"<!--" * 500_000,
        b"A: b\n" * 500_000,
        ("ำ" * 900_000).encode(),
        ("เ" * 900_000).encode(),
        b" " * 900_000 + b"x",
        ("x" + "\u3000 " * 450_000 + "y").encode(),
    ],
    ids=range(18),
)
def test_endless_lines_are_answered_within_seconds(data: bytes) -> None:
    begun = time.monotonic()
    try:
        read_source(data, "x")
    except UnreadableSource as refused:
        assert "\n" not in str(refused)  # noqa: PT017 - some of them may be read
    assert time.monotonic() - begun < 5


def test_a_line_of_five_megabytes_is_refused_with_its_reason() -> None:
    assert reason(b"word " * 1_000_000).startswith("a line of 5,000,000 bytes")
    assert reason(b"word " * 300_000).startswith("a line of 1,499,999 characters")


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        (b"<html>" + b"<div>" * 1900 + b"deep" + b"</div>" * 1900, "deep"),
        (b"<html><p>x" + b"<b>" * 900 + b"y", "xy"),
        (b"<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><html><p>x &b; y</p></html>", "x &b; y"),
        (
            b"<?xml version='1.0'?><!DOCTYPE html [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><html><p>x &e;</p></html>",
            "x &e;",
        ),
        (b"<html><p>x&#0;&#xD800;&#x110000;y</p></html>", "y"),
        (b"<html><table><tr><p>a<table><b>b</html></td>", "a"),
        (b"<html><p class='" + b"x" * 100_000 + b"'>a</p>", "a"),
    ],
)
def test_hostile_pages(page: bytes, kept: str) -> None:
    assert kept in read_source(page, "x").text


def test_a_page_nested_without_end_is_refused() -> None:
    assert "nested deeper" in reason(b"<html>" + b"<div>" * 100_000 + b"deep")


def test_zip_bomb(docx: Docx) -> None:
    bomb = docx(PARAGRAPH, extra={"word/media/a.bin": "0" * 101_000_000})
    assert len(bomb) < 1_000_000
    assert "expands to more than 100 MB" in reason(bomb)


@pytest.mark.parametrize(
    "prefix",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
        '<?xml version="1.0"?><!-- '
        + "-" * 0
        + "x" * 5000
        + ' --><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_entities_in_a_docx_are_refused(prefix: str) -> None:
    xml = prefix + '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    assert "entity declarations" in reason(archive(word__document="", **{"word/document.xml": xml}))


def test_damaged_word_files(docx: Docx) -> None:
    whole = docx(PARAGRAPH * 50)
    assert "damaged or cut-off Word document" in reason(whole[: len(whole) // 2])
    for place in range(0, len(whole), 7):
        broken = whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :]
        try:
            read_source(broken, "x.docx")
        except UnreadableSource:
            continue


@pytest.mark.parametrize(
    "xml",
    [
        "",
        "<w:document",
        "not xml",
        "<a/>",
        "<w:document xmlns:w='x'/>",
        "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>" + "<w:p>" * 5000,
        "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
        + "<w:ins>" * 5000 + "</w:ins>" * 5000 + "</w:document>",
    ],
)  # fmt: skip
def test_word_files_without_a_sound_main_part(xml: str) -> None:
    assert "Word document" in reason(archive(**{"word/document.xml": xml}))
    assert "main part is missing" in reason(archive(**{"word/styles.xml": "<a/>"}))


def test_a_word_file_with_a_password_in_its_zip(docx: Docx) -> None:
    data = bytearray(docx(PARAGRAPH))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    assert "password" in reason(bytes(data))


@pytest.mark.parametrize(
    "numbers",
    [
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum><w:num w:numId="1">'
        '<w:abstractNumId w:val="0"/></w:num>',
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="x"/><w:lvl/><w:lvl w:ilvl="0"><w:start w:val="99999999999"/>'
        '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1%9%0"/></w:lvl></w:abstractNum><w:num w:numId="1">'
        '<w:abstractNumId w:val="0"/></w:num>',
        '<w:num w:numId="1"/>',
        '<w:num/>',
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="999999999"/><w:numFmt w:val="lowerLetter"/>'
        '<w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    ],
)  # fmt: skip
def test_senseless_numbering(docx: Docx, numbers: str) -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="-4"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
    )
    assert len(read_source(docx(body, styles=styles, numbering=numbers), "x").text) < 100


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_a_reason(data: bytes) -> None:
    try:
        assert read_source(data, "x").text
    except UnreadableSource as refused:
        assert str(refused)  # noqa: PT017 - either is right


@given(st.lists(st.sampled_from("<p> <ol> <li> </ol> <br> <table> <tr> <td> </table> <b> </p> <a href=x> </a> a ข 覚 &amp; <h1> <pre> \n "
                                "<nav> </nav> <div> </div> <ruby> <rt>".split(" ")), max_size=40))  # fmt: skip
def test_any_markup_gives_a_text_or_a_reason(pieces: list[str]) -> None:
    try:
        assert read_source(("<html>" + "".join(pieces)).encode(), "x").text
    except UnreadableSource as refused:
        assert str(refused) == "no text in it"  # noqa: PT017 - either is right
