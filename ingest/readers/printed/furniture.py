"""What stands in the margins of pages and belongs to no text: running heads and feet, page numbers.

1. A line in the outer rows of a page goes if the same words stand at the same height of another page: they may be on
   every page, or on every second one, as in books. Numbers in them may count pages; other numbers must be the same, so
   ``ข้อ ๓`` and ``ข้อ ๕`` at the head of two pages stay, and so do labels that happen to count as the pages do.
2. A page number goes if it has the form of one (``- 2 -``, ``หน้า ๒``, ``2/10``, ``Page 2 of 10``, ``２``, ``第2頁``)
   and is the outermost line of the margin: with a word, dashes or a total by itself, bare only where it counts as the
   pages do or is the number of its page and well apart from the text.
3. A few signs that a recogniser saw where the page beside has its number are a number that it misread.
4. Nothing else goes: a title stays, also on the only page, and a label such as ``2.`` in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from ingest.readers.printed.page import PrintedLine, PrintedPage
from kb.languages import LABEL_FORMS
from kb.numerals import ascii_digits, ordinals

MARGIN = 0.14
"""The share of a page's height at its top and at its bottom in which its furniture stands."""

ROWS = 3
"""Rows at either end of a page that are looked at."""

HEIGHT = 0.012
"""By how much of a page's height a head may move from page to page; recognisers are not exact, nor are scanners."""

FEW = 6
"""Signs that a recogniser makes of a page number at most."""

BAND = 3.0
"""Ems from one row of furniture to the next at most; the text begins further in."""

ALIKE = 0.8
"""How alike (of 1) running heads are that a recogniser read twice."""

DIGITS = "0-9๐-๙０-９"
NUMBER = rf"(?P<n>[{DIGITS}]{{1,4}}|[ivxlc]{{1,7}}|[IVXLC]{{1,7}}|[〇一二三四五六七八九十百]{{1,5}})"
TOTAL = rf"(?P<total>\s*(?:/|／|of|จาก)\s*[{DIGITS}]{{1,4}}\s*(?:頁|ページ|หน้า)?)?"
DASH = "[-‐-―－ー−~〜=]"
PAGE_NUMBER = re.compile(
    rf"[(（〔\[]?(?P<before>{DASH}*)\s*(?P<word>(?:หน้า(?:ที่)?|page|p\.|pg\.|第|頁|ページ)\s*)?{NUMBER}{TOTAL}\s*"
    rf"(?P<after>頁|ページ|ページ目)?\s*(?P<close>{DASH}*)[)）〕\]]?",
    re.IGNORECASE,
)
NUMERALS = re.compile(rf"[{DIGITS}]+")


def without_furniture(pages: Sequence[PrintedPage]) -> list[PrintedPage]:
    """The pages without what their margins hold."""
    edges = [edge_lines(page) for page in pages]
    gone = [set[int]() for _ in pages]
    for place, page in enumerate(pages):
        near = [*range(max(place - 8, 0), place), *range(place + 1, min(place + 9, len(pages)))]
        for top in (True, False):
            for at in edges[place][top]:
                line = page.lines[at]
                others = [(pages[n], pages[n].lines[m]) for n in near for m in edges[n][top]]
                if removable(line, page, others, top):
                    gone[place].add(at)
                elif not same_row_gone(page, at, gone[place]):
                    break
    return [
        replace(page, lines=tuple(line for at, line in enumerate(page.lines) if at not in gone[place]))
        for place, page in enumerate(pages)
    ]


def edge_lines(page: PrintedPage) -> dict[bool, list[int]]:
    """The places of the lines in the outer rows at the top (``True``) and at the bottom, from the edge inwards."""
    found: dict[bool, list[int]] = {}
    for top in (True, False):
        order = sorted(range(len(page.lines)), key=lambda at: page.lines[at].bottom, reverse=not top)
        rows, last, kept = 0, 0.0, list[int]()
        for at in order:
            line = page.lines[at]
            depth = line.bottom if top else page.height - line.top
            if depth > MARGIN * page.height:
                break
            if rows and abs(line.bottom - last) > BAND * line.size:
                break
            if not rows or abs(line.bottom - last) > 0.5 * line.size:
                rows, last = rows + 1, line.bottom
            if rows > ROWS:
                break
            kept.append(at)
        found[top] = kept
    return found


def same_row_gone(page: PrintedPage, at: int, gone: set[int]) -> bool:
    """Whether another part of the row of a line is furniture."""
    return any(abs(page.lines[at].bottom - page.lines[n].bottom) < 0.5 * page.lines[at].size for n in gone)


def removable(
    line: PrintedLine, page: PrintedPage, others: Sequence[tuple[PrintedPage, PrintedLine]], top: bool
) -> bool:
    """Whether a line in the margin of a page is furniture, by itself or beside those of the pages around it."""
    level = [(o, other) for o, other in others if abs(height(line, page, top) - height(other, o, top)) < HEIGHT]
    if any(repeats(line, page.number, other, o.number) for o, other in level):
        return True
    number = PAGE_NUMBER.fullmatch(line.words.strip())
    if number is None:
        return any(misread(line, other) for _, other in level)
    if number["word"] or number["total"] or number["after"] or (number["before"] and number["close"]):
        return True
    ours = values(line.words)
    if any(b - a == o.number - page.number for a in ours for o, other in level for b in values(other.words)):
        return True
    return alone(line, page) and (page.number in ours or page.number - 1 in ours)


def misread(line: PrintedLine, other: PrintedLine) -> bool:
    """Whether a recogniser's few signs stand where another page has its number."""
    few = line.confidence is not None and len(bare(line.words)) <= FEW
    beside = abs(line.left + line.right - other.left - other.right) < 4 * line.size
    return few and beside and PAGE_NUMBER.fullmatch(other.words.strip()) is not None


def height(line: PrintedLine, page: PrintedPage, top: bool) -> float:
    """How far from its edge a line stands, as a share of the page's height."""
    return line.bottom / page.height if top else (page.height - line.bottom) / page.height


def values(words: str) -> list[int]:
    """The values of a bare page number."""
    number = PAGE_NUMBER.fullmatch(words.strip())
    return list(ordinals(number["n"]).values()) if number else []


def repeats(line: PrintedLine, page: int, other: PrintedLine, other_page: int) -> bool:
    """Whether two lines are the same running head; the numbers in it stay or count pages."""
    ours, theirs = bare(line.words), bare(other.words)
    if not any(sign.isalnum() for sign in ours):
        return ours == theirs and bool(ours)
    if ours == theirs:
        return True
    if line.confidence is not None and other.confidence is not None:
        same = SequenceMatcher(None, NUMERALS.sub("", ours), NUMERALS.sub("", theirs), autojunk=False).ratio() >= ALIKE
        same = same and len(ours) > 5
    else:
        same = NUMERALS.sub("#", ours) == NUMERALS.sub("#", theirs)
    if not same or any(form.certain and form.pattern.match(line.words) for form in LABEL_FORMS):
        return False
    pairs = list(zip(numbers(ours), numbers(theirs), strict=False))
    return bool(pairs) and all(b - a in (0, other_page - page) for a, b in pairs)


def bare(words: str) -> str:
    """Words without white space and case."""
    return re.sub(r"\s+", "", words).casefold()


def numbers(words: str) -> list[int]:
    """The numbers in the words."""
    return [int(ascii_digits(found)) for found in NUMERALS.findall(words) if len(found) < 10]


def alone(line: PrintedLine, page: PrintedPage) -> bool:
    """Whether a line stands at least two lines apart from all others."""
    rest = [other for other in page.lines if other is not line]
    return bool(rest) and all(
        other.top - line.bottom > line.size or line.top - other.bottom > line.size for other in rest
    )
