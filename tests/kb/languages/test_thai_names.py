"""How Thai forms names: by form, what is one and what is none."""

from __future__ import annotations

import time

import pytest

from ingest.facts.glosses import glosses
from ingest.facts.names import read_names
from kb.languages import LANGUAGES

THAI = LANGUAGES["th"].names


def found(text: str, kind: str) -> list[str]:
    return [text[m.start : m.end] for m in read_names(text, glosses(text)) if m.type == kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("ให้กรมป่าชายน้ำเสนอ", ["กรมป่าชายน้ำ"], id="ends at a verb"),
        pytest.param("อธิบดีกรมป่าชายน้ำ", ["กรมป่าชายน้ำ"], id="inside an office"),
        pytest.param("กองแผนที่ดิน กรมป่าชายน้ำ กระทรวงพนา จะ", ["กองแผนที่ดิน กรมป่าชายน้ำ กระทรวงพนา"], id="units joined"),
        pytest.param("สำนักชลวิทยาของกรมป่าชายน้ำ", ["สำนักชลวิทยาของกรมป่าชายน้ำ"], id="unit of a body"),
        pytest.param(
            "กรมป่าชายน้ำ กรมประมง และกรมสรรพากร", ["กรมป่าชายน้ำ", "กรมประมง", "กรมสรรพากร"], id="list of equals"
        ),
        pytest.param("กระทรวงเกษตร ป่าไม้ และประมงญี่ปุ่น ว่า", ["กระทรวงเกษตร ป่าไม้ และประมงญี่ปุ่น"], id="subjects listed"),
        pytest.param("กระทรวงพนาแห่งสาธารณรัฐปาเลาจะ", ["กระทรวงพนาแห่งสาธารณรัฐปาเลา"], id="formal state"),
        pytest.param("กระทรวงพนาแห่งราชอาณาจักรกัมพูชากับ", ["กระทรวงพนาแห่งราชอาณาจักรกัมพูชา"], id="kingdom"),
        pytest.param("กระทรวงพนาเวียดนามได้", ["กระทรวงพนาเวียดนาม"], id="state without แห่ง"),
        pytest.param("ธนาคารลำธาร จำกัด (มหาชน) และ", ["ธนาคารลำธาร จำกัด (มหาชน)"], id="company"),
        pytest.param("บริษัท ดีเอ็ม (ประเทศไทย) จำกัด ผู้", ["บริษัท ดีเอ็ม (ประเทศไทย) จำกัด"], id="company with brackets"),
        pytest.param("สถาบันน้ำไทย-ญี่ปุ่น จะ", ["สถาบันน้ำไทย-ญี่ปุ่น"], id="two states in the name"),
        pytest.param("ร่วมกับคณะวนศาสตร์ มหาวิทยาลัยลำธาร", ["คณะวนศาสตร์ มหาวิทยาลัยลำธาร"], id="faculty"),
        pytest.param("คณะกรรมการการบินแห่งประเทศญี่ปุ่น (JAB)", ["คณะกรรมการการบินแห่งประเทศญี่ปุ่น (JAB)"], id="board"),
        pytest.param("ตามที่ กต. เสนอ", ["กต."], id="abbreviation everyone knows"),
        pytest.param("ฝ่ายการช่าง การรถไฟแห่งประเทศไทย จะ", ["ฝ่ายการช่าง การรถไฟแห่งประเทศไทย"], id="common unit, joined"),
        pytest.param("ฝ่ายไทยและฝ่ายญี่ปุ่น", [], id="the sides"),
        pytest.param(
            "กรมที่ดินและกระทรวงที่ดิน โครงสร้างพื้นฐาน และการขนส่งแห่งสาธารณรัฐเกาหลี",
            ["กรมที่ดิน", "กระทรวงที่ดิน โครงสร้างพื้นฐาน และการขนส่งแห่งสาธารณรัฐเกาหลี"],
            id="land",
        ),
        pytest.param(
            "สหกรณ์บ้านธาร จำกัด และห้างหุ้นส่วนจำกัด ธาราพาณิชย์",
            ["สหกรณ์บ้านธาร จำกัด", "ห้างหุ้นส่วนจำกัด ธาราพาณิชย์"],
            id="partnership",
        ),
        pytest.param("มหาวิทยาลัยลำธาร วิทยาเขตริมน้ำ จะ", ["มหาวิทยาลัยลำธาร วิทยาเขตริมน้ำ"], id="campus"),
        pytest.param("ประเทศสมาชิกอาเซียนและอาเซียน-ญี่ปุ่น", ["อาเซียน"], id="ASEAN"),
        pytest.param("กฎกระทรวงและระเบียบกระทรวง", [], id="ministerial regulation"),
        pytest.param("กระทรวงทั้งสองและกรมต่าง ๆ", [], id="the ministries"),
        pytest.param("กรมมอบหมายให้เจ้าหน้าที่", [], id="the department"),
        pytest.param("การพัฒนาทรัพยากรมนุษย์และโปรแกรมใหม่", [], id="letters inside other words"),
        pytest.param("ศูนย์กลางการค้าและสถาบันการเงินของบริษัทเอกชน", [], id="common nouns"),
        pytest.param("จัดตั้งคณะกรรมการร่วมและคณะทำงาน", [], id="joint committee"),
    ],
)
def test_bodies(text: str, expected: list[str]) -> None:
    assert found(text, "agency") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("ในการประชุมคณะทำงานน้ำ ครั้งที่ ๒ ซึ่ง", ["การประชุมคณะทำงานน้ำ ครั้งที่ ๒"], id="ordinal"),
        pytest.param("การประชุมน้ำโลก ประจำปี 2565 ณ", ["การประชุมน้ำโลก ประจำปี 2565"], id="year"),
        pytest.param("การสัมมนาไทย-ลาวว่าด้วยป่าที่เป็นมิตร ซึ่ง", ["การสัมมนาไทย-ลาวว่าด้วยป่าที่เป็นมิตร"], id="states"),
        pytest.param("จัดนิทรรศการ “สายน้ำ” ณ", ["นิทรรศการ “สายน้ำ”"], id="quotation marks"),
        pytest.param("การประชุม ADGMIN ครั้งที่ 4 ที่", ["การประชุม ADGMIN ครั้งที่ 4"], id="acronym"),
        pytest.param("งาน River Forum 2024 ใน", ["River Forum 2024"], id="Latin name with its own head"),
        pytest.param("งานเดินป่าสานสัมพันธ์ ณ จังหวัดตาก", ["งานเดินป่าสานสัมพันธ์"], id="fair"),
        pytest.param("พิธีฉลอง ๓๐ ปีป่าริมธาร ซึ่ง", ["พิธีฉลอง ๓๐ ปีป่าริมธาร"], id="years of a celebration"),
        pytest.param("ในพิธีลงนามและพิธีฉลอง ณ", [], id="any celebration"),
        pytest.param("จัดงานมหกรรมปลาไทยคืนถิ่น ที่", ["งานมหกรรมปลาไทยคืนถิ่น"], id="two head words"),
        pytest.param("จัดการสัมมนาร่วมและการประชุมประจำปี", [], id="any meeting"),
        pytest.param("ที่ประชุมเห็นชอบ แรงงานไทยและหน่วยงานอื่น", [], id="letters inside other words"),
        pytest.param("ประชุมคณะรัฐมนตรีในการประชุมครั้งที่ 2", [], id="no name before the ordinal"),
    ],
)
def test_events(text: str, expected: list[str]) -> None:
    assert found(text, "event") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("ดำเนินโครงการอนุรักษ์ป่าริมธารซึ่ง", ["โครงการอนุรักษ์ป่าริมธาร"], id="project by head"),
        pytest.param("และโครงการ “ปลาคืนถิ่น” เพื่อ", ["โครงการ “ปลาคืนถิ่น”"], id="quoted, head outside"),
        pytest.param("ผ่านระบบ RiverSight ของกรม", ["ระบบ RiverSight"], id="head and Latin name"),
        pytest.param("ระบบทะเบียนผู้ดูแลป่าชั่วคราว Forest Navi มี", ["Forest Navi"], id="description before a Latin name"),
        pytest.param("ภายใต้กลไกเครดิตน้ำ (JCM) ตลอดจน", ["กลไกเครดิตน้ำ (JCM)"], id="gloss"),
        pytest.param("การฝึกซ้อม “คลื่นสงบ” จะ", ["การฝึกซ้อม “คลื่นสงบ”"], id="exercise"),
        pytest.param("ตามแผนแม่บทป่าริมธาร พ.ศ. 2564 – 2568 ซึ่ง", ["แผนแม่บทป่าริมธาร พ.ศ. 2564 – 2568"], id="years"),
        pytest.param("โครงการ “ปลาคืนถิ่น” ระยะที่ ๒ ซึ่ง", ["โครงการ “ปลาคืนถิ่น” ระยะที่ ๒"], id="phase"),
        pytest.param("จัดทำแผนงานและแผนปฏิบัติการประจำปี", [], id="any plan"),
        pytest.param("โครงการของกรม โครงการดังกล่าว และโครงการวิจัยร่วม", [], id="any project"),
        pytest.param("ด้วยระบบ GPS และระบบ Video Conference", [], id="techniques"),
        pytest.param("จัดตั้งกองทุนขึ้นในกรม", [], id="any fund"),
    ],
)
def test_programmes(text: str, expected: list[str]) -> None:
    assert found(text, "programme") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("ในอำเภอธารทอง จังหวัดตาก ให้", ["อำเภอธารทอง", "จังหวัดตาก"], id="district and province"),
        pytest.param("ณ โรงแรมริมธาร จังหวัดเลย", ["โรงแรมริมธาร", "จังหวัดเลย"], id="hotel"),
        pytest.param("ที่เมืองธาราโอกะ เมื่อวันที่", ["เมืองธาราโอกะ"], id="city"),
        pytest.param("จังหวัดยโสธรมายังจังหวัดอ่างทอง", ["จังหวัดยโสธร", "จังหวัดอ่างทอง"], id="provinces before a verb"),
        pytest.param("ณ ตึกไพรวัลย์ ทำเนียบรัฐบาล และ", ["ตึกไพรวัลย์", "ทำเนียบรัฐบาล"], id="building"),
        pytest.param("ณ อาคารธารทอง 2 ท่าอากาศยานธารา", ["อาคารธารทอง 2", "ท่าอากาศยานธารา"], id="numbered"),
        pytest.param("ที่โรงเรียนบ้านธาร ในโรงเรียนชนบท", ["โรงเรียนบ้านธาร"], id="school"),
        pytest.param("พิธีสารเกียวโตและปฏิญญาปักกิ่ง", [], id="title of an instrument"),
        pytest.param("เมืองหลวง เขตเศรษฐกิจพิเศษ และจังหวัดต่าง ๆ", [], id="common nouns"),
        pytest.param("ณ วันที่ลงนาม ณ สถานที่ดังกล่าว ณ สิ้นปี", [], id="ณ before no place"),
    ],
)
def test_places(text: str, expected: list[str]) -> None:
    assert found(text, "place") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("ทส. (กระทรวงพนา) และ", ["ทส. (กระทรวงพนา)"], id="short form first"),
        pytest.param("กระทรวงพนา (กพน.) เสนอ\nกพน. เห็นว่า", ["กระทรวงพนา (กพน.)", "กพน."], id="Thai abbreviation again"),
        pytest.param(
            "กรมป่าชายน้ำ (River Forest Department: RFX)", ["กรมป่าชายน้ำ (River Forest Department: RFX)"], id="both"
        ),
        pytest.param(
            "กรมป่าชายน้ำ (River Forest Department)", ["กรมป่าชายน้ำ (River Forest Department)"], id="English name"
        ),
        pytest.param("องค์การน้ำโลก (วาก้า) ได้", ["องค์การน้ำโลก (วาก้า)"], id="spoken short form"),
        pytest.param("กรมป่าชายน้ำ (ต่อไปนี้เรียกว่า “กรม”) กับ", ["กรมป่าชายน้ำ"], id="a definition is no gloss"),
        pytest.param("กระทรวงพนา (ประเทศไทย) มีหน้าที่", ["กระทรวงพนา"], id="a state is no gloss"),
    ],
)
def test_glosses(text: str, expected: list[str]) -> None:
    assert found(text, "agency") == expected


def offices(text: str) -> list[str]:
    bodies = [m for m in read_names(text, {}) if m.type == "agency"]
    return [span.of(text) for span in THAI.offices(text, bodies)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("(นายก ข)\nอธิบดีกรมป่าชายน้ำ", ["อธิบดีกรมป่าชายน้ำ"], id="with its body"),
        pytest.param(
            "รองปลัดกระทรวงฝ่ายนโยบาย (ด้านการต่างประเทศ) กระทรวงพนาญี่ปุ่น",
            ["รองปลัดกระทรวงฝ่ายนโยบาย (ด้านการต่างประเทศ) กระทรวงพนาญี่ปุ่น"],
            id="qualifiers",
        ),
        pytest.param("เอกอัครราชทูตญี่ปุ่นประจำประเทศไทย", ["เอกอัครราชทูตญี่ปุ่นประจำประเทศไทย"], id="ambassador"),
        pytest.param("รัฐมนตรีว่าการกระทรวง", ["รัฐมนตรีว่าการกระทรวง"], id="minister of the ministry"),
        pytest.param(
            "รองนายกรัฐมนตรีและรัฐมนตรีว่าการกระทรวงพนา เป็นผู้ลงนาม",
            ["รองนายกรัฐมนตรีและรัฐมนตรีว่าการกระทรวงพนา"],
            id="two offices of one person",
        ),
        pytest.param(
            "ปลัดกระทรวงพนา\nทำการแทนรัฐมนตรีว่าการกระทรวงพนา",
            ["ปลัดกระทรวงพนา\nทำการแทนรัฐมนตรีว่าการกระทรวงพนา"],
            id="acting for another",
        ),
        pytest.param("อธิบดีกรมป่าชายน้ำรายงานว่ามีการลงนามแล้ว", [], id="who reports does not sign"),
        pytest.param(
            "ปลัดกระทรวงพนาลงนามร่วมกับอธิบดีกรมธารา โดยมีนายกรัฐมนตรีเป็นสักขีพยาน",
            ["ปลัดกระทรวงพนา", "อธิบดีกรมธารา"],
            id="a witness does not sign",
        ),
        pytest.param("คณะรัฐมนตรีเห็นชอบให้ลงนามในร่าง", [], id="the cabinet is no minister"),
    ],
)
def test_offices(text: str, expected: list[str]) -> None:
    assert offices(text) == expected


def parties(text: str, *, opening: bool = False) -> list[str]:
    bodies = [m for m in read_names(text, {}) if m.type == "agency"]
    return [span.of(text) for span in THAI.parties(text, bodies, opening=opening)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("บันทึกความเข้าใจระหว่างกรมพนากับกรมธารา ว่าด้วย", ["กรมพนา", "กรมธารา"], id="between bodies"),
        pytest.param("หนังสือแลกเปลี่ยนระหว่างรัฐบาลไทยกับรัฐบาลญี่ปุ่น", ["รัฐบาลไทย", "รัฐบาลญี่ปุ่น"], id="governments"),
        pytest.param(
            "ความตกลงระหว่างราชอาณาจักรไทยและสาธารณรัฐปาเลาว่าด้วย", ["ราชอาณาจักรไทย", "สาธารณรัฐปาเลา"], id="states"
        ),
        pytest.param("บันทึกความเข้าใจระหว่างกระทรวงพนากับจังหวัดไอจิ", ["กระทรวงพนา", "จังหวัดไอจิ"], id="a province"),
        pytest.param("ความตกลงระหว่างไทยกับญี่ปุ่นว่าด้วย", ["ไทย", "ญี่ปุ่น"], id="states by their short names"),
        pytest.param("กรมพนาได้ลงนามบันทึกความเข้าใจกับกรมธาราและกรมวารี", ["กรมพนา", "กรมธารา", "กรมวารี"], id="signed with"),
        pytest.param("บันทึกความเข้าใจที่กรมพนาทำกับกรมธารา", ["กรมพนา", "กรมธารา"], id="made with"),
        pytest.param("การประสานงานระหว่างกรมพนากับกรมธารา", [], id="no instrument"),
        pytest.param("บันทึกความเข้าใจมีผลระหว่างวันที่ 1 ถึง 2", [], id="between days"),
    ],
)
def test_parties_of_an_instrument_in_a_report(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


def test_all_bodies_and_governments_in_an_opening_are_parties() -> None:
    title = "บันทึกความเข้าใจระหว่าง\nกรมพนา\nกรมธารา\nและ\nรัฐบาลญี่ปุ่น"
    assert parties(title, opening=True) == ["กรมพนา", "กรมธารา", "รัฐบาลญี่ปุ่น"]


@pytest.mark.parametrize(
    "piece", ["ก", " ", "กระทรวง", "กรม ", "การประชุม", "โครงการ", "จังหวัด", "บริษัท ก ", "(", "รัฐบาลไทยกับ"]
)
def test_no_pattern_runs_away(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    start = time.perf_counter()
    bodies = [m for m in THAI.find(text, []) if m.type == "agency"]
    list(THAI.offices(text, bodies))
    list(THAI.parties(text, bodies, opening=False))
    assert time.perf_counter() - start < 2
