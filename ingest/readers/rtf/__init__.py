"""RTF: the text with its printed labels and double-byte characters, of which the libraries lose some.

Labels are those written out in ``\\listtext`` and ``\\pntext``; where a program writes only the list table, they are
computed from it. Notes follow the text, and lines stand at the number of their paragraph.
"""

from __future__ import annotations

from dataclasses import replace

from ingest.readers.normalising import normalise
from ingest.readers.rtf.charsets import joined
from ingest.readers.rtf.parser import Parser
from ingest.readers.rtf.story import Writer
from kb.model import Reading

media_type = "application/rtf"
libraries: tuple[str, ...] = ()


def accepts(data: bytes, _name: str, /) -> bool:
    """Whatever begins as RTF does, also after a mark or a line that an e-mail program put before it."""
    return data[:64].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{\\rtf")


def read(data: bytes, /) -> Reading:
    """The text of the document, its notes after it."""
    parsed = Parser(data.removeprefix(b"\xef\xbb\xbf").lstrip())
    writer = Writer()
    writer.write(parsed.text)
    writer.layout.blank()
    for note in parsed.notes:
        writer.write(note)
    reading = writer.layout.reading("paragraph", media_type)
    title = normalise(parsed.heading or "") or info_title(joined(parsed.title), reading.text)
    warnings = list(parsed.warnings)
    if parsed.lists.unknown:
        warnings.append(f"number formats read as 1, 2, 3: {', '.join(sorted(parsed.lists.unknown)[:9])}")
    return replace(reading, title=title, warnings=tuple(warnings))


def info_title(words: str, text: str) -> str | None:
    """The title among the properties, if the text has it too: it is often left over from another document."""
    title = " ".join(normalise(words).split())
    return title if title and "".join(title.split()) in "".join(text.split()) else None
