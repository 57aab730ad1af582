"""Words of one language to their probable counterparts in the others, learned from the rows of the store itself.

A word and a counterpart stand in the same rows: the measure is Dice's, twice the rows that have both over the rows that
have each. Nothing is trained or kept: what a query needs is counted when it asks, from the word index.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from indexes.terms import term_set
from kb.model import LanguageCode

if TYPE_CHECKING:
    from indexes.clause_index import ClauseIndex

ROWS = 300
"""Rows looked at for one word; more would not change which counterparts come first."""

LEAST = 0.3
"""The Dice value below which two words merely stand near each other."""

MOST = 3
"""How many times as often as the word itself its counterpart may stand."""

TOGETHER = 2
"""Rows that must have both words: everything in a single shared row would look like a counterpart."""

Counterparts = dict[LanguageCode, dict[str, float]]


class Translator:
    """Counterparts of words, remembered until the index changes."""

    def __init__(self, index: ClauseIndex) -> None:
        """Learn from the rows of this index."""
        self._index = index
        self._generation = -1
        self._known: dict[tuple[str, LanguageCode], Counterparts] = {}

    def counterparts(self, word: str, language: LanguageCode) -> Counterparts:
        """The probable counterparts of a folded word in each other language, with their Dice values."""
        if self._generation != self._index.state.generation:
            self._generation, self._known = self._index.state.generation, {}
        key = word, language
        if key not in self._known:
            self._known[key] = self._count(word, language)
        return self._known[key]

    def _count(self, word: str, language: LanguageCode) -> Counterparts:
        index = self._index
        clauses = [c for c in index.words.having(word, language, ROWS) if c in index.clauses]
        rows = {index.row_of(clause) for clause in clauses}
        together: dict[LanguageCode, Counter[str]] = {}
        for row in rows:
            cells: dict[LanguageCode, set[str]] = {}
            for item in index.rows[row]:
                if item.clause.language != language:
                    cells.setdefault(item.clause.language, set()).update(term_set(item.clause.text))
            for other, words in cells.items():
                together.setdefault(other, Counter()).update(words)
        return {other: self._likely(counts, len(rows)) for other, counts in together.items()}

    def _likely(self, counts: Counter[str], rows: int) -> dict[str, float]:
        often = {word: n for word, n in counts.items() if n >= TOGETHER}
        frequency = self._index.words.frequency(often)
        # a word that stands everywhere ("the") stands beside everything
        dice = {word: 2 * n / (rows + frequency[word]) for word, n in often.items() if frequency[word] <= MOST * rows}
        return {word: value for word, value in dice.items() if value >= LEAST}
