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
_LANDS = r"(?:City|Prefecture|Province|Municipality|Metropolis|County|CITY|PREFECTURE|PROVINCE|MUNICIPALITY)"
_GOVERNMENT = re.compile(
    r"(?:(?:Royal )?(?:Thai|Japanese|Lao|[A-Z][a-z]+(?: Metropolitan| Provincial| Prefectural| Municipal| City))"
    r" Government"
    rf"|(?:[A-Z][\w-]+ ){{1,3}}{_LANDS}(?: Government| Council)?|{_LANDS} (?:of|OF) (?:[A-Z][\w-]+)(?: [A-Z][\w-]+)?)\b"
)
"""Governments, and the provinces and cities that conclude in their own name."""
_NAME = re.compile(r"[A-Z][\w&’'.-]*(?: (?:of |& )?[A-Z][\w&’'.-]*){0,7}")
_AND = re.compile(r"(?:and|AND|with|&|;)")
_OWNER = re.compile(r"(?:[A-Z][\w.]* ){0,2}[A-Z][\w.]*[’']s ")
_ARTICLE = re.compile(r"\s*(?:the\s+|The\s+|THE\s+)?(?:and\s+|AND\s+)?(?:the\s+|THE\s+)?")
_ASIDE = re.compile(
    r"(?:,?\s*\((?!\s*\d+\s*\))[^()]{0,300}\)|,?\s+(?:represented by|hereinafter|hereafter)[^,;()]{0,150}(?=,| "
    r"and\b)|,\s+(?:a|an)\s[^,;()]{0,100},|,?\s+(?:of|on) the (?:one|other|first|second) (?:part|hand|side)\b,?"
    r"|,\s+(?:an?|with its|having its|established|incorporated|represented by|whose|located)\s[^;()\n]{0,160}?"
    r"(?=;|\s\())"
)
_NEXT = re.compile(
    r"\s*,?\s*(?:;\s*and\b|;|,|\band\b|\bAND\b|\bwith\b|&)\s*,?\s*(?:on the one (?:hand|part),?\s*and\s*)?"
    r"(?:between\s+)?(?:of\s+)?"
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
    r"|that|has|had|have|would|were|are|from|by|today|jointly|concluded|signed?|exchanged|issued)\b)"
)
"""What follows a party that no form of words shows."""
_KINDS = (
    r"(?:[Mm]emorand(?:um|a)|MEMORAND(?:UM|A)|\bM[Oo][UC]s?\b|[Aa]greement|[Tt]reaty|[Jj]oint (?:[A-Za-z]+ )?(?:[Ss]tatement"
    r"|[Cc]ommuniqu|[Dd]eclaration)|JOINT (?:[A-Z]+ )?(?:STATEMENT|COMMUNIQU|DECLARATION)|[Ee]xchange of [Nn]otes)"
)
_BY = re.compile(
    rf"{_KINDS}[^.;()]{{0,80}}?\b(?:concluded|signed|exchanged|issued|adopted|entered into|agreed)\b"
    r"(?: (?!between|by)[^.;()]{1,60}?)? by (?:the (?:heads|representatives) of )?"
)
"""An instrument concluded by A and B."""
_STATED_BY = re.compile(
    r"(?:\AJOINT|\AJoint) [A-Za-z é]{5,40}\s+(?:by|BY|of|OF|between|BETWEEN)\s+(?:the\s+(?:heads|leaders)\s+of\s+)?"
)
"""The title of a joint statement up to those who make it."""
_HEADS_OF = re.compile(r"\b[Tt]he (?:heads|chief executives|chiefs|leaders) of (?=the [A-Z]|[A-Z])")
_MEET = re.compile(r"[\s,]+(?:have |today |jointly )?(?:met|meeting|held|convened|gathered|issued|adopted)\b")
_CONCLUDE = re.compile(
    r"[\s,]+(?:(?:today|yesterday|jointly|formally|have|has|had|will|are to|recently|on [^.;,]{3,24}),?\s){0,3}"
    r"(?:signed?|concluded?|entered? into|exchanged?|issued?|renewed?|adopted?|announced?)\s"
    rf"(?:the signing of )?(?:an? |the |their |this |its )?[^.;\n]{{0,50}}?{_KINDS}"
)
"""What follows those who conclude an instrument, where the sentence begins with them."""
_BEGINS = re.compile(r"(?:\A|\n|[.]\s|\s[–—-]\s)[ \t]*(?=[A-Z])")
_LABEL = re.compile(r"\s*(?:\(?\d{1,2}(?:\.\d{1,2})?[.)]?|\(?[a-zA-Z][.)]|[•–-])\s+")


def read_parties(text: str, bodies: Sequence[Match], *, opening: bool) -> Iterator[Span]:
    """The parties that stand between, at the start of a preamble, or, in an opening that has neither, all bodies."""
    ends = {body.start: body.end for body in bodies}
    found = [*between(text, ends), *concluding(text, ends, opening=opening)]
    if not found:
        label = _LABEL.match(text)
        found = items(text, after_article(text, label.end() if label else 0), ends, known_only=True)
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
        bare = any(is_bare(text, party) for party in parties)
        if len(parties) > 1 and not (bare and not _JUST_BEFORE.search(text, found.start() - 40, found.start())):
            yield from parties


def concluding(text: str, ends: Mapping[int, int], *, opening: bool) -> Iterator[Span]:
    """The parties of an instrument said to be by A and B, or that A and B conclude, without ``between``."""
    starts = [found.end() for found in _BY.finditer(text)]
    if opening and (stated := _STATED_BY.match(text)):
        starts.append(stated.end())
    for start in starts:
        parties = items(text, after_article(text, start), ends)
        if len(parties) > 1 and not all(is_bare(text, party) for party in parties):
            yield from parties
    forms = [(_BEGINS, _CONCLUDE)] if re.search(_KINDS, text) else []
    for begins, goes_on in [*forms, (_HEADS_OF, _MEET)]:
        for found in begins.finditer(text):
            parties = items(text, after_article(text, found.end()), ends)
            if len(parties) > 1 and not all(is_bare(text, party) for party in parties):
                end = parties[-1].end
                while aside := _ASIDE.match(text, end):
                    end = aside.end()
                if goes_on.match(text, end):
                    yield from parties


def is_bare(text: str, party: Span) -> bool:
    """Whether a party is a state named without its form."""
    return COUNTRY.fullmatch(party.of(text)) is not None and " of " not in party.of(text).lower()


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
