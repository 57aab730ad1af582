"""The lines of a page by its ink: where each begins and ends, marks above and below it with it.

Tesseract's own search takes the tone marks over Thai vowels for lines of their own where they stand clear of the
letters (fonts such as Garuda), loses them and prints ``4๕๑`` instead; and it merges or drops lines of Japanese. So the
lines are found here and handed over one by one.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from ingest.readers.recognition.preparing import DOTS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ink = NDArray[np.bool_]

CORE = 0.4
"""Share of the usual density of a line's letters above which a row runs through letters, not just through marks."""

CELL = 24
"""Dots of a cell in which the width of a line is counted, so that a short line is as dense as a long one."""

SMOOTH = 21
"""Dots of height over which density is averaged: less than a letter, more than the strokes it is made of."""

FRAGMENT, NEAR = 0.45, 0.8
"""Shares of the usual height of letters: lower than the first is a fragment, nearer than the second is joined."""

SMALLEST = round(0.04 * DOTS)
"""Dots of height under which a row is specks or what is left of a rule."""


WIDE_GAP = 2.2
"""Ems of blank in a row that set its parts apart: cells of a table, columns, the two sides of signatures."""

GUTTER, GUTTER_HEIGHT = round(0.2 * DOTS), round(1.2 * DOTS)
"""Dots of width and height of a blank channel at least that has columns of text on either side."""

MOST_BODY = round(1.2 * DOTS)
"""Dots of height over which a row is a picture."""

MOST_ROWS = 400
"""Rows on a page at most; more are the screen of a photograph."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line, or a part of one, in dots; ``em`` is the height of its type, more or less, and ``base`` where its letters
    end, whatever hangs below them."""

    left: int
    top: int
    right: int
    bottom: int
    em: int
    base: int


def find_rows(ink: Ink) -> list[Row]:
    """The lines of a page from top to bottom; one that a wide blank parts is several rows."""
    rows = [row for box in regions(ink, (0, 0, ink.shape[1], ink.shape[0])) for row in _rows_of(ink, box)]
    return sorted(rows, key=lambda row: (row.top, row.left))[:MOST_ROWS]


def regions(ink: Ink, box: tuple[int, int, int, int]) -> list[tuple[int, int, int, int]]:
    """Parts of a box (left, top, right, bottom) that have no columns side by side in them."""
    left, top, right, bottom = box
    part = ink[top:bottom, left:right]
    if channel := _widest_blank(part.sum(axis=0) > 0, GUTTER if bottom - top >= GUTTER_HEIGHT else right - left):
        middle = left + (channel[0] + channel[1]) // 2
        return [*regions(ink, (left, top, middle, bottom)), *regions(ink, (middle, top, right, bottom))]
    band = _widest_blank(part.sum(axis=1) > 0, SMOOTH)
    if not band or bottom - top < 2 * GUTTER_HEIGHT:
        return [box]
    middle = top + (band[0] + band[1]) // 2
    halves = [
        found for half in ((left, top, right, middle), (left, middle, right, bottom)) for found in regions(ink, half)
    ]
    return halves if any(found[0] > left or found[2] < right for found in halves) else [box]


def _widest_blank(marked: NDArray[np.bool_], least: int) -> tuple[int, int] | None:
    """The widest blank between marks, if it is at least so wide."""
    edges = np.flatnonzero(marked)
    if len(edges) < 2:
        return None
    gaps = [(a + int(edges[0]), b + int(edges[0])) for a, b in runs(~marked[edges[0] : edges[-1] + 1])]
    widest = max(gaps, key=lambda gap: gap[1] - gap[0], default=None)
    return widest if widest and widest[1] - widest[0] >= least else None


def _rows_of(ink: Ink, box: tuple[int, int, int, int]) -> list[Row]:
    """The rows of a region that has no columns."""
    left, top, right, bottom = box
    part = ink[top:bottom, left:right]
    cores, counts = find_cores(part), part.sum(axis=1)
    if not cores:
        return []
    cuts = [0, *(cut_between(counts, a[1], b[0]) for a, b in pairwise(cores)), len(counts)]
    rows = []
    for (start, end), (above, below) in zip(cores, pairwise(cuts), strict=True):
        height = end - start
        above, below = max(above, start - height * 2), min(below, end + height * 2)
        rows += _parts(part, above, below, height, end)
    return [
        Row(row.left + left, row.top + top, row.right + left, row.bottom + top, row.em, row.base + top)
        for row in rows
        if row.bottom - row.top >= SMALLEST and row.right - row.left >= SMALLEST and row.em <= MOST_BODY
    ]


def _parts(ink: Ink, above: int, below: int, height: int, base: int) -> list[Row]:
    """The parts of one line between wide blanks."""
    columns = np.flatnonzero(ink[above:below].any(axis=0))
    breaks = np.flatnonzero(np.diff(columns) > WIDE_GAP * max(height, SMOOTH * 1.5)) + 1
    found = []
    for places in np.split(columns, breaks):
        first, last = int(places[0]), int(places[-1]) + 1
        top, bottom = _trimmed(ink[above:below, first:last], height)
        found.append(Row(first, above + top, last, above + bottom, height, base))
    return found


def _trimmed(ink: Ink, height: int) -> tuple[int, int]:
    """The top and bottom of the ink of a line, without what is left of rules above and below it."""
    inked = runs(ink.sum(axis=1) > 0)

    def rule(run: tuple[int, int], gap: int) -> bool:
        return (
            gap > height / 4 and run[1] - run[0] < height / 4 and int(ink[run[0] : run[1]].any(axis=0).sum()) > height
        )

    while len(inked) > 1 and rule(inked[0], inked[1][0] - inked[0][1]):
        inked = inked[1:]
    while len(inked) > 1 and rule(inked[-1], inked[-1][0] - inked[-2][1]):
        inked = inked[:-1]
    return inked[0][0], inked[-1][1]


def find_cores(ink: Ink) -> list[tuple[int, int]]:
    """The runs of rows that go through letters."""
    width = ink.shape[1]
    cells = np.add.reduceat(ink, np.arange(0, width, CELL), axis=1) > 0
    reach = SMOOTH
    sums = np.cumsum(np.pad(cells, ((reach + 1, reach), (0, 0))), axis=0, dtype=np.int32)
    extent = ((sums[2 * reach + 1 :] - sums[: -2 * reach - 1]) > 0).sum(axis=1) * CELL
    density = np.convolve(ink.sum(axis=1) / np.maximum(extent, CELL), np.ones(SMOOTH) / SMOOTH, "same")
    written = density[density > 0.02]
    if not len(written):
        return []
    usual = float(np.percentile(written, 75))
    return join_fragments([run for run in runs(density > CORE * usual) if run[1] - run[0] >= 4])


def join_fragments(cores: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The cores, with what is too low for letters, as the heads of ไ and ป above the rest, joined to the nearest."""
    if not cores:
        return []
    usual = float(np.percentile([end - start for start, end in cores], 60))
    joined = list(cores)
    for core in cores:
        if core[1] - core[0] >= FRAGMENT * usual or core not in joined:
            continue
        at = joined.index(core)
        near = [(joined[at][0] - joined[at - 1][1], at - 1)] if at else []
        near += [(joined[at + 1][0] - joined[at][1], at)] if at + 1 < len(joined) else []
        gap, first = min(near, default=(usual, 0))
        if gap < NEAR * usual:
            joined[first : first + 2] = [(joined[first][0], joined[first + 1][1])]
    return joined


def runs(marked: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """The half-open ranges in which all are marked."""
    changes = np.flatnonzero(np.diff(np.pad(marked.astype(np.int8), 1)))
    return [(int(a), int(b)) for a, b in changes.reshape(-1, 2)]


def cut_between(counts: NDArray[np.int64], start: int, end: int) -> int:
    """The row between two lines that cuts through least: the middle of the longest white gap, if there is one."""
    between = counts[start:end]
    if not len(between):
        return start
    low = runs(between <= between.min())
    first, last = max(low, key=lambda run: run[1] - run[0])
    return start + (first + last) // 2
