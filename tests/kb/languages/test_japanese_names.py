"""How Japanese forms names, by form: what is a name and how far it goes, and what only looks like one."""

from __future__ import annotations

import time

import pytest

from ingest.facts.names import read_names
from kb.languages import LANGUAGES

NAMES = LANGUAGES["ja"].names


def found(text: str, kind: str) -> list[str]:
    """The names of one sort in a text."""
    return [text[match.start : match.end] for match in read_names(text, {}) if match.type == kind]


def offices(text: str) -> list[str]:
    bodies = [match for match in read_names(text, {}) if match.type == "agency"]
    return [span.of(text) for span in NAMES.offices(text, bodies)]


def parties(text: str, opening: bool) -> list[str]:
    bodies = [match for match in read_names(text, {}) if match.type == "agency"]
    return [span.of(text) for span in NAMES.parties(text, bodies, opening=opening)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("ベトナム社会主義共和国情報通信省と協議した。", ["ベトナム社会主義共和国情報通信省"], id="state"),
        pytest.param("タイ王国の運輸省は、", ["タイ王国の運輸省"], id="state joined by の"),
        pytest.param("タイの港湾で、運輸省は、", ["運輸省"], id="no country"),
        pytest.param("総務省国際戦略局国際展開課", ["総務省国際戦略局国際展開課"], id="units"),
        pytest.param("経済産業省 資源エネルギー庁 燃料国際室（担当）", ["経済産業省 資源エネルギー庁 燃料国際室"], id="units by spaces"),
        pytest.param("教育省の芸術局が責任を負う。", ["教育省の芸術局"], id="unit by の"),
        pytest.param("農林水産省消費・安全局植物防疫課", ["農林水産省消費・安全局植物防疫課"], id="middle dot inside"),
        pytest.param("総務省・外務省の職員", ["総務省", "外務省"], id="middle dot between"),
        pytest.param("国際協力機構（ＪＩＣＡ）地球環境部", ["国際協力機構（ＪＩＣＡ）地球環境部"], id="unit after a gloss"),
        pytest.param("北海道大学大学院農学研究院とチェンマイ大学農学部", ["北海道大学大学院農学研究院", "チェンマイ大学農学部"], id="faculties"),
        pytest.param("株式会社東都商事代表取締役", ["株式会社東都商事"], id="legal person without head"),
        pytest.param("一般財団法人海外産業人材育成協会による", ["一般財団法人海外産業人材育成協会"], id="legal person"),
        pytest.param("サイアムセメント社及び旅行会社", ["サイアムセメント社"], id="company"),
        pytest.param("タイ・コンピュータ緊急対応チーム（ThaiCERT）", ["タイ・コンピュータ緊急対応チーム（ThaiCERT）"], id="team"),
        pytest.param("在チェンマイ日本国総領事館において", ["在チェンマイ日本国総領事館"], id="consulate"),
        pytest.param("令和五年一月内閣府", ["内閣府"], id="date before"),
        pytest.param("文化庁次長、農林水産大臣", ["文化庁"], id="body inside an office"),
        pytest.param("メコン河委員会（ＭＲＣ）事務局は、", ["メコン河委員会（ＭＲＣ）事務局"], id="secretariat after a gloss"),
        pytest.param("神戸市消防局、国家非常事態庁救助特殊部隊", ["神戸市消防局", "国家非常事態庁救助特殊部隊"], id="local and special units"),
        pytest.param("国際連合人道問題調整事務所（OCHA）", ["国際連合人道問題調整事務所（OCHA）"], id="office with an acronym"),
        pytest.param("北海道消防学校と水位観測所、小学校", ["北海道消防学校"], id="schools"),
        pytest.param("両省、関係機構、当該研究所、各大学", [], id="determiners"),
        pytest.param("商業銀行、電力会社、専門学会、訓練センター", [], id="general words"),
        pytest.param("運営委員会及び合同作業委員会", [], id="committees set up"),
        pytest.param("郵便局、基地局、北部、沿岸部、会議室、局長級", [], id="no units"),
        pytest.param("国土交通省令、国際協力機構法、国家公安委員会規則", [], id="acts"),
        pytest.param("人ニ対シ賦課シ若ハ会社ヲ", [], id="old katakana"),
    ],
)  # fmt: skip
def test_bodies(text: str, wanted: list[str]) -> None:
    assert found(text, "agency") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("第２回日タイ・クリーン燃料対話を開催", ["第２回日タイ・クリーン燃料対話"], id="ordinal"),
        pytest.param("東京で水資源の保全及び利用に関する第3回日タイ閣僚会合を", ["水資源の保全及び利用に関する第3回日タイ閣僚会合"], id="topic"),
        pytest.param("開催された高齢者にやさしい町に関する日タイセミナー", ["高齢者にやさしい町に関する日タイセミナー"], id="topic after a verb"),
        pytest.param("「アジア更生ボランティアフォーラム」を", ["アジア更生ボランティアフォーラム"], id="quoted"),
        pytest.param("日タイ合同切手展「二つの国の彩り」を", ["日タイ合同切手展「二つの国の彩り」"], id="title"),
        pytest.param("第３回日タイ気象協力合同委員会　議事要旨", ["第３回日タイ気象協力合同委員会"], id="counted committee"),
        pytest.param("２０２５年日本国際博覧会の会場", ["２０２５年日本国際博覧会"], id="year before"),
        pytest.param("日タイ友好フェスティバル２０２２をルンピニー公園で", ["日タイ友好フェスティバル２０２２"], id="year after"),
        pytest.param("鉄道回廊ワークショップにおいて", ["鉄道回廊ワークショップ"], id="proper words"),
        pytest.param("公開行事「砂漠の星祭り」の開催", ["公開行事「砂漠の星祭り」"], id="general head and title"),
        pytest.param("「漏水探知機器展２０２５」を開いた", ["漏水探知機器展２０２５"], id="quoted, with its year"),
        pytest.param("第１回会合、年次会合、郵便年次会合、局長級会議", [], id="general words"),
        pytest.param("会議場、展示会場、協議会、協議する", [], id="other words"),
    ],
)  # fmt: skip
def test_events(text: str, wanted: list[str]) -> None:
    assert found(text, "event") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("「小包トレース」実証事業を", ["「小包トレース」実証事業"], id="head after the marks"),
        pytest.param("避難所台帳システム「ミズナビ」には", ["避難所台帳システム「ミズナビ」"], id="kind before the marks"),
        pytest.param("プロジェクト「森の学校」を", ["プロジェクト「森の学校」"], id="head before the marks"),
        pytest.param("「熱帯域レーダー人材育成事業」の結果", ["熱帯域レーダー人材育成事業"], id="quoted"),
        pytest.param("実施されたさくらの道日本語プログラムにおいて", ["さくらの道日本語プログラム"], id="hiragana"),
        pytest.param("染織文化財保存計画（以下「計画」という。）", ["染織文化財保存計画"], id="defined"),
        pytest.param("日タイ請求書ブリッジ実証事業を実施する", ["日タイ請求書ブリッジ実証事業"], id="two countries"),
        pytest.param("鉄道専門人材プログラムの下で", ["鉄道専門人材プログラム"], id="proper words"),
        pytest.param("合同演習「白い鷹」及び", ["合同演習「白い鷹」"], id="general head before the marks"),
        pytest.param("東西回廊鉄道実現可能性調査を実施", ["東西回廊鉄道実現可能性調査"], id="study"),
        pytest.param("研修プログラム、共同演習、作業計画、実証事業、情報システム", [], id="general words"),
        pytest.param("「河川医療船整備計画（第三期）」（以下「計画」という。）", ["河川医療船整備計画（第三期）"], id="phase"),
        pytest.param("「協力に関する覚書」事業", [], id="instrument"),
    ],
)  # fmt: skip
def test_programmes(text: str, wanted: list[str]) -> None:
    assert found(text, "programme") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("和歌山県有田市及び東京都千代田区", ["和歌山県有田市", "東京都千代田区"], id="areas in a row"),
        pytest.param("タイ王国チェンマイ県メーリム郡、ペナン州", ["チェンマイ県メーリム郡", "ペナン州"], id="katakana"),
        pytest.param("クアンニン省、広東省、エネルギー省", ["クアンニン省", "広東省"], id="provinces"),
        pytest.param("みなと気象会館（港区）第二会議室", ["みなと気象会館", "港区"], id="hiragana and brackets"),
        pytest.param("松山市のひめぎんホールで", ["松山市", "ひめぎんホール"], id="hiragana alone"),
        pytest.param("ホテル・サイアムガーデン、シャングリ・ラホテル", ["ホテル・サイアムガーデン", "シャングリ・ラホテル"], id="hotels"),
        pytest.param("ランパーン県のメーモ発電所を", ["ランパーン県", "メーモ発電所"], id="site"),
        pytest.param("新東京郵便局、チェンワッタナ政府合同庁舎", ["新東京郵便局", "チェンワッタナ政府合同庁舎"], id="buildings"),
        pytest.param("旅行作家の大分訪問、大分長い", ["大分"], id="place or adverb"),
        pytest.param("ポナペで開催された", ["ポナペ"], id="held there"),
        pytest.param("北九州市小倉北区、ビエンチャン首都", ["北九州市小倉北区", "ビエンチャン首都"], id="ward and capital"),
        pytest.param("ガムスベルク山とナムグム川流域", ["ガムスベルク山", "ナムグム川"], id="mountain and river"),
        pytest.param("つくば市　つくば国際会議場", ["つくば市", "つくば国際会議場"], id="hiragana before general words"),
        pytest.param("２０２３年６月２１日にウィントフックで", ["ウィントフック"], id="signed there"),
        pytest.param("各県、都市、農村、特区、離島、見本市、選挙区", [], id="kinds of areas"),
        pytest.param("火力発電所、最寄りの郵便局、国際会議場、国際空港", [], id="kinds of sites"),
        pytest.param("京都議定書、東京宣言、パリ協定", [], id="instruments"),
        pytest.param("オンラインで開催、タイで実施", [], id="no places"),
    ],
)  # fmt: skip
def test_places(text: str, wanted: list[str]) -> None:
    assert found(text, "place") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("タイ王国防災減災局局長及び総務省総務審議官（国際担当）が署名", ["タイ王国防災減災局局長", "総務省総務審議官（国際担当）"], id="bodies"),
        pytest.param("農林水産省消費・安全局長\t農業・協同組合省農業局長", ["農林水産省消費・安全局長", "農業・協同組合省農業局長"], id="columns"),
        pytest.param("日本国総務省のために\n________\n総務審議官", ["総務審議官"], id="own line"),
        pytest.param("情報通信研究機構（NICT）理事長　山田太郎", ["情報通信研究機構（NICT）理事長"], id="after a gloss"),
        pytest.param("運輸省の事務次官が署名した。", ["運輸省の事務次官"], id="by の"),
        pytest.param("タイ王国駐在日本国特命全権大使", ["タイ王国駐在日本国特命全権大使"], id="ambassador"),
        pytest.param("山本四郎外務大臣とソムチャイ・ジャイディー商務大臣", ["外務大臣", "商務大臣"], id="persons"),
        pytest.param("デジタル大臣、エネルギー大臣", ["デジタル大臣", "エネルギー大臣"], id="fields in katakana"),
        pytest.param("水道公社総裁代行、国家非常事態庁第一副長官（消防准将）", ["水道公社総裁代行", "国家非常事態庁第一副長官（消防准将）"], id="acting, with rank"),
        pytest.param("ナミビア共和国駐在\n　　日本国特命全権大使　榎並", ["ナミビア共和国駐在\n　　日本国特命全権大使"], id="two lines"),
        pytest.param("タイ東北義肢装具センター\n所長代理兼製作部長　山田", ["所長代理兼製作部長"], id="two offices"),
        pytest.param("両大臣、本大臣、局長級会合、大臣官房、村長など", [], id="none"),
    ],
)  # fmt: skip
def test_offices(text: str, wanted: list[str]) -> None:
    assert offices(text) == wanted


@pytest.mark.parametrize(
    ("text", "opening", "wanted"),
    [
        pytest.param("文化に関する日本国政府とタイ王国政府との間の交換公文", True, ["日本国政府", "タイ王国政府"], id="governments"),
        pytest.param("日本国とパラオ共和国との間の租税に関する条約", True, ["日本国", "パラオ共和国"], id="states"),
        pytest.param("長崎県とアユタヤ県との間の覚書", True, ["長崎県", "アユタヤ県"], id="prefectures"),
        pytest.param("運輸省（以下「甲」という。）及び国土交通省（以下「乙」という。）は、", False, ["運輸省", "国土交通省"], id="introduction"),
        pytest.param("労働省と法務省、外務省及び厚生労働省との間の協力覚書", True, ["労働省", "法務省", "外務省", "厚生労働省"], id="many"),
        pytest.param("昨日、総務省と運輸省との間の「協力覚書」が署名された。", False, ["総務省", "運輸省"], id="report"),
        pytest.param("総務省は、運輸省との間で覚書に署名した。", False, ["総務省", "運輸省"], id="report of one"),
        pytest.param("国際協力機構（以下「ＪＩＣＡ」という。）と運輸省との間の覚書", True, ["国際協力機構", "運輸省"], id="short form"),
        pytest.param("総務省と運輸省との間の小包の運送", False, [], id="no instrument"),
        pytest.param("総務省と運輸省との間の他の取決めに影響を及ぼさない", False, [], id="other instruments"),
        pytest.param("総務省（以下「甲」という。）を一方とし、運輸省及び労働省を他方として、", False, ["総務省", "運輸省", "労働省"], id="two sides"),
        pytest.param("協力覚書\n総務省\n長崎県\n運輸省", True, ["総務省", "長崎県", "運輸省"], id="lines of a title"),
        pytest.param("両国政府は、協定に従う。", True, [], id="both governments"),
    ],
)  # fmt: skip
def test_parties(text: str, opening: bool, wanted: list[str]) -> None:
    assert parties(text, opening) == wanted


@pytest.mark.parametrize(
    "words", ["国", "省", "ア", "ー", "A", " ", "　", "\n", "の", "第1回", "1月", "会議", "総務省の", "「あ」事業", "長崎県と", "に関する", "（以下"]
)  # fmt: skip
def test_time_is_linear(words: str) -> None:
    text = (words * 20_000)[:20_000]
    start = time.process_time()
    bodies = [match for match in NAMES.find(text, ()) if match.type == "agency"]
    list(NAMES.offices(text, bodies))
    list(NAMES.parties(text, bodies, opening=True))
    assert time.process_time() - start < 3
