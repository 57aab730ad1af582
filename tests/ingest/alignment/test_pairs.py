"""The guarantees of a pair's alignment, and what must be found in it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.alignment import Group, align_pair, corridor
from ingest.alignment.objective import Lines, Objective, unit
from ingest.alignment.pairs import Version
from ingest.alignment.path import MOVES, Corridor
from tests.ingest.alignment.synthetic import Translator, lines, say

TEXT = st.lists(st.lists(st.integers(0, 9), max_size=3).map(tuple), max_size=9)
LABELS = st.lists(st.none() | st.tuples(st.integers(1, 3)), min_size=9, max_size=9)
SHAPES = {*MOVES, (1, 0), (0, 1)}


def shapes(groups: list[Group]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(group.source, group.target) for group in groups]


def ones(*pairs: tuple[int, int]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [((i,), (j,)) for i, j in pairs]


@given(TEXT, TEXT, LABELS, LABELS)
def test_every_line_stands_in_one_group_and_all_are_in_order(source, target, source_labels, target_labels) -> None:
    groups = align_pair(
        say("a", *source),
        say("b", *target),
        Translator(),
        source_labels=source_labels[: len(source)],
        target_labels=target_labels[: len(target)],
    )
    assert [i for group in groups for i in group.source] == list(range(len(source)))
    assert [j for group in groups for j in group.target] == list(range(len(target)))
    assert {(len(group.source), len(group.target)) for group in groups} <= SHAPES
    assert all(group.score >= 0 for group in groups)


@pytest.mark.parametrize("size", [2, 3, 4, 5])
def test_merged_lines_are_found_both_ways(size: int) -> None:
    text = lines(0, 12)
    merged = [*text[:4], sum(text[4 : 4 + size], ()), *text[4 + size :]]
    expected = [
        *ones(*((i, i) for i in range(4))),
        (tuple(range(4, 4 + size)), (4,)),
        *ones(*((i, i - size + 1) for i in range(4 + size, 12))),
    ]
    assert shapes(align_pair(say("a", *text), say("b", *merged), Translator())) == expected
    turned = [(target, source) for source, target in expected]
    assert shapes(align_pair(say("a", *merged), say("b", *text), Translator())) == turned


def test_a_line_without_a_partner_stays_alone_and_scores_nothing() -> None:
    groups = align_pair(say("a", *lines(0, 9)), say("b", *lines(0, 4), *lines(5, 9)), Translator())
    assert groups[4] == Group((4,), (), 0.0)
    assert len(groups) == 9


def test_labels_part_lines_that_say_the_same() -> None:
    source, target = lines(0, 4) + [(99, 98, 97)] * 3, lines(0, 4) + [(99, 98, 97)] * 2
    places = [(n,) for n in range(1, 8)]
    groups = align_pair(
        say("a", *source),
        say("b", *target),
        Translator(),
        source_labels=places,
        target_labels=[*places[:4], (5,), (7,)],
    )
    assert shapes(groups) == [*ones(*((i, i) for i in range(5))), ((5,), ()), ((6,), (5,))]


def test_labels_that_count_differently_throughout_are_not_believed() -> None:
    text = say("a", *lines(0, 12)), say("b", *lines(0, 12))
    groups = align_pair(
        *text, Translator(), source_labels=[(n,) for n in range(12)], target_labels=[(n + 1,) for n in range(12)]
    )
    assert shapes(groups) == ones(*((i, i) for i in range(12)))


def test_few_joined_lines_are_encoded_and_in_one_batch_a_side() -> None:
    text = lines(0, 40)
    encoder = Translator()
    align_pair(say("a", *text), say("b", *text[:20], text[20] + text[21], *text[22:]), encoder)
    assert len(encoder.asked) - 79 <= 0.1 * 4 * 79


def test_a_version_is_encoded_once() -> None:
    encoder = Translator()
    version = Version(say("a", *lines(0, 5)), encoder)
    ends, sizes = np.array([2, 4, 4]), np.array([2, 1, 2])
    first = version.encode_joined(ends, sizes)
    assert len(encoder.asked) == 5 + 2
    np.testing.assert_array_equal(version.encode_joined(ends, sizes), first)
    assert len(encoder.asked) == 5 + 2


def test_labels_must_be_as_many_as_lines() -> None:
    with pytest.raises(ValueError, match="1 labels for 2 lines"):
        align_pair(["a1", "a2"], ["b1"], Translator(), source_labels=[None])


def test_a_long_text_is_aligned_in_its_corridor_as_in_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    source = lines(0, 300)
    target = [*source[:60], source[60] + source[61], *source[62:110], *lines(400, 440), *source[150:]]
    texts = say("a", *source), say("b", *target)
    whole = align_pair(*texts, Translator())
    monkeypatch.setattr(corridor, "WHOLE", 16)
    monkeypatch.setattr(corridor, "RADIUS", 12)
    assert align_pair(*texts, Translator()) == whole
    assert shapes(whole)[:61] == [*ones(*((i, i) for i in range(60))), ((60, 61), (60,))]
    assert shapes(whole)[-150:] == ones(*((i, i - 1) for i in range(150, 300)))


@given(st.integers(1, 9), st.integers(1, 9), st.integers(0, 10_000))
def test_the_table_holds_the_scores_of_weighted_averages(rows: int, columns: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    texts = [
        Lines(unit(random.normal(size=(n, 8))), random.integers(1, 90, n).astype(float), (None,) * n)
        for n in (rows, columns)
    ]
    objective = Objective(*texts, 0.7)
    table = objective.table(Corridor.whole(rows, columns))
    for move, (a, b) in enumerate(MOVES):
        assert all(np.isneginf(table[i][move, : b if i >= a else None]).all() for i in range(rows + 1))
        for i in range(a, rows + 1):
            for j in range(b, columns + 1):
                sides = [
                    unit(lines.weighted[end - size : end].sum(axis=0, keepdims=True))
                    for lines, end, size in ((texts[0], i, a), (texts[1], j, b))
                ]
                score = objective.of_groups(np.array([move]), np.array([i]), np.array([j]), *sides)
                assert table[i][move, j] == pytest.approx(score[0], abs=1e-4)


def test_texts_of_a_line_or_two_are_aligned_too() -> None:
    assert shapes(align_pair(["a1 a2"], ["b1 b2"], Translator())) == ones((0, 0))
    assert shapes(align_pair(["a1", "a2"], ["b1 b2"], Translator())) == [((0, 1), (0,))]
    assert shapes(align_pair(["a1", "a2"], ["b2"], Translator())) == [((0,), ()), ((1,), (0,))]
