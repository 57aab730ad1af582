"""Any model of sentence-transformers as an encoder: our own modules, a folder, or a name on the hub."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from sentence_transformers import SentenceTransformer

from indexes.encoders.base import Encoder, Role, Vectors, versioned
from kb.model import TriClauseError

MOST_THREADS = 2
"""More threads than free cores make these small models slower, by up to ten times on a busy machine."""
OWN_BATCH = 1024
"""Texts at once for modules that make batches of tokens themselves."""
HUB_BATCH = 32
PROMPT_NAMES: Mapping[Role, tuple[str, ...]] = {"query": ("query",), "passage": ("document", "passage", "corpus")}
"""What models call their prompts, by the role that we give a text."""
E5_PROMPTS: Mapping[str, str] = {"query": "query: ", "passage": "passage: "}
E5_ON_HUB = re.compile(r"(?:^|/)multilingual-e5-(?:small|base|large)$")
"""Models whose prompts stand in their description but not in their files."""


def make_encoder(name: str) -> Encoder:
    """The encoder of a folder, or of a model on the hub: ``owner/model``, from this machine's copy if there is one.

    A folder is known by its path alone: put another model into another folder.

    Raises:
        TriClauseError: there is no such model, or it cannot be had from here.
    """
    try:
        model = _load(name)
    except (OSError, ValueError, ImportError) as error:
        raise TriClauseError(
            f"no encoder is called {name!r}, and no model of sentence-transformers in that folder or on the hub"
            " under that name can be loaded"
        ) from error
    if E5_ON_HUB.search(name) and not any(model.prompts.values()):
        model.prompts = dict(E5_PROMPTS)
    return SentenceTransformerEncoder(model, versioned(name, "sentence-transformers"), HUB_BATCH)


def _load(name: str) -> SentenceTransformer:
    try:
        return SentenceTransformer(name, local_files_only=True)
    except (OSError, ValueError):
        # A name without an owner is more likely mistyped than meant for the hub, which is slow to say so.
        if "/" not in name or Path(name).exists():
            raise
    return SentenceTransformer(name)


class SentenceTransformerEncoder:
    """An encoder around a model, with the model's own prompts for queries and passages where it has any."""

    def __init__(self, model: SentenceTransformer, name: str, batch: int) -> None:
        """Take over a loaded model; ``batch`` is how many texts it is given at once."""
        torch.set_num_threads(min(torch.get_num_threads(), MOST_THREADS))
        self.name = name
        self.dimension: int = model.get_embedding_dimension()
        self._model = model
        self._batch = batch
        # sentence-transformers would take an empty prompt for documents before a model's own one for passages.
        self._prompts = {
            role: next(filter(None, map(model.prompts.get, names)), "") for role, names in PROMPT_NAMES.items()
        }

    @classmethod
    def of_module(
        cls, module: torch.nn.Module, name: str, prompts: Mapping[str, str] | None = None
    ) -> SentenceTransformerEncoder:
        """An encoder around one of our own modules."""
        return cls(SentenceTransformer(modules=[module], prompts=dict(prompts or {})), name, OWN_BATCH)

    def encode(self, texts: Sequence[str], role: Role = "passage") -> Vectors:
        """See :class:`Encoder`."""
        if not texts:
            return np.empty((0, self.dimension), np.float32)
        # Half a surrogate pair, as broken files have it, is no character and would stop every tokenizer.
        sound = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        encode = self._model.encode_query if role == "query" else self._model.encode_document
        vectors = encode(
            sound,
            prompt=self._prompts[role],
            batch_size=self._batch,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, np.float32)
