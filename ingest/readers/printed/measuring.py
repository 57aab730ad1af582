"""Printed lines in reading order, and what is measured of them: their edges, distances, and the room they leave."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.readers.printed.page import PrintedLine
from kb.languages import LANGUAGES

SIZE, SIZE_SEEN = 1.12, 1.5
"""How much larger one type is than the other between paragraphs; recognisers measure it by the letters they see."""

WORD = re.compile(r"[^\w\s]*[^\W\u0e00-\u0e7f\u3000-\u9fff]+[^\s\u0e00-\u0e7f\u3000-\u9fff]*|.")
"""What cannot be parted at the start of a line, as far as spaces show it."""

THAI_WORD, JAPANESE_WORD = 11.0, 2.5
"""Characters that may move to the next line together: a long Thai word, a Japanese character with its punctuation."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line in reading order: the page it stands on and the edges of its column.

    ``opens`` says that it is the first of its block, and ``cell`` that the block is a cell of a table; ``below`` is the
    share of the page that is under it.
    """

    line: PrintedLine
    page: int
    left: float
    right: float
    opens: bool
    cell: bool = False
    below: float = 0.0

    @property
    def inset(self) -> float:
        """How far from the left edge it begins, in ems."""
        return (self.line.left - self.left) / self.line.size

    @property
    def rest(self) -> float:
        """How much blank is after it, in ems."""
        return (self.right - self.line.right) / self.line.size

    @property
    def centred(self) -> bool:
        """Whether it stands in the middle, with blank on both sides."""
        return self.inset > 1.0 and self.rest > 1.0 and abs(self.inset - self.rest) < 0.8 + 0.03 * self.inset

    @property
    def seen(self) -> bool:
        """Whether a recogniser read it."""
        return self.line.confidence is not None


def first_word(line: PrintedLine) -> float:
    """How wide the words are, in points, that cannot be parted from the start of a line."""
    word = WORD.match(line.words.lstrip())
    width = (line.right - line.left) / max(spacing(line.words), 1)
    if word is None or len(word[0]) == 1:
        tight = LANGUAGES["th"].letters.match(line.words)
        length = THAI_WORD if tight else JAPANESE_WORD if line.words[:1] > "\u2e7f" else 2.0
        return min(length, spacing(line.words) + 1) * width
    return (len(word[0]) + 1) * width


def spacing(words: str) -> int:
    """How many of the characters take up room; Thai marks do not."""
    return len(re.sub("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]", "", words))


def leading(placed: Sequence[Placed]) -> float:
    """The usual distance of two base lines in ems: the commonest, as paragraphs have more inside than between."""
    steps = Counter[float]()
    for before, line in pairwise(placed):
        step = (line.line.bottom - before.line.bottom) / max(line.line.size, before.line.size)
        same = max(line.line.size, before.line.size) < SIZE * min(line.line.size, before.line.size)
        if not line.opens and (same or line.seen) and 0.7 < step < 4:
            steps[round(step * 20) / 20] += 1
    if not steps:
        return 1.5
    most = max(steps.values())
    # the gaps between short paragraphs may be as common as the lines in them: the least of the common ones
    return min(step for step, count in steps.items() if count >= 0.4 * most)


def justified(placed: Sequence[Placed]) -> bool:
    """Whether lines are stretched to the right edge: many end exactly there."""
    wide = [line for line in placed if line.rest < 3 and not line.cell]
    return len(wide) >= 5 and sum(abs(line.rest) < 0.12 for line in wide) > 0.6 * len(wide)
