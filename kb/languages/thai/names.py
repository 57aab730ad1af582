"""Thai: how it forms names of bodies, programmes, events and places, of offices and of parties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kb.matches import Match
from kb.model import FactType, Span
from kb.numerals import DIGITS

_HEAD = (
    r"(?:กระทรวง|กรม|สำนักงาน|สำนัก(?!งาน)|ศูนย์|บริษัท|องค์การ|องค์กร|สถาบัน|ธนาคาร|มหาวิทยาลัย|สมาคม|มูลนิธิ"
    r"|การ(?:ไปรษณีย์|รถไฟ|ท่าเรือ|ท่องเที่ยว)(?=แห่ง|ญี่ปุ่น|ไทย|ฟ้า))"
)
_STOP = (
    rf"(?:(?:และ|กับ|หรือ|โดย|ให้|ของ|ต่อ|ที่){_HEAD}|ได้|จะ|ซึ่ง|ที่|อยู่|เป็น|ในฐานะ|ว่าด้วย|มีกำหนด|มีระยะ|ร่วมกัน|ดำเนิน|เพื่อ"
    r"|ต้อง|อาจ|พึง|ตกลง|ประสงค์|จำกัด|หรือ|โดย|ตาม|ภายใต้|เรื่อง|เมื่อ|ดังกล่าว|ฝ่าย|ทั้งสอง|แต่ละ|อีก|ใด|นั้น|นี้|ทราบ|แล้ว|ชั่วคราว|ภายใน|และผู้|กำหนด|เห็นชอบ)"
)
_LETTER = r"[ก-ฮะ-ฺเ-ๆ็-๎]"
_LATIN = r"[A-Z][A-Za-z0-9'&/-]*(?: [A-Za-z0-9'&/-]+)*"

FORMS: tuple[tuple[FactType, re.Pattern[str]], ...] = (
    (
        "agency",
        re.compile(rf"(?P<name>{_HEAD}(?:(?!{_STOP}){_LETTER})+(?: ?จำกัด(?: \(มหาชน\))?)?(?: ?\(องค์การมหาชน\))?)"),
    ),
    ("event", re.compile(rf"(?:การประชุม|งาน|นิทรรศการ){_LETTER}*\s?(?P<name>{_LATIN}(?:\s?\([A-Z][^()]*\))?)")),
    (
        "event",
        re.compile(rf"(?P<name>(?:การประชุม|การสัมมนา|นิทรรศการ|มหกรรม){_LETTER}*(?:\s?“[^”]+”|\s?ครั้งที่\s?{DIGITS}+))"),
    ),
    (
        "programme",
        re.compile(rf"(?P<name>(?:โครงการ|ระบบ|แผนงาน)(?:(?!{_STOP}){_LETTER})+\s?\({_LATIN}(?:: ?[A-Z]+)?\))"),
    ),
    ("programme", re.compile(r"(?P<name>(?:โครงการ|แผนงาน|กองทุน|ระบบ)\s?“[^”]+”)")),
)
COUNTRY_BEFORE = re.compile(r"(?!x)x")
COUNTRY_AFTER = re.compile(r"\s?(?:แห่ง|ของ)?(?:ราชอาณาจักรไทย|ประเทศญี่ปุ่น|ประเทศไทย|ญี่ปุ่น)")
OFFICE = re.compile(
    r"(?:รอง|ผู้ช่วย)?(?:ปลัดกระทรวง(?!\s?[ก-ฮ])|ปลัด(?=กระทรวง)|อธิบดี|เลขาธิการ|รัฐมนตรีว่าการ|รัฐมนตรีช่วยว่าการ|รัฐมนตรี|ผู้อำนวยการ|ผู้ว่าการ|เอกอัครราชทูต|ประธาน|กรรมการผู้จัดการใหญ่)"
)
JOINED = re.compile(r"\s?")
"""What stands between an office and its body."""


class ThaiNames:
    """See :class:`kb.languages.base.Names`."""

    def find(self, text: str, known: Sequence[Match]) -> Iterator[Match]:
        """See :class:`kb.languages.base.Names`."""
        for match in known:
            yield with_country(text, match)
        for kind, pattern in FORMS:
            for found in pattern.finditer(text):
                yield with_country(text, settled(Match(kind, "", *found.span("name")), known))

    def offices(self, text: str, bodies: Sequence[Match]) -> Iterator[Span]:
        """See :class:`kb.languages.base.Names`."""
        for found in OFFICE.finditer(text):
            start, end = found.span()
            for body in bodies:
                if body.start >= end and JOINED.fullmatch(text[end : body.start]):
                    end = body.end
                elif body.end == start:
                    start = body.start
            yield Span(start, end)

    def parties(self, text: str, bodies: Sequence[Match], *, opening: bool) -> Iterator[Span]:
        """See :class:`kb.languages.base.Names`."""
        if opening:
            for body in bodies:
                yield Span(body.start, body.end)


def settled(match: Match, known: Sequence[Match]) -> Match:
    """A formed name that begins with a known name is that name: forms reach too far more often than lists do."""
    return next((name for name in known if name.type == match.type and match.start == name.start), match)


def with_country(text: str, match: Match) -> Match:
    """A body's name with the country words joined to it."""
    if match.type != "agency":
        return match
    if after := COUNTRY_AFTER.match(text, match.end):
        match = replace(match, end=after.end())
    if before := COUNTRY_BEFORE.search(text[max(0, match.start - 20) : match.start]):
        match = replace(match, start=match.start - len(before.group()))
    return match
