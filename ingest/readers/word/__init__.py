"""DOCX: the text as Word prints it, automatic numbers included, read from the XML since no library gives both."""

from __future__ import annotations

from dataclasses import replace

from ingest.readers.base import UnreadableSource
from ingest.readers.foreign import zip_type
from ingest.readers.normalising import normalise
from ingest.readers.word.body import Body
from ingest.readers.word.numbering import Numbering
from ingest.readers.word.package import Element, Package, W
from ingest.readers.word.styles import Styles
from kb.model import Reading

media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
libraries: tuple[str, ...] = ("lxml",)


def accepts(data: bytes, _name: str, /) -> bool:
    """A ZIP with the parts of a Word document in it, or what is left of one."""
    return data.startswith(b"PK\x03\x04") and "Word document" in zip_type(data)


def read(data: bytes, /) -> Reading:
    """The text of the document, its notes after it."""
    package = Package(data)
    styles = Styles(package.related("styles"))
    numbering = Numbering(package.related("numbering"), styles)
    body = Body(styles, numbering)
    try:
        body.story(package.document())
        read_notes(package, body)
    except RecursionError as error:
        raise UnreadableSource("a Word document nested deeper than any word processor writes") from error
    reading = body.layout.reading("paragraph", media_type)
    title = normalise(body.title or "") or core_title(package, reading.text)
    unknown = sorted(numbering.unknown)
    warnings = (f"number formats read as 1, 2, 3: {', '.join(unknown)}",) if unknown else ()
    return replace(reading, title=title, warnings=warnings)


def read_notes(package: Package, body: Body) -> None:
    """The notes that the text has marks for, after a blank line; a note may itself have no notes."""
    marks = list(body.notes)
    parts = {kind: package.related(kind) for kind in ("footnotes", "endnotes") if any(kind == k for k, _ in marks)}
    body.layout.blank()
    for kind, mark in marks:
        notes = parts[kind]
        for note in notes if notes is not None else []:
            if note.get(f"{W}id") == mark:
                body.story(note)


def core_title(package: Package, text: str) -> str | None:
    """The title among the properties, if the text has it too: it is often left over from another document."""
    root: Element | None = package.part("docProps/core.xml")
    found = root.find("{http://purl.org/dc/elements/1.1/}title") if root is not None else None
    title = normalise(found.text or "") if found is not None else ""
    return title if title and "".join(title.split()) in "".join(text.split()) else None
