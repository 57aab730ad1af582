"""Names of bodies, programmes, events and places, with their glosses, as a document uses them.

1. A name is given as printed, with its gloss and the country words and units joined to it.
2. A name inside a longer name is not given again: the ITU in ``ITU Telecom World 2016`` is no agency of the text.
3. A name or short form that the document ties by a gloss is found wherever else it stands, as the same sort of thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ingest.facts.glosses import BRACKET, SHORT, Gloss, tail_of
from ingest.facts.plain import gazetteer_names, narrow
from kb.gazetteer import entries
from kb.languages import written_in
from kb.matches import Match, longest


def read_names(text: str, known: Mapping[str, Gloss]) -> list[Match]:
    """The names in a text in order, none overlapping; ``known`` are the glosses of the whole document."""
    listed = list(gazetteer_names(text))
    formed = [match for language in written_in(text) for match in language.names.find(text, listed)]
    found = longest([*listed, *formed, *glossed_names(text, known)])
    return [tied(text, match, known) for match in glossed_together(text, found)]


def glossed_names(text: str, known: Mapping[str, Gloss]) -> Iterator[Match]:
    """The names and short forms that the document ties by a gloss, wherever they stand as whole words."""
    for words, gloss in known.items():
        if words not in text:
            continue
        for found in re.finditer(re.escape(words), text):
            if stands_alone(text, *found.span()):
                yield Match(gloss.type, "", *found.span())


_SAME = re.compile("[A-Za-z0-9Ａ-Ｚａ-ｚ０-９]{2}")


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the words are whole: Latin letters and Thai consonants do not go on before or behind them."""
    if _SAME.fullmatch(text[max(0, start - 1) : start + 1]) or _SAME.fullmatch(text[end - 1 : end + 1]):
        return False
    if text[end - 1] == ".":  # a Thai abbreviation may be the end of a longer one
        return not re.fullmatch("[ก-ฮ.]", text[max(0, start - 1) : start])
    return True


def glossed_together(text: str, found: Sequence[Match]) -> list[Match]:
    """Names with the gloss printed after them; a name that stands in the gloss of another is part of it."""
    merged: list[Match] = []
    for i, match in enumerate(found):
        if merged and match.start < merged[-1].end:
            continue
        after = found[i + 1] if i + 1 < len(found) else None
        merged.append(with_gloss(text, match, after))
    return merged


UNIT_AFTER = re.compile(r"(?<=[)）])(?:事務局|本部|支部|[一-龠ァ-ヶー]{2,12}?(?:部|局|課|室))(?=[^一-龠ァ-ヶー]|長|$)")
"""A unit of a Japanese body that stands after its gloss (``メコン河委員会（ＭＲＣ）事務局``)."""


def with_gloss(text: str, match: Match, after: Match | None) -> Match:
    """A name with the gloss after it, be it a short form or, after a short form, the name in full."""
    if match.type == "place":
        return match
    name = text[match.start : match.end]
    if tail := tail_of(text, match.start, match.end):
        end = tail.end
        if match.type == "agency" and (unit := UNIT_AFTER.match(text, end)):
            end = unit.end()
        short_first = tail.full is not None and tail.short is None and SHORT.fullmatch(name) is not None
        acronym = name if short_first else tail.short
        return replace(match, end=end, name=tail.full or name, acronym=acronym)
    bracket = BRACKET.match(text, match.end)
    if bracket and after and bracket.span("inside") == (after.start, after.end) and after.type == match.type:
        full = text[after.start : after.end]
        if SHORT.fullmatch(name) and not SHORT.fullmatch(full):
            return replace(match, end=bracket.end(), name=full, acronym=name)
    return match


def tied(text: str, match: Match, known: Mapping[str, Gloss]) -> Match:
    """A match with the full name, acronym and gazetteer entry that belong to it."""
    words = text[match.start : match.end]
    inside = (gloss for gloss in known.values() if gloss.full in words and gloss.acronym in words)
    gloss = known.get(words) or next(inside, None)
    if gloss and match.type == gloss.type:
        match = replace(match, name=match.name or gloss.full, acronym=match.acronym or gloss.acronym)
    if match.acronym:
        return replace(match, acronym=narrow(match.acronym))
    if match.entity:
        acronyms = entries()[match.entity].acronyms
        return replace(match, acronym=acronyms[0] if acronyms else None)
    return match
