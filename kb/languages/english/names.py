"""English: how it forms names of bodies, programmes, events and places, of offices and of parties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kb.matches import Match
from kb.model import FactType, Span

_WORD = r"[A-Z][\w'’&-]*"
_HEAD = (
    r"(?:Ministry|Department|Agency|Authority|Bureau|Office|Cent(?:re|er)|Institute|Commission|Committee|Council"
    r"|Corporation|Association|Organi[sz]ation|Foundation|Secretariat|Administration|University|Bank|Union|Post)"
)
_JOIN = r"(?:,? and |, |,? & | of the | of | for the | for | on | in )"
_HEADED = rf"(?:(?!(?:The|Each|Either|Both|Neither|This|Two|Other)\b){_WORD} )*{_HEAD} (?:of|for) (?:the )?{_WORD}(?:(?:{_JOIN}| )(?!{_HEAD} (?:of|for)\b)(?!the\b){_WORD})*"
_TAILED = rf"{_WORD}(?:(?: and | of | )(?!{_HEAD}\b){_WORD})* (?:{_HEAD}|Company|Co\.)(?:,? (?:Limited|Ltd\.?|Inc\.?))?"
_PROGRAMME = (
    r"(?:Programme|Program|Project|Partnership|Initiative|Exercise|Simulation|Scheme|Fellowship|Platform|System"
    r"|Framework|Facility|Fund|Plan)"
)
_EVENT = r"(?:Conference|Workshop|Forum|Meeting|Exhibition|Expo|Summit|Symposium|Seminar|Dialogue|Congress|Fair|World)"
_EDITION = r"(?: (?:19|20)\d\d)?"

FORMS: tuple[tuple[FactType, re.Pattern[str]], ...] = (
    ("agency", re.compile(rf"(?P<name>{_HEADED})")),
    ("agency", re.compile(rf"(?P<name>(?!(?:The|Each|Either|Both|Neither|This|Two|Other)\b){_TAILED})(?!\w)")),
    (
        "event",
        re.compile(
            rf"(?P<name>(?!The\b)(?:\d+(?:st|nd|rd|th) )?{_WORD}(?:(?: and | of | on | for | ){_WORD})* {_EVENT}"
            rf"(?: (?:on|of|for) (?:the )?{_WORD}(?:(?:,? and |, | of | for | ){_WORD})*)?{_EDITION})"
        ),
    ),
    (
        "event",
        re.compile(
            rf"(?P<name>{_EVENT} (?:on|of|for) (?:the )?{_WORD}(?:(?:,? and |, | of | for | ){_WORD})*{_EDITION})"
        ),
    ),
    (
        "programme",
        re.compile(
            rf"(?P<name>(?!The\b){_WORD}(?:(?: and | of | for | with | ){_WORD})* {_PROGRAMME}(?: (?:with|for|on|of) {_WORD}(?: {_WORD})*)?)"
        ),
    ),
)
COUNTRY_BEFORE = re.compile(r"(?:Thai|Japanese)\s$")
COUNTRY_AFTER = re.compile(r",?\s(?:of|in)\s(?:the\sKingdom\sof\s)?(?:Thailand|Japan)\b")
OFFICE = re.compile(
    r"(?:Deputy |Parliamentary |Senior |State |Acting )*(?:Permanent Secretary|Secretary[- ]General|Director[- ]General|Vice[- ]Minister"
    r"|Minister|Commissioner|Governor|President|Ambassador|Executive Director|Director|Chief Executive Officer|Secretary)"
    r"(?: for [A-Z]\w+(?:(?: and | of | ,| )[A-Z]\w+)*)?"
)
JOINED = re.compile(r",?\s*(?:(?:of|the|at)\s*)*")
"""What stands between an office and its body."""


class EnglishNames:
    """See :class:`kb.languages.base.Names`."""

    def find(self, text: str, known: Sequence[Match]) -> Iterator[Match]:
        """See :class:`kb.languages.base.Names`."""
        for match in known:
            yield with_country(text, match)
        for kind, pattern in FORMS:
            for found in pattern.finditer(text):
                yield with_country(text, settled(Match(kind, "", *found.span("name")), known))

    def offices(self, text: str, bodies: Sequence[Match]) -> Iterator[Span]:
        """See :class:`kb.languages.base.Names`."""
        for found in OFFICE.finditer(text):
            start, end = found.span()
            for body in bodies:
                if body.start >= end and JOINED.fullmatch(text[end : body.start]):
                    end = body.end
                elif body.end == start:
                    start = body.start
            yield Span(start, end)

    def parties(self, text: str, bodies: Sequence[Match], *, opening: bool) -> Iterator[Span]:
        """See :class:`kb.languages.base.Names`."""
        if opening:
            for body in bodies:
                yield Span(body.start, body.end)


def settled(match: Match, known: Sequence[Match]) -> Match:
    """A formed name that begins with a known name is that name: forms reach too far more often than lists do."""
    return next((name for name in known if name.type == match.type and match.start == name.start), match)


def with_country(text: str, match: Match) -> Match:
    """A body's name with the country words joined to it."""
    if match.type != "agency":
        return match
    if after := COUNTRY_AFTER.match(text, match.end):
        match = replace(match, end=after.end())
    if before := COUNTRY_BEFORE.search(text[max(0, match.start - 20) : match.start]):
        match = replace(match, start=match.start - len(before.group()))
    return match
