"""Whatever a text holds, what is read of it keeps its promises, and in time that grows with the text and not faster."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.facts import read_facts
from ingest.instruments import read_instruments
from ingest.structure import read_clauses
from kb.model import Clause, Fact, InstrumentRecord

PIECES = [
    *(
        "ข้อ ๑",
        "มาตรา ๒ ",
        "Article 3",
        "第四条",
        "（一）",
        "(ก)",
        "(i)",
        "• ",
        "１．",
        "2.1 ",
        "§ 5",
        "Annex A",
        "別添１",
        "ภาคผนวก",
    ),
    *(
        "Excellency,\n",
        "ฯพณฯ\n",
        "書簡をもって啓上いたします。",
        "I avail myself",
        "ลงนาม ณ",
        "For the Ministry of",
        "ในนามกระทรวง",
    ),
    *("Memorandum of Cooperation between", "บันทึกความเข้าใจระหว่าง", "に関する覚書", "共同声明", "พระราชบัญญัติ", "第一章　"),
    *(
        "๓๐ เมษายน ๒๕๖๗",
        "令和６年５月１日",
        "1 May 2024",
        "พ.ศ. 2567",
        "２０２４～２０２５年",
        "fiscal year 2024",
        "ปีงบประมาณ",
        "年",
        "月",
        "日",
    ),
    *(
        "three (3) years",
        "๖ เดือน",
        "六箇月前までに",
        "ล่วงหน้า",
        "written notice",
        "สามสิบ",
        "三十億円",
        "1.5 million yen",
        "๕๐๐ บาท",
    ),
    *(
        "กระทรวง",
        "กรม",
        "สำนักงาน",
        "Ministry of",
        "Department",
        "Agency",
        "総務省",
        "国際局",
        "株式会社",
        "大学",
        "委員会",
        "JICA",
        "(ACR)",
    ),
    *(
        "Programme",
        "Forum",
        "โครงการ",
        "การประชุม",
        "ワークショップ",
        "「",
        "」",
        "“",
        "”",
        "(",
        ")",
        "（",
        "）",
        "【",
        "】",
    ),
    *(
        " ",
        "\t",
        "　",
        "\n",
        "\n\n",
        ".",
        ",",
        "。",
        "、",
        ":",
        "-",
        "—",
        "=====",
        "....",
        "___",
        "\u200b",
        "\ufffd",
        "\0",
        "\u0e33",
        "ำ",
        "๏",
    ),
    *("of the", "and", "และ", "及び", "の", "A", "a", "Aa", "ก", "ア", "字", "1", "๑", "１", "𠮷", "é", "ß", "İ"),
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=80).map("".join)


def read(text: str) -> tuple[tuple[Clause, ...], tuple[Fact, ...], tuple[InstrumentRecord, ...]]:
    clauses = read_clauses(text, "document")
    facts = read_facts(text, clauses)
    return clauses, facts, read_instruments(clauses, facts)


@given(text=TEXTS)
def test_every_promise_is_kept(text: str) -> None:
    clauses, facts, records = read(text)
    by_id = {clause.id: clause for clause in clauses}
    assert all(c.text == text[c.start : c.end] and c.text for c in clauses)
    assert all(a.end <= b.start for a, b in itertools.pairwise(clauses))
    for clause in clauses:
        assert clause.label is None or clause.text.startswith(clause.label)
        assert clause.confidence is not None
        assert 0.0 <= clause.confidence <= 1.0
        assert clause.evidence
    for fact in facts:
        assert fact.text == text[fact.start : fact.end]
        assert fact.text
        assert by_id[fact.clause].start <= fact.start < fact.end <= by_id[fact.clause].end
        assert fact.value
    assert all(set(record.clauses) <= set(by_id) for record in records)


@pytest.mark.parametrize("piece", sorted(set(PIECES)))
def test_time_grows_with_the_text(piece: str) -> None:
    """Four times the text takes well below sixteen times as long, whatever it is made of."""
    base = max(1, 3_000 // len(piece))
    read(piece * 50)
    short, long = (min(_seconds(piece * n) for _ in range(2)) for n in (base, 4 * base))
    assert long < 11 * short + 0.25


def _seconds(text: str) -> float:
    started = time.process_time()
    read(text)
    return time.process_time() - started
