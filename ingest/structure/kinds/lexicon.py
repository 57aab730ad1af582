"""What the words of a clause say about its kind, by the lexicons that an expert edits (``kb/languages/*/kinds.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator

from kb.languages import LANGUAGES
from kb.model import Evidence, Kind, LanguageCode

LONGEST_LOOK = 1_500
"""Characters of a clause that are looked through: what a clause is about is said in its first sentences."""


def cues_found(heading: str, body: str, language: LanguageCode) -> Iterator[tuple[Kind, Evidence]]:
    """Each cue of the language that the heading, the first words or the body of a clause hold, with those words."""
    body = body[:LONGEST_LOOK]
    for cue in LANGUAGES[language].cues:
        if cue.where == "heading":
            found = cue.pattern.search(heading) if heading else None
        elif cue.where == "start":
            found = cue.pattern.match(body)
        else:
            found = cue.pattern.search(body)
        if found:
            yield cue.kind, Evidence(cue.where, found.group().strip() or heading, cue.weight)


def kind_in_words(text: str, language: LanguageCode) -> Kind | None:
    """The kind for which most is said by the words alone, if any word says something."""
    scores: dict[Kind, float] = {}
    for kind, evidence in cues_found("", text, language):
        scores[kind] = scores.get(kind, 0.0) + evidence.weight
    return max(scores.items(), key=lambda told: told[1])[0] if scores else None
