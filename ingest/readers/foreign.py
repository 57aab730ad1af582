"""What a file is that no reader takes: by its first bytes, in words for the person who sent it."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import IO

SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%!PS", "a PostScript file"),
    (0, b"{\\rtf", "an RTF document"),
    (0, b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF87a", "a GIF image"),
    (0, b"GIF89a", "a GIF image"),
    (0, b"II*\0", "a TIFF image"),
    (0, b"MM\0*", "a TIFF image"),
    (0, b"II+\0", "a TIFF image"),
    (8, b"WEBP", "a WebP image"),
    (4, b"ftypheic", "a HEIC image"),
    (4, b"ftypavif", "an AVIF image"),
    (0, b"\0\0\x01\0", "an icon"),
    (0, b"AT&TFORM", "a DjVu document"),
    (0, b"\x1f\x8b", "a gzip archive"),
    (0, b"BZh", "a bzip2 archive"),
    (0, b"\xfd7zXZ\0", "an xz archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (0, b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (257, b"ustar", "a tar archive"),
    (4, b"ftyp", "a video or sound file (MP4)"),
    (0, b"ID3", "a sound file (MP3)"),
    (0, b"OggS", "a video or sound file (Ogg)"),
    (8, b"WAVE", "a sound file (WAV)"),
    (8, b"AVI ", "a video file (AVI)"),
    (0, b"\x1aE\xdf\xa3", "a video file (Matroska)"),
    (0, b"\x7fELF", "a program"),
    (0, b"\xcf\xfa\xed\xfe", "a program"),
    (0, b"\xca\xfe\xba\xbe", "a program"),
    (0, b"SQLite format 3\0", "an SQLite database"),
    (0, b"wOFF", "a font"),
    (0, b"wOF2", "a font"),
    (0, b"OTTO", "a font"),
    (0, b"\0\x01\0\0\0", "a font"),
)
"""Where the mark stands, the mark, and what it is the mark of; none of them can begin a text of our languages."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIPS = (
    ("word/", "a Word document"),
    ("xl/workbook.xml", "an Excel workbook"),
    ("xl/workbook.bin", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("AndroidManifest.xml", "an Android application"),
    ("META-INF/MANIFEST.MF", "a Java archive"),
)
OPEN_FORMATS = {
    "application/vnd.oasis.opendocument.text": "an OpenDocument text (ODT)",
    "application/vnd.oasis.opendocument.text-template": "an OpenDocument text (OTT)",
    "application/vnd.oasis.opendocument.text-master": "an OpenDocument text (ODM)",
    "application/vnd.oasis.opendocument.spreadsheet": "an OpenDocument spreadsheet",
    "application/vnd.oasis.opendocument.presentation": "an OpenDocument presentation",
    "application/epub+zip": "an EPUB book",
    "application/hwp+zip": "a Hangul document",
}


def foreign_type(data: bytes) -> str | None:
    """The known type of a file that is no text, HTML or DOCX; ``None`` where nothing gives it away."""
    # A PDF may have up to a kilobyte of something else before its mark, and viewers take it.
    if data.startswith(b"%PDF-") or (b"%PDF-" in data[:1024] and b"%%EOF" in data[-2048:]):
        return "a PDF"
    if data.startswith(b"BM") and len(data) > 26 and data[6:10] == b"\0\0\0\0":
        return "a BMP image"
    if data.startswith(b"MZ") and b"\0" in data[:64]:
        return "a program"
    for offset, mark, kind in SIGNATURES:
        if data.startswith(mark, offset):
            return kind
    if data.startswith(OLE):
        return _ole_type(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return zip_type(data)
    return _markup_type(data)


def _ole_type(data: bytes) -> str:
    """Office files of before 2007, and new ones that a password protects."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "an Office document that a password protects"
    if "WordDocument".encode("utf-16-le") in data:
        return "a Word document of before 2007 (DOC)"
    return "an Office file of before 2007"


def zip_type(source: bytes | IO[bytes]) -> str:
    """What kind of ZIP a ZIP is, given as bytes or as an open file."""
    stream = io.BytesIO(source) if isinstance(source, bytes) else source
    try:
        with zipfile.ZipFile(stream) as archive:
            names = archive.namelist()
            kind = archive.open("mimetype").read(200).decode("ascii", "replace") if "mimetype" in names else ""
    except Exception:  # zipfile raises a dozen kinds on damaged files, and all mean the same here
        stream.seek(0)
        return "a damaged or cut-off Word document" if b"word/" in stream.read() else "a damaged or cut-off ZIP archive"
    if kind.strip() in OPEN_FORMATS:
        return OPEN_FORMATS[kind.strip()]
    for start, found in ZIPS:
        if any(name.startswith(start) for name in names):
            return found
    return "a ZIP archive"


def _markup_type(data: bytes) -> str | None:
    """Formats that are text to look at, yet nothing that is meant to be read as it stands."""
    head = data[:4096].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"<?xml") or head.startswith(b"<svg"):
        root = re.search(rb"<([A-Za-z_][\w.:-]*)", head)
        return f"an XML file of another kind ({root[1].decode()})" if root else "an XML file"
    if re.match(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,30}mime-version:", head, re.IGNORECASE):
        return "an e-mail or a web archive (MIME)"
    if head[:1] in (b"{", b"[") and _is_json(data):
        return "JSON data"
    return None


def _is_json(data: bytes) -> bool:
    """Whether the whole, or its first line, is a JSON object or a list of them; ``[1]`` may begin a text."""
    for part in (data, data.lstrip().partition(b"\n")[0]):
        try:
            value = json.loads(part)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict) or (isinstance(value, list) and value and isinstance(value[0], dict | list)):
            return True
    return False
