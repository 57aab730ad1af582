"""A PDF as ``pypdfium2`` opens it: its pages, what is drawn on them, their pictures.

``pypdfium2`` is the stricter of the two libraries: it says of a password and of damage what ``pdf_oxide`` passes over
with an empty text.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ingest.readers.base import UnreadableSource
from ingest.readers.pdf.layer import Frame, Run

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 300
"""At which pages are shown to a recogniser: what its models were trained on."""

MOST_PIXELS = 30_000_000
"""Of a picture of a page; a plan of A0 size would have 140 million at full resolution."""

STROKES = 30
"""Paths on a page from which they may be letters drawn as outlines; frames and rules have fewer."""

COVERED = 0.5
"""The share of a page that pictures cover if it is a scan."""

TINY = 0.01
"""The share of a page below which a picture is an ornament."""


class File:
    """An open PDF. Pages are opened one at a time and closed again, so that memory stays bounded."""

    def __init__(self, data: bytes) -> None:
        """Open the bytes; :class:`UnreadableSource` says why they cannot be."""
        import pypdfium2

        try:
            self._pdf = pypdfium2.PdfDocument(data)
            self.pages = len(self._pdf)
        except pypdfium2.PdfiumError as error:
            raise UnreadableSource(reason(str(error), data)) from error
        if not self.pages:
            raise UnreadableSource("a PDF without pages")

    def close(self) -> None:
        """Free what the library holds."""
        self._pdf.close()

    def title(self) -> str:
        """The title among the properties."""
        return str(self._pdf.get_metadata_dict().get("Title") or "")

    @contextmanager
    def _page(self, number: int) -> Iterator[Any]:
        page = self._pdf[number - 1]
        try:
            yield page
        finally:
            page.close()

    def frame(self, number: int) -> Frame:
        """The visible part of a page, numbered from 1."""
        with self._page(number) as page:
            left, bottom, right, top = page.get_cropbox()
            return Frame(left, bottom, max(right - left, 1.0), max(top - bottom, 1.0))

    def words(self, number: int) -> list[Run]:
        """The words of a page as this library finds them, for what the other does not."""
        found = []
        with self._page(number) as page:
            text = page.get_textpage()
            try:
                for place in range(text.count_rects()):
                    left, bottom, right, top = text.get_rect(place)
                    words = text.get_text_bounded(left, bottom, right, top).strip()
                    if words:
                        found.append(Run(" ".join(words.split()), left, bottom, right - left, max(top - bottom, 1.0)))
            finally:
                text.close()
        return found

    def letters(self, number: int) -> int:
        """How many characters this library finds on a page, white space aside."""
        with self._page(number) as page:
            text = page.get_textpage()
            try:
                return len("".join(text.get_text_range().split()))
            finally:
                text.close()

    def pictured(self, number: int) -> tuple[bool, bool]:
        """Whether anything is drawn on a page that may hold words, and whether pictures cover it as in a scan."""
        import pypdfium2.raw as raw

        covered, strokes = 0.0, 0
        with self._page(number) as page:
            width, height = page.get_size()
            for thing in page.get_objects(max_depth=4):
                if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
                    covered += share(thing, width * height)
                elif thing.type in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING):
                    strokes += 1
                if covered >= COVERED:
                    break
        return covered >= TINY or strokes >= STROKES, covered >= COVERED

    def picture(self, number: int) -> tuple[Image, float, float]:
        """A page as a picture in shades of grey, and its width and height in points."""
        with self._page(number) as page:
            width, height = page.get_size()
            scale = min(DPI / 72, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
            bitmap = page.render(scale=scale, grayscale=True)
            try:
                return bitmap.to_pil().copy(), width, height
            finally:
                bitmap.close()


def share(thing: Any, area: float) -> float:
    """The share of a page that an object covers."""
    left, bottom, right, top = thing.get_bounds()
    return float(max(right - left, 0.0) * max(top - bottom, 0.0) / max(area, 1.0))


def reason(message: str, data: bytes) -> str:
    """Why a PDF does not open, in the user's words."""
    words = message.lower()
    if "password" in words:
        return "a PDF that a password protects"
    if "security" in words:
        return "a PDF protected in a way that this version cannot open"
    if b"%%EOF" not in data[-2048:] or "data format" in words or "file access" in words:
        return "a damaged or cut-off PDF"
    return f"a damaged PDF ({message.rstrip('.')})"
