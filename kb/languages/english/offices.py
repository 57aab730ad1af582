"""English: the offices of those who sign."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kb.languages.english.countries import IN_COUNTRY, OF_COUNTRY
from kb.matches import Match
from kb.model import Span

_RANK = (
    r"(?:(?:Deputy|Parliamentary|Senior|State|Acting|Assistant|Associate|Executive|First|Second|Special|Honorary|Vice"
    r"|Under|Managing|General|Chief|Co|Group|Regional)[ -])"
)
_SEAT = (
    r"(?:Permanent Secretary|Secretary[- ]General|Director[- ]General|Vice[- ]Minister|Vice[- ]President"
    r"|Vice[- ]Chair(?:man)?|Prime Minister"
    r"|Ambassador(?: Extraordinary and Plenipotentiary)?|Charg[ée] d['’]Affaires(?: (?:ad interim|a\.i\.))?"
    r"|(?:Under[- ])?Secretary(?: of State)?"
    r"|Chief (?:[A-Z][a-z]+ (?:and )?){1,5}Officer|Chief of (?:Staff|Mission)|Foreign Minister|Minister"
    r"|Commissioner[- ]General|Commissioner|Governor|President|Chairman"
    r"|Chairperson|Chair|Administrator|Rector|Dean|Mayor|Director|Manager|Consul[- ]General|Inspector[- ]General"
    r"|Auditor[- ]General|Attorney[- ]General"
    r"|Surveyor[- ]General|Comptroller[- ]General|Superintendent|Commander[- ]in[- ]Chief|Head|Registrar|Principal"
    r"|Counsell?or|Librarian|Curator)"
)
_WORD = r"[A-Z][\w’'&-]*"
_SOME = rf"{_WORD}(?:\s{_WORD}){{0,3}}"
_FIELD = (
    rf"{_WORD}(?:(?:,\s(?={_SOME}(?:,\s{_SOME}){{0,3}},?\sand [A-Z])|,?\sand\s(?!the\b)|,? & | of | )"
    r"(?!(?:Government|Republic|Kingdom|Minister|Permanent|Director|Secretary|Ambassador|President)\b)"
    rf"{_WORD}){{0,9}}"
)
"""What an office is for: Land, Infrastructure, Transport and Tourism."""
OFFICE = re.compile(
    rf"(?<![\w-]){_RANK}{{0,2}}{_SEAT}(?![\w-])(?P<field> (?:for|of) (?!the "
    rf")(?!Government\b){_FIELD})?(?P<qualifier>\s?\([A-Z][a-z][^()\n]{{2,60}}\))?"
)
_TO_BODY = re.compile(r"\s{1,3}(?:of|at|for)\s{1,3}(?:the\s{1,3})?|,[ ](?:the )?|[ ]")
_DEPUTISED = re.compile(r"\s\((?:or|acting|on behalf|for)\b[^()\n]{2,60}\)")
"""Brackets after an office that say who may sign in its place."""
_ACRONYM_BEFORE = re.compile(r"\b[A-Z]{3,9} $")
"""The body of an office by its acronym: ASEAN Secretary-General."""
_OTHER_SCRIPTS = re.compile("[ก-๛぀-ヿ一-鿿]")
_TELLS = re.compile(
    r"\b(?:is|are|was|were|be|has|have|had|will|shall|that|who|which|said|revealed|disclosed|presided|attended"
    r"|announced)\b"
)
"""A line with such a word is a sentence, not a line of a signature block."""
_BY = re.compile(
    r"\b(?:[Ss]igned|[Cc]oncluded|[Ii]nitialled|[Ss]ignatory|[Ss]ignatories|signature)\b(?: (?:on|in|at|for"
    r"|and)\b[^.;]{0,60})?"
    r",? (?:by|is|are|will be)\b(?:[^.;]|(?<=\bMr)\.|(?<=\bMs)\.|(?<=\bMrs)\.|(?<=\bDr)\.|(?<=\bGen)\."
    r"|(?<=Co)\.){0,300}"
)
_SIGNS = re.compile(
    r"(?<![\[(])\b(?:co-?)?(?:(?:sign|signs|signator(?:y|ies)|(?:(?<=have )|(?<=has )|(?<=had ))signed)\b"
    r"|(?:signed|concluded|initialled)\b(?! (?:by|on|in|at|between)\b))"
)
_AUTHORISED = re.compile(
    r"\b(?:[Aa]uthori[sz](?:ed?|es|ing)|with|assign(?:ed)?|empower(?:ed)?) [^.;]{0,250}?\b(?:as (?:the |a "
    r")?signator(?:y|ies)|to sign)\b"
)
_SENTENCE = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bPlc)(?<!\bLtd)(?<!\bCo)(?<!\bGen)(?<!\bNo)[.;:]\s+(?=[A-Z“])|\n\n"
)
_WITNESS = re.compile(
    r"\b(?:presence of|witness(?:ed|es|ing)?|attended by|presided|chaired|said|revealed|disclosed|announced"
    r"|reported|stated|told|added|noted|thanked)\b"
)
"""After this come others than those who sign, and before it someone who speaks of signing."""
_GAP_LONGEST = 12
"""Characters, at most, between an office and the body joined to it: ``\nof the``."""
_LINE_LONGEST = 300
"""Characters of a line, at most, in which a sentence is looked for."""
_BLOCK_BEFORE = re.compile(r"(?:^|\n|\t| {2,}|[:)]|_ ?|[A-Z][a-z]+,)\s*(?:The )?$")
_BLOCK_AFTER = re.compile(r"\s*(?:$|\n|\t| {2,}|,|_|\()")


def read_offices(text: str, bodies: Sequence[Match]) -> Iterator[Span]:
    """The offices of those who sign: the agents of a sentence about signing, else what stands in lines of its own.

    Two offices of one person (the Deputy Prime Minister and Minister of Finance) are one. In a text of another language
    all offices are given: that language knows whether the text is about signing.
    """
    agents = signing(text)
    foreign = len(_OTHER_SCRIPTS.findall(text)) * 2 > len(text)
    bodies = sorted(bodies, key=lambda body: body.start)
    held: Span | None = None
    for found in OFFICE.finditer(text):
        start, end = with_body(text, found, bodies)
        if held and (start < held.end or text[held.end : start] == " and "):
            held = Span(held.start, max(end, held.end))
            continue
        if held:
            yield held
        wanted = foreign or (within(agents, start) if agents else in_block(text, start, end))
        held = Span(start, end) if wanted else None
    if held:
        yield held


def with_body(text: str, found: re.Match[str], bodies: Sequence[Match]) -> tuple[int, int]:
    """An office with the body, the country and the post joined to it; ``bodies`` are in order."""
    start, end = found.span()
    for body in bodies[max(0, bisect_left(bodies, start, key=lambda body: body.start) - 1) :]:
        if body.start > end + _GAP_LONGEST:
            break
        link = _TO_BODY.match(text, end)
        if start < body.start < end < body.end or (link and link.end() == body.start):
            end = body.end
        elif body.end + 1 == start and text[body.end] == " ":
            start = body.start
    if acronym := _ACRONYM_BEFORE.search(text, max(0, start - 12), start):
        start = acronym.start()
    if after := OF_COUNTRY.match(text, end):
        end = after.end()
    if aside := _DEPUTISED.match(text, end):
        end = aside.end()
    if "Ambassador" in text[start:end] or "Charg" in text[start:end]:
        after = IN_COUNTRY.match(text, end)
        end = after.end() if after else end
    return start, end


def signing(text: str) -> list[tuple[int, int]]:
    """The parts of a text that name who signs, in order, none overlapping.

    They stand after ``signed by`` and ``authorised``, and before ``signed`` from the start of the sentence.
    """
    parts = []
    for form in (_BY, _AUTHORISED):
        for found in form.finditer(text):
            stop = _WITNESS.search(text, found.start(), found.end())
            parts.append((found.start(), stop.start() if stop else found.end()))
    signs = [found.start() for found in _SIGNS.finditer(text)]
    borders = [0, *(found.end() for found in _SENTENCE.finditer(text)), len(text)] if signs else []
    for start, end in pairwise(borders):
        stop = _WITNESS.search(text, start, end)
        last = bisect_left(signs, stop.start() if stop else end) - 1
        if last >= 0 and signs[last] > start:
            parts.append((start, signs[last]))
    return merged(parts)


def merged(parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Parts of a text in order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(parts):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def within(parts: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a place is inside one of the parts."""
    i = bisect_right(parts, at, key=lambda part: part[0]) - 1
    return i >= 0 and at < parts[i][1]


def in_block(text: str, start: int, end: int) -> bool:
    """Whether an office stands in a line of a signature block."""
    line_end = text.find("\n", end, end + _LINE_LONGEST)
    if _TELLS.search(text, end, line_end if line_end > 0 else min(len(text), end + _LINE_LONGEST)):
        return False
    return bool(_BLOCK_BEFORE.search(text[max(0, start - 60) : start])) and bool(_BLOCK_AFTER.match(text, end))
