"""Glosses: how a text ties a name to its short form, and what either stands for elsewhere in the document.

A gloss stands in brackets after a name: ``Full Name (ACR)``, ``ACR (Full Name)``, ``ชื่อ (ชส.)``, ``名称（略称）``, and
after a Thai or Japanese name also ``(Full Name)`` and ``(Full Name: ACR)``. A definition (``以下「X」という``,
``hereinafter "X"``) ties a short form too, but is no part of the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.facts.plain import narrow, plain_names
from kb.languages import LANGUAGES
from kb.languages.thai.countries import STATE
from kb.model import FactType

_UPPER, _ALNUM = "A-ZＡ-Ｚ", "A-Za-z0-9Ａ-Ｚａ-ｚ０-９"
_WORD = rf"[{_UPPER}][{_ALNUM}&＆'’/.-]*"
_FULL = rf"{_WORD}(?:,? (?:{_WORD}|and|of|for|the|with|on|in|to|&|–|-)){{0,24}}"
_LATIN_SHORT = rf"[{_ALNUM}][{_ALNUM}&＆/／・+-]{{1,13}}"
_THAI_SHORT = r"(?:[ก-ฮ]{1,6}\.\s?){1,5}|[กจชฐดตทธนบปผพมยรลวศสอ]{3,6}"
_THAI_WORD = (
    rf"(?!{STATE}$)(?!(?:ประเทศ|ญี่ปุ่น|สหรัฐ|เกาหลี|อินเดีย|มาเลเซีย|สิงคโปร์|เยอรมนี|ฝรั่งเศส|อังกฤษ|รัสเซีย|ส่วน|ฝ่าย|เดิม|ไทย|ญี่ปุ่น|ภาค|ใน|ต่าง|เขต|สาขา|จังหวัด|ชั่ว|องค์การ|มหาชน|ร่าง|ใหม่|เก่า|ต่อ|ถ้า|ยกเว้น|รวม|ผู้|ที่|ปัจจุบัน|สำนัก|กรม|กอง|ศูนย์|ซึ่ง|เรียก|ข้อ|มาตรา"
    r"|ตาม|กรณี|บริษัท|ประจำ|ประธาน|เลขา|หน่วย|เจ้า|พยาน|แทน|วาระ|ลาว|จีน|พม่า|กัมพูชา|เมียนมา|เวียดนาม|อาเซียน|เพื่อ|หรือ|และ|โดย|ชื่อ|หลัก|กรุง|การ|ความ|ดู|ระดับ|ฉบับ|ลง|ไม่|มี|เฉพาะ|อาจ|จำกัด|บ่อ|กลาง|กลุ่ม|คน|ราย|สำหรับ))"
    r"[ก-ฮเ-ไ][ก-ฮะ-ฺเ-ไ็-๎]{2,10}"
)
_JAPANESE_SHORT = r"[一-龠々ァ-ヶー]{2,12}"
SHORT = re.compile(rf"{_LATIN_SHORT}|{_THAI_SHORT}")
"""An acronym or abbreviation, alone."""

BRACKET = re.compile(r"\s?[(（]\s?(?P<inside>[^()（）\n]{2,140}?)\s?[)）]")
"""Brackets right after a name."""
_FORMS = (
    re.compile(rf"(?P<short>{_LATIN_SHORT}|{_THAI_SHORT})"),
    re.compile(rf"(?P<full>{_FULL})\s?[:：,、;–/]\s?(?P<short>{_LATIN_SHORT})"),
    re.compile(rf"(?P<short>{_LATIN_SHORT}|{_THAI_SHORT})\s?[:：,、;–-]\s?(?P<full>{_FULL})"),
    re.compile(rf"(?P<short>{_THAI_SHORT})\s?(?:[:：,、/]|หรือ)\s?(?P<other>{_LATIN_SHORT})"),
    re.compile(rf"(?P<full>{_FULL})"),
    re.compile(rf"(?P<short>{_THAI_WORD})"),
    re.compile(r"(?:通称|略称|愛称|英語名|英文名称)[:：、]?「?(?P<short>[^」「]{2,30})」?"),
    re.compile(rf"(?P<short>{_JAPANESE_SHORT})"),
)
_DEFINITION = re.compile(
    r"[(（][^()（）\n]{0,60}?(?:以下[、,]?\s?(?:単に)?|hereinafter[^“\"()]{0,60}|hereafter[^“\"()]{0,60}|เรียก(?:โดยย่อ)?(?:ว่า)?\s?)[「“\"‘](?P<short>[^」”\"’\n]{2,20})[」”\"’]",
    re.IGNORECASE,
)
_DEFINED_LATIN = re.compile(rf"(?=(?:[^A-Z]*[A-Z]){{2}}){_LATIN_SHORT}")
_GENERIC_JA = re.compile(
    r"(?:本|同|両|各|当|双|三).*|.*(?:側|者|等|書|条約|協定|法|声明|計画|事業|プロジェクト|委員会|会議)|(?:機構|協会|機関|省|庁|局|センター|研究所|大学|会社|公社|甲|乙|丙|政府|参加|実施)+"
)
_WORDS_BEFORE = re.compile(rf"{_FULL}$")
_SCHEME = re.compile(
    r"\b(?:Programme|Program|Project|Plan|Scheme|Exercise|Drill|System|Fund|Initiative|Platform"
    r"|Mechanism|Framework|Facility|Network|Database|Fellowship|Scholarship|Study|(?<!Economic )Partnership)s?\b"
)
"""What makes a glossed name that of a programme."""
_COMMON = (
    "AI ICT IT IOT DX SME SMES UHC MOC MOU R&D PPP CEO CFO ODA "
    "GDP GNP FTA EPA LOI TOR SOP ESG BCG NDC NDCS GHG CO2 PM FAQ EV EVS LNG "
    "QR SDG SDGS HR HRD VAT HIV AIDS COVID TB NCD NCDS MSME MSMES NGO NGOS PDF SMS API APIS GPS GIS "
    "CCUS CCS PCR BIM FDI IPR IP MRA UN"
)
COMMON_TERMS = frozenset(_COMMON.split())
"""Acronyms of things that are no body, programme or event."""
_COMMON_NOUN = re.compile(
    r"(?:Product|Technolog(?:y|ies)|Intelligence|Economy|Things|Vehicles?|Energy|Gas(?:es)?|Emissions?|Goals?|Development|Agreements?|Zones?|Countries|Enterprises?|Capita|Procedures?"
    r"|Reference|Number|Code|Officer|Secretary|Minister|Director|Rights?|Diseases?|Virus|Waste|Trade|Investment|Coverage|Transformation|Contributions?|Services?|Management|Tax|Law|Act|Areas?|Cooperation"
    r"|Communit(?:y|ies)|Treaty|Convention|Protocol|Union|Nations|Emirates|Corridor|Grid|Outcomes?|Reports?|Standards?|Guidelines?|Dialogue|Ratio|Index|Rate|Certificate)"
)


@dataclass(frozen=True, slots=True)
class Gloss:
    """A name and its short form as a text ties them, and what sort of thing they name."""

    full: str
    acronym: str
    type: FactType


@dataclass(frozen=True, slots=True)
class Tail:
    """The brackets after a name: where they end and what they say."""

    end: int
    full: str | None
    short: str | None


def glosses(text: str) -> dict[str, Gloss]:
    """The glosses of a text, under the full name and under every short form."""
    found: dict[str, Gloss] = {}
    for gloss in _glosses(text):
        for form in (gloss.full, gloss.acronym, narrow(gloss.acronym)):
            found.setdefault(form, gloss)
    return found


def tail_of(text: str, start: int, end: int) -> Tail | None:
    """The gloss in brackets right after a name, if what stands there is one for this name."""
    bracket = BRACKET.match(text, end)
    if bracket is None:
        return None
    name, inside = text[start:end], bracket["inside"]
    for form in _FORMS:
        if (match := form.fullmatch(inside)) and _belongs(name, match):
            groups = match.groupdict()
            return Tail(bracket.end(), groups.get("full"), groups.get("short"))
    return None


def _belongs(name: str, gloss: re.Match[str]) -> bool:
    """Whether a gloss can be that of a name: in Latin letters by its letters, else by the script it is in."""
    groups = gloss.groupdict()
    full, short = groups.get("full"), groups.get("short")
    if short and narrow(short).upper() in COMMON_TERMS:
        return False
    if name == "อาเซียน":  # mostly the last word of a longer phrase, which the gloss is for
        return short == "ASEAN"
    if name.isascii():
        last = name.rpartition(" ")[2]
        if SHORT.fullmatch(last) and full and not short:
            return full_name(full, last) == full
        if not short or not short.isascii() or full:
            return False
        return sum(c.isupper() for c in short) > 1 or full_name(name, short) is not None
    if full and not short:
        return " " in full and not re.match(r"(?:The )?(?:Thailand|Japan)\b", full)
    if short and re.fullmatch(_JAPANESE_SHORT, short) and gloss.group().startswith(short):
        return is_short_of(short, name)
    return short is None or not re.fullmatch(r"(?:[0-9０-９]+|[a-zａ-ｚ]|[IVX]+)", short)


def is_short_of(short: str, name: str) -> bool:
    """Whether a short Japanese name is made of signs of the name, in order, and is more than the word for its sort."""
    signs = iter(name)
    return (
        len(short) >= 3 and short != name and all(sign in signs for sign in short) and not _GENERIC_JA.fullmatch(short)
    )


def _glosses(text: str) -> Iterator[Gloss]:
    for bracket in BRACKET.finditer(text):
        yield from _gloss(text, bracket)
    for defined in _DEFINITION.finditer(text):
        short = defined["short"]
        before = _name_before(text, defined.start())
        if before and _is_proper(short, before[0]):
            yield Gloss(before[0], short, before[1])


def _gloss(text: str, bracket: re.Match[str]) -> Iterator[Gloss]:
    """What brackets tie: a name before them and what they say, or the two halves of what they say."""
    forms = [match for form in _FORMS if (match := form.fullmatch(bracket["inside"]))]
    if not forms:
        return
    groups = forms[0].groupdict()
    full, short = groups.get("full"), groups.get("short")
    words = _WORDS_BEFORE.search(text, max(0, bracket.start() - 140), bracket.start())
    if words and (pair := _latin_pair(words.group(), full, short)):
        yield from _typed(*pair, type_of(pair[0]) or "programme")
        return
    before = _name_before(text, bracket.start())
    if full and short and (named := full_name(full, short)):
        yield from _typed(named, short, before[1] if before else None)
    if before:
        name, kind = before
        tail = tail_of(text, bracket.start() - len(name), bracket.start())
        for form in (tail and tail.short, groups.get("other")):
            if form:
                yield from _typed(name, form, kind)


def _typed(full: str, short: str, kind: FactType | None) -> Iterator[Gloss]:
    """A gloss if it is one of a single thing whose sort is known."""
    kind = kind or type_of(full)
    if kind and kind != "place" and not is_common(full, short, kind):
        yield Gloss(full, short, kind)


def _latin_pair(words: str, full: str | None, short: str | None) -> tuple[str, str] | None:
    """``Full Name (ACR)`` or ``ACR (Full Name)``."""
    if short and not full and (named := full_name(words, short)):
        return named, short
    last = words.rpartition(" ")[2]
    if full and not short and SHORT.fullmatch(last) and (named := full_name(full, last)):
        return named, last
    return None


def is_common(full: str, short: str, kind: FactType) -> bool:
    """Whether a gloss is that of an instrument or of no single thing (``Gross Domestic Product (GDP)``)."""
    if narrow(short).upper() in COMMON_TERMS or names_instrument(full):
        return True
    last = full.rpartition(" ")[2]
    return kind == "programme" and bool(_COMMON_NOUN.fullmatch(last) or full.endswith("Economic Partnership"))


def _name_before(text: str, end: int) -> tuple[str, FactType] | None:
    """The name that ends right before brackets; read with what follows, which some forms of names look at."""
    start = max(0, end - 160)
    for match in plain_names(text[start : end + 40]):
        if start + match.end == end and match.type != "place":
            return text[start + match.start : end], match.type
    return None


def _is_proper(short: str, name: str) -> bool:
    """Whether a defined short form is a name of its own and not "the Ministry"."""
    if _DEFINED_LATIN.fullmatch(narrow(short)):
        return True
    if re.search("[ก-๎]", short):
        return bool(re.fullmatch(_THAI_SHORT, short))
    return is_short_of(short, name) or (
        not short.isascii() and not _GENERIC_JA.fullmatch(short) and whole_name(short) is not None
    )


def full_name(words: str, acronym: str) -> str | None:
    """The part of the capitalised words that the acronym stands for: it begins with its first letter and holds all."""
    acronym = narrow(acronym)
    for match in re.finditer(rf"\b{re.escape(acronym[0])}", narrow(words)):
        rest = words[match.start() :]
        letters = iter(rest.lower())
        if " " in rest and all(letter in letters for letter in acronym.lower() if letter.isalnum()):
            return rest
    return None


def names_instrument(full: str) -> bool:
    """Whether the words name a kind of instrument (``Memorandum of Cooperation (MOC)``)."""
    return any(pattern.search(full) for language in LANGUAGES.values() for _, pattern in language.instruments.kinds)


def whole_name(words: str) -> FactType | None:
    """What the words name, if all of them together are one name."""
    return next((m.type for m in plain_names(words) if (m.start, m.end) == (0, len(words))), None)


def type_of(full: str) -> FactType | None:
    """What a full name names, by the patterns of names, or by its word for a programme."""
    return whole_name(full) or ("programme" if _SCHEME.search(full) else None)
