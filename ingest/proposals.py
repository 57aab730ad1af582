"""Which instrument a document of none may be a version of: proposed with its evidence, never assumed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from indexes.cache import cache_key
from ingest.tasks import clause_words
from kb.model import Document, LanguageCode
from kb.store import Store

LIKELY = 0.6
"""Mean best cosine of a document's clauses from which another is proposed as its counterpart. True counterparts of
clauses have cosines of .6 to .95 and unrelated ones of -.1 to .4 (LIBRARIES.md)."""

CANDIDATES = 2
"""Documents of each language whose clauses are compared one by one: those whose mean vectors lie nearest, if within
:data:`NEAR`. Of 209 pairs of versions in the shared press releases the right one was first in .95 and its mean vector
nearer than .6 in .97."""
NEAR = 0.6

REMEMBERED = 500
"""Documents whose clauses' vectors are kept at hand (about 40 kB each): reports on one topic are near each other."""

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
        self._stored = lru_cache(REMEMBERED)(self._read)

    def propose(self, documents: Sequence[Document], vectors: Sequence[Vectors]) -> list[str]:
        """A sentence for the first document of a source that is like one of another instrument, if one is.

        ``vectors`` are those of each document's clauses. Only documents in other languages are compared: the same words
        in one language are another version, not a translation.
        """
        own = {document.extract.language for document in documents}
        for document, clauses in zip(documents, vectors, strict=True):
            near = self._nearest(mean_of(clauses), own)
            likeness, id_ = max(((self._likeness(clauses, id_), id_) for id_ in near), default=(0.0, ""))
            name = self._current_instrument(id_) if likeness >= LIKELY else None
            if name and name != document.instrument:
                what = f"may be the {document.extract.language} version of {name}"
                return [f"{what} (mean likeness of its clauses {likeness:.2f}); to say so: --instrument {name}"]
        return []

    def means(self, documents: Sequence[Document], vectors: Sequence[Vectors]) -> dict[str, dict[str, Vectors]]:
        """What to store with documents, by the name of a cache and document id, so that they can be proposed later."""
        return {
            self._means_key: {d.id: mean_of(clauses) for d, clauses in zip(documents, vectors, strict=True)},
        }

    def remember(self, documents: Sequence[Document], vectors: Sequence[Vectors]) -> None:
        """Take documents that were just stored among those that may be proposed."""
        if self._known is not None:
            for document, clauses in zip(documents, vectors, strict=True):
                self._means(document.extract.language).add(document.id, mean_of(clauses))

    def _nearest(self, mean: Vectors, own: set[LanguageCode]) -> list[str]:
        """The documents of other languages whose means lie nearest."""
        if self._known is None:
            self._known = {}
            for summary in self._store.instruments():
                for code, id_ in summary.documents.items():
                    for known in self._store.vectors(self._means_key, [id_]).values():
                        self._means(code).add(id_, known)
        return [id_ for code in self._known.keys() - own for id_ in self._known[code].nearest(mean, CANDIDATES)]

    def _likeness(self, vectors: Vectors, id_: str) -> float:
        """The mean best cosine of clauses with those of a stored document."""
        theirs = self._stored(id_)
        return float((vectors @ theirs.T).max(axis=1).mean()) if len(theirs) else 0.0

    def _read(self, id_: str) -> Vectors:
        document = self._store.document(id_)
        return self._vectors(document) if document else np.empty((0, 0), dtype=np.float32)

    def _current_instrument(self, id_: str) -> str | None:
        """The instrument that a document is a current version of."""
        document = self._store.document(id_)
        summary = self._store.instrument(document.instrument) if document else None
        return summary.id if summary and id_ in summary.documents.values() else None

    def _vectors(self, document: Document) -> Vectors:
        """The vectors (n, dimension) of a document's clauses, as far as the store has them."""
        words = [clause_words(clause) for clause in document.extract.clauses]
        found: Mapping[str, Vectors] = self._store.vectors(self._key, words)
        return np.stack(list(found.values())) if found else np.empty((0, 0), dtype=np.float32)

    def _means(self, code: LanguageCode) -> _Means:
        known = self._known if self._known is not None else {}
        return known.setdefault(code, _Means())


def mean_of(vectors: Vectors) -> Vectors:
    """The direction in which vectors (n, dimension) point together, of length one."""
    mean: Vectors = vectors.mean(axis=0)
    return mean / max(float(np.linalg.norm(mean)), 1e-9)


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
        return [self._ids[i] for i in np.argsort(-scores)[:count] if scores[i] >= NEAR]
