"""How much of a true text a reading has: characters, whole paragraphs, labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from tests.quality.gold import squash
from tests.rendering.specimens import Specimen


def distance(found: str, true: str) -> int:
    """Characters to insert, delete or replace to make one text of the other, white space aside."""
    return Levenshtein.distance(squash(found), squash(true))


def error_rate(found: str, true: str) -> float:
    """That distance over the characters of the true text: 0 for the same text, 1 for no text, more for too much."""
    length = len(squash(true))
    return distance(found, true) / length if length else float(bool(squash(found)))


def paragraphs_whole(found: str, paragraphs: Sequence[str]) -> float:
    """The share of the paragraphs that are exactly one line of the reading, white space aside.

    A paragraph broken at a page border, or one that has swallowed a running head, a page number, a hyphen or its
    neighbour, is not whole.
    """
    lines = Counter(squash(line) for line in found.split("\n"))
    wanted = Counter(map(squash, paragraphs))
    return (lines & wanted).total() / max(1, wanted.total())


def labels_right(found: str, specimen: Specimen) -> tuple[int, int]:
    """How many of the labelled paragraphs have their label before them and nothing else, and how many there are.

    A paragraph is known by its words without the label, so one that is not found as a line has no right label.
    """
    lines = [squash(line) for line in found.split("\n")]
    right = total = 0
    for label, paragraph in zip(specimen.labels, specimen.paragraphs, strict=False):
        if not label:
            continue
        total += 1
        label, body = squash(label), squash(paragraph)[len(squash(label)) :]
        heads = [line.removesuffix(body) for line in lines if line.endswith(body)]
        right += label in heads
    return right, total
