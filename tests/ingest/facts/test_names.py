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
