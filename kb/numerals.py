"""Numbers as the three languages write them: digits of any script, kanji, Thai and English words, list letters."""

from __future__ import annotations

import re
import unicodedata

KANJI_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "元": 1, "壱": 1, "弐": 2, "参": 3}
KANJI_UNITS = {"十": 10, "拾": 10, "百": 100, "千": 1000}
KANJI_GROUPS = {"万": 10**4, "億": 10**8, "兆": 10**12}

THAI_DIGITS = {
    "หนึ่ง": 1,
    "เอ็ด": 1,
    "สอง": 2,
    "ยี่": 2,
    "สาม": 3,
    "สี่": 4,
    "ห้า": 5,
    "หก": 6,
    "เจ็ด": 7,
    "แปด": 8,
    "เก้า": 9,
    "ศูนย์": 0,
}
THAI_UNITS = {"สิบ": 10, "ร้อย": 100, "พัน": 1000, "หมื่น": 10**4, "แสน": 10**5}
THAI_MILLION = "ล้าน"

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ENGLISH_NUMBERS = {word: i for i, word in enumerate(_ONES.split())} | {
    word: 10 * i for i, word in enumerate(_TENS.split(), start=2)
}
ENGLISH_UNITS = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}

_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
ENGLISH_ORDINALS = {word: i for i, word in enumerate(_ORDINALS.split(), 1)} | {
    **{"twentieth": 20, "thirtieth": 30, "thirty-first": 31},
    **{f"twenty-{word}": 20 + i for i, word in enumerate(_ORDINALS.split()[:9], 1)},
}

DIGITS = r"[0-9๐-๙０-９]"
THAI_WORDS = rf"(?:{'|'.join([*THAI_DIGITS, *THAI_UNITS, THAI_MILLION])}){{1,14}}"
ENGLISH_WORDS = rf"(?:{'|'.join(sorted([*ENGLISH_NUMBERS, *ENGLISH_UNITS], key=len, reverse=True))})"
KANJI = r"[〇零元一二三四五六七八九十拾百千万億兆壱弐参]{1,20}"
NUMBER = (
    rf"(?:{DIGITS}{{1,20}}(?:[,，]{DIGITS}{{3}}){{0,6}}(?:[.．]{DIGITS}{{1,8}})?[万億兆]?|{KANJI}|{THAI_WORDS}"
    rf"|\b{ENGLISH_WORDS}(?:[ -](?:and )?{ENGLISH_WORDS}){{0,12}}\b)"
)
"""A number in any form that :func:`number` reads; to be used with ``re.IGNORECASE``. Its length is bounded, so that a
long row of digits costs no more than its length."""


def ascii_digits(text: str) -> str:
    """The text with every decimal digit of any script written 0 to 9, the same length as before."""
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in text)


def number(text: str) -> float | None:
    """The value of a number written in digits, kanji, Thai or English words; ``None`` for anything else."""
    plain = ascii_digits(text.strip().lower()).replace(",", "").replace("，", "").replace("．", ".")
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return float(plain)
    if plain in ENGLISH_ORDINALS:
        return float(ENGLISH_ORDINALS[plain])
    if ordinal := re.fullmatch(r"(\d+)(?:st|nd|rd|th)", plain):
        return float(ordinal[1])
    if plain and (plain[0].isdecimal() or plain[0] in KANJI_DIGITS or plain[0] in KANJI_UNITS):
        return _kanji(plain)
    if re.fullmatch(THAI_WORDS, plain):
        return _thai(plain)
    return _english(re.split(r"[ -]+", plain))


def whole_number(text: str) -> int | None:
    """:func:`number` where only a whole number makes sense."""
    value = number(text)
    return int(value) if value is not None and value == int(value) else None


def _kanji(text: str) -> float | None:
    """Kanji, also mixed with digits (``3億5000万``) and positional (``二〇二四``)."""
    total = group = 0.0
    pending = ""
    for token in re.findall(r"\d+(?:\.\d+)?|.", text):
        if token in KANJI_GROUPS:
            total += (group + float(pending or (0 if group else 1))) * KANJI_GROUPS[token]
            group, pending = 0.0, ""
        elif token in KANJI_UNITS:
            group += float(pending or 1) * KANJI_UNITS[token]
            pending = ""
        elif token in KANJI_DIGITS or token[0].isdecimal():
            pending += str(KANJI_DIGITS.get(token, token))
        else:
            return None
    return total + group + float(pending or 0)


def _thai(text: str) -> float | None:
    """Thai number words; ``สิบ`` alone is ten, ``ยี่สิบ`` twenty, ``เอ็ด`` a final one."""
    total = pending = 0.0
    words = re.findall("|".join([*THAI_DIGITS, *THAI_UNITS, THAI_MILLION]), text)
    for word in words:
        if word == THAI_MILLION:
            total, pending = (total + pending or 1) * 10**6, 0.0
        elif word in THAI_UNITS:
            total += (pending or 1) * THAI_UNITS[word]
            pending = 0.0
        else:
            pending = float(THAI_DIGITS[word])
    return total + pending


def _english(words: list[str]) -> float | None:
    """English number words such as ``one hundred and twenty``."""
    total = group = 0.0
    for word in words:
        if word in ENGLISH_NUMBERS:
            group += ENGLISH_NUMBERS[word]
        elif word == "hundred":
            group = (group or 1) * 100
        elif word in ENGLISH_UNITS:
            total, group = total + (group or 1) * ENGLISH_UNITS[word], 0.0
        elif word != "and":
            return None
    return total + group


THAI_LIST = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
AIUEO_LIST = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
IROHA_LIST = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def roman(text: str) -> int | None:
    """The value of a Roman numeral in either case."""
    if not text or not ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[c] for c in text.lower()]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def ordinals(symbol: str) -> dict[str, int]:
    """What a list symbol may count, by the sequence it would belong to: ``i`` is Latin 9 and Roman 1.

    Sequences: ``number``, ``latin``, ``roman``, ``thai``, ``aiueo``, ``iroha``; empty for no list symbol.
    """
    found: dict[str, int] = {}
    if symbol in CIRCLED:
        return {"number": CIRCLED.index(symbol) + 1}
    value = whole_number(symbol) if re.fullmatch(rf"{DIGITS}+|{KANJI}", symbol) else None
    if value is not None:
        return {"number": value}
    folded = unicodedata.normalize("NFKC", symbol).lower()
    if (value := roman(folded)) is not None:
        found["roman"] = value
    if len(folded) == 1:
        for name, letters in (("thai", THAI_LIST), ("aiueo", AIUEO_LIST), ("iroha", IROHA_LIST)):
            if folded in letters:
                found[name] = letters.index(folded) + 1
        if "a" <= folded <= "z":
            found["latin"] = ord(folded) - ord("a") + 1
    return found
