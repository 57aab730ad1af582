"""A folder of everything that goes wrong with files: what it is called, how it is made, and what its receipt must say.

An expectation is the words of the reason for a source that must fail, or ``None`` for one that must be stored.
"""

from __future__ import annotations

import io
import json
import os
import random
import socket
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

WORDS = "Memorandum of Cooperation\n\nArticle 1\nThe Sides will exchange stamps.\n"
THAI = "ข้อ ๑ ทั้งสองฝ่ายจะแลกเปลี่ยนแสตมป์\n"
JAPANESE = "第一条　双方は、切手を交換する。\n"
PARAGRAPH = "<w:p><w:r><w:t>Article 1 The Sides will exchange stamps.</w:t></w:r></w:p>"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
EXTERNAL = '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">]>'


def pack(files: dict[str, bytes | str]) -> bytes:
    """A ZIP of files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def docx(body: str = PARAGRAPH, head: str = "") -> bytes:
    """A Word document."""
    return pack({"word/document.xml": f'{head}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'})


def odt(head: str = "", words: str = "Article 1 The Sides will exchange stamps.", manifest: str = "") -> bytes:
    """An OpenDocument text."""
    office, text = (f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "text"))
    content = (
        f'{head}<o:document-content xmlns:o="{office}" xmlns:t="{text}"><o:body><o:text><t:p>{words}</t:p></o:text>'
        "</o:body></o:document-content>"
    )
    return pack(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            **({"META-INF/manifest.xml": manifest} if manifest else {}),
        }
    )


LOCKED = (
    '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:full-path="content.xml" '
    'm:media-type="text/xml"><m:encryption-data/></m:file-entry></m:manifest>'
)


def pdf(*pages: str, password: str | None = None) -> bytes:
    """A PDF with a page for each text."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, encrypt=password, invariant=True)
    for words in pages:
        for i, line in enumerate(words.splitlines()):
            canvas.drawString(72, 760 - 20 * i, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def picture(kind: str, size: tuple[int, int] = (200, 100)) -> bytes:
    """A white picture."""
    from PIL import Image

    out = io.BytesIO()
    Image.new("1", size, 1).save(out, kind)
    return out.getvalue()


def circular_tiff() -> bytes:
    """A TIFF whose directory says that the next directory is itself."""
    entries = [(256, 3, 1, 8), (257, 3, 1, 8), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1), (273, 4, 1, 200), (279, 4, 1, 64)]  # fmt: skip
    found = b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(entries))
    for entry in entries:
        found += struct.pack("<HHII", *entry)
    return (found + struct.pack("<I", 8)).ljust(300, b"\xff")


def zip_bombs(depth: int) -> bytes:
    """Archives of archives of zeros."""
    data = pack({"zeros.txt": bytes(20 << 20)})
    for _ in range(depth):
        data = pack({f"{i}.zip": data for i in range(3)})
    return data


def locked_zip() -> bytes:
    """A ZIP whose member says that it is encrypted."""
    data = bytearray(pack({"secret.txt": WORDS}))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


FILES: dict[str, tuple[Callable[[], bytes], str | None]] = {
    # text
    "empty.txt": (lambda: b"", "an empty file"),
    "white.txt": (lambda: b" \n\t\r\n ", "no text in it"),
    "only-mark.txt": (lambda: b"\xef\xbb\xbf", "no text in it"),
    "nul.txt": (lambda: b"text\0with\0nul bytes", "binary data"),
    "zeros.txt": (lambda: bytes(4096), "binary data"),
    "noise.bin": (lambda: random.Random(1).randbytes(5001), "binary data"),
    "controls.txt": (lambda: bytes(range(1, 32)) * 20, "binary data"),
    "unspaced.txt": (lambda: ("ความร่วมมือ" * 4546).encode(), None),
    "line-of-20-mb.txt": (lambda: b"cooperation " * 1_750_000, "a line of"),
    "cut.txt": (lambda: (THAI * 50).encode()[:-2], "damaged or cut off"),
    "half-and-half.txt": (
        lambda: (JAPANESE * 20).encode("cp932") + (THAI * 20).encode(),
        "any encoding|none of the encodings|damaged",
    ),
    "korean.txt": (
        lambda: ("양측은 우표를 교환한다. 협력각서 제일조 통신 분야의 협력을 강화한다. " * 20).encode("euc-kr"),
        "encoding",
    ),
    "utf16-cut.txt": (lambda: (THAI * 20).encode("utf-16")[:-1], "marked as utf-16"),
    "surrogates.txt": (lambda: b"words \xed\xa0\x80\xed\xb0\x80 " * 30, "UTF-8|encoding"),
    "json.txt": (lambda: json.dumps({"words": WORDS}).encode(), "JSON"),
    "other.xml": (lambda: b"<?xml version='1.0'?><rss><channel/></rss>", "XML"),
    "letter.eml": (lambda: b"From: a@b\nMIME-Version: 1.0\n\nwords", "e-mail"),
    # names and extensions that lie
    "text.pdf": (lambda: WORDS.encode(), None),
    "page.docx": (lambda: f"<html><body><p>{WORDS}</p></body></html>".encode(), None),
    "word.txt": (docx, None),
    "print.html": (lambda: pdf(WORDS), None),
    "บันทึกความร่วมมือ ๒๕๖๗.txt": (lambda: THAI.encode(), None),
    "協力覚書（案）.txt": (lambda: JAPANESE.encode("cp932"), None),
    "two\nlines.txt": (lambda: WORDS.encode(), None),
    "<script>alert('x')</script> & \"quotes\".txt".replace("/", "\u2215"): (lambda: WORDS.encode(), None),
    "a" * 240 + ".txt": (lambda: WORDS.encode(), None),
    # HTML
    "bomb.html": (lambda: f"{BOMB}<html><body><p>Article 1 stamps &i;</p></body></html>".encode(), None),
    "external.html": (lambda: f"{EXTERNAL}<html><body><p>Article 1 stamps &i;</p></body></html>".encode(), None),
    "deep.html": (lambda: b"<html><body>" + b"<div>" * 50_000 + b"x", "nested deeper"),
    "scripts.html": (lambda: b"<html><body><script>var a = 1;</script></body></html>", "no text in it"),
    # Word
    "cut.docx": (lambda: docx()[:-40], "damaged"),
    "bomb.docx": (lambda: docx(head=BOMB), "entity declarations"),
    "external.docx": (lambda: docx(head=EXTERNAL), "entity declarations"),
    "expands.docx": (lambda: docx("<w:p/>" * 20_000_000), "expands"),
    "no-main.docx": (lambda: pack({"word/styles.xml": "<x/>"}), "main part is missing"),
    "deep.docx": (
        lambda: docx("<w:sdt><w:sdtContent>" * 4000 + PARAGRAPH + "</w:sdtContent></w:sdt>" * 4000),
        "nested|no sound XML",
    ),
    "locked.docx": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "old.doc": (lambda: OLE + "WordDocument".encode("utf-16-le"), "before 2007"),
    # OpenDocument and RTF
    "cut.odt": (lambda: odt()[:-40], "damaged"),
    "bomb.odt": (lambda: odt(BOMB, "&i;"), "entity declarations"),
    "external.odt": (lambda: odt(EXTERNAL, "&i;"), "entity declarations"),
    "locked.odt": (lambda: odt(manifest=LOCKED), "password"),
    "deep.rtf": (lambda: b"{\\rtf1 " + b"{" * 100_000 + b"x", "nested deeper"),
    "bin.rtf": (lambda: b"{\\rtf1\\ansi Article 1 stamps\\par\\bin999999999 x}", None),
    "unbalanced.rtf": (lambda: b"{\\rtf1\\ansi Article 1 stamps}}}}", None),
    # PDF
    "head.pdf": (lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
    "cut.pdf": (lambda: pdf(WORDS, WORDS)[:600], "PDF"),
    "locked.pdf": (lambda: pdf(WORDS, password="secret"), "password"),
    "ten-thousand-pages.pdf": (lambda: pdf(*[""] * 10_000), "no text in it"),
    "broken-table.pdf": (lambda: pdf(WORDS).replace(b"startxref\n", b"startxref\n9"), None),
    # pictures
    "cut.png": (lambda: picture("PNG")[:60], "PNG|picture"),
    "bomb.png": (lambda: picture("PNG", (40_000, 40_000)), "pixels|large"),
    "white.png": (lambda: picture("PNG"), "without any text|no text"),
    "noise.jpg": (lambda: b"\xff\xd8\xff\xe0\0\x10JFIF" + random.Random(2).randbytes(3000), "JPEG|picture"),
    "circle.tiff": (circular_tiff, "without any text|no text|TIFF|picture"),
    "moving.gif": (lambda: b"GIF89a\x01\0\x01\0", "GIF"),
    # archives
    "cut.zip": (lambda: pack({"x.txt": WORDS})[:60], "damaged"),
    "empty.zip": (lambda: pack({}), None),
}

MEMBERS: dict[str, tuple[Callable[[], bytes], dict[str, str | None]]] = {
    "up.zip": (lambda: pack({"../out.txt": WORDS, "in.txt": WORDS}), {"../out.txt": "out of the archive", "in.txt": None}),
    "absolute.zip": (lambda: pack({"/etc/out.txt": WORDS}), {"/etc/out.txt": "out of the archive"}),
    "bomb.zip": (lambda: pack({"zeros.txt": bytes(60 << 20)}), {"zeros.txt": "times its size"}),
    "bombs.zip": (lambda: zip_bombs(4), {"0.zip/0.zip/0.zip": "deep"}),
    "nested.zip": (lambda: pack({"in.zip": pack({"x.txt": WORDS})}), {"in.zip": None, "in.zip/x.txt": None}),
    "locked.zip": (locked_zip, {"secret.txt": "password"}),
    "mixed.zip": (lambda: pack({"a.docx": docx(), "b.pdf": pdf(WORDS), "c.png": b"\x89PNG\r\n\x1a\n", "ข.txt": THAI}), {
        "a.docx": None, "b.pdf": None, "c.png": "PNG|picture", "ข.txt": None,
    }),
}  # fmt: skip
"""Archives, with what must become of some of their members; the archive itself always has a receipt of its own."""


def make_odd_files(folder: Path) -> dict[str, str]:
    """What is no ordinary file: links, pipes, devices; gives the words of each one's reason."""
    (folder / "dangling.txt").symlink_to(folder / "nowhere.txt")
    (folder / "circle-1.txt").symlink_to(folder / "circle-2.txt")
    (folder / "circle-2.txt").symlink_to(folder / "circle-1.txt")
    (folder / "loop").mkdir()
    (folder / "loop" / "back").symlink_to(folder, target_is_directory=True)
    os.mkfifo(folder / "pipe.txt")
    listening = socket.socket(socket.AF_UNIX)
    here = Path.cwd()
    os.chdir(folder)  # the path of a socket must be short
    listening.bind("socket.txt")
    os.chdir(here)
    listening.close()
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(300 << 20)
    (folder / "unreadable.txt").symlink_to("/proc/self/mem")
    name = os.fsdecode(b"bytes-\xff\xfe.txt")
    (folder / name).write_text(WORDS, encoding="utf-8")
    return {
        "dangling.txt": "no such file", "circle-1.txt": "oo many levels", "circle-2.txt": "oo many levels",
        "loop/back": "a link back", "pipe.txt": "neither a file", "socket.txt": "neither a file",
        "huge.txt": "at most", "unreadable.txt": "nput/output error",
    }  # fmt: skip
