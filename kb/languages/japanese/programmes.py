"""Japanese names of programmes, projects and systems: by head and proper words, quotation marks or a gloss."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kb.languages.japanese.events import INSTRUMENT, MAKES_NAME, YEAR_AFTER
from kb.languages.japanese.lexicon import COUNTRY, JAPAN, PROGRAMME_GENERIC, STRONG_PROGRAMME, WEAK_PROGRAMME, N, words
from kb.languages.japanese.runs import Runs, core, quoted, with_hiragana
from kb.matches import Match

PROGRAMMES = re.compile(f"{STRONG_PROGRAMME}|{WEAK_PROGRAMME}")
PLACE = re.compile(f"{JAPAN}|バンコク|チェンマイ|チェンライ|プーケット|アユタヤ|コンケン|パタヤ")
STRONG = re.compile(STRONG_PROGRAMME)
PHASE = re.compile(
    rf"[・ 　]?(?:フェーズ|ステージ)[ 　]?(?:{N}{{1,3}}|[ⅠⅡⅢⅣIVX]{{1,3}})|[ 　]?[（(]?第{N}{{1,3}}[期次][)）]?|[（(]フェーズ{N}{{1,2}}[)）]"
    rf"|{YEAR_AFTER.pattern}"
)
"""Which part of a programme it is: 整備計画（第三期）, プロジェクト・フェーズ２."""
QUOTED_ONLY = "チャレンジ|アワード|ラボ|ハブ|ビジョン|ロードマップ|ファシリティ|メカニズム|スクール|パスポート|運動"
"""Heads that make a name only where quotation marks hold it."""
QUOTED_PROGRAMMES = re.compile(f"{STRONG_PROGRAMME}|{WEAK_PROGRAMME}|{QUOTED_ONLY}")
QUOTED_HEAD = re.compile(
    r"[「『“](?P<name>[^「」『』“”。\n]{1,40})[」』”]"
    r"(?:実証|パイロット|モデル|共同|試行|研修|交流|支援|協力|調査|推進){0,3}"
    rf"(?:事業(?!者)|計画(?!書)|運動|{STRONG_PROGRAMME}|システム|構想|プラットフォーム|プラン)"
)
"""A name whose head stands after the quotation marks: 「山の家コード」事業."""
HEAD_QUOTED = re.compile(
    r"(?:システム|アプリ|事業|プロジェクト|プログラム|プラットフォーム|計画|演習|基金|イニシアティブ|データベース|ポータル"
    r"|サイト)[「『“](?P<name>[^「」『』“”。\n]{2,40})[」』”]"
)
"""A name whose head, or the words for its kind, stand before the quotation marks."""
GLOSS = re.compile(
    r"[ 　]?[（(](?:[A-ZＡ-Ｚ][A-Za-zＡ-Ｚａ-ｚ0-9-]{1,11}[)）]|(?:(?P<defined>以下)|通称|略称)[^）)]{2,30}[)）])"
)
"""A gloss that says the words before it are a name."""
HIRAGANA_NAME = re.compile(
    rf"(?:^|[たるをはがにでともの、。「『（ 　])(?P<name>(?!{words('hiragana.plain')})[ぁ-ん]{{2,4}}の[一-龥]{{0,4}})$"
)
"""A first word in hiragana: さくらの道日本語プログラム."""


def find_programmes(runs: Runs) -> Iterator[Match]:
    """The programmes of a text."""
    text = runs.text
    for row in runs.rows(PROGRAMMES):
        if span := programme(runs, row):
            phase = PHASE.match(text, span[1])
            yield Match("programme", "", span[0], phase.end() if phase else span[1])
    for start, end in quoted(text, QUOTED_PROGRAMMES, PROGRAMME_GENERIC, PHASE):
        yield Match("programme", "", start, end)
    for found in QUOTED_HEAD.finditer(text):
        if not INSTRUMENT.search(found["name"]):
            yield Match("programme", "", *found.span())
    for found in HEAD_QUOTED.finditer(text):
        if not INSTRUMENT.search(found["name"]):
            yield Match("programme", "", runs.start(found.start()), found.end())


def programme(runs: Runs, row: Sequence[re.Match[str]]) -> tuple[int, int] | None:
    """The programme of one run, by its last head that makes a name."""
    text = runs.text
    for head in reversed(row):
        start, end = runs.start(head.start()), head.end()
        stem = text[start : head.start()]
        rest = core(PROGRAMME_GENERIC, stem)
        if STRONG.match(head.group()):
            if found := HIRAGANA_NAME.search(text, max(0, start - 9), start):
                return found.start("name"), end
            if (first := with_hiragana(text, start)) < start:
                return first, end
            if len(rest) >= 4 or (len(rest) >= 2 and len(stem) >= 5):
                return start, end
        elif head.group() == "システム" and len(rest) >= 7:
            return start, end
        if is_glossed(text, end, rest) or (len(rest) > 2 and (MAKES_NAME.search(stem) or PLACE.search(stem))):
            return start, end
        if head.group() in ("計画", "構想", "システム") and COUNTRY.match(stem) and len(stem) >= 8:
            return start, end
    return None


def is_glossed(text: str, end: int, rest: str) -> bool:
    """Whether brackets after the words say that they are a name, with an acronym or a short form."""
    gloss = GLOSS.match(text, end)
    return bool(gloss) and len(rest) >= (4 if gloss and gloss["defined"] else 2)
