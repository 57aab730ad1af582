"""What a reader is: a module with these three names. A new format is one module and one line in the registry."""

from __future__ import annotations

from typing import Protocol

from kb.model import Reading, TriClauseError


class UnreadableSource(TriClauseError):  # noqa: N818 - it says what the source is, as the receipt does
    """A source no text can be taken from; the message says what it is or what is wrong with it."""


class Reader(Protocol):
    """A format that sources come in."""

    media_type: str
    libraries: tuple[str, ...]
    """The distributions whose versions decide what is read, for the receipt."""

    def accepts(self, data: bytes, name: str, /) -> bool:
        """Whether the bytes are of this format. The name may lie, so it decides nothing that the content can."""

    def read(self, data: bytes, /) -> Reading:
        """The text of the bytes, or :class:`UnreadableSource`."""
