"""The words that a PDF holds itself, with their boxes, as printed lines.

``pdf_oxide`` gives spans: runs of one font with the place of their start, in the order in which the file draws them.
Of five ways to take Thai text out of a PDF they have the fewest errors (DECISIONS.md); its own lines sort characters by
their left edge, which tears Thai marks off their letters, so the lines are put together here:

1. The order of the file holds where words follow each other closely; a mark drawn apart from its letter is put to it.
2. Elsewhere words on one base line go from left to right; what stands clearly apart is a line of its own.
3. What is drawn twice in its place (bold by overprinting) is there once, what has no width is not printed.
4. Words that are turned are read as a person would who turns the page; so are pages that the file turns.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ingest.readers.layout import WIDE
from ingest.readers.normalising import SPACED_OUT, THAI_GLYPHS, closed_up
from ingest.readers.printed.page import PrintedLine

APART = 1.25
"""Ems between words that are no longer one line: columns and cells stand so, words of justified lines seldom, and an
ideographic space, which the file need not draw, is one em wide."""

WIDE_SPACE = 0.8
"""Ems between two characters of a script without spaces from which there is an ideographic space, as after a label;
justified lines are stretched by less."""

SPACE = 0.18
"""Ems between words from which there is a space, where the file draws none. Fonts have spaces of .22 ems and up."""

DRAWN_SPACE, COVERED_SPACE = 0.12, 0.25
"""Ems between words from which a space that the file draws is one. Some are covered by the letter that follows: where
Thai marks are moved, a space may be drawn between a letter and the next (the second figure)."""

SAME_BASE = 0.45
"""Ems by which base lines of one line differ at most: raised figures are there, the next line is twice as far."""

OPENING = tuple("“‘([（「『")
TIGHT = re.compile(rf"[{WIDE}\u0e01-\u0e3a\u0e40-\u0e4e]")
"""Scripts whose words have no space between them: only a space that the file draws is one."""


IDEOGRAPHIC = re.compile(rf"[{WIDE}]{{2}}")

SPACED_MARK = re.compile("(?<=[\u0e01-\u0e3a\u0e47-\u0e4e]) +(?=[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e])")
"""Spaces before a mark: the mark was moved over its letter, and the way back was taken for a space."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words drawn together: their place is that of the base line's start, ``turn`` the degrees they are turned by.

    ``width`` is without the white space at either end; ``steps``, if known, are the widths of the characters.
    """

    words: str
    x: float
    y: float
    width: float
    size: float
    turn: int = 0
    steps: tuple[float, ...] = ()

    @property
    def right(self) -> float:
        """Where the words end."""
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page in the file's own coordinates."""

    left: float
    bottom: float
    width: float
    height: float


def runs_of(spans: Iterable[Any]) -> list[Run]:
    """The spans of ``pdf_oxide`` in the order in which the file draws them."""
    found: list[Run] = []
    for span in sorted(spans, key=lambda span: span.sequence):
        x, y, width, height = span.bbox
        words = span.text.translate(THAI_GLYPHS)
        size = float(span.font_size or height)
        letters = bool(spacing(words))
        if found and words.strip(" ") and not words.strip() and abs(found[-1].y - y) < SAME_BASE * size:
            last = found[-1]  # an ideographic space drawn by itself, as after a label
            found[-1] = replace(last, words=last.words + words, steps=(*last.steps, width) if last.steps else ())
        if not words.strip() or size <= 0 or (width <= 0 and letters):
            continue
        steps = tuple(span.char_widths or ())
        steps = steps if len(steps) == len(words) else ()
        turn = turn_of(span.bbox, span.page_bbox)
        blank = len(words) - len(words.lstrip())
        before, after = sum(steps[:blank]), sum(steps[len(words.rstrip()) :])
        found.append(
            Run(
                words.lstrip(),
                x + (before if not turn else 0),
                y,
                width - before - after,
                size,
                turn,
                steps[blank:],
            )
        )
    return found


def turn_of(box: Sequence[float], on_page: Sequence[float] | None) -> int:
    """By how much words are turned (counter-clockwise): the file gives their box as if they were not, and as it is."""
    x, y, width, height = box
    if on_page is None or abs(on_page[0] - x) + abs(on_page[1] - y) < 0.01:
        return 0 if on_page is None or abs(on_page[2] - width) < 0.01 or width <= height else 270
    if abs(on_page[2] - height) < 0.01 and abs(on_page[3] - width) < 0.01:
        return 90 if on_page[0] < x - 0.01 else 270
    return 180 if on_page[0] < x - 0.01 and on_page[1] < y - 0.01 else 0


def printed_lines(runs: Sequence[Run], frame: Frame) -> tuple[tuple[PrintedLine, ...], float, float]:
    """The lines of a page from top to bottom and from left to right, with the width and height it is read in.

    Where words are turned differently, those of which there is most say how the page is held, and the others follow.
    """
    weights = Counter[int]()
    for run in runs:
        weights[run.turn] += len(run.words)
    lines: list[PrintedLine] = []
    for turn, _ in weights.most_common():
        lines += rows(chained([moved(run, frame) for run in runs if run.turn == turn]))
    sideways = bool(weights) and weights.most_common(1)[0][0] % 180 != 0
    width, height = (frame.height, frame.width) if sideways else (frame.width, frame.height)
    return tuple(lines), width, height


def moved(run: Run, frame: Frame) -> Run:
    """The run where it stands on the page turned so that it is upright, from the upper left corner."""
    x, y = run.x - frame.left, run.y - frame.bottom
    x, y = {
        0: (x, frame.height - y),
        90: (y, x),
        180: (frame.width - x, y),
        270: (frame.height - y, frame.width - x),
    }[run.turn]
    return replace(run, x=x, y=y, turn=0)


def chained(runs: Sequence[Run]) -> list[Run]:
    """Runs that follow each other closely in the file, put together."""
    found: list[Run] = []
    for run in runs:
        last = found[-1] if found else None
        if last and same_base(last, run) and follows(last, run):
            if not doubled(last, run):
                found[-1] = joined(last, run)
        else:
            found.append(run)
    return found


def same_base(one: Run, other: Run) -> bool:
    """Whether two runs stand on one line."""
    return abs(one.y - other.y) <= SAME_BASE * max(one.size, other.size)


def follows(last: Run, run: Run) -> bool:
    """Whether a run goes on where the one before it in the file ended, or holds a mark of its last letter."""
    gap = run.x - last.right
    if not spacing(run.words) and run.x > last.x:
        return gap < APART * run.size
    return -APART * run.size < gap < APART * run.size or doubled(last, run)


def doubled(last: Run, run: Run) -> bool:
    """Whether the words are those before, drawn again to make them bold."""
    return run.words == last.words and abs(run.x - last.x) + abs(run.y - last.y) < 0.15 * run.size


def joined(last: Run, run: Run) -> Run:
    """Two runs as one; the larger type says where its line is."""
    if not spacing(run.words) and last.steps and run.right < last.right - 0.3 * run.size:
        return marked(last, run)
    gap = run.x - last.right
    words = last.words.rstrip(" ")
    drawn = last.words != words or words.endswith("\u3000")
    tight = bool(TIGHT.match(words[-1:]) and TIGHT.match(run.words)) or words[-1:] in OPENING
    least = (COVERED_SPACE if tight else DRAWN_SPACE) if drawn else APART if tight else SPACE
    spaced = gap > least * min(last.size, run.size) and bool(spacing(run.words[:1]))
    if not drawn and gap > WIDE_SPACE * min(last.size, run.size) and IDEOGRAPHIC.match(words[-1:] + run.words[:1]):
        words += "\u3000"
    words += " " if spaced and not words.endswith("\u3000") else ""
    main = last if last.size * len(last.words) >= run.size * len(run.words) else run
    steps: tuple[float, ...] = ()
    if last.steps and run.steps:
        blank = words.endswith((" ", "\u3000"))
        steps = (*last.steps[: len(words.rstrip())], *([gap] if blank else ()), *run.steps)
        if not blank:
            steps = (*steps[: len(words) - 1], steps[len(words) - 1] + gap, *run.steps)
    right = max(last.right, run.right)
    return replace(last, words=words + run.words, y=main.y, width=right - last.x, size=main.size, steps=steps)


def spacing(words: str) -> str:
    """The characters that take room of their own, and are not drawn over the one before."""
    return "".join(sign for sign in words if sign != "ำ" and not unicodedata.category(sign).startswith("M"))


def marked(last: Run, run: Run) -> Run:
    """A run with a mark that was drawn after it, where the mark stands: after its letter and the letter's marks."""
    place, x = 0, last.x
    for place, step in enumerate(last.steps):  # noqa: B007 - the place is what is looked for
        if x + step > run.right + 0.15 * run.size:
            break
        x += step
    words = last.words[:place] + run.words + last.words[place:]
    return replace(last, words=words, steps=(*last.steps[:place], *[0.0] * len(run.words), *last.steps[place:]))


def rows(runs: Sequence[Run]) -> list[PrintedLine]:
    """The runs as lines, from top to bottom; the parts of a row that stand apart are lines one after the other."""
    grouped: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.y):
        if grouped and same_base(grouped[-1][0], run):
            grouped[-1].append(run)
        else:
            grouped.append([run])
    found: list[Run] = []
    for row in grouped:
        parts: list[Run] = []
        for run in sorted(row, key=lambda run: run.x):
            if parts and doubled(parts[-1], run):
                continue
            if parts and run.x - parts[-1].right < APART * run.size:
                parts[-1] = joined(parts[-1], run)
            else:
                parts.append(run)
        found += parts
    return [printed(run) for run in found]


def printed(run: Run) -> PrintedLine:
    """A run as a line; type stands on the base line, and its height is that of its body."""
    words = re.sub(" {2,}", " ", SPACED_OUT.sub(closed_up, SPACED_MARK.sub("", run.words))).strip()
    return PrintedLine(words, run.x, run.y - run.size, run.right, run.y, run.size)
