from __future__ import annotations

import pytest

from ingest.readers import read_source

BODY = "<p>The Ministries have decided to cooperate in the field of postal services as set out in this paper.</p>" * 4


def lines(page: str) -> list[str]:
    return read_source(page.encode(), "x").text.split("\n")


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<ol><li>x<li>y</ol>", ["1. x", "2. y"]),
        ("<ol start=4><li>x<li>y</ol>", ["4. x", "5. y"]),
        ("<ol type=a><li>x<li>y</ol>", ["a. x", "b. y"]),
        ("<ol type=A start=27><li>x<li>y</ol>", ["AA. x", "AB. y"]),
        ("<ol type=i start=3><li>x<li>y</ol>", ["iii. x", "iv. y"]),
        ("<ol type=I><li>x<li>y</ol>", ["I. x", "II. y"]),
        ("<ol><li value=7>x<li>y</ol>", ["7. x", "8. y"]),
        ("<ol reversed><li>x<li>y</ol>", ["2. x", "1. y"]),
        ("<ol reversed start=9><li>x<li>y</ol>", ["9. x", "8. y"]),
        ("<ol start=0><li>x<li type=a value=2>y</ol>", ["0. x", "b. y"]),
        ("<ol start=-1><li>x<li>y</ol>", ["-1. x", "0. y"]),
        ("<ol start=no><li>x</ol>", ["1. x"]),
        ("<ol start=99999999999999999999><li>x</ol>", ["1. x"]),
        ("<ol style='list-style-type: thai'><li>x<li>y</ol>", ["๑. x", "๒. y"]),
        ("<ol style='list-style: inside cjk-ideographic'><li>x<li>y</ol>", ["一、x", "二、y"]),
        ("<ol style='list-style-type:katakana'><li>x<li>y</ol>", ["ア、x", "イ、y"]),
        ("<ol style='list-style:none'><li>x<li>y</ol>", ["x", "y"]),
        ("<ol class=hidden-numbers><li>1. x<li>２． y</ol>", ["1. x", "２． y"]),
        ("<ol><li><p>x</p><p>more</p><li>y</ol>", ["1. x", "more", "", "2. y"]),
        ("<ol><li>x<ol type=a><li>y<li>z</ol><li>w</ol>", ["1. x", "a. y", "b. z", "", "2. w"]),
        ("<ol><li><ol type=a><li>x</ol></ol>", ["1. a. x"]),
        ("<ol><li></li><li>y</ol>", ["2. y"]),
        ("<ul><li>x<li>y</ul>", ["x", "y"]),
    ],
)
def test_list_labels_are_written_as_a_browser_shows_them(markup: str, expected: list[str]) -> None:
    assert lines(f"<html><body>{markup}</body></html>") == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>one\n  two</p><p>three</p>", ["one two", "three"]),
        ("<p>one<br>two</p><p>three</p>", ["one", "two", "", "three"]),
        ("<p>one<br><br>two</p>", ["one", "", "two"]),
        ("<h2>A</h2>text<h3>B</h3>more", ["A", "text", "B", "more"]),
        ("<p>協力\n  覚書</p>", ["協力覚書"]),
        ("<p>a<b>b</b>c <i>d</i></p>", ["abc d"]),
        ("<p>第一条</p>\n<p>\n　目的</p>", ["第一条", "　目的"]),
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", ["a", "b", "c", "d"]),
        ("<table><tr><td>For A<br>Minister<td>For B<br>Minister</table>",
         ["For A", "Minister", "", "For B", "Minister"]),
        ("<div><p>For A</p><p>Minister</p></div><div><p>For B</p><p>Minister</p></div>",
         ["For A", "Minister", "", "For B", "Minister"]),
        ("<pre>a\n  b</pre>", ["a", "  b"]),
        ("<p><ruby>覚書<rp>(</rp><rt>おぼえがき</rt><rp>)</rp></ruby> 5<del>3</del> years</p>", ["覚書 5 years"]),
        ("<p>a &amp; b&nbsp;c &#x0E01; &lt;p&gt;</p>", ["a & b c ก <p>"]),
        ("<p>x</p><script>alert('<p>no</p>')</script><style>p{}</style><noscript>no</noscript>", ["x"]),
        ("<p hidden>no</p><p style='display: none'>no</p><p>x</p>", ["x"]),
        ("<dl><dt>Term<dd>meaning</dl>", ["Term", "meaning"]),
        ("<div class='lang-th'>ก</div><div class='lang-en'>b</div>", ["ก", "b"]),
    ],
)  # fmt: skip
def test_blocks_are_lines(markup: str, expected: list[str]) -> None:
    assert lines(f"<html><body>{markup}</body></html>") == expected


FURNITURE = [
    "<nav><ul><li><a href=/>Home</a><li><a href=/a>About</a></ul></nav>",
    "<div id=menu><a href=/>Home</a> <a href=/a>About us</a></div>",
    "<ul><li><a href=/1>News</a></li><li><a href=/2>Contact</a></li></ul>",
    "<div>You are here: <a href=/>Home</a> &gt; <a href=/l>Laws</a> &gt; Japan</div>",
    "<p><a href=/>หน้าแรก</a> » <a href=/n>ข่าว</a> » ข่าวประชาสัมพันธ์</p>",
    "<div class=share-buttons>Share: <a href=#>Facebook</a> | <a href=#>Line</a></div>",
    "<p>Share this page: <a href=#>Facebook</a> | <a href=#>LINE</a></p>",
    "<footer><p>1 Government Road, Bangkok. Tel. 0 2000 0000</p></footer>",
    "<div class=footer>1 Government Road, Bangkok</div>",
    "<p>Copyright © 2016 Ministry. All Rights Reserved.</p>",
    "<div>สงวนลิขสิทธิ์ พ.ศ. 2559 กระทรวง</div>",
    "<div><h3>Related news</h3><ul><li><a href=1>Signing of a plan</a><li><a href=2>A visit</a></ul></div>",
    "<h3>関連情報</h3><ul><li><a href=1>会合の写真</a><li><a href=2>概要</a></ul>",
    "<p><a href=#top>Back to top</a></p>",
    "<form action=/search><input name=q><button>Search</button> Search this site</form>",
    "<aside>Weather: 32 degrees</aside>",
    "<div role=navigation>Menu</div>",
]


@pytest.mark.parametrize("piece", FURNITURE)
@pytest.mark.parametrize("after", [False, True])
def test_furniture_is_left_out(piece: str, after: bool) -> None:
    page = f"<html><body>{'' if after else piece}<h1>Memorandum</h1>{BODY}{piece if after else ''}</body></html>"
    assert lines(page)[0] == "Memorandum"
    assert len(lines(page)) == 5


@pytest.mark.parametrize(
    "piece",
    [
        "<p>本令において「<a href=1>日米地位協定の実施に伴う特例法</a>」（以下「法」という。）<a href=2>第二条</a>に規定する者をいう。</p>",
        "<p>See <a href=1>Article 1</a> and <a href=2>Annex A</a> to the Memorandum.</p>",
        "<p>Copyright in works made together belongs to both Sides.</p>",
        "<h2><a href=/this>Memorandum of Cooperation</a></h2>",
        "<div class=document-header><h2>Memorandum of Cooperation</h2></div>",
        "<div class=shared-text>The Sides share what they know.</div>",
        "<div class=footnotes>1 As defined in the law.</div>",
        "<p class=text><b>Article 1</b> The Sides agree.</p>",
    ],
)
def test_what_looks_like_furniture_but_is_text_stays(piece: str) -> None:
    assert len(lines(f"<html><body>{BODY}{piece}{BODY}</body></html>")) == 9


@pytest.mark.parametrize(
    "page",
    [
        f"<form id=aspnetForm><div class=main-menu-wrapper>{BODY}</div></form>",
        f"<table class=menu><tr><td><a href=1>A</a> | <a href=2>B</a><td>{BODY}</table>",
        f"<div id=header><a href=/>Site</a> <a href=/x>X</a></div><article>{BODY}</article><p>Tel. 123</p>",
        f"<main><aside>Ad</aside>{BODY}</main><div>Some words of the site that no one named</div>",
    ],
)
def test_the_text_is_found_whatever_it_stands_in(page: str) -> None:
    assert lines(f"<html><body>{page}</body></html>") == [BODY[3 : BODY.index("</p>")]] * 4


def test_a_page_of_links_is_read_whole() -> None:
    assert lines("<html><body><ul><li><a href=1>One</a><li><a href=2>Two</a></ul></body></html>") == ["One", "Two"]


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (f"<title>t</title><meta property=og:title content=o><h1>A<br>B</h1>{BODY}", "A B"),
        (f"<title>t</title><meta property=og:title content='o &amp; p'>{BODY}", "o & p"),
        (f"<title> t\n u </title>{BODY}", "t u"),
        (BODY, None),
    ],
)
def test_title(page: str, title: str | None) -> None:
    assert read_source(f"<!DOCTYPE html><html>{page}</html>".encode(), "x").title == title


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"<!DOCTYPE html><p>x", "text/html"),
        (b"\xef\xbb\xbf  <!-- c -->\n<HTML><body>x</body></HTML>", "text/html"),
        ("<html><p>ก ข</p></html>".encode("utf-16"), "text/html"),
        ("<html><p>ก ข</p></html>".encode("utf-16-le"), "text/html"),
        (b"<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC 'x'><html xmlns='y'><p>x</p></html>", "text/html"),
        (b"<p>a piece of a page</p>", "text/html"),
        (b"<br />\n<b>Warning</b>: mysql\n<html><body>x</body></html>", "text/html"),
        (b"a < b and <html> is a word", "text/plain"),
        (b"<p align=center>\n\n# Title\n\n**bold** and more\n", "text/markdown"),
        (b"<Clause 1> is no element", "text/plain"),
    ],
)
def test_pages_are_known_by_content(data: bytes, media_type: str) -> None:
    assert read_source(data, "x.txt").media_type == media_type
