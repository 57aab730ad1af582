"""What a group of source and target lines is worth: the objective that the best path maximises the plain sum of.

Measured in ``design/ALIGNMENT.md``. With ``cos`` the cosine of the two sides and ``ns``, ``nt`` the mean distances
(1 - cosine) of the two sides to all lines of the other text, a group scores

    1 - 2 (1 - cos) / (ns + nt)  -  .25 min(|log(target length / source length / expected ratio)|, 2)

with 20 characters added to both lengths, less .1 for a 2:2 group, and .1 more or less where both sides begin with a
label of the same depth that is equal or unequal. The margin over the *whole* other text puts a chance pair at 0 and a
perfect one at 1, so that all scores can be added and compared with the 0 of a line left alone: a line joins a group
only if that raises the sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.alignment.path import LONGEST, MOVES, Corridor, Floats, Ints

Label = tuple[int, ...] | None
"""The place a printed label names, from the outside in (``Article 3 (b)`` is ``(3, 2)``), whatever the script."""

TINY = 1e-6
SOURCE_SIZES = np.array([a for a, _ in MOVES])
TARGET_SIZES = np.array([b for _, b in MOVES])


@dataclass(frozen=True, slots=True)
class Weights:
    """The settings of the objective, in units of the margin; the same for all texts and languages."""

    length: float = 0.25
    pad: float = 20.0
    """Characters added to both lengths (in the target's measure), since the ratio of short lines scatters widely."""
    length_ceiling: float = 2.0
    """Beyond e² times the expected ratio a length is no more wrong than at it."""
    two_by_two: float = 0.1
    """Two right 1:1 groups must not be glued because together they are a little more alike than each alone."""
    label: float = 0.1
    """An equal label then beats an unequal one by .2: enough to part near-identical neighbours, which differ by less,
    and too little to hold a wrong pair (margin about 0) against a right one (about .6)."""


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Lines:
    """One text as the objective sees it: unit ``vectors`` (n, d), ``lengths`` (n,) in characters, n ``labels``."""

    vectors: Floats
    lengths: NDArray[np.float64]
    labels: tuple[Label, ...]

    @property
    def weighted(self) -> Floats:
        """The vectors at their weight in the average that stands for several lines: the square root of the length."""
        return self.vectors * np.sqrt(self.lengths).astype(self.vectors.dtype)[:, None]

    @property
    def centre(self) -> Floats:
        """The mean vector, one imaginary line unlike all others counted in.

        Without that line, the only line of a text would be as far from its translation as from the text on average.
        """
        return np.asarray(self.vectors.sum(axis=0) / (len(self.vectors) + 1))

    def halved(self) -> Lines:
        """A coarser text: every two lines made one."""
        starts = np.arange(0, len(self.lengths), 2)
        vectors = np.add.reduceat(self.weighted, starts)
        return Lines(unit(vectors), np.add.reduceat(self.lengths, starts), (None,) * len(starts))


def unit(vectors: Floats) -> Floats:
    """The vectors at length 1."""
    norms = np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), TINY)
    return np.asarray(vectors / norms)


@dataclass(frozen=True, slots=True)
class Spans:
    """What every run of 1 to ``LONGEST`` lines of a text brings to a score; arrays (size, end), unused where too short.

    ``norms`` are the lengths of the runs' summed vectors, ``far`` their mean distances to all lines of the other text.
    """

    norms: Floats
    far: Floats
    log_lengths: Floats

    @classmethod
    def of(cls, lines: Lines, centre: Floats, pad: float) -> Spans:
        """The runs of ``lines``; ``centre`` is the mean vector of the other text: a mean of products is linear."""
        count = len(lines.lengths)
        norms, far, log_lengths = (np.ones((LONGEST + 1, count + 1), np.float32) for _ in range(3))
        ends = np.concatenate([[0.0], np.cumsum(lines.lengths)])
        single = sums = lines.weighted
        for size in range(1, min(LONGEST, count) + 1):
            if size > 1:
                sums = sums[:-1] + single[size - 1 :]
            norms[size, size:] = np.maximum(np.linalg.norm(sums, axis=1), TINY)
            far[size, size:] = 1.0 - sums @ centre / norms[size, size:]
            log_lengths[size, size:] = np.log(ends[size:] - ends[:-size] + pad)
        return cls(norms, far, log_lengths)


class Objective:
    """The score of every group of two texts; ``ratio`` is the expected length of a target in source characters."""

    def __init__(self, source: Lines, target: Lines, ratio: float, weights: Weights = WEIGHTS) -> None:
        """Prepare what all groups need: sums, mean distances, lengths and numbered labels; neither text is empty."""
        self.source, self.target, self.log_ratio, self.weights = source, target, float(np.log(ratio)), weights
        self.source_weighted, self.target_weighted = source.weighted, target.weighted
        self.source_centre, self.target_centre = source.centre, target.centre
        self.source_spans = Spans.of(source, self.target_centre, weights.pad)
        self.target_spans = Spans.of(target, self.source_centre, weights.pad * ratio)
        self.labels = Labels.of(source.labels, target.labels)
        self.penalties = np.where((SOURCE_SIZES == 2) & (TARGET_SIZES == 2), weights.two_by_two, 0.0)

    def table(self, corridor: Corridor) -> list[Floats]:
        """The scores of all moves into all cells, a table for the best path; averages stand for several lines."""
        return [self._row(i, low, high) for i, (low, high) in enumerate(corridor)]

    def of_groups(self, moves: Ints, i: Ints, j: Ints, source: Floats, target: Floats) -> Floats:
        """The scores of k moves that end in cells ``(i, j)``, given the real unit vectors (k, d) of their two sides."""
        a, b = SOURCE_SIZES[moves], TARGET_SIZES[moves]
        return self._combine(
            moves,
            np.einsum("kd,kd->k", source, target),
            2.0 - source @ self.target_centre - target @ self.source_centre,
            self.target_spans.log_lengths[b, j] - self.source_spans.log_lengths[a, i],
            self.labels.agreement(i - a, j - b),
        )

    def _combine(self, moves: Ints, cosine: Floats, far: Floats, log_lengths: Floats, labels: Floats) -> Floats:
        """The score from its parts: ``far`` is ns + nt, ``log_lengths`` the log of the target's over the source's."""
        weights = self.weights
        margin = 1.0 - 2.0 * (1.0 - cosine) / np.maximum(far, TINY)
        off = np.minimum(np.abs(log_lengths - self.log_ratio), weights.length_ceiling)
        score: Floats = margin - weights.length * off + weights.label * labels - self.penalties[moves]
        return score.astype(np.float32)

    def _row(self, i: int, low: int, high: int) -> Floats:
        """The scores of all moves into the cells ``(i, low .. high - 1)``, shape (moves, high - low)."""
        if i == 0:
            return np.full((len(MOVES), high - low), -np.inf, np.float32)
        source, target, ends = self.source_spans, self.target_spans, np.arange(low, high)
        a, b = SOURCE_SIZES[:, None], TARGET_SIZES[:, None]
        score = self._combine(
            np.arange(len(MOVES))[:, None],
            self._products(i, ends) / (source.norms[a, i] * target.norms[b, ends]),
            source.far[a, i] + target.far[b, ends],
            target.log_lengths[b, ends] - source.log_lengths[a, i],
            self.labels.agreement(i - a, ends - b),
        )
        score[(a > i) | (b > ends)] = -np.inf
        return score

    def _products(self, i: int, ends: Ints) -> Floats:
        """The products of the summed vectors of all moves into ``(i, ends)``: sums of products of single lines."""
        first = max(int(ends[0]) - LONGEST, 0)
        sums = np.cumsum(self.source_weighted[max(i - LONGEST, 0) : i][::-1], axis=0)
        single = sums @ self.target_weighted[first : int(ends[-1])].T
        running = np.zeros((len(sums), single.shape[1] + 1))
        np.cumsum(single, axis=1, out=running[:, 1:])
        a = np.minimum(SOURCE_SIZES, len(sums))[:, None] - 1
        begins = np.maximum(ends - TARGET_SIZES[:, None], first)
        products: Floats = running[a, ends - first] - running[a, begins - first]
        return products


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of two texts as numbers: equal ones are equal, 0 is none; ``depths`` are the lengths of the labels."""

    source: Ints
    target: Ints
    source_depths: Ints
    target_depths: Ints

    @classmethod
    def of(cls, source: Sequence[Label], target: Sequence[Label]) -> Labels:
        """Number the labels in order of appearance."""
        numbers: dict[Label, int] = {None: 0, (): 0}

        def numbered(labels: Sequence[Label]) -> Ints:
            return np.array([numbers.setdefault(label, len(numbers)) for label in labels], np.int64)

        def depths(labels: Sequence[Label]) -> Ints:
            return np.array([len(label or ()) for label in labels], np.int64)

        return cls(numbered(source), numbered(target), depths(source), depths(target))

    def agreement(self, i: Ints, j: Ints) -> Floats:
        """1 where source line i and target line j bear equal labels, -1 for unequal ones of one depth, else 0.

        Labels of different depths are not compared: one language version may count its items on through the articles.
        """
        if not self.source_depths.any() or not self.target_depths.any():
            return np.zeros(1)
        i, j = np.maximum(i, 0), np.maximum(j, 0)
        depth = self.source_depths[i]
        comparable = (depth > 0) & (depth == self.target_depths[j])
        return np.where(comparable, np.where(self.source[i] == self.target[j], 1.0, -1.0), 0.0)
