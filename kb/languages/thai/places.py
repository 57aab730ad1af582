"""Thai names of places: by the word for their sort, and after ``ณ``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kb.languages.thai.countries import STATE
from kb.languages.thai.grammar import BARE, LATIN, LETTER, WHOLE, either
from kb.matches import Match

# Words that begin the name of a place wherever they stand.
_STRONG = either(
    r"จังหวัด|อำเภอ|ตำบล|แขวง(?!การทาง)|หมู่บ้าน|โรงแรม|ท่าอากาศยาน|สนามบิน|อุทยานแห่งชาติ|เขตรักษาพันธุ์สัตว์ป่า|เขตห้ามล่าสัตว์ป่า|วนอุทยาน|สถานีรถไฟ|นิคมอุตสาหกรรม"
    r"|พิพิธภัณฑ์|พิพิธภัณฑสถาน|ศูนย์ราชการ|ศูนย์ไปรษณีย์|ศูนย์ประชุม|ศูนย์การประชุม|ที่ทำการไปรษณีย์|พระบรมมหาราชวัง|ท่าเรือ|สนามกีฬา|พระราชวัง|ตึก|มณฑล|นครหลวง(?=เวียงจันทน์)"
)
# Words that do so only where something is located or goes.
_WEAK = either(
    r"เมือง(?!ขนาด|เจ้าภาพ|หลวง|หลัก|ไทย|รอง|ท่า|อัจฉริยะ|ใหญ่|ที่|ต่าง|น่า|เก่า|ใหม่|คู่|แร่|นอก|ใน|หนาว|ร้อน|อุตสาหกรรม|การ|แห่ง|อากาศ|พี่|สำคัญ|กีฬา|มรดก|สมุนไพร|ชายแดน)|นคร(?!หลวง|ราช|ปฐม|นายก|สวรรค์|พนม|ศรี)|เกาะ(?!ติด|กลุ่ม|กระแส)"
    r"|เขต(?!เศรษฐกิจ|การค้า|ปลอด|พัฒนา|อำนาจ|อันตราย|แดน|ร้อน|วิกฤต|พื้นที่|ส่งเสริม|นิคม|ประกอบ|อุตสาหกรรม|ทาง|สุขาภิบาล|บริหาร|ชายแดน|ที่|เมือง|น่าน|อบอุ่น|ควบคุม|ห้าม|ป่า|ปฏิรูป|โรงเรียน|ชนบท|รักษา|หนาว|ภาค)"
    r"|อาคาร(?!สำนักงาน|ที่|ชุด|โดยสาร|เรียน(?!รู้)|สูง|บ้าน|ใหม่|สถานี|ดังกล่าว|เหล่า|นำร่อง|เป็น|และ|ประหยัด|เขียว|ของ|พาณิชย์|ซึ่ง)|ทำเนียบ|สวน(?!ป่า|ยาง|สัตว์$|ผลไม้|ทาง)|วัด(?=พระ|โพธิ|อรุณ)|สถานี(?=กลาง|สูบ)|หอประชุม|ห้องประชุม"
    r"|เขื่อน(?!ที่|และ)|สะพาน|ด่าน(?!ตรวจ|ที่|กัก|พรมแดน|หน้า|ต่าง|อาหาร|ชายแดน|ถาวร|สากล|และ|ผ่านแดน)|มลรัฐ|โรงเรียน(?=บ้าน|วัด|สอนคน|อนุบาล|เทศบาล|ราช|ชุมชน|นานาชาติ|มัธยม|สาธิต|เตรียม)|วัง(?!น้ำ|วน|ชา)|อุทยาน(?!แห่งชาติ|และ|ที่|ธรณี)"
)
SORT = re.compile(rf"(?P<strong>{_STRONG})|(?P<weak>{_WEAK})")
_LOCATED = re.compile(
    r"(?:^|[\s(]|(?:ณ|ที่|ใน|จาก|ระหว่าง|สู่|ถึง|ไป|ของ|แก่|และ|กับ|หรือ|ผ่าน|เยือน|ได้แก่|เช่น|ยัง|ชม|จังหวัด.{2,20}|อำเภอ.{2,20})\s?)$"
)
_STOP = re.compile(
    BARE
    + either(
        r"และ|หรือ|ใน|ที่(?<!เที่)|ของ|เมื่อ|ระหว่าง|เพื่อ|ซึ่ง|เป็น|จะ|ได้|ตั้งแต่|เดือน|กับ|โดย|ถึง|ไป(?!รษณีย์)|มา(?=ยัง|จาก|ถึง|เยือน)|จาก|ให้|ต้อง|มี|แล้ว|สำหรับ|ตาม|แห่ง(?!ชาติ)|จังหวัด|อำเภอ|ตำบล|ประเทศ|ณ(?=\s)|รวม|แก่|ต่อ|ดัง|ทั้ง|นี้|นั้น|อื่น|ต่าง"
        r"|เข้า|เยี่ยม|จัด|ยัง|ขึ้น|อย่าง|ไม่|ว่า(?<!าว่า)|วันที่|กระทรวง|ปี(?=\s?[0-9๐-๙พ])|รับ|ร่วม|ส่ง|ผลิต|เปิด|เสนอ|จำนวน|พร้อม|ด้วย|พบ|ภายใน|ภาย|โรงแรม|คือ|เนื่อง|ใช้|กรุง|ตลอด|ดำเนิน|เริ่ม|เยือน|ประจำ|สามารถ|อยู่|มาก(?!ั)|ตอน(?=ต้น|ปลาย|กลาง)|จึง|ขนาด|ไม่ว่า|บน(?=ชาย|พื้น|เส้น|ฝั่ง|เกาะ|ที่)|อันตราย|รอง|เจ้าภาพ"
    )
    + WHOLE
    + r"|[^ก-ฮะ-ฺเ-ๆ็-๎]"
)
_EMPTY = re.compile(
    r"(?:จังหวัด|อำเภอ|ตำบล|แขวง|หมู่บ้าน|เมือง|นคร|เกาะ|เขต|มณฑล)(?:ต่าง|ที่|ละ|ใด|อื่น|ใกล้|ชาย|เหล่า|นำร่อง|ท่อง|หลัก|ใหญ่|นี้|และ|หรือ|ภาค|เดียว|ข้าง|สำคัญ|รอบ|ลุ่ม|แต่|ทั่ว|ของ|ใน|คู่|ไหน|หนึ่ง|เดิม|เป้าหมาย|พื้น|$)"
    r"|โรงแรม(?:ใน|ที่|และ|ขนาด|ระดับ|ต่าง|หรือ|ร้าน|รีสอร์|ของ|ใด|ไทย$|หรู|$)|ท่าเรือ(?:น้ำลึก$|ใน|และ|ที่|ของ|สำคัญ|ต่าง|หลัก|ลำ|สินค้า|ท่อง|สำราญ|แห่ง|ชาย|อัจ|สี|พาณิชย์$|ขนาด|ปลาย|ต้น|อุตสาหกรรม$|ขน|ประมง$|ภูมิ|ไทย$|$)|(?:สนามบิน|ท่าอากาศยาน)(?:พาณิชย์|นานาชาติ$|ใน|และ|ของ|ที่|ไทย|ต่าง|หลัก|ภูมิ|ระหว่าง|ขนาด|$)"
    r"|อุทยาน(?:วิทยาศาสตร์|เทคโนโลยี)$|(?:ตึก|อาคาร)(?:สูง|ที่|แถว|และ|หลัง|ใน|ๆ|$)|พิพิธภัณฑ์(?:และ|ที่|ใน|ต่าง|ของ|$)|พิพิธภัณฑสถาน(?:และ|แห่งชาติ$|$)|สถานีรถไฟ(?:ไม้|ใน|ที่|และ|ความเร็ว|ของ|ฟ้า$|$)|นิคมอุตสาหกรรม(?:ที่|ใน|และ|แห่ง|ของ|อัจ|สี|ใหม่|เชิง|ต่าง|$)"
    r"|อุทยานแห่งชาติ(?:ทาง|$|และ|ที่|ใน|ของ)|ศูนย์(?:ประชุม|การประชุม|ราชการ|ไปรษณีย์)(?:$|ใน|และ|ที่|ของ|นานาชาติ$|ขนาด)|ที่ทำการไปรษณีย์(?:$|รอง|ทั่ว|ใน|และ|ของ|ที่|ต่าง|ทุก|ซึ่ง|เป็น|ขนาด|ชนบท|จังหวัด$|ท้องถิ่น)|หมู่บ้าน.*"
    r"|(?:สะพาน|เขื่อน|ตลาด|สวน|ด่าน|ทำเนียบ|รัฐ|หอประชุม|ห้องประชุม)(?:$|ชั้น|ใหญ่|เล็ก|.{1,2}$|ไทย|ใหม่|แห่ง|ใหญ่|ขนาด|ชาย|ศุลกากร$|ท้องถิ่น|ข้าม|สาธารณะ|มิตรภาพ$|เกษตร|ค้า|ออนไลน์|พันธ|ตรวจ)"
)
_PROVINCES = either(
    "กระบี่|กาญจนบุรี|กาฬสินธุ์|กำแพงเพชร|ขอนแก่น|จันทบุรี|ฉะเชิงเทรา|ชลบุรี|ชัยนาท|ชัยภูมิ|ชุมพร|เชียงราย|เชียงใหม่|ตรัง|ตราด|ตาก|นครนายก|นครปฐม|นครพนม|นครราชสีมา|นครศรีธรรมราช|นครสวรรค์|นนทบุรี|นราธิวาส|น่าน|บึงกาฬ|บุรีรัมย์"
    "|ปทุมธานี|ประจวบคีรีขันธ์|ปราจีนบุรี|ปัตตานี|พระนครศรีอยุธยา|พะเยา|พังงา|พัทลุง|พิจิตร|พิษณุโลก|เพชรบุรี|เพชรบูรณ์|แพร่|ภูเก็ต|มหาสารคาม|มุกดาหาร|แม่ฮ่องสอน|ยโสธร|ยะลา|ร้อยเอ็ด|ระนอง|ระยอง|ราชบุรี|ลพบุรี|ลำปาง|ลำพูน|เลย|ศรีสะเกษ"
    "|สกลนคร|สงขลา|สตูล|สมุทรปราการ|สมุทรสงคราม|สมุทรสาคร|สระแก้ว|สระบุรี|สิงห์บุรี|สุโขทัย|สุพรรณบุรี|สุราษฎร์ธานี|สุรินทร์|หนองคาย|หนองบัวลำภู|อ่างทอง|อำนาจเจริญ|อุดรธานี|อุตรดิตถ์|อุทัยธานี|อุบลราชธานี"
)
_PROVINCE = re.compile(rf"จังหวัด{_PROVINCES}")
_AT = re.compile(rf"(?<!{LETTER})ณ\s?(?P<name>[ก-ฮเ-ไ]{LETTER}{{2,30}})(?=[\s,;)]|$)")
_NO_PLACE = re.compile(
    rf"{STATE}|ที่|สหประชาชาติ|องค์การ|ไตรมาส|วัน|สิ้น|ขณะ|ปัจจุบัน|เวลา|เดือน|ปี|สถาน|สำนักงาน|กรม|กระทรวง|ประเทศ|ศูนย์ฝึก|แห่ง|บริเวณ|ภูมิภาค|พื้นที่|จุด|ห้อง|ราช|สำนัก|ต่าง|โรงเรียน|ราคา|อัตรา|การ|แหล่ง|หน่วย|บ้าน|มหาวิทยาลัย|ฐาน|ตลาด|ศาล|โอกาส|ทั้ง|แต่|ชั้น|ช่วง|บริษัท|ธนาคาร|เมือง$|สหภาพ|สาธารณรัฐ|ราชอาณาจักร|สหรัฐ"
)
_NO_NAME = tuple("ต่าง ข้าม ราย ระดับ ทุก หลาย แต่ละ ความตกลง พิธีสาร ปฏิญญา อนุสัญญา อ้างอิง".split())
"""What makes of the words after it no place: other provinces, the Hague Agreement."""
_STRICTLY = re.compile(r"(?:^|ณ|ที่|ใน|จาก|\n)\s?$")
"""What stands before a palace; a family name may begin with the same word."""
_HOTEL = re.compile(r"(?:\s(?!กรุง|จังหวัด|ประเทศ|เมือง|นคร|อำเภอ)[ก-๎]{1,20}์[ก-๎]{0,15}){0,3}(?![ก-๎])")
"""More words of a hotel's name: foreign ones, with a letter that is not spoken."""
_AIRPORT = re.compile(r"\s(?!นาย|นาง|กรุง|เวลา|พร้อม|ระยอง|ประเทศ|วัน)[ก-ฮเ-ไ][ก-๎]{3,13}(?=\s|$)")
"""A second word of an airport's name, which honours a person or a figure of a tale."""
_WHICH = re.compile(r"\s?[0-9๐-๙]{1,2}(?![0-9๐-๙.:/,]|\s?(?:ชั้น|หลัง|แห่ง|คน|วัน|เดือน|ปี|[มก-ฮ]\.))")
"""Which of several buildings or rooms it is."""
_CITY = re.compile(rf"กรุง(?!ไทย|ศรี|เทพ)(?P<rest>{LETTER}{{3,20}})")


def places(text: str, known: Sequence[Match]) -> Iterator[Match]:
    """Places by name; a known one comes with the word for its sort before it."""
    at = 0
    starts = {match.start: match.end for match in known if match.type == "place"}
    for found in SORT.finditer(text):
        start, head = found.span()
        if start < at or start in starts:
            continue
        if text.endswith(_NO_NAME, 0, start) or (found["weak"] and not _is_located(text, start)):
            continue
        end = starts.get(head) or _end(text, start, head)
        if end:
            at = end
            yield Match("place", "", start, end)
    for found in _CITY.finditer(text):
        if text.endswith(_NO_NAME, 0, found.start()):
            continue
        if found.start() not in starts and (end := _end(text, found.start(), found.start("rest"))):
            yield Match("place", "", found.start(), end)
    for found in _AT.finditer(text):
        name = found["name"]
        if not _NO_PLACE.match(name) and not _STOP.search(name) and not SORT.match(name):
            yield Match("place", "", *found.span("name"))


def _is_located(text: str, start: int) -> bool:
    """Whether something is said to be at what a word that is common by itself may name."""
    pattern = _STRICTLY if text.startswith("วัง", start) else _LOCATED
    return pattern.search(text[max(0, start - 26) : start]) is not None


def _end(text: str, start: int, head: int) -> int | None:
    if province := _PROVINCE.match(text, start):
        return province.end()
    at = head + 1 if text.startswith(" ", head) and text.startswith("โรงแรม", start) else head
    latin = re.compile(LATIN).match(text, at)
    if latin and text.startswith(("โรงแรม", "อาคาร", "ตึก", "ศูนย์"), start):
        return latin.end()
    stop = _STOP.search(text, at, at + 45)
    end = stop.start() if stop else min(len(text), at + 45)
    if text.startswith("พิพิธภัณฑสถานแห่งชาติ", start) and end == start + len("พิพิธภัณฑสถานแห่งชาติ"):
        more = re.compile(rf"\s(?!จังหวัด|ใน|เมื่อ|และ|ณ\s|ซึ่ง|โดย|ระหว่าง|กรุง){LETTER}{{3,20}}(?=\s|$)").match(text, end)
        end = more.end() if more else end
    if text.startswith("โรงแรม", start) and (more := _HOTEL.match(text, end)):
        end = more.end()
    if text.startswith(("ท่าอากาศยาน", "สนามบิน"), start) and (more := _AIRPORT.match(text, end)):
        end = end if _STOP.search(text, end + 1, more.end()) or SORT.match(text, end + 1) else more.end()
    if text.startswith(("อาคาร", "ตึก", "ห้องประชุม"), start) and (number := _WHICH.match(text, end)):
        return None if _EMPTY.match(text[start:end]) else number.end()
    if end - at < 2 or end - at > 60 or _EMPTY.match(text[start:end]):
        return None
    return end
