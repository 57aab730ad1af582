"""The parts of a DOCX file: a ZIP of XML, opened with limits since anyone may have made it."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from typing import Any

from lxml import etree

from ingest.readers.base import UnreadableSource

Element = Any
"""An element of lxml, which comes without types."""

LARGEST = 100_000_000
"""Bytes of all parts together once expanded, pictures too; what has more is a zip bomb or a book of photographs."""

STRICT = b"http://purl.oclc.org/ooxml/"
TRANSITIONAL = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
}  # fmt: skip
"""Names of the same elements in the strict variant of the format, which Word offers under "Save as"."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DAMAGED = "a damaged or cut-off Word document"


class Package:
    """A DOCX file with its main part found."""

    def __init__(self, data: bytes) -> None:
        """Open the file, or say why not."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise UnreadableSource(DAMAGED) from error
        entries = self._zip.infolist()
        if sum(entry.file_size for entry in entries) > LARGEST:
            raise UnreadableSource(f"a Word document that expands to more than {LARGEST // 10**6} MB")
        self._names = {entry.filename for entry in entries}
        self.main = self._target("_rels/.rels", "", "/officeDocument") or "word/document.xml"
        self._folder = posixpath.dirname(self.main)
        self._relations = f"{self._folder}/_rels/{posixpath.basename(self.main)}.rels"

    def document(self) -> Element:
        """The root of the main part."""
        root = self.part(self.main)
        if root is None or root.tag != f"{W}document":
            raise UnreadableSource(f"{DAMAGED}: its main part is missing")
        return root

    def related(self, kind: str) -> Element | None:
        """The root of a part that the main part names by the kind of relation, such as ``numbering``."""
        name = self._target(self._relations, self._folder, f"/{kind}")
        return self.part(name or f"{self._folder}/{kind}.xml")

    def part(self, name: str) -> Element | None:
        """The root of a part, ``None`` where there is none."""
        if name not in self._names:
            return None
        try:
            data = self._zip.read(name)
        except RuntimeError as error:  # what zipfile raises for an encrypted entry
            raise UnreadableSource("a Word document that a password protects") from error
        except Exception as error:  # zlib, CRC, lengths: zipfile lets a dozen kinds through
            raise UnreadableSource(f"{DAMAGED}: {name} cannot be unpacked") from error
        return parse(data, name)

    def _target(self, relations: str, folder: str, kind: str) -> str | None:
        """The name of the part that a relation of a kind points at."""
        root = self.part(relations)
        for relation in root if root is not None else ():
            if str(relation.get("Type", "")).endswith(kind) and relation.get("TargetMode") != "External":
                target = str(relation.get("Target", ""))
                return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        return None


def parse(data: bytes, name: str) -> Element:
    """XML without entities: no program writes a DTD into a DOCX, so one that is there is an attack."""
    if STRICT in data:
        data = re.sub(b"|".join(TRANSITIONAL), lambda found: TRANSITIONAL[found[0]], data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    if b"<!DOCTYPE" in data[:4096]:
        raise UnreadableSource(f"a Word document with entity declarations in {name}, which no word processor writes")
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableSource(f"{DAMAGED}: {name} is no sound XML") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableSource(f"a Word document with entity declarations in {name}, which no word processor writes")
    return root


def value(parent: Element | None, name: str, attribute: str = "val") -> str | None:
    """An attribute of a child: ``value(props, "numId")``."""
    child = parent.find(f"{W}{name}") if parent is not None else None
    found = child.get(f"{W}{attribute}") if child is not None else None
    return str(found) if found is not None else None


def number(text: str | None) -> int | None:
    """A whole number as an attribute gives it."""
    return int(text) if text is not None and re.fullmatch(r"-?\d{1,9}", text) else None


def switch(parent: Element | None, name: str) -> bool | None:
    """A property that is on or off, ``None`` where it is not said: ``<w:vanish/>`` is on, ``w:val="0"`` off."""
    child = parent.find(f"{W}{name}") if parent is not None else None
    return None if child is None else child.get(f"{W}val", "1") not in ("0", "false", "off")
