"""The paragraphs of a DOCX file as Word prints them with all changes accepted.

1. Inserted and moved-to text is kept, deleted and moved-from text dropped; a paragraph whose end was deleted goes on
   in the next. Comments, hidden text, field codes and the reading aids over kanji are dropped.
2. Tables go row by row, cell by cell; text boxes follow the paragraph they hang on, once, whatever the fallbacks.
3. Lines stand at the number of their paragraph, counted from 1 over everything that Word calls a paragraph, also the
   empty ones and those in tables.
4. Footnotes and endnotes follow the text in the order of their marks; the marks are not written, since a figure after
   a date or a name would change it. Running heads and feet and tables of contents are no part of the text.
"""

from __future__ import annotations

from ingest.readers.layout import BREAK, PAGE, Layout
from ingest.readers.word.numbering import MC, Numbering
from ingest.readers.word.package import Element, W, switch, value
from ingest.readers.word.styles import Styles

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

GONE = {f"{W}{name}" for name in "del moveFrom rPr pPr tblPr tblGrid trPr tcPr sdtPr sdtEndPr rt delText "
        "instrText delInstrText sectPr tblPrEx rubyPr".split()}  # fmt: skip
"""What holds text or looks like it, and is not printed."""

CHARACTERS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": BREAK, f"{W}cr": BREAK, f"{W}noBreakHyphen": "-"}
NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}


class Body:
    """Reads the story of a document into a layout."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        """``styles`` and ``numbering`` of the same document."""
        self.layout = Layout()
        self.title: str | None = None
        self.notes: list[tuple[str, str]] = []
        self._styles = styles
        self._numbering = numbering
        self._carried: list[str] = []
        self._style: str | None = None
        self._count = 0

    def blocks(self, container: Element) -> None:
        """The paragraphs and tables in an element, also where changes and controls wrap them."""
        for child in container:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                begun = self.layout.begin()
                self.blocks(child)
                self.layout.end(begun)
            elif child.tag == f"{W}tr":
                if child.find(f"{W}trPr/{W}del") is None:
                    self.blocks(child)
            elif child.tag == f"{W}tc":
                begun = self.layout.begin()
                self.story(child)
                self.layout.end(begun)
            elif child.tag == f"{MC}AlternateContent":
                self.blocks(alternative(child))
            elif child.tag not in GONE:
                self.blocks(child)

    def story(self, container: Element) -> None:
        """A cell, a note or the whole text: what its last paragraph was to be joined to is not there."""
        self.blocks(container)
        if self._carried:
            self.layout.paragraph("".join(self._carried))
            self._carried = []

    def _paragraph(self, paragraph: Element) -> None:
        self._count += 1
        properties = paragraph.find(f"{W}pPr")
        style = value(properties, "pStyle")
        name = self._styles.name(style)
        if name.startswith("toc ") or name == "toc heading":
            return
        parts, boxes = self._carried, list[Element]()
        self._carried = []
        if not parts:
            self.layout.at = str(self._count)
        before, self._style = self._style, style
        self._inline(paragraph, parts, boxes)
        self._style = before
        mark = properties.find(f"{W}rPr") if properties is not None else None
        if mark is not None and (mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None):
            self._carried = parts
        elif "".join(parts).strip() or not (switch(mark, "vanish")):
            self.layout.paragraph("".join(parts), self._numbering.label(properties))
        words = "".join(parts).strip()
        if name == "title" and words and self.title is None:
            self.title = " ".join(words.split())
        for box in boxes:
            self.story(box)

    def _inline(self, element: Element, parts: list[str], boxes: list[Element]) -> None:
        """Collect the words under an element and the text boxes that hang on it."""
        for child in element:
            tag = child.tag
            if tag in GONE or (tag == f"{W}r" and self._styles.hidden(child.find(f"{W}rPr"), self._style)):
                continue
            if tag in (f"{W}t", f"{M}t"):
                parts.append((child.text or "").replace("\n", " "))
            elif tag in CHARACTERS:
                parts.append(PAGE if child.get(f"{W}type") in ("page", "column") else CHARACTERS[tag])
            elif tag == f"{W}sym":
                parts.append(symbol(child))
            elif tag in NOTES:
                self.notes.append((NOTES[tag], str(child.get(f"{W}id"))))
            elif tag == f"{W}txbxContent":
                boxes.append(child)
            elif tag == f"{MC}AlternateContent":
                self._inline(alternative(child), parts, boxes)
            else:
                self._inline(child, parts, boxes)


def alternative(node: Element) -> Element:
    """The one of several forms of the same content that is printed: the first; the fallback repeats it."""
    chosen = node.find(f"{MC}Choice")
    if chosen is None:
        chosen = node.find(f"{MC}Fallback")
    return chosen if chosen is not None else ()


def symbol(node: Element) -> str:
    """A character of a symbol font; those of the private use area are ornaments."""
    code = int(node.get(f"{W}char") or "0", 16) if str(node.get(f"{W}char") or "").isalnum() else 0
    return chr(code) if 0x20 <= code < 0xD800 else ""
