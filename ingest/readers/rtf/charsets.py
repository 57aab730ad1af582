"""Bytes of RTF to characters: the code page is that of the font they are set in."""

from __future__ import annotations

import codecs
import re

CODE_PAGES = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""By ``\\fcharset`` (RTF 1.9.1, font table). Charset 1 is that of the document."""

SYMBOL = "symbol"
"""The code page of fonts of ornaments (charset 2), whose bytes are no letters."""

ASIAN = ("cp874", "cp932")
SEVERAL = re.compile(rb"[\x80-\xff].?[\x80-\xff]", re.DOTALL)


def code_page(number: int | None) -> str:
    """The codec of a Windows code page as ``\\ansicpg`` and ``\\cpg`` give it; CP1252 where there is none."""
    name = "mac_roman" if number == 10000 else "utf-8" if number == 65001 else f"cp{number}"
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name


class Fonts:
    """The fonts of a document, by number, as far as they say what its bytes mean."""

    def __init__(self) -> None:
        """No fonts, and the code page that RTF has where none is given."""
        self.document = "cp1252"
        self._default: int | None = None
        self._pages: dict[int | None, str] = {}

    def page(self, font: int | None) -> str | None:
        """The code page of a font, or of the default one; ``None`` for that of the document."""
        return self._pages.get(self._default if font is None else font)

    def word(self, word: str, number: int | None, font: int | None) -> bool:
        """Take in what a control word says, of the font it stands after; false if it says nothing of code pages."""
        match word:
            case "ansicpg":
                self.document = code_page(number)
            case "mac" | "pc" | "pca":
                self.document = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
            case "deff":
                self._default = number
            case "fcharset" if number == 2 or number in CODE_PAGES:
                self._pages[font] = SYMBOL if number == 2 else CODE_PAGES[number or 0]
            case "cpg" if number:
                self._pages[font] = code_page(number)
            case _:
                return False
        return True


def characters(data: bytes, font: str | None, document: str) -> str:
    """Bytes in a font of a document, each given by its code page; a byte without a character becomes U+FFFD.

    Programs other than Word say charset 0 of whatever font they use, so several bytes in it that are Thai or Japanese
    by the code page of the document are read as that.
    """
    if font == SYMBOL:
        return data.decode("ascii", "ignore")
    if font == "cp1252" and document in ASIAN and SEVERAL.search(data):
        try:
            return data.decode(document)
        except UnicodeDecodeError:
            pass
    return data.decode(font or document, "replace")


def joined(parts: list[str]) -> str:
    """The words of parts in which characters beyond U+FFFF stand as their two halves."""
    words = "".join(parts)
    if re.search("[\ud800-\udfff]", words):
        return words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return words
