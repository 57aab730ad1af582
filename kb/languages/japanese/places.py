"""Japanese names of places: areas (県, 市, 島), and sites and buildings by their heads (港, 空港, 会館)."""

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
)
from kb.languages.japanese.runs import Runs, with_hiragana, without
from kb.matches import Match

AREAS = re.compile(
    rf"(?P<katakana>[ァ-ヺー][ァ-ヺー・]{{1,19}}(?:特別市|直轄市|都|{AREA}){NOT_AREA_AFTER})"
    rf"|(?P<china>(?:{PROVINCES})省)(?!令)"
    rf"|(?P<kanji>[県市区町村島郡]{NOT_AREA_AFTER})"
)
SITES = re.compile(SITE)
NOT_STATE = re.compile(
    r"(?:エネルギー|デジタル|スポーツ|イノベーション|インフラ|メディア|コミュニティ|オンライン|スマート|モデル|パートナー|アメリカ合|エコ|ビジネス|ホスト|グローバル|コンパクト|サイバー)"
)
NO_AREA = re.compile(
    r".*(?:(?:各|同|両|当|他|本|全|新|旧|対象|関係|開催|加盟|地方|自|何|近隣|隣接|周辺|被災|一部|複数|道府|町)[県市区町村島郡]"
    r"|(?:都|朝|夜|見本|政令|中核|[県町区])市|(?:地|特|選挙|管|海|漁|学|鉱|校|教|街|禁止|保護|規制|広域|居住|工|猟|行政|市|自治)区|(?:農|漁|山|中|市町|町)村"
    r"|(?:離|半|諸|列|群|無人|人工|小)島|(?:線|田舎|宿場|城下|門前|温泉|港|下|横|市区|市)町)$"
)
ONE_SIGN = frozenset("津堺呉柏蕨光燕関旭泉")
METROPOLIS = re.compile("東京都|北海道|京都府|大阪府")
SURE_BEFORE = re.compile(r"[県都府道市郡]")
LOCATED = re.compile(
    r"(?<![ァ-ヺー・])(?P<place>[ァ-ヺ][ァ-ヺー・]{2,14})(?:で|において|にて)(?:、)?(?=(?:[^、。\n]{0,12})?(?:開催|署名|開か|会談|実施|行われ|発出|作成|開幕|調印))"
)
"""A place that nothing marks but that something was held or signed there."""
BARE_AFTER = re.compile(r"(?:訪問|視察|市内|近郊|滞在|で(?:の|、|開|行|実|署|会|初)|において|にて|へ(?:の|派|移)|沖)")
JAPANESE = tuple(JAPAN.split("|"))
"""A place of Japan where the words after it say that it is one and no surname or adverb."""
NOT_LOCATED = re.compile(
    r".*(?:オンライン|ハイブリッド|バーチャル|ウェブ|インターネット|システム|メール|フォーラム|セミナー|シンポジウム|ワークショップ|サミット|プログラム|プロジェクト|センター|ホテル|ホール|ビル|キャンパス|グループ|チーム|レベル|ベース|モード|タイプ|コスト|ペース|ネットワーク|ステージ|クラス|スペース|スケジュール|イベント|テーマ|コンソーシアム|サイト|テレビ|ラジオ|リモート|オープン|フェーズ|ケース|コース|シリーズ|ライブ|リーグ|アジア|ヨーロッパ|アフリカ|ユーロ|バーツ|ドル)$"
)


def find_places(runs: Runs, known: Sequence[Match]) -> Iterator[Match]:
    """The places of a text that have a head, and those that something is said to be held at."""
    yield from find_areas(runs)
    yield from find_sites(runs, known)
    text = runs.text
    for found in LOCATED.finditer(text):
        words = found["place"]
        if not NOT_LOCATED.match(words) and not COUNTRY.fullmatch(words):
            yield Match("place", "", *found.span("place"))
    for found in BARE_AFTER.finditer(text):
        if text.endswith(JAPANESE, 0, found.start()):
            start = runs.start(found.start() - 1)
            if text[start : found.start()] in JAPANESE:
                yield Match("place", "", start, found.start())
    for found in HOTEL.finditer(text) if "ホテル" in text else ():
        yield Match("place", "", *found.span())


def find_areas(runs: Runs) -> Iterator[Match]:
    """Provinces, prefectures, cities, districts and islands."""
    text, last = runs.text, 0
    for found in AREAS.finditer(text):
        start, end = found.span()
        if found["kanji"]:
            start = kanji_start(text, max(runs.start(start), last), start)
        elif found["katakana"]:
            if country := COUNTRY.match(text, start, end - 2):
                start = country.end() + (text[country.end()] in "・")
            if NOT_STATE.match(text, start) or (found.group()[-1] == "省" and COUNTRY.match(text, start)):
                continue
        if end - start > 1:
            yield Match("place", "", start, end)
        if end - start > 1 or text[max(0, start - 1)] in "同両各当":
            last = end


def kanji_start(text: str, begin: int, head: int) -> int:
    """Where the name of an area in kanji begins; at its head where it is none."""
    stem = text[begin:head]
    if found := METROPOLIS.match(stem):
        begin, stem = begin + found.end(), stem[found.end() :]
    country = COUNTRY.match(stem)
    if country and country.group() not in ("中国",):
        begin, stem = begin + country.end(), stem[country.end() :]
    sure = SURE_BEFORE.match(text[begin - 1 : begin]) or (text[head] == "区" and text[begin - 1 : begin] in "（(")
    least = 1 if sure or text[head] == "県" or stem in ONE_SIGN else 2
    if not least <= len(stem) <= 4 or not re.fullmatch("[一-龥々ヶ]+", stem) or NO_AREA.match(stem + text[head]):
        return head
    return begin


def find_sites(runs: Runs, known: Sequence[Match]) -> Iterator[Match]:
    """Sites and buildings whose name is more than a kind: with a foreign word, a known place, or few letters of their own."""
    text = runs.text
    for row in runs.rows(SITES):
        begin = runs.start(row[0].start())
        for area in AREAS.finditer(text, begin, row[-1].start()):
            begin = area.end() if not area["kanji"] or kanji_start(text, begin, area.start()) < area.start() else begin
        start, end = None, 0
        for head in row:
            stem = text[begin : head.start()]
            if start is not None or names_site(stem, head.group(), any(begin <= m.start < head.start() for m in known)):
                start, end = begin, head.end()
        if start is not None:
            country = COUNTRY.match(text, start, end)
            if country and text[country.end() : end] not in {head.group() for head in row}:
                start = country.end()
            if end - start > 3 or not country:
                yield Match("place", "", with_hiragana(text, start), end)


HOTEL = re.compile(
    r"(?<![ァ-ヺー])ホテル[・]?(?!チェーン|グループ|マネ|オーナー|サービス|スタッフ|業|等|及|間|内|側|関)[ァ-ヺA-Za-z][ァ-ヺー・一-龥A-Za-z]{2,20}"
)
FOREIGN = re.compile(rf"[ァ-ヺー]{{2}}|[A-Za-zＡ-Ｚ]{{2}}|国立|王立|王宮")
DOMESTIC = re.compile(JAPAN)
OWN_NAME = re.compile(r"空港|郵便局|駅|寺|神社|会館|大橋|ダム|漁港|埠頭|ふ頭|港")


def names_site(stem: str, head: str, place: bool) -> bool:
    """Whether the words before the head of a site are a name."""
    rest = without(SITE_GENERIC, stem)
    if head in (
        "ターミナル",
        "地区",
        "市場",
        "海岸",
        "ビーチ",
        "通り",
        "工場",
        "病院",
        "キャンパス",
        "高校",
        "公園",
    ) and not (place or FOREIGN.search(rest) or DOMESTIC.search(stem)):
        return False
    if not rest:
        return (place and bool(stem)) or (bool(DOMESTIC.search(stem)) and len(stem) > 1)
    if place or FOREIGN.search(rest) or DOMESTIC.search(stem):
        return True
    return bool(OWN_NAME.fullmatch(head)) and head != "港" and 2 <= len(rest) <= 5
