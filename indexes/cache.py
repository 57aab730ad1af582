"""Encode once: vectors are kept in the store by encoder and content."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from kb.store import Store

if TYPE_CHECKING:
    from indexes.encoders import Encoder


CHUNK = 200
"""Texts encoded before their vectors are stored: what a killed run has to encode again at most."""


class CollectingEncoder:
    """An :class:`indexes.encoders.Encoder` that asks the store first and keeps what it had to compute in ``fresh``.

    It never writes, so that any number of processes may have one while another writes.
    """

    def __init__(self, encoder: Encoder, store: Store) -> None:
        """Wrap an encoder; both stay usable on their own."""
        self._encoder = encoder
        self._store = store
        self.name = encoder.name
        self.fresh: dict[str, NDArray[np.float32]] = {}

    @property
    def dimension(self) -> int:
        """How long the vectors are."""
        return self._encoder.dimension

    def encode(self, texts: Sequence[str], role: Literal["passage", "query"] = "passage") -> NDArray[np.float32]:
        """Unit vectors (n, dimension), one for each text."""
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        found = {text: self.fresh[text] for text in texts if text in self.fresh}
        found |= self._store.vectors(cache_key(self.name, role), [text for text in texts if text not in found])
        missing = [text for text in dict.fromkeys(texts) if text not in found]
        for at in range(0, len(missing), CHUNK):
            part = missing[at : at + CHUNK]
            computed = dict(zip(part, self._encoder.encode(part, role), strict=True))
            self.keep(role, computed)
            found |= computed
        return np.stack([found[text] for text in texts])

    def keep(self, role: Literal["passage", "query"], vectors: dict[str, NDArray[np.float32]]) -> None:
        """What becomes of vectors that were computed; those of questions are not worth keeping."""
        if role == "passage":
            self.fresh |= vectors


class CachedEncoder(CollectingEncoder):
    """One that leaves in the store what it computed, for whoever is the writer."""

    def keep(self, role: Literal["passage", "query"], vectors: dict[str, NDArray[np.float32]]) -> None:
        """Store them."""
        self._store.put_vectors(cache_key(self.name, role), vectors)


def cache_key(encoder: str, role: Literal["passage", "query"] = "passage") -> str:
    """The name under which the store keeps the vectors of an encoder in a role."""
    return f"{encoder}/{role}"
