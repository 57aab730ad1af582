"""Clauses to kinds: what sort of clause each is, by the words of an editable lexicon and by its place."""

from __future__ import annotations

from collections import defaultdict

from kb.languages import LANGUAGES
from kb.model import Kind, LanguageCode

INHERITED = 2.0
"""What the kind of the article says for its items, beside the weights of the lexicon (1 to 6): more than a single
weak word of an item's own, less than a plain statement."""

PASSED_ON: frozenset[Kind] = frozenset(
    {
        *("area_of_cooperation", "form_of_cooperation", "definition", "implementation", "expenses", "event"),
        *("confidentiality", "intellectual_property", "dispute_settlement", "legal_effect"),
    }
)
"""Kinds of article whose items are of the same kind as a rule; preambles and others are not lists."""


def classify(heading: str, body: str, language: LanguageCode, parent: Kind | None = None) -> Kind:
    """The kind of a clause from its heading line, its words after label and heading, and the kind of its article."""
    scores: dict[Kind, float] = defaultdict(float)
    for cue in LANGUAGES[language].cues:
        if cue.where == "heading":
            found = bool(heading) and cue.pattern.search(heading)
        elif cue.where == "start":
            found = cue.pattern.match(body)
        else:
            found = cue.pattern.search(body)
        if found:
            scores[cue.kind] += cue.weight
    if parent in PASSED_ON:
        scores[parent] += INHERITED
    if scores:
        return max(scores, key=lambda kind: scores[kind])
    # where nothing speaks, a list or an item of one is most often what is cooperated on
    listed = parent is not None or LANGUAGES[language].instruments.introduces.search(body)
    return "area_of_cooperation" if listed else "other"
