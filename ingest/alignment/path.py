"""The best monotone path through two texts: a dynamic programme over a corridor of cells, one numpy row at a time.

Cell ``(i, j)`` of the grid means: the first ``i`` source lines and the first ``j`` target lines are done. A *move*
``(a, b)`` ends in a cell and makes one group of the last ``a`` source and ``b`` target lines. A *table* holds the
score of every move into every cell of the corridor: one array (moves, width of the row) for each row ``0 .. n``, with
minus infinity for what may not be. Since a line without a partner scores 0, the move ``(0, 1)`` is a running maximum
along the row, and the rest of a row depends on earlier rows only: that makes a whole row one numpy operation.

Time and memory are proportional to the cells of the corridor.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Ints = NDArray[np.int64]
Step = tuple[int, int, int, int, float]
"""Source start and end, target start and end, and score of one group."""

LONGEST = 5
"""The most lines of one side that may stand against a single line of the other."""
MOVES: tuple[tuple[int, int], ...] = (
    (1, 1),
    *((size, 1) for size in range(2, LONGEST + 1)),
    *((1, size) for size in range(2, LONGEST + 1)),
    (2, 2),
)


@dataclass(frozen=True, slots=True)
class Corridor:
    """The cells that may be visited: in row ``i`` the columns ``low[i] <= j < high[i]``, both never falling."""

    low: Ints
    high: Ints

    @classmethod
    def whole(cls, rows: int, columns: int) -> Corridor:
        """Every cell of a grid for ``rows`` source and ``columns`` target lines."""
        return cls(np.zeros(rows + 1, np.int64), np.full(rows + 1, columns + 1, np.int64))

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """The first column and the one past the last, row by row."""
        return zip(self.low.tolist(), self.high.tolist(), strict=True)

    @property
    def rows(self) -> int:
        """The number of source lines."""
        return len(self.low) - 1

    def blank(self) -> list[NDArray[np.float64]]:
        """A value for every cell, minus infinity until known."""
        return [np.full(high - low, -np.inf) for low, high in self]

    def moves_into(self, row: int) -> Iterator[tuple[int, int, slice, slice]]:
        """The moves that can end in a row: number, row they come from, cells they end in, cells they come from.

        The two slices are of equal length and count from the first cell of their own row.
        """
        low, high = int(self.low[row]), int(self.high[row])
        for move, (a, b) in enumerate(MOVES):
            if a > row:
                continue
            start, end = int(self.low[row - a]), int(self.high[row - a])
            first, last = max(low, start + b), min(high, end + b)
            if first < last:
                yield move, row - a, slice(first - low, last - low), slice(first - b - start, last - b - start)

    def above(self, row: int) -> tuple[slice, slice]:
        """The cells of a row that lie under cells of the row before, and those cells: the move (1, 0)."""
        low, start = int(self.low[row]), int(self.low[row - 1])
        end = int(self.high[row - 1])
        return slice(0, end - low), slice(low - start, end - start)


def forward(table: list[Floats], corridor: Corridor) -> list[NDArray[np.float64]]:
    """For every cell the score of the best path from the beginning to it."""
    best = corridor.blank()
    best[0][0] = 0.0
    for i, row in enumerate(best):
        if i:
            here, there = corridor.above(i)
            np.maximum(row[here], best[i - 1][there], out=row[here])
        for move, origin, here, there in corridor.moves_into(i):
            np.maximum(row[here], best[origin][there] + table[i][move, here], out=row[here])
        np.maximum.accumulate(row, out=row)
    return best


def backward(table: list[Floats], corridor: Corridor) -> list[NDArray[np.float64]]:
    """For every cell the score of the best path from it to the end."""
    best = corridor.blank()
    best[-1][-1] = 0.0
    for i in range(corridor.rows, -1, -1):
        row = best[i]
        row[:] = np.maximum.accumulate(row[::-1])[::-1]
        if i:
            here, there = corridor.above(i)
            np.maximum(best[i - 1][there], row[here], out=best[i - 1][there])
        for move, origin, here, there in corridor.moves_into(i):
            np.maximum(best[origin][there], row[here] + table[i][move, here], out=best[origin][there])
    return best


def near_best(table: list[Floats], corridor: Corridor, slack: float) -> NDArray[np.int64]:
    """The moves on paths that score at most ``slack`` less than the best one: rows of (move, i, j), shape (k, 3)."""
    before, after = forward(table, corridor), backward(table, corridor)
    floor = before[-1][-1] - slack
    found: list[tuple[int, int, int]] = []
    for i in range(corridor.rows + 1):
        for move, origin, here, there in corridor.moves_into(i):
            total = before[origin][there] + table[i][move, here] + after[i][here]
            found += [(move, i, j) for j in (np.flatnonzero(total >= floor) + corridor.low[i] + here.start).tolist()]
    return np.array(found, np.int64).reshape(-1, 3)


def best_path(table: list[Floats], corridor: Corridor) -> list[Step]:
    """The groups of the best path in order; a line without a partner is a group of its own with score 0."""
    best = forward(table, corridor)
    i, j = corridor.rows, int(corridor.high[-1]) - 1
    steps: list[Step] = []
    while i or j:
        column = j - int(corridor.low[i])
        value, step = -np.inf, None
        for move, origin, here, there in corridor.moves_into(i):
            if here.start <= column < here.stop:
                score = table[i][move, column]
                total = best[origin][there.start + column - here.start] + score
                if total > value:
                    value, step = total, (origin, i, j - MOVES[move][1], j, float(score))
        if step is None or value < best[i][column]:
            left = column > 0 and best[i][column - 1] == best[i][column]
            step = (i, i, j - 1, j, 0.0) if left else (i - 1, i, j, j, 0.0)
        steps.append(step)
        i, j = step[0], step[2]
    return steps[::-1]
