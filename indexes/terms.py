"""Text to index terms: words folded so that forms of writing meet, and character bigrams so that no cut hides a hit."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from kb.languages import words
from kb.model import Span
from kb.numerals import ascii_digits

REMEMBERED = 20_000
"""Texts whose words are remembered: cutting Thai takes longer than all else that a search does with a clause."""


@dataclass(frozen=True, slots=True)
class Term:
    """A folded word and the place of its printed form in the text."""

    text: str
    span: Span


def fold(word: str) -> str:
    """A word as the index knows it: full and half width, upper and lower case, Thai and Arabic digits meet.

    NFKC would take SARA AM apart (U+0E33 into two characters), on both sides alike, so it does no harm here; a folded
    word is never shown and its offsets are never used.
    """
    return ascii_digits(unicodedata.normalize("NFKC", word)).casefold()


@lru_cache(maxsize=REMEMBERED)
def terms(text: str) -> tuple[Term, ...]:
    """The words of a text in order."""
    return tuple(Term(fold(span.of(text)), span) for span in words(text))


def term_set(text: str) -> frozenset[str]:
    """The different words of a text."""
    return frozenset(term.text for term in terms(text))


def bigrams(text: str) -> list[str]:
    """The pairs of neighbouring letters and digits of a folded text in order; white space and punctuation part them."""
    folded = fold(text)
    return [a + b for a, b in pairwise(folded) if _counts(a) and _counts(b)]


def _counts(character: str) -> bool:
    """Letters, digits and the marks that belong to Thai letters."""
    return unicodedata.category(character)[0] in "LNM"
