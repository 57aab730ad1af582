"""English: how it forms names of bodies, programmes, events and places; offices and parties are beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kb.languages.english.countries import IN_COUNTRY, OF_COUNTRY
from kb.languages.english.lexicon import HEADS, PLACE_FIRST
from kb.languages.english.offices import read_offices
from kb.languages.english.parties import read_parties
from kb.languages.english.places import placed
from kb.languages.english.quoted import quoted
from kb.languages.english.runs import runs
from kb.languages.english.sorts import named
from kb.matches import Match, longest
from kb.model import Span

_WANTED = HEADS | PLACE_FIRST
_NATION_BEFORE = re.compile(r"(?:Thai|Japanese)\s$")
_JOINED = re.compile(r"(?:\s\([A-Z][^()\n]{1,20}\))?\s{1,3}of\s{1,3}(?:the\s{1,3})?", re.IGNORECASE)
_ORGANISATION = re.compile(
    r"(?<![\w-])(?:ASEAN|APEC|BIMSTEC|ACMECS|UNITED NATIONS|United Nations|European Union|African Union|EU|UN)"
    r"(?![\w’'+–-]|\.[A-Z]| [A-Z0-9–-]| (?!(?:and|or|in|on|to|for|of|at|by|with|as|from|will|has|have|had|is|are"
    r"|was|were|shall|may|can|should|agreed|welcomed)\b)[a-z])"
)
"""Organisations of states, where their name is not part of another or an adjective."""
_GLOSS = re.compile(r"\s\([A-Z][\w/-]{1,12}\)")
_FOREIGN = re.compile(
    r"(?<!\w)(?:Institut|Instituto|Istituto|Universit(?:é|ät|à)|Universidade?|[ÉE]cole|Banque|Banco|Minist(?:ère|erio))"
    r"(?: (?:(?:du|de|des|la|le|da|do|di|della|für|der|et|y|e) ){0,3}(?:[dl]['’])?[A-ZÀ-Þ][\w-]+){1,6}"
)
"""Bodies with names in languages that are written much like English."""
_SERVICE = re.compile(
    r"(?<![\w-])(?:United Nations(?: (?:[A-Z][a-z’']+|and|for|on)){1,5}? (?:Service|Programme|Fund|Entity)"
    r"|(?:[A-Z][a-z]+ ){0,3}(?:Geological|Weather|Forest|Customs|Prisons?|Revenue|Hydrographic|Meteorological"
    r"|Immigration|Fisheries) (?:Service|Survey))(?! [A-Z])\b"
)
"""Services that are bodies; most others are something done."""
_REGIONAL = re.compile(
    r"(?<![\w-])(?:Sub-?[Rr]egional |Regional |Country |Liaison )Office (?:for|in) (?:the )?[A-Z][\w-]+"
    r"(?:(?: and the | and | )[A-Z][\w-]+){0,4}"
)
"""Offices of organisations by their region."""
_EMBASSY = re.compile(r"\b(?:embassy|mission|delegation|consulate)", re.IGNORECASE)


class EnglishNames:
    """See :class:`kb.languages.base.Names`."""

    def find(self, text: str, known: Sequence[Match]) -> Iterator[Match]:
        """See :class:`kb.languages.base.Names`."""
        formed = [match for run in runs(text, known, _WANTED) for match in named(run)]
        bodies = [with_country(text, match) for match in [*known, *formed] if match.type == "agency"]
        for form in (_FOREIGN, _SERVICE, _REGIONAL):
            bodies += (Match("agency", "", *found.span()) for found in form.finditer(text))
        states = (Match("agency", "", *found.span()) for found in _ORGANISATION.finditer(text))
        yield from joined(text, longest([*bodies, *states]))
        yield from (match for match in formed if match.type != "agency")
        yield from quoted(text)
        yield from placed(text)

    def offices(self, text: str, bodies: Sequence[Match]) -> Iterator[Span]:
        """See :class:`kb.languages.base.Names`."""
        return read_offices(text, bodies)

    def parties(self, text: str, bodies: Sequence[Match], *, opening: bool) -> Iterator[Span]:
        """See :class:`kb.languages.base.Names`."""
        return read_parties(text, bodies, opening=opening)


def with_country(text: str, body: Match) -> Match:
    """A body's name with the country words joined to it."""
    gloss = _GLOSS.match(text, body.end)
    if after := OF_COUNTRY.match(text, gloss.end() if gloss else body.end):
        body = replace(body, end=after.end())
    if _EMBASSY.match(text, body.start) and (after := IN_COUNTRY.match(text, body.end)):
        body = replace(body, end=after.end())
    if before := _NATION_BEFORE.search(text[max(0, body.start - 10) : body.start]):
        body = replace(body, start=body.start - len(before.group()))
    return body


def joined(text: str, bodies: Sequence[Match]) -> Iterator[Match]:
    """The bodies, a unit and the body it belongs to as one where ``of`` joins them; the unit gives the entry."""
    waiting: Match | None = None
    for body in bodies:
        if waiting and (between := _JOINED.match(text, waiting.end)) and between.end() == body.start:
            waiting = replace(waiting, end=body.end)
            continue
        if waiting:
            yield waiting
        waiting = body
    if waiting:
        yield waiting
