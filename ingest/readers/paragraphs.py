"""A paragraph of a word processor's file on its way into a layout: its label, and the breaks inside it."""

from __future__ import annotations

from ingest.readers.layout import Layout

BREAK, PAGE = "\v", "\f"
"""A break of line and of page or column inside a paragraph, while its words are collected."""


def write_paragraph(layout: Layout, words: str, label: str = "") -> None:
    """A paragraph: one line, or a block of lines where it has line breaks; a blank line if it is empty."""
    if not (label + words).strip():
        layout.blank()
        return
    begun = layout.begin()
    for place, line in enumerate(words.strip(PAGE).replace(PAGE, BREAK).split(BREAK)):
        layout.write(line if place else label + line)
        layout.break_line()
    layout.end(begun)
