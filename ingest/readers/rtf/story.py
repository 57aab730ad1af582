"""Paragraphs of an RTF file as they are found, and their way into a layout."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.readers.layout import Layout
from ingest.readers.rtf.charsets import joined


@dataclass(slots=True)
class Paragraph:
    """A paragraph with its label; ``in_table`` and ``ends_cell`` place it, ``boxes`` are texts that hang on it."""

    words: str
    label: str
    silent: bool = False
    in_table: bool = False
    ends_cell: bool = False
    boxes: list[Story] = field(default_factory=list)


@dataclass(slots=True)
class Story:
    """The main text, a note or a text box; ``depth`` counts the text boxes it is in."""

    depth: int = 0
    paragraphs: list[Paragraph] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    label: list[str] = field(default_factory=list)
    labelled: bool = False
    boxes: list[Story] = field(default_factory=list)

    def close(self, automatic: str, *, silent: bool = False, in_table: bool = False, ends_cell: bool = False) -> None:
        """End a paragraph.

        ``automatic`` is its label if none is written out; a ``silent`` one leaves no line if it is empty.
        """
        label = printed_label(joined(self.label)) if self.labelled else automatic
        words = joined(self.parts)
        silent = silent and not words.strip()
        self.paragraphs.append(Paragraph(words, "" if silent else label, silent, in_table, ends_cell, self.boxes))
        self.parts, self.label, self.labelled, self.boxes = [], [], False, []

    @property
    def begun(self) -> bool:
        """Whether there is a paragraph that has not ended."""
        return bool("".join(self.parts).strip() or self.boxes)


class Writer:
    """Writes stories into a layout; paragraphs are counted from 1 in the order in which they are written."""

    def __init__(self) -> None:
        """An empty layout."""
        self.layout = Layout()
        self._count = 0

    def write(self, story: Story) -> None:
        """A story; tables and cells are blocks."""
        table: int | None = None
        cell: int | None = None
        for paragraph in story.paragraphs:
            if paragraph.in_table:
                table = self.layout.begin() if table is None else table
                cell = self.layout.begin() if cell is None else cell
            else:
                self._end(cell)
                self._end(table)
                table = cell = None
            self._paragraph(paragraph)
            if paragraph.ends_cell:
                self._end(cell)
                cell = None
        self._end(cell)
        self._end(table)

    def _paragraph(self, paragraph: Paragraph) -> None:
        self._count += 1
        self.layout.at = str(self._count)
        if not paragraph.silent:
            self.layout.paragraph(paragraph.words, paragraph.label)
        for box in paragraph.boxes:
            begun = self.layout.begin()
            self.write(box)
            self.layout.end(begun)

    def _end(self, begun: int | None) -> None:
        if begun is not None:
            self.layout.end(begun)


def printed_label(words: str) -> str:
    """A label as it is written out before its paragraph, with a space for the tab after it; bullets are not written."""
    label = words.strip()
    if not any(character.isalnum() for character in label):
        return ""
    return label + " " if words[-1:].isspace() else label
