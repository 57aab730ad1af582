"""Japanese names of events: a head (会議) with an ordinal, two countries or a proper name before it, and its topic."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kb.languages.japanese.lexicon import COUNTRY, EVENT, EVENT_GENERIC, PAIR, STATE, N, words
from kb.languages.japanese.runs import Runs, core, quoted, without
from kb.matches import Match

EVENTS = re.compile(EVENT)
QUOTED_EVENTS = re.compile(f"{EVENT}|展|祭り?|まつり|キャンプ|月間")
WEAK = re.compile(f"(?:{words('event.weak')})$")
COUNTED = ("委員会", "作業部会")
"""Bodies whose meetings are counted, and so are events: 第３回合同委員会."""
NATIONAL = re.compile(rf"(?:{STATE})?国家")
FAIRS = ("博覧会", "万博")
ORDINAL = re.compile(rf"第[ 　]?{N}{{1,6}}[ 　]?回[ 　]?")
YEAR_BEFORE = re.compile(r"(?:(?:19|20)[0-9]{2}|(?:１９|２０)[０-９]{2})年$")
YEAR_AFTER = re.compile(r"[ 　]?(?:(?:19|20)[0-9]{2}|(?:１９|２０)[０-９]{2})(?![0-9０-９年])")
TITLE_AFTER = re.compile(r"[「『“][^「」『』“”\n]{2,40}[」』”]")
INSTRUMENT = re.compile(
    r"(?:覚書|声明|宣言|協定|条約|書簡|公文|取極|取決め|議定書|文書|報告書|法|法律)(?:（案）|\(案\)|案)?$"
)
ABOUT = re.compile(r"(?:に関する|に係る|についての|に向けた|のための)[ 　\n]?$")
BORDER = re.compile(
    r"[.．][ 　]|[、。，,「」『』（）()【】：:;；\n\t]|[をはが]|で(?!き)|[日月年回県市]に|として"
    r"|(?:する|した|される|された|られた|れる|った|いる|ある|おける|おいて|よる|んだ|して|れて)(?=[^のとこ])"
)
"""Where the topic of a meeting begins at the latest: after a mark, a particle, a verb."""
MAKES_NAME = re.compile(
    rf"{PAIR.pattern}|ASEAN|ＡＳＥＡＮ|アセアン|ＡＰＥＣ|APEC|国連|東アジア|[ァ-ヺー]+(?:川|湖|湾|沿岸|海|県)"
)
"""What makes general words a name."""


def find_events(runs: Runs) -> Iterator[Match]:
    """The events of a text."""
    for row in runs.rows(EVENTS):
        if span := event(runs, row):
            yield Match("event", "", *span)
    for start, end in quoted(runs.text, QUOTED_EVENTS, EVENT_GENERIC, YEAR_AFTER):
        yield Match("event", "", start, end)


def event(runs: Runs, row: Sequence[re.Match[str]]) -> tuple[int, int] | None:
    """The event of one run, by its last head."""
    text, head = runs.text, row[-1]
    start, end = runs.start(head.start()), head.end()
    ordinal = next(iter([*ORDINAL.finditer(text, start, head.start())][-1:]), None)
    stem = text[ordinal.end() if ordinal else start : head.start()]
    proper = MAKES_NAME.search(text, start, head.start())
    if ordinal and (ordinal.start() - start < 4 or not without(EVENT_GENERIC, text[start : ordinal.start()])):
        start = ordinal.start()
    topic = about(text, start)
    rest = core(EVENT_GENERIC, stem)
    counted = ordinal is not None and bool(rest or start < ordinal.start() or topic < start)
    if head.group() in COUNTED:
        counted, proper, rest = ordinal is not None and bool(stem), None, ""
    if NATIONAL.match(stem) and not ordinal:
        return None  # a council, which is a body: タイ国家研究会議
    fair = head.group() in FAIRS and COUNTRY.match(stem)
    titled_end = titled(text, end)
    named = bool(proper or counted or fair or titled_end > end)
    if not named and (len(rest) < 4 or WEAK.match(head.group())):
        return None
    if named:
        start, end = topic, titled_end
    if fair and (year := YEAR_BEFORE.search(text, max(0, start - 5), start)):
        start = year.start()
    edition = YEAR_AFTER.match(text, end)
    return start, edition.end() if edition else end


def titled(text: str, end: int) -> int:
    """The end of an event's name with the title in quotation marks after it: 日タイ合同切手展「二つの国の彩り」."""
    title = TITLE_AFTER.match(text, end)
    return title.end() if title and not INSTRUMENT.search(title.group()[:-1]) else end


def about(text: str, start: int) -> int:
    """Where the topic before a meeting begins (``…に関する第２回会合``); ``start`` where there is none."""
    found = ABOUT.search(text, max(0, start - 7), start)
    if not found:
        return start
    begin = max(0, found.start() - 40)
    for border in BORDER.finditer(text, begin, found.start()):
        begin = border.end()
    while begin < found.start() and text[begin] in " 　\n":
        begin += 1
    return begin if found.start() - begin >= 2 else start
