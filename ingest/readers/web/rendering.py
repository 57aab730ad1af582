"""A tree of HTML to lines, walked without recursion since anyone may nest elements a thousand deep."""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree

from ingest.readers.counting import HTML_FORMATS
from ingest.readers.layout import Layout
from ingest.readers.web.furniture import BLOCKS, Element

PLAIN_BLOCKS = BLOCKS & set("ul ol tr tbody thead tfoot body html dl".split())
"""Blocks that only hold others, which set themselves off if they must."""

LARGEST_LIST_NUMBER = 10**6


def render(element: Element, left_out: set[Element]) -> Layout:
    """The lines of an element, without what is left out; each stands at the XPath of the block that holds it."""
    layout = Layout(hide_repeated=True)
    labels = list_labels(element)
    open_blocks: list[int] = []
    paths = Paths(element)
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        name = str(node.tag).lower()
        if event == "start":
            paths.enter(name)
            if node in left_out:
                walk.skip_subtree()
                continue
            layout.at = paths.block
            start(layout, node, name, open_blocks, labels)
        elif node not in left_out:
            end(layout, name, open_blocks)
        if event == "end":
            paths.leave()
            layout.at = paths.block
        if event == "end" and node is not element and node.tail:
            layout.write(spaced(node, node.tail))
    return layout


class Paths:
    """The XPath of each element of a walk, counted on the way: asking the tree for each would be quadratic."""

    def __init__(self, root: Element) -> None:
        """A walk that begins at ``root``."""
        above = root.getparent()
        path = str(root.getroottree().getpath(above)) if above is not None else ""
        self._open = [(path, path)]
        self._counts = [Counter(str(other.tag).lower() for other in root.itersiblings(preceding=True))]

    @property
    def block(self) -> str:
        """The path of the innermost block that is open."""
        return self._open[-1][1]

    def enter(self, name: str) -> None:
        """Go into an element; what is no block stands where its block does."""
        counts = self._counts[-1]
        counts[name] += 1
        above, block = self._open[-1]
        path = f"{above}/{name}[{counts[name]}]"
        self._open.append((path, path if name in BLOCKS or name == "li" else block))
        self._counts.append(Counter())

    def leave(self) -> None:
        """Go out of it again."""
        self._open.pop()
        self._counts.pop()


def start(layout: Layout, node: Element, name: str, open_blocks: list[int], labels: dict[Element, str]) -> None:
    """What an element begins with."""
    if name == "li":
        layout.end_line()
        open_blocks.append(layout.begin())
        if label := labels.get(node):
            layout.label(label)
    elif name in BLOCKS:
        open_blocks.append(layout.begin())
    elif name == "br":
        layout.break_line()
    elif name == "hr":
        layout.blank()
    if node.text:
        layout.write(spaced(node, node.text))


def end(layout: Layout, name: str, open_blocks: list[int]) -> None:
    """What an element ends with."""
    if name not in BLOCKS and name != "li":
        return
    begun = open_blocks.pop()
    if name == "li":
        layout.drop_label()
    if name in PLAIN_BLOCKS:
        layout.end_line()
    else:
        layout.end(begun)


def spaced(node: Element, words: str) -> str:
    """Words of ``<pre>`` keep their lines and spaces, in forms that are not folded and that normalising turns back."""
    if "\n" in words and any(str(parent.tag).lower() == "pre" for parent in (node, *node.iterancestors())):
        return words.replace("\n", "\v").replace(" ", "\u00a0")
    return words


def list_labels(element: Element) -> dict[Element, str]:
    """The label of every item of every numbered list, as a browser shows it."""
    labels: dict[Element, str] = {}
    for numbered in element.iter("ol"):
        items = [item for item in numbered if str(item.tag).lower() == "li"]
        backwards = numbered.get("reversed") is not None
        count = whole(numbered.get("start"))
        count = (len(items) if backwards else 1) if count is None else count
        for item in items:
            value = whole(item.get("value"))
            count = count if value is None else value
            style = style_of(item) or style_of(numbered) or "1"
            if style != "none":
                write, suffix = HTML_FORMATS.get(style, HTML_FORMATS["1"])
                labels[item] = write(count) + suffix
            count += -1 if backwards else 1
    return labels


def style_of(node: Element) -> str | None:
    """How a list or item says that it counts; ``None`` where it does not."""
    css = re.search(r"list-style(?:-type)?\s*:\s*([^;]+)", str(node.get("style") or ""), re.IGNORECASE)
    words = css[1].lower().split() if css else []
    named = next((word for word in words if word in HTML_FORMATS or word == "none"), None)
    kind = node.get("type")
    return named or (str(kind) if kind in ("1", "a", "A", "i", "I") else None)


def whole(text: str | None) -> int | None:
    """A whole number of an attribute, if it is one that a list can have."""
    found = re.fullmatch(r"\s*(-?\d{1,9})\s*", text or "")
    return int(found[1]) if found and abs(int(found[1])) <= LARGEST_LIST_NUMBER else None
