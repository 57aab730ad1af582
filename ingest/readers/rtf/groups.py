"""What holds inside a pair of braces of RTF, and the control words that change no more than that."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from ingest.readers.rtf.story import Story

Target = Literal["text", "label", "level", "style", "font", "list", "info", "title", "code"]


@dataclass(slots=True)
class Group:
    """A group begins as a copy of the one around it; ``target`` is where its words go.

    ``alternative`` says that it is skipped only because a form of it in Unicode follows. ``font`` is that of most
    scripts and ``complex`` that of complex ones, which counts while ``right`` is set. ``fallback`` is how many
    characters stand in for one that is given by its number. ``contents`` is a table of contents. ``code`` is the
    instruction of the field around, shared by all its groups.
    """

    story: Story
    target: Target = "text"
    skipped: bool = False
    alternative: bool = False
    font: int | None = None
    complex: int | None = None
    right: bool = False
    fallback: int = 1
    hidden: bool = False
    contents: bool = False
    deleted: bool = False
    moved: bool = False
    ls: int = 0
    level: int = 0
    table: bool = False
    style: int = 0
    code: list[str] = field(default_factory=list)

    @property
    def removed(self) -> bool:
        """Whether the words, and the end of a paragraph, are gone with all changes accepted."""
        return self.deleted or self.moved

    @property
    def current_font(self) -> int | None:
        """The font of the words, ``None`` for that of the document."""
        return self.complex if self.right else self.font

    def apply(self, word: str, number: int | None) -> None:
        """A control word about characters or paragraphs; one that decides nothing about the text does nothing."""
        on = number != 0
        match word:
            case "f":
                self.font = number
            case "af" if self.right:
                self.complex = number
            case "rtlch" | "ltrch":
                self.right = word == "rtlch"
            case "uc":
                self.fallback = min(max(number or 0, 0), 100)
            case "v":
                self.hidden = on
            case "deleted":
                self.deleted = on
            case "mvf":
                self.moved = on
            case "plain":
                self.font = self.complex = None
                self.right = self.hidden = self.deleted = self.moved = False
            case "pard":
                self.ls = self.level = self.style = 0
                self.table = False
            case "s":
                self.style = number or 0
            case "ls":
                self.ls = number or 0
            case "ilvl":
                self.level = number or 0
            case "intbl":
                self.table = on
