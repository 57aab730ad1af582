"""Thai: how it speaks of instruments: their kinds, titles, status, term and what they stand under."""

from __future__ import annotations

import re

from kb.languages.base import InstrumentPatterns

_LETTER = r"[ก-ฮะ-ฺเ-ๆ็-๎]"

BLANK = r"วันที่\s?[_.…]{2,}|พ\.ศ\.\s?[_.…]{2,}"
"""A date that is still to be filled in."""

INSTRUMENTS = InstrumentPatterns(
    kinds=(
        (
            "memorandum_of_cooperation",
            re.compile(r"บันทึก(?:ความ)?(?:ตกลง)?ร่วมมือ|บันทึกว่าด้วยความร่วมมือ|\bMO[Cc]\b|\bMoC\b"),
        ),
        ("memorandum_of_understanding", re.compile(r"บันทึกความเข้าใจ|\bM[Oo]U\b")),
        ("joint_statement", re.compile(r"แถลงการณ์ร่วม|ถ้อยแถลงร่วม|ปฏิญญาร่วม")),
        ("exchange_of_notes", re.compile(r"หนังสือแลกเปลี่ยน")),
        ("agreement", re.compile(r"ความตกลง(?:ว่าด้วย|ระหว่าง)|สนธิสัญญา|อนุสัญญา")),
    ),
    titles=(
        re.compile(r"[“\"](?P<title>(?:ร่าง)?(?:บันทึก|แถลงการณ์|ความตกลง)[^”\"]{10,300})[”\"]"),
        re.compile(
            rf"(?P<title>บันทึกความ(?:ร่วมมือ|เข้าใจ)(?:\s?\(\w+\))?\s?(?:ด้าน|ว่าด้วย){_LETTER}+?)(?=ระหว่าง|ของ|และได้|ที่|\s|$)"
        ),
    ),
    signed=re.compile(r"(?<!จะ)(?<!กำหนดการ)(?<!กำหนด)(?<!การ)(?<!เตรียม)ลงนาม(?!โดย)"),
    planned=re.compile(r"(?:มีกำหนด(?:การ)?|จะ|คาดว่าจะ|เตรียม)(?:มีการ)?(?:ร่วม)?(?:กัน)?(?:การ)?ลงนาม"),
    draft=re.compile(r"ร่าง"),
    introduces=re.compile(r"(?:ได้แก่|ดังนี้|ดังต่อไปนี้|ต่อไปนี้|:)\s*$"),
    ended=re.compile(r"(?:สิ้นสุด(?:ลง)?แล้ว|หมดอายุ(?:ลง)?แล้ว|ได้สิ้นสุดลง|ครบกำหนดแล้ว)"),
    in_force=re.compile(r"มีผลใช้บังคับ(?:อยู่|มาแล้ว|แล้ว)|มีผลบังคับใช้แล้ว|ซึ่งมีผลใช้บังคับตั้งแต่|ยังมีผลใช้บังคับ"),
    enters=(
        ("on_exchange", re.compile(r"วันที่(?:ของ)?(?:หนังสือ|มีหนังสือ)ตอบ|การแลกเปลี่ยนหนังสือ|หนังสือตอบของ|วันแลกเปลี่ยน")),
        (
            "on_notification",
            re.compile(r"วันที่(?:ได้รับ|มี)?(?:การ)?แจ้ง|แจ้งให้ทราบ(?:เป็นลายลักษณ์อักษร)?ว่าได้ดำเนิน|ยื่นสัตยาบันสาร|การแจ้งครั้งสุดท้าย"),
        ),
        (
            "on_signature",
            re.compile(
                r"(?:วัน(?:ที่)?(?:มีการ)?ลงนาม|เมื่อ(?:มีการ)?ลงนาม|วันที่(?:ทั้งสองฝ่าย|ผู้แทน|ฝ่าย|คู่ภาคี)[^\n]{0,40}ลงนาม|นับแต่(?:การ)?ลงนาม|ในวันที่ลงนาม)"
            ),
        ),
    ),
    begins=re.compile(r"มีผล|เริ่ม|บังคับใช้|ใช้บังคับ|ดำเนินไป"),
    renews=re.compile(r"ต่ออายุ|ขยาย|ออกไปอีก|ต่อไปอีก|ต่อเนื่อง|คราวละ|ครั้งละ|ได้อีก|อีก"),
    generic=re.compile(r"บันทึก(?:ความ)?(?:ฯ|ดังกล่าว)"),
    renewed=re.compile(r"\s?(?:ต่อครั้ง|ต่อคราว)"),
    blank_date=re.compile(BLANK),
    automatic=re.compile(r"โดยอัตโนมัติ|เว้นแต่|หากไม่มี"),
    under=re.compile(
        r"(?:ภายใต้|ตาม|อาศัยอำนาจตาม)(?:กรอบ)?\s?(?P<title>(?:บันทึกความ(?:เข้าใจ|ร่วมมือ)|ความตกลง|แถลงการณ์ร่วม|อนุสัญญา)[^\n.;:]{4,140}?)(?=\s|ซึ่ง|ที่|ระหว่าง|ลงวันที่|ฉบับ|$)"
    ),
)
