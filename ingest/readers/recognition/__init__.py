"""Pictures of text to printed pages, by Tesseract: Thai, Japanese and English.

1. The picture is made even and upright (:mod:`ingest.readers.recognition.preparing`) and its lines are found here
   (:mod:`ingest.readers.recognition.rows`), each part of a line that a wide blank sets apart by itself.
2. The document's model is chosen on a few lines of its first page, and anew for a page that it reads badly; lines that
   it is not sure of are read by it together with English (:mod:`ingest.readers.recognition.choosing`).
3. What the models get wrong and the words around it make certain is put right
   (:mod:`ingest.readers.recognition.repairing`). No digit is changed.
4. Lines without a letter or a digit, and lines of which hardly anything is certain, are left out.
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from ingest.readers.base import UnreadableSource
from ingest.readers.normalising import normalise
from ingest.readers.printed.page import PrintedLine, PrintedPage
from ingest.readers.recognition.choosing import MIXED, SCRIPTS, better, choose, doubtful, sample
from ingest.readers.recognition.program import available, missing, read_lines, require, version
from ingest.readers.recognition.repairing import repair_japanese_line, repair_thai_line, wide_figures
from ingest.readers.recognition.words import SeenLine

if TYPE_CHECKING:
    from PIL.Image import Image

    from ingest.readers.recognition.preparing import Prepared
    from ingest.readers.recognition.rows import Row

__all__ = ["Recogniser", "available", "missing", "require", "version"]

PAGE_SECONDS = 90.0
"""Seconds that a page may take; a full one takes 2 to 5 on an idle core."""

BADLY = 0.75
"""Mean confidence of a page under which the model is chosen anew."""

PADDING = 14
"""White dots around a line; with fewer the models lose marks, with more the letters become small."""


EM, SHORT = 1.05, 6
"""The width of a kanji relative to the height of a line of them, and the characters of a line too short to measure."""


class Recogniser:
    """Reads the pages of one document, and keeps what it learnt of it: its language, the width of its figures."""

    def __init__(self, seconds: float = PAGE_SECONDS) -> None:
        """``seconds`` are what a page may take."""
        self._seconds = seconds
        self._model: str | None = None
        self._wide = False

    def available(self) -> bool:
        """Whether pictures can be read here."""
        return available()

    def recognise(self, image: Image, number: int, width: float, height: float) -> PrintedPage:
        """The lines of a picture of page ``number``, whose size in points is ``width`` by ``height``.

        :class:`UnreadableSource` where the recogniser is not installed, fails, or takes too long.
        """
        from ingest.readers.recognition.preparing import DOTS, prepare
        from ingest.readers.recognition.rows import find_rows

        require()
        page = prepare(image, width)
        rows = find_rows(page.ink)
        reader = _PageReader(page, rows, DOTS, time.monotonic() + self._seconds)
        lines = self._read(reader) if rows else []
        return PrintedPage(number, width, height, tuple(self._printed(lines, rows, page.scale)))

    def _read(self, reader: _PageReader) -> list[SeenLine]:
        """What is seen in the rows of a page."""
        chosen = self._model or reader.choose()
        lines = reader.read(chosen)
        if self._model and mean_confidence(lines) < BADLY and (other := reader.choose()) != chosen:
            lines = max(lines, reader.read(other), key=mean_confidence)
            chosen = other
        self._model = chosen
        for models in MIXED[chosen]:
            places = [at for at, line in enumerate(lines) if doubtful(line)]
            for at, line in zip(places, reader.read(models, places), strict=True):
                lines[at] = line if better(line, lines[at]) else lines[at]
        return lines

    def _printed(self, lines: list[SeenLine], rows: list[Row], scale: float) -> list[PrintedLine]:
        """The lines of a page as they are printed, those that are debris left out."""
        japanese = [at for at, line in enumerate(lines) if SCRIPTS["jpn"].search(line.text) and len(line.text) > SHORT]
        em = EM * median([rows[at].bottom - rows[at].top for at in japanese] or [0.0])
        counts = Counter(wide for at in japanese for wide in wide_figures(lines[at], em))
        if counts:
            self._wide = counts[True] > counts[False]
        found = []
        for line, row in zip(lines, rows, strict=True):
            words = self._words(line, em or row.em)
            if words and not line.debris:
                # Lines are measured by their letters: marks above and below some of them would move every distance.
                edges = (row.left, row.base - row.em, row.right, row.base, row.em)
                left, top, right, bottom, size = (round(edge / scale, 2) for edge in edges)
                found.append(PrintedLine(words, left, top, right, bottom, size, round(line.confidence, 4)))
        return found

    def _words(self, line: SeenLine, em: float) -> str:
        """The words of a line, repaired by the script they are in."""
        if SCRIPTS["jpn"].search(line.text):
            line = replace(line, text=repair_japanese_line(line, em, wide=self._wide))
        words = " ".join(normalise(line.text).split("\n"))
        return repair_thai_line(words) if SCRIPTS["tha"].search(words) else words


class _PageReader:
    """Hands the rows of one page to the program until its time is over."""

    def __init__(self, page: Prepared, rows: list[Row], dots: int, until: float) -> None:
        import numpy as np
        from PIL import Image as Images

        self._dots, self._until = dots, until
        self._widths = [row.right - row.left for row in rows]
        self._strips = [
            Images.fromarray(np.pad(page.grey[r.top : r.bottom, r.left : r.right], PADDING, constant_values=255))
            for r in rows
        ]

    def read(self, models: str, places: list[int] | None = None) -> list[SeenLine]:
        """What the models see in the rows at these places, in all of them without."""
        chosen = self._strips if places is None else [self._strips[at] for at in places]
        left = self._until - time.monotonic()
        if left <= 0:
            raise UnreadableSource("a picture of text that takes too long to read")
        return read_lines(chosen, models, self._dots, left)

    def choose(self) -> str:
        """The model for the page."""
        places = sample(self._widths)
        return choose(lambda model: self.read(model, places))


def mean_confidence(lines: list[SeenLine]) -> float:
    """The mean confidence of lines by characters, 1 without any."""
    length = sum(len(line.text) for line in lines)
    return sum(line.confidence * len(line.text) for line in lines) / length if length else 1.0
