"""Names we know: ministries, agencies and places in three languages, with acronyms and former names.

The entries are in ``kb/gazetteer.tsv``, which a person can edit. Columns, separated by tabs: id, type (a fact type),
one column a language, acronyms, others; several names in one cell are separated by ``|``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import ahocorasick

from kb.matches import Free
from kb.model import FactType, Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing with a name; ``names`` by language code, the first of each is the one to show."""

    id: str
    type: FactType
    names: Mapping[str, tuple[str, ...]]
    acronyms: tuple[str, ...]

    def all_names(self) -> set[str]:
        """Every form of the name in every language."""
        return {name for names in self.names.values() for name in names} | set(self.acronyms)


@dataclass(frozen=True, slots=True)
class Mention:
    """A known name at a place in a text."""

    span: Span
    entry: Entry


@cache
def entries() -> dict[str, Entry]:
    """All entries by id."""
    text = (resources.files("kb") / "gazetteer.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    found = {}
    for line in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        cells = {key: tuple(filter(None, value.split("|"))) for key, value in line.items() if value}
        names = {key: cells[key] for key in cells if key not in ("id", "type", "acronyms")}
        found[line["id"]] = Entry(line["id"], line["type"], names, cells.get("acronyms", ()))  # type: ignore[arg-type]
    return found


def mentions(text: str) -> list[Mention]:
    """The known names in a text, the longest at each place, in order.

    Names in Latin letters must stand as whole words; upper and lower case count in acronyms only.
    """
    found = sorted(_mentions(text), key=lambda m: (m.span.start - m.span.end, m.span.start))
    free = Free(len(text))
    return sorted((m for m in found if free.take(m.span.start, m.span.end)), key=lambda m: m.span.start)


def _mentions(text: str) -> Iterator[Mention]:
    lower = text.lower()
    if len(lower) != len(text):  # a few letters change length in lower case; offsets are worth more than those names
        lower = text
    for end, (name, entry) in _automaton().iter(lower):
        span = Span(end + 1 - len(name), end + 1)
        if name in entry.acronyms and span.of(text) != name:
            continue
        if span.of(text)[0].isascii() and re.search(r"\w", text[span.start - 1 : span.start], re.ASCII):
            continue
        if span.of(text)[-1].isascii() and re.search(r"\w", text[span.end : span.end + 1], re.ASCII):
            continue
        if entry.type == "place" and _INSTRUMENT_AFTER.match(text, span.end):
            continue
        if _is_part_of_word(text, span, entry.type):
            continue
        yield Mention(span, entry)


_INSTRUMENT_AFTER = re.compile(
    r" (?:(?:Climate|Framework|Political|Ministerial|Leaders['’]) )?"
    r"(?:Agreement|Accords?|Convention|Protocol|Declaration|Treaty|Statute|Charter|Consensus|Principles|Process"
    r"|Guidelines|Act|Action Plan)\b(?! Cent)"
)
"""After a place this makes it part of the name of an instrument: the Paris Agreement."""


_KATAKANA = re.compile("[ァ-ヺー]{2}")
_ACT_AFTER = re.compile(r"令(?!和)|規則|告示|(?:設置|組織|通則)?法(?![人務廷学医曹案])")
_AREA = re.compile("(?:[県市区町村郡府州]|東京都|北海道|..島)$")
_WORD_AFTER = re.compile(
    r"(?![県市区町村島郡府都道州港駅湾沖内外側間発着行前後等他及又並・]|近郊|周辺|郊外|[東西南北中]部|中心|訪問|滞在|出張|開催|経由|会場|方面"
    r"|在住|駐在|視察|所在|本社|支[社店局部]|事務所|到着|出発|都心|首都圏|国際空港|空港|中央駅|地[区域方])[一-鿿ァ-ヺ]"
)


def _is_part_of_word(text: str, span: Span, kind: FactType) -> bool:
    """Whether a Japanese name is only a part of another word: 国土交通省令, 国際協力機構法, 東京宣言, ローマ字."""
    if _KATAKANA.match(text, span.end - 1) or (span.start and _KATAKANA.match(text, span.start - 1)):
        return True
    if not "ぁ" <= text[span.end - 1] <= "鿿":
        return False
    if kind == "place":
        return not _AREA.search(text, span.start, span.end) and bool(_WORD_AFTER.match(text, span.end))
    return bool(_ACT_AFTER.match(text, span.end))


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for entry in entries().values():
        for name in entry.all_names():
            automaton.add_word(name.lower(), (name, entry))
    automaton.make_automaton()
    return automaton
