"""Japanese names of places: areas (県, 島), sites and buildings by their heads (港, 会館), where something was held."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kb.languages.japanese.lexicon import (
    AREA,
    COUNTRY,
    JAPAN,
    NOT_AREA_AFTER,
    PROVINCES,
    SITE,
    SITE_GENERIC,
    words,
)
from kb.languages.japanese.runs import Runs, with_hiragana, without
from kb.matches import Match

AREAS = re.compile(
    rf"(?P<katakana>[ァ-ヺー][ァ-ヺー・]{{1,19}}(?:特別市|直轄市|首都|都|{AREA}){NOT_AREA_AFTER})"
    r"|(?P<hiragana>(?<=[県都府])[ぁ-ん]{2,5}(?<!の)[市町区])"
    rf"|(?P<china>(?:{PROVINCES})省)(?!令)|(?P<kanji>[県市区町村島郡]{NOT_AREA_AFTER})"
)
NOT_STATE = re.compile(words("katakana.plain"))
NO_AREA = re.compile(
    ".*(?:(?:各|同|両|当|他|本|全|新|旧|対象|関係|開催|加盟|地方|自|何|近隣|隣接|周辺|被災|一部|複数|道府|町)[県市区町村島郡]"
    "|(?:都|朝|夜|見本|政令|中核|[県町区])市|(?:農|漁|山|中|市町|町)村|(?:離|半|諸|列|群|無人|人工|小)島"
    "|(?:地|特|選挙|管|海|漁|学|鉱|校|教|街|禁止|保護|規制|広域|居住|工|猟|行政|市|自治)区"
    "|(?:線|田舎|宿場|城下|門前|温泉|港|下|横|市区|市)町)$"
)
"""Words that end like an area."""
ONE_SIGN = frozenset("津堺呉柏蕨光燕関旭泉")
"""Cities whose name is one sign."""
METROPOLIS = re.compile("東京都|北海道|京都府|大阪府")
NO_PLACE_AFTER = re.compile(
    "[（(]以下[^）)]{0,8}[「『](?:[甲乙丙丁戊]|.{0,6}[側者])[」』]|副?知事|[市区町村](?=長)|副?市長|議会(?=[はがと、議])"
)
"""What says that an area is meant as a body: a party, what an office is of."""
SURE_BEFORE = re.compile("[県都府道市郡]")
LOCATED = re.compile(
    r"(?<![ァ-ヺー・])(?P<place>[ァ-ヺ][ァ-ヺー・]{2,14})(?:で|において|にて)(?:、)?"
    r"(?=(?:[^、。\n]{0,12})?(?:開催|署名|開か|会談|実施|行われ|発出|作成|開幕|調印))"
)
"""A place that nothing marks but that something was held or signed there."""
SIGNED_AT = re.compile(
    r"[0-9０-９一二三四五六七八九十]日に[\s　]*(?P<place>[ァ-ヺ][ァ-ヺー・]{2,14})(?:で|において|にて)"
)
"""Where a text says that it was made."""
NATURE = re.compile(
    "(?<![ァ-ヺー・])(?!メコン)[ァ-ヺ][ァ-ヺー・]{2,14}(?:川|山|湖|湾|岳|峠|渓谷|高原|砂漠|滝)"
    "(?:(?![一-龥])|(?=流域|沿い|沿岸|[上中下]流|河口|山頂|周辺|一帯))"
)
NOT_LOCATED = re.compile(f".*(?:{words('not_located')})$")
BARE_AFTER = re.compile("(?:訪問|視察|市内|近郊|滞在|で(?:の|、|開|行|実|署|会|初)|において|にて|へ(?:の|派|移)|沖)")
"""What says that a place of Japan is one and no surname or adverb: 大分訪問."""
JAPANESE = tuple(JAPAN.split("|"))
HOTEL = re.compile(
    "(?<![ァ-ヺー])ホテル[・]?(?!チェーン|グループ|マネ|オーナー|サービス|スタッフ|業|等|及|間|内|側|関)"
    "[ァ-ヺA-Za-z][ァ-ヺー・一-龥A-Za-z]{2,20}"
)
TEMPLE = re.compile("(?<![ァ-ヺー])ワット・[ァ-ヺー・]{2,15}")
SITES = re.compile(SITE)
PUBLIC = re.compile(
    "[一-龥ァ-ヺー]{1,8}[県都府市区町村]立[ぁ-んァ-ヺー一-龥]{1,10}?"
    "(?:小学校|中学校|高等学校|保育[所園]|幼稚園|図書館|病院|博物館|美術館|体育館|文化会館)(?:講堂|体育館)?"
)
"""A school or house of a town, whose own name may be in hiragana: 遠野市立ふきのとう小学校."""
HIRAGANA_SITE = re.compile(
    rf"[一-龥ァ-ヺー](?:の|で|、)(?P<word>(?!それぞれ|{words('hiragana.plain')})[ぁ-んー]{{3,6}})(?<![をにてはがも])$"
)
"""A site whose own name is in hiragana alone: 松山市のひめぎんホール."""
FOREIGN = re.compile("[ァ-ヺー]{2}|[A-Za-zＡ-Ｚ]{2}|国立|王立|王宮")
DOMESTIC = re.compile(JAPAN)
OWN_NAME = re.compile("空港|郵便局|駅|寺|神社|会館|大橋|ダム|漁港|埠頭|ふ頭")
"""Sites that a few signs before their head name, whatever they are."""
PLAIN_SITE = frozenset("ターミナル 地区 市場 海岸 ビーチ 通り 工場 病院 キャンパス 高校 公園".split())
"""Sites that are mostly spoken of by their kind."""


def find_places(runs: Runs, known: Sequence[Match]) -> Iterator[Match]:
    """The places of a text that have a head, and those that something is said to be held at."""
    yield from find_areas(runs)
    yield from find_sites(runs, known)
    text = runs.text
    if "立" in text:
        for found in PUBLIC.finditer(text):
            yield Match("place", "", *found.span())
    for found in NATURE.finditer(text):
        yield Match("place", "", *found.span())
    for found in (*LOCATED.finditer(text), *SIGNED_AT.finditer(text)):
        if not NOT_LOCATED.match(found["place"]) and not COUNTRY.fullmatch(found["place"]):
            yield Match("place", "", *found.span("place"))
    for found in BARE_AFTER.finditer(text):
        if text.endswith(JAPANESE, 0, found.start()):
            start = runs.start(found.start() - 1)
            if text[start : found.start()] in JAPANESE:
                yield Match("place", "", start, found.start())
    if "ホテル" in text or "ワット" in text:
        for found in (*HOTEL.finditer(text), *TEMPLE.finditer(text)):
            yield Match("place", "", *found.span())


def find_areas(runs: Runs) -> Iterator[Match]:
    """Provinces, prefectures, cities, districts and islands."""
    text, last, begin = runs.text, 0, 0
    for found in AREAS.finditer(text):
        start, end = found.span()
        if found["kanji"]:
            start = kanji_start(text, max(runs.start(start), last), start)
        elif found["katakana"]:
            if country := COUNTRY.match(text, start, end - 2):
                start = country.end() + (text[country.end()] in "・")
            if NOT_STATE.match(text, start) or (text[end - 1] == "省" and COUNTRY.match(text, start)):
                continue
        if end - start > 1:
            begin = begin if begin < start == last else metropolis(text, start)
            if not NO_PLACE_AFTER.match(text, end):
                yield Match("place", "", begin, end)
        if end - start > 1 or text[max(0, start - 1)] in "同両各当":
            last = end


def metropolis(text: str, start: int) -> int:
    """Where the prefecture begins that is written right before an area and ends in another sign than 県."""
    found = METROPOLIS.match(text, max(0, start - 3), start)
    return found.start() if found and found.end() == start else start


def kanji_start(text: str, begin: int, head: int) -> int:
    """Where the name of an area in kanji begins; at its head where it is none."""
    stem = text[begin:head]
    if found := METROPOLIS.match(stem):
        begin, stem = begin + found.end(), stem[found.end() :]
    country = COUNTRY.match(stem)
    if country and country.group() != "中国":
        begin, stem = begin + country.end(), stem[country.end() :]
    sure = SURE_BEFORE.match(text[begin - 1 : begin]) or (text[head] == "区" and text[begin - 1 : begin] in ("（", "("))
    least = 1 if sure or text[head] == "県" or stem in ONE_SIGN else 2
    if not least <= len(stem) <= 4 or not re.fullmatch("[一-龥々ヶ]+", stem) or NO_AREA.match(stem + text[head]):
        return head
    return begin


def find_sites(runs: Runs, known: Sequence[Match]) -> Iterator[Match]:
    """Sites and buildings whose name is more than a kind: by a foreign word, a known place or a name of their own."""
    text = runs.text
    for row in runs.rows(SITES):
        begin = runs.start(row[0].start())
        for area in AREAS.finditer(text, begin, row[-1].start()):
            if not area["kanji"] or kanji_start(text, begin, area.start()) < area.start():
                begin = area.end()
        start, end = site(text, begin, row, known)
        country = COUNTRY.match(text, start, end)
        if country and text[country.end() : end] not in {head.group() for head in row}:
            start = country.end()
        if end - start > (3 if country else 1):
            yield Match("place", "", with_hiragana(text, start), end)


def site(text: str, begin: int, row: Sequence[re.Match[str]], known: Sequence[Match]) -> tuple[int, int]:
    """The site of one run up to its last head; nothing where no head has a name before it."""
    start = end = begin
    for head in row:
        stem = text[begin : head.start()]
        has_place = any(begin <= match.start < head.start() for match in known)
        if (
            not stem
            and head.group() not in PLAIN_SITE
            and (own := HIRAGANA_SITE.search(text, max(0, head.start() - 8), head.start()))
        ):
            start, end = own.start("word"), head.end()
        elif end > begin or names_site(stem, head.group(), has_place) or (stem and with_hiragana(text, begin) < begin):
            end = head.end()
    return start, end


def names_site(stem: str, head: str, has_place: bool) -> bool:
    """Whether the words before the head of a site are a name."""
    rest = without(SITE_GENERIC, stem)
    domestic = has_place or DOMESTIC.search(stem)
    if domestic or FOREIGN.search(rest):
        return len(stem) > 1
    return head not in PLAIN_SITE and bool(OWN_NAME.fullmatch(head)) and 2 <= len(rest) <= 5
