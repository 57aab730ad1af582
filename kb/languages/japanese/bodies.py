"""Japanese names of bodies and of offices: a head (省, 機構, 株式会社) with what stands before it, and what is joined to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.languages.japanese.lexicon import (
    BODY,
    COUNTRY,
    FORMAL_STATE,
    GENERIC_ANY,
    GENERIC_BODY,
    JAPAN,
    LEGAL_FORM,
    LETTER,
    NOT_UNIT,
    OFFICE,
    PAIR,
    PROVINCES,
    STATE,
    UNIT,
)
from kb.languages.japanese.runs import KATAKANA, Runs, with_hiragana, without
from kb.matches import Match
from kb.model import Span

HEADS = re.compile(f"{BODY}|{UNIT}")
BODY_HEAD = re.compile(BODY)
OFFICES = re.compile(OFFICE)
LEGAL = re.compile(LEGAL_FORM)
LEGAL_NAME = re.compile(
    rf"(?P<form>{LEGAL_FORM})[ 　]?(?![のをがはにでと等又及並法化制評])(?P<name>(?:(?!その|この|また|およ|なら|もし)[ぁ-ん]{{2,6}})?{LETTER}{{2,40}})"
)
NO_LEGAL_NAME = re.compile(r"通則法|等|制度|評価|化|会計|基準|.*法(?:又|及|等|$)")
COUNTRY_NO = re.compile(rf"(?<!{LETTER}){STATE}の$")
"""A country joined by の to what stands after it."""
FORMAL = re.compile(FORMAL_STATE)
NOT_BODY_AFTER = re.compile(r"(?:設置|組織|通則)?法(?![人務廷学医曹案])|令(?!和)")
"""What makes a body's name the beginning of the name of an act."""
ASEAN = re.compile(rf"(?<!{LETTER})(?:ASEAN|ＡＳＥＡＮ|アセアン|東南アジア諸国連合)(?!{LETTER})")
PLAIN_HEAD = re.compile(
    r"銀行|協会|連盟|大使館|領事館|赤十字|商工会議所|学会|国家警察|放送|郵便|連合会|財団|研究所|大学$"
)
"""Heads that are a name with a country alone: 日本銀行, タイ銀行協会."""
MINISTRY = re.compile(
    r"省|庁|総局|内閣|首相府|総理府|大統領府|国務院|人事院|会計検査院|国際連合|最高裁判所|[^運]合同庁"
)
COMMITTEE = re.compile(r"委員会|審議会|評議会")
SET_UP = re.compile(
    r"合同|共同|運営|作業|調整|実施|推進|小委|日タイ|両国|二国間|実行|組織|準備|選考|審査|倫理|諮問|専門|起草|検討|管理|指導|混合|連絡"
)
"""What the committees have in their names that an instrument sets up itself."""
SITES = re.compile(
    rf".*(?:郵便|物流|配送|区分|(?:{JAPAN})国際|コンベンション|会議|展示|文化|ショッピング|スポーツ|データ|コール|避難)$"
)
"""Centres that are places."""
WIDE = re.compile(r"国家|国立|アジア|アセアン|ASEAN|ＡＳＥＡＮ|世界|東南|国際|欧州|メコン|全国|中央")
SENDER = re.compile(r"[在駐]")
QUALIFIER = re.compile(
    r"[（(][一-龥ァ-ヺー・、]{1,24}(?:担当|統括|総括|統轄|分野|政策|防災|金融|経済|問題|対策|沖縄|共生|推進)[）)]|[（(](?:国際|総括|政策|総合)[）)]"
)
"""What an office is further said to be for: （国際担当）."""
ALONE = re.compile(r"(?:[ 　\t＿_]|[（(]|\n|$)")
GAP = re.compile(r"の|[ 　]{1,2}|[ 　]?[（(][A-Za-zＡ-Ｚａ-ｚ-]{2,12}[）)]の?")
COMMON_KATAKANA = re.compile(
    "デジタル|エネルギー|スポーツ|インフラ|サイバー|イノベーション|クリーン|コミュニティ|グリーン|メディア|センター|グループ|チーム"
)
PORTFOLIO = re.compile(r"(?:内閣総理|総務|外務|財務|法務|文部科学|厚生労働|農林水産|経済産業|国土交通|防衛)$")


@dataclass(slots=True)
class Part:
    """A body, or a unit that is a name only together with its body (``weak``)."""

    start: int
    end: int
    weak: bool = False
    unit: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """A head of a body's name, or a name that is known as a whole."""

    start: int
    end: int
    sort: str


def find_bodies(runs: Runs, known: Sequence[Match]) -> Iterator[Match]:
    """The bodies of a text, each with its country and units; known ones again where more belongs to them."""
    parts: list[Part] = []
    for at, heads in heads_by_run(runs, known).items():
        parts += parts_of(runs.text, runs.start(runs.spans[at][1] - 1) if at >= 0 else 0, heads)
    parts += [Part(*found.span()) for found in ASEAN.finditer(runs.text)]
    parts += legal_names(runs.text, parts)
    parts.sort(key=lambda part: (part.start, -part.end))
    for part in joined(runs.text, parts):
        if NOT_BODY_AFTER.match(runs.text, part.end):
            continue
        country = COUNTRY_NO.search(runs.text, max(0, part.start - 30), part.start)
        formal = country and (runs.text[part.end - 1] in "省庁局" or FORMAL.match(country.group()))
        start = country.start() if country and formal else with_hiragana(runs.text, part.start)
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
            found.setdefault(runs.at(head.start()), []).append(
                Head(*head.span(), "body" if BODY_HEAD.match(runs.text, head.start()) else "unit")
            )
    return {at: sorted(heads, key=lambda head: (head.end, head.sort == "known")) for at, heads in found.items()}


def parts_of(text: str, start: int, heads: Sequence[Head]) -> Iterator[Part]:
    """The bodies of one run, each with the units written on to it."""
    part: Part | None = None
    for head in heads:
        begin = part.end if part else start
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
    if head.sort == "known":
        country = not stem or PREFIX.fullmatch(stem)
        return Part(begin if country and begin < head.start else head.start, head.end)
    words = text[head.start : head.end]
    if head.sort == "body":
        glossed = ACRONYM_AFTER.match(text, head.end) and len(stem) > 1 and without(GENERIC_ANY, stem)
        return Part(begin, head.end) if glossed or names_body(stem, words) else None
    if len(stem) < 2 or not without(GENERIC_ANY, stem) or NOT_UNIT.match(stem + words):
        return None
    return Part(begin, head.end, weak=not names_unit(stem, words), unit=True)


ACRONYM_AFTER = re.compile(r"[ 　]?[（(][A-ZＡ-Ｚ][A-Za-zＡ-Ｚａ-ｚ-]{1,11}[）)]")
PREFIX = re.compile(rf"[在駐]?{STATE}(?:駐[在箚])?(?:{STATE})?政?府?")


def names_body(stem: str, head: str) -> bool:
    """Whether words before the head of a body make it a name."""
    country = COUNTRY.match(stem)
    rest = stem[country.end() :] if country else stem
    if head == "社":  # a company by its foreign name: ＣＡＴテレコム社
        return len(stem) > 1 and KATAKANA_OR_LATIN.fullmatch(stem) is not None
    if head == "裁判所" and stem.endswith("最高"):
        return True
    if MINISTRY.match(head):
        if stem[-1:] in ("省", "府", "庁") or stem in CHINESE_PROVINCES:
            return False
        if head == "省" and not country and KATAKANA.fullmatch(stem) and not COMMON_KATAKANA.match(stem):
            return False  # a province of Vietnam
        return head in WHOLE or (len(stem) > 1 and bool(without(GENERIC_ANY, rest)))
    if head.endswith(("大使館", "領事館", "代表部")):
        return bool(COUNTRY.search(stem) or SENDER.match(stem))
    if country and not rest:
        return bool(PLAIN_HEAD.search(head))
    if COMMITTEE.match(head) and SET_UP.search(stem) and not WIDE.match(rest):
        return False
    return len(stem) > 1 and bool(without(GENERIC_BODY, rest)) or bool(country and len(rest) > 1)


CHINESE_PROVINCES = frozenset(PROVINCES.split("|"))
WHOLE = frozenset({"内閣官房", "内閣府", "首相府", "大統領府", "人事院", "会計検査院", "国際連合"})
KATAKANA_OR_LATIN = re.compile(r"[ァ-ヺー・A-Za-zＡ-Ｚａ-ｚ ]+")


def names_unit(stem: str, head: str) -> bool:
    """Whether words before the head of a unit make it a name without its body."""
    if head == "センター":
        if SITES.match(stem):
            return False
        proper = WIDE.match(stem) or COUNTRY.match(stem) or PAIR.match(stem) or LATIN.search(stem) or LEGAL.match(stem)
        return bool(proper) or len(without(GENERIC_BODY, stem)) >= 4
    if head == "部":
        country = COUNTRY.match(stem)
        return len(stem) - (country.end() if country else 0) >= 4
    if head == "委員会":
        return names_body(stem, head)
    return head in ("局", "課", "研究所")


LATIN = re.compile(r"[A-Za-zＡ-Ｚ]")


def belongs(stem: str, head: Head, text: str) -> bool:
    """Whether a head further on in the run is that of a unit of the body before it, or the real end of its name."""
    if head.sort == "known":
        return not stem
    if stem.startswith(("・", "･", "令", "法")) or len(stem) > 24:
        return False
    words = text[head.start : head.end]
    if not stem:
        return head.sort == "body" and not text[: head.start].endswith(words)
    return bool(without(GENERIC_ANY, stem)) and not NOT_UNIT.match(stem + words)


def joined(text: str, parts: Sequence[Part]) -> Iterator[Part]:
    """The parts with the units that の or a space joins to them; units that no body has are left out."""
    last: Part | None = None
    for part in parts:
        if last and (
            part.start < last.end
            or (text[last.end : part.start] in ("（", "(") and text[part.end : part.end + 1] in "）)")
        ):
            continue  # inside the one before, or its gloss
        unit = part.unit or (last and text[last.end - 1] in "省府" and text[part.end - 1] == "庁")
        if last and unit and not last.weak and GAP.fullmatch(text, last.end, part.start):
            last.end = part.end
            continue
        if last and not last.weak:
            yield last
        last = part
    if last and not last.weak:
        yield last


def legal_names(text: str, parts: Sequence[Part]) -> Iterator[Part]:
    """Names without a head that begin with the kind of legal person: 株式会社東都商事."""
    for found in LEGAL_NAME.finditer(text):
        if NO_LEGAL_NAME.match(found["name"]) or any(part.start <= found.start() < part.end for part in parts):
            continue
        end = found.end()
        if inner := [part for part in parts if found.start() < part.start < found.end("name")]:
            end = max(part.end for part in inner)
        elif office := OFFICES.search(text, found.start("name"), end):
            end = office.start()
        if end - found.start("name") > 1:
            yield Part(found.start(), end)


def find_offices(runs: Runs, bodies: Sequence[Match]) -> Iterator[Span]:
    """The offices of a text, each with the body joined to it and what it is further said to be for."""
    text, last = runs.text, 0
    for head in OFFICES.finditer(text):
        start = max(last, runs.start(head.start()))
        qualifier = QUALIFIER.match(text, head.end())
        last = qualifier.end() if qualifier else head.end()
        own = [body for body in bodies if body.end <= head.start() and touches(text, body, start)]
        if own:
            start = min(start, own[-1].start)
        elif start == head.start() and not stands_alone(text, start, last):
            continue  # an office without its body is one only on a line of its own, over or under a signature
        elif start < head.start() and not without(GENERIC_ANY, text[start : head.start()]):
            continue  # both ministers, the minister himself
        else:
            start += len(person(text[start : head.start()]))
        yield Span(start, last)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether white space, marks of a signature or nothing stand on both sides."""
    return bool(ALONE.match(text, end)) and (start == 0 or text[start - 1] in " 　\t\n＿_）)")


def touches(text: str, body: Match, start: int) -> bool:
    """Whether a body ends in the run that begins at ``start``, or is joined to it."""
    return body.end > start or body.end == start or bool(GAP.fullmatch(text, body.end, start))


def person(words: str) -> str:
    """The name of a person that stands before an office without a space."""
    country = COUNTRY.match(words)
    foreign = KATAKANA.match(words)
    if country or (foreign and COMMON_KATAKANA.match(words)):
        return ""
    if foreign and len(foreign.group()) > 2 and not foreign.group().endswith(("・", "･")):
        return foreign.group()
    portfolio = PORTFOLIO.search(words)
    if portfolio and re.fullmatch(r"[一-龥々ヶ]{3,6}", words[: portfolio.start()]):
        return words[: portfolio.start()]
    return ""
