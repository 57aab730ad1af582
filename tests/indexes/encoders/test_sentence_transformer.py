"""Any other model: a folder of sentence-transformers, with its own prompts."""

from __future__ import annotations

import numpy as np
import pytest

from indexes.encoders import make_encoder

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path):
    """Saves a tiny model with the given prompts."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer, models, pre_tokenizers

    words = ["[UNK]", "ask:", "tell:", "peace", "trade"]
    tokenizer = Tokenizer(models.WordLevel({word: i for i, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    embedding = StaticEmbedding(tokenizer, embedding_weights=np.eye(len(words), 8, dtype=np.float32))

    def save(name, prompts):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        SentenceTransformer(modules=[embedding], prompts=prompts).save(str(path), create_model_card=False)
        return str(path)

    return save


def words_of(vector):
    return set(np.flatnonzero(vector > 0.1).tolist())


def test_a_folder_is_an_encoder_like_the_others(folder):
    encoder = make_encoder(folder("model", {}))
    vectors = encoder.encode(["peace", "trade", "peace trade"])
    assert (encoder.dimension, vectors.shape, vectors.dtype) == (8, (3, 8), np.float32)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert [words_of(vector) for vector in vectors] == [{3}, {4}, {3, 4}]
    assert encoder.encode([]).shape == (0, 8)
    assert "model/" in encoder.name


@pytest.mark.parametrize("passage", ["document", "passage", "corpus"])
def test_a_model_s_own_prompts_are_used(folder, passage):
    encoder = make_encoder(folder("model", {"query": "ask: ", passage: "tell: "}))
    assert words_of(encoder.encode(["peace"], "query")[0]) == {1, 3}
    assert words_of(encoder.encode(["peace"])[0]) == {2, 3}


def test_e5_gets_the_prompts_that_its_files_lack(folder):
    encoder = make_encoder(folder("intfloat/multilingual-e5-base", {}))
    assert words_of(encoder.encode(["peace"], "query")[0]) == {0, 3}
