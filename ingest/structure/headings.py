"""Which lines are headings or the heads of letters, before it is known what block they make."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.structure.kinds.lexicon import in_small_letters
from ingest.structure.labels import Label, Outline
from ingest.structure.lines import RULE, UNDERLINE, Line, in_capitals, is_dateline, is_reference, is_remark
from kb.numerals import ordinals

HEADING_LENGTH = 60
"""Characters that a heading line has at most."""

CAPTION = re.compile(r"[(（][^（）()。]{1,60}[）)]")
"""The heading of an article on a line of its own above it, as Japanese statutes have it."""

MARKED_HEADING = re.compile(r"[【《＜<〈［\[][^】》＞>〉］\]]{1,50}[】》＞>〉］\]]")

SIGNED = re.compile(
    r"[(（\[]\s?(?:署名|ลายมือชื่อ|signed|ลงนาม|ลงชื่อ|sd\.?|signature)\s?[)）\]]|ลง(?:ชื่อ|นาม)\s?[.…_]{3,}", re.IGNORECASE
)
"""In place of a signature."""

LETTERHEAD_LENGTH = 80
LETTERHEAD_LINES = 8


def letterheads(rest: Sequence[Line]) -> frozenset[int]:
    """The lines of address, reference and date above each salutation: from the first remark, reference or dateline on
    of the short lines there."""
    found: set[int] = set()
    for at, line in enumerate(rest):
        if not line.language.salutation.match(line.text):
            continue
        first = at
        for i in range(at - 1, max(-1, at - 1 - LETTERHEAD_LINES), -1):
            above = rest[i]
            if (
                len(above.text) > LETTERHEAD_LENGTH
                or above.language.courtesy.match(above.text)
                or SIGNED.match(above.text)
            ):
                break
            if is_remark(above) or is_reference(above) or is_dateline(above):
                first = i
        while first < at and first and not rest[first].gap and not SIGNED.match(rest[first - 1].text):
            first -= 1
        found.update(range(first, at))
    return frozenset(found)


def annex_path(number: str) -> str:
    """The place of an annex: its number in digits, or its letter."""
    counts = ordinals(number)
    return str(counts.get("number") or counts.get("roman") or number)


def is_short(line: Line) -> bool:
    """Whether a line could be a heading by its form."""
    if len(line.text) > HEADING_LENGTH or RULE.fullmatch(line.text) or UNDERLINE.fullmatch(line.text):
        return False
    if in_capitals(line):
        return True
    return not (line.language.sentence_end.search(line.text) or line.language.predicate.search(line.text))


def headed_lines(rest: Sequence[Line]) -> frozenset[int]:
    """The lines whose labels bear headings: most of their list, or of all lists of its style, are short and an
    unlabelled line follows.

    ``3. Information to be shared`` over a paragraph is an article; the last item of a list before the next paragraph
    of a report is none, and neither are the items before it.
    """
    outline = Outline()
    labels = [outline.accept(line.heads) for line in rest]
    counts: dict[str | int, list[bool]] = {}
    for i, (line, label) in enumerate(zip(rest, labels, strict=True)):
        if label:
            heads = is_heading(line, label) and i + 1 < len(rest) and labels[i + 1] is None
            counts.setdefault(label.style, []).append(heads)
            counts.setdefault(label.series, []).append(heads)
    headed = {key for key, heads in counts.items() if len(heads) > 1 and sum(heads) > len(heads) / 2}
    alone = {
        key
        for key, heads in counts.items()
        if any(heads[:-1])
        or (
            heads[-1]
            and parents(labels, key) >= len(heads) - 1 > 0
            and at_top(labels, key)
            and not in_brackets(labels, key)
        )
    }
    return frozenset(
        i
        for i, (line, label) in enumerate(zip(rest, labels, strict=True))
        if label and ({label.style, label.series} & headed or (label.series in alone and is_heading(line, label)))
    )


def is_heading(line: Line, label: Label) -> bool:
    """Whether what follows a label on its line reads as a heading."""
    rest = line.text[len(label.text) :].strip()
    return (
        0 < len(rest) <= HEADING_LENGTH
        and not line.language.sentence_end.search(rest)
        and not line.language.predicate.search(rest)
    )


def at_top(labels: Sequence[Label | None], series: str | int) -> bool:
    """Whether a list stands under no other."""
    return all(label.depth == 0 for label in labels if label and label.series == series)


def in_brackets(labels: Sequence[Label | None], series: str | int) -> bool:
    """Whether the labels of a list stand in brackets, as those of items do and those of headings do not."""
    return any(label.text[0] in "(（" for label in labels if label and label.series == series)


def parents(labels: Sequence[Label | None], series: str | int) -> int:
    """How many labels of a list have items of their own right below them."""
    return sum(
        1
        for label, below in pairwise(labels)
        if label and label.series == series and below and below.depth > label.depth
    )


def dividing_styles(rest: Sequence[Line]) -> frozenset[str]:
    """The styles of lists that divide a text as chapters do: short headings over a list that counts on through them.

    ``II. Areas`` over ``4. ...`` after ``I. Aims`` over ``1.`` to ``3.`` does.
    """
    found = set()
    styles = {head.style for line in rest for head in line.heads if head.value == 1 and not head.bullet}
    for style in styles:
        places = in_order(rest, style)
        if len(places) > 1 and counts_through(rest, places):
            found.add(style)
    return frozenset(found)


def in_order(rest: Sequence[Line], style: str) -> list[int]:
    """The lines of a style that count 1, 2, 3 and read as headings."""
    places: list[int] = []
    for i, line in enumerate(rest):
        wanted = len(places) + 1
        if (
            any(head.style == style and head.value == wanted for head in line.heads)
            and len(line.text) <= HEADING_LENGTH
        ):
            if line.language.sentence_end.search(line.text.rstrip(":：")):
                return []
            places.append(i)
    return places


def counts_through(rest: Sequence[Line], places: Sequence[int]) -> bool:
    """Whether below each of the places a list goes on where it was when the place was reached."""
    last: dict[str, int] = {}
    for start, end in pairwise([*places, len(rest)]):
        heads = rest[start + 1].heads if start + 1 < len(rest) else ()
        going_on = [head for head in heads if head.value == last.get(head.style, 0) + 1]
        if not going_on or (start != places[0] and all(head.value == 1 for head in going_on)):
            return False
        for line in rest[start + 1 : end]:
            for head in line.heads:
                if head.value == last.get(head.style, 0) + 1:
                    last[head.style] = head.value
    return True


def headings(rest: Sequence[Line]) -> frozenset[int]:
    """The lines that are headings without a number: short, without a predicate, over something longer, and in good
    company, since one short line alone may be anything."""
    articles = any(head.certain and not head.division for line in rest for head in line.heads)
    found = set()
    for i, (line, after) in enumerate(pairwise(rest)):
        if (
            MARKED_HEADING.fullmatch(line.text)
            or UNDERLINE.fullmatch(after.text)
            or (stands_over(line, after) and (not articles or any(head.certain for head in after.heads) or line.gap))
        ):
            found.add(i)
    named = {i for i in found if names_matter(rest[i]) or (i + 1 < len(rest) and UNDERLINE.fullmatch(rest[i + 1].text))}
    return frozenset(found if len(found) >= 2 else named)


def stands_over(line: Line, after: Line) -> bool:
    """Whether a line reads as the heading of the next."""
    if (
        line.heads
        or line.text[0] in QUOTES
        or not is_short(line)
        or line.language.closing.match(line.text)
        or REMARKS.fullmatch(line.text)
    ):
        return False
    if line.language.salutation.match(line.text) or line.language.annex.match(line.text):
        return False
    if bool(after.heads) or (names_matter(line) and not names_matter(after)):
        return True
    return len(after.text) > 1.5 * len(line.text) and not is_short(after)


QUOTES = "“\"「『‘'"
"""What defined terms begin with, and headings do not."""

REMARKS = re.compile(r"[(（\[].*[)）\]]|.*\d.*")
"""Remarks and lines with figures (dates, addresses) are no headings."""


def names_matter(line: Line) -> bool:
    """Whether a line is made of the words that head clauses of some kind, or is marked as a heading."""
    small = in_small_letters(line.text)
    heading = any(cue.where == "heading" and cue.pattern.search(small) for cue in line.language.cues)
    return heading or in_capitals(line) or bool(MARKED_HEADING.fullmatch(line.text))
