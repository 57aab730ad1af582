"""A picture of a page made ready to be read: grey, even, upright, of one resolution, without rules and dark edges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL.Image import Image

    Grey = NDArray[np.uint8]
    Ink = NDArray[np.bool_]

DOTS = 300
"""Dots an inch at which pages are read. The models were trained on lines of about this size."""

MOST_EDGE = 6000
"""Dots of a page's longer edge at most, somewhat more than A3 has; posters are read coarser."""

MOST_SKEW = 3.0
"""Degrees up to which a page is turned upright; more is a page laid down wrongly."""

WHITE, BLACK = 0.95, 0.2
"""Shares of the paper's brightness above and below which all is white and all is black."""

HALO = 4
"""Dots of grey on either side of a rule, where the picture is not sharp."""

AT_EDGE = 15
"""Dots from the edge, or from one another, within which dark rows are one band; a dense line of type is farther in."""

RULE_INCHES = 0.45
"""A stroke longer than this is a rule of a table or an underline, and part of no character of running text."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A page ready to be read: ``grey`` (height x width, 0 is black), which dots are ``ink``, and ``scale`` dots a
    point.
    """

    grey: Grey
    ink: Ink
    scale: float


def prepare(image: Image, width: float) -> Prepared:
    """The page of a picture that is ``width`` points wide."""
    from PIL import Image as Images

    grey = image if image.mode == "L" else image.convert("L")
    height = grey.height * width / grey.width
    scale = min(DOTS / 72, MOST_EDGE / max(width, height))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    if size != grey.size:
        grey = grey.resize(size, Images.Resampling.LANCZOS)
    flat = flatten(grey)
    angle = skew(np.asarray(flat) < 128)
    if abs(angle) >= 0.05:
        flat = flat.rotate(angle, Images.Resampling.BICUBIC, fillcolor=255)
    dots = np.asarray(flat).copy()
    ink = dots < 128
    for found in (with_halo(rules(ink), ink), with_halo(rules(ink.T), ink.T).T, edges(ink)):
        dots[found] = 255
    return Prepared(dots, dots < 128, scale)


def flatten(grey: Image) -> Image:
    """The picture on white paper: every dot relative to the brightest around it, faint noise and shadows gone."""
    from PIL import Image as Images
    from PIL import ImageFilter

    cell = 12
    small = grey.reduce(cell).filter(ImageFilter.MaxFilter(7)).filter(ImageFilter.GaussianBlur(3))
    paper = np.asarray(small.resize(grey.size, Images.Resampling.BICUBIC), np.float32)
    dots = np.asarray(grey.filter(ImageFilter.GaussianBlur(0.6)), np.float32) / np.maximum(paper, 1)
    return Images.fromarray(np.clip((dots - BLACK) / (WHITE - BLACK) * 255, 0, 255).astype(np.uint8))


def skew(ink: Ink) -> float:
    """Degrees by which the lines of a page run down to the right, the angle at which its rows are most distinct."""
    rows, columns = np.nonzero(ink[::2, ::2])
    if len(rows) < 100:
        return 0.0
    step = max(1, len(rows) // 100_000)
    rows, columns = rows[::step].astype(np.float32), columns[::step].astype(np.float32)

    def distinct(angle: float) -> float:
        moved = rows - columns * np.float32(np.tan(np.radians(angle)))
        counts = np.bincount((moved - moved.min()).astype(np.int64) // 2)
        return float((np.diff(counts.astype(np.float64)) ** 2).sum())

    best = 0.0
    for reach, step_size in ((MOST_SKEW, 0.5), (0.5, 0.1), (0.1, 0.025)):
        angles = best + np.arange(-reach, reach + step_size / 2, step_size)
        best = float(max(angles, key=lambda angle: (distinct(angle), -abs(angle))))
    return best if abs(best) <= MOST_SKEW else 0.0


def rules(ink: Ink) -> Ink:
    """The dots of level strokes that are longer than any character."""
    length = round(RULE_INCHES * DOTS)
    if ink.shape[1] <= length:
        return np.zeros_like(ink)
    sums = np.cumsum(np.pad(ink, ((0, 0), (1, 0))), axis=1, dtype=np.int16)
    starts = sums[:, length:] - sums[:, :-length] >= length * 0.98
    marked: NDArray[Any] = np.zeros((ink.shape[0], ink.shape[1] + 1), np.int8)
    marked[:, : starts.shape[1]] += starts
    marked[:, length : length + starts.shape[1]] -= starts
    return np.asarray(np.cumsum(marked[:, :-1], axis=1, dtype=np.int16) > 0) & ink


def with_halo(found: Ink, ink: Ink) -> Ink:
    """Level rules with what is uneven and grey beside them and the ends that go on in their rows.

    Letters that touch a rule, as underlined ones do, stay.
    """
    rows = np.flatnonzero(found.any(axis=1))
    if not len(rows):
        return found
    beside = spread(found, HALO)
    letters = spread(ink & ~beside, HALO + 2)
    halo = found | (beside & ~(ink & letters))
    ends = found[rows]
    halo[rows] |= spread(ends.T, 4 * HALO).T & ~ends.any(axis=0)
    return halo


def spread(marked: Ink, dots: int) -> Ink:
    """The marked dots and so many above and below each."""
    sums = np.cumsum(np.pad(marked, ((dots + 1, dots), (0, 0))), axis=0, dtype=np.int16)
    return np.asarray(sums[2 * dots + 1 :] > sums[: -2 * dots - 1])


def edges(ink: Ink) -> Ink:
    """The dots of dark bands along the edges, the shadow of the scanner's lid."""
    found = np.zeros_like(ink)
    margin = round(0.6 * DOTS)
    for turned, marks in ((ink, found), (ink[::-1], found[::-1]), (ink.T, found.T), (ink.T[::-1], found.T[::-1])):
        dark = np.flatnonzero(turned[:margin].mean(axis=1) > 0.5)
        if len(dark) and dark[0] < AT_EDGE:
            apart = np.flatnonzero(np.diff(dark) > AT_EDGE)
            marks[: int(dark[apart[0] if len(apart) else -1]) + 3] = True
    return found
