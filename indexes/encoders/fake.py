"""An encoder for tests: texts that share characters are near each other. It needs no model and no time."""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Sequence

import numpy as np

from indexes.encoders.base import Encoder, Role, Vectors

LONGEST = 3


def make_encoder() -> Encoder:
    """The encoder for tests."""
    return FakeEncoder()


class FakeEncoder:
    """Counts the runs of one to three characters, since words parted by spaces mean nothing in Thai and Japanese.

    Each run is hashed to one of 256 places with one of two signs (Weinberger et al., *Feature Hashing*, 2009); the
    same text has the same vector in every process and on every machine.
    """

    name = "fake/1"
    dimension = 256

    def encode(self, texts: Sequence[str], role: Role = "passage") -> Vectors:  # noqa: ARG002
        """See :class:`Encoder`; the role makes no difference."""
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for vector, text in zip(vectors, texts, strict=True):
            # The space around it gives even the empty text something to count.
            padded = f" {unicodedata.normalize('NFKC', text).casefold()} "
            for length in range(1, LONGEST + 1):
                for start in range(len(padded) - length + 1):
                    run = zlib.crc32(padded[start : start + length].encode("utf-8", "surrogatepass"))
                    vector[run % self.dimension] += 1 if run & 0x80000000 else -1
            vector /= np.linalg.norm(vector)
        return vectors
