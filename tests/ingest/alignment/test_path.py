"""The dynamic programme against an exhaustive search."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.alignment.path import MOVES, Corridor, Floats, backward, best_path, forward, near_best

SIZES = st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(0, 10_000))


def random_table(rows: int, columns: int, seed: int) -> list[Floats]:
    table = np.random.default_rng(seed).normal(size=(rows + 1, len(MOVES), columns + 1))
    for move, (a, b) in enumerate(MOVES):
        table[:a, move] = table[:, move, :b] = -np.inf
    return list(table)


def exhaustive(table: list[Floats], rows: int, columns: int) -> float:
    best = np.full((rows + 1, columns + 1), -np.inf)
    best[0, 0] = 0
    for i in range(rows + 1):
        for j in range(columns + 1):
            for a, b, score in [(1, 0, 0.0), (0, 1, 0.0)] + [(*MOVES[m], table[i][m, j]) for m in range(len(MOVES))]:
                if a <= i and b <= j:
                    best[i, j] = max(best[i, j], best[i - a, j - b] + score)
    return float(best[-1, -1])


@given(SIZES)
def test_the_best_path_scores_what_an_exhaustive_search_finds(size: tuple[int, int, int]) -> None:
    rows, columns, _ = size
    table, corridor = random_table(*size), Corridor.whole(rows, columns)
    steps = best_path(table, corridor)
    best = exhaustive(table, rows, columns)
    assert sum(step[4] for step in steps) == pytest.approx(best)
    assert forward(table, corridor)[-1][-1] == pytest.approx(best)
    assert backward(table, corridor)[0][0] == pytest.approx(best)


@given(SIZES)
def test_a_path_covers_both_sides_in_order_and_never_pays_for_a_group(size: tuple[int, int, int]) -> None:
    steps = best_path(random_table(*size), Corridor.whole(*size[:2]))
    assert [i for a, b, *_ in steps for i in range(a, b)] == list(range(size[0]))
    assert [j for _, _, c, d, _ in steps for j in range(c, d)] == list(range(size[1]))
    assert all(score >= 0 for *_, score in steps)


@given(SIZES)
def test_pruning_keeps_the_best_path_and_without_limit_everything(size: tuple[int, int, int]) -> None:
    rows, columns, _ = size
    table, corridor = random_table(*size), Corridor.whole(rows, columns)
    kept = {(MOVES[move], i, j) for move, i, j in near_best(table, corridor, 1e-9).tolist()}
    groups = {((b - a, d - c), b, d) for a, b, c, d, _ in best_path(table, corridor) if b > a and d > c}
    assert groups <= kept
    assert len(near_best(table, corridor, np.inf)) == sum(int(np.isfinite(row).sum()) for row in table)
