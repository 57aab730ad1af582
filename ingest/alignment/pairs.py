"""Two language versions of a text, aligned: groups of lines that say the same, from vectors in two passes.

Guarantees:

1. Every line of both texts stands in exactly one group, and the groups are in the order of both texts.
2. A group holds 1 to 5 lines against one, two against two, or one line without a partner (score 0).
3. No group scores less than nothing: lines that only lower the sum of the scores stay alone.

The first pass takes averages of line vectors for what several lines say together. That is nearly right and costs no
encoding; so the second pass encodes only the joined lines that stand on a path within ``SLACK`` of the best one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np

from ingest.alignment.corridor import find_corridor
from ingest.alignment.objective import SOURCE_SIZES, TARGET_SIZES, WEIGHTS, Label, Lines, Objective
from ingest.alignment.path import MOVES, Corridor, Floats, Ints, Step, best_path, near_best

SLACK = 0.2
SURE = 0.3
"""A 1:1 group of the first pass with this score is believed when the length ratio and the trust in labels are set."""
PRIOR_LINES = 2
"""How many sure lines the prior belief (whole-text ratio, labels that agree) counts for: it steadies short texts."""


class Encodes(Protocol):
    """Whatever turns texts into vectors."""

    def encode(self, texts: list[str], /) -> Floats:
        """Unit vectors (len(texts), d), float32."""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines, by index, that say the same in two versions; one side is empty where nothing does."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float


@dataclass(slots=True)
class Version:
    """One language version, encoded once however many others it is aligned with."""

    texts: Sequence[str]
    encoder: Encodes
    labels: Sequence[Label] | None = None
    lines: Lines = field(init=False)
    _joined: dict[tuple[int, int], Floats] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Encode the single lines."""
        labels = (None,) * len(self.texts) if self.labels is None else tuple(self.labels)
        if len(labels) != len(self.texts):
            raise ValueError(f"{len(labels)} labels for {len(self.texts)} lines")
        vectors = self.encoder.encode(list(self.texts)) if self.texts else np.empty((0, 1), np.float32)
        lengths = np.array([max(len(text), 1) for text in self.texts], np.float64)
        self.lines = Lines(vectors, lengths, labels)

    def encode_joined(self, ends: Ints, sizes: Ints) -> Floats:
        """The vectors (k, d) of runs of lines; those of several lines not encoded before are encoded in one batch."""
        spans = list(zip((ends - sizes).tolist(), ends.tolist(), strict=True))
        unknown = sorted({span for span in spans if span[1] - span[0] > 1 and span not in self._joined})
        if unknown:
            joined = self.encoder.encode([" ".join(self.texts[start:end]) for start, end in unknown])
            self._joined.update(zip(unknown, joined, strict=True))
        vectors: Floats = self.lines.vectors[ends - sizes]
        for row, span in enumerate(spans):
            if span in self._joined:
                vectors[row] = self._joined[span]
        return vectors


def align_pair(
    source: Sequence[str],
    target: Sequence[str],
    encoder: Encodes,
    *,
    source_labels: Sequence[Label] | None = None,
    target_labels: Sequence[Label] | None = None,
    ratio: float | None = None,
) -> list[Group]:
    """Align two versions of a text.

    ``labels`` are the places that printed labels name, ``None`` for a line without one; ``ratio`` is the length of a
    translation into the target language in source characters, estimated from the texts themselves where not given.
    """
    return align_prepared(Version(source, encoder, source_labels), Version(target, encoder, target_labels), ratio)


def align_prepared(source: Version, target: Version, ratio: float | None = None) -> list[Group]:
    """Align two encoded versions; see :func:`align_pair`."""
    if not source.texts or not target.texts:
        return [Group((i,), (), 0.0) for i in range(len(source.texts))] + [
            Group((), (j,), 0.0) for j in range(len(target.texts))
        ]
    lines = source.lines, target.lines
    whole = float(target.lines.lengths.sum() / source.lines.lengths.sum())
    corridor = find_corridor(*lines, ratio or whole)
    blind = Objective(*lines, ratio or whole, replace(WEIGHTS, label=0.0))
    i, j = sure_lines(best_path(blind.table(corridor), corridor))
    weights = replace(WEIGHTS, label=WEIGHTS.label * label_trust(blind.labels.agreement(i, j)))
    objective = Objective(*lines, ratio or estimate_ratio(i, j, *lines, whole), weights)
    moves, i, j = near_best(objective.table(corridor), corridor, SLACK).T
    scores = objective.of_groups(
        moves, i, j, source.encode_joined(i, SOURCE_SIZES[moves]), target.encode_joined(j, TARGET_SIZES[moves])
    )
    path = best_path(sparse_table(corridor, moves, i, j, scores), corridor)
    return [Group(tuple(range(a, b)), tuple(range(c, d)), score) for a, b, c, d, score in path]


def sure_lines(path: Iterable[Step]) -> tuple[Ints, Ints]:
    """The source and the target lines of the sure 1:1 groups of a path."""
    found = [(a, c) for a, b, c, d, score in path if b - a == d - c == 1 and score >= SURE]
    rows, columns = np.array(found, np.int64).reshape(-1, 2).T
    return rows, columns


def estimate_ratio(i: Ints, j: Ints, source: Lines, target: Lines, whole: float) -> float:
    """The length of a translation in source characters: that of the sure lines, steadied by ``whole``.

    ``whole`` is the ratio of the whole texts, which is off where one of them holds much that the other does not.
    """
    if not len(i):
        return whole
    logs = PRIOR_LINES * np.log(whole) + len(i) * np.log(target.lengths[j].sum() / source.lengths[i].sum())
    return float(np.exp(logs / (PRIOR_LINES + len(i))))


def label_trust(agreement: Floats) -> float:
    """How far to believe labels, 0 to 1, given how those of sure lines agree (1, -1, or 0 for nothing to compare).

    Where one version has a clause more, all later labels disagree though the clauses are the same.
    """
    equal, unequal = float((agreement > 0).sum()), float((agreement < 0).sum())
    return max(0.0, (PRIOR_LINES + equal - unequal) / (PRIOR_LINES + equal + unequal))


def sparse_table(corridor: Corridor, moves: Ints, i: Ints, j: Ints, scores: Floats) -> list[Floats]:
    """A table that allows only the given moves."""
    table = [np.full((len(MOVES), high - low), -np.inf, np.float32) for low, high in corridor]
    for move, row, column, score in zip(moves, i, j, scores, strict=True):
        table[row][move, column - corridor.low[row]] = score
    return table
