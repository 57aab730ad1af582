"""Queries to hits: meaning and words fused, and the clauses gathered into rows.

A clause's score is how near it lies to the query under each encoder, plus what shared words, names and values say. A
row's score is taken over its languages, so that a question finds the same rows in whichever language it is asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from indexes.clause_index import ClauseIndex
from indexes.query import Answer, Query
from indexes.terms import term_set, terms
from indexes.translation import Translator
from indexes.vector_index import as_keys
from kb.gazetteer import mentions
from kb.identity import clause_of_key, vector_key
from kb.languages import LABEL_FORMS, detect
from kb.model import Clause, Hit, LanguageCode, Span
from kb.store import ClauseInRow, InstrumentSummary, Store
from kb.values import read_values

CANDIDATES = 100
"""Clauses taken from each index before fusion; three languages and merged clauses make some 25 rows of them."""

CLAUSE_LENGTH = 60
"""Characters from which a query is taken for a clause and not for keywords. Thai and Japanese say in 60 characters
what English says in 120, so English counts half."""

WORDS_WEIGHT = 0.35
"""What sharing every word with the query says, beside a cosine of 1."""

AGREEMENT_WEIGHT = 0.1
"""What naming just the same bodies, dates, periods and amounts says, beside a cosine of 1."""

FLOOR = 0.12
"""The score below which a row is no answer; centred cosines of unrelated clauses lie around 0."""

MATCHED = 0.75
"""A language has answered if its clause scores this share of the best in its row."""

SURE = 0.6
"""The likelihood from which a counterpart in another language is marked."""

SHOWN = 2
"""Counterparts of a word that are marked at most."""

COMMON = 0.5
"""Words less rare than this share of the rarest word of the query are not marked: particles and the like."""


@dataclass(frozen=True, slots=True)
class _Scored:
    item: ClauseInRow
    meaning: float
    words: float
    agreement: float

    @property
    def score(self) -> float:
        return self.meaning + WORDS_WEIGHT * self.words + AGREEMENT_WEIGHT * self.agreement


class SearchEngine:
    """Search over one knowledge base; the first encoder searches, the second (if any) judges equivalence."""

    def __init__(self, store: Store, index: ClauseIndex) -> None:
        """Search ``index``, showing what ``store`` holds."""
        self._store = store
        self._index = index
        self._translator = Translator(index)

    def search(self, query: Query) -> Answer:
        """The rows that answer a query, best first."""
        with self._index.reading():
            return self._answer(query)

    def _answer(self, query: Query) -> Answer:
        if not query.text.strip():
            return Answer(query, 0, ())
        summaries = {summary.id: summary for summary in self._store.instruments()}
        allowed = self._allowed(query, summaries)
        vectors = self._encode(query.text)
        rows = self._rows(self._candidates(query, vectors, allowed))
        wanted = Wanted(query.text, self._index, self._translator)
        scored = [self._score(row, vectors, wanted, allowed) for row in rows]
        found = sorted((s for s in scored if s and row_score(s) >= FLOOR), key=row_score, reverse=True)
        page = found[query.offset : query.offset + query.limit]
        return Answer(query, len(found), tuple(self._hit(scores, summaries, wanted) for scores in page))

    def _allowed(self, query: Query, summaries: dict[str, InstrumentSummary]) -> dict[str, ClauseInRow]:
        """The clauses that the filters let answer."""
        names = {name for name, summary in summaries.items() if passes(summary, query)}
        return {
            id_: item
            for id_, item in self._index.clauses.items()
            if item.instrument in names
            and query.language in (None, item.clause.language)
            and query.kind in (None, item.clause.kind)
        }

    def _candidates(
        self, query: Query, vectors: Sequence[NDArray[np.float32]], allowed: dict[str, ClauseInRow]
    ) -> set[str]:
        """The clauses nearest by meaning and by words."""
        keys = as_keys(map(vector_key, allowed)) if len(allowed) < len(self._index.clauses) else None
        found = {
            clause_of_key(key)
            for index, vector in zip(self._index.vectors, vectors, strict=True)
            for key, _ in index.search(vector, CANDIDATES, keys)
        }
        filters: list[tuple[str, Collection[str]]] = []
        if len(allowed) < len(self._index.clauses):
            filters = [
                ("instrument", {item.instrument for item in allowed.values()}),
                ("language", {item.clause.language for item in allowed.values()}),
                ("kind", {item.clause.kind for item in allowed.values()}),
            ]
        if allowed:
            found.update(self._index.words.search(query.text, CANDIDATES, filters))
        return found & allowed.keys()

    def _rows(self, found: Iterable[str]) -> list[list[ClauseInRow]]:
        """The whole rows that the candidates stand in; a clause without a row stands alone."""
        rows = {self._index.row_of(clause) for clause in found}
        return [self._index.rows[row] for row in sorted(rows)]

    def _score(
        self,
        row: Sequence[ClauseInRow],
        vectors: Sequence[NDArray[np.float32]],
        wanted: Wanted,
        allowed: dict[str, ClauseInRow],
    ) -> list[_Scored]:
        items = [item for item in row if item.clause.id in allowed]
        weights = meaning_weights(wanted.text, len(vectors))
        meanings = weights @ self._index.closeness([item.clause.id for item in items], vectors)
        return [
            _Scored(item, float(meaning), wanted.coverage(item.clause), wanted.agreement(item.clause))
            for item, meaning in zip(items, meanings, strict=True)
        ]

    def _encode(self, text: str) -> list[NDArray[np.float32]]:
        """A question as a question; a text as long as a clause as a clause, without its label as those are."""
        if is_clause(text):
            return self._index.encode_clause(without_label(text), detect(text))
        return self._index.encode_query(text, detect(text))

    def _hit(self, scored: Sequence[_Scored], summaries: dict[str, InstrumentSummary], wanted: Wanted) -> Hit:
        """A row as it is shown: every language of it, also those that the filters did not let answer."""
        best = max(scored, key=lambda s: s.score)
        row = self._index.rows[self._index.row_of(best.item.clause.id)]
        clauses: dict[LanguageCode, tuple[Clause, ...]] = {}
        for item in row:
            clauses[item.clause.language] = (*clauses.get(item.clause.language, ()), item.clause)
        matched = {s.item.clause.language for s in scored if s.score >= MATCHED * best.score}
        return Hit(
            score=round(row_score(scored), 4),
            instrument=best.item.instrument,
            title=summaries[best.item.instrument].title,
            row=best.item.row,
            matched=tuple(language for language in clauses if language in matched),
            clauses=clauses,
            why={"meaning": round(best.meaning, 4), "words": round(best.words, 4), "values": round(best.agreement, 4)},
            marks={item.clause.id: marks for item in row if (marks := wanted.marks(item.clause))},
        )


class Wanted:
    """The words, names and values of a query, and how far a clause in any language has them."""

    def __init__(self, text: str, index: ClauseIndex, translator: Translator) -> None:
        """Read what a query asks for."""
        self.text = text
        self.evidence = evidence(text)
        self.entities = {mention.entry.id for mention in mentions(text)}
        self.rarity = index.words.rarity(term_set(text))
        language = detect(text)
        self._named = {
            term.text for mention in mentions(text) for term in terms(text) if covers(mention.span, term.span)
        }
        self._counterparts = {word: translator.counterparts(word, language) for word in self.rarity}

    def coverage(self, clause: Clause) -> float:
        """The share of the query's words in a clause, each by its rarity, 0 to 1.

        In another language a word counts by the likelihood of its best counterpart there, a known name in any form.
        """
        total = sum(self.rarity.values())
        if not total:
            return 0.0
        present = term_set(clause.text)
        if self.entities and self.entities & {mention.entry.id for mention in mentions(clause.text)}:
            present |= self._named
        return sum(weight * self._presence(word, clause, present) for word, weight in self.rarity.items()) / total

    def _presence(self, word: str, clause: Clause, present: frozenset[str]) -> float:
        if word in present:
            return 1.0
        there = self._counterparts[word].get(clause.language, {})
        return max((likely for other, likely in there.items() if other in present), default=0.0)

    def agreement(self, clause: Clause) -> float:
        """How alike the bodies, dates, periods and amounts of query and clause are (Dice), 0 where one has none."""
        theirs = evidence(clause.text)
        both = len(self.evidence) + len(theirs)
        return 2 * len(self.evidence & theirs) / both if both else 0.0

    def marks(self, clause: Clause) -> tuple[Span, ...]:
        """The words of a clause to highlight: those of the query, their surest counterparts, and its names."""
        least = COMMON * max(self.rarity.values(), default=0.0)
        telling = {word for word, weight in self.rarity.items() if weight >= least}
        for word in tuple(telling):
            there = self._counterparts[word].get(clause.language, {})
            telling |= {other for other in sorted(there, key=there.__getitem__)[-SHOWN:] if there[other] >= SURE}
        spans = [term.span for term in terms(clause.text) if term.text in telling]
        spans += [mention.span for mention in mentions(clause.text) if mention.entry.id in self.entities]
        return merged(spans, clause.text)


def covers(outer: Span, inner: Span) -> bool:
    """Whether one span holds another."""
    return outer.start <= inner.start and inner.end <= outer.end


def merged(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Spans that overlap, touch, or are parted by white space only, as one."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if found and not text[found[-1].end : span.start].strip():
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def meaning_weights(text: str, encoders: int) -> NDArray[np.float32]:
    """How much each encoder says: both alike for a clause, the searching one alone for three quarters for keywords.

    The aligning model compares statements and is lost on keywords (nDCG@10 .57 against .75, LIBRARIES.md).
    """
    if encoders == 1:
        return np.ones(1, dtype=np.float32)
    return np.array([0.5, 0.5] if is_clause(text) else [0.75, 0.25], dtype=np.float32)


def is_clause(text: str) -> bool:
    """Whether a query is as long as a clause."""
    return len(text) / (2 if detect(text) == "en" else 1) >= CLAUSE_LENGTH


def without_label(text: str) -> str:
    """A clause without the label it was copied with."""
    label = next((match for form in LABEL_FORMS if (match := form.pattern.match(text))), None)
    return text[len(label["label"]) :].strip() if label else text


@lru_cache(maxsize=100_000)
def evidence(text: str) -> frozenset[tuple[str, str]]:
    """The known names and the values in a text, the same whichever language they are written in."""
    names = {("name", mention.entry.id) for mention in mentions(text)}
    return frozenset(names | {(value.type, value.value) for value in read_values(text)})


def row_score(scored: Sequence[_Scored]) -> float:
    """A row's score: the mean over its languages, each by its best clause.

    So a question finds the same rows in whichever language it is asked, and a row that answers in one language only by
    chance does not come first.
    """
    best: dict[LanguageCode, float] = {}
    for s in scored:
        best[s.item.clause.language] = max(s.score, best.get(s.item.clause.language, -1.0))
    return sum(best.values()) / len(best)


def passes(summary: InstrumentSummary, query: Query) -> bool:
    """Whether an instrument passes the filters on instrument, party and dates."""
    if query.instrument not in (None, summary.id):
        return False
    records = [record for records in summary.records.values() for record in records]
    if query.party and not any(query.party.casefold() in party.casefold() for r in records for party in r.parties):
        return False
    if query.since or query.until:
        signed = [record.signed_on for record in records if record.signed_on]
        return any((query.since or "") <= day <= (query.until or "9999") for day in signed)
    return True
