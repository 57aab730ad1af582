"""Texts in made-up languages and an encoder that understands them: a word is a language's letter and a meaning."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

WIDTH = 64


def meaning(number: int) -> NDArray[np.float64]:
    """The vector of a meaning, always the same."""
    return np.random.default_rng(number).normal(size=WIDTH)


class Translator:
    """Encodes ``a7 a8`` and ``b7 b8`` alike; counts what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        """The normalised sums of the meanings of the words, whatever their language; a blank text means something."""
        self.asked += texts
        rows = [sum((meaning(int(word[1:])) for word in text.split()), 1e-3 * meaning(10**6)) for text in texts]
        vectors = np.array(rows, np.float32).reshape(len(texts), WIDTH)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def say(language: str, *lines: tuple[int, ...]) -> list[str]:
    """Lines of meanings in a language."""
    return [" ".join(f"{language}{number}" for number in line) for line in lines]


def lines(first: int, last: int, words: int = 3) -> list[tuple[int, ...]]:
    """Lines ``first .. last - 1`` of a text in which no two lines share a meaning."""
    return [tuple(range(n * words, (n + 1) * words)) for n in range(first, last)]
