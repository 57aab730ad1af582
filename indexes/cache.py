"""Encode once: vectors are kept in the store by encoder and content."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from kb.store import Store

if TYPE_CHECKING:
    from indexes.encoders import Encoder


class CachedEncoder:
    """An :class:`indexes.encoders.Encoder` that asks the store first and leaves there what it had to compute."""

    def __init__(self, encoder: Encoder, store: Store) -> None:
        """Wrap an encoder; both stay usable on their own."""
        self._encoder = encoder
        self._store = store
        self.name = encoder.name
        self.dimension = encoder.dimension

    def encode(self, texts: Sequence[str], role: Literal["passage", "query"] = "passage") -> NDArray[np.float32]:
        """Unit vectors (n, dimension), one for each text."""
        key = f"{self.name}/{role}"
        found = self._store.vectors(key, texts)
        missing = [text for text in dict.fromkeys(texts) if text not in found]
        if missing:
            fresh = dict(zip(missing, self._encoder.encode(missing, role), strict=True))
            self._store.put_vectors(key, fresh)
            found |= fresh
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        return np.stack([found[text] for text in texts])
