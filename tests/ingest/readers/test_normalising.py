from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.normalising import doubts, normalise

ODD = "กขนำาเแิี้่๊์ํ็ฺุู\u200b\u00a0\r\n\t \u3000\uf70a\uf710⼀⾧が\u3099①０ｶA\ufeff\x00\u2028"


@pytest.mark.parametrize(
    ("guarantee", "before", "after"),
    [
        (1, "か\u3099 e\u0301", "が é"),
        (1, "ทำ ① ０ ﬁ", "ทำ ① ０ ﬁ"),
        (2, "a\r\nb\rc\u2028d\u2029e\x85f\x0cg\x0bh", "a\nb\nc\nd\ne\nf\ng\nh"),
        (3, "\ufeffความ\u200bร่วม\u2060มือ co\u00adoperation \u200ea\u202eb", "ความร่วมมือ cooperation ab"),
        (4, "a\x00b\x07c\x7fd\x9fe\ufffef\tg", "abcdef\tg"),
        (4, "a\ud800b", "ab"),
        (5, "5\u00a0June\u20092021　東京", "5 June 2021　東京"),
        (6, "ก\uf70a ป\uf701 \uf70f\uf700 น\uf711า ป\uf712 ฎ\uf718", "ก่ ปิ ญฐ นำ ป็ ฎุ"),
        (6, "ก\uf88b ป\uf884 ป\uf899", "ก่ ปั ปํ"),
        (7, "นํา นํ้า น้ํา นำ้", "นำ น้ำ น้ำ น้ำ"),
        (7, "กํ\u0e32ำ กํ\u0e32ํ\u0e32", "กำ กำ"),
        (7, "ที่่ ผู้ ผู้ ผูู้ เเละ", "ที่ ผู้ ผู้ ผู้ และ"),
        (7, "ท่ี ช้ัน สิทธ์ิ", "ที่ ชั้น สิทธิ์"),
        (7, "ก็ น้ำ สิทธิ์ กำหนด ว่า ที่ ค่ำ พุทฺธํ เ เเเ", "ก็ น้ำ สิทธิ์ กำหนด ว่า ที่ ค่ำ พุทฺธํ เ เเเ"),
        (8, "⼀⽇⾧ ⻑⻘⻲", "一日長 長青亀"),
        (9, "\n\n a  \nb\u3000\n\n\n\nc\n\n", " a\nb\n\nc"),
    ],
)
def test_guarantees(guarantee: int, before: str, after: str) -> None:
    assert normalise(before) == unicodedata.normalize("NFC", after), guarantee


@given(st.text(alphabet=ODD, max_size=30) | st.text(max_size=30))
def test_twice_is_once(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\n\n\n" not in once
    assert once == once.strip("\n")
    assert all(line == line.rstrip() for line in once.split("\n"))


def test_every_glyph_of_old_thai_fonts_but_two_is_known() -> None:
    left = normalise("".join(map(chr, range(0xF700, 0xF71D))))
    assert [c for c in left if c >= "\ue000"] == ["\uf71b", "\uf71c"]


def test_doubts_are_counted() -> None:
    assert doubts("a\ufffdb\ufffd") == ["2 characters were already lost in the source (U+FFFD)"]
    assert "U+E123" in doubts("x\ue123")[0]
    assert doubts("ข้อ ๑") == []
