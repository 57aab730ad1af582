"""English: the parties of an instrument."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kb.languages.english.countries import COUNTRY
from kb.languages.english.lexicon import PLACE
from kb.matches import Match
from kb.model import Span

_BETWEEN = re.compile(
    r"\b(?:between|BETWEEN|Between|among|AMONG)\s+(?:the\s+(?:representatives|authorities|officials)\s+of\s+)?",
    re.ASCII,
)
_INSTRUMENT = re.compile(
    r"\b(?:memorand|m\.?o\.?[uc]s?\b|agreement|treaty|convention|arrangement|notes|letters?\b|protocol|statement"
    r"|communiqu|declaration|contract|record|minutes|discussions|plan\b|understanding)",
    re.IGNORECASE,
)
_JUST_BEFORE = re.compile(
    r"(?:agreement|treaty|convention|protocol|arrangement|notes|memorandum|memorandum\s+of\s+(?:understanding"
    r"|co-?operation)|\bMO[UC])\s+$",
    re.IGNORECASE,
)
"""Between states named without their form an instrument is only if it stands right before: no "exchange between"."""
_SPAN = 250
"""Characters before ``between`` in which the instrument is named."""
_GOVERNMENT = re.compile(
    r"(?:(?:Royal )?(?:Thai|Japanese|Lao|[A-Z][a-z]+(?: Metropolitan| Provincial| Prefectural)) Government"
    r"|[A-Z][a-z]+ (?:City|Prefecture|Province)(?: Government)?)\b"
)
_NAME = re.compile(r"[A-Z][\w&’'.-]*(?: (?:of |& )?[A-Z][\w&’'.-]*){0,7}")
_AND = re.compile(r"(?:and|AND|with|&|;)")
_OWNER = re.compile(r"(?:[A-Z][\w.]* ){0,2}[A-Z][\w.]*[’']s ")
_ARTICLE = re.compile(r"\s*(?:the\s+|The\s+|THE\s+)?(?:and\s+|AND\s+)?(?:the\s+|THE\s+)?")
_ASIDE = re.compile(
    r"(?:,?\s*\((?!\s*\d+\s*\))[^()]{0,300}\)|,?\s+(?:represented by|hereinafter|hereafter)[^,;()]{0,150}(?=,| "
    r"and\b)|,\s+(?:a|an)\s[^,;()]{0,100},)"
)
_NEXT = re.compile(
    r"\s*,?\s*(?:;|,|\band\b|\bAND\b|\bwith\b|&)\s*,?\s*(?:on the one (?:hand|part),?\s*and\s*)?(?:of\s+)?"
    r"(?:the\s+|The\s+|THE\s+)?"
)
_PREAMBLE = re.compile(
    r"\s*(?:,\s*\n|,?\s*\(?(?:desiring|have (?:reached the following|agreed as follows|decided as follows|come "
    r"to the)|hereby|hereinafter|recalling|recogni[sz]ing|wishing|considering|confirming|intending|being"
    r"|acknowledging|noting|sharing|convinced|mindful|aware)\b)",
    re.IGNORECASE,
)
"""What follows the parties at the start of a preamble."""
_NO_PARTY = re.compile(
    r"\b(?:Minister|President|Secretary|Director|Mr|Mrs|Ms|Dr|Powers?|Part(?:y|ies|ners?)|Sides?|Participants?"
    r"|Leaders?|Thai|Japanese|U\.S|\w+[’']s)\b"
)
_FOLLOWS = re.compile(
    r"\s*(?:$|[(,.;:\n)]|(?:and|AND|on|in|for|to|was|is|will|concerning|regarding|under|at|signed|with|which|of"
    r"|that|has|had|have|would|were|are|from|by)\b)"
)
"""What follows a party that no form of words shows."""


def read_parties(text: str, bodies: Sequence[Match], *, opening: bool) -> Iterator[Span]:
    """The parties that stand between, at the start of a preamble, or, in an opening that has neither, all bodies."""
    ends = {body.start: body.end for body in bodies}
    found = list(between(text, ends))
    if not found:
        found = items(text, after_article(text, 0), ends, known_only=True)
        found = found if len(found) > 1 and _PREAMBLE.match(text, found[-1].end) else []
    if not found and opening:
        found = [Span(body.start, body.end) for body in bodies]
    yield from dict.fromkeys(found)


def between(text: str, ends: Mapping[int, int]) -> Iterator[Span]:
    """The parties of every "instrument between A and B"; ``ends`` are the ends of the bodies by where they begin."""
    for found in _BETWEEN.finditer(text):
        if not _INSTRUMENT.search(text, max(0, found.start() - _SPAN), found.start()):
            continue
        parties = items(text, after_article(text, found.end()), ends)
        bare = any(COUNTRY.fullmatch(party.of(text)) and " of " not in party.of(text).lower() for party in parties)
        if len(parties) > 1 and not (bare and not _JUST_BEFORE.search(text, found.start() - 40, found.start())):
            yield from parties


def after_article(text: str, at: int) -> int:
    """The place after an article, if one stands there."""
    article = _ARTICLE.match(text, at)
    return article.end() if article else at


def items(text: str, at: int, ends: Mapping[int, int], *, known_only: bool = False) -> list[Span]:
    """The bodies, governments and states of a list that begins at a place.

    Where commas follow the last ``and`` (A, its ministry, and B, its ministry), what stands after a comma is no party.
    """
    found: list[Span] = []
    commas: list[bool] = []
    comma = False
    while party := item(text, at, ends, known_only=known_only):
        found.append(party)
        commas.append(comma)
        end = party.end
        while aside := _ASIDE.match(text, end):
            end = aside.end() - (text[aside.end() - 1] == ",")
        separator = _NEXT.match(text, end)
        if separator is None:
            break
        at = separator.end()
        comma = not _AND.search(separator[0])
    if True in commas and False in commas[1:] and commas[-1]:
        return [party for party, comma in zip(found, commas, strict=True) if not comma]
    return found


def item(text: str, at: int, ends: Mapping[int, int], *, known_only: bool) -> Span | None:
    """The party that begins at a place, if one does; of its owner (Japan’s Ministry) only what is a name."""
    owner = _OWNER.match(text, at)
    for start in (at, owner.end()) if owner else (at,):
        if start in ends:
            return Span(start, ends[start])
    if state := COUNTRY.match(text, at):
        return Span(*state.span("country"))
    if government := _GOVERNMENT.match(text, at):
        return Span(*government.span())
    name = None if known_only or text[at : at + 80].isupper() else _NAME.match(text, at)
    return Span(*name.span()) if name and may_be_party(name[0]) and _FOLLOWS.match(text, name.end()) else None


def may_be_party(name: str) -> bool:
    """Whether words with capitals that no form shows to be a body may be a party: they are no person and no place."""
    return len(name) > 2 and name.split()[-1].lower() not in PLACE and not _NO_PARTY.search(name)
