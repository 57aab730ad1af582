"""Page by page, the better of two readings: what the file holds, or what a recogniser sees of it.

1. A page whose words are sound is read from the file, also words that are not shown: the text layers of scans.
2. A page without words on which something is drawn, and a scan with no more than a stamp of words, are recognised.
3. A page whose words are doubtful is recognised too, and the better of the two is kept.
4. Blank pages give nothing. No more than :data:`MOST_RECOGNISED` pages are recognised.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from ingest.readers.base import UnreadableSource
from ingest.readers.normalising import normalise
from ingest.readers.pdf.file import File
from ingest.readers.pdf.glyphs import corrected
from ingest.readers.pdf.layer import printed_lines, runs_of
from ingest.readers.printed.page import PrintedPage

MOST_RECOGNISED = 2_000
"""Pages of one file; at some seconds a page that is hours, and no instrument comes near it."""

STAMP = 100
"""Letters on a page of pictures up to which they are a stamp or a running head and not its text."""

JUDGED = 150
"""Letters on a page from which its health is measured: of fewer, chance decides."""


class Recogniser(Protocol):
    """Reads words from pictures."""

    def available(self) -> bool:
        """Whether pictures can be read here at all."""

    def recognise(self, image: Any, number: int, width: float, height: float) -> PrintedPage:
        """The page in the picture; :class:`UnreadableSource` if it cannot be read."""


@dataclass(slots=True)
class Account:
    """What became of the pages: their numbers by what is to be said of them."""

    broken: list[int] = field(default_factory=list)
    doubtful: list[int] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    recognised: int = 0
    refused: str = ""
    missing: str = ""

    def warnings(self) -> tuple[str, ...]:
        """One line for each thing to be said."""
        found = []
        if self.broken:
            found.append(f"{named(self.broken)}: the text in the file is broken; read from the picture instead")
        if self.doubtful:
            found.append(
                f"{named(self.doubtful)}: the text in the file may be broken, and the picture gives no better one"
            )
        if self.unread:
            found.append(f"{named(self.unread)}: not read ({self.refused})")
        if self.left:
            found.append(f"{named(self.left)}: not read (pictures; {MOST_RECOGNISED:,} pages of a file are at most)")
        return tuple(found)


class Pages:
    """Reads the pages of an open file."""

    def __init__(self, file: File, data: bytes, recogniser: Callable[[], Recogniser]) -> None:
        """``recogniser`` is called when the first page needs one."""
        self.account = Account()
        self._file = file
        self._layer = opened(data, file.pages)
        self._make = recogniser
        self._recogniser: Recogniser | None = None

    def read(self) -> list[PrintedPage]:
        """The pages that hold any words."""
        found = (self._page(number) for number in range(1, self._file.pages + 1))
        return [page for page in found if page is not None and page.lines]

    def _page(self, number: int) -> PrintedPage | None:
        held = self._held(number)
        letters = sum(len(line.words) for line in held.lines) if held else 0
        if letters > STAMP:
            doubtful = letters >= JUDGED and health(held) > 0
            if not doubtful:
                return held
            seen = self._recognise(number, held=True)
            if seen is None or health(seen) >= health(held):
                self.account.doubtful.append(number)
                return held
            self.account.broken.append(number)
            return seen
        drawn, scan = self._file.pictured(number)
        if (letters and scan) or (not letters and drawn):
            seen = self._recognise(number)
            if seen is not None and sum(len(line.words) for line in seen.lines) > letters:
                return seen
        return held

    def _held(self, number: int) -> PrintedPage | None:
        """The page as the file has it; ``None`` without words."""
        runs = []
        count = self._file.letters(number)
        if self._layer is not None and count:
            try:
                runs = runs_of(self._layer.extract_spans(number - 1))
            except Exception:  # whatever a damaged page does to one library, the other may read it
                runs = []
        if sum(len("".join(run.words.split())) for run in runs) < count / 2:
            runs = self._file.words(number)
        if not runs:
            return None
        lines, width, height = printed_lines(runs, self._file.frame(number))
        return PrintedPage(number, width, height, lines)

    def _recognise(self, number: int, held: bool = False) -> PrintedPage | None:
        """The page as it is seen, if it can be; what is ``held`` of its text in the file says that it is not lost."""
        if self.account.missing or self.account.recognised >= MOST_RECOGNISED:
            if not held:
                (self.account.unread if self.account.missing else self.account.left).append(number)
            return None
        try:
            self._recogniser = self._recogniser or self._make()
            picture, width, height = self._file.picture(number)
            page = self._recogniser.recognise(picture, number, width, height)
        except UnreadableSource as refused:
            if self._recogniser is not None and not self._recogniser.available():
                self.account.missing = str(refused)
            self.account.refused = self.account.refused or str(refused)
            if not held:
                self.account.unread.append(number)
            return None
        self.account.recognised += 1
        return page


def opened(data: bytes, pages: int) -> Any:
    """The file in ``pdf_oxide``, or ``None`` if that does not open it as the other library does."""
    import pdf_oxide

    pdf_oxide.disable_logging()
    try:
        layer = pdf_oxide.PdfDocument.from_bytes(corrected(data))
        return layer if layer.page_count() == pages else None
    except Exception:  # as above; pypdfium2 has opened it
        return None


def health(page: PrintedPage | None) -> float:
    """How ill the words of a page are: 0 if no one needs to look at them."""
    from ingest.health import measure

    text = normalise("\n".join(line.words for line in page.lines)) if page else ""
    if not text:
        return 10.0
    found = measure(text)
    return found.impossible * 20 + found.unknown + found.lost * 20 if found.doubtful else 0.0


def named(pages: list[int]) -> str:
    """Page numbers in words: ``pages 2, 3, 7 to 12``."""
    parts: list[list[int]] = []
    for page in pages:
        if parts and parts[-1][-1] == page - 1:
            parts[-1].append(page)
        else:
            parts.append([page])
    shown = [
        str(part[0]) if len(part) == 1 else f"{part[0]}, {part[1]}" if len(part) == 2 else f"{part[0]} to {part[-1]}"
        for part in parts
    ]
    if len(shown) > 20:
        shown = [*shown[:20], "..."]
    return f"page{'s' if len(pages) > 1 else ''} {', '.join(shown)}"
