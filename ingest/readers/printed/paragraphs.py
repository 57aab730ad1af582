"""Printed pages to paragraphs, one a line: what a person reads there, without the accidents of paper.

1. Running heads and feet and page numbers are left out (:mod:`ingest.readers.printed.furniture`).
2. Columns are read one after the other, tables row by row, cells in reading order
   (:mod:`ingest.readers.printed.columns`); a cell begins a line of its own.
3. The lines of a paragraph are one line: words that were broken at a line's end are whole
   (:mod:`ingest.readers.printed.joining`).
4. A new paragraph begins (:mod:`ingest.readers.printed.breaks`) where a first line is set in, where there is more blank
   than between lines, where the left edge or the size of the type changes clearly, where the line before ended early,
   and where a label that counts on begins a line. What is nothing but the label of an article is a line of its own.
5. Centred lines are lines of their own, but for a title that was too long for one.
6. A paragraph that goes on on the next page, or in the next column, is one paragraph.
7. A blank line stands where there is more blank than between lines, and at both ends of a table.
8. Every line stands at the page on which it begins. ``recognised`` are the paragraphs in which a recogniser read any
   line, and ``confidence`` the mean of theirs, by characters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.readers.layout import SourceLine, compose
from ingest.readers.normalising import normalise
from ingest.readers.printed.breaks import Breaks
from ingest.readers.printed.columns import Block, blocks
from ingest.readers.printed.furniture import without_furniture
from ingest.readers.printed.joining import Joiner
from ingest.readers.printed.measuring import Placed
from ingest.readers.printed.page import PrintedLine, PrintedPage
from kb.model import Reading, Span


@dataclass(slots=True)
class Paragraph:
    """A paragraph under construction."""

    words: str
    page: int
    gap: bool
    recognised: bool


def compose_pages(pages: Sequence[PrintedPage], media_type: str) -> Reading:
    """The reading of printed pages, by the guarantees of this module."""
    kept = without_furniture(pages)
    paragraphs = list(paragraphs_of(kept))
    lines: list[SourceLine] = []
    for paragraph in paragraphs:
        if paragraph.gap and lines:
            lines.append(SourceLine(""))
        lines.append(SourceLine(paragraph.words, str(paragraph.page)))
    reading = compose(lines, "page", media_type)
    seen = [line for page in kept for line in page.lines if line.confidence is not None]
    return replace(reading, recognised=recognised(reading.text, paragraphs), confidence=confidence(seen))


def paragraphs_of(pages: Sequence[PrintedPage]) -> Iterator[Paragraph]:
    """The paragraphs of pages without furniture."""
    placed = in_order(pages)
    joiner = Joiner(line.line.words for line in placed)
    breaks = Breaks(placed)
    current: Paragraph | None = None
    for place, line in enumerate(placed):
        cell_edge = place > 0 and line.cell != placed[place - 1].cell
        if breaks.begins(place) or current is None:
            if current is not None:
                yield current
            current = Paragraph(line.line.words, line.page, breaks.gap(place) or cell_edge, line.seen)
        else:
            current.words = joiner.join(current.words, line.line.words)
            current.recognised |= line.seen
    if current is not None:
        yield current


def in_order(pages: Sequence[PrintedPage]) -> list[Placed]:
    """The lines of all pages in reading order, with the edges they are set between."""
    laid = [(page, blocks([line for line in page.lines if line.words.strip()])) for page in pages]
    widths = Counter[int]()
    for _, parts in laid:
        for line in plain(parts):
            widths[round(line.right - left_edge(parts))] += 1
    usual = usual_width(widths)
    found: list[Placed] = []
    for page, parts in laid:
        left = left_edge(parts)
        right = max([left + usual, *(line.right for line in plain(parts) if line.right - left < 1.03 * usual)])
        for number, block in enumerate(parts):
            edges = (block.left if block.left is not None else left, block.right if block.right is not None else right)
            for place, line in enumerate(block.lines):
                first = place == 0 and (number == 0 or block.left is not None or parts[number - 1].left is not None)
                below = 1 - line.bottom / page.height
                found.append(Placed(line, page.number, *edges, first, block.cell, below))
    return found


def plain(parts: Sequence[Block]) -> list[PrintedLine]:
    """The lines that stand in no column."""
    return [line for block in parts if block.left is None for line in block.lines]


def left_edge(parts: Sequence[Block]) -> float:
    """Where the lines of a page begin: the leftmost place that several share, or the leftmost of all."""
    lefts = sorted(line.left for line in plain(parts))
    size = max((line.size for line in plain(parts)), default=1.0)
    for left in lefts:
        if sum(abs(other - left) < 0.3 * size for other in lefts) >= max(2, 0.08 * len(lefts)):
            return left
    return lefts[0] if lefts else 0.0


def usual_width(widths: Counter[int]) -> float:
    """The width that lines are set to: the widest that is not an exception."""
    total = sum(widths.values())
    over = 0
    for width in sorted(widths, reverse=True):
        over += widths[width]
        if over >= max(1, 0.02 * total):
            return float(width)
    return 0.0


def recognised(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Span, ...]:
    """The spans of the text that a recogniser read; every line that is not blank is one of the paragraphs."""
    if not any(paragraph.recognised for paragraph in paragraphs):
        return ()
    spans: list[Span] = []
    marks = iter([paragraph.recognised for paragraph in paragraphs if normalise(paragraph.words)])
    start = 0
    for line in text.split("\n"):
        if line and next(marks):
            if spans and text[spans[-1].end : start].strip() == "":
                spans[-1] = Span(spans[-1].start, start + len(line))
            else:
                spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return tuple(spans)


def confidence(lines: Sequence[PrintedLine]) -> float | None:
    """The mean confidence of recognised lines, by their characters."""
    letters = sum(len(line.words) for line in lines)
    return sum((line.confidence or 0.0) * len(line.words) for line in lines) / letters if letters else None
