"""The languages of the knowledge base. Adding one is a folder beside these and a line in :data:`LANGUAGES`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from kb.languages.base import LabelForm, Language
from kb.languages.common import COMMON_LABELS
from kb.languages.english import English
from kb.languages.japanese import Japanese
from kb.languages.thai import Thai
from kb.model import LanguageCode, Span

__all__ = ["LABEL_FORMS", "LANGUAGES", "Language", "count_letters", "detect", "weigh", "words", "written_in"]

LANGUAGES: Mapping[LanguageCode, Language] = {"th": Thai(), "ja": Japanese(), "en": English()}
"""In the order in which pages show them."""

LABEL_FORMS: tuple[LabelForm, ...] = tuple(form for language in LANGUAGES.values() for form in language.labels) + (
    COMMON_LABELS
)
"""Labels of every language, since a text may number in another language's way; words before bare numbers."""

LATIN_WEIGHT = 0.2
"""How much a Latin letter counts beside a Thai or Japanese one: Thai and Japanese texts are full of English names and
terms, the other way round is rare, and one English word has as many letters as a Japanese clause."""


_LETTERS = {code: re.compile(f"(?:{language.letters.pattern})+") for code, language in LANGUAGES.items()}


def count_letters(text: str, code: LanguageCode) -> int:
    """How many letters of a language a text has; by runs, since most texts are one long run of one script."""
    return sum(map(len, _LETTERS[code].findall(text)))


def written_in(text: str) -> list[Language]:
    """The languages whose letters occur in a text; patterns of the others cannot match in it."""
    return [language for language in LANGUAGES.values() if language.letters.search(text)]


@lru_cache(maxsize=10_000)
def detect(text: str) -> LanguageCode:
    """The language of a segment by the scripts of its letters; English where there are none."""
    weights = weigh(text)
    best = max(weights, key=weights.__getitem__)
    return best if weights[best] else "en"


def weigh(text: str) -> dict[LanguageCode, float]:
    """The letters of each language in a text, by how much they say about the language it is in."""
    return {code: count_letters(text, code) * (LATIN_WEIGHT if code == "en" else 1.0) for code in LANGUAGES}


_OTHERS = {code: language for code, language in LANGUAGES.items() if code != "en"}
_RUNS = re.compile(
    "|".join(
        rf"(?P<{code}>(?:{language.letters.pattern}|[\d\s](?={language.letters.pattern}))+)"
        for code, language in _OTHERS.items()
    )
    + r"|(?P<en>[^\W_]+(?:['’][^\W_]+)*)"
)


def words(text: str) -> list[Span]:
    """The words of a text in any mixture of our languages; each run of a script is cut by its own language."""
    spans = []
    for run in _RUNS.finditer(text):
        language = LANGUAGES[run.lastgroup or "en"]
        spans += [Span(run.start() + word.start, run.start() + word.end) for word in language.words(run.group())]
    return spans
