"""Modules of sentence-transformers that lay the tokens of a batch end to end, so that no time goes into padding."""

from __future__ import annotations

import sys
from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import Any, Self

import torch
from sentence_transformers.base.modules import InputModule
from torch import Tensor
from torch.nn import functional

TOKENS_AT_ONCE = 1024
"""In one forward pass: enough to read each weight seldom, few enough to stay in a cache of 1 to 2 MB."""


class FlatInputModule(InputModule):  # type: ignore[misc]
    """Texts to vectors of length one; a subclass says how a text becomes tokens and how tokens become a vector.

    A text of more than ``window`` tokens is encoded in several windows that do not overlap, and its vector is the mean
    of theirs, weighted by their tokens. The features between the two halves are ``input_ids`` (all tokens of all
    windows in a row), ``lengths`` (tokens by window) and ``windows`` (windows by text).
    """

    dimension: int
    begin: int
    end: int
    """The tokens that open and close every window; they do not count as its own."""
    window: int = sys.maxsize

    @abstractmethod
    def token_ids(self, text: str) -> list[int]:
        """The tokens of a text, without the two around it."""

    @abstractmethod
    def pool(self, ids: Tensor, lengths: Tensor) -> Tensor:
        """The vectors (n, dimension) of n windows that lie end to end in ``ids``, the longest first."""

    def preprocess(self, inputs: Sequence[str], prompt: str | None = None, **_: Any) -> dict[str, Tensor]:
        """Tokens and where they part."""
        ids: list[int] = []
        lengths: list[int] = []
        windows: list[int] = []
        for text in inputs:
            own = self.token_ids((prompt or "") + text)
            starts = range(0, max(len(own), 1), self.window)
            windows.append(len(starts))
            for start in starts:
                part = own[start : start + self.window]
                ids += [self.begin, *part, self.end]
                lengths.append(len(part) + 2)
        return {"input_ids": torch.tensor(ids), "lengths": torch.tensor(lengths), "windows": torch.tensor(windows)}

    def forward(self, features: dict[str, Tensor], **_: Any) -> dict[str, Tensor]:
        """Add ``sentence_embedding`` (texts, dimension)."""
        lengths = features["lengths"]
        windows = features["input_ids"].split_with_sizes(lengths.tolist())
        vectors = torch.empty(len(windows), self.dimension, device=lengths.device)
        for batch in batches(lengths.tolist()):
            vectors[batch] = self.pool(torch.cat([windows[i] for i in batch]), lengths[batch])
        weights = (lengths - 2).clamp(min=1)
        sums = torch.segment_reduce(vectors * weights[:, None], "sum", lengths=features["windows"])
        return features | {"sentence_embedding": functional.normalize(sums)}

    def get_embedding_dimension(self) -> int:
        """What sentence-transformers asks the last of its modules."""
        return self.dimension

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """A note that the module was here; its weights stay in the package that brought them."""
        self.save_config(output_path)

    @classmethod
    def load(cls, *_: Any, **__: Any) -> Self:
        """The module from its package, wherever it was saved."""
        return cls()


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """The indices of all windows, longest first, in batches of at most ``TOKENS_AT_ONCE`` tokens (or one window)."""
    batch: list[int] = []
    room = TOKENS_AT_ONCE
    for index in sorted(range(len(lengths)), key=lambda i: -lengths[i]):
        if batch and lengths[index] > room:
            yield batch
            batch, room = [], TOKENS_AT_ONCE
        batch.append(index)
        room -= lengths[index]
    if batch:
        yield batch


def fastest_dtype() -> torch.dtype:
    """The type for most of a model's work: bfloat16 where the processor has units for it, else float32.

    The vectors differ by a cosine of .9999; without such units bfloat16 would be the slower of the two.
    """
    can = torch.cpu.get_capabilities()
    return torch.bfloat16 if can.get("avx512_bf16") or can.get("amx_bf16") else torch.float32
