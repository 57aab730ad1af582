"""Documents that are a ZIP of XML (DOCX, ODT), opened with limits since anyone may have made them."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from lxml import etree

from ingest.readers.base import UnreadableSource

Element = Any
"""An element of lxml, which comes without types."""

LARGEST = 100_000_000
"""Bytes of all parts together once expanded, pictures too; what has more is a zip bomb or a book of photographs."""


def damaged(kind: str) -> str:
    """What a file of a kind (``a Word document``) is if a part of it is missing or broken."""
    return f"a damaged or cut-off {kind.partition(' ')[2]}"


class Parts:
    """The parts of a document by name."""

    def __init__(self, data: bytes, kind: str) -> None:
        """Open the file, or say why not; ``kind`` is what it is to be called, with its article."""
        self._kind = kind
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise UnreadableSource(damaged(kind)) from error
        entries = self._zip.infolist()
        if sum(entry.file_size for entry in entries) > LARGEST:
            raise UnreadableSource(f"{kind} that expands to more than {LARGEST // 10**6} MB")
        self._names = {entry.filename for entry in entries}

    def content(self, name: str) -> bytes | None:
        """The bytes of a part, ``None`` where there is none."""
        if name not in self._names:
            return None
        try:
            return self._zip.read(name)
        except RuntimeError as error:  # what zipfile raises for an encrypted entry
            raise UnreadableSource(f"{self._kind} that a password protects") from error
        except Exception as error:  # zlib, CRC, lengths: zipfile lets a dozen kinds through
            raise UnreadableSource(f"{damaged(self._kind)}: {name} cannot be unpacked") from error


def parse_xml(data: bytes, name: str, kind: str) -> Element:
    """The root of a part, without entities: no program writes a DTD into a document, so one that is there is an attack.

    lxml itself refuses elements nested over 256 deep and texts of over ten megabytes.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    declared = f"{kind} with entity declarations in {name}, which no word processor writes"
    if b"<!DOCTYPE" in data[:4096]:
        raise UnreadableSource(declared)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableSource(f"{damaged(kind)}: {name} is no sound XML") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableSource(declared)
    return root
