"""Japanese: how it forms names of bodies, programmes, events and places, of offices and of parties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kb.matches import Match
from kb.model import FactType, Span

_N = r"(?:[0-9０-９]{1,4}|[〇一二三四五六七八九十百千元]{1,6})"
_NAME = r"[一-龥々ヶァ-ヴー・A-Za-z0-9]"
_BODY = rf"(?:(?!及び|並び|又は|若しく|関係|各省|両省|同省|当該|他方|一方|及|並|又|間|相互|以下){_NAME}){{2,}}?"
_ORGANISATION = r"(?:省|庁|機構|研究所|研究機構|株式会社|協会|委員会|大学|銀行|公社|財団|連合|事務局|院|センター|公団|公庫|振興会|学会)"

FORMS: tuple[tuple[FactType, re.Pattern[str]], ...] = (
    ("agency", re.compile(rf"(?P<name>{_BODY}{_ORGANISATION})(?![一-龥]{{0,1}}(?:庁|間|内|外))")),
    ("agency", re.compile(rf"(?P<name>株式会社{_NAME}{{2,}})")),
    (
        "event",
        re.compile(
            rf"(?P<name>(?:第{_N}回)?{_NAME}{{2,}}(?:会議|会合|ワークショップ|シンポジウム|セミナー|フォーラム|展示会|博覧会|サミット|見本市|対話)(?:[0-9]{{4}})?)"
        ),
    ),
    (
        "programme",
        re.compile(
            r"(?P<name>「[^」]{2,40}(?:計画|プロジェクト|事業|プログラム|演習|構想|イニシアティブ|システム|基金|制度)」)"
        ),
    ),
    (
        "programme",
        re.compile(rf"(?P<name>{_NAME}{{2,}}(?:プロジェクト|プログラム|イニシアティブ|演習|基金|パートナーシップ))"),
    ),
)
COUNTRY_BEFORE = re.compile(r"(?:タイ王国|日本国|タイ国|日本|タイ)の?$")
COUNTRY_AFTER = re.compile(r"(?!x)x")
OFFICE = re.compile(
    r"(?:特命全権)?(?:事務次官|総務審議官|国際審議官|審議官|副大臣|大臣政務官|大臣|局長|長官|総裁|理事長|事務総長|事務局長|大使|センター長|次官|課長|部長)"
)
JOINED = re.compile(r"の?")
"""What stands between an office and its body."""


class JapaneseNames:
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
