"""Thai names of programmes: the word for their sort, and a sign that the words are a name.

Such a sign is a phase or edition, the years of a plan, quotation marks, Latin letters, a gloss, two states side by
side, or, of projects and funds, a subject of some length; without any, a project is any project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.languages.thai.countries import FORMAL_STATE, PAIR, STATE
from kb.languages.thai.grammar import BARE, LETTER, WHOLE, either
from kb.languages.thai.occasions import GLOSS, LATIN_NAME, NUMBER, QUOTED
from kb.matches import Match

_PROGRAMME = re.compile(
    either(
        "โครงการ(?!ฯ)|แผนงาน|แผนแม่บท|แผนปฏิบัติการ|กรอบยุทธศาสตร์|กองทุน|ระบบ|กลไก|แพลตฟอร์ม|แอปพลิเคชัน|ข้อริเริ่ม|ความริเริ่ม|หลักสูตร|ทุน(?=การศึกษา|รัฐบาล)|ทุน(?<=ภายใต้ทุน)(?!การ|ทรัพย์)|ฐานข้อมูล|การฝึกซ้อม|การฝึกร่วม|การซ้อม|การฝึก(?=ผสม|\\s?[“A-Z])|เครือข่าย|กรอบความร่วมมือ|แผน(?!งาน|แม่บท|ปฏิบัติการ|ที่|ก|การ)|ปฏิบัติการ(?=\\s?“)|ยุทธการ(?=\\s?“)|แคมเปญ|มาตรการ(?=\\s?“)"
    )
)
_PROGRAMME_STOP = re.compile(
    BARE
    + either(
        r"ซึ่ง|ที่(?<!เที่)(?<!พื้นที่)(?<!แผนที่)(?<!เจ้าหน้าที่)(?!ดิน|ปรึกษา|ทำการ|ยั่งยืน|เป็นมิตร)|โดย(?!สาร)|จะ|ได้(?<!รายได้)(?<!ไปได้)|ให้(?!บริการ|เช่า)|ต่อ(?<!ติดต่อ)(?!ต้าน|เนื่อง|เรือ)|กับ(?<!กำกับ)|แก่|มี(?<!เคมี)(?!ชีวิต|สุขภาพ|ประสิทธิภาพ|สุข|ส่วน)|ตาม|ภายใต้|ดังกล่าว|นี้(?<!หนี้)|แล้ว|อีก|ร่วมกัน|ทั้ง|ต้อง|เป็น(?!มิตร|ไปได้)|ระยะ(?!ไกล)"
        r"|ใน(?=เดือน|ปี|วัน|การ(?!ผลิต)|ระยะ|พื้นที่|จังหวัด|ประเทศ|ครั้ง|ลักษณะ|ระหว่าง|ด้าน|ช่วง|ฐานะ|วงเงิน|สาขา|ไทย|ส่วน)|เมื่อ|ตั้งแต่|เพื่อ(?=ให้|ใช้|ทดลอง|ดำ|พิจารณา|เป็น|รับ)|และ(?=โครงการ|แผน|ปฏิญญา|จะ|ได้|กองทุน|หน่วย|ผู้|กรม|กระทรวง|ให้|การ(?:ประชุม|แลก))|หรือ|จำนวน|รวม|ว่า(?!ด้วย|ง)|ไม่|ครั้ง|ของ(?=กระทรวง|กรม|ไทย|ญี่|รัฐ|สำนัก|ผู้|ทั้ง|แต่|ประ|บริ|ตน|ฝ่าย)|เริ่ม|เปิด|ภายใน|ระหว่าง(?!ประเทศ)|ปี(?=\s?[0-9๐-๙])|สำเร็จ|ไป(?!รษณี|ได้)|ขึ้น|ผ่าน|ตลอด|ก่อน|ประกอบด้วย|พ\.\s?ศ|ค\.\s?ศ"
    )
    + WHOLE
    + r"|[^ก-ฮะ-ฺเ-ๆ็-๎]"
)
_NAMES_SCHEME = re.compile(
    r"[A-Z][A-Za-z&/-]*[A-Z]\)$|\([A-Z][a-z]+-?[A-Z][A-Za-z]+\)|(?:Plan|Programme|Program|Project|Scheme|Fund|Initiative|Platform|Network)\)$"
)
"""A gloss that is the name of a scheme: an acronym, a word with capitals inside, or its word for a scheme."""
_PLAN_GLOSSED = re.compile(r"แผนงาน[ก-๎]{6,80}\s?\((?:[A-Z][a-z]+\s?){2,8}\)$")
"""A plan with its English name, every word of it with a capital."""
_COMMON = re.compile(
    r"(?:โครงการ|กองทุน)(?:$|เสร็จ|บน|เฉพาะ|ความเชื่อม|การ(?:ดำเนิน|ศึกษา|บริหาร)|อย่าง|สำหรับการ|นำร่อง$|ร่วม|ความร่วมมือ|ต่าง|ใหม่|อื่น|วิจัย(?:$|ร่วม|และ(?:พัฒนา)?$)|พัฒนา$|เสริมสร้าง(?:ขีด)?ความสามารถ$|ก่อสร้าง|ลงทุน|ขนาด|ด้าน|ของ|ใด|ทั้ง|สำคัญ|ระดับ|เพื่อ|ความช่วย|พื้นฐาน|โครงสร้าง|หลัก|ระหว่าง|จริง|เดิม|พิเศษ|ย่อย|ที่|และ|แลกเปลี่ยน(?:$|บุคลากร$|เยาวชน$|นักศึกษา$)|ฝึกอบรม$|ศึกษา$|สาธิต|ต่อ|ให้|ใน|จัด|ปรับปรุง$|เหล่านั้น|เดียว|รถไฟ|แรก|ทาง|เป้าหมาย|สนับสนุน|ส่งเสริม(?:$|การ.{0,12}$)|ช่วยเหลือ|นี้|นั้น|แต่ละ|หรือ|ตัวอย่าง|ลด|ประจำ|วิชาการ|ทดลอง|บริหาร|หมุนเวียน|ส่วน|รวม|สำรอง|สวัสดิการ|ประกันสังคม$|ภายใน|ภาครัฐ|การ(?:ลงทุน|ค้า)|เอกชน)"
)
_KNOWN_SCHEMES = re.compile("โครงการ|กองทุน")
_PLANS = re.compile("แผน|กรอบยุทธศาสตร์|ยุทธศาสตร์")
_BY_PHASE = re.compile(
    rf"(?P<gloss>\s?\([A-Za-z][^()\n]{{1,100}}\))?\s?(?:ระยะที่|เฟส(?:ที่)?|รุ่นที่)\s?(?:{NUMBER}|หนึ่ง|สอง|สาม|สี่|ห้า)"
)
"""The phase or edition of a programme, after its gloss."""
_BY_YEARS = re.compile(
    r"(?P<gloss>\s?\([A-Za-z][^()\n]{1,100}\))?\s?(?:ฉบับใหม่\s?)?\(?(?:ประจำปี\s?|ปี\s?)?(?:(?:พ\.\s?ศ\.|ค\.\s?ศ\.)\s?[0-9๐-๙]{4}(?![0-9๐-๙]|\s?[-–—])|(?:พ\.\s?ศ\.|ค\.\s?ศ\.)?\s?[0-9๐-๙]{4}\s?[-–—]\s?(?:พ\.\s?ศ\.|ค\.\s?ศ\.)?\s?[0-9๐-๙]{4})(?:\)|(?![0-9๐-๙]))"
)
"""The years that a plan is for."""
_GROUP = re.compile(r"(?:แผน[ก-๎]{0,12}?อาเซียน|(?:แผน|เครือข่าย)[ก-๎]{8,60}อาเซียน)(?!และ)")
"""A plan or network of a group of states."""
_AMONG = re.compile(rf"\s?ระหว่าง(?:{FORMAL_STATE}|{STATE}|\s|,|-|–|และ){{3,12}}(?<![\s,])")
"""The states that a project is shared by."""
_TERMS = frozenset(
    "HS STARTUP STARTUPS INTERNET CLOUD BLOCKCHAIN E-VISA E-HEALTH WEBEX ZOOM TEAMS BIG AI ICT IT IOT GPS QR CCTV 5G 4G ERP OTP API GIS EV LNG SME SMES CEO E-COMMERCE ONLINE ONLINE. DNA RFID VR PDF USB SMS E-LEARNING".split()
)


def programmes(text: str) -> Iterator[Match]:
    """Projects, funds, systems and the like by name."""
    at = 0
    for found in _PROGRAMME.finditer(text):
        if found.start() >= at and (span := _programme(text, found.start(), found.end())):
            phase = _BY_PHASE.match(text, span[1])
            at = phase.end() if phase else span[1]
            yield Match("programme", "", span[0], at)


def _programme(text: str, start: int, head: int) -> tuple[int, int] | None:
    stop = _PROGRAMME_STOP.search(text, head, start + 150)
    end = stop.start() if stop else min(len(text), start + 150)
    sort, name = text[start:head], text[start:end]
    if by := _by_phase_or_years(text, head, end, sort):
        return start, by
    if quoted := QUOTED.match(text, end):
        return (start, quoted.end()) if end - head <= 30 else None
    if pair := re.compile(rf"\s?[-–]\s?{LETTER}").match(text, end):
        more = _PROGRAMME_STOP.search(text, pair.end(), start + 150)
        stop_at = more.start() if more else min(len(text), start + 150)
        if PAIR.search(text[start:stop_at]):
            return start, stop_at
        if _KNOWN_SCHEMES.fullmatch(sort):
            end, name = stop_at, text[start:stop_at]
    if sort == "โครงการ" and not _COMMON.match(name) and (among := _AMONG.match(text, end)):
        return start, among.end()
    if (latin := LATIN_NAME.match(text, end)) and not _is_term(latin.group()):
        return _with_latin(text, start, head, latin)
    gloss = GLOSS.match(text, end) if end - head > 6 and not _COMMON.fullmatch(name) else None
    if gloss and (
        _KNOWN_SCHEMES.fullmatch(sort)
        or _PLAN_GLOSSED.match(name + gloss.group())
        or _NAMES_SCHEME.search(gloss.group())
    ):
        return start, end
    if _KNOWN_SCHEMES.fullmatch(sort) and end - head >= (12 if sort == "โครงการ" else 7) and not _COMMON.match(name):
        return start, end
    return (
        (start, end)
        if _GROUP.match(name) or (sort == "ทุน" and end - head > 12 and "ภายใต้" in text[:start][-6:])
        else None
    )


def _by_phase_or_years(text: str, head: int, end: int, sort: str) -> int | None:
    """Where a programme ends that is named by its phase or edition, or a plan by the years that it is for."""
    if not 5 <= end - head <= 100 or text.startswith(("สำหรับ", "ปี", "ประจำปี", "การใช้จ่าย", "งบ"), head):
        return None
    if _PLANS.match(sort) and (years := _BY_YEARS.match(text, end)):
        return years.end()
    phase = _BY_PHASE.match(text, end)
    if phase and _PLANS.match(sort) and (years := _BY_YEARS.match(text, phase.end())):
        return years.end()
    return phase.end() if phase and (phase["gloss"] or _PLANS.match(sort)) else None


def _is_term(latin: str) -> bool:
    """Whether Latin words name a technique and no single thing."""
    words = latin.upper().split()
    return words[0] in _TERMS or words[-1] in ("CONFERENCE", "DATA", "CODE")


def _with_latin(text: str, start: int, head: int, latin: re.Match[str]) -> tuple[int, int] | None:
    """A name partly in Latin letters: the whole of a project's, the Latin part of what a phrase describes."""
    described = latin.start() - head
    name = latin.group().strip()
    if described > 12 and not text.startswith("โครงการ", start):
        return (latin.end() - len(name), latin.end()) if " " in name or not name.isupper() else None
    if described > 40 or text.startswith("ของ", head) or (name.isupper() and len(name) < 4 and described):
        return None
    end = latin.end()
    if re.search("[a-z]{5}[0-9]$", name):  # the number of a footnote
        end -= 1
    if text.startswith("โครงการ", start) and (more := re.compile(rf"\s{LETTER}").match(text, end)):
        stop = _PROGRAMME_STOP.search(text, more.end() - 1, end + 40)
        tail = stop.start() if stop else min(len(text), end + 40)
        end = tail if tail - end > 5 else end
    return start, end
