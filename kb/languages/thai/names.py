"""Thai: how it forms names of bodies, programmes, events and places, of offices and of parties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kb.languages.thai.bodies import bodies as named_bodies
from kb.languages.thai.countries import FORMAL_STATE, GOVERNMENT, NAMED_STATE, STATE
from kb.languages.thai.grammar import LETTER, either
from kb.languages.thai.occasions import events
from kb.languages.thai.places import places
from kb.languages.thai.programmes import programmes
from kb.matches import Match
from kb.model import Span

_TITLE = either(
    r"ปลัดกระทรวง(?![ก-ฮเ-ไ])|ปลัดกระทรวง(?=ฝ่าย|ด้าน)|ปลัดสำนักนายกรัฐมนตรี|ปลัดกรุงเทพมหานคร|ปลัด(?=กระทรวง|ทบวง)|อธิบดี|เลขาธิการ(?<!สำนักเลขาธิการ)(?<!สำนักงานเลขาธิการ)|เลขานุการ(?:เอก|โท|ตรี)?(?=กระทรวง|กรม|รัฐมนตรี|คณะ|ใน|$|\s)"
    r"|รัฐมนตรีว่าการ|รัฐมนตรีช่วยว่าการ|รัฐมนตรีประจำ(?=สำนัก)|รัฐมนตรี(?<!คณะรัฐมนตรี)(?<!ประชุมรัฐมนตรี)(?<!ระดับรัฐมนตรี)|นายกรัฐมนตรี|ผู้อำนวยการ(?:ใหญ่|บริหาร|อาวุโส|ทั่วไป)?|ผู้ว่าราชการ(?=จังหวัด|กรุง)|ผู้ว่าการ(?:ใหญ่)?|ผู้จัดการ(?:ใหญ่|ทั่วไป)"
    r"|เอกอัครราชทูต|อุปทูต|กงสุลใหญ่|ประธาน(?!ร่วม|ใน|การ|ใน|และ|ฯ|การประชุม)(?:กรรมการบริหาร|กรรมการ|เจ้าหน้าที่(?:ฝ่าย)?บริหาร|คณะกรรมการ|สภา|บริษัท)?|กรรมการผู้จัดการ(?:ใหญ่)?|กรรมการผู้อำนวยการใหญ่|อธิการบดี|คณบดี|นายกเทศมนตรี|นายกสมาคม|นายกสภา"
    r"|ผู้บัญชาการ(?:ทหาร(?:บก|เรือ|อากาศ|สูงสุด)|ตำรวจแห่งชาติ)?|หัวหน้า(?=คณะ|สำนัก|กรม|ศูนย์|สถาบัน|ผู้|ฝ่าย|หน่วย|กลุ่ม|กอง|งาน)|อัยการสูงสุด|ผู้ตรวจราชการ(?=กระทรวง|กรม)|ที่ปรึกษา(?=รัฐมนตรี|กระทรวง)|ผู้แทน(?=การค้าไทย|ถาวร|พิเศษ)"
    r"|นัก[ก-๎]{4,22}(?:ชำนาญการพิเศษ|ชำนาญการ|ปฏิบัติการ|เชี่ยวชาญ|ทรงคุณวุฒิ)|ผู้เชี่ยวชาญ(?=ด้าน|อาวุโส)"
)
OFFICE = re.compile(rf"(?:รักษาการ(?:ในตำแหน่ง)?|รักษาราชการแทน|รอง|ผู้ช่วย|อดีต)?{_TITLE}")
_PHRASE = rf"(?:(?!กระทรวง|กรม|สำนัก|และ(?:รัฐ|ปลัด|อธิบดี|นาย|ผู้)|เป็น|ได้|จะ|ร่วม|ลงนาม|พร้อม|ที่|ซึ่ง|โดย|ใน|กับ|เข้า|เมื่อ){LETTER})"
QUALIFIER = re.compile(
    rf"\s?(?:ฝ่าย|ด้าน|สาย(?:งาน)?){_PHRASE}{{3,60}}|คณะผู้บริหารด้าน{_PHRASE}{{3,40}}และ{_PHRASE}{{3,20}}|คณะ{_PHRASE}{{3,60}}"
)
"""What an office is for, before its body."""
SENT_TO = re.compile(
    rf"(?:วิสามัญ(?:และ|\s)?ผู้มีอำนาจเต็ม(?:แห่ง|ของ)?)?(?:{FORMAL_STATE}|{STATE})?(?:วิสามัญ(?:และ|\s)?ผู้มีอำนาจเต็ม)?\s?(?:ประจำ(?:{FORMAL_STATE}|{STATE}|สหประชาชาติ)|ณ\s?(?:กรุง|นคร)?{_PHRASE}{{3,20}})?"
)
"""Whose and where an ambassador is."""
BRACKET = re.compile(
    r" ?\((?!นาย|นาง|ดร|น\.ส|พล|พ\.|ร\.|ศ|รอง|ผู้ช่วย|ม\.|คุณ|ต่อไป|ซึ่ง|ลงนาม|[.…_ ])[ก-ฮเ-ไ][^()\n]{2,60}\)"
)
JOINED = re.compile(r"\s{0,3}(?:แห่ง|ของ|ประจำ)?\s?")
"""What stands between an office and its body."""
ACTING = re.compile(r"\s{0,3}(?:(?:ปฏิบัติ(?:หน้าที่|ราชการ)|ทำการ|รักษาการ|รักษาราชการ)แทน\s?)?")
"""What stands between the office one holds and the one for which one acts."""
_ACTS = re.compile(r"[^\n]{0,2}\n?\s?(?:(?:ปฏิบัติ(?:หน้าที่|ราชการ)|ทำการ)แทน|รักษา(?:การ|ราชการ)(?:แทน|ในตำแหน่ง))")
BOTH = re.compile(r"\s?และ")
"""What stands between two offices that one person holds."""

TELLS = re.compile(r"(?<=[ก-๎\s])ลงนาม(?=[ก-ฮเ-ไ]|\s[ก-ฮเ-ไA-Z“])(?!คู่)")
"""What a text has that tells of a signing; a signature block has none of it."""
BLOCK = re.compile(r"[.…_]{5}|ลงชื่อ|\(ลงนาม\)|^\s*(?:สำหรับ|ในนาม|แทน)(?![^\n]*ลงนาม)")
"""What a signature block has."""
SIGNING = re.compile(r"ลงนาม(?<!พิธีลงนาม)(?<!การลงนาม)")
SIGNED_BY = re.compile(r"ลงนาม[^\n]{0,80}?(?:โดย|ระหว่าง|กับ)|ผู้ลงนาม[^\n]{0,60}?(?:ได้แก่|คือ|ประกอบด้วย)|ลงนาม\s?(?:โดย|กับ)")
OTHERWISE = re.compile(
    r"ประธาน(?!กรรมการ|เจ้า|บริษัท)|สักขีพยาน|เห็นชอบ|มีมติ|เสนอ|รายงาน|กล่าว(?!ถึง)|เปิดเผย|แจ้ง|อนุมัติ|มอบหมาย(?<!รับมอบหมาย)|เยี่ยม|เข้าพบ|เยือน|ต้อนรับ|เป็นพยาน"
)
"""What else an office may do between its mention and the signing."""

WITNESS = re.compile(r"\s?(?:ได้)?(?:ร่วม)?(?:เป็น(?:สักขี|ประธาน|พยาน)|กล่าว|เห็น)")

_INSTRUMENT = r"(?:บันทึก|ความตกลง|แถลงการณ์|หนังสือ(?:แลกเปลี่ยน|แสดงเจตจำนง|สัญญา)|สนธิสัญญา|อนุสัญญา|ปฏิญญา|พิธีสาร|สัญญา|ข้อตกลง|MOU|MoU|MOC|MoC)"
BETWEEN = re.compile(rf"{_INSTRUMENT}(?:(?!ระหว่าง(?!ประเทศ))[^\n;]){{0,160}}?ระหว่าง(?!ประเทศ|วันที่|กัน|การ|ปี|เดือน|ทั้ง)\s?")
"""An instrument up to the parties that it is between."""
NOTE = re.compile(r"(?<!“)ข้าพเจ้า(?:มีเกียรติ)?[^\n]{0,60}ระหว่าง(?=ผู้แทน|รัฐบาล)")
"""How a diplomatic note opens up to the governments that it is between."""
CALLED = re.compile(
    r"ต่อไป[^()\n]{0,60}เรียก[^\n]{0,80}(?:ฝ่ายหนึ่ง|กับ|และ)|ต่อไปนี้(?:จะ)?เรียก(?:รวมกัน)?(?:ว่า)?\s?“ทั้งสอง|ฝ่ายหนึ่ง\s(?:กับ|และ)"
)
"""How the introduction of the parties names them."""
MADE_WITH = re.compile(
    rf"\s?(?:ได้|จะ)?(?:ร่วม)?(?:ลงนาม(?:ใน)?|ทำ|จัดทำ|เซ็น)\s?(?:ร่าง)?(?:{_INSTRUMENT}|เอ็มโอยู)(?:(?!ระหว่าง)[^\n;]){{0,100}}?กับ\s?"
)
"""How a text goes on after one party that signs or makes an instrument with the others."""
_THAT = re.compile(rf"{_INSTRUMENT}[^\n;]{{0,60}}?ที่\s?$")
_MADE = re.compile(r"\s?(?:ได้)?(?:จัดทำ|ทำ|ลงนาม)(?:ไว้)?(?:ร่วม)?กับ\s?")
"""The same where the instrument comes first: a memorandum that A made with B."""
_DELEGATES = re.compile(r"\s?(?:คณะ)?ผู้แทน(?:ของ|แห่ง)?\s?")
LAND = re.compile(
    rf"(?:ระหว่าง|กับ|และ|,|,\s)\s?(?P<name>{STATE}|จังหวัด{LETTER}{{2,20}}?)(?=\s|$|กับ|และ(?!ภูมิ)|ว่าด้วย|ด้าน|เพื่อ|ใน|ฉบับ|เรื่อง|ซึ่ง)(?!\s?[-–])"
)
AND = re.compile(
    r"\s{0,3}(?:อีก)?(?:ฝ่ายหนึ่ง)?\s{0,3}(?:กับ|และ|,)?\s{0,3}(?:\([^()\n]{1,200}\)\s{0,3}(?:ฝ่ายหนึ่ง\s?)?(?:กับ|และ)\s?)?"
)
"""What stands between one party and the next."""


class ThaiNames:
    """See :class:`kb.languages.base.Names`."""

    def find(self, text: str, known: Sequence[Match]) -> Iterator[Match]:
        """See :class:`kb.languages.base.Names`."""
        yield from named_bodies(text, known)
        yield from events(text)
        yield from programmes(text)
        yield from places(text, known)

    def offices(self, text: str, bodies: Sequence[Match]) -> Iterator[Span]:
        """See :class:`kb.languages.base.Names`."""
        telling = TELLS.search(text) and not BLOCK.search(text)
        yield from (span for span in self._offices(text, bodies) if not telling or signs(text, span))

    def _offices(self, text: str, bodies: Sequence[Match]) -> Iterator[Span]:
        found: list[Span] = []
        for title in OFFICE.finditer(text):
            if found and title.start() < found[-1].end:
                continue
            span = Span(title.start(), office_end(text, title, bodies))
            if found and held_by_one(text, found[-1], span):
                span = Span(found.pop().start, span.end)
            found.append(span)
        yield from found

    def parties(self, text: str, bodies: Sequence[Match], *, opening: bool) -> Iterator[Span]:
        """See :class:`kb.languages.base.Names`."""
        named = parties_in(text, bodies)
        if opening or introduces(text, named):
            yield from named
            return
        yield from made_together(text, named)
        at = 0
        for start in [*BETWEEN.finditer(text), *NOTE.finditer(text)]:
            if start.end() < at:
                continue
            listed = list(in_a_row(text, start.end(), [*named, *lands(text, start.end())]))
            if len(listed) > 1:
                at = listed[-1].end
                yield from listed


def held_by_one(text: str, first: Span, second: Span) -> bool:
    """Whether two offices are those of one person, a prime minister's deputy who is a minister too."""
    if ACTING.fullmatch(text, first.end, second.start) and _ACTS.match(text, first.end):
        return True
    joined = BOTH.fullmatch(text, first.end, second.start)
    return bool(joined) and first.of(text).endswith("นายกรัฐมนตรี") and second.of(text).startswith("รัฐมนตรี")


def signs(text: str, office: Span) -> bool:
    """Whether a text that tells of a signing says that the holder of an office signs."""
    if WITNESS.match(text, office.end):
        return False
    after = SIGNING.search(text, office.end, office.end + 200)
    if after and not OTHERWISE.search(text, office.end, after.start()):
        return True
    before = list(SIGNED_BY.finditer(text, max(0, office.start - 300), office.start))
    return bool(before) and not OTHERWISE.search(text, before[-1].end(), office.start)


def introduces(text: str, named: Sequence[Span]) -> bool:
    """Whether a text that begins with a body goes on to say what it and the other party are called."""
    before = text[: named[0].start].strip() if named else "-"
    return not before.rstrip("0123456789๐๑๒๓๔๕๖๗๘๙.() ") and CALLED.search(text) is not None


def office_end(text: str, title: re.Match[str], bodies: Sequence[Match]) -> int:
    """Where an office ends: with what it is for, its body, and qualifiers in brackets."""
    end = title.end()
    if "ราชทูต" in title.group() or "กงสุล" in title.group() or "อุปทูต" in title.group():
        sent = SENT_TO.match(text, end)
        return sent.end() if sent else end
    if title.group().endswith("บริษัท") and any(body.start == end - len("บริษัท") for body in bodies):
        end -= len("บริษัท")
    if qualifier := QUALIFIER.match(text, end):
        end = qualifier.end()
    if bracket := BRACKET.match(text, end):
        end = bracket.end()
    for body in bodies:
        if body.start >= end and JOINED.fullmatch(text[end : body.start]):
            end = body.end
            break
    else:
        if title.group().endswith("ว่าการ") and (alone := re.compile(r"กระทรวง").match(text, end)):
            end = alone.end()
        elif title.group().endswith(("ผู้ว่าราชการ", "นายกเทศมนตรี")):
            end += len(re.compile(rf"{_PHRASE}{{3,40}}|").match(text, end).group())  # type: ignore[union-attr]
    bracket = BRACKET.match(text, end)
    return bracket.end() if bracket else end


def parties_in(text: str, bodies: Sequence[Match]) -> list[Span]:
    """All bodies, governments and states in a text, in order; a state inside another name is none of them."""
    spans = [(body.start, 0, body.end) for body in bodies]
    for order, pattern in enumerate((GOVERNMENT, NAMED_STATE), start=1):
        spans += [(match.start(), order, match.end()) for match in pattern.finditer(text)]
    found: list[Span] = []
    for start, _, end in sorted(spans):
        if not found or start >= found[-1].end:
            found.append(Span(start, end))
    return found


def made_together(text: str, named: Sequence[Span]) -> Iterator[Span]:
    """The parties where a text says that one makes or signs an instrument with the others."""
    for first in named:
        made = MADE_WITH.match(text, first.end)
        if made is None and _THAT.search(text, max(0, first.start - 90), first.start):
            made = _MADE.match(text, first.end)
        if made and (others := list(in_a_row(text, made.end(), named))):
            yield from (first, *others)


def lands(text: str, at: int) -> Iterator[Span]:
    """States by their short names and provinces in the three hundred signs after a place, where they may be parties."""
    for found in LAND.finditer(text, max(0, at - 10), at + 300):
        yield Span(*found.span("name"))


def in_a_row(text: str, at: int, named: Sequence[Span]) -> Iterator[Span]:
    """The names that follow one another from a place on, with nothing but ``กับ``, ``และ`` or a gap between them."""
    first = True
    for span in sorted(named, key=lambda span: (span.start, -span.end)):
        if span.start < at:
            continue
        between = _DELEGATES.sub("", text[at : span.start])
        if not (between.strip() == "" if first else AND.fullmatch(between)):
            return
        yield span
        at, first = span.end, False
