"""Acronym glosses: how a text ties a name to its acronym, and where it uses either afterwards.

Three shapes: ``Full Name (ACR)``, ``ACR (Full Name)`` and, after a Thai or Japanese name, ``(Full Name: ACR)``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.languages import LANGUAGES
from kb.model import FactType

_WORD = r"[A-Z][A-Za-z0-9&'’/-]*"
_FULL = rf"{_WORD}(?: (?:{_WORD}|and|of|for|the|with|on|in|to))*"
_ACRONYM = r"[A-Z][A-Za-z0-9&-]{1,9}"
SHAPES = (
    re.compile(rf"(?P<full>{_FULL})\s?[(（](?P<acronym>{_ACRONYM})[)）]"),
    re.compile(rf"\b(?P<acronym>{_ACRONYM})\s?[(（](?P<full>{_FULL})[)）]"),
    re.compile(rf"[(（](?P<full>{_FULL})\s?[:：]\s?(?P<acronym>{_ACRONYM})[)）]"),
)

AFTER_NAME = re.compile(rf"\s?[(（](?:(?P<full>{_FULL})\s?[:：,、]\s?)?(?P<acronym>{_ACRONYM})[)）]")
"""A gloss right after a name that was found already."""

COMMON_TERMS = frozenset(
    {"ICT", "IT", "AI", "IOT", "DX", "SME", "SMES", "UHC", "MOC", "MOU", "R&D", "PPP", "CEO", "ODA"}
)
"""Acronyms of things that are no body, programme or event."""


@dataclass(frozen=True, slots=True)
class Gloss:
    """A name and its acronym as a text ties them, and what sort of thing they name."""

    full: str
    acronym: str
    type: FactType


def glosses(text: str) -> dict[str, Gloss]:
    """The glosses of a text, under the full name and under the acronym."""
    found: dict[str, Gloss] = {}
    for gloss in _glosses(text):
        found.setdefault(gloss.full, gloss)
        found.setdefault(gloss.acronym, gloss)
    return found


def _glosses(text: str) -> Iterator[Gloss]:
    for shape in SHAPES:
        for match in shape.finditer(text):
            acronym = match["acronym"]
            full = full_name(match["full"], acronym)
            if full and acronym.upper() not in COMMON_TERMS and not names_instrument(full):
                yield Gloss(full, acronym, type_of(full))


def full_name(words: str, acronym: str) -> str | None:
    """The part of the capitalised words that the acronym stands for: it begins with its first letter and holds all."""
    for match in re.finditer(rf"\b{re.escape(acronym[0])}", words):
        rest = words[match.start() :]
        letters = iter(rest.lower())
        if " " in rest and all(letter in letters for letter in acronym.lower() if letter.isalnum()):
            return rest
    return None


def names_instrument(full: str) -> bool:
    """Whether the words name a kind of instrument (``Memorandum of Cooperation (MOC)``)."""
    return any(pattern.search(full) for language in LANGUAGES.values() for _, pattern in language.instruments.kinds)


def type_of(full: str) -> FactType:
    """What a full name names, by the patterns of names; a programme where they do not say."""
    for language in LANGUAGES.values():
        for match in language.names.find(full, ()):
            if (match.start, match.end) == (0, len(full)):
                return match.type
    return "programme"
