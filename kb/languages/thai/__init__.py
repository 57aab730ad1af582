"""Thai: its labels, dates, periods, names, words and sentences, and how it speaks of instruments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from kb.languages.base import FactPatterns, LabelForm, Names, load_cues, load_examples, split_at
from kb.languages.thai.instruments import INSTRUMENTS
from kb.languages.thai.names import ThaiNames
from kb.languages.thai.values import AMOUNTS, CURRENCIES, DATED, DATES, MONTHS, PERIODS, common_year
from kb.model import LanguageCode, Span
from kb.numerals import DIGITS, THAI_LIST

_LETTER = r"[ก-ฮะ-ฺเ-ๆ็-๎]"
DISCOURSE = re.compile(
    r"(?<=\s)(?:นอกจากนี้|นอกจากนั้น|ทั้งนี้|แต่ทั้งนี้|อย่างไรก็ตาม|อย่างไรก็ดี|ในการนี้|ในโอกาสนี้|(?:และ)?ในส่วนของ|สำหรับ|ต่อมา|จากนั้น|ต่อจากนั้น|ในวันรุ่งขึ้น|ปัจจุบัน"
    r"|ภายหลัง|หลังจาก|ในขณะเดียวกัน|อนึ่ง|พร้อมกันนี้|พร้อมทั้งนี้|ดังนั้น|ในด้าน|โดย(?=ร่าง|บันทึก|แถลงการณ์|ความตกลง))"
)
"""Words that begin a new statement after a space. Thai has no full stop, and a space may stand anywhere between
phrases, so these are the borders that can be trusted (LIBRARIES.md: discourse markers before any model)."""

UNSPACED_LIMIT = 1_000
"""Characters without a space after which the dictionary segmenter gets a run in parts: newmm searches a graph of all
words and hangs on long runs. No phrase of a real text comes near it."""


class Thai:
    """See :class:`kb.languages.base.Language`."""

    code: LanguageCode = "th"
    endonym = "ไทย"
    letters = re.compile(r"[ก-ฮะ-ฺเ-๎]")
    labels: tuple[LabelForm, ...] = (
        LabelForm(
            "division",
            re.compile(
                rf"(?P<label>(?:ส่วนที่|หมวดที่|หมวด|บทที่|ภาคที่|ภาค|ตอนที่|ลักษณะ)\s{{0,3}}(?P<n>{DIGITS}{{1,3}}))(?!{DIGITS})"
            ),
            certain=True,
        ),
        LabelForm(
            "article",
            re.compile(
                rf"(?P<label>(?:ข้อ(?:ที่)?|มาตรา|ย่อหน้าที่|วรรคที่|(?:ระเบียบ)?วาระที่)\s{{0,3}}(?P<n>{DIGITS}{{1,3}})(?:/(?P<branch>{DIGITS}{{1,2}}))?)"
                rf"(?![.]?{DIGITS})(?!\s?(?:ของ|แห่ง|ตาม|วรรค|และ|ถึง|หรือ))"
            ),
            certain=True,
        ),
        LabelForm("thai-brackets", re.compile(rf"(?P<label>\((?P<n>[{THAI_LIST}])\))")),
        LabelForm("thai-dot", re.compile(rf"(?P<label>(?P<n>[{THAI_LIST}])\.)(?=\s)")),
        LabelForm("thai-half-bracket", re.compile(rf"(?P<label>(?P<n>[{THAI_LIST}])\))(?=\s)")),
    )
    cues = load_cues(__name__)
    examples = load_examples(__name__)
    boilerplate = re.compile(
        r"\s*(?:แชร์|หน้าแรก\s*[>›»]|ขนาดตัวอักษร|พิมพ์หน้านี้|กลับ(?:ไป)?(?:หน้าหลัก|ด้านบน)|จำนวนผู้(?:เข้าชม|อ่าน)|ข่าวที่เกี่ยวข้อง|สงวนลิขสิทธิ์|ปรับปรุงล่าสุด|อ่านต่อ).*"
    )
    sentence_end = re.compile(r"(?:[.;:”\"]|ดังนี้|ต่อไปนี้|ได้แก่)\s*$")
    closing = re.compile(
        r"\s*(?:ลงนาม(?!ใน|โดย|แล้ว)|ทำขึ้น|ทำที่|ทำ ณ|ขอแสดงความนับถือ|จึงเรียนมาเพื่อ|ข้าพเจ้าขอถือโอกาสนี้|ขอ\s?(?:ฯพณฯ|ท่าน)?\s?(?:ได้)?โปรดรับ|ผู้รับสนองพระ(?:บรม)?ราชโองการ|จัดทำขึ้น ณ|ออก ณ|ในการนี้ผู้ลงนาม|เพื่อเป็นพยาน|เพื่อเป็นหลักฐาน|สำหรับ(?:กระทรวง|กรม|สำนักงาน|ศูนย์|ฝ่าย|รัฐบาล|องค์การ|สถาบัน|มหาวิทยาลัย|การ(?:รถไฟ|ไปรษณีย์|ท่าเรือ|ไฟฟ้า))(?=[^\n]{0,120}$)|(?:ในนาม|แทน(?:กระทรวง|กรม|สำนักงาน))(?=[^\n]{0,120}$)(?![^\n]*ข้าพเจ้า)"
        r"|ฝ่าย(?:ไทย|ญี่ปุ่น)\s*$|\(ลงนาม\)|\(?ลงชื่อ|ลงนาม\s?[.…_]{3,}|ประกาศ ณ)"
    )
    courtesy = re.compile(
        r"\s*(?:ข้าพเจ้าขอถือโอกาสนี้|ขอ\s?(?:ฯพณฯ|ท่าน)?\s?(?:ได้)?โปรดรับ|ผู้รับสนองพระ(?:บรม)?ราชโองการ|ขอ\s?ฯพณฯ\s?(?:ได้)?โปรดรับ|จึงเรียนมาเพื่อ|ขอแสดงความนับถือ)"
    )
    signs_for = re.compile(r"\s*(?:สำหรับ|ในนาม|แทน|ผู้แทน|ฝ่าย)")
    addressee = re.compile(r"\s*(?:ฯพณฯ\s*\S|เรียน\s|ถึง\s)")
    annex = re.compile(
        rf"(?:(?P<label>(?:ภาคผนวก|เอกสารแนบ(?:ท้าย)?|สิ่งที่ส่งมาด้วย|บัญชีแนบท้าย|ผนวก)\s?(?:ที่\s?)?(?P<n>{DIGITS}{{1,2}}|[{THAI_LIST}](?![ก-๎.])))"
        r"|ภาคผนวก|เอกสารแนบ(?:ท้าย)?|บัญชี(?:แนบ)?ท้าย|บทเฉพาะกาล)(?=\s*$|\s*[:：–—]|\s+[^\n]{1,70}$)(?!\s*(?:ของ|นี้|เป็น|ให้|และ|แห่ง|ถือ|ตาม))"
    )
    salutation = re.compile(r"\s*(?:ฯพณฯ\s*[,]?\s*$|เรียน\s|กราบเรียน|ท่าน(?:รัฐมนตรี|เอกอัครราชทูต)\s*$|พณฯ)")
    predicate = re.compile(
        r"จะ|หมาย(?:ความว่า|ถึง)|(?<!ที่)ต้อง|ได้|ให้(?!บริการ)|มีความเห็น|เห็นชอบ|ตกลง|รับทราบ|(?:ดังนี้|ดังต่อไปนี้|ได้แก่)\s*:?\s*$|\sคือ\s|(?<!ความ)เป็น(?!มา)"
    )
    statute = re.compile(r"^\s*(?:พระราชบัญญัติ|พระราชกำหนด|พระราชกฤษฎีกา|ระเบียบ|กฎกระทรวง|ข้อบังคับ|ประกาศ)")
    report = re.compile(
        r"รายงานการประชุม|บันทึกการประชุม|สรุปผล|สรุปการ|ข่าว|แถลงข่าว|ครม\.|คณะรัฐมนตรี|เห็นชอบ|อนุมัติ|ลงนาม|หารือ|ร่วมกัน|เผย|เดินหน้า|จับมือ|ติดตาม|เตรียม"
    )
    # A mark without a consonant under it, a vowel before nothing, two vowels of one place on one consonant.
    impossible = re.compile(
        r"(?<![ก-ฮ\u0e31-\u0e3a\u0e47-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]|[เ-ไ](?![ก-ฮ])"
        r"|(?<![ก-ฮ\u0e31-\u0e3a\u0e47-\u0e4e])[ะำ]|[\u0e31\u0e34-\u0e37]{2,}|[่-๋]{2,}|(?<=[เแโใไ])[เ-ไ]|ฺ|[ๅ๎๏๚๛]"
    )
    usual: Sequence[tuple[re.Pattern[str], float]] = ((re.compile("[่้]"), 0.02), (re.compile("[ิีึืัุ]"), 0.04))
    facts = FactPatterns(
        dated=DATED,
        dates=DATES,
        months=MONTHS,
        common_year=common_year,
        periods=PERIODS,
        amounts=AMOUNTS,
        currencies=CURRENCIES,
    )
    names: Names = ThaiNames()
    instruments = INSTRUMENTS

    def unknown_words(self, text: str) -> tuple[int, int]:
        """Words in no dictionary; a single letter that the segmenter leaves between others is no word."""
        found = [text[word.start : word.end] for word in self.words(text)]
        thai = [word for word in found if self.letters.search(word)]
        return sum(word not in _trie() for word in thai), len(thai)

    def words(self, text: str) -> list[Span]:
        """Words by dictionary (pythainlp newmm), without white space."""
        spans, at = [], 0
        for run in re.findall(rf"\s+|\S{{1,{UNSPACED_LIMIT}}}", text):
            if not run.isspace():
                spans += _newmm(run, at)
            at += len(run)
        return spans

    def sentences(self, text: str) -> list[Span]:
        """Statements: split before discourse markers."""
        return split_at(text, [match.start() for match in DISCOURSE.finditer(text)])


@cache
def _trie() -> Any:
    """pythainlp's dictionary without ``หน้าเป็น``, which cuts ``ล่วงหน้าเป็น`` in the wrong place (LIBRARIES.md)."""
    from pythainlp.corpus import thai_words
    from pythainlp.util import Trie

    return Trie(thai_words() - {"หน้าเป็น"})


def _newmm(run: str, offset: int) -> list[Span]:
    from pythainlp.tokenize import word_tokenize

    spans = []
    for word in word_tokenize(run, engine="newmm", custom_dict=_trie(), keep_whitespace=True):
        if any(c.isalnum() for c in word):
            spans.append(Span(offset, offset + len(word)))
        offset += len(word)
    return spans
