"""Printed lines to one line of text: what the end of a line stands for between the words on either side of it.

1. Between two characters of Japanese, one of Japanese and one of the Latin script, and two figures in a Japanese line
   there is nothing: lines end anywhere there. So they do between two of Thai, where a space cannot be told from the
   end of the line: printers leave it out, and some write one after every line.
2. Elsewhere there is a space; after a dash or a slash that has no space before it there is none.
3. A hyphen after a Latin letter and before a small one goes, with the break: it broke a word. It stays where the
   document has the same compound with its hyphen elsewhere, or has both its parts as words of their own and never the
   whole word. Between capitals it goes only where the whole word is elsewhere; it stays before a capital and beside a
   figure (``Asia-Pacific``, ``COVID-19``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.readers.layout import WIDE

THAI, JAPANESE = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]"), re.compile(f"[{WIDE}]")
"""Scripts that have no spaces between words."""

FIGURES = re.compile(r"\d[,.]?$")

HYPHENS = "-\u2010\u00ad"
BROKEN = re.compile(rf"([A-Za-zÀ-ɏ]+(?:['’][a-z]+)?)[{HYPHENS}]$")
CAPITALS = re.compile(rf"\b([A-Z]{{2,}})[{HYPHENS}]$")
GOES_ON = re.compile(r"[a-zß-ɏ]+")
WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:[-\u2010][A-Za-zÀ-ɏ]+)*")
PART = 4
"""Letters that a part of a compound has at least; syllables that look like words are shorter."""


class Joiner:
    """Joins the lines of one document, whose words say what its hyphens are."""

    def __init__(self, lines: Iterable[str]) -> None:
        """All lines of the document, in any order."""
        self._words: set[str] = set()
        for line in lines:
            found = [match.group().lower().replace("\u2010", "-") for match in WORD.finditer(line)]
            if found and line.rstrip().endswith(("-", "\u2010", "\u00ad")):
                found.pop()
            self._words.update(found)

    def join(self, before: str, after: str) -> str:
        """Two parts of a paragraph as one."""
        before, after = before.rstrip(), after.lstrip()
        if not before or not after:
            return before + after
        broken, rest = BROKEN.search(before), GOES_ON.match(after)
        if broken and rest:
            kept = "-" if self._compound(broken[1], rest.group()) else ""
            return before[:-1] + kept + after
        capitals = CAPITALS.search(before), re.match(r"[A-Z]{2,}", after)
        if capitals[0] and capitals[1] and (capitals[0][1] + capitals[1][0]).lower() in self._words:
            return before[:-1] + after
        return before + between(before, after) + after

    def _compound(self, left: str, right: str) -> bool:
        """Whether two parts are one word with a hyphen in it."""
        left, right = left.lower(), right.lower()
        if f"{left}-{right}" in self._words:
            return True
        if left + right in self._words:
            return False
        return min(len(left), len(right)) >= PART and left in self._words and right in self._words


def between(before: str, after: str) -> str:
    """A space or nothing."""
    last, first = before[-1], after[0]
    if last in "-‐‑–—/" and len(before) > 1 and before[-2] != " ":
        return ""
    thai = [bool(THAI.match(sign)) for sign in (last, first)]
    if all(thai) or (not any(thai) and (JAPANESE.match(last) or JAPANESE.match(first))):
        return ""
    figures = FIGURES.search(before) and first.isdigit() and len(JAPANESE.findall(before[-40:] + after[:40])) > 10
    return "" if figures else " "
