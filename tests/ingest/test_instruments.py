"""Records of the instruments that a report tells of, in three languages."""

from __future__ import annotations

import time

import pytest

from ingest.extraction import extract_documents
from ingest.mentions import mentioned
from kb.languages import LANGUAGES
from kb.model import InstrumentRecord, LanguageCode


def records(text: str, language: LanguageCode) -> tuple[InstrumentRecord, ...]:
    """The records of a report."""
    documents, _ = extract_documents(text.encode(), "report.txt", "report", language=language)
    return documents[0].extract.instruments


NAMES: list[tuple[LanguageCode, str, str]] = [
    ("th", "คณะรัฐมนตรีเห็นชอบต่อร่างบันทึกความร่วมมือว่าด้วยกิจการไปรษณีย์ และอนุมัติให้ลงนาม", "ร่างบันทึกความร่วมมือว่าด้วยกิจการไปรษณีย์"),
    ("ja", "郵便事業に関する協力覚書が了承された。", "郵便事業に関する協力覚書"),
    (
        "en",
        "The draft Memorandum of Cooperation on Postal Services was approved.",
        "draft Memorandum of Cooperation on Postal Services",
    ),
]


@pytest.mark.parametrize(("code", "text", "title"), NAMES)
def test_a_name_ends_at_the_first_stop(code: LanguageCode, text: str, title: str) -> None:
    found = LANGUAGES[code].instruments.named.search(text)
    assert found
    assert found["title"] == title


APART: list[tuple[LanguageCode, str, str]] = [
    ("th", "ร่างถ้อยแถลงร่วมของการประชุมรัฐมนตรีป่าไม้ ครั้งที่ 4", "ร่างถ้อยแถลงร่วมของการประชุมรัฐมนตรีป่าไม้+3 ครั้งที่ 2"),
    ("th", "ร่างความตกลงว่าด้วยเศรษฐกิจที่สะอาด", "ร่างความตกลงว่าด้วยเศรษฐกิจที่เป็นธรรม"),
    ("ja", "森林保全に関する協力覚書", "郵便事業に関する協力覚書"),
    ("en", "Memorandum of Cooperation on Forest Fires", "Memorandum of Cooperation on Postal Services"),
]


@pytest.mark.parametrize(("code", "one", "other"), APART)
def test_the_words_after_the_kind_tell_instruments_apart(code: LanguageCode, one: str, other: str) -> None:
    language = LANGUAGES[code]
    assert not mentioned(one, language).same(mentioned(other, language))
    assert mentioned(one, language).same(mentioned(one, language))


ONE: list[tuple[LanguageCode, str, str]] = [
    ("th", "ร่างความตกลงว่าด้วยการก่อตั้งศูนย์เมล็ดพันธุ์แห่งลุ่มน้ำ", "ความตกลงว่าด้วยการก่อตั้งศูนย์เมล็ดพันธุ์"),
    ("th", "ร่างถ้อยแถลงร่วมบวกสาม ครั้งที่ 7", "ถ้อยแถลงร่วม +3 ครั้งที่ 7"),
    ("ja", "郵便事業に関する協力覚書", "協力覚書"),
    ("en", "Memorandum of Cooperation on Postal Services and Parcels", "Memorandum of Cooperation on Postal Services"),
]


@pytest.mark.parametrize(("code", "full", "short"), ONE)
def test_a_name_in_full_and_in_short_is_one_instrument(code: LanguageCode, full: str, short: str) -> None:
    language = LANGUAGES[code]
    assert mentioned(full, language).same(mentioned(short, language))


def test_a_cabinet_item_of_two_statements_gives_two_drafts_with_their_day() -> None:
    text = (
        "5. เรื่อง ร่างถ้อยแถลงร่วมของการประชุมรัฐมนตรีป่าไม้\n\n"
        "คณะรัฐมนตรีมีมติเห็นชอบร่างถ้อยแถลงร่วมของการประชุมรัฐมนตรีป่าไม้ ครั้งที่ 4 และร่างถ้อยแถลงร่วมของการประชุมรัฐมนตรีป่าไม้+3 ครั้งที่ 2"
        " และให้รัฐมนตรีเป็นผู้ให้การรับรองร่างถ้อยแถลงร่วมในการประชุมดังกล่าวในวันที่ 15 กันยายน 2565\n\n"
        "สาระสำคัญของร่างถ้อยแถลงร่วมฯ\n\n"
        "1. ร่างถ้อยแถลงร่วมของการประชุมรัฐมนตรีป่าไม้ ครั้งที่ 4 มีสาระสำคัญเพื่อส่งเสริมการปลูกป่า\n\n"
        "2. ร่างถ้อยแถลงร่วมของการประชุมรัฐมนตรีป่าไม้+3 ครั้งที่ 2 มีสาระสำคัญเพื่อลดหมอกควัน\n"
    )
    found = records(text, "th")
    assert [(r.kind, r.status, r.planned_signing) for r in found] == [("joint_statement", "draft", "2022-09-15")] * 2
    assert all(r.title and r.title.startswith("ร่างถ้อยแถลงร่วมของการประชุม") for r in found)


ASKED: list[tuple[LanguageCode, str]] = [
    ("th", "ขอความเห็นชอบการต่ออายุความตกลง"),
    ("ja", "協定の署名について閣議決定した"),
    ("en", "The Cabinet approved the renewal of the agreement"),
]


@pytest.mark.parametrize(("code", "text"), ASKED)
def test_what_is_asked_to_be_approved_is_a_draft(code: LanguageCode, text: str) -> None:
    assert LANGUAGES[code].instruments.asked.search(text)


FORCE: list[tuple[LanguageCode, str]] = [
    ("th", "เพื่อให้มีผลบังคับใช้ได้ภายในวันที่ 1 มกราคม 2565"),
    ("ja", "2022年1月1日に発効する"),
    ("en", "which will enter into force on 1 January 2022"),
]


@pytest.mark.parametrize(("code", "text"), FORCE)
def test_words_of_entry_into_force_to_come(code: LanguageCode, text: str) -> None:
    assert LANGUAGES[code].instruments.takes_effect.search(text)


@pytest.mark.parametrize(
    ("code", "text"), [("th", "ร่างความตกลงว่าด้วย"), ("ja", "協力に関する"), ("en", "Agreement on ")]
)
def test_names_are_looked_for_in_little_time(code: LanguageCode, text: str) -> None:
    patterns = LANGUAGES[code].instruments
    began = time.perf_counter()
    for pattern in (patterns.named, patterns.adopts, patterns.asked, patterns.edition, patterns.topic):
        list(pattern.finditer(text * 3000))
        list(pattern.finditer("x" * 60_000))
    assert time.perf_counter() - began < 5


def test_bodies_and_the_effect_of_notes_are_no_agreement() -> None:
    agreement = dict(LANGUAGES["th"].instruments.kinds)["agreement"]
    assert not agreement.search("กรมสนธิสัญญาและกฎหมาย")
    assert not agreement.search("จะถือเป็นความตกลงระหว่างรัฐบาลทั้งสอง")
    assert agreement.search("ความตกลงทวิภาคีว่าด้วยการแลกเปลี่ยนเงินตรา")
    assert agreement.search("การเจรจาจัดทำความตกลงการค้าเสรี")
