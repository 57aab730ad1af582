"""The vector index: the nearest clauses to a vector, exactly (FAISS flat inner product), under lasting keys."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
Keys = NDArray[np.int64]


class VectorIndex(Protocol):
    """Vectors under 64-bit keys; scores are inner products, so cosines where the vectors have length one."""

    def all_keys(self) -> Keys:
        """All keys, in no particular order."""

    def add(self, keys: Keys, vectors: Matrix) -> None:
        """Add vectors (n, dimension) under new keys (n,)."""

    def remove(self, keys: Keys) -> None:
        """Remove keys; those that are not there are passed over."""

    def vectors(self, keys: Keys) -> Matrix:
        """The vectors (n, dimension) under keys (n,)."""

    def search(self, vector: Matrix, limit: int, allowed: Keys | None = None) -> list[tuple[int, float]]:
        """The nearest keys to one vector (dimension,) with their scores, best first, among ``allowed`` if given."""

    def save(self, path: Path) -> None:
        """Write the index so that a reader finds the old file or the new one, never half of one."""


class FlatVectorIndex:
    """Exact search: every vector is compared."""

    def __init__(self, dimension: int) -> None:
        """An empty index."""
        import faiss

        self._faiss: Any = faiss
        self._index: Any = faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))

    @classmethod
    def load(cls, path: Path) -> FlatVectorIndex:
        """The index in a file.

        Raises:
            ValueError: the file is missing, cut short or of another form.
        """
        import faiss

        try:
            read = faiss.read_index(str(path))
            if not isinstance(read, faiss.IndexIDMap2):
                raise ValueError(f"{path} holds another kind of index")
        except RuntimeError as error:
            raise ValueError(f"{path} cannot be read") from error
        index = cls(read.d)
        index._index = read
        return index

    def all_keys(self) -> Keys:
        """See :class:`VectorIndex`."""
        found: Keys = self._faiss.vector_to_array(self._index.id_map)
        return found

    def add(self, keys: Keys, vectors: Matrix) -> None:
        """See :class:`VectorIndex`."""
        if len(keys):
            self._index.add_with_ids(np.ascontiguousarray(vectors, dtype=np.float32), keys)

    def remove(self, keys: Keys) -> None:
        """See :class:`VectorIndex`."""
        if len(keys):
            self._index.remove_ids(self._faiss.IDSelectorBatch(keys))

    def vectors(self, keys: Keys) -> Matrix:
        """See :class:`VectorIndex`."""
        if not len(keys):
            return np.empty((0, self._index.d), dtype=np.float32)
        return np.stack([self._index.reconstruct(int(key)) for key in keys])

    def search(self, vector: Matrix, limit: int, allowed: Keys | None = None) -> list[tuple[int, float]]:
        """See :class:`VectorIndex`."""
        parameters = None
        if allowed is not None:
            parameters = self._faiss.SearchParameters(sel=self._faiss.IDSelectorBatch(allowed))
        limit = max(1, min(limit, self._index.ntotal))
        scores, keys = self._index.search(vector.reshape(1, -1), limit, params=parameters)
        return [(int(key), float(score)) for key, score in zip(keys[0], scores[0], strict=True) if key >= 0]

    def save(self, path: Path) -> None:
        """See :class:`VectorIndex`."""
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f"{path.name}.{os.getpid()}.new")
        self._faiss.write_index(self._index, str(beside))
        beside.replace(path)


def as_keys(keys: Iterable[int]) -> Keys:
    """Keys as FAISS takes them."""
    return np.fromiter(keys, dtype=np.int64)
