"""The paragraphs of an OpenDocument text as LibreOffice prints them with all changes accepted.

1. Inserted text is kept; deleted text stands apart from the rest in the file and is dropped. So are comments, hidden
   text, paragraphs and sections, the descriptions of pictures, and the reading aids over kanji.
2. Tables go row by row, cell by cell; text boxes and shapes follow the paragraph they hang on.
3. Lines stand at the number of their paragraph, counted from 1 over all paragraphs and headings, also the empty ones
   and those in tables, tables of contents, hidden sections and notes.
4. Footnotes and endnotes follow the text in the order of their marks; the marks are not written, since a figure after
   a date or a name would change it. Running heads and feet and tables of contents are no part of the text.
"""

from __future__ import annotations

import re

from ingest.readers.layout import BREAK, Layout
from ingest.readers.opendocument.lists import Lists
from ingest.readers.opendocument.numbering import Numbering
from ingest.readers.opendocument.parts import DRAW, OFFICE, SVG, TABLE, TEXT
from ingest.readers.opendocument.styles import Styles
from ingest.readers.packages import Element

PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
INDEXES = {f"{TEXT}{name}" for name in "table-of-content illustration-index table-index object-index user-index "
           "alphabetical-index".split()}  # fmt: skip
GONE = {
    *(f"{TEXT}{name}" for name in "tracked-changes ruby-text number script note-citation sequence-decls variable-decls "
      "user-field-decls bookmark reference-mark index-title-template".split()),
    *(f"{OFFICE}{name}" for name in "annotation annotation-end forms event-listeners binary-data".split()),
    *(f"{DRAW}{name}" for name in "object object-ole plugin applet floating-frame image-map glue-point".split()),
    *(f"{SVG}title", f"{SVG}desc", f"{TABLE}covered-table-cell", f"{TABLE}title", f"{TABLE}desc"),
}  # fmt: skip
"""What holds text or looks like it, and is not printed."""

BLOCKS = {*PARAGRAPHS, f"{TEXT}list", f"{TEXT}section", f"{TEXT}numbered-paragraph", f"{TABLE}table"}
CHARACTERS = {f"{TEXT}s": " ", f"{TEXT}tab": "\t", f"{TEXT}line-break": BREAK}


class Body:
    """Reads the text of a document into a layout."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        """``styles`` and ``numbering`` of the same document."""
        self.layout = Layout()
        self.title: str | None = None
        self._styles = styles
        self._lists = Lists(numbering, styles)
        self._notes: list[Element] = []
        self._count = 0

    def read(self, text: Element) -> None:
        """The whole text, its notes after it; a note may itself have no notes."""
        self.blocks(text)
        notes, self._notes = self._notes, []
        self.layout.blank()
        for note in notes:
            self.blocks(note)

    def blocks(self, container: Element) -> None:
        """The paragraphs, lists and tables in an element, also where sections wrap them."""
        for child in container:
            tag = child.tag
            if tag in PARAGRAPHS:
                self._paragraph(child)
            elif tag in INDEXES or concealed(child):
                self._count += sum(1 for _ in child.iter(*PARAGRAPHS))
            elif tag == f"{TEXT}list":
                with self._lists.list_of(child):
                    self.blocks(child)
            elif tag in (f"{TEXT}list-item", f"{TEXT}list-header"):
                self._lists.begin_item(child)
                self.blocks(child)
            elif tag == f"{TEXT}numbered-paragraph":
                for paragraph in child.iterchildren(*PARAGRAPHS):
                    self._paragraph(paragraph, child)
            elif tag in (f"{TABLE}table", f"{TABLE}table-cell"):
                self._set_off(child)
            elif tag.startswith(DRAW):
                self._inline(child, [], boxes := list[Element]())
                for box in boxes:
                    self._set_off(box)
            elif tag not in GONE:
                self.blocks(child)

    def _set_off(self, container: Element) -> None:
        """A table, cell or text box: a block of its own, with lists of its own."""
        begun = self.layout.begin()
        with self._lists.outside():
            self.blocks(container)
        self.layout.end(begun)

    def _paragraph(self, paragraph: Element, numbered: Element | None = None) -> None:
        self._count += 1
        style = paragraph.get(f"{TEXT}style-name")
        parts, boxes = list[str](), list[Element]()
        self.layout.at = str(self._count)
        self._inline(paragraph, parts, boxes)
        words = "".join(parts)
        label = (
            self._lists.label(paragraph) if numbered is None else self._lists.numbered_paragraph(numbered, paragraph)
        )
        hidden = any(concealed(mark) for mark in paragraph.iter(f"{TEXT}hidden-paragraph"))
        if not hidden and not self._styles.hidden("paragraph", style):
            self.layout.paragraph(words, label)
            if words.strip() and self.title is None and self._styles.is_title(style):
                self.title = " ".join(words.split())
        for box in boxes:
            self._set_off(box)

    def _inline(self, element: Element, parts: list[str], boxes: list[Element]) -> None:
        """Collect the words in an element and the text boxes that hang on it."""
        drawn = element.tag.startswith(DRAW) and element.tag != f"{DRAW}a"
        if not drawn:
            parts.append(plain(element.text))
        for child in element:
            tag = child.tag
            if tag == f"{TEXT}note":
                self._notes.extend(child.iterchildren(f"{TEXT}note-body"))
            elif tag in CHARACTERS:
                parts.append(CHARACTERS[tag])
            elif tag.startswith(DRAW) and any(inner.tag in BLOCKS for inner in child):
                boxes.append(child)
            elif tag in (f"{TEXT}span", f"{TEXT}a") and self._hidden_run(child):
                pass
            elif tag not in GONE and not concealed(child) and tag not in BLOCKS:
                self._inline(child, parts, boxes)
            if not drawn:
                parts.append(plain(child.tail))

    def _hidden_run(self, span: Element) -> bool:
        return self._styles.hidden("text", span.get(f"{TEXT}style-name"))


def plain(text: str | None) -> str:
    """Character data: white space of any kind is a space in it, and what is meant as more has elements of its own."""
    return re.sub(r"[ \t\r\n]+", " ", text or "")


def concealed(node: Element) -> bool:
    """Whether a section, field or mark hides something now: without a condition, or with one that is met."""
    if node.get(f"{TEXT}display") == "none":
        return True
    conditional = node.tag in (f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph", f"{TEXT}section")
    return conditional and f"{TEXT}is-hidden" in node.attrib and node.get(f"{TEXT}is-hidden") == "true"
