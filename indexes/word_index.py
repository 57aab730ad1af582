"""The word index: which clauses contain which words and which pairs of characters (BM25 by tantivy).

tantivy rather than SQLite's FTS5, which LIBRARIES.md measured 20 times slower on 50,000 clauses.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

from indexes.terms import bigrams, terms
from kb.store import ClauseInRow

WRITER_BYTES = 64 * 2**20
"""Memory of the writer before it flushes a segment; tantivy asks for at least 15 MB."""


class WordIndex:
    """A tantivy index in a folder: one entry a clause, with words, bigrams, and the fields that filters use."""

    def __init__(self, folder: Path) -> None:
        """Open the index in ``folder``, or make an empty one.

        Raises:
            ValueError: there is something in the folder that is no index of this form.
        """
        import tantivy

        folder.mkdir(parents=True, exist_ok=True)
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("clause", stored=True, tokenizer_name="raw")
        for name in ("language", "kind", "instrument"):
            builder.add_text_field(name, tokenizer_name="raw")
        for name in ("words", "bigrams"):
            builder.add_text_field(name, tokenizer_name="whitespace")
        self._tantivy: Any = tantivy
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema, path=str(folder))

    def change(self, add: Iterable[ClauseInRow], remove: Iterable[str]) -> None:
        """Add clauses and remove clauses by id, in one commit: a reader sees all of it or nothing."""
        writer = self._index.writer(heap_size=WRITER_BYTES, num_threads=1)
        for clause in remove:
            writer.delete_documents_by_term("clause", clause)
        for item in add:
            writer.add_document(
                self._tantivy.Document(
                    clause=item.clause.id,
                    language=item.clause.language,
                    kind=item.clause.kind,
                    instrument=item.instrument,
                    words=" ".join(term.text for term in terms(item.clause.text)),
                    bigrams=" ".join(bigrams(item.clause.text)),
                )
            )
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def ids(self) -> set[str]:
        """The ids of all clauses in the index."""
        searcher = self._index.searcher()
        found = searcher.search(self._tantivy.Query.all_query(), max(1, searcher.num_docs))
        return {searcher.doc(address)["clause"][0] for _, address in found.hits}

    def search(self, query: str, limit: int, filters: Sequence[tuple[str, Collection[str]]] = ()) -> list[str]:
        """The ids of the clauses that share words or pairs of characters with the query, best first.

        ``filters`` are fields (language, kind, instrument) with the values allowed, applied inside the search.
        """
        tantivy = self._tantivy
        wanted = [("words", {term.text for term in terms(query)}), ("bigrams", set(bigrams(query)))]
        any_of = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, field, word))
            for field, found in wanted
            for word in sorted(found)
        ]
        if not any_of:
            return []
        must = [
            (tantivy.Occur.Must, tantivy.Query.const_score_query(self._any(field, values), 0.0))
            for field, values in filters
        ]
        searcher = self._index.searcher()
        whole = tantivy.Query.boolean_query([(tantivy.Occur.Must, tantivy.Query.boolean_query(any_of)), *must])
        return [searcher.doc(address)["clause"][0] for _, address in searcher.search(whole, limit).hits]

    def having(self, word: str, language: str, limit: int) -> list[str]:
        """The ids of clauses in a language that have a folded word, at most ``limit``."""
        tantivy = self._tantivy
        both = [
            (tantivy.Occur.Must, tantivy.Query.term_query(self._schema, "words", word)),
            (tantivy.Occur.Must, tantivy.Query.term_query(self._schema, "language", language)),
        ]
        searcher = self._index.searcher()
        found = searcher.search(tantivy.Query.boolean_query(both), limit)
        return [searcher.doc(address)["clause"][0] for _, address in found.hits]

    def frequency(self, words: Collection[str]) -> dict[str, int]:
        """In how many clauses each folded word stands."""
        searcher = self._index.searcher()
        return {word: searcher.doc_freq("words", word) for word in words}

    def rarity(self, words: Collection[str]) -> dict[str, float]:
        """How much each word says: the inverse document frequency of BM25, ``ln(1 + (N - n + .5) / (n + .5))``."""
        total = self._index.searcher().num_docs
        return {word: math.log(1 + (total - n + 0.5) / (n + 0.5)) for word, n in self.frequency(words).items()}

    def _any(self, field: str, values: Collection[str]) -> Any:
        queries = [self._tantivy.Query.term_query(self._schema, field, value) for value in sorted(values)]
        return self._tantivy.Query.boolean_query([(self._tantivy.Occur.Should, query) for query in queries])
