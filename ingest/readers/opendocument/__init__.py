"""ODT and flat ODT: the text as LibreOffice prints it, automatic numbers included, read from the XML since no library
gives both.
"""

from __future__ import annotations

from dataclasses import replace

from ingest.readers.base import UnreadableSource
from ingest.readers.foreign import zip_type
from ingest.readers.normalising import normalise
from ingest.readers.opendocument.body import Body
from ingest.readers.opendocument.numbering import Numbering
from ingest.readers.opendocument.parts import DC, KIND, open_document
from ingest.readers.opendocument.styles import Styles
from ingest.readers.packages import Element
from kb.model import Reading

media_type = "application/vnd.oasis.opendocument.text"
libraries: tuple[str, ...] = ("lxml",)

MARK = b"mimetype" + media_type.encode()
"""Where an OpenDocument file begins, 30 bytes after its start, so that it is known even if it is cut off; templates
and master documents go on after it."""

FLAT = b"<office:document"
HEAD = 16_384
"""Bytes in which a flat file says what it is; LibreOffice declares thirty namespaces first."""


def accepts(data: bytes, _name: str, /) -> bool:
    """A ZIP that says it is a text, or what is left of one, or a flat file that says so."""
    if data.startswith(b"PK\x03\x04"):
        return data[30 : 30 + len(MARK)] == MARK or zip_type(data) == "an OpenDocument text (ODT)"
    head = data[:HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head.startswith((b"<?xml", FLAT)) or FLAT not in head:
        return False
    return b'office:mimetype="' + media_type.encode() in head


def read(data: bytes, /) -> Reading:
    """The text of the document, its notes after it."""
    document = open_document(data)
    numbering = Numbering(document.styles)
    body = Body(Styles(document.styles), numbering)
    try:
        body.read(document.body)
    except RecursionError as error:
        raise UnreadableSource(f"{KIND} nested deeper than any word processor writes") from error
    reading = body.layout.reading("paragraph", media_type)
    title = normalise(body.title or "") or meta_title(document.meta, reading.text)
    unknown = sorted(form[:40] for form in numbering.unknown)
    warnings = (f"number formats read as 1, 2, 3: {'; '.join(unknown)}",) if unknown else ()
    return replace(reading, title=title or None, warnings=warnings)


def meta_title(meta: Element | None, text: str) -> str | None:
    """The title among the properties, if the text has it too: it is often left over from another document."""
    found = meta.find(f"{DC}title") if meta is not None else None
    title = " ".join(normalise(found.text or "").split()) if found is not None else ""
    return title if title and "".join(title.split()) in "".join(text.split()) else None
