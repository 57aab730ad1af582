"""The parts of an OpenDocument text: a ZIP of XML, or one flat XML file."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.readers.base import UnreadableSource
from ingest.readers.packages import Element, Parts, damaged, parse_xml

KIND = "an OpenDocument text"
NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:"

OFFICE = f"{{{NAMESPACE}office:1.0}}"
STYLE = f"{{{NAMESPACE}style:1.0}}"
TEXT = f"{{{NAMESPACE}text:1.0}}"
TABLE = f"{{{NAMESPACE}table:1.0}}"
DRAW = f"{{{NAMESPACE}drawing:1.0}}"
FO = f"{{{NAMESPACE}xsl-fo-compatible:1.0}}"
SVG = f"{{{NAMESPACE}svg-compatible:1.0}}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

PICTURES = re.compile(rb"<office:binary-data>[^<]*</office:binary-data>")


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a document, and the roots that hold its styles (those of the text itself first) and properties."""

    body: Element
    styles: tuple[Element, ...]
    meta: Element | None


def open_document(data: bytes) -> Document:
    """The parts of a document, or :class:`UnreadableSource`."""
    if not data.startswith(b"PK"):
        root = parse_xml(PICTURES.sub(b"", data), "the file", KIND)
        return Document(body_of(root), (root,), root.find(f"{OFFICE}meta"))
    parts = Parts(data, KIND)
    if b"encryption-data" in (parts.content("META-INF/manifest.xml") or b""):
        raise UnreadableSource(f"{KIND} that a password protects")
    roots = {name: _root(parts, f"{name}.xml") for name in ("content", "styles", "meta")}
    meta = roots["meta"].find(f"{OFFICE}meta") if roots["meta"] is not None else None
    styles = tuple(root for root in (roots["content"], roots["styles"]) if root is not None)
    return Document(body_of(roots["content"]), styles, meta)


def body_of(root: Element | None) -> Element:
    """The text of a document by its root."""
    body = root.find(f"{OFFICE}body/{OFFICE}text") if root is not None else None
    if body is None:
        raise UnreadableSource(f"{damaged(KIND)}: its text is missing")
    return body


def _root(parts: Parts, name: str) -> Element | None:
    content = parts.content(name)
    return None if content is None else parse_xml(content, name, KIND)


def whole(text: str | None) -> int | None:
    """A whole number as an attribute gives it."""
    return int(text) if text is not None and re.fullmatch(r"\d{1,9}", text) else None
