"""Automatic numbers of Word: the labels it prints, computed as it does, since the file does not hold them.

1. A paragraph is numbered by its own ``numPr`` or by that of its style; ``numId`` 0 takes a style's number away.
2. Lists that share an abstract definition count on together, unless one has ``startOverride``.
3. A level begins anew after any level above it, unless ``lvlRestart`` says after which, or 0 for never.
4. ``lvlText`` is written with each ``%n`` in the format of level n (decimal everywhere with ``isLgl``); a level above
   that has not counted yet stands at its start.
5. The suffix is a space where Word has a tab or a space, and nothing where it has nothing.
6. Bullets are not written: nobody cites them, and they say no more than the line break does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.readers.counting import WORD_FORMATS
from ingest.readers.word.package import Element, W, number, switch, value
from ingest.readers.word.styles import Styles

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

LONGEST_LABEL = 200
"""Characters of a level's text beyond which it is no label; a megabyte there would be repeated at every item."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts."""

    start: int
    format: str
    text: str
    suffix: str
    restart: int | None
    legal: bool
    style: str | None


@dataclass(slots=True)
class List:
    """A ``w:num``: the abstract definition it counts in, and where it begins otherwise."""

    abstract: str
    levels: dict[int, Level]
    overrides: dict[int, int]
    begun: set[int] = field(default_factory=set)

    def start(self, level: int) -> int:
        """The number a level begins with."""
        return self.overrides.get(level, self.levels[level].start if level in self.levels else 1)


class Numbering:
    """The state of all lists while the paragraphs are read in order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Read ``numbering.xml``, which may be missing."""
        self._styles = styles
        self._counts: dict[str, dict[int, int]] = {}
        self.unknown: set[str] = set()
        nodes = root.findall(f"{W}abstractNum") if root is not None else []
        self._abstracts = {node.get(f"{W}abstractNumId"): node for node in nodes}
        self._numbers = {node.get(f"{W}numId"): node for node in (root.findall(f"{W}num") if root is not None else [])}
        self._lists: dict[str, List | None] = {}

    def label(self, properties: Element | None) -> str:
        """The label of the next paragraph, with its suffix; empty if it has none. Counts: ask once a paragraph."""
        found = self._place(properties)
        if found is None:
            return ""
        numbered, level = found
        counts = self._counts.setdefault(numbered.abstract, {})
        if level in numbered.overrides and level not in numbered.begun:
            counts[level] = numbered.start(level)
        else:
            counts[level] = counts[level] + 1 if level in counts else numbered.start(level)
        numbered.begun.add(level)
        self._restart(numbered, counts, level)
        return self._write(numbered, counts, level)

    def _place(self, properties: Element | None) -> tuple[List, int] | None:
        """The list and level of a paragraph."""
        own = properties.find(f"{W}numPr") if properties is not None else None
        number_id, level = value(own, "numId"), number(value(own, "ilvl"))
        if number_id is None:
            for style in self._styles.paragraph_chain(value(properties, "pStyle")):
                inherited = style.find(f"{W}pPr/{W}numPr")
                number_id = number_id or value(inherited, "numId")
                if level is None and inherited is not None:
                    level = self._linked(number_id, style.get(f"{W}styleId"))
                    level = number(value(inherited, "ilvl")) if level is None else level
                if number_id is not None:
                    break
        numbered = self._list(number_id)
        level = min(max(level or 0, 0), 8)
        return (numbered, level) if numbered and level in numbered.levels else None

    def _linked(self, number_id: str | None, style: str | None) -> int | None:
        """The level that a definition ties to a style; Word believes it over the style's own ``ilvl``."""
        numbered = self._list(number_id)
        tied = [n for n, level in numbered.levels.items() if level.style == style] if numbered else []
        return tied[0] if tied else None

    def _list(self, number_id: str | None) -> List | None:
        if number_id is None or number_id == "0":
            return None
        if number_id not in self._lists:
            self._lists[number_id] = self._read_list(self._numbers.get(number_id))
        return self._lists[number_id]

    def _read_list(self, node: Element | None) -> List | None:
        abstract = self._definition(value(node, "abstractNumId"))
        if node is None or abstract is None:
            return None
        levels = {n: read_level(lvl) for lvl in abstract.findall(f"{W}lvl") if (n := place_of(lvl)) is not None}
        overrides: dict[int, int] = {}
        for override in node.findall(f"{W}lvlOverride"):
            place = place_of(override)
            own = override.find(f"{W}lvl")
            if place is not None and own is not None:
                levels[place] = read_level(own)
            start = number(value(override, "startOverride"))
            if place is not None and start is not None:
                overrides[place] = start
        return List(str(abstract.get(f"{W}abstractNumId")), levels, overrides)

    def _definition(self, abstract_id: str | None) -> Element | None:
        """An abstract definition; one that only names a list style stands for that style's."""
        for _ in range(8):  # a circle of links ends here
            node = self._abstracts.get(abstract_id)
            link = value(node, "numStyleLink")
            if link is None:
                return node
            ids = [value(style.find(f"{W}pPr/{W}numPr"), "numId") for style in self._styles.chain(link)]
            abstract_id = value(self._numbers.get(ids[0] if ids else None), "abstractNumId")
        return None

    def _restart(self, numbered: List, counts: dict[int, int], level: int) -> None:
        """Take back the levels below that begin anew after this one."""
        for lower in [n for n in counts if n > level]:
            restart = numbered.levels[lower].restart if lower in numbered.levels else None
            if restart is None or level < restart:
                del counts[lower]

    def _write(self, numbered: List, counts: dict[int, int], level: int) -> str:
        own = numbered.levels[level]
        if own.format == "bullet":
            return ""

        def place(found: re.Match[str]) -> str:
            n = int(found[1]) - 1
            if n > level or n not in numbered.levels:
                return ""
            form = numbered.levels[n].format
            if own.legal and form != "none":
                form = "decimal"
            if form not in WORD_FORMATS:
                self.unknown.add(form)
            return WORD_FORMATS.get(form, str)(counts.get(n, numbered.start(n)))

        label = re.sub(r"%([1-9])", place, own.text).strip()
        return label + own.suffix if label else ""


def place_of(node: Element) -> int | None:
    """Which level a node is about."""
    return number(node.get(f"{W}ilvl"))


def read_level(node: Element) -> Level:
    """A level of a definition; a format of Word's later versions stands beside one that all know."""
    formats = node.findall(f"{W}numFmt") or node.findall(f"{MC}AlternateContent/{MC}Fallback/{W}numFmt")
    form = formats[0].get(f"{W}val", "decimal") if formats else "decimal"
    if node.find(f"{W}lvlPicBulletId") is not None:
        form = "bullet"
    text = node.find(f"{W}lvlText")
    start = number(value(node, "start"))
    return Level(
        start=0 if start is None else start,
        format=str(form),
        text=str(text.get(f"{W}val") or "")[:LONGEST_LABEL] if text is not None else "",
        suffix="" if value(node, "suff") == "nothing" else " ",
        restart=number(value(node, "lvlRestart")),
        legal=bool(switch(node, "isLgl")),
        style=value(node, "pStyle"),
    )
