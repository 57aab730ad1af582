"""Thai names of events: the word for their sort, and a sign that the words are a name.

Such a sign is an ordinal or year, quotation marks, Latin letters, an acronym in brackets, two states side by side, or
a subject (``ว่าด้วย ...``); without any, a meeting is any meeting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.languages.thai.countries import PAIR
from kb.languages.thai.grammar import BARE, LATIN, LETTER, WHOLE, either
from kb.matches import Match

NUMBER = r"[0-9๐-๙]{1,4}"
_SORT = either(
    "การประชุม|การสัมมนา|การหารือ|การเจรจา|การเสวนา|การอภิปราย|การแข่งขัน|การประกวด|การปรึกษาหารือ|นิทรรศการ|มหกรรม|เวที|เทศกาล|ฟอรั่ม|ฟอรัม|สัปดาห์|ค่าย|การอบรม|การฝึกอบรม|สมัชชา|พิธี(?=ฉลอง)",
    "งาน(?=มหกรรม|แสดง|นิทรรศการ|เทศกาล|ประเพณี|สัปดาห์|วัน|ปั่น|เดิน|วิ่ง|ประชุม|สัมมนา|เสวนา|ฉลอง|ครบรอบ|ออกร้าน|ชุมนุม|ประกวด|พบปะ|เปิดตัว|จับคู่|ตลาดนัด|เปิดบ้าน|พืชสวน|เอ็กซ์โป|\\s?[“A-Z])",
)
_EVENT = re.compile(_SORT)
_SECOND = re.compile(r"(?:และ|,)?\s?(?:การประชุม|การสัมมนา|นิทรรศการ|มหกรรม)")
"""How the next event begins, where several are named."""
_ORDINAL = re.compile(
    rf"\s{{0,3}}(?:ครั้งที่|สมัยที่|รอบที่|ปีที่)\s?(?:{NUMBER}(?:\s?/\s?{NUMBER})?|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ)"
    rf"(?:\s{{0,2}}ประจำปี\s?(?:พ\.ศ\.\s?|ค\.ศ\.\s?)?{NUMBER})?|\s{{0,3}}ประจำปี\s?(?:พ\.ศ\.\s?|ค\.ศ\.\s?)?{NUMBER}"
)
_HARD = re.compile(
    BARE
    + either(
        r"ซึ่ง|ณ(?=\s)|ใน(?=เดือน|ปี|วัน|ครั้ง|พื้นที่|จังหวัด|ช่วง)|เมื่อ|จะ|ได้(?<!รายได้)|ระหว่าง(?=วัน|เดือน|[0-9๐-๙\s])|ปีละ|ตั้งแต่|แต่ละ|เป็น(?!มิตร)|มี(?=มติ|กำหนด|วัตถุ|สาระ|ผู้(?!ภาวะ)|ผล|การ)|เห็น|รับทราบ|ที่(?<!เที่)(?<!พื้นที่)(?<!แผนที่)(?<!เจ้าหน้าที่)(?=กรุง|จังหวัด|นคร|เมือง|จัด|ผ่าน|จะ|ได้|ประเทศ|มี(?!ภาวะ))|จัดขึ้น"
        r"|และ(?=การประชุม|การสัมมนา|ได้|จะ|งาน|นิทรรศการ)|เพื่อ(?=พิจารณา|หารือ|แลก|ติดตาม|ทบทวน|เตรียม|รับ(?!มือ)|กำหนด)|ต่อจากนั้น|โดย(?=มี|ได้|เฉพาะ|จะ|เปิด|ใช้|ที่)|ดังกล่าว|เสร็จ|จำนวน|แล้ว|ตามลำดับ|ทั้งนี้|ที่ประชุม|ภายใต้(?!กรอบ|อนุสัญญา|พิธี)|ครั้ง(?!ที่)"
    )
    + WHOLE
    + r"|[\n“”\"]|\.\s"
)
_SOFT = re.compile(
    BARE
    + either(
        r"ที่(?<!เที่)(?<!พื้นที่)(?<!แผนที่)(?<!เจ้าหน้าที่)(?!ดิน|ปรึกษา|ประชุม|ทำการ|ยั่งยืน|เป็นมิตร)|ใน(?!ประเทศ|ภูมิภาค|เอเชีย|กรอบ|การ|อาเซียน|ระดับ|อนุ)|โดย(?!สาร)|ระหว่าง(?!ประเทศ|รัฐ)|ให้|ต่อ(?<!ติดต่อ)(?!ต้าน|เนื่อง)|จาก|กับ(?<!กำกับ)|แก่|เพื่อ(?=ให้)"
        r"|มี(?<!เคมี)(?!ภาวะ|ชีวิต)|ตาม|ภายใต้|นี้(?<!หนี้)|อีก|ร่วมกัน|ทั้ง|ต้อง|ไป(?!รษณี)|พบ|หรือ|รวม|ของ|สำหรับ|ว่า(?!ด้วย|ง)|ไม่|สมัย(?!ที่|พิเศษ)"
    )
    + WHOLE
    + r"|[^ก-ฮะ-ฺเ-ๆ็-๎ฯ]"
)
_OF_FAIRS = re.compile(
    either(
        r"ที่(?<!เที่)(?<!พื้นที่)(?<!แผนที่)(?<!เจ้าหน้าที่)|ใน(?!ประเทศ)|โดย(?!สาร)|ให้|ต่อ(?!เนื่อง)|กับ|แก่|เพื่อ|มี|ตาม|ทั้ง|ไป(?!รษณี)|ระหว่าง(?!ประเทศ)|และ(?!วัน)|รวม|หรือ"
    )
    + WHOLE
    + r"|[^ก-ฮะ-ฺเ-ๆ็-๎ฯ]"
)
_ANNIVERSARY = re.compile(rf"(?:พิธี|งาน)ฉลอง(?:ครบรอบ)?\s?{NUMBER}\s?ปี\s?")
"""How the celebration of so many years of something begins."""
_SPACE = re.compile(r"[\s(),.;:]")
QUOTED = re.compile(r"\s?“[^”\n]{2,120}”")
LATIN_NAME = re.compile(rf"\s?{LATIN}(?: {NUMBER})?")
_DASH = re.compile(rf"\s?[-–]\s?(?={LETTER})")
_SUBJECT = re.compile("ว่าด้วย(?=.{6})")
_NOT_NAMED = re.compile(
    "(?:การประชุม|การสัมมนา|การหารือ|การเจรจา)(?:ร่วม|เชิงปฏิบัติการ|ทวิภาคี|ครั้ง|ประจำปี|คณะรัฐมนตรี|ระดับ(?:รัฐมนตรี|ผู้นำ|สูง)|ด้านวิชาการ|ฝ่ายเทคนิค|คณะทำงานร่วม|คณะทำงาน|หารือ|วิชาการ){0,3}(?:ร่วมกัน)?(?:ว่าด้วย.*)?$"
)
_GROUPS = re.compile("อาเซียน|เอเปค|สหประชาชาติ|ลุ่มน้ำโขง|แม่น้ำโขง|เอเชีย|โลก|องค์การการค้าโลก|รัฐภาคี")
_LEVEL = re.compile(r"การประชุม(?:ระดับ|ผู้นำ|สุดยอด|รัฐมนตรี|เจ้าหน้าที่อาวุโส|คณะมนตรี)")
"""How a meeting begins that is named by the level it is held at and its group or acronym."""
GLOSS = re.compile(r"\s?\([A-Za-z][^()\n]{1,100}\)")


_OWN_HEAD = re.compile(
    r"\s?(?P<name>[^ก-๎“”]*\b(?:World|Forum|Summit|Conference|Meeting|Expo|EXPO|Dialogue|Workshop|Congress|Fair|Exhibition|Week"
    r"|Seminar|Symposium|Festival|Day)\b[^ก-๎“”]*)"
)
"""A Latin name that says itself what sort of event it is; the Thai word before it is no part of it."""
_NO_EVENT = tuple("ที่ พนัก ราย แรง หน่วย แผน ดำเนิน สำนัก ทำ ผล ใช้ ชิ้น ภาระ สาย กลุ่ม ฝ่าย จ้าง ศูนย์ กรรม".split())
"""What makes other words of them: แรงงาน, ศูนย์การประชุม, กรรมการ."""


def events(text: str) -> Iterator[Match]:
    """Meetings, fairs and the like by name."""
    at = 0
    yield from (Match("event", "", *found.span()) for found in _BY_ACRONYM.finditer(text))
    for found in _EVENT.finditer(text):
        if found.start() < at or text.endswith(_NO_EVENT, 0, found.start()):
            continue
        end = _event_end(text, found.start(), found.end())
        if end:
            at = end
            own = _OWN_HEAD.fullmatch(text, found.end(), end)
            yield Match("event", "", own.start("name") if own else found.start(), end)


_BY_ACRONYM = re.compile(
    rf"(?<![A-Za-z(])(?!MO[UC]|MoU|MoC|COVID)[A-Z]{{3,10}}(?:\+[0-9])?(?<!JTEPA)(?<!AJCEP)\s?ครั้งที่\s?{NUMBER}(?:\s?(?:และ|-|–)\s?{NUMBER}(?![0-9]|\s?[ก-๎]{{1,6}}คม|\s?[ก-๎]{{1,6}}ยน))?"
)
"""A meeting by its acronym alone, with its ordinal."""


def _event_end(text: str, start: int, head: int) -> int | None:
    """Where the name of an event ends; nothing where it is no name."""
    hard = _HARD.search(text, head, start + 180)
    limit = hard.start() if hard else min(len(text), start + 180)
    if text.startswith(("การเจรจา", "การแข่งขัน", "การประกวด"), start):
        limit = min(limit, start + 60)
    if second := _SECOND.search(text, head + (9 if head - start == 3 else 0), limit):
        limit = second.start()
    if anniversary := _ANNIVERSARY.match(text, start):
        stop = _SOFT.search(text, anniversary.end(), limit)
        end = stop.start() if stop else limit
        return end if end - anniversary.end() >= 6 else None
    if text.startswith("พิธี", start):
        return None
    ordinal = _ORDINAL.search(text, head, limit)
    if ordinal and ordinal.start() > head and ")" not in text[head : ordinal.start()].partition("(")[0]:
        return ordinal.end()
    end = _event_run(text, start, head, limit)
    if (named := QUOTED.match(text, end)) or (
        (end == head or _LEVEL.match(text, start)) and (named := LATIN_NAME.match(text, end))
    ):
        after = _ORDINAL.match(text, named.end())
        return after.end() if after else named.end()
    return end if _is_event(text[start:end], text, end) else None


def _event_run(text: str, start: int, head: int, limit: int) -> int:
    """Where the letters of an event's name end: at a word of grammar, or once its subject is told, at a gap."""
    end = head
    while True:
        told = "ว่าด้วย" in text[start:end]
        stop = (_SPACE if told else _OF_FAIRS if text.startswith("งาน", start) else _SOFT).search(text, end, limit)
        end = stop.start() if stop else limit
        dash = _DASH.match(text, end, limit)
        if not told and (subject := text.find("ว่าด้วย", start, end)) > 0:
            end = subject + len("ว่าด้วย")
        elif dash and not told:
            end = dash.end()
        else:
            return end


def _is_event(name: str, text: str, end: int) -> bool:
    if GLOSS.match(text, end) and len(name) > 14:
        return True
    if PAIR.search(name):
        return not name.endswith(("-", "–"))
    if _NOT_NAMED.match(name):
        return bool(_SUBJECT.search(name)) and not re.match(
            "(?:การประชุม|การสัมมนา|การหารือ)(?:ร่วม|ทวิภาคี)?ว่าด้วย.{0,10}$|.{0,20}ร่วมกัน", name
        )
    if name.startswith("งาน"):
        return len(name) > 12 and not re.match(
            "งาน(?:แสดงสินค้า|สัมมนา|ประชุม|วันนี้|นิทรรศการ|มหกรรม|เทศกาล).{0,8}$|งาน(?:แสดงสินค้า|สัมมนา|ประชุม)[^“]*$", name
        )
    if name.startswith(
        (
            "เวที",
            "นิทรรศการ",
            "มหกรรม",
            "เทศกาล",
            "สัปดาห์",
            "การแข่งขัน",
            "การประกวด",
            "การเจรจา",
            "ค่าย",
            "การอบรม",
            "การฝึก",
            "สมัชชา",
        )
    ):
        return bool(_GROUPS.search(name)) and name.startswith("มหกรรม")
    if _LEVEL.match(name) and _GROUPS.search(name):
        return True
    return bool(_SUBJECT.search(name)) or bool(re.search("สุดยอด|รัฐภาคี|สมัชชา", name) and len(name) > 18)
