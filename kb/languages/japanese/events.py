"""Japanese names of events and programmes: a head with a proper name before it, in quotation marks, or with a topic."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kb.languages.japanese.lexicon import (
    COUNTRY,
    EVENT,
    EVENT_GENERIC,
    PAIR,
    PROGRAMME_GENERIC,
    STRONG_PROGRAMME,
    WEAK_PROGRAMME,
    N,
)
from kb.languages.japanese.runs import Runs, core, without
from kb.matches import Match
from kb.model import FactType

EVENTS = re.compile(EVENT)
PROGRAMMES = re.compile(f"{STRONG_PROGRAMME}|{WEAK_PROGRAMME}")
STRONG = re.compile(STRONG_PROGRAMME)
ORDINAL = re.compile(rf"第[ 　]?{N}{{1,6}}[ 　]?回[ 　]?")
YEAR_AFTER = re.compile(r"[ 　]?(?:(?:19|20)[0-9]{2}|(?:１９|２０)[０-９]{2})(?![0-9０-９年])")
TITLE_AFTER = re.compile(r"[「『“][^」』”\n]{2,40}[」』”]")
QUOTED = re.compile(r"[「『“](?P<name>[^「」『』“”。\n]{3,60})[」』”]")
QUOTED_HEAD = re.compile(
    rf"[「『“][^「」『』“”。\n]{{1,40}}[」』”](?:実証|パイロット|モデル|共同|試行|研修|交流|支援|協力|調査|推進){{0,3}}"
    rf"(?:事業(?!者)|計画(?!書)|運動|{STRONG_PROGRAMME}|システム|構想|プラットフォーム|プラン)"
)
HEAD_QUOTED = re.compile(
    r"(?P<head>システム|アプリ|事業|プロジェクト|プログラム|プラットフォーム|計画|演習|基金|イニシアティブ|データベース|ポータル|サイト)"
    r"(?P<name>[「『“][^「」『』“”。\n]{2,40}[」』”])"
)
INSTRUMENT = re.compile(
    r"(?:覚書|声明|宣言|協定|条約|書簡|公文|取極|取決め|議定書|文書|報告書|法|法律)(?:（案）|\(案\)|案)?$"
)
ABOUT = re.compile(r"(?:に関する|に係る|についての|に向けた|のための)[ 　\n]?$")
BORDER = re.compile(
    r"[.．][ 　]|[、。，,「」『』（）()【】：:;；\n\t]|(?:する|した|される|された|られた|れる|った|いる|ある|おける|おいて|よる|んだ|して|れて|った)(?=[^のとこ])"
    r"|[をはが]|で(?!き)|[日月年回県市]に|として"
)
"""Where the topic of a meeting begins at the latest: after a verb, a particle, a mark."""
GLOSS = re.compile(r"[ 　]?[（(](?:[A-ZＡ-Ｚ][A-Za-zＡ-Ｚａ-ｚ0-9-]{1,11}[)）]|(?:以下|通称|略称)[^）)]{2,30}[)）])")
"""A gloss that says the words before it are a name."""
HIRAGANA_NAME = re.compile(
    r"(?:^|[たるをはがにでともの、。「『（ 　])(?P<name>(?!こと|もの|ため|とき|など|これ|それ|あれ|その|この|すべて|いずれ|ほか|うち|まで|から|より|ところ|そのた|それぞれ|たち|とも|さらなる)[ぁ-ん]{2,4}の[一-龥]{0,4})$"
)
PARENTHESES = str.maketrans("", "", " 　\n\t")
MAKES_NAME = re.compile(
    rf"{PAIR.pattern}|ASEAN|ＡＳＥＡＮ|アセアン|ＡＰＥＣ|APEC|国連|東アジア|[ァ-ヺー]+(?:川|湖|湾|沿岸|海|県)"
)


def find_events(runs: Runs) -> Iterator[Match]:
    """The events of a text."""
    for row in runs.rows(EVENTS):
        if span := event(runs, row):
            yield Match("event", "", *span)
    for match in quoted(runs, EVENTS, EVENT_GENERIC, "event"):
        yield match


def event(runs: Runs, row: Sequence[re.Match[str]]) -> tuple[int, int] | None:
    """The event of one run, by its last head."""
    text, end = runs.text, row[-1].end()
    head = row[-1]
    begin = start = runs.start(head.start())
    ordinal = None
    for ordinal in ORDINAL.finditer(text, begin, head.start()):
        pass
    proper = MAKES_NAME.search(text, begin, head.start())
    if ordinal:
        before, after = text[begin : ordinal.start()], text[ordinal.end() : head.start()]
        if not without(EVENT_GENERIC, before):
            start = ordinal.start()
        elif not len(before) >= 4:
            start = ordinal.start()
    else:
        after = text[start : head.start()]
    topic = about(text, start)
    rest = core(EVENT_GENERIC, after)
    named = bool(proper) or (bool(ordinal) and bool(rest or start < ordinal.start() or topic < start))
    if head.group() == "委員会":  # its meetings are counted, and so are the events
        named = bool(ordinal) and bool(after)
        rest = ""
    if not named and not (
        len(rest) >= 4
        and head.group()
        not in (
            "対話",
            "協議",
            "会談",
            "政策対話",
            "ハイレベル対話",
            "講座",
            "週間",
            "大会議",
            "説明会",
            "交流会",
            "学会",
            "総会",
        )
    ):
        return None
    if year := YEAR_AFTER.match(text, end):
        end = year.end()
    if named and (title := TITLE_AFTER.match(text, end)) and not INSTRUMENT.search(title.group()[:-1]):
        end = title.end()
    return (topic if named else start), end


def about(text: str, start: int) -> int:
    """Where the topic before a meeting begins (``…に関する第２回会合``); ``start`` where there is none."""
    found = ABOUT.search(text, max(0, start - 7), start)
    if not found:
        return start
    least = max(0, found.start() - 40)
    begin = least
    for border in BORDER.finditer(text, least, found.start()):
        begin = border.end()
    while begin < found.start() and text[begin] in " 　\n":
        begin += 1
    return begin if found.start() - begin >= 2 else start


def find_programmes(runs: Runs) -> Iterator[Match]:
    """The programmes of a text."""
    text = runs.text
    for row in runs.rows(PROGRAMMES):
        if span := programme(runs, row):
            yield Match("programme", "", *span)
    for match in quoted(runs, PROGRAMMES, PROGRAMME_GENERIC, "programme"):
        yield match
    for found in QUOTED_HEAD.finditer(text):
        if not INSTRUMENT.search(found.group()[1:].split("」")[0].split("』")[0].split("”")[0]):
            yield Match("programme", "", *found.span())
    for found in HEAD_QUOTED.finditer(text):
        if not INSTRUMENT.search(found["name"][1:-1]):
            stem = text[runs.start(found.start()) : found.start()]
            yield Match(
                "programme",
                "",
                *((found.start(), found.end()) if not stem else (found.start("name") + 1, found.end() - 1)),
            )


def programme(runs: Runs, row: Sequence[re.Match[str]]) -> tuple[int, int] | None:
    """The programme of one run, by its last head that makes a name."""
    text = runs.text
    for head in reversed(row):
        start, end = runs.start(head.start()), head.end()
        stem = text[start : head.start()]
        rest = core(PROGRAMME_GENERIC, stem)
        strong = STRONG.fullmatch(head.group())
        if strong and (found := HIRAGANA_NAME.search(text, max(0, start - 9), start)):
            return found.start("name"), end
        gloss = GLOSS.match(text, end)
        glossed = bool(gloss) and len(rest) >= (4 if "以下" in gloss.group() else 2)
        if glossed or (rest and MAKES_NAME.search(stem) and len(rest) > 2):
            return start, end
        if strong and (len(rest) >= 4 or (len(rest) >= 2 and len(stem) >= 5)):
            return start, end
        if head.group() == "システム" and len(rest) >= 7:
            return start, end
        if COUNTRY.match(stem) and head.group() in ("計画", "構想", "システム") and len(stem) >= 8:
            return start, end
    return None


def quoted(runs: Runs, heads: re.Pattern[str], generic: re.Pattern[str], kind: FactType) -> Iterator[Match]:
    """Names that quotation marks hold as a whole: 「第２回日タイ・クリーン燃料対話」."""
    for found in QUOTED.finditer(runs.text):
        name = found["name"]
        last = None
        for last in heads.finditer(name):
            pass
        if (
            last
            and without(generic, name[: last.start()])
            and (last.end() == len(name) or YEAR_AFTER.fullmatch(name, last.end()))
        ):
            yield Match(kind, "", *found.span("name"))
