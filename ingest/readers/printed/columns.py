"""The order in which the lines of a page are read, where it has columns or tables.

1. Parts of one row that no column keeps apart are one line: the words of a justified line may stand far apart.
2. Columns of running text are read one after the other: two or more blocks of lines, side by side, with a blank
   channel between them, most of whose lines fill their column.
3. Everything else that stands side by side is a table: read row by row, cells from left to right, the lines of a cell
   together. A row begins where its first column has words that do not go on from the row before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ingest.readers.printed.page import PrintedLine
from kb.languages import LABEL_FORMS

CHANNEL = 0.9
"""Ems of blank between columns at least."""

FILLED = 0.75
"""The share of its column that a line of running text fills, but for the last of a paragraph."""

Row = list[PrintedLine]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that are read together, with the left and right edges they are set between; a cell is a block too."""

    lines: tuple[PrintedLine, ...]
    left: float | None = None
    right: float | None = None
    cell: bool = False


def blocks(lines: Sequence[PrintedLine]) -> list[Block]:
    """The lines of a page in reading order, in blocks."""
    found: list[Block] = []
    single: list[PrintedLine] = []
    for channels, band in bands(rows(lines)):
        if not channels:
            single += [whole(row) for row in band]
            continue
        if single:
            found.append(Block(tuple(single)))
            single = []
        found += side_by_side(band, channels)
    if single:
        found.append(Block(tuple(single)))
    return found


def rows(lines: Sequence[PrintedLine]) -> list[Row]:
    """The lines by rows, from top to bottom, each from left to right."""
    found: list[Row] = []
    for line in sorted(lines, key=lambda line: line.bottom):
        if found and abs(found[-1][0].bottom - line.bottom) < 0.45 * max(line.size, found[-1][0].size):
            found[-1].append(line)
        else:
            found.append([line])
    return [labelled(sorted(row, key=lambda line: line.left)) for row in found]


def labelled(row: Row) -> Row:
    """A row whose first part is a label, put to the words it stands before."""
    if len(row) > 1 and any((found := form.pattern.match(f"{row[0].words} ")) and found.end() >= len(row[0].words)
                            for form in LABEL_FORMS):  # fmt: skip
        return [whole(row[:2]), *row[2:]]
    return row


def whole(row: Row) -> PrintedLine:
    """The parts of a row as one line."""
    if len(row) == 1:
        return row[0]
    sure = [line for line in row if line.confidence is not None]
    letters = sum(len(line.words) for line in sure) or 1
    return PrintedLine(
        " ".join(line.words.strip() for line in row),
        row[0].left,
        min(line.top for line in row),
        max(line.right for line in row),
        max(line.bottom for line in row),
        max(line.size for line in row),
        sum((line.confidence or 0) * len(line.words) for line in sure) / letters if sure else None,
    )


def bands(page: list[Row]) -> Iterator[tuple[list[tuple[float, float]], list[Row]]]:
    """The page cut into runs of rows that the same channels go through, and rows that none does."""
    start = 0
    while start < len(page):
        if len(page[start]) == 1:
            yield [], [page[start]]
            start += 1
            continue
        end, channels = run_of(page, start)
        yield channels, page[start:end]
        start = end


def run_of(page: list[Row], start: int) -> tuple[int, list[tuple[float, float]]]:
    """Where the band that begins with this row ends, and its channels; none if it is not side by side."""
    channels = gaps(page[start])
    end = start + 1
    split = 1
    while end < len(page) and near(page[end - 1], page[end]):
        kept = [narrowed for channel in channels if (narrowed := through(channel, page[end]))]
        if not kept or (len(page[end]) == 1 and spans_all(page[end][0], page[start:end])):
            break
        channels = kept
        split += len(page[end]) > 1
        end += 1
    while end > start + 1 and len(page[end - 1]) == 1 and not beside(page[end - 1][0], channels):
        end -= 1
    return (end, channels) if apart(page, page[start:end], split, channels) else (start + 1, [])


def apart(page: list[Row], band: list[Row], split: int, channels: Sequence[tuple[float, float]]) -> bool:
    """Whether channels are no chance of justified lines: they go through several rows, or are wide."""
    size = band[0][0].size
    widest = max(right - left for left, right in channels)
    if split > 1:
        return split > 2 or widest > 2 * size
    left, right = min(row[0].left for row in page), max(row[-1].right for row in page)
    justified = abs(band[0][0].left - left) < size and abs(band[0][-1].right - right) < size
    return widest > 3 * size and not justified


def gaps(row: Row) -> list[tuple[float, float]]:
    """The blanks between the parts of a row."""
    return [(one.right, other.left) for one, other in pairwise(row)]


def through(channel: tuple[float, float], row: Row) -> tuple[float, float] | None:
    """What of a channel a row leaves blank, if it is enough."""
    left, right = channel
    for line in row:
        if line.right <= left + 0.2 * line.size or line.left >= right - 0.2 * line.size:
            continue
        middle = (left + right) / 2
        if line.left <= middle <= line.right:
            return None
        left, right = (max(left, line.right), right) if line.right < middle else (left, min(right, line.left))
    return (left, right) if right - left >= CHANNEL * row[0].size * 0.8 else None


def near(above: Row, below: Row) -> bool:
    """Whether a row follows another within what a table or a paragraph leaves blank."""
    return below[0].top - above[0].bottom < 2.5 * max(above[0].size, below[0].size)


def spans_all(line: PrintedLine, band: list[Row]) -> bool:
    """Whether a line is wider than the widest part of the rows above it, so that it is set across the page."""
    return line.right - line.left > 1.2 * max(part.right - part.left for row in band for part in row)


def beside(line: PrintedLine, channels: Sequence[tuple[float, float]]) -> bool:
    """Whether a line lies to one side of a channel and goes up to near it."""
    return any(line.left >= right - 1 or line.right <= left + 1 for left, right in channels)


def side_by_side(band: list[Row], channels: list[tuple[float, float]]) -> list[Block]:
    """The rows of a band as columns or as the cells of a table."""
    borders = [(left + right) / 2 for left, right in sorted(channels)]
    columns: list[list[Row]] = [[] for _ in range(len(borders) + 1)]
    cut: list[list[Row]] = []
    for row in band:
        parts: list[Row] = [[] for _ in columns]
        for line in row:
            parts[sum(line.left >= border for border in borders)].append(line)
        cut.append(parts)
        for column, part in zip(columns, parts, strict=True):
            column.append(part)
    if running(columns):
        return [column_block([whole(part) for part in column if part]) for column in columns]
    return list(cells(cut))


def running(columns: list[list[Row]]) -> bool:
    """Whether columns hold running text: enough lines, most of which fill them."""
    for column in columns:
        lines = [whole(part) for part in column if part]
        if len(lines) < 4:
            return False
        width = max(line.right for line in lines) - min(line.left for line in lines)
        if sum(line.right - line.left >= FILLED * width for line in lines) < 0.6 * len(lines):
            return False
        if width < 10 * median(line.size for line in lines):
            return False
    return True


def column_block(lines: list[PrintedLine]) -> Block:
    """The lines of a column with its edges."""
    return Block(tuple(lines), min(line.left for line in lines), max(line.right for line in lines))


def cells(cut: list[list[Row]]) -> Iterator[Block]:
    """The cells of a table, row by row."""
    steps = [below - above for above, below in pairwise(map(base, cut))]
    usual = min(steps, default=0.0)
    tables: list[list[list[Row]]] = []
    for place, parts in enumerate(cut):
        new = place == 0 or steps[place - 1] > 1.25 * usual
        if new or (parts[0] and not goes_on(cut[place - 1], parts)):
            tables.append([parts])
        else:
            tables[-1].append(parts)
    for table in tables:
        for column in zip(*table, strict=True):
            lines = [whole(part) for part in column if part]
            if lines:
                yield replace(column_block(lines), cell=True)


def base(parts: list[Row]) -> float:
    """The base line of a row."""
    return max(line.bottom for part in parts for line in part)


def goes_on(above: list[Row], below: list[Row]) -> bool:
    """Whether the first cell of a row goes on in the next row: only where the row has more lines than other cells."""
    return bool(above[0]) and not any(below[1:])
