"""PDF: printed pages from what the file holds, or from pictures of its pages where it holds nothing sound."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from ingest.readers.base import UnreadableSource
from ingest.readers.normalising import normalise
from ingest.readers.pdf.file import File
from ingest.readers.pdf.pages import Pages, Recogniser
from ingest.readers.printed.page import PrintedPage
from ingest.readers.printed.paragraphs import compose_pages
from kb.model import Reading

media_type = "application/pdf"
libraries: tuple[str, ...] = ("pdf_oxide", "pypdfium2")

HEADER = 1024
"""Bytes in which the mark of a PDF may stand; viewers accept what stands before it."""

SPLIT_AM = 0.5
"""The share of ``ำ`` followed by a space above which the spaces are glyphs: Chromium writes ``ำ`` as two glyphs and
calls the second a space. In a text that is written so, one in thirty is followed by a space."""


def accepts(data: bytes, _name: str, /) -> bool:
    """The mark of a PDF at the beginning, or near it where the end has the mark of one too."""
    return data.startswith(b"%PDF-") or (b"%PDF-" in data[:HEADER] and b"%%EOF" in data[-2 * HEADER :])


def read(data: bytes, /) -> Reading:
    """The text of the document; a warning names the pages that were not read from the file's own words."""
    file = File(data)
    try:
        pages = Pages(file, data, recogniser)
        found = pages.read()
        title = normalise(file.title())
    finally:
        file.close()
    if not found and pages.account.refused:
        raise UnreadableSource(pages.account.refused)
    reading = compose_pages(am_closed(found), media_type)
    named = title if title and "".join(title.split()) in "".join(reading.text.split()) else None
    used = (*libraries, "tesseract") if pages.account.recognised else libraries
    return replace(reading, title=named, warnings=pages.account.warnings(), libraries=used)


def recogniser() -> Recogniser:
    """What reads pictures; it is loaded when the first page needs it."""
    from ingest.readers import recognition

    return recognition.Recogniser()


def am_closed(pages: list[PrintedPage]) -> list[PrintedPage]:
    """The pages without the spaces that are half of a ``ำ``."""
    counts = Counter[bool]()
    for page in pages:
        for line in page.lines:
            words = line.words
            counts.update(words[at + 1] == " " for at in range(len(words) - 1) if words[at] in "ำ")
    if counts[True] <= SPLIT_AM * counts.total():
        return pages
    return [
        replace(page, lines=tuple(replace(line, words=line.words.replace("ำ ", "ำ")) for line in page.lines))
        for page in pages
    ]
