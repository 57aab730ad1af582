"""Joining pairs into rows: guarantees for any groups, and who wins where a triangle does not close."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from ingest.alignment import AlignedRow, Group, align_versions, join_rows
from ingest.alignment.path import MOVES
from tests.ingest.alignment.synthetic import Translator, lines, say


def cells(rows: list[AlignedRow]) -> list[dict[str, tuple[int, ...]]]:
    return [dict(row.cells) for row in rows]


def diagonal(count: int, score: float = 0.7) -> list[Group]:
    return [Group((i,), (i,), score) for i in range(count)]


@st.composite
def any_groups(draw: st.DrawFn, rows: int, columns: int) -> list[Group]:
    """Any alignment of two texts."""
    i = j = 0
    groups = []
    while i < rows or j < columns:
        fitting = [(a, b) for a, b in (*MOVES, (1, 0), (0, 1)) if i + a <= rows and j + b <= columns]
        a, b = draw(st.sampled_from(fitting))
        score = draw(st.floats(0, 1)) if a and b else 0.0
        groups.append(Group(tuple(range(i, i + a)), tuple(range(j, j + b)), score))
        i, j = i + a, j + b
    return groups


@st.composite
def any_pairs(draw: st.DrawFn):
    """Sizes of up to four versions and any alignments of some of their pairs."""
    sizes = {x: draw(st.integers(0, 6)) for x in "wxyz"[: draw(st.integers(1, 4))]}
    return sizes, {
        (x, y): draw(any_groups(sizes[x], sizes[y])) for x, y in combinations(sizes, 2) if draw(st.integers(0, 9))
    }


@given(any_pairs())
def test_every_line_stands_in_one_row_and_rows_are_in_the_order_of_every_language(case) -> None:
    sizes, pairs = case
    rows = join_rows(sizes, pairs)
    for language, size in sizes.items():
        assert [line for row in rows for line in row.cells.get(language, ())] == list(range(size))
    assert all(row.cells and all(row.cells.values()) for row in rows)
    assert all(0 <= row.score <= 1 for row in rows)


@given(any_groups(5, 6))
def test_two_versions_give_the_groups_of_their_pair(groups: list[Group]) -> None:
    rows = join_rows({"x": 5, "y": 6}, {("x", "y"): groups})
    assert {(row.cells.get("x", ()), row.cells.get("y", ()), row.score) for row in rows} == {
        (group.source, group.target, group.score) for group in groups
    }
    assert all(row.sure for row in rows)


def test_a_line_in_two_pieces_in_two_of_three_languages_is_one_sure_row() -> None:
    merged = [Group((0, 1), (0,), 0.6)]
    rows = join_rows({"x": 2, "y": 2, "z": 1}, {("x", "y"): diagonal(2), ("x", "z"): merged, ("y", "z"): merged})
    assert cells(rows) == [{"x": (0, 1), "y": (0, 1), "z": (0,)}]
    assert rows[0].sure


def test_the_weakest_link_of_an_open_triangle_is_dropped_and_its_rows_are_not_sure() -> None:
    crooked = [Group((), (0,), 0.0), Group((0,), (1,), 0.2), Group((1,), (), 0.0), Group((2,), (2,), 0.7)]
    rows = join_rows({"x": 3, "y": 3, "z": 3}, {("x", "y"): diagonal(3), ("y", "z"): diagonal(3), ("x", "z"): crooked})
    assert cells(rows) == [{"x": (i,), "y": (i,), "z": (i,)} for i in range(3)]
    assert [row.sure for row in rows] == [False, False, True]


def test_good_links_that_disagree_about_a_border_make_one_row_that_is_not_sure() -> None:
    rows = join_rows(
        {"x": 2, "y": 2, "z": 3},
        {
            ("x", "y"): diagonal(2),
            ("x", "z"): [Group((0,), (0,), 0.5), Group((1,), (1, 2), 0.5)],
            ("y", "z"): [Group((0,), (0, 1), 0.6), Group((1,), (2,), 0.7)],
        },
    )
    assert cells(rows) == [{"x": (0, 1), "y": (0, 1), "z": (0, 1, 2)}]
    assert not rows[0].sure


def test_rows_that_wait_for_each_other_in_a_ring_lose_the_weakest_link() -> None:
    rows = join_rows(
        {"x": 2, "y": 2, "z": 2},
        {
            ("x", "y"): [Group((), (0,), 0.0), Group((0,), (1,), 0.7), Group((1,), (), 0.0)],
            ("y", "z"): [Group((), (0,), 0.0), Group((0,), (1,), 0.6), Group((1,), (), 0.0)],
            ("z", "x"): [Group((), (0,), 0.0), Group((0,), (1,), 0.5), Group((1,), (), 0.0)],
        },
    )
    assert [row for row in cells(rows) if len(row) > 1] == [{"y": (0,), "z": (1,)}, {"x": (0,), "y": (1,)}]
    assert not any(row.sure for row in rows)


def test_a_pair_that_was_not_aligned_does_not_make_a_row_doubtful() -> None:
    rows = join_rows({"x": 2, "y": 2, "z": 2}, {("x", "y"): diagonal(2), ("y", "z"): diagonal(2)})
    assert cells(rows) == [{"x": (i,), "y": (i,), "z": (i,)} for i in range(2)]
    assert all(row.sure for row in rows)


def test_a_pair_that_denies_what_the_two_others_say_makes_a_row_doubtful() -> None:
    apart = [Group((0,), (), 0.0), Group((), (0,), 0.0)]
    rows = join_rows({"x": 1, "y": 1, "z": 1}, {("x", "y"): diagonal(1), ("y", "z"): diagonal(1), ("x", "z"): apart})
    assert cells(rows) == [{"x": (0,), "y": (0,), "z": (0,)}]
    assert not rows[0].sure


def test_three_versions_with_a_merge_and_a_gap() -> None:
    text = lines(0, 10)
    rows = align_versions(
        {
            "th": say("t", *text),
            "ja": say("j", *text[:3], text[3] + text[4], *text[5:]),
            "en": say("e", *text[:7], *text[8:]),
        },
        Translator(),
        {"th": [(n,) for n in range(10)]},
    )
    assert cells(rows) == [
        *({"th": (i,), "ja": (i,), "en": (i,)} for i in range(3)),
        {"th": (3, 4), "ja": (3,), "en": (3, 4)},
        *({"th": (i,), "ja": (i - 1,), "en": (i,)} for i in (5, 6)),
        {"th": (7,), "ja": (6,)},
        *({"th": (i,), "ja": (i - 1,), "en": (i - 1,)} for i in (8, 9)),
    ]
    assert all(row.sure for row in rows)


def test_one_version_and_none() -> None:
    assert cells(align_versions({"th": ["t1", "t2"]}, Translator())) == [{"th": (0,)}, {"th": (1,)}]
    assert align_versions({"th": [], "ja": []}, Translator()) == []
    assert align_versions({}, Translator()) == []
