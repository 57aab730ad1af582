"""Names: as printed, with glosses, and not inside other names."""

from __future__ import annotations

import pytest

from ingest.facts.glosses import glosses
from ingest.facts.names import read_names


def found(text: str) -> list[tuple[str, str]]:
    return [(m.type, text[m.start : m.end]) for m in read_names(text, glosses(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Ministry of Internal Affairs and Communications of Japan signed it.",
            [("agency", "Ministry of Internal Affairs and Communications of Japan")],
        ),
        (
            "日本国総務省及びタイ王国デジタル経済社会省は、",
            [("agency", "日本国総務省"), ("agency", "タイ王国デジタル経済社会省")],
        ),
        (
            "กระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคมและกระทรวงกิจการภายในและการสื่อสารแห่งญี่ปุ่นจะร่วมมือกัน",
            [
                ("agency", "กระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม"),
                ("agency", "กระทรวงกิจการภายในและการสื่อสารแห่งญี่ปุ่น"),
            ],
        ),
        (
            "the Cyber Defense Exercise with Recurrence (CYDER)",
            [("programme", "Cyber Defense Exercise with Recurrence (CYDER)")],
        ),
        ("การประชุม ITU Telecom World 2016", [("event", "ITU Telecom World 2016")]),
        ("กระทรวงฯ และทั้งสองฝ่าย", []),
        ("the Ministries and both Sides", []),
        ("両省は、関係機関と協力する。", []),
    ],
)
def test_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_a_gloss_ties_name_and_acronym_in_three_shapes() -> None:
    known = glosses(
        "Japan-ASEAN Security Partnership (JASPER), CIIP (Critical Information Infrastructure Protection), "
        "องค์การส่งเสริมการค้าต่างประเทศของญี่ปุ่น (Japan External Trade Organization: JETRO)"
    )
    assert {acronym: known[acronym].full for acronym in ("JASPER", "CIIP", "JETRO")} == {
        "JASPER": "Japan-ASEAN Security Partnership",
        "CIIP": "Critical Information Infrastructure Protection",
        "JETRO": "Japan External Trade Organization",
    }


def test_common_terms_and_kinds_of_instrument_are_no_names() -> None:
    assert glosses("Information and Communication Technology (ICT), Memorandum of Cooperation (MOC)") == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "NBTC (National Broadcasting and Telecommunications Commission) said",
            ["NBTC (National Broadcasting and Telecommunications Commission)"],
            id="short form first",
        ),
        pytest.param(
            "国際協力事業団（ＪＩＣＡ）が、ＪＩＣＡの",
            ["国際協力事業団（ＪＩＣＡ）", "ＪＩＣＡ"],
            id="full-width letters",
        ),
        pytest.param(
            "農業・食品産業技術総合研究機構（農研機構）は、農研機構の",
            ["農業・食品産業技術総合研究機構（農研機構）", "農研機構"],
            id="short Japanese name",
        ),
        pytest.param(
            "องค์การน้ำโลก (วาก้า) และกระทรวงพนา (กพน.)\nกพน. กับ วาก้า",
            ["องค์การน้ำโลก (วาก้า)", "กระทรวงพนา (กพน.)", "กพน.", "วาก้า"],
            id="Thai short forms again",
        ),
        pytest.param(
            "สำนักงานวิจัยน้ำ (สวน. หรือ WRO) และ WRO", ["สำนักงานวิจัยน้ำ (สวน. หรือ WRO)", "WRO"], id="two short forms"
        ),
        pytest.param("総務省（国際担当）", ["総務省"], id="a qualifier is no gloss"),
    ],
)
def test_glosses_are_part_of_the_mention_and_short_forms_are_found_again(text: str, expected: list[str]) -> None:
    assert [words for kind, words in found(text) if kind == "agency"] == expected


def test_a_definition_ties_a_short_form_that_is_a_name() -> None:
    known = glosses(
        "国際連合アジア極東犯罪防止研修所（以下「ＵＮＡＦＥＩ」という。）と文部科学省（以下「本省」という。）"
    )
    assert known["ＵＮＡＦＥＩ"].type == "agency"
    assert "本省" not in known


def test_a_short_form_is_no_part_of_a_longer_one() -> None:
    text = "กระทรวงพนา (พน.) และ สพน. กับ NTX (North Timber Exchange) หรือ NTXA"
    assert [words for _, words in found(text)][-1] == "NTX (North Timber Exchange)"
    assert ("agency", "พน.") not in found(text)
