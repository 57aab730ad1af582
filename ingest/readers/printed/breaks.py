"""Where a paragraph begins among printed lines: what sets a line off from the one before it.

A printed paragraph shows by one of a few habits of its document, so the usual distances are measured first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.readers.printed.measuring import SIZE, SIZE_SEEN, Placed, first_word, justified, leading, spacing
from ingest.structure.labels import Outline, heads
from kb.languages import LABEL_FORMS

INDENT = 0.7
"""Ems by which a first line is set in at least; Japanese sets it in by one."""

GAP, GAP_SEEN = 1.17, 1.3
"""How much more than usual one base line is below the other between paragraphs; the second for recognised lines."""

MOST_INDENT = 8.0
"""Ems of a first line's indent at most; what is set in further is a signature or a place and date."""

EARLY = 0.4
"""The share of a page under its last line from which the text on it ended there, and did not run out of paper."""

LIKE = 0.35
"""Ems by which the indents of a document's first lines differ at most."""

CLEARLY = 0.38
"""The share of blank after a line that no break of words makes."""

CONNECTIVE = 8
"""Characters of a centred line of its own, such as ``และ``, ``between``."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What is usual in a document: the distance of base lines in ems, whether lines are stretched to the right edge,
    whether more blank or a first line set in (by ``indent`` ems) shows its paragraphs, also those with labels.
    """

    leading: float
    justified: bool = False
    gapped: bool = False
    indent: float = 0.0
    marked: bool = False

    @property
    def shown(self) -> bool:
        """Whether paragraphs show by more than a short last line."""
        return self.gapped or self.indent > 0


class Breaks:
    """Decides line by line, in order, whether a paragraph begins."""

    def __init__(self, placed: Sequence[Placed]) -> None:
        """All lines of the document, in reading order."""
        self._placed = placed
        self._outline = Outline()
        self._first = True  # whether the line before is the first of its paragraph
        self.habits = Habits(leading(placed), justified(placed))
        self.habits = self._learnt()

    def _learnt(self) -> Habits:
        """After lines that clearly end a paragraph, what shows that the next begins?"""
        inner = [(a, b) for a, b in pairwise(self._placed) if not b.opens and not b.cell]
        ended = [(a, b) for a, b in inner if self.ends(a) and not a.centred and not b.centred]
        gaps = sum(self._gap(a, b) for a, b in ended)
        insets = Counter(round(b.inset, 1) for a, b in ended if not self._gap(a, b) and INDENT < b.inset < MOST_INDENT)
        inset, _ = insets.most_common(1)[0] if insets else (0.0, 0)
        like = sum(count for value, count in insets.items() if abs(value - inset) < LIKE)
        labelled = [(a, b) for a, b in inner if heads(b.line.words)]
        shown = sum(self._gap(a, b) or self._indent(a, b) or self.short(a, b) for a, b in labelled)
        return Habits(
            self.habits.leading,
            self.habits.justified,
            gapped=len(ended) >= 2 and gaps > 0.6 * len(ended),
            indent=inset if like >= 2 and like + gaps > 0.6 * len(ended) else 0.0,
            marked=len(labelled) >= 3 and shown >= 0.8 * len(labelled),
        )

    def gap(self, place: int) -> bool:
        """Whether there is more blank before a line than between the lines of a paragraph."""
        line = self._placed[place]
        return place > 0 and (line.cell or not line.opens) and self._gap(self._placed[place - 1], line)

    def begins(self, place: int) -> bool:
        """Whether a paragraph begins with this line; ask once for each, in order."""
        line = self._placed[place]
        before = self._placed[place - 1] if place else None
        found = before is None or self._begins(before, line, self._placed[place + 1 : place + 2])
        if found:
            self._outline.read(line.line.words)
        elif before is not None and self._labelled(before, line):
            found = True
        self._first = found
        return found

    def _begins(self, before: Placed, line: Placed, after: Sequence[Placed]) -> bool:
        if line.cell or before.cell:
            return line.opens and (line.cell or before.cell)
        if not (wordy(before.line.words) and wordy(line.line.words)):
            return True
        if heading(before.line.words) or self._resized(before, line):
            return True
        if line.opens:
            return self._opens(before, line, after)
        if self._gap(before, line) or self._set_in(before, line):
            return True
        if self._centred(before, after=line) or self._centred(line, after=None, before=before):
            return not self._wrapped(before, line)
        return self.short(before, line) or self._indents(before, line, after)

    def _opens(self, before: Placed, line: Placed, after: Sequence[Placed]) -> bool:
        """The first line of a page or column: whether the paragraph of the one before ended there."""
        if self._centred(before, line) or self._centred(line, None, before) or self.short(before, line):
            return True
        if before.page != line.page and before.below > EARLY:
            return True
        back = bool(after) and not after[0].opens and after[0].inset < line.inset - INDENT
        if self._set_in(before, line):
            return back or not after or after[0].opens or self.habits.indent > 0
        return line.inset > INDENT and back and not before.inset > INDENT

    def _resized(self, before: Placed, line: Placed) -> bool:
        sizes = sorted((before.line.size, line.line.size))
        return sizes[1] > (SIZE_SEEN if before.seen or line.seen else SIZE) * sizes[0]

    def _gap(self, before: Placed, line: Placed) -> bool:
        step = (line.line.bottom - before.line.bottom) / max(line.line.size, before.line.size)
        return step > (GAP_SEEN if line.seen else GAP) * self.habits.leading

    def _centred(self, line: Placed, after: Placed | None, before: Placed | None = None) -> bool:
        """Whether a line is centred, and not one of a block of lines that begin below each other."""
        if self.habits.indent and abs(line.inset - self.habits.indent) < LIKE:
            return False  # a first line that happens to end as far from the right edge
        other = after or before
        level = other is not None and abs(other.line.left - line.line.left) < 0.4 * line.line.size
        return line.centred and not level

    def _wrapped(self, before: Placed, line: Placed) -> bool:
        """Whether two lines are one centred paragraph that was too long for one."""
        middle = abs((before.line.left + before.line.right) - (line.line.left + line.line.right)) / 2
        room = before.right - before.left - (before.line.right - before.line.left)
        short = spacing(line.line.words) <= CONNECTIVE
        return middle < 0.8 * line.line.size and room < 0.5 * first_word(line.line) and not short

    def ends(self, line: Placed) -> bool:
        """Whether a line is so short that it must be the last of its paragraph."""
        return line.rest * line.line.size > CLEARLY * (line.right - line.left)

    def short(self, before: Placed, line: Placed) -> bool:
        """Whether the line before ended though words of this one would have had room in it.

        Ragged lines of Thai and Japanese end early for reasons of their own, so where paragraphs show by something
        else, only a line that is clearly short counts; at the top of a page nothing else shows.
        """
        if before.line.words.rstrip().endswith(("-", "\u2010")) and before.rest < 3:
            return False
        if self.ends(before):
            return True
        if self.habits.shown and not line.opens:
            return False
        wide = line.line.words[:1] > "\u2e7f"
        if self.habits.justified and not before.seen:
            return before.rest > (2.2 if wide else 0.8)
        if line.opens and self.habits.indent:
            return False
        return before.rest * before.line.size > first_word(line.line) + (1.5 if before.seen else 0.3) * line.line.size

    def _set_in(self, before: Placed, line: Placed) -> bool:
        """Whether a line is set in as the first lines of the document are, and not one of a block that is."""
        if not self.habits.indent or abs(line.inset - self.habits.indent) > LIKE:
            return False
        return self._first or line.opens or before.inset < line.inset - INDENT

    def _indent(self, before: Placed, line: Placed) -> bool:
        return (line.line.left - before.line.left) / line.line.size > INDENT

    def _indents(self, before: Placed, line: Placed, after: Sequence[Placed]) -> bool:
        """Whether the left edge says that a paragraph begins: a first line set in, or the end of a block set in."""
        shift = (line.line.left - before.line.left) / line.line.size
        if shift > INDENT:
            if self._first and heads(before.line.words):
                return self._returns(line, after)  # the text of a label hangs to the right of it
            return not self._first or self._returns(line, after) or not after or after[0].opens
        return shift < -INDENT and not self._first

    @staticmethod
    def _returns(line: Placed, after: Sequence[Placed]) -> bool:
        """Whether the next line is set less far in."""
        return bool(after) and not after[0].opens and (line.line.left - after[0].line.left) / line.line.size > INDENT

    def _labelled(self, before: Placed, line: Placed) -> bool:
        """Whether a line that nothing else sets off begins with a label that counts on."""
        if line.cell or not heads(line.line.words):
            return False
        if (self.habits.marked and not line.opens) or refers(before.line.words):
            return False
        return self._outline.read(line.line.words) is not None


REFERS = re.compile(
    r"(?:\b(?:in|under|of|and|or|to|by|with|from|see|the|per|paragraphs?|articles?|sections?|clauses?|nos?)[.,]?"
    r"|ตาม|ใน|และ|หรือ|กับ|ของ|แห่ง|ถึง|ข้อ|及び|又は|並びに|から|、|，|,)$",
    re.IGNORECASE,
)
"""What a line ends in that goes on with a reference to an article."""


def refers(words: str) -> bool:
    """Whether the words go on with what looks like a label and is a reference."""
    return bool(REFERS.search(words.rstrip()))


def wordy(words: str) -> bool:
    """Whether a line has words; lines of dots or dashes are rules, for a signature or between parts."""
    return any(sign.isalnum() for sign in words)


def heading(words: str) -> bool:
    """Whether a line is nothing but the label of an article, perhaps with its heading in brackets."""
    for form in LABEL_FORMS:
        if form.certain and (found := form.pattern.match(words)):
            return not words[found.end() :].strip() or bool(
                re.fullmatch(r"\s*[(（][^()（）]+[)）]", words[found.end() :])
            )
    return False
