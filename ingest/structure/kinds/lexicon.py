"""What words say about the kind of a clause, by the lexicons that an expert edits (``kb/languages/*/kinds.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator

from kb.languages import LANGUAGES
from kb.model import Evidence, Kind, LanguageCode

LONGEST_LOOK = 500
"""Characters of a clause that are looked through: what a clause is about is said in its first sentences."""


def cues_found(heading: str, body: str, language: LanguageCode) -> Iterator[tuple[Kind, Evidence]]:
    """Each cue of the language that the heading, the first words or the body of a clause hold, with those words."""
    body = body[:LONGEST_LOOK]
    small, small_heading = in_small_letters(body), in_small_letters(heading)
    for cue in LANGUAGES[language].cues:
        if cue.where == "heading":
            found = cue.pattern.search(small_heading) if heading else None
        elif cue.where == "start":
            found = cue.pattern.match(small)
        else:
            found = cue.pattern.search(small)
        if found:
            words = (heading if cue.where == "heading" else body)[found.start() : found.end()]
            yield cue.kind, Evidence(cue.where, words.strip() or heading, cue.weight)


def in_small_letters(text: str) -> str:
    """A text in small letters, place for place; the few letters that change their length stay as they are."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def kind_in_words(text: str, language: LanguageCode) -> Kind | None:
    """The kind for which most is said by the words alone, if any word says something."""
    scores: dict[Kind, float] = {}
    for kind, evidence in cues_found("", text, language):
        scores[kind] = scores.get(kind, 0.0) + evidence.weight
    return max(scores.items(), key=lambda told: told[1])[0] if scores else None
