"""Lines to a reading: the same text as normalising the whole, with a place for every line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.readers import read_source
from ingest.readers.layout import SourceLine, compose
from ingest.readers.normalising import normalise

WORDS = st.text(alphabet="aบ้ำํา่ 語ｶﾞ\v\u2028\u00a0\u200b\ufffe.", max_size=8)


@given(st.lists(st.builds(SourceLine, WORDS, st.sampled_from(["", "1", "2", "3"])), max_size=12))
def test_1_the_text_is_that_of_the_whole(lines: list[SourceLine]) -> None:
    reading = compose(lines, "line", "text/plain")
    assert reading.text == normalise("\n".join(line.words for line in lines))
    starts = [anchor.start for anchor in reading.anchors]
    assert starts == sorted(set(starts))
    assert all(0 <= start < len(reading.text) for start in starts)


def test_2_every_line_has_its_place() -> None:
    lines = [
        SourceLine("a", "1"),
        SourceLine(""),
        SourceLine("b", "4"),
        SourceLine("c"),
        SourceLine("d", "4"),
        SourceLine("e", "7"),
    ]
    reading = compose(lines, "paragraph", "x")
    assert reading.text == "a\n\nb\nc\nd\ne"
    assert [(a.start, a.unit, a.value) for a in reading.anchors] == [
        (0, "paragraph", "1"), (3, "paragraph", "4"), (9, "paragraph", "7"),
    ]  # fmt: skip


def places(data: bytes, name: str) -> dict[str, str]:
    """The first words of each line and the place they stand at."""
    reading = read_source(data, name)
    found, at = {}, 0
    for line in reading.text.split("\n"):
        before = [anchor.value for anchor in reading.anchors if anchor.start <= at]
        if line:
            found[line] = before[-1]
        at += len(line) + 1
    return found


def test_lines_of_plain_text_and_markdown() -> None:
    assert places("\ufeff\n\nข้อ ๑\r\nข้อ ๒\r\n\r\n\r\n\r\nข้อ ๓\n".encode(), "x") == {
        "ข้อ ๑": "3",
        "ข้อ ๒": "4",
        "ข้อ ๓": "8",
    }
    page = b"---\ntitle: T\n---\n<!-- a\nb -->\n# One\n\nwords that\ngo on\n\n## Two\n\n- item\n"
    assert places(page, "x.md") == {"One": "6", "words that go on": "8", "Two": "11", "item": "13"}


def test_elements_of_a_page() -> None:
    page = (
        "<html><head><title>t</title></head><body><div>menu</div><div><h1>題</h1><p>一<br>二</p>"
        "<ol><li>甲</li><li><p>乙<b>丙</b></p></li></ol><custom-box><p>丁</p></custom-box></div></body></html>"
    )
    assert places(page.encode(), "x.html") == {
        "menu": "/html[1]/body[1]/div[1]",
        "題": "/html[1]/body[1]/div[2]/h1[1]",
        "一": "/html[1]/body[1]/div[2]/p[1]",
        "二": "/html[1]/body[1]/div[2]/p[1]",
        "1. 甲": "/html[1]/body[1]/div[2]/ol[1]/li[1]",
        "2. 乙丙": "/html[1]/body[1]/div[2]/ol[1]/li[2]/p[1]",
        "丁": "/html[1]/body[1]/div[2]/custom-box[1]/p[1]",
    }


def test_a_page_with_many_siblings_is_quick() -> None:
    page = "<html><body>" + "<p>ข้อความ</p>" * 20_000 + "</body></html>"
    reading = read_source(page.encode(), "x")
    assert reading.anchors[-1].value == "/html[1]/body[1]/p[20000]"
