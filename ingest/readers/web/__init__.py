"""HTML: what the page says, without what stands around it on every page of its site.

1. Scripts, styles, forms and hidden elements are left out, and so are menus, breadcrumbs, share bars, related links and
   feet (:mod:`ingest.readers.web.furniture`); if nothing is left, the page is read whole.
2. A block is a line, ``<br>`` ends one; white space is folded as a browser folds it, outside ``<pre>``.
3. Items of ``<ol>`` begin with the label that a browser shows (``start``, ``type``, ``value``, ``reversed`` and
   ``list-style-type`` in a ``style`` attribute), unless they begin with it in writing. Bullets are not written.
4. Tables are read row by row, cell by cell. Reading aids over kanji (``<rt>``) and deleted text (``<del>``) are left
   out.
5. The title is the first ``<h1>`` of the text, else ``og:title``, else ``<title>``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree, html

from ingest.readers.base import UnreadableSource
from ingest.readers.decoding import decode, is_text
from ingest.readers.normalising import normalise
from ingest.readers.web.furniture import Element, furniture, main_part, unseen
from ingest.readers.web.rendering import render
from kb.model import Reading

media_type = "text/html"
libraries: tuple[str, ...] = ("lxml", "chardet")

START = re.compile(
    rb"(?:\s*<!--.*?-->)*\s*(?:<\?xml[^>]*>(?:\s*<!--.*?-->)*\s*)?(?:<!doctype\s+html\b|<(?:html|head|body)[\s>])",
    re.IGNORECASE | re.DOTALL,
)
FRAGMENT = re.compile(
    rb"(?:\s*<!--.*?-->)*\s*<(?:title|meta|link|style|script|div|p|table|h[1-6]|center|font|[uo]l|article|section|main|"
    rb"span|br|b|strong|a|img|form|header|nav|blockquote|dl|pre)(?:\s[^<>]*)?/?>",
    re.IGNORECASE | re.DOTALL,
)
LATE = re.compile(rb"^[^\n]{0,200}<(?:!doctype\s+html\b|html[\s>])", re.IGNORECASE | re.MULTILINE)

HEAD = 8192
"""Characters in which a page's declarations stand, if it has any."""


def accepts(data: bytes, _name: str, /) -> bool:
    """A page, also after the messages of a broken server, or a piece of one that begins with an element."""
    head = (
        data[:4096]
        .removeprefix(b"\xef\xbb\xbf")
        .replace(b"\0", b"")
        .removeprefix(b"\xff\xfe")
        .removeprefix(b"\xfe\xff")
    )
    if not is_text(data[: len(data) // 2 * 2]):
        return False
    if START.match(head):
        return True
    if FRAGMENT.match(head):
        return not re.search(rb"^#{1,6} \S", head, re.MULTILINE)  # the HTML in which many Markdown files begin
    return bool(LATE.search(head)) and b"</" in data


def read(data: bytes, /) -> Reading:
    """The text of a page."""
    decoded = decode(data)
    root = parse(decoded.text)
    left_out = furniture(root)
    part = main_part(root, left_out)
    reading = render(part, left_out).reading("element", media_type, decoded.encoding)
    if not reading.text:
        # A page that is nothing but links: better all of it than none.
        reading = render(root, unseen(root)).reading("element", media_type, decoded.encoding)
    return replace(reading, title=title_of(root, part, left_out), warnings=decoded.warnings)


def parse(page: str) -> Element:
    """The tree of a page; entities that it declares itself are not expanded, as no browser does."""
    head, rest = page[:HEAD], page[HEAD:]
    head = re.sub(r"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", "", head, count=1, flags=re.IGNORECASE | re.DOTALL)
    page = (re.sub(r"<\?xml[^>]*\?>", "", head, count=1) + rest).replace("\0", "")
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = html.document_fromstring(page.encode("utf-8", "ignore"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableSource("no text in it") from error
    if any("xcessive depth" in str(entry.message) for entry in parser.error_log):
        raise UnreadableSource("a page nested deeper than any editor writes")
    return root


def title_of(root: Element, part: Element, left_out: set[Element]) -> str | None:
    """The page's title, in one line."""
    headings = [h for h in part.iter("h1") if h not in left_out and not left_out.intersection(h.iterancestors())]
    found = [render(heading, left_out).text() for heading in headings[:1]]
    found += [str(meta.get("content") or "") for meta in root.iter("meta") if meta.get("property") == "og:title"]
    found += [title.text or "" for title in root.iter("title")]
    return next((title for words in found if (title := " ".join(normalise(words).split()))), None)
