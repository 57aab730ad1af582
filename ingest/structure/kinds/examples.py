"""What the nearest examples say about the kind of a clause: the same examples serve all languages, since they are
compared in the space of a multilingual encoder. A person's corrections are examples like any other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from kb.languages import LANGUAGES, detect
from kb.languages.base import Example
from kb.model import Kind, LanguageCode

if TYPE_CHECKING:
    import numpy as np

    Vectors = np.ndarray[Any, Any]

NEIGHBOURS = 40
"""Nearest examples that are asked."""

SHARPNESS = 5.0
"""How much more a nearer neighbour says: by the exponential of this times its cosine (by trial on development gold)."""


class Encodes(Protocol):
    """What turns words into vectors of length 1."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text."""


class Clause(Protocol):
    """What is compared of a clause."""

    @property
    def words(self) -> str:
        """Its words after its label, which are also those it is aligned by, so that they are encoded once."""

    @property
    def language(self) -> LanguageCode:
        """Its language."""


Vote = tuple[Kind, str, float]
"""A kind, the words of its nearest example, and its share among the nearest (0 to 1)."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Examples, and the encoder that clauses are likened to them by."""

    examples: Examples
    encoder: Encodes

    def votes(self, clauses: Sequence[Clause]) -> list[list[Vote]]:
        """For each clause the kinds of its nearest examples."""
        return self.examples.votes(clauses, self.encoder)


class Examples:
    """Examples in the space of an encoder, each language's mean taken out, so that a clause's neighbours are not just
    those of its language (LIBRARIES.md)."""

    def __init__(self, examples: Sequence[Example], encoder: Encodes) -> None:
        """Encode the examples."""
        self.examples = tuple(examples)
        vectors = encoder.encode([example.text for example in examples])
        codes = [detect(example.text) for example in examples]
        self._means = {code: mean_of(vectors, codes, code) for code in LANGUAGES}
        self._vectors = self._centred(vectors, codes)

    def votes(self, clauses: Sequence[Clause], encoder: Encodes) -> list[list[Vote]]:
        """For each clause the kinds of its nearest examples; the encoder is the one that encoded those."""
        import numpy as np

        vectors = encoder.encode([clause.words for clause in clauses])
        cosines = self._centred(vectors, [clause.language for clause in clauses]) @ self._vectors.T
        count = min(NEIGHBOURS, len(self.examples))
        nearest = np.argsort(-cosines, axis=1)[:, :count]
        return [self._vote(cosines[i, row], row) for i, row in enumerate(nearest)]

    def _centred(self, vectors: Vectors, codes: Sequence[LanguageCode]) -> Vectors:
        """Vectors less the mean of their language, again of length 1."""
        import numpy as np

        centred = vectors - np.stack([self._means[code] for code in codes])
        unit: Vectors = centred / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-9)
        return unit

    def _vote(self, cosines: Vectors, nearest: Vectors) -> list[Vote]:
        import numpy as np

        shares = np.exp(SHARPNESS * (cosines - cosines[0]))
        shares /= shares.sum()
        totals: dict[Kind, float] = {}
        words: dict[Kind, str] = {}
        for at, share in zip(nearest, shares, strict=True):
            example = self.examples[at]
            totals[example.kind] = totals.get(example.kind, 0.0) + float(share)
            words.setdefault(example.kind, example.text)
        return [(kind, words[kind], total) for kind, total in totals.items()]


def mean_of(vectors: Vectors, codes: Sequence[LanguageCode], code: LanguageCode) -> Vectors:
    """The mean of one language's vectors, or of all where it has none."""
    import numpy as np

    own = np.array([other == code for other in codes])
    mean: Vectors = vectors[own].mean(axis=0) if own.any() else vectors.mean(axis=0)
    return mean


def packaged() -> tuple[Example, ...]:
    """The examples of all lexicons."""
    return tuple(example for language in LANGUAGES.values() for example in language.examples)
