"""What the nearest examples say about the kind of a clause: the same examples serve all languages, since they are
compared in the space of a multilingual encoder. A person's corrections are examples like any other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

from kb.languages import LANGUAGES
from kb.languages.base import Example
from kb.model import Evidence, Kind

if TYPE_CHECKING:
    import numpy as np

NEIGHBOURS = 8
"""Nearest examples that are asked."""

SAID_BY_EXAMPLES = 6.0
"""What all the neighbours together say, beside the weights of the lexicon (1 to 6)."""

SHARPNESS = 10.0
"""How much more a nearer neighbour says: by the exponential of this times its cosine (fitted on development gold)."""


class Vectors(Protocol):
    """What turns words into vectors of length 1."""

    def encode(self, texts: Sequence[str]) -> np.ndarray[Any, Any]:
        """One row a text."""


class Clause(Protocol):
    """What is compared of a clause."""

    @property
    def heading(self) -> str: ...
    @property
    def body(self) -> str: ...


class Examples:
    """Examples in the space of an encoder."""

    def __init__(self, examples: Sequence[Example], encoder: Vectors) -> None:
        self._examples = tuple(examples)
        self._encoder = encoder
        self._vectors = encoder.encode([example.text for example in examples])

    def votes(self, clauses: Sequence[Clause]) -> list[list[tuple[Kind, Evidence]]]:
        """For each clause the kinds of its nearest examples, each with the example that says most."""
        import numpy as np

        if not clauses:
            return []
        vectors = self._encoder.encode([words_of(clause) for clause in clauses])
        cosines = vectors @ self._vectors.T
        nearest = np.argsort(-cosines, axis=1)[:, :NEIGHBOURS]
        return [self._vote(cosines[i, row], row) for i, row in enumerate(nearest)]

    def _vote(self, cosines: np.ndarray[Any, Any], nearest: np.ndarray[Any, Any]) -> list[tuple[Kind, Evidence]]:
        import numpy as np

        shares = np.exp(SHARPNESS * (cosines - cosines[0]))
        shares = SAID_BY_EXAMPLES * shares / shares.sum()
        totals: dict[Kind, float] = {}
        words: dict[Kind, str] = {}
        for at, share in zip(nearest, shares, strict=True):
            example = self._examples[at]
            totals[example.kind] = totals.get(example.kind, 0.0) + float(share)
            words.setdefault(example.kind, example.text)
        return [(kind, Evidence("example", words[kind], round(total, 3))) for kind, total in totals.items()]


def words_of(clause: Clause) -> str:
    """A clause's words with its heading, as the examples have them."""
    return f"{clause.heading}: {clause.body}" if clause.heading and clause.heading != clause.body else clause.body


def packaged() -> tuple[Example, ...]:
    """The examples of all lexicons."""
    return tuple(example for language in LANGUAGES.values() for example in language.examples)
