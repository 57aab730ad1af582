"""The real page that the product must read: what a careful reader takes from it, and what he does not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kb.cli import main

SEED = Path(__file__).parents[3] / "shared" / "seeds" / "000_f2fd41749fb1113d.txt"


@pytest.fixture(scope="module")
def page() -> dict[str, Any]:
    """What ``kb extract`` prints of the page."""
    if not SEED.exists():
        pytest.skip("the shared seeds are not beside this checkout")
    result = CliRunner().invoke(main, ["extract", str(SEED)])
    assert result.exit_code == 0, result.output
    read: dict[str, Any] = json.loads(result.stdout)
    return read


def values(page: dict[str, Any], kind: str) -> list[str]:
    return [fact["value"] for fact in page["facts"] if fact["type"] == kind]


def test_every_span_points_at_the_very_words(page: dict[str, Any]) -> None:
    for part in [*page["clauses"], *page["facts"]]:
        assert part["text"] == page["text"][part["start"] : part["end"]]


def test_the_joint_statement(page: dict[str, Any]) -> None:
    (statement,) = [i for i in page["instruments"] if i["kind"] == "joint_statement"]
    assert statement["status"] == "signed"
    assert statement["signed_on"] == "2015-04-30"
    assert statement["title"].startswith("แถลงการณ์ร่วมของกระทรวงเทคโนโลยีสารสนเทศและการสื่อสารแห่งราชอาณาจักรไทย")
    assert statement["title"].endswith("ว่าด้วยความร่วมมือด้านเทคโนโลยีสารสนเทศและการสื่อสาร")
    assert statement["parties"] == [
        "กระทรวงเทคโนโลยีสารสนเทศและการสื่อสารแห่งราชอาณาจักรไทย",
        "กระทรวงกิจการภายในและการสื่อสารแห่งประเทศญี่ปุ่น",
    ]
    labelled = [c for c in page["clauses"] if c["id"] in statement["clauses"] and c["label"]]
    assert [c["label"] for c in labelled] == ["1)", "2)", "3)"]
    assert {c["kind"] for c in labelled} == {"area_of_cooperation"}


def test_the_draft_memorandum(page: dict[str, Any]) -> None:
    (draft,) = [i for i in page["instruments"] if i["kind"] == "memorandum_of_cooperation"]
    assert draft["status"] == "draft"
    assert draft["signed_on"] is None
    assert draft["planned_signing"] == "2016-11"
    assert draft["duration"] == "P3Y"
    assert draft["notice_period"] == "P6M"
    assert draft["signatories"] == [
        "ปลัดกระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม",
        "Vice-Minister for Policy Coordination กระทรวงกิจการภายในและการสื่อสารของญี่ปุ่น",
    ]
    own = [c for c in page["clauses"] if c["id"] in draft["clauses"]]
    assert [c["label"] for c in own if c["label"]] == ["1.", "2.", "3.", "4."]
    assert {"purpose", "duration", "termination"} <= {c["kind"] for c in own}


def test_agencies(page: dict[str, Any]) -> None:
    names = set(values(page, "agency"))
    wanted = [
        "กระทรวงดีอี", "กระทรวงเทคโนโลยีสารสนเทศและการสื่อสาร", "กระทรวงกิจการภายในและการสื่อสาร", "กรมอุตุนิยมวิทยา",
        "ศูนย์เตือนภัยภิบัติแห่งชาติ", "สำนักงานพัฒนาธุรกรรมทางอิเล็กทรอนิกส์ (องค์การมหาชน)", "การไปรษณีย์ญี่ปุ่น",
        "บริษัทไปรษณีย์ไทย จำกัด", "JETRO", "กระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม",
    ]  # fmt: skip
    for name in wanted:
        assert any(name in found for found in names), name


def test_programmes_and_acronyms(page: dict[str, Any]) -> None:
    programmes = [fact for fact in page["facts"] if fact["type"] == "programme"]
    acronyms = {fact.get("acronym"): fact.get("name") for fact in programmes}
    assert acronyms["JASPER"] == "Japan-ASEAN Security Partnership"
    assert acronyms["CIIP"] == "Critical Information Infrastructure Protection"
    assert acronyms["CYDER"] == "Cyber Defense Exercise with Recurrence"
    for name in ("Flood Simulation", "Landslide Simulation"):
        assert any(name in fact["value"] for fact in programmes), name
    (trade,) = [fact for fact in page["facts"] if fact["type"] == "agency" and fact.get("acronym") == "JETRO"]
    assert trade["name"] == "Japan External Trade Organization"


def test_events_with_their_months(page: dict[str, Any]) -> None:
    events = {fact["value"]: fact["date"] for fact in page["facts"] if fact["type"] == "event"}
    assert events == {
        "Workshop on CIIP (Critical Information Infrastructure Protection)": "2016-12",
        "ITU Telecom World 2016": "2016-11",
    }


def test_what_the_page_does_not_say_is_not_returned(page: dict[str, Any]) -> None:
    assert set(values(page, "date")) == {"2015-04-30", "2016-12", "2016-11"}
    assert values(page, "notice_period") == ["P6M"]
    assert values(page, "duration") == ["P3Y"]
    assert values(page, "amount") == []
    assert not any("Share this" in clause["text"] for clause in page["clauses"])
    assert len(page["instruments"]) == 2
