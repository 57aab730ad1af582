"""Plain text: the characters as they stand. A line is a paragraph, and blank lines are kept."""

from __future__ import annotations

from dataclasses import replace

from ingest.readers.base import UnreadableSource
from ingest.readers.decoding import decode, is_text
from ingest.readers.foreign import foreign_type
from ingest.readers.layout import SourceLine, compose
from ingest.readers.normalising import LINE_ENDS
from kb.model import Reading

media_type = "text/plain"
libraries: tuple[str, ...] = ("chardet",)

LONGEST_RUN = 4_000_000
"""Bytes without a line break beyond which no encoding makes a line of allowed length (four bytes a character)."""


def accepts(data: bytes, _name: str, /) -> bool:
    """Anything that can be characters and is no known type of file."""
    return foreign_type(data) is None and is_text(data)


def read(data: bytes, /) -> Reading:
    """The text of the bytes; said early of one endless line, since detecting its encoding would take long."""
    longest = max(map(len, data.replace(b"\r", b"\n").split(b"\n")))
    if longest > LONGEST_RUN:
        raise UnreadableSource(f"a line of {longest:,} bytes; no document has such lines, so this is data or its line "
                               "breaks were lost")  # fmt: skip
    decoded = decode(data)
    lines = (SourceLine(line, str(number)) for number, line in enumerate(LINE_ENDS.split(decoded.text), start=1))
    return replace(compose(lines, "line", media_type, decoded.encoding), warnings=decoded.warnings)
