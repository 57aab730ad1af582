"""The parts of a DOCX file, found by their relations."""

from __future__ import annotations

import posixpath
import re

from ingest.readers.base import UnreadableSource
from ingest.readers.packages import Element, Parts, damaged, parse_xml

__all__ = ["Element", "Package", "W", "number", "switch", "value"]

STRICT = b"http://purl.oclc.org/ooxml/"
TRANSITIONAL = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
}  # fmt: skip
"""Names of the same elements in the strict variant of the format, which Word offers under "Save as"."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KIND = "a Word document"


class Package:
    """A DOCX file with its main part found."""

    def __init__(self, data: bytes) -> None:
        """Open the file, or say why not."""
        self._parts = Parts(data, KIND)
        self.main = self._target("_rels/.rels", "", "/officeDocument") or "word/document.xml"
        self._folder = posixpath.dirname(self.main)
        self._relations = f"{self._folder}/_rels/{posixpath.basename(self.main)}.rels"

    def document(self) -> Element:
        """The root of the main part."""
        root = self.part(self.main)
        if root is None or root.tag != f"{W}document":
            raise UnreadableSource(f"{damaged(KIND)}: its main part is missing")
        return root

    def related(self, kind: str) -> Element | None:
        """The root of a part that the main part names by the kind of relation, such as ``numbering``."""
        name = self._target(self._relations, self._folder, f"/{kind}")
        return self.part(name or f"{self._folder}/{kind}.xml")

    def part(self, name: str) -> Element | None:
        """The root of a part, ``None`` where there is none."""
        data = self._parts.content(name)
        return None if data is None else parse(data, name)

    def _target(self, relations: str, folder: str, kind: str) -> str | None:
        """The name of the part that a relation of a kind points at."""
        root = self.part(relations)
        for relation in root if root is not None else ():
            if str(relation.get("Type", "")).endswith(kind) and relation.get("TargetMode") != "External":
                target = str(relation.get("Target", ""))
                return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        return None


def parse(data: bytes, name: str) -> Element:
    """The root of a part, in the names of the transitional variant."""
    if STRICT in data:
        data = re.sub(b"|".join(TRANSITIONAL), lambda found: TRANSITIONAL[found[0]], data)
    return parse_xml(data, name, KIND)


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
