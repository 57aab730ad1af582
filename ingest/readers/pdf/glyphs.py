"""Tables that say which characters the glyphs of a PDF are, where the file's own fonts show that they are wrong.

WeasyPrint names the second form of a Thai mark (under ``ป``, above ``ู``) by whatever it saw it beside: ``สู่`` becomes
``ส่่``, in every reader. The subset of the font that it embeds still has the font's own table, which knows better.

1. Only the entries of a table (``ToUnicode``) that name a glyph by one Thai character are looked at, and changed where
   the font's own table (``cmap``) has other characters for the same glyph; glyphs that it does not have stay.
2. The table is written again in its own place, so nothing else of the file moves; where it does not fit, it stays.
3. Whatever is not as expected is passed over: the bytes that come back are the same length, and any PDF is as good as
   before.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

STREAM = re.compile(rb"stream\r?\n")
OBJECT = re.compile(rb"(\d{1,9}) \d{1,5} obj\b")
LARGEST = 8_000_000
"""Bytes that a table, a font or a group of objects expands to at most."""

MOST_STREAMS = 20_000
HEAD = 600
"""Bytes before a stream in which its dictionary begins."""

ENTRY = re.compile(rb"<([0-9a-fA-F]{4})>\s*<0([eE][0-9a-fA-F]{2})>")
FONT = re.compile(rb"/Subtype\s*/Type0\b")


@dataclass(frozen=True, slots=True)
class Stream:
    """Where the data of a stream lies in the file, and its dictionary."""

    start: int
    end: int
    about: bytes

    def data(self, file: bytes, most: int = LARGEST) -> bytes:
        """What the stream holds, at most so many bytes of it."""
        packed = file[self.start : self.end]
        if b"/FlateDecode" not in self.about:
            return packed[:most]
        try:
            return zlib.decompressobj().decompress(packed, most)
        except zlib.error:
            return b""


def corrected(file: bytes) -> bytes:
    """The file with its tables put right."""
    streams = dict(streams_of(file))
    tables = {number: stream for number, stream in streams.items() if stream.data(file, 400).startswith(b"/CIDInit")}
    if not any(thai_twice(stream.data(file)) for stream in tables.values()):
        return file
    objects = dict(objects_of(file, streams))
    whole = bytearray(file)
    for words in objects.values():
        if not FONT.search(words):
            continue
        table = tables.get(reference(words, b"ToUnicode"))
        program = streams.get(font_program(words, objects))
        if table is not None and program is not None:
            own = characters(program.data(file))
            packed = rewritten(table.data(file), own, table.end - table.start) if own else None
            if packed is not None and b"/FlateDecode" in table.about:
                whole[table.start : table.end] = packed
    return bytes(whole)


def thai_twice(table: bytes) -> bool:
    """Whether a table calls two glyphs by the same Thai character, as all that are wrong do."""
    named = [code for _, code in ENTRY.findall(table)]
    return len(named) > len(set(named))


def streams_of(file: bytes) -> Iterator[tuple[int, Stream]]:
    """The streams of a file by the numbers of their objects."""
    for count, found in enumerate(STREAM.finditer(file)):
        if count >= MOST_STREAMS:
            return
        before = file[max(0, found.start() - HEAD) : found.start()]
        heads = list(OBJECT.finditer(before))
        length = re.search(rb"/Length\s+(\d{1,9})(?!\s+\d+\s+R)", before[heads[-1].end() :]) if heads else None
        # a length that leads beyond the file is a damaged one, and nothing may be written by it
        if length is not None and found.end() + int(length[1]) <= len(file):
            yield int(heads[-1][1]), Stream(found.end(), found.end() + int(length[1]), before[heads[-1].end() :])


def objects_of(file: bytes, streams: dict[int, Stream]) -> Iterator[tuple[int, bytes]]:
    """The dictionaries of fonts and what belongs to them: written out, or in groups that are packed."""
    for found in OBJECT.finditer(file):
        end = file.find(b"endobj", found.end(), found.end() + 4096)
        words = file[found.end() : end]
        if end > 0 and (b"/Font" in words or b"/FontFile2" in words):
            yield int(found[1]), words
    for stream in streams.values():
        if b"/ObjStm" not in stream.about:
            continue
        data = stream.data(file)
        first = re.search(rb"/First\s+(\d+)", stream.about)
        heads = [int(part) for part in data[: int(first[1])].split() if part.isdigit()] if first else []
        numbers, places = heads[::2], heads[1::2]
        for number, place, after in zip(numbers, places, [*places[1:], len(data)], strict=False):
            yield number, data[int(first[1]) + place : int(first[1]) + after] if first else b""


def reference(words: bytes, key: bytes) -> int:
    """The number of the object that a key refers to; -1 if none."""
    found = re.search(rb"/" + key + rb"\s*\[?\s*(\d+)\s+\d+\s+R", words)
    return int(found[1]) if found else -1


def font_program(words: bytes, objects: dict[int, bytes]) -> int:
    """The number of the stream with the font of a composite font whose codes are the numbers of its glyphs."""
    inner = objects.get(reference(words, b"DescendantFonts"), b"")
    if b"/Identity-H" not in words or not re.search(rb"/CIDToGIDMap\s*/Identity", inner):
        return -1
    return reference(objects.get(reference(inner, b"FontDescriptor"), b""), b"FontFile2")


def characters(font: bytes) -> dict[int, set[int]]:
    """The characters of each glyph by the font's own table (format 4 of TrueType); empty if it cannot be read."""
    found: dict[int, set[int]] = {}
    try:
        count = struct.unpack_from(">H", font, 4)[0]
        tables = {font[at : at + 4]: struct.unpack_from(">L", font, at + 8)[0] for at in range(12, 12 + 16 * count, 16)}
        start = tables[b"cmap"]
        for place in range(struct.unpack_from(">H", font, start + 2)[0]):
            offset = struct.unpack_from(">L", font, start + 4 + 8 * place + 4)[0]
            if struct.unpack_from(">H", font, start + offset)[0] == 4:
                for code, glyph in segments(font, start + offset):
                    found.setdefault(glyph, set()).add(code)
    except (struct.error, KeyError, IndexError):
        return {}
    return found


def segments(font: bytes, at: int) -> Iterator[tuple[int, int]]:
    """The characters and glyphs of a table of format 4."""
    size = struct.unpack_from(">H", font, at + 6)[0]
    for place in range(0, size, 2):
        end, start = (struct.unpack_from(">H", font, at + shift + place)[0] for shift in (14, 16 + size))
        delta, skip = (struct.unpack_from(">H", font, at + 16 + part * size + place)[0] for part in (2, 3))
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if skip:
                glyph = struct.unpack_from(">H", font, at + 16 + 3 * size + place + skip + 2 * (code - start))[0]
            if glyph or not skip:
                yield code, (glyph + delta) & 0xFFFF


def rewritten(table: bytes, own: dict[int, set[int]], room: int) -> bytes | None:
    """A table put right and packed into so many bytes; ``None`` if nothing is wrong or there is no room."""

    def right(entry: re.Match[bytes]) -> bytes:
        glyph, code = int(entry[1], 16), 0xE00 + int(entry[2][1:], 16)
        names = {name for name in own.get(glyph, ()) if 0xE00 < name < 0xE60 or 0xF700 <= name < 0xF71B}
        return entry[0] if not names or code in names else b"<%04x><%04x>" % (glyph, min(names))

    better = ENTRY.sub(right, table)
    if better == table:
        return None
    packed = zlib.compress(re.sub(rb">\s+<", b"><", better), 9)
    return packed + bytes(room - len(packed)) if len(packed) <= room else None
