"""Language means: the part of a multilingual vector that says only which language it is, measured and taken out.

Without this the nearest neighbours of a Thai query are Thai passages of any meaning (LIBRARIES.md: nDCG@10 .675 raw,
.735 to .78 centred). The mean of each language is taken over the store's own passages; a language of few passages has
its mean drawn towards zero, since the mean of one vector is that vector and would leave nothing of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from kb.model import LanguageCode

Matrix = NDArray[np.float32]

DRAWN_TO_ZERO = 20
"""Passages of the zero vector added to each language's own."""


def language_means(vectors: Matrix, languages: Sequence[LanguageCode]) -> dict[LanguageCode, Matrix]:
    """The mean vector (dimension,) of each language among vectors (n, dimension)."""
    codes = np.array(languages)
    return {
        code: vectors[codes == code].sum(axis=0) / (np.count_nonzero(codes == code) + DRAWN_TO_ZERO)
        for code in sorted(set(languages))
    }


def centred(vectors: Matrix, languages: Sequence[LanguageCode], means: Mapping[LanguageCode, Matrix]) -> Matrix:
    """The vectors (n, dimension) less their language's mean, of length one again."""
    if not len(vectors):
        return vectors
    zero = np.zeros(vectors.shape[1], dtype=np.float32)
    moved = vectors - np.stack([means.get(code, zero) for code in languages])
    lengths = np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
    result: Matrix = (moved / lengths).astype(np.float32)
    return result
