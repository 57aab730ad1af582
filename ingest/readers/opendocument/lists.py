"""Which list a paragraph of an OpenDocument text is in, and whether it has the number of its item."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from ingest.readers.opendocument.numbering import OUTLINE, Numbering, Sequence
from ingest.readers.opendocument.parts import TEXT, XML_ID, whole
from ingest.readers.opendocument.styles import Styles
from ingest.readers.packages import Element


@dataclass(slots=True)
class Place:
    """An open list: the sequence it counts in, its style and level.

    ``continued`` says that the lists it begins with go on, and ``pending`` that the next paragraph is the first of an
    item, which has the item's number, ``restart`` if that is given.
    """

    sequence: Sequence
    style: str
    level: int
    continued: bool
    pending: bool = False
    restart: int | None = None


class Lists:
    """The lists that are open while a document is read in order."""

    def __init__(self, numbering: Numbering, styles: Styles) -> None:
        """``numbering`` and ``styles`` of the same document."""
        self._numbering = numbering
        self._styles = styles
        self._outline = Sequence(OUTLINE)
        self._by_id: dict[str, Sequence] = {}
        self._last: Sequence | None = None
        self._open: list[Place] = []

    @contextmanager
    def list_of(self, node: Element) -> Iterator[None]:
        """Inside a ``text:list``."""
        self._open.append(self._nested(node, self._open[-1]) if self._open else self._root(node))
        yield
        self._open.pop()

    @contextmanager
    def outside(self) -> Iterator[None]:
        """Inside a text box, cell or note, whose lists are not those around it."""
        around, self._open = self._open, []
        yield
        self._open = around

    def begin_item(self, item: Element) -> None:
        """At an item of the innermost list; a list header has no number."""
        if self._open:
            self._open[-1].pending = item.tag == f"{TEXT}list-item"
            self._open[-1].restart = whole(item.get(f"{TEXT}start-value"))

    def label(self, paragraph: Element) -> str:
        """The label of the next paragraph, with the space after it; empty if it has none. Ask once a paragraph."""
        style = paragraph.get(f"{TEXT}style-name")
        if self._open:
            place = self._open[-1]
            for opened in self._open:
                opened.continued = False
            if not place.pending:
                return ""
            place.pending = False
            language = self._styles.language(style)
            return self._numbering.label(place.sequence, place.style, place.level, language, place.restart)
        level = self._outline_level(paragraph, style)
        if level is None:
            return ""
        restarts = paragraph.get(f"{TEXT}restart-numbering") == "true"
        restart = whole(paragraph.get(f"{TEXT}start-value")) if restarts else None
        return self._numbering.label(self._outline, OUTLINE, level, self._styles.language(style), restart)

    def numbered_paragraph(self, node: Element, paragraph: Element) -> str:
        """The label of the paragraph in a ``text:numbered-paragraph``, which names its list and level itself."""
        name = str(node.get(f"{TEXT}style-name", ""))
        identity = node.get(f"{TEXT}list-id") or f"style {name}"
        sequence = self._by_id.setdefault(str(identity), Sequence(name))
        level = min(max(whole(node.get(f"{TEXT}level")) or 1, 1), 10)
        language = self._styles.language(paragraph.get(f"{TEXT}style-name"))
        return self._numbering.label(sequence, name, level, language, whole(node.get(f"{TEXT}start-value")))

    def _outline_level(self, paragraph: Element, style: str | None) -> int | None:
        """The level of a heading that is counted, or of a paragraph that is one by its style."""
        if paragraph.get(f"{TEXT}is-list-header") == "true" or self._styles.unlisted(style):
            return None
        own = paragraph.get(f"{TEXT}outline-level") if paragraph.tag == f"{TEXT}h" else None
        level = whole(own or self._styles.outline_level(style))
        return min(level, 10) if level else None

    def _root(self, node: Element) -> Place:
        """A list that is in no other."""
        style = str(node.get(f"{TEXT}style-name", ""))
        before = self._by_id.get(str(node.get(f"{TEXT}continue-list")))
        goes_on = node.get(f"{TEXT}continue-numbering") == "true"
        if before is None and goes_on and self._last is not None and self._last.style == style:
            before = self._last
        if style == OUTLINE:
            before = self._outline
        self._last = before if before is not None else Sequence(style)
        identity = node.get(XML_ID)
        if identity is not None:
            self._by_id[str(identity)] = self._last
        return Place(self._last, style, 1, continued=before is not None)

    def _nested(self, node: Element, around: Place) -> Place:
        """A list in an item of another."""
        level = around.level + 1
        continued = around.continued or node.get(f"{TEXT}continue-numbering") == "true"
        if not continued:
            for below in [n for n in around.sequence.counts if n >= level]:
                del around.sequence.counts[below]
        style = str(node.get(f"{TEXT}style-name") or around.style)
        return Place(around.sequence, style, level, around.continued)
