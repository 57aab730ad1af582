"""Thai: how it writes dates, lengths of time and money."""

from __future__ import annotations

import re

from kb.calendars import EARLIEST_BUDDHIST_YEAR, from_buddhist, from_rattanakosin
from kb.languages.base import DateForm, PeriodPatterns
from kb.numerals import DIGITS, NUMBER, THAI_WORDS

_NAMES = "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split()
_SHORT = "มค กพ มีค เมย พค มิย กค สค กย ตค พย ธค".split()
MONTHS = {name: i for names in (_NAMES, _SHORT) for i, name in enumerate(names, 1)} | {"มกรา": 1, "กุมภา": 2}
_DOTTED = "|".join(
    rf"{name[:-1]}\.\s?{name[-1]}\.?|(?<=[0-9๐-๙] ){name}\.?(?=\s?[0-9๐-๙])|(?<=[0-9๐-๙]){name}\.?(?=\s?[0-9๐-๙])"
    for name in _SHORT
)
_MONTH = rf"(?P<month>{'|'.join(_NAMES)}|{_DOTTED})"
_TO_MONTH = _MONTH.replace("<month>", "<to_month>")
_ERA = r"(?P<era>พ\.\s?ศ\.|ค\.\s?ศ\.|ร\.\s?ศ\.|พุทธศักราช|คริสต์ศักราช|รัตนโกสินทร์?ศก)"
_RATTANAKOSIN = rf"(?P<era>ร\.\s?ศ\.|รัตนโกสินทร์?ศก)\s?(?P<year>{DIGITS}{{2,3}})(?!{DIGITS})"
_TO_ERA = _ERA.replace("<era>", "<to_era>")
_FOUR = rf"{DIGITS}{{4}}(?!{DIGITS})"
_AGAIN = rf"(?:\s?\((?:พ|ค)\.\s?ศ\.\s?{DIGITS}{{4}}\))?"
"""The year once more in the other calendar."""
_YEAR = rf"(?:(?:ปี\s?)?{_ERA}\s?|ปี\s?)?(?P<year>{_FOUR}|(?<=ศักราช){THAI_WORDS}|(?<=ศักราช )(?:{THAI_WORDS}))"
_YEAR_TOO = rf"(?:(?:ปี\s?)?{_ERA}\s?|ปี\s?)?(?P<year>{_FOUR}|(?<=ศักราช){THAI_WORDS}|(?<=ศักราช )(?:{THAI_WORDS})|{DIGITS}{{2}}(?!{DIGITS}|\s?(?:{'|'.join(['คน', 'แห่ง', 'บาท', 'วัน', 'ปี', 'ราย', 'ครั้ง', 'เดือน'])})))"
_TO_YEAR = rf"(?:(?:ปี\s?)?{_TO_ERA}\s?)?(?P<to_year>{_FOUR})"
_DAY = rf"(?P<day>(?<!{DIGITS}){DIGITS}{{1,2}}|(?<=วันที่){THAI_WORDS}|(?<=วันที่ ){THAI_WORDS})"
_TO_DAY = rf"(?P<to_day>{DIGITS}{{1,2}})"
_SEP = r"\s?(?:-|–|—|~|ถึง(?:วันที่|เดือน|ปี)?|จนถึง(?:วันที่|เดือน|ปี)?)\s?"
_OF = r"\s?(?:เดือน\s?)?"

_ACT = r"(?:พระราชบัญญัติ|พ\.ร\.บ\.|พระราชกำหนด|พระราชกฤษฎีกา|กฎกระทรวง|ระเบียบ|ข้อบังคับ|ประกาศ|ประมวล|รัฐธรรมนูญ|ข้อกำหนด|อนุสัญญา|ความตกลง|แผน|ยุทธศาสตร์|วิสัยทัศน์|กฎหมาย|โครงการ|วาระ|บันทึกความ(?:ร่วมมือ|เข้าใจ))"
_IN_A_NAME = re.compile(rf"{_ACT}[^\n]{{0,90}}\s*$|ฉบับปี\s?$")
"""The year of an act belongs to its name."""
_EDITION = re.compile(r"(?:ฉบับ(?:ปี)?|HS)\s?(?:ปี\s?)?$")
"""What stands before the edition of a nomenclature."""
_PLAN = re.compile(r"(?:แผน(?:งาน|แม่บท|ปฏิบัติการ)|กรอบยุทธศาสตร์)[ก-ฮะ-ฺเ-ๆ็-๎]{5,90}\s?\(?(?:ปี\s?)?$")
"""A plan, right before the years it is named by."""


def _form(pattern: str, fiscal: int = 0, unless: re.Pattern[str] | None = None) -> DateForm:
    return DateForm(re.compile(pattern), fiscal, unless)


DATED = re.compile(
    r"ปี|\.\s?ศ|ศักราช|ศก|[0-9๐-๙]\s?(?:เดือน\s?)?(?:มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา|[มกพเสตธ][.ีิค])|(?:คม|ยน|พันธ์)\s?[0-9๐-๙]|[0-9๐-๙][/.-][0-9๐-๙]{1,2}[/.-]|[คพย]\.\s?[0-9๐-๙]"
)

DATES = (
    _form(rf"{_DAY}{_OF}{_MONTH}{_SEP}{_TO_DAY}{_OF}{_TO_MONTH}\s?{_YEAR_TOO}"),
    _form(rf"{_DAY}{_SEP}{_TO_DAY}{_OF}{_MONTH}\s?{_YEAR_TOO}"),
    _form(rf"{_DAY}{_OF}{_MONTH}\s?{_YEAR_TOO}{_AGAIN}"),
    _form(rf"(?:{_DAY}{_OF})?{_MONTH}\s?{_RATTANAKOSIN}"),
    _form(rf"{_MONTH}{_SEP}{_TO_MONTH}\s?{_YEAR_TOO}"),
    _form(rf"{_MONTH}\s?{_YEAR}"),
    _form(rf"(?P<month>{_DOTTED})\s?(?P<year>[2-7๒-๗]{DIGITS})(?!{DIGITS}|\s?(?:คน|แห่ง|บาท|วัน|ปี|ราย))"),
    _form(
        rf"(?<![{DIGITS[1:-1]}/.-])(?P<day>{DIGITS}{{1,2}})(?P<sep>[/.-])(?P<month>{DIGITS}{{1,2}})(?P=sep)(?P<year>{DIGITS}{{4}})(?![{DIGITS[1:-1]}/.-])"
    ),
    _form(rf"ปี(?:\s?)งบประมาณ\s?{_YEAR}(?:{_SEP}{_TO_YEAR})?", -10, re.compile(r"พระราชบัญญัติงบประมาณ[^\n]{0,40}$")),
    _form(
        rf"(?:ระหว่าง|ช่วง|ใน|แต่)?(?:ปี\s?)?(?:(?<=ปี)|(?<=ปี )|(?={_ERA.replace('?P<era>', '?:')})){_YEAR}{_SEP}{_TO_YEAR}",
        unless=_PLAN,
    ),
    _form(rf"(?<=ปี){_YEAR}(?!\s?(?:คน|บาท|แห่ง))", unless=_EDITION),
    _form(rf"(?<=ปี )(?:{_ERA}\s?)?(?P<year>{_FOUR})(?!\s?(?:คน|บาท|แห่ง))", unless=_EDITION),
    _form(rf"(?<!ปี)(?<!ปี ){_ERA}\s?(?P<year>{_FOUR}){_AGAIN}", unless=_IN_A_NAME),
)


def common_year(era: str | None, year: int, month: int | None) -> int | None:
    """The year of the common era; a year of two digits is of the Buddhist Era and this age."""
    era = re.sub(r"\s", "", era or "")
    if era.startswith("ร"):
        return from_rattanakosin(year, month)
    if era in ("ค.ศ.", "คริสต์ศักราช"):
        return year
    if year < 100 and not era:
        return from_buddhist(2500 + year, month)
    return from_buddhist(year, month) if era or year >= EARLIEST_BUDDHIST_YEAR else year


_UNIT = rf"(?:ปี(?!ที่|งบ|พ|ละ)|เดือน(?!\s?(?:{'|'.join(_NAMES)}))|สัปดาห์|วัน(?!ที่|ละ|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|ชั่วโมง|นาที|วินาที)"
_FIGURES = r"(?:\s?\([^()]{1,24}\)\s?)?"

PERIODS = PeriodPatterns(
    form=re.compile(
        rf"(?<![{DIGITS[1:-1]}/.,])(?:(?P<number>{NUMBER})\s?{_FIGURES}(?P<unit>{_UNIT})(?P<and_half>ครึ่ง)?"
        rf"(?:\s?(?:และ|กับ)?(?:อีก)?\s?(?P<number2>{NUMBER})\s?{_FIGURES}(?P<unit2>เดือน(?!\s?(?:{'|'.join(_NAMES)}))|วัน(?!ที่)|ชั่วโมง|นาที|วินาที))?"
        r"|ครึ่ง(?P<half_unit>ปี|เดือน|วัน|ชั่วโมง))",
        re.IGNORECASE,
    ),
    units={"ปี": "Y", "เดือน": "M", "สัปดาห์": "W", "วินาที": "TS", "วัน": "D", "ชั่วโมง": "TH", "นาที": "TM"},
    unless_before=re.compile(
        r"(?:(?:(?<!มี)|(?<=ผู้มี)|(?<=ผู้ที่มี)|(?<=คนมี))อายุ(?:ตั้งแต่|เกิน|ไม่เกิน|ต่ำกว่า|ไม่ต่ำกว่า|ครบ|ระหว่าง)?|ครบรอบ|ปีละ|เดือนละ|วันละ|ทุก(?:ๆ)?|ราย)\s?$"
    ),
    unless_after=re.compile(r"\s?(?:ขึ้นไปบริบูรณ์|บริบูรณ์|แห่งความสัมพันธ์)|/"),
    notice_before=re.compile(r"(?:ล่วงหน้า|บอกกล่าว)[^.;\n]{0,50}$|(?:แจ้ง|บอกกล่าว|ประกาศ)[^\n]{0,60}ก่อน[^\n]{0,30}$"),
    notice_after=re.compile(r"\s?(?:เป็นการ)?ล่วงหน้า|\s?ก่อน(?:วัน|การ|ที่|ครบ|สิ้น|กำหนด|จะ)"),
    notice_word=re.compile(r"แจ้ง|บอกกล่าว|บอกเลิก|ประกาศ|ยกเลิก|ถอนตัว"),
    written=re.compile(r"ลายลักษณ์อักษร|เป็นหนังสือ"),
    bounds={
        "at_least": (re.compile(r"(?:ไม่น้อยกว่า|อย่างน้อย|ไม่ต่ำกว่า|อย่างต่ำ)\s?$"), re.compile(r"\s?(?:ขึ้นไป|เป็นอย่างน้อย)")),
        "at_most": (
            re.compile(r"(?:ไม่เกิน|ภายใน(?:เวลา|ระยะเวลา|กำหนด)?|ไม่มากกว่า|อย่างมาก)\s?$"),
            re.compile(r"\s?เป็นอย่างมาก"),
        ),
    },
)

_MONEY = r"(?P<currency>บาท|เยน|ดอลลาร์สหรัฐ(?:อเมริกา|ฯ)?|เหรียญสหรัฐ|ดอลลาร์|ยูโร|หยวน|วอน|กีบ|ด่อง|ริงกิต)"
AMOUNTS = (
    re.compile(
        rf"(?<![{DIGITS[1:-1]}.,])(?P<number>{NUMBER})(?:\s?\([^()]{{2,40}}\))?\s?(?P<scale>ล้านล้าน|(?:พัน|หมื่น|แสน)?ล้าน|พัน|หมื่น|แสน)?\s?{_MONEY}(?:\s?\((?!ประมาณ|ราว|เทียบเท่า|คิดเป็น|หรือ)[^()]{{4,60}}(?:บาท(?:ถ้วน)?|เยน|ดอลลาร์(?:สหรัฐ)?)\))?"
    ),
)
CURRENCIES = {
    **{
        "บาท": "THB",
        "เยน": "JPY",
        "ดอลลาร์สหรัฐ": "USD",
        "ดอลลาร์สหรัฐฯ": "USD",
        "ดอลลาร์สหรัฐอเมริกา": "USD",
        "เหรียญสหรัฐ": "USD",
    },
    **{"ดอลลาร์": "USD", "ยูโร": "EUR", "หยวน": "CNY", "วอน": "KRW", "กีบ": "LAK", "ด่อง": "VND", "ริงกิต": "MYR"},
}
