"""The few settings, in one frozen record that is made once, at the command's edge, and passed down."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ALIGNING_ENCODER = "universal-sentence-encoder"
SEARCHING_ENCODER = "multilingual-e5-small"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the knowledge base lives and which encoders it uses."""

    data: Path = Path("kb-data")
    database: str | None = None
    """A database URL; ``None`` is SQLite inside the data folder."""
    encoder: str = SEARCHING_ENCODER
    """The encoder that searches."""
    aligning_encoder: str = ALIGNING_ENCODER
    """The encoder that aligns."""

    @property
    def database_url(self) -> str:
        """The URL of the store, ``sqlite:///`` and a path by default."""
        return self.database or f"sqlite:///{self.data / 'kb.sqlite'}"

    @property
    def indexes(self) -> Path:
        """The folder of the vector and the word index; it can always be built anew from the store."""
        return self.data / "indexes"
