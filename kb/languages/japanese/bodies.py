"""Japanese names of bodies: a head (省, 機構) with what stands before it, and the units and countries joined to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.languages.japanese.headed import Head, names_body, names_unit
from kb.languages.japanese.lexicon import (
    BODY,
    COUNTRY,
    FORMAL_STATE,
    GENERIC_ANY,
    LEGAL_FORM,
    LETTER,
    NOT_UNIT,
    OFFICE,
    STATE,
    UNIT,
)
from kb.languages.japanese.runs import LONGEST, Runs, with_hiragana, without
from kb.matches import Match

HEADS = re.compile(f"{BODY}|{UNIT}")
BODY_HEAD = re.compile(BODY)
OFFICE_HEAD = re.compile(OFFICE)
LEGAL_NAME = re.compile(
    rf"{LEGAL_FORM}[ 　]?(?![のをがはにでと等又及並法化制評])"
    rf"(?P<name>(?:(?!その|この|また|およ|なら|もし)[ぁ-ん]{{2,6}})?{LETTER}{{2,40}})"
)
NO_LEGAL_NAME = re.compile(r"通則法|等|制度|評価|化|会計|基準|.*法(?:又|及|等|$)")
COUNTRY_NO = re.compile(rf"(?<!{LETTER}){STATE}の$")
"""A country joined by の to what stands after it."""
FORMAL = re.compile(FORMAL_STATE)
NOT_BODY_AFTER = re.compile(r"規則|告示|(?:設置|組織|通則)?法(?![人務廷学医曹案])|令(?!和)")
"""What makes a body's name the beginning of the name of an act."""
ASEAN = re.compile(rf"(?<!{LETTER})(?:ASEAN|ＡＳＥＡＮ|アセアン|東南アジア諸国連合)(?!{LETTER})")
GAP = re.compile(r"の|[ 　]{1,2}|[ 　]?[（(][A-Za-zＡ-Ｚａ-ｚァ-ヺー-]{2,12}[）)]の?")
"""What joins a unit to its body: の, a space, the acronym of the body."""
ACRONYM_AFTER = re.compile(r"[ 　]?[（(][A-ZＡ-Ｚ][A-Za-zＡ-Ｚａ-ｚ-]{1,11}[）)]")
KNOWN_UNIT = re.compile("(?:局|部|課|研究所|センター|研究部門)$")
PREFIX = re.compile(rf"[在駐]?{STATE}(?:駐[在箚])?(?:{STATE})?政?府?")


@dataclass(slots=True)
class Part:
    """A body, or a unit that is a name only together with its body (``weak``)."""

    start: int
    end: int
    weak: bool = False
    unit: bool = False


def find_bodies(runs: Runs, known: Sequence[Match]) -> Iterator[Match]:
    """The bodies of a text, each with its country and units; known ones again where more belongs to them."""
    text = runs.text
    parts: list[Part] = []
    for at, heads in heads_by_run(runs, known).items():
        parts += parts_of(text, runs.lead(at) if at >= 0 else 0, heads)
    parts += [Part(*found.span()) for found in ASEAN.finditer(text)]
    parts += legal_names(text, parts)
    parts.sort(key=lambda part: (part.start, -part.end))
    for part in joined(text, parts):
        if NOT_BODY_AFTER.match(text, part.end):
            continue
        country = COUNTRY_NO.search(text, max(0, part.start - 30), part.start)
        formal = country and (text[part.end - 1] in "省庁局" or FORMAL.match(country.group()))
        start = country.start() if country and formal else with_hiragana(text, part.start)
        yield Match("agency", "", start, part.end)


def heads_by_run(runs: Runs, known: Sequence[Match]) -> dict[int, list[Head]]:
    """Heads and known names by the run in which they end; a head inside a known name says nothing of its own."""
    found: dict[int, list[Head]] = {}
    spans = [(match.start, match.end) for match in known]
    for start, end in spans:
        found.setdefault(runs.at(end - 1), []).append(Head(start, end, "known"))
    i = 0
    for head in HEADS.finditer(runs.text):
        while i < len(spans) and spans[i][1] < head.end():
            i += 1
        if i == len(spans) or head.end() == spans[i][1] or head.end() <= spans[i][0]:
            sort = "body" if BODY_HEAD.match(runs.text, head.start()) else "unit"
            found.setdefault(runs.at(head.start()), []).append(Head(*head.span(), sort))
    return {at: sorted(heads, key=lambda head: (head.end, head.sort == "known")) for at, heads in found.items()}


def parts_of(text: str, start: int, heads: Sequence[Head]) -> Iterator[Part]:
    """The bodies of one run, each with the units written on to it."""
    part: Part | None = None
    for head in heads:
        begin = max(part.end if part else start, head.start - LONGEST)
        if head.end <= begin or (head.sort != "known" and head.start < begin):
            continue
        if part and belongs(text[begin : head.start], head, text):
            part.end = head.end
            part.weak = part.weak and head.sort == "unit"
            continue
        new = first_part(text, begin + (text[begin] in "・･"), head)
        if new and part:
            yield part
        part = new or part
    if part:
        yield part


def first_part(text: str, begin: int, head: Head) -> Part | None:
    """The name that the letters from ``begin`` to a head are, if they are one."""
    stem = text[begin : head.start]
    if not stem and head.sort == "body":
        begin = with_hiragana(text, begin)
        stem = text[begin : head.start]
    words = text[head.start : head.end]
    is_unit = bool(KNOWN_UNIT.search(words)) and not COUNTRY.match(stem)
    if head.sort == "known":
        country = begin < head.start and PREFIX.fullmatch(stem)
        return Part(begin if country else head.start, head.end, unit=is_unit)
    glossed = ACRONYM_AFTER.match(text, head.end) and len(stem) > 1 and without(GENERIC_ANY, stem)
    if head.sort == "body" and (stem or words != "事務局"):
        return Part(begin, head.end, unit=is_unit) if glossed or names_body(stem, words) else None
    if not stem and text[begin - 1 : begin] in ("）", ")"):
        return Part(begin, head.end, weak=True, unit=True)  # after the acronym of its body
    if len(stem) < 2 or not without(GENERIC_ANY, stem) or NOT_UNIT.match(stem + words):
        return None
    return Part(begin, head.end, weak=not glossed and not names_unit(stem, words), unit=True)


def belongs(stem: str, head: Head, text: str) -> bool:
    """Whether a head further on in the run is that of a unit of the body before it, or the real end of its name."""
    if head.sort == "known":
        return not stem
    if stem.startswith(("・", "･", "令", "法")) or len(stem) > 24:
        return False
    words = text[head.start : head.end]
    if not stem:
        return head.sort == "body" and not text.endswith(words, 0, head.start)
    return bool(without(GENERIC_ANY, stem)) and not NOT_UNIT.match(stem + words)


def joined(text: str, parts: Sequence[Part]) -> Iterator[Part]:
    """The parts with the units that の or a space joins to them; units that no body has are left out."""
    last: Part | None = None
    for part in parts:
        if last and (part.start < last.end or is_gloss(text, last, part)):
            continue
        if last and not last.weak and is_unit_of(text, part, last) and GAP.fullmatch(text, last.end, part.start):
            last.end = part.end
            continue
        if last and not last.weak:
            yield last
        last = part
    if last and not last.weak:
        yield last


def is_gloss(text: str, last: Part, part: Part) -> bool:
    """Whether a name stands alone in brackets right after another."""
    return text[last.end : part.start] in ("（", "(") and text[part.end : part.end + 1] in ("）", ")")


def is_unit_of(text: str, part: Part, last: Part) -> bool:
    """Whether a name can be that of a unit of the one before it: agencies are units of ministries too."""
    return part.unit or (text[last.end - 1] in "省府" and text[part.end - 1] == "庁")


def legal_names(text: str, parts: Sequence[Part]) -> Iterator[Part]:
    """Names without a head that begin with the kind of legal person: 株式会社東都商事."""
    taken = {at for part in parts for at in range(part.start, part.end)}
    for found in LEGAL_NAME.finditer(text):
        if NO_LEGAL_NAME.match(found["name"]) or found.start() in taken:
            continue
        end = found.end()
        if inner := [part.end for part in parts if found.start() < part.start < end]:
            end = max(inner)
        elif office := OFFICE_HEAD.search(text, found.start("name"), end):
            end = office.start()
        if end - found.start("name") > 1:
            yield Part(found.start(), end)
