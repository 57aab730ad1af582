"""Bytes to text: one module a format behind the Protocol of :mod:`ingest.readers.base`, chosen by content.

What :func:`read_source` gives or refuses:

1. The text is normalised (:mod:`ingest.readers.normalising`), so it is NFC, has one paragraph a line, no white space at
   the end of a line, no two blank lines in a row, and neither begins nor ends with a line break.
2. A blank line stands where plain text has one; in HTML and DOCX where there is an empty paragraph, and around what
   holds several lines of its own (a paragraph with line breaks, a table cell, a block of paragraphs).
3. Nothing is replaced or guessed silently: bytes that fit no encoding are refused, and what is doubtful is a warning.
4. Whatever cannot be read raises :class:`UnreadableSource` with a reason that names what was found.
"""

from __future__ import annotations

from dataclasses import replace

from ingest.readers import image, markdown, opendocument, pdf, plain, rtf, web, word
from ingest.readers.base import Reader, UnreadableSource
from ingest.readers.foreign import foreign_type
from ingest.readers.normalising import doubts
from kb.model import Reading

__all__ = ["READERS", "Reader", "UnreadableSource", "read_source"]

READERS: dict[str, Reader] = {
    pdf.media_type: pdf,
    image.media_type: image,
    word.media_type: word,
    opendocument.media_type: opendocument,
    rtf.media_type: rtf,
    web.media_type: web,
    markdown.media_type: markdown,
    plain.media_type: plain,
}
"""In the order in which they are asked: the surest sign first, plain text last."""

READ_FORMATS = "text, Markdown, HTML, PDF, DOCX, ODT, RTF, PNG, JPEG and TIFF"

LONGEST_LINE = 1_000_000
"""Characters a line has at most. A long treaty has half that in all: a longer line is data, or a file whose line breaks
were lost, and no clause could be cut from it that anyone would cite; segmenters take minutes over it."""


def read_source(data: bytes, name: str) -> Reading:
    """The text of a source; :class:`UnreadableSource` says in one line why there is none."""
    if not data:
        raise UnreadableSource("an empty file")
    for reader in READERS.values():
        if reader.accepts(data, name):
            reading = reader.read(data)
            return checked(replace(reading, libraries=reading.libraries or reader.libraries))
    raise UnreadableSource(f"{foreign_type(data) or 'binary data of no known type'}; this version reads {READ_FORMATS}")


def checked(reading: Reading) -> Reading:
    """The reading with its doubts as warnings, if it is a text that people wrote."""
    if not reading.text.strip():
        raise UnreadableSource("no text in it")
    longest = max(map(len, reading.text.split("\n")))
    if longest > LONGEST_LINE:
        raise UnreadableSource(
            f"a line of {longest:,} characters; no document has lines over {LONGEST_LINE:,}, so this is data or its "
            "line breaks were lost"
        )
    return replace(reading, warnings=(*reading.warnings, *doubts(reading.text)))
