"""Encoders by name. A model is loaded, and torch with it, when its encoder is made and not before."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from indexes.encoders.base import Encoder, Role, Vectors

__all__ = ["ENCODERS", "Encoder", "Role", "Vectors", "make_encoder"]


def _universal() -> Encoder:
    from indexes.encoders import universal

    return universal.make_encoder()


def _e5() -> Encoder:
    from indexes.encoders import e5

    return e5.make_encoder()


def _fake() -> Encoder:
    from indexes.encoders import fake

    return fake.make_encoder()


ENCODERS: Mapping[str, Callable[[], Encoder]] = {
    "universal-sentence-encoder": _universal,
    "use": _universal,
    "multilingual-e5-small": _e5,
    "e5": _e5,
    "fake": _fake,
}


def make_encoder(name: str) -> Encoder:
    """The encoder called ``name``, or that of the sentence-transformers model with this name or in this folder.

    Raises:
        TriClauseError: there is no such encoder, or what it needs is not installed.
    """
    if name in ENCODERS:
        return ENCODERS[name]()
    from indexes.encoders import sentence_transformer

    return sentence_transformer.make_encoder(name)
