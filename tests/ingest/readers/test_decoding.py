from __future__ import annotations

from pathlib import Path

import pytest

from ingest.readers import UnreadableSource, read_source
from ingest.readers.decoding import decode, is_text

TRANSCODED = Path(__file__).parents[4] / "shared/data/encodings/transcoded"
THAI = "ข้อ ๑ บันทึกความร่วมมือฉบับนี้มีวัตถุประสงค์เพื่อส่งเสริม “ความร่วมมือ” ด้านไปรษณีย์"
JAPANESE = "第一条　本覚書は、両省間の郵便分野における協力を促進することを目的とする。"
ENGLISH = "Article 1 – The Sides’ purpose is “postal cooperation”."


@pytest.mark.parametrize(
    ("text", "codec", "encoding"),
    [
        (THAI, "utf-8", "utf-8"),
        (THAI, "utf-8-sig", "utf-8"),
        (THAI, "utf-16-le", "utf-16-le"),
        (THAI, "utf-16-be", "utf-16-be"),
        (THAI, "cp874", "cp874"),
        (THAI.replace("“", "").replace("”", ""), "tis-620", "cp874"),
        (JAPANESE, "cp932", "cp932"),
        (JAPANESE, "euc-jp", "euc-jp"),
        (JAPANESE, "iso-2022-jp", "iso-2022-jp"),
        (JAPANESE, "utf-16-le", "utf-16-le"),
        (JAPANESE, "utf-16-be", "utf-16-be"),
        (JAPANESE + "①", "cp932", "cp932"),
        (JAPANESE + "①", "euc_jis_2004", "euc-jp"),
        (ENGLISH, "cp1252", "cp1252"),
        (ENGLISH, "utf-16-le", "utf-16-le"),
        (ENGLISH, "utf-32", "utf-32-le"),
        ("Plain ASCII.", "ascii", "utf-8"),
    ],
)
def test_every_encoding_is_found_from_one_sentence(text: str, codec: str, encoding: str) -> None:
    data = text.encode(codec)
    assert is_text(data)
    assert (decode(data).text, decode(data).encoding) == (text, encoding)


def test_utf16_with_a_mark() -> None:
    assert decode(b"\xff\xfe" + THAI.encode("utf-16-le")).text == THAI
    assert decode(b"\xfe\xff" + THAI.encode("utf-16-be")).text == THAI


def test_iso_2022_jp_as_windows_writes_it() -> None:
    assert decode(b"\x1b$B-!\x1b(B \x1b(I1\x1b(B").text == "① ｱ"


def test_hexadecimal_is_not_utf16() -> None:
    assert decode(b"0B0B0B0B").text == "0B0B0B0B"


@pytest.mark.parametrize(
    ("page", "codec", "encoding", "warned"),
    [
        (f"<html><meta charset=iso-8859-1><p>{THAI}", "cp874", "cp874", True),
        (f"<html><meta charset='shift_jis'><p>{JAPANESE}", "euc-jp", "euc-jp", True),
        (f"<html><meta charset=utf-8><p>{JAPANESE}", "cp932", "cp932", True),
        (f"<html><meta charset=utf-16><p>{THAI}", "utf-8", "utf-8", False),
        ("<html><meta http-equiv=Content-Type content='text/html; charset=TIS-620'><p>ข้อ ๑", "cp874", "cp874", False),
        ("<?xml version='1.0' encoding='EUC-JP'?><html><p>協力</p></html>", "euc-jp", "euc-jp", False),
    ],
)
def test_what_a_page_says_of_itself_is_checked(page: str, codec: str, encoding: str, warned: bool) -> None:
    decoded = decode(page.encode(codec))
    assert (decoded.text, decoded.encoding, bool(decoded.warnings)) == (page, encoding, warned)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ((THAI * 3).encode()[:100] + b"\xff" + (THAI * 3).encode()[102:], "UTF-8 with"),
        (THAI.encode()[:-1], "damaged or cut off"),
        (b"\xef\xbb\xbf\xff\xfe\xff", "marked as utf-8"),
        (b"\xff\xfea\0b", "marked as utf-16-le"),
        ("备忘录双方将在平等互利的基础上开展合作。".encode("gb2312") * 5, "no words in any encoding"),
        ("Меморандум о сотрудничестве я".encode("cp1251") * 5, "encoding"),
        ("<meta charset=gb2312><p>备忘录双方将在平等互利".encode("gb2312"), "text in gb2312"),
        (b"\x1b$B%F%\x1b(B\x1b$B\x01\x01\x01", "ISO-2022-JP"),
    ],
)
def test_what_fits_no_encoding_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason):
        decode(data)


@pytest.mark.skipif(not TRANSCODED.is_dir(), reason="the development data is not here")
def test_transcoded_files() -> None:
    wrong = []
    for file in TRANSCODED.glob("*.txt"):
        codec = file.name.split(".")[2].replace("_sig", "-sig")
        if decode(file.read_bytes()).text != file.read_bytes().decode(codec):
            wrong.append(file.name)
    assert wrong == []


def test_the_encoding_stands_in_the_reading() -> None:
    assert read_source(JAPANESE.encode("cp932"), "x.txt").encoding == "cp932"
