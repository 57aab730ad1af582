"""What of a page is furniture of its site, and which part of it holds the text.

Written here and not taken from a library, since the readers must know the elements that the words stand in: libraries
give text in which line breaks, list numbers and tables are gone or changed.

What holds more than half of the words that are no links is never furniture, whatever it is called: old pages are one
table called ``menu``, and whole sites stand inside one ``<form>``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

Element = Any
"""An element of lxml, which comes without types."""

BLOCKS = set(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header html legend main menu nav ol p pre section summary table tbody td tfoot th "
    "thead tr ul".split()
)
WHOLE = {"html", "body", "main"}
LINES = BLOCKS | {"li", "br"}
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "b": 7, "strong": 7}

SILENT = set(
    "script style noscript template head iframe object embed applet svg math audio video canvas select option button "
    "input textarea datalist dialog rt rp del title meta link frame frameset noframes".split()
)
"""Elements whose words are not on the page or not of it."""

SITE = set("nav footer aside menu form dir".split())
"""Elements that hold furniture unless they hold most of the page."""

ROLES = set("navigation banner contentinfo search complementary menu menubar toolbar dialog alert".split())

NAMES = re.compile(
    r"menu|navi|breadcrumb|crumbs?(?![a-z])|topic ?path|pankuzu|footer|sidebar|copyright|masthead|pagination|page ?top|"
    r"toolbar|share(?!d|holder)|sharing|addthis|social|related|kanren|see ?also|sitemap|cookie|"
    r"(?<![a-z])(?:nav|gnav|lnav|sns|foot|crumb|side|aside|search|login|print|skip|pager|tags|trail|topbar|rss|"
    r"comments?|banner|prevnext|toplink)(?![a-z])",
)
"""What furniture is called in ``class`` and ``id``, in lower case with words apart."""

HEADS = re.compile(r"(?<![a-z])(?:head|header|top|masthead|banner|logo)(?![a-z])")
"""What the head of a page is called, and that of a text: furniture only without a heading, or with links."""

RIGHTS = re.compile(
    r"(?:copyright\W*(?:©|\(c\)|\d{4})|©|\(c\)\s*\d{4}|สงวนลิขสิทธิ์|ลิขสิทธิ์\s*(?:©|\d{4}|พ\.ศ\.)).{0,150}"
    r"|.{0,150}all rights reserved\W*",
    re.IGNORECASE | re.DOTALL,
)
SEPARATORS = re.compile(r"[>»›|＞｜→/·•≫]")

SHORT = 100
"""Letters that a list of links may have beside them, for its heading; three times that is a text."""
PROSE = 8
"""Letters beside links, without a name such as "Share:", that make a sentence of them."""
SHORT_LINK = 40
"""Letters of a line that is one link, such as "Back to top"; a longer one may be the text itself."""


@dataclass(slots=True)
class Count:
    """Letters under an element, those of them in links, and the number of links."""

    letters: int = 0
    linked: int = 0
    links: int = 0

    @property
    def own(self) -> int:
        """Letters that are no link."""
        return self.letters - self.linked


def count_words(root: Element) -> dict[Element, Count]:
    """The counts of every element, from the leaves up."""
    counts: dict[Element, Count] = {node: Count() for node in root.iter()}
    for node in reversed(list(root.iter())):
        mine = counts[node]
        if str(node.tag).lower() in SILENT or hidden(node):
            counts[node] = Count()
        else:
            mine.letters += letters(node.text)
            if str(node.tag).lower() == "a" and node.get("href") is not None:
                mine.linked, mine.links = mine.letters, 1
        parent = node.getparent()
        if node is not root and parent is not None:
            above = counts[parent]
            above.letters += counts[node].letters + letters(node.tail)
            above.linked += counts[node].linked
            above.links += counts[node].links
    return counts


def letters(words: str | None) -> int:
    """How many characters are no white space."""
    return len("".join(words.split())) if words else 0


def furniture(root: Element) -> set[Element]:
    """The elements that are not of the text; what stands in one of them is not listed again."""
    counts = count_words(root)
    whole = max(counts[root].own, 1)
    found: set[Element] = set()
    stack: list[Element] = [root]
    while stack:
        node = stack.pop()
        name = str(node.tag).lower()
        small = counts[node].own <= whole / 2 and name not in WHOLE
        if name in SILENT or hidden(node) or (small and of_site(node, name, counts[node])):
            found.add(node)
        else:
            stack.extend(node)
    return found | left_headings(root, found)


def unseen(root: Element) -> set[Element]:
    """The elements whose words no browser shows."""
    return {node for node in root.iter() if str(node.tag).lower() in SILENT or hidden(node)}


def hidden(node: Element) -> bool:
    """Whether an element says that it is not shown."""
    style = re.sub(r"\s", "", str(node.get("style") or "")).lower()
    return node.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style


def of_site(node: Element, name: str, count: Count) -> bool:
    """Whether an element looks like furniture, by its tag, its name or its links."""
    if name in SITE or node.get("role") in ROLES:
        return True
    if name in BLOCKS or name in ("span", "li"):
        if name not in ("h1", "h2", "h3") and called(node, count):
            return True
        return name in BLOCKS and (links_only(node, name, count) or bool(rights(node, count)))
    return False


def called(node: Element, count: Count) -> bool:
    """Whether its class or id is a name for furniture; a long text with hardly a link in it is none."""
    if count.own > 3 * SHORT and count.linked < count.letters / 10:
        return False
    names = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", f"{node.get('class') or ''} {node.get('id') or ''}")
    names = re.sub(r"[\W\d_]+", " ", names).lower()
    if "footnote" in names.replace(" ", ""):
        return False
    if NAMES.search(names):
        return True
    headed = any(str(child.tag).lower() in ("h1", "h2", "h3") for child in node.iter())
    return bool(HEADS.search(names)) and (count.links > 2 or (not headed and count.links > 0))


def links_only(node: Element, name: str, count: Count) -> bool:
    """Whether an element is a menu, a trail of links or a single link beside the text."""
    if not count.links or any(str(child.tag).lower() in ("h1", "h2") for child in node.iter()):
        return False
    trail = [child for child in node.iter("a") if SEPARATORS.match((child.tail or "").strip())]
    if trail and count.linked >= count.letters * 0.3 and count.letters < 1.5 * SHORT:
        return True
    if count.links > 1 and count.linked >= count.letters / 2 and count.own < SHORT:
        return not prose(node)
    return name in ("p", "div", "td", "center") and count.linked >= count.letters * 0.9 and count.letters <= SHORT_LINK


def prose(node: Element) -> bool:
    """Whether the links stand inside sentences, as references to other laws do, and not in a list of their own."""
    beside: dict[Element, str] = {}
    for link in node.iter("a"):
        block = link
        while block is not node and str(block.tag).lower() not in LINES:
            block = block.getparent()
        if block not in beside:
            beside[block] = re.sub(r"^[^:：]{0,40}[:：]", "", "".join(unlinked(block)))
    return any(len(re.sub(r"[\W\d_]", "", words)) >= PROSE for words in beside.values())


def unlinked(block: Element) -> Iterator[str]:
    """The words of a line that stand in no link and in no block below it."""
    walk = etree.iterwalk(block, events=("start", "end"))
    for event, node in walk:
        apart = node is not block and (str(node.tag).lower() in LINES or node.get("href") is not None)
        if event == "start" and apart:
            walk.skip_subtree()
        elif event == "start":
            yield node.text or ""
        if event == "end" and node is not block:
            yield node.tail or ""


def rights(node: Element, count: Count) -> bool:
    """Whether an element is the line that reserves the rights in the page."""
    return 0 < count.letters <= 1.5 * SHORT and RIGHTS.fullmatch(" ".join("".join(node.itertext()).split())) is not None


def left_headings(root: Element, found: set[Element]) -> set[Element]:
    """Headings whose list of links is left out, with nothing else after them."""
    headings: set[Element] = set()
    for node in found:
        before = node.getprevious()
        after = node.getnext()
        while after is not None and after in found:
            after = after.getnext()
        if before is None or node is root or letters(node.tail) or str(node.tag).lower() in SILENT:
            continue
        # A heading that follows of the same rank or above says that this one has no more under it.
        if not letters(before.tail) and rank(before) > 1 and (after is None or 0 < rank(after) <= rank(before)):
            headings.add(before)
    return headings


def rank(node: Element) -> int:
    """How high a heading stands, 1 for ``<h1>``, with bold words below them all; 0 for what heads nothing."""
    return HEADINGS.get(str(node.tag).lower(), 0)


def main_part(root: Element, left_out: set[Element]) -> Element:
    """The one ``<main>`` or ``<article>`` that holds most of the words, if it also has the page's heading."""
    counts = count_words(root)
    whole = max(counts[root].own, 1)
    for tag in ("main", "article"):
        parts = [p for p in root.iter(tag) if p not in left_out and counts[p].own > whole / 2]
        heads = [h for h in root.iter("h1") if h not in left_out and not left_out.intersection(h.iterancestors())]
        if parts and (not heads or heads[0] in set(parts[0].iter("h1"))):
            return parts[0]
    return root
