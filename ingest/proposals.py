"""Which instrument a document of none may be a version of: proposed with its evidence, never assumed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from indexes.cache import cache_key
from ingest.tasks import clause_words
from kb.model import Document, LanguageCode
from kb.store import Store

LIKELY = 0.6
"""Mean best cosine of a document's clauses from which another is proposed as its counterpart. True counterparts of
clauses have cosines of .6 to .95 and unrelated ones of -.1 to .4 (LIBRARIES.md)."""

CANDIDATES = 3
"""Documents whose clauses are compared one by one: those whose mean vectors lie nearest."""

Vectors = NDArray[np.float32]


class Proposals:
    """Finds counterparts among the documents of a store, by mean vectors first and then clause by clause.

    The mean vector of each document is kept in memory (2 kB each), so that a run over thousands does not read the
    whole store for every one of them.
    """

    def __init__(self, store: Store, encoder: str) -> None:
        """``encoder`` is the name of the one whose vectors are compared; the store is read at the first question."""
        self._store = store
        self._key = cache_key(encoder)
        self._means_key = f"{encoder}/document"
        self._known: dict[LanguageCode, _Means] | None = None

    def remember(self, document: Document) -> None:
        """Take a document that was just stored among those that may be proposed."""
        vectors = self._vectors(document)
        if not len(vectors):
            return
        mean = vectors.mean(axis=0)
        mean /= max(float(np.linalg.norm(mean)), 1e-9)
        self._store.put_vectors(self._means_key, {document.id: mean})
        if self._known is not None:
            self._means(document.extract.language).add(document.id, mean)

    def propose(self, documents: Sequence[Document]) -> list[str]:
        """A sentence for the first document of a source that is like one of another instrument, if one is.

        Only documents in other languages are compared: the same words in one language are another version, not a
        translation.
        """
        own = {document.extract.language for document in documents}
        for document in documents:
            vectors = self._vectors(document)
            likeness, name = max((self._likeness(vectors, id_) for id_ in self._nearest(vectors, own)), default=(0, ""))
            if likeness >= LIKELY and name != document.instrument:
                what = f"may be the {document.extract.language} version of {name}"
                return [f"{what} (mean likeness of its clauses {likeness:.2f}); to say so: --instrument {name}"]
        return []

    def _nearest(self, vectors: Vectors, own: set[LanguageCode]) -> list[str]:
        """The documents of other languages whose means lie nearest."""
        if not len(vectors):
            return []
        if self._known is None:
            self._load()
        mean = vectors.mean(axis=0)
        return [
            id_
            for code, means in (self._known or {}).items()
            if code not in own
            for id_ in means.nearest(mean / max(float(np.linalg.norm(mean)), 1e-9), CANDIDATES)
        ]

    def _likeness(self, vectors: Vectors, id_: str) -> tuple[float, str]:
        """The mean best cosine of clauses with those of a document, and that one's instrument; superseded ones have
        none."""
        other = self._store.document(id_)
        theirs = self._vectors(other) if other else vectors[:0]
        if other is None or not len(theirs):
            return 0.0, ""
        summary = self._store.instrument(other.instrument)
        if summary is None or id_ not in summary.documents.values():
            return 0.0, ""
        return float((vectors @ theirs.T).max(axis=1).mean()), other.instrument

    def _vectors(self, document: Document) -> Vectors:
        """The vectors (n, dimension) of a document's clauses, as far as the store has them."""
        found: Mapping[str, Vectors] = self._store.vectors(
            self._key, [clause_words(clause) for clause in document.extract.clauses]
        )
        return np.stack(list(found.values())) if found else np.empty((0, 0), dtype=np.float32)

    def _means(self, code: LanguageCode) -> _Means:
        known = self._known if self._known is not None else {}
        return known.setdefault(code, _Means())

    def _load(self) -> None:
        self._known = {}
        for summary in self._store.instruments():
            for code, id_ in summary.documents.items():
                for mean in self._store.vectors(self._means_key, [id_]).values():
                    self._means(code).add(id_, mean)


class _Means:
    """Unit vectors by document, in one array that doubles when it is full."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._vectors = np.empty((0, 0), dtype=np.float32)

    def add(self, id_: str, vector: Vectors) -> None:
        if not self._ids:
            self._vectors = np.zeros((64, len(vector)), dtype=np.float32)
        elif len(self._ids) == len(self._vectors):
            self._vectors = np.concatenate([self._vectors, np.zeros_like(self._vectors)])
        self._vectors[len(self._ids)] = vector
        self._ids.append(id_)

    def nearest(self, vector: Vectors, count: int) -> list[str]:
        scores = self._vectors[: len(self._ids)] @ vector
        return [self._ids[i] for i in np.argsort(-scores)[:count]]
