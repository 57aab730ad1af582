"""Runs of letters without hiragana, in which Japanese names stand, and where in a run a name can begin."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from kb.languages.japanese.lexicon import RUN, N, words

LONGEST = 60
"""Letters before a head that are looked at; no name is longer."""
LEAD = re.compile(
    rf"(?:[・･]|第{N}{{1,6}}(?:条|項|号|章|節|款|部|編)(?:の{N}{{1,4}})?"
    rf"|(?:令和|平成|昭和|大正|明治)?{N}{{1,8}}"
    r"(?:年度|年|月|日(?!本|系|ASEAN|ＡＳＥＡＮ|タイ|メコン|越|中|韓|・)|名|人|件|か国|カ国|箇国)"
    r"|[0-9０-９]+(?=[一-龥ァ-ヴ])(?![都大])|[A-Za-zＡ-Ｚ](?=[一-龥])"
    r"|同日|本日|昨日|前日|翌日|今般|今回|今後|今次|先般|昨年|本年|来年|毎年|翌年|今年|現在|近年|従来|当時|以降|以上"
    r"|以下|以来|主催|共催|後援|協賛|出席者|参加者|署名者|担当|関係|当該|所管|一方|他方|特|更"
    r"|(?:日本|タイ|相手|我が?国|双方の?)側|両者|[旧前現元](?=[一-龥]{2,9}[省庁]))+"
)
"""What stands at the start of a run and belongs to no name: labels, dates, adverbs."""
KATAKANA = re.compile(r"[ァ-ヺー・･]+")
HIRAGANA = re.compile(
    rf"(?:^|[、。「『（(：:\s・])(?P<word>(?!{words('hiragana.plain')})[ぁ-ん]{{2,5}})(?<![にてはがをもくどでへし])$"
)
ARCHAIC = re.compile(r"ヲ|[一-龥](?:ニ|ハ|シ|ヘ|ノ|ト)[一-龥](?:.{0,20})(?:ニ|ハ|シ|ノ|ト|スル|ヘ)|スル|ニシテ|セム")
"""Japanese as acts were written in before 1946: katakana where hiragana stand now."""
QUOTED = re.compile(r"[「『“](?P<name>[^「」『』“”。\n]{3,60})[」』”]")


class Runs:
    """The runs of a text."""

    def __init__(self, text: str) -> None:
        """Find them."""
        self.text = text
        self.spans = [found.span() for found in RUN.finditer(text)]
        self._starts = [start for start, _ in self.spans]
        self._leads: dict[int, int] = {}

    def at(self, offset: int) -> int:
        """The number of the run that holds an offset or is the last before it; -1 for none."""
        return bisect_right(self._starts, offset) - 1

    def start(self, offset: int) -> int:
        """Where a name whose head stands at an offset can begin, for all that the letters say."""
        at = self.at(offset)
        if at < 0 or offset >= self.spans[at][1]:
            return offset
        lead = self.lead(at)
        return max(lead if lead <= offset else self.spans[at][0], offset - LONGEST)

    def lead(self, at: int) -> int:
        """Where the first name of a run can begin."""
        if at not in self._leads:
            start, end = self.spans[at]
            lead = LEAD.match(self.text, start, end)
            self._leads[at] = lead.end() if lead else start
        return self._leads[at]

    def rows(self, pattern: re.Pattern[str]) -> Iterator[list[re.Match[str]]]:
        """What the pattern finds in each run that has any of it."""
        row: list[re.Match[str]] = []
        run = -1
        for found in pattern.finditer(self.text):
            at = self.at(found.start())
            if at != run and row:
                yield row
                row = []
            run = at
            row.append(found)
        if row:
            yield row


def without(general: re.Pattern[str], text: str) -> str:
    """What is left of a text when the general words at its start are taken away, one after the other."""
    at = 0
    while (found := general.match(text, at)) and found.end() > at:
        at = found.end()
    return text[at:]


def core(general: re.Pattern[str], text: str) -> str:
    """What is left of a text when the general words at its start and at its end are taken away."""
    rest = without(general, text)
    return next((rest[:i] for i in range(len(rest)) if not without(general, rest[i:])), rest)


def with_hiragana(text: str, start: int) -> int:
    """Where a name begins whose first word is in hiragana (みなと気象会館); certain only after a mark or a space."""
    least = max(0, start - 7)
    found = HIRAGANA.search(text, least, start)
    return found.start("word") if found and (found.start() > least or least == 0) else start


def quoted(
    text: str, heads: re.Pattern[str], general: re.Pattern[str], after: re.Pattern[str]
) -> Iterator[tuple[int, int]]:
    """Names that quotation marks hold as a whole: 「第２回日タイ対話」; ``after`` may follow their heads."""
    for found in QUOTED.finditer(text):
        name = found["name"]
        for last in [*heads.finditer(name)][-1:]:
            ends = last.end() == len(name) or after.fullmatch(name, last.end())
            if ends and without(general, name[: last.start()]):
                yield found.span("name")
