"""Thai names of bodies: by what they begin, where they end, and which stand inside one another.

Thai has no capitals and no spaces between words, so a name begins with the word for its sort (``กระทรวง``, ``กรม``,
``สถาบัน``) and goes on to the first space, bracket or word of grammar that no name holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kb.languages.thai.countries import STATE, STATE_AFTER
from kb.languages.thai.grammar import BARE, LATIN, WHOLE, either
from kb.matches import Match

# Sorts of body that need no more than the word to be believed.
_STRONG = either(
    r"กระทรวง|กรม(?!ธรรม์|[ะ-ฺ็-๎])(?<![แุเโู]กรม)(?<!ยากรม)|กองทัพ|กองบัญชาการ|ทบวง(?!การ)|สำนักงาน|องค์การ|สถาบัน|ธนาคาร|มหาวิทยาลัย|สมาคม|มูลนิธิ|สมาพันธ์|สหพันธ์(?!สาธารณรัฐ)|บริษัท|บรรษัท|รัฐวิสาหกิจ"
    r"|คณะกรรมาธิการ|หอ(?=ภาพยนตร์)|หอสมุด|หอการค้า|หอจดหมายเหตุ|หอดูดาว|หอศิลป์|ราชวิทยาลัย|วิทยาลัย|สถานเอกอัครราชทูต|สถานกงสุล|เทศบาล(?=นคร|เมือง|ตำบล)|โรงพยาบาล|หน่วยยามฝั่ง"
    r"|ศาล(?:ฎีกา|ปกครอง|รัฐธรรมนูญ|อุทธรณ์|แพ่ง|อาญา|แรงงาน|ภาษี|ทรัพย์สิน|ล้มละลาย|เยาวชน|ยุติธรรม|อนุญาโตตุลาการ|จังหวัด)"
    r"|การ(?<!โครงการ)(?:(?:ท่องเที่ยว|เคหะ|กีฬา|ยาง|สื่อสาร|ปิโตรเลียม|ทางพิเศษ|นิคมอุตสาหกรรม)(?=แห่ง(?:ประเทศ|ชาติ))|(?:ไปรษณีย์|รถไฟ|ท่าเรือ|ไฟฟ้า|ประปา)(?=แห่ง|ญี่ปุ่น|ไทย|ฟ้า|นคร|ส่วน|ฝ่าย))"
)
# Sorts whose words are common nouns too, or parts of other words: only where a phrase can begin.
_WEAK = either(
    r"สำนัก(?!งาน|พิมพ์)|ศูนย์|กอง(?!ทุน|ทัพ|บัญชาการ|กลาง|ขยะ|ถ่าย|หนุน|ไฟ|กำลัง|[ะ-ฺ็-๎])|สภา(?!พ|วะ|วการ|ฯ)|สหกรณ์|ศาล(?![ะ-ฺ็-๎]|เจ้า|พระ|ดัง|ที่|ใน|ของ|หรือ|และ|มี|ได้|จะ)|สถานี(?=ทดลอง|วิจัย|ตำรวจ|อุตุนิยม)"
    r"|คณะกรรมการ(?=กฤษฎีกา|[ก-๎]{4,60}แห่ง)|คณะ(?=[ก-๎]{2,20}(?:ศาสตร์|วิทยา))"
)
HEAD = re.compile(rf"(?P<strong>{_STRONG})|(?P<weak>{_WEAK})")
"""Where the name of a body may begin."""
_BEGINS = re.compile(
    r"(?:^|[^ก-๎]|และ|กับ|หรือ|โดย|ให้|ของ|ที่|หมาย|แก่|จาก|ถึง|ใน|แทน|ต่อ|ว่า|คือ|การ|หน้า|นาม|หว่าง|สำหรับ|ผ่าน|ตาม|แห่ง|เป็น|บดี|เชิญ|ร่วม|ชม|แจ้ง|มี|ซึ่ง|จะ|ได้|เช่น|ก่อน|หลัง|เยี่ยม|อดีต|ปรึกษา)$"
)
"""What stands before a phrase."""

SUBJECT = (
    r"(?:การ|กิจการ|สภาพ|เกษตร|ป่าไม้|ประมง|ที่ดิน|โครงสร้าง|ขนส่ง|ท่องเที่ยว|แรงงาน|สวัสดิการ|วิทยาศาสตร์|เทคโนโลยี|วิจัย|นวัตกรรม|อุตสาหกรรม|วัฒนธรรม|กีฬา|เยาวชน|ศาสนา"
    r"|พลังงาน|สิ่งแวดล้อม|สัตว์ป่า|พันธุ์พืช|สังคม|สหกรณ์|อุดมศึกษา|สาธารณ|คมนาคม|สื่อสาร|สารสนเทศ|โทรคมนาคม|ไปรษณีย์|ดิจิทัล|พาณิชย์|ธุรกิจ|น้ำ|ดิน|ทะเล|ชายฝั่ง"
    r"|ทรัพยากร|ธรรมชาติ|ผังเมือง|ครอบครัว|เด็ก|สตรี|ผู้สูงอายุ|อาหาร|ยา|ประชาสัมพันธ์|ข่าว|กฎหมาย|ตุลาการ|สิทธิ|ความมั่นคง|ความปลอดภัย|โลหะ|วัสดุ|เหมือง|เหล็ก|ทาง|ภูมิ"
    r"|อวกาศ|สุขภาพ|การแพทย์|ยุทธศาสตร์|นโยบาย|แผน|คุ้มครอง|ควบคุม|ส่งเสริม|พัฒนา|ตลาดหลักทรัพย์|เพื่อการ|โบราณ|หัตถกรรม|ศิลป|สถาปัตย|บรรเทา|แก้ไข|ประเมิน|ตรวจ|ฟื้นฟู|อนุรักษ์|เตือน|รับรอง)"
)
"""What the second and third subject of a body's name may begin with (``เกษตร ป่าไม้ และประมง``)."""

_ACTOR = either(
    r"ผู้|เรา|ภาค|หน่วย|ประเทศ|คณะ(?!กรรมการ)|ฝ่าย|อีก|นาย|นาง|รัฐบาล|รัฐมนตรี|ปลัด|อธิบดี|เลขา|เจ้าหน้าที่|เอกชน|องค์กร|ประชา|ชุมชน|สมาชิก|ชาว|ทุก|หัวหน้า|คู่|จังหวัด|พันธมิตร|เครือข่าย|สื่อมวลชน|อื่น|กระทรวง|กรม|มี|ได้|จะ|ให้|รับ|ที่|ใน|จึง|ทำ|เสนอ|รายงาน|แจ้ง|ประกาศ|เพื่อ|จัด(?!การ|หา|รูป)|โดย|จาก|ของ"
)
_STOPS = either(
    rf"และ\s?(?:{_ACTOR}|{_STRONG}|(?:สำนัก|ศูนย์|กอง|สภา|สหกรณ์(?<!เพื่อการเกษตรและสหกรณ์)|[ก-ฮ]{{1,3}}\.|(?:ญี่ปุ่น|ไทย|จีน|เกาหลี|สหรัฐ)(?=\s|$|ใน|ที่|ได้|จะ|มี|ร่วม)|\s|$))",
    r"ของ|โดย(?!สาร)|ให้(?!บริการ|คำปรึกษา|เช่า)|จาก(?!ภัย)|ต่อ(?!ต้าน|เรือ|เนื่อง(?<!ต่อเนื่อง)|สู้|ยอด|ม)(?<!ติดต่อ)(?<!เชื่อมต่อ)(?<!ส่งต่อ)|แก่(?!น)|หรือ|กับ(?<!กำกับ)|ได้(?<!รายได้)|จะ|ซึ่ง|ที่(?<!เที่)(?<!พื้นที่)(?<!แผนที่)(?<!เจ้าหน้าที่)(?<!สถานที่)(?<!เคลื่อนที่)(?!ดิน|ปรึกษา|ราบ|พัก|ทำการ|อยู่อาศัย)|เป็น(?!ธรรม|เลิศ|มิตร|กลาง)(?<!จำเป็น)(?<!ความเป็น)|อยู่(?!อาศัย)"
    r"|กระทรวง(?<!ปลัดกระทรวง)(?<!กฎกระทรวง)(?<!สำนักงานกระทรวง)|กรม(?!การ|ธรรม์|[ะ-ฺ็-๎])(?<![แุเโู]กรม)(?<!ยากรม)(?<!สำนักงานกรม)",
    r"ว่า(?!การ|จ้าง|ง)(?<!าว่า)(?<!กว่า)(?<!ผู้ว่า)|มี(?!น|ชีวิต|ศักยภาพ|ประสิทธิภาพ|ส่วนร่วม|สุขภาพ)(?<!เคมี)|ดำเนิน|ต้อง(?<!ถูกต้อง)(?!ขัง|หา)|อาจ(?!ารย์)|พึง|ตกลง(?<!ความตกลง)(?<!ข้อตกลง)|ประสงค์(?<!อเนกประสงค์)(?<!วัตถุประสงค์)|จำกัด|ตาม(?<!ติดตาม)(?!อัธยาศัย|ธรรมชาติ|อนุสัญญา\s(?:กรม|กระทรวง))|เรื่อง|เมื่อ|ดังกล่าว|ฝ่าย(?!ผลิต)"
    r"|ทั้ง(?!ถิ่น)|แต่ละ|อีก|ใด(?!้)(?<!ันใด)|นั้น|นี้(?<!หนี้)|ทราบ|แล้ว|ชั่วคราว|ภายใต้|ภายใน(?=\s?[0-9๐-๙]|ระยะ|วัน|เดือน|ปี|กำหนด|จังหวัด|ประเทศ(?!ไทย))|ภายหลัง",
    r"กำหนด(?!มาตรฐาน)|เห็น(?:ชอบ|ว่า|ควร|พ้อง|ด้วย)|ระหว่าง(?!ประเทศ|รัฐ|กาล)|ร่วมกั[นบ]|ร่วมมือกั|ร่วม(?:ลงนาม|จัด|เป็น(?!ธรรม|เลิศ|มิตร|กลาง)(?<!จำเป็น)(?<!ความเป็น)|เดินทาง|ให้|พิธี)|ใน(?!ประเทศ|เขต|เครือ|ภูมิภาค|พระ)(?<!ภายใน)"
    r"|ถึง(?<!เข้าถึง)(?<!ทั่วถึง)|ทำ(?=กับ|บันทึก|เอ็มโอยู|ความตกลง)|ทำหน้าที่|ทำการ(?=ศึกษา|แทน)|รับ(?:ผิดชอบ|ทราบ|ไป|มอบ|ความ|เรื่อง|ข้อ|จะ)|เสนอ|พิจารณา|รายงาน(?:ว่า|ผล|ต่อ|ข้อ|ความ)|ไม่|นำเสนอ|อย่าง(?<!ตัวอย่าง)|ยัง(?!ยืน|ชีพ)|แจ้ง(?!เตือน|วัฒนะ|เหตุ)|มอบ(?:หมาย|ให้|อำนาจ)",
    r"ยินดี|ยินยอม|จัด(?:ทำ|ตั้ง|ขึ้น(?!ทะเบียน)|ให้|งาน|ส่ง|เตรียม)(?<!การจัด..)(?<!การจัด...)|เข้า(?:ร่วม|มา|ไป|พบ|รับ)|ไป(?!รษณี)(?<!ทั่วไป)(?<!เป็นไป)|พร้อม(?<!เตรียมพร้อม)(?<!ความพร้อม)|สามารถ(?<!ความสามารถ)|ควร(?!ร)|ลงนาม|จำนวน|เช่น|คือ|อาทิ|รวม(?:ถึง|ทั้ง|กับ)|ตลอดจน",
    r"ส่ง(?<!ขนส่ง)(?:ให้|มอบ|ผล|ข้อมูล|เรื่อง|หนังสือ|คืน|เจ้าหน้าที่|บุคลากร)|ใช้(?:บังคับ|เป็น(?!ธรรม|เลิศ|มิตร|กลาง)(?<!จำเป็น)(?<!ความเป็น)|ใน)|ครั้ง|ทุก(?!ข)(?<!บรรทุก)|ประจำ(?!จังหวัด)|สำหรับ|ตั้งแต่|จนถึง|ตั้งอยู่|เท่านั้น|ข้างต้น|ก่อน|ไว้|เรียก|เริ่ม(?<!ริเริ่ม)(?!ต้น)|ขึ้น(?!ทะเบียน)|เปิด",
    r"กล่าว|เผย(?!แพร่)|ชี้|ระบุ|ย้ำ|เร่ง(?!รัด)|เดินหน้า|จับมือ|ผลักดัน|หารือ|เยือน|ต้อนรับ|ประกาศ(?!น)|อนุญาต(?!โต)|อนุมัติ|สมทบ|เพื่อ(?=ให้|เป็น(?!ธรรม|เลิศ|มิตร|กลาง)(?<!จำเป็น)(?<!ความเป็น)|ใช้|ดำ|พิจารณา|ขอ|ศึกษา|จัด|หารือ|เข้า|รอง|แลก)|ด้วย|ทันที|เอง|เคย",
    r"แห่ง(?:ใหม่|แรก|หนึ่ง|อื่น|ละ|นั้น)|คนใหม่|ประกอบด้วย|เพราะ|วินิจฉัย|พิพากษา|แทน(?=ปลัด|อธิบดี|รัฐ|ผู้|นาย)|หาก|เนื่อง(?<!ต่อเนื่อง)|จึง|เพียง(?<!พอเพียง)(?!พอ)|ขอ(?:ให้|ความ|รับ|เรียน|เชิญ)|ต่าง\s?ๆ|หลาย(?<!หลากหลาย)|บาง(?:แห่ง|ส่วน)|ร้อยละ|มูลค่า|ลงวันที่|วันที่|เดือน|ปีงบ|ปี(?=\s?[0-9๐-๙])|ผู้(?=ซึ่ง|ใด|ที่|ได้)",
)
STOP = re.compile(rf"[^ก-ฮะ-ฺเ-ๆ็-๎ฯ]|{BARE}{_STOPS}{WHOLE}")
"""What a name does not hold: any sign that is no Thai letter, and words of grammar."""

_LAST = re.compile(
    rf"แห่งชาติ(?!เพื่อ|ว่า|ด้าน|เฉลิม|ลาว|{STATE}|[ะ-ฺ็-๎])|แห่ง(?:ประเทศ|ราชอาณาจักร)?{STATE}(?![-–])|ระหว่างประเทศ(?=และ)"
)
"""What ends a name though the letters go on."""

_GENERIC = re.compile(
    r"(?:กระทรวง|กรม|ทบวง)(?:ฯ|เพื่อ|เรา|ด้าน|ฝ่าย|ต่าง|ทั้ง|อื่น|ใด|แต่ละ|ๆ|ที่(?!ดิน)|ละ|หรือ|เจ้าสังกัด|หนึ่ง|ผู้|การ$|นั้น|รับ$|ยิน)"
    r"|สำนักงาน(?:ฯ|ใหญ่$|เลขานุการ(?!สภา)|สาขา|ย่อย|ท้องถิ่น|แห่ง(?!ชาติ)|ภูมิภาค$|อัตโนมัติ|เขต$|โครงการ$|กฎหมาย$|ตัวแทน|บริการ$|ของ|ดังกล่าว|ผู้แทน$|ใน|ต่าง|คณะกรรมการ$|จังหวัด$|ชั่วคราว|ประสานงาน$|ให้เช่า)"
    r"|ศูนย์(?:กลาง|ใน|ติดตาม$|การเรียนรู้ระดับ|รวม|ฝึก(?:อบรม)?$|ฝึกอบรม$|ข้อมูล$|การเรียนรู้$|เรียนรู้|พักพิง|อพยพ|ดูแล|บริการ|เด็กเล็ก|อำนวยการ$|สุขภาพ$|การค้า$|ประชุม|การประชุม|วิจัย$|วิจัยและพัฒนา$|ปฏิบัติการ$|ประสานงาน$|กระจาย|ความเป็นเลิศ$|ราชการ|ไปรษณีย์|ช่วยเหลือ$|ดิจิทัล$|แสดง|รับ$|พัก|ผลิต|ย่อย|ซ่อม|เพาะ|คัดแยก|เก็บ|จำหน่าย|ต่าง|ทดสอบ$|ตรวจสอบ$|ถ่าย|เครือข่าย$|ข่าว$|เตือนภัย$|สูตร|อาหาร$|เศรษฐกิจ|นวัตกรรม$|แห่งการ|องศา)"
    r"|สถาบัน(?:ฯ|เรา|เฉพาะทาง|การศึกษา(?!แห่ง)|การเงิน|วิจัย$|วิจัยและ$|อุดมศึกษา|ฝึกอบรม$|ครอบครัว|พระมหากษัตริย์|ต่าง|ชั้น|อาชีวศึกษา|ภาษา$|ทางการ|ทาง|ที่|วิชาการ|เกษตรกร|การพัฒนาฝีมือ$|หลัก|ของ|ใน|อนุญาโตตุลาการ$|การแพทย์$|สอน)"
    r"|องค์การ(?:ฯ|ระหว่างประเทศ$|ระหว่างประเทศ(?:และ|อื่น|ต่าง)|มหาชน|เอกชน|ชำนัญ|ที่|ดังกล่าว|ภาค|ไม่|ต่าง|ความร่วมมือ$)|มหาวิทยาลัย(?:ฯ|และ|ชั้น|ต่าง|ไทย$|ญี่ปุ่น$|ใน|ของ|ราชภัฏ$|ที่|คู่|เอกชน|รัฐ$|วิจัย$|ใหม่|แห่ง$|เครือข่าย)"
    r"|ธนาคาร(?:ฯ|พาณิชย์(?!ไทย)|ของ|กลาง$|กลางของ|ต่าง|เอกชน|เลือด|ข้อมูล|เมล็ด|ขยะ|น้ำ|เวลา|เพื่อ$|รัฐ|ที่|ออนไลน์|ชุมชน|แห่ง$|สมาชิก|ดิจิทัล|ผู้|คู่)|สมาคม(?:ฯ|การค้า$|วิชาชีพ|ที่|ต่าง|ธุรกิจ$|ผู้ประกอบการ$|ผู้ผลิต$|อาเซียน$|กีฬา$|ชาว|เศรษฐกิจ|ทาง)"
    r"|มูลนิธิ(?:ฯ|ที่|ต่าง|หรือ)|บริษัท(?:ฯ|ต่าง|เอกชน|จดทะเบียน|ประกัน|นำ|ที่|ใน|ของ|จัด|ข้าม|ขนาด|ชั้น|ผู้|ไทย|ญี่ปุ่น|เทคโนโลยี|ร่วม|สัญชาติ|มหาชน|ใหญ่|เดินเรือ|ยักษ์|ยา$|ท่องเที่ยว|รถ|สตาร์|ย่อย|แม่|ลูก|จำกัด|พลังงาน|ท้องถิ่น|ยินยอม|ใด|เหล่า|คู่|อื่น|ต่าง)"
    r"|กอง(?:ใด|ละ|ที่|ต่าง|อยู่)|สภา(?:ฯ|ที่|ความ(?!มั่นคง)|คองเกรส|ล่าง|สูง|ท้องถิ่น)|สำนัก(?:ฯ|ต่าง|ที่|ข่าว(?!กรอง)|คิด|เลขาธิการ$)|โรงพยาบาล(?:ฯ|ใน|ของ|ที่|รัฐ|เอกชน|ต่าง|ชุมชน$|ทั่วไป|ศูนย์$|สนาม$|ส่งเสริม|เครือข่าย|จังหวัด$|แห่ง$)|วิทยาลัย(?:ฯ|ต่าง|ที่|ใน|เทคนิค$|อาชีวศึกษา$|ของ)"
    r"|สหกรณ์(?:ฯ|ต่าง|ที่|การเกษตร$|ใน|ของ|และ|ออม|ไทย$|ญี่ปุ่น$)|เทศบาล(?:นคร|เมือง|ตำบล)(?:$|และ|ใน|ที่|ต่าง)|สถานี(?:ทดลอง|วิจัย|ตำรวจ|อุตุนิยมวิทยา)(?:$|และ|ใน|ที่|ของ)|คณะกรรมการ(?:.{0,40}แห่ง(?!ชาติ|ประเทศ|ญี่ปุ่น|สห|เอเชีย|อา|ราช))|หอการค้า(?:ฯ|$|ต่าง|จังหวัด$)|สมาพันธ์$|วิสาหกิจ(?:ขนาด|ชุมชน|เริ่ม|เพื่อ|ที่|ใน|ไทย|รายย่อย|ต่าง|ญี่ปุ่น|และ|ของ)|ส่วนราชการ"
    r"|สถานกงสุล(?:$|ใหญ่$)|สถานเอกอัครราชทูต(?:ฯ|$|ใน|ต่าง)|หอสมุด$|องค์การบริหารส่วน(?:จังหวัด|ตำบล)?$|องค์การสหประชาชาติ(?=และ$)|กองทัพ$|คณะกรรมาธิการ(?:ฯ|$|ร่วม|วิสามัญ|เตรียม)"
)
_NEEDS_LIMITED = re.compile("บริษัท|วิสาหกิจ|บรรษัท")
_COMPANY = re.compile(
    r"(?:บริษัท|ธนาคาร|บรรษัท|สหกรณ์)\s?(?:(?!บริษัท|ธนาคาร|และ\s|กับ\s|,\s)[^\n()]|\([^()\n]{2,24}\)){2,70}?\s?จำกัด(?!การ|เฉพาะ|ความ|สิทธิ)(?:\s?\(มหาชน\))?"
)
_SPACED = re.compile(
    r"บริษัท (?!ผู้|ที่|ใน|จำกัด|ต่าง|และ|ซึ่ง|เอกชน|มหาชน|หรือ|จะ|ได้|โดย|เพื่อ)[ก-ฮเ-ไ][ก-๎]{3,29}?(?=\s(?!จำกัด|\()|$|และ|ได้|จะ|จัด|ซึ่ง|เป็น)"
)
"""A company without the word that says it is a limited one, set off by a space."""
_CAMPUS = re.compile(r"\s?วิทยาเขต[ก-๎]{3,30}?(?=[\s(),]|$|จะ|และ|ได้)")
_PUBLIC = re.compile(r"\s?\((?:องค์การ)?มหาชน\)")
_EMBASSY = re.compile(rf"\s?(?:ประจำ(?:ประเทศ)?{STATE}|ณ\s?(?:กรุง|นคร|เมือง)[ก-๎]{{3,14}}?(?=[\s(]|$|และ|จะ|ได้))")
_NUMBERED = re.compile(
    r"\s?ที่\s?[0-9๐-๙]{1,2}(?![0-9๐-๙.:])(?:\s(?!กระทรวง|กรม|จังหวัด|และ|จะ|ได้|ณ\s|เป็น|เมื่อ)[ก-ฮเ-ไ][ก-๎]{2,18}(?=[\s()]|$))?|(?:(?<=ภาค|เขต)|\s?เขต)\s?[0-9๐-๙]{1,2}(?![0-9๐-๙])(?:\s(?!กระทรวง|กรม|จังหวัด|และ|จะ|ได้|ณ\s|เป็น|เมื่อ)[ก-ฮเ-ไ][ก-๎]{2,18}(?=[\s()]|$))?"
)
"""Which of several like it a body is, and where it is."""
_BRANCH = re.compile(
    r"(?:[-–][ก-๎]{3,20})?(?:\s(?!และ|กับ|โดย|สาขา)[ก-๎]{3,14})?\s?สาขา(?!ความ|ที่|ต่าง|วิชา)[ก-๎]{3,20}?(?=[\s(),]|$|และ|จะ|ได้|ซึ่ง|เพื่อ|ใน|โดย|เป็น)"
)
"""The branch of a body."""
_HYPHEN = re.compile(rf"\s?[-–]\s?(?:{STATE}|อาเซียน|กรุงเทพฯ|เอเชีย)(?!\s?[-–])")
_LATIN_NAME = re.compile(rf"\s?{LATIN}")
_STEP = re.compile(rf" (?:และ\s?)?(?=(?:{SUBJECT}))(?!{_STRONG})")
_LISTED = re.compile("กระทรวง|กรม|สำนักงานคณะกรรมการ|คณะกรรมการ|องค์การ|สำนักงาน|สถาบัน|ทบวง|กอง|สำนัก")
_ABBREVIATED = re.compile(r"\s?(?:[ก-ฮ]{1,6}\.){1,4}(?![ก-ฮ]\.)")
_USUAL = (
    "นร กห กค กต กก พม อว กษ คค ดศ ทส พน พณ มท ยธ รง วธ ศธ สธ อก สศช สคก สงป สมช สวทช สพธอ สพร สปสช อย กสทช ปปง ป.ป.ส ป.ป.ช ตม สตช กฟผ กฟน กฟภ กนอ"
    " รฟท รฟม กทพ กทท ททท ธปท ก.ล.ต ตลท ส.อ.ท สทนช ปภ สสปน สสว กปน กปภ ขสมก ทอท สศก กกพ สนพ สผ สนข สดช สคส สกมช ธ.ก.ส ก.พ.ร สสวท สทป สวทน สกสว สอศ สพฐ"
)
SHORT = re.compile(
    r"(?<![ก-ฮ.])(?:" + "|".join(map(re.escape, sorted(_USUAL.split(), key=len, reverse=True))) + r")\.(?![ก-ฮ]\.)"
)
"""The abbreviations of ministries and agencies that official Thai uses without explaining them."""
_OTHERS = re.compile(
    r"ห้างหุ้นส่วนจำกัด\s?[ก-๎]{3,40}|อาเซียน(?:(?<=สมาชิกอาเซียน)|(?<=ของอาเซียน)|(?<=และอาเซียน)|(?<=กับอาเซียน)|(?<=[\s(]อาเซียน))"
    r"(?=[\s),]|$|และ|ได้|จะ|ใน|ที่|เป็น|มี|กับ|ซึ่ง|ให้|โดย|ต่อ|เพื่อ)(?!\s?[-–]|\s?\d)"
)
"""Bodies of no sort that others share: partnerships, whose name comes last, and ASEAN where it acts."""
LONGEST = 130
"""Letters after which a run is no name."""


_UNIT_STOP = r"(?!และ(?:ฝ่าย|หน่วย|กลุ่ม)|ของ|จะ|ได้|ซึ่ง|ที่(?!ดิน)|โดย(?!สาร)|กับ|ใน|ให้|เป็น|ร่วม|มี|หรือ|จาก|ต่อ|ไป|เสนอ|ว่า)"
UNIT_BEFORE = re.compile(
    rf"(?:(?<![ก-๎])|(?<=ของ)|(?<=และ)|(?<=ให้)|(?<=กับ)|(?<=มี)|(?<=การ)|(?<=หน้า))"
    rf"(?P<unit>(?:ฝ่าย(?!{STATE}|หนึ่ง|ละ|ใด)|กลุ่มงาน|กลุ่ม(?!ประเทศ)|ส่วน(?!ของ|ราชการ|ใหญ่)|ภาควิชา|แผนก|ห้องปฏิบัติการ|หน่วย(?!งาน)|สถานี|สาขา(?!ความ|วิชา)|ด่าน)"
    rf"(?:{_UNIT_STOP}[ก-ฮะ-ฺเ-ๆ็-๎]){{3,45}})\s?(?:ของ\s?)?$"
)
"""A unit of a sort too common to be believed without the body it stands before."""


UNIT_GLOSSED = re.compile(
    rf"(?:(?<![ก-๎])|(?<=ของ)|(?<=และ)|(?<=ให้)|(?<=กับ)|(?<=มี)|(?<=โดย)|(?<=จาก))"
    rf"(?P<unit>(?:หน่วย(?!งาน)|คณะกรรมการ(?!ร่วม))(?:{_UNIT_STOP}[ก-ฮะ-ฺเ-ๆ็-๎]){{6,60}})(?=\s?\([A-Z][a-z]+ [^()\n]{{2,60}}\))"
)
"""A body of a sort too common to be believed without its English name."""


def bodies(text: str, known: Sequence[Match]) -> Iterator[Match]:
    """The bodies that a text names by the form of their words, and known ones with what is joined to them."""
    without_head = [found.span() for pattern in (SHORT, _OTHERS) for found in pattern.finditer(text)]
    found = [Match("agency", "", *span) for span in without_head]
    found += [*_headed(text, known), *(match for match in known if match.type == "agency")]
    plain: list[Match] = []
    for match in sorted(found, key=lambda m: (m.start, -m.end)):
        if plain and match.start < plain[-1].end:
            continue
        plain.append(with_state(text, match))
    plain += [Match("agency", "", *found.span("unit")) for found in UNIT_GLOSSED.finditer(text)]
    for match in joined(text, sorted(plain, key=lambda m: m.start)):
        unit = UNIT_BEFORE.search(text, max(0, match.start - 70), match.start)
        yield replace(match, start=unit.start("unit"), entity=None) if unit else match


def _headed(text: str, known: Sequence[Match]) -> Iterator[Match]:
    starts = {match.start: match for match in known if match.type == "agency"}
    at = 0
    for found in HEAD.finditer(text):
        start = found.start("strong") if found["strong"] else found.start("weak")
        if start < at or text.endswith("กฎ", 0, start):
            continue
        if found["weak"] and not _BEGINS.search(text[max(0, start - 8) : start]):
            continue
        match = _body(text, start, found["strong"] or found["weak"], starts.get(start))
        if match:
            at = match.end
            yield match


def _body(text: str, start: int, head: str, known: Match | None) -> Match | None:
    """The body that begins with a head; a known one is longer only where another subject follows it."""
    if company := _COMPANY.match(text, start):
        return Match("agency", "", *company.span())
    if head == "บริษัท" and (spaced := _SPACED.match(text, start)):
        return Match("agency", "", *spaced.span())
    end = name_end(text, start + len(head))
    if known:
        more = re.match(rf"(?: |และ)(?={SUBJECT})| และ(?={SUBJECT})|แห่งชาติ", text[known.end : end])
        if not more or _GENERIC.match(text[start:end]):
            return known
    name = text[start:end]
    if end == start + len(head):
        if head in ("กระทรวง", "สำนักงาน", "กรม") and (short := _ABBREVIATED.match(text, end)):
            return Match("agency", "", start, short.end())
        latin = _LATIN_NAME.match(text, end)
        if not latin or head in ("กระทรวง", "กรม", "กอง", "บริษัท", "สภา", "องค์การ", "โรงพยาบาล"):
            return None
        end = latin.end()
    elif _GENERIC.match(name) or _NEEDS_LIMITED.match(name) or end - start > LONGEST or len(name) < len(head) + 2:
        return None
    if hyphen := _HYPHEN.match(text, end):
        end = hyphen.end()
    if name.startswith("สถาน") and (sent := _EMBASSY.match(text, end)):
        end = sent.end()
    if public := _PUBLIC.match(text, end):
        end = public.end()
    return Match("agency", "", start, end)


def name_end(text: str, start: int) -> int:
    """Where a name ends whose first word ends at ``start``: with all subjects that it lists."""
    end = _run(text, start)
    head = max(0, start - 12)
    if not _LISTED.search(text[head:start]):
        return end
    at, listed = end, False
    for _ in range(5):
        step = _STEP.match(text, at)
        if not step:
            break
        listed = "และ" in step.group()
        at = _run(text, step.end())
        listed = listed or bool(re.search(rf"และ{SUBJECT}", text[step.end() : at]))
        if listed:
            return at
    return end


def _run(text: str, start: int) -> int:
    stop = STOP.search(text, start, start + LONGEST)
    end = stop.start() if stop else min(len(text), start + LONGEST)
    if last := _LAST.search(text, start, end):
        end = last.end()
    return end


_COUNTED = ("ศูนย์", "สำนัก", "กอง", "สถานี", "หน่วย", "เขต")


def with_state(text: str, match: Match) -> Match:
    """A body's name with the words of its state, its campus, its number and its branch."""
    after = STATE_AFTER.match(text, match.end) or _CAMPUS.match(text, match.end)
    match = replace(match, end=after.end()) if after else match
    if text.startswith(_COUNTED, match.start):
        after = _NUMBERED.match(text, match.end)
        match = replace(match, end=after.end()) if after else match
    after = _BRANCH.match(text, match.end)
    return replace(match, end=after.end()) if after else match


_RANKS = (
    (1, re.compile(r"กอง(?!ทัพ|บัญชาการ|ทุน)|ฝ่าย|กลุ่มงาน|ส่วน|คณะ(?!กรรมการ|กรรมาธิการ)")),
    (2, re.compile(r"สำนัก(?!งาน)|ศูนย์|สถาบัน|วิทยาลัย|โรงพยาบาล|หอสมุด|หอ(?=ดูดาว)")),
    (3, re.compile(r"กรม|สำนักงาน|คณะกรรมการ|องค์การ|มหาวิทยาลัย|สภา|กองทัพ|กองบัญชาการ|การ")),
    (4, re.compile(r"กระทรวง|ทบวง|สำนักนายกรัฐมนตรี")),
)
_BETWEEN = re.compile(r"\s{0,3}(?:สังกัด|ของ|แห่ง)?\s?")


def rank(name: str) -> int:
    """How high a body stands: units, their offices, departments, ministries; 0 for one that is no part of another."""
    return next((level for level, pattern in reversed(_RANKS) if pattern.match(name)), 0)


def joined(text: str, plain: Sequence[Match]) -> Iterator[Match]:
    """Units with the body that they belong to as one, where nothing but a space or ``ของ`` stands between them."""
    i = 0
    while i < len(plain):
        match, level = plain[i], rank(text[plain[i].start : plain[i].end])
        while i + 1 < len(plain) and level:
            body = plain[i + 1]
            higher = rank(text[body.start : body.end]) or 3
            alone = not _BETWEEN.fullmatch(text[match.end : body.start]) or _enumerated(text, plain, i, level)
            if alone or not (higher > level or _part_of_like(text, match, body)):
                break
            match, level, i = replace(match, end=body.end, entity=None), higher, i + 1
        yield match
        i += 1


def _part_of_like(text: str, match: Match, body: Match) -> bool:
    """Whether a body is a place of work of a national body of the same sort (``หอดูดาว... หอดูดาว...แห่งชาติ``)."""
    names = text[match.start : match.end], text[body.start : body.end]
    return names[0][:5] == names[1][:5] == "หอดูด" and "แห่งชาติ" in names[1] and "แห่งชาติ" not in names[0]


def _enumerated(text: str, plain: Sequence[Match], i: int, level: int) -> bool:
    """Whether a body stands in a list of its like, in which the next is one more and not what it belongs to."""
    if (
        not text[plain[i].end : plain[i + 1].start].isspace()
        or level != 3
        or not text.startswith("สำนักงาน", plain[i].start)
    ):
        return False
    before = i > 0 and text[plain[i - 1].end : plain[i].start].isspace()
    after = i + 2 < len(plain) and text[plain[i + 1].end : plain[i + 2].start].strip() in ("", "และ")
    return before or after
