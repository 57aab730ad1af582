"""Patterns that Thai names share: letters, words of grammar, and alternations that fail at the first letter."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

LETTER = r"[ก-ฮะ-ฺเ-ๆ็-๎]"
LATIN = r"[A-Z][A-Za-z0-9'’&/+-]*(?: (?:(?:of|for|the|and|in|on) )*[A-Z0-9&][A-Za-z0-9'’&/+-]*)*"
"""A name in Latin letters."""
BARE = "(?<![เแโใไ])"
"""Before a word of grammar: no vowel that is written before its consonant, which would belong to another word."""
WHOLE = "(?![ะ-ฺ็-๎])"
"""After a word of grammar: no mark or vowel that belongs to its last consonant, for the same reason."""


def either(*patterns: str) -> str:
    """Any of the patterns, each a plain letter first, as one alternation grouped by that letter.

    A long alternation is tried branch by branch at every letter of a text; grouped, all but one branch fail at once.
    Of patterns with the same first letter the earlier one wins.
    """
    split = sorted((pattern for given in patterns for pattern in _parts(given)), key=lambda p: p[0])
    groups = groupby(split, key=lambda p: p[0])
    return "(?:" + "|".join(f"{first}(?:{'|'.join(p[1:] for p in group)})" for first, group in groups) + ")"


def _parts(pattern: str) -> Iterable[str]:
    """A pattern cut at the bars that stand outside all brackets."""
    depth, part, in_set = 0, "", False
    for i, c in enumerate(pattern):
        escaped = i > 0 and pattern[i - 1] == "\\"
        if not escaped:
            in_set = (c == "[" or in_set) and c != "]"
            depth += 0 if in_set else (c == "(") - (c == ")")
        if c == "|" and depth == 0 and not in_set:
            yield part
            part = ""
        else:
            part += c
    yield part
