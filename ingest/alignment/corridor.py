"""Where the best path of two long texts can run: found on coarser texts, so that time and memory stay linear.

Two texts of at most ``WHOLE`` x ``WHOLE`` cells are searched whole. Longer ones are halved (every two lines made one
average), their path is found in the same way, and the fine path may leave it by at most ``RADIUS`` lines.
"""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from ingest.alignment.objective import Lines, Objective
from ingest.alignment.path import Corridor, Step, best_path

WHOLE = 256
RADIUS = 32


def find_corridor(source: Lines, target: Lines, ratio: float) -> Corridor:
    """The cells worth searching; every corner is reached and each row overlaps the next."""
    rows, columns = len(source.lengths), len(target.lengths)
    if rows * columns <= WHOLE * WHOLE:
        return Corridor.whole(rows, columns)
    coarse = source.halved(), target.halved()
    corridor = find_corridor(*coarse, ratio)
    path = best_path(Objective(*coarse, ratio).table(corridor), corridor)
    return around(path, rows, columns)


def around(path: list[Step], rows: int, columns: int) -> Corridor:
    """The cells within ``RADIUS`` lines, both ways, of the path through texts of half as many lines."""
    low, high = np.full(rows + 1, columns), np.zeros(rows + 1, np.int64)
    for start, end, left, right, _ in path:
        span = slice(2 * start, 2 * end + 1)
        low[span] = np.minimum(low[span], 2 * left)
        high[span] = np.maximum(high[span], 2 * right)
    low = sliding_window_view(np.pad(low, RADIUS, mode="edge"), 2 * RADIUS + 1).min(axis=1) - RADIUS
    high = sliding_window_view(np.pad(high, RADIUS, mode="edge"), 2 * RADIUS + 1).max(axis=1) + RADIUS
    low, high = np.maximum(low, 0), np.minimum(high, columns) + 1
    low[0], high[-1] = 0, columns + 1
    return Corridor(low, high)
