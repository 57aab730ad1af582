"""Automatic numbers of OpenDocument, computed as LibreOffice prints them, since the file does not hold them.

1. An item begins where the one before it in its list left off; a list begins anew unless it says ``continue-numbering``
   (after a list of the same style) or ``continue-list``. What a continued list begins with is continued on all levels.
2. A level begins anew after an item of any level above it. A level above that has not counted yet stands at its start.
3. A label is what ``loext:num-list-format`` says, with ``%n%`` for the number of level n; else the numbers of as many
   levels as ``display-levels`` says, joined by full stops, between prefix and suffix. A level without a number format
   is left out with what stands between it and the next.
4. A level that a list's style does not define counts 1, 2, 3 with a full stop, as LibreOffice does; one that the
   outline does not define has no number.
5. After the label comes a space where there is a tab or a space, and nothing where there is nothing.
6. Bullets and pictures are not written, nor are the bullets of a list without a style.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ingest.readers.counting import NATIVE, NATIVE_DIGITS, OPEN_FORMATS, SYNCHRONOUS
from ingest.readers.opendocument.parts import LOEXT, OFFICE, STYLE, TEXT, whole
from ingest.readers.packages import Element

OUTLINE = "Outline"
"""How lists call the style of the headings."""

LONGEST = 200
"""Characters of a label's fixed words that are kept, so that no file can repeat a megabyte at every item."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and is written; a bullet has no ``format``."""

    format: str | None = "1"
    words: str = "%1%."
    start: int = 1
    synchronous: bool = False
    gap: str = " "


@dataclass(slots=True)
class Sequence:
    """A list that may go on in several places: the style it began with, and its counts by level."""

    style: str
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The list styles of a document."""

    def __init__(self, roots: Iterable[Element]) -> None:
        """Read the styles under the roots of a document's parts; a name that is there twice means the first."""
        self.unknown: set[str] = set()
        self._styles: dict[str, dict[int, Level]] = {}
        for root in roots:
            for group in (root.find(f"{OFFICE}automatic-styles"), root.find(f"{OFFICE}styles")):
                for style in group if group is not None else ():
                    if style.tag == f"{TEXT}list-style":
                        self._styles.setdefault(str(style.get(f"{STYLE}name")), read_style(style))
                    elif style.tag == f"{TEXT}outline-style":
                        self._styles.setdefault(OUTLINE, read_style(style))

    def label(self, sequence: Sequence, style: str, level: int, language: str, restart: int | None = None) -> str:
        """Count an item and give its label with what follows it; ``restart`` is the number it is to have.

        ``style`` may be another than the one the list began with, and ``language`` is the paragraph's.
        """
        levels, counts = self._styles.get(style), sequence.counts
        for above in range(1, level):
            counts.setdefault(above, level_of(levels, above).start)
        own = level_of(levels, level)
        if restart is not None:
            counts[level] = restart
        else:
            counts[level] = counts[level] + 1 if level in counts else own.start
        for below in [n for n in counts if n > level]:
            del counts[below]
        if levels is None or own.format is None:
            return ""
        label = self._write(levels, level, counts, language)
        return label + own.gap if label else ""

    def _write(self, levels: dict[int, Level], level: int, counts: dict[int, int], language: str) -> str:
        words = level_of(levels, level).words
        for place in range(1, level):
            if not level_of(levels, place).format:
                words = re.sub(f"%{place}%[^%]*(?=%)", "", words)

        def number(found: re.Match[str]) -> str:
            place = int(found[1])
            return self._number(level_of(levels, place), counts[place], language) if place in counts else ""

        return re.sub(r"%(\d{1,2})%", number, words).strip()

    def _number(self, level: Level, count: int, language: str) -> str:
        form = level.format or ""
        if form == NATIVE:
            return NATIVE_DIGITS.get(language, str)(count)
        if form not in OPEN_FORMATS:
            self.unknown.add(form)
        table = SYNCHRONOUS if level.synchronous and form in SYNCHRONOUS else OPEN_FORMATS
        return table.get(form, str)(count)


def level_of(levels: dict[int, Level] | None, level: int) -> Level:
    """A level of a style, also one that it does not define."""
    found = (levels or {}).get(level)
    return found if found is not None else Level(words=f"%{level}%.")


def read_style(style: Element) -> dict[int, Level]:
    """The levels of a list style or of the outline."""
    outline = style.tag == f"{TEXT}outline-style"
    found = dict.fromkeys(range(1, 11), Level(format=None)) if outline else dict[int, Level]()
    for node in style:
        level = whole(node.get(f"{TEXT}level"))
        if level is not None:
            numbered = node.tag in (f"{TEXT}list-level-style-number", f"{TEXT}outline-level-style")
            found[level] = read_level(node, level) if numbered else Level(format=None)
    return found


def read_level(node: Element, level: int) -> Level:
    """A level that has numbers."""
    form = str(node.get(f"{STYLE}num-format", ""))
    words = node.get(f"{LOEXT}num-list-format")
    if words is None:
        shown = min(max(whole(node.get(f"{TEXT}display-levels")) or 1, 1), level)
        numbers = [f"%{n}%" for n in range(level - shown + 1, level + 1)] if form else []
        words = node.get(f"{STYLE}num-prefix", "") + ".".join(numbers) + node.get(f"{STYLE}num-suffix", "")
    aligned = node.find(f"{STYLE}list-level-properties/{STYLE}list-level-label-alignment")
    followed = aligned.get(f"{TEXT}label-followed-by") if aligned is not None else None
    start = whole(node.get(f"{TEXT}start-value"))
    return Level(
        format=form,
        words=str(words)[:LONGEST],
        start=1 if start is None else start,
        synchronous=node.get(f"{STYLE}num-letter-sync") == "true",
        gap="" if followed == "nothing" else " ",
    )
