"""Names of bodies, programmes, events and places: known ones by the gazetteer, others by the form of the words.

1. A name is given as printed, with its gloss and the country words and units joined to it.
2. A name inside a longer name is not given again: the ITU in ``ITU Telecom World 2016`` is no agency of the text.
3. A name or acronym that the text ties by a gloss is found wherever else the text uses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ingest.facts.glosses import AFTER_NAME, Gloss
from kb.gazetteer import entries, mentions
from kb.languages import written_in
from kb.matches import Match, longest


def read_names(text: str, known: Mapping[str, Gloss]) -> list[Match]:
    """The names in a text in order, none overlapping; ``known`` are the glosses of the whole document."""
    listed = list(gazetteer_names(text))
    formed = [match for language in written_in(text) for match in language.names.find(text, listed)]
    found = longest([*(with_gloss(text, match) for match in [*listed, *formed]), *glossed_names(text, known)])
    return [tied(text, match, known) for match in found]


def gazetteer_names(text: str) -> Iterator[Match]:
    """The names that the gazetteer knows."""
    for mention in mentions(text):
        yield Match(mention.entry.type, "", mention.span.start, mention.span.end, entity=mention.entry.id)


def glossed_names(text: str, known: Mapping[str, Gloss]) -> Iterator[Match]:
    """The names and acronyms that the document ties by a gloss, wherever they stand as whole words."""
    for words, gloss in known.items():
        for found in re.finditer(rf"(?<![A-Za-z0-9]){re.escape(words)}(?![A-Za-z0-9])", text):
            yield with_gloss(text, Match(gloss.type, "", *found.span()))


def with_gloss(text: str, match: Match) -> Match:
    """A name with the gloss printed right after it."""
    gloss = AFTER_NAME.match(text, match.end)
    if gloss is None or match.type == "place":
        return match
    name = text[match.start : match.end]
    return replace(match, end=gloss.end(), name=gloss["full"] or name, acronym=gloss["acronym"])


def tied(text: str, match: Match, known: Mapping[str, Gloss]) -> Match:
    """A match with the full name, acronym and gazetteer entry that belong to it."""
    words = text[match.start : match.end]
    inside = (gloss for gloss in known.values() if gloss.full in words and gloss.acronym in words)
    gloss = known.get(words) or next(inside, None)
    if gloss and match.type == gloss.type:
        match = replace(match, name=match.name or gloss.full, acronym=match.acronym or gloss.acronym)
    if match.entity and not match.acronym:
        acronyms = entries()[match.entity].acronyms
        return replace(match, acronym=acronyms[0] if acronyms else None)
    return match
