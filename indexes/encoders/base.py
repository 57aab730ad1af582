"""What an encoder is: texts to vectors, whichever model does it."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import metadata, resources
from pathlib import Path
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from kb.model import TriClauseError

Role = Literal["passage", "query"]
"""Whether a text is something to be found or something to find it by; many models encode the two differently."""
Vectors = NDArray[np.float32]


FAKE = "fake"
"""The name of the encoder of the unit tests, whose vectors mean nothing."""


class Encoder(Protocol):
    """A model that puts texts of like meaning near each other, in whatever language they are."""

    @property
    def name(self) -> str:
        """Stable from run to run, and another one whenever the vectors may differ: it is part of cache keys."""

    @property
    def dimension(self) -> int:
        """How long the vectors are."""

    def encode(self, texts: Sequence[str], role: Role = "passage") -> Vectors:
        """The vectors (n, dimension) of n texts, in their order and of length one, so that products are cosines.

        Any text will do, the empty one too, and so will no text at all. A text's vector does not depend on the texts
        it is encoded with, but for rounding.
        """


def packaged_file(package: str, *path: str, distribution: str) -> Path:
    """A file of a model that comes as a Python package.

    Raises:
        TriClauseError: the package is not installed or lacks the file.
    """
    try:
        file = Path(str(resources.files(package).joinpath(*path)))
    except ImportError as error:
        raise TriClauseError(
            f"the encoder needs a package that is not installed: pip install {distribution}"
        ) from error
    if not file.is_file():
        raise TriClauseError(f"the package {distribution} has no {file.name} here: pip install --force {distribution}")
    return file


def versioned(name: str, distribution: str) -> str:
    """An encoder's name with the version of the package that its vectors come from."""
    return f"{name}/{metadata.version(distribution)}"
