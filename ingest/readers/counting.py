"""Numbers as list labels print them: the formats of Word (ECMA-376, ST_NumberFormat), of OpenDocument as LibreOffice
writes them, and of HTML and CSS.
"""

from __future__ import annotations

from collections.abc import Callable

from kb.numerals import AIUEO_LIST, CIRCLED, IROHA_LIST, THAI_LIST

LATIN = "abcdefghijklmnopqrstuvwxyz"
KANJI = "〇一二三四五六七八九"
THAI_ONES = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
THAI_UNITS = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
HIRAGANA = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん"
HALF_AIUEO = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
HALF_IROHA = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ"
FULL_IROHA = IROHA_LIST + "ン"
PARENTHESISED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
FULL_STOPPED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
LIBREOFFICE_CIRCLED = CIRCLED + "㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
LIBREOFFICE_THAI = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮ"
DAIJI = "零壱弐参四伍六七八九"
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
         (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip

Format = Callable[[int], str]


def digits(zero: str) -> Format:
    """Decimal digits of another script, given its nought."""
    return lambda n: "".join(chr(ord(zero) + int(d)) for d in str(n))


def one_of(symbols: str) -> Format:
    """A symbol of its own for each number; where they end, plain digits."""
    return lambda n: symbols[n - 1] if 1 <= n <= len(symbols) else str(n)


def repeated(letters: str) -> Format:
    """Letters as Word counts on after the last, up to 30 times the alphabet: aa, bb, cc."""
    last = 30 * len(letters)
    return lambda n: letters[(n - 1) % len(letters)] * ((n - 1) // len(letters) + 1) if 0 < n <= last else str(n)


def positional(letters: str) -> Format:
    """Letters as HTML counts on after the last: aa, ab, ac."""

    def write(n: int) -> str:
        if n <= 0:
            return str(n)
        found = ""
        while n > 0:
            n, place = divmod(n - 1, len(letters))
            found = letters[place] + found
        return found

    return write


def in_turn(letters: str) -> Format:
    """Letters that begin again after the last, as LibreOffice does with kana."""
    return lambda n: letters[(n - 1) % len(letters)] if n > 0 else str(n)


def roman(n: int) -> str:
    """A lower-case Roman numeral; digits beyond what Romans wrote."""
    if not 0 < n < 4000:
        return str(n)
    found = ""
    for value, letters in ROMAN:
        count, n = divmod(n, value)
        found += letters * count
    return found


def kanji_digits(n: int) -> str:
    """一〇 for 10: a kanji for each digit."""
    return "".join(KANJI[int(d)] for d in str(n))


def kanji_number(n: int) -> str:
    """十 for 10, 百十 for 110, as Japanese reads it; digits from 10,000 on, where no label goes."""
    if not 0 < n < 10_000:
        return KANJI[0] if n == 0 else str(n)
    found = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        count, n = divmod(n, unit)
        if count:
            found += (KANJI[count] if count > 1 or not name else "") + name
    return found


def chinese_number(n: int) -> str:
    """十 up to 99, then a digit for each place with ○ for nought."""
    return kanji_number(n) if 0 < n < 100 else kanji_digits(n).replace("〇", "○")


def chinese_full(n: int) -> str:
    """十 for 10, 一百零一 for 101, 一百一十 for 110: how LibreOffice counts in kanji, in Japanese too."""
    if n < 100 or n >= 10_000:
        return kanji_number(n)
    found, skipped = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        count, n = divmod(n, unit)
        if count:
            found += ("零" if skipped else "") + KANJI[count] + name
        skipped = bool(found) and not count
    return found


LEGAL = str.maketrans("一二三五十", "壱弐参伍拾")
"""The forms of deeds, which no stroke turns into another figure; the other figures are as usual."""


def thai_words(n: int) -> str:
    """Thai in words: สิบเอ็ด, ยี่สิบ."""
    if not 0 < n < 10**6:
        return "ศูนย์" if n == 0 else str(n)
    found = ""
    for place, digit in zip(range(len(str(n)) - 1, -1, -1), str(n), strict=True):
        ones = THAI_ONES[int(digit)]
        if place == 1 and digit in "12":
            ones = {"1": "", "2": "ยี่"}[digit]
        elif place == 0 and digit == "1" and n > 1:
            ones = "เอ็ด"
        found += ones + THAI_UNITS[place] if digit != "0" else ""
    return found


def ordinal(n: int) -> str:
    """1st, 2nd, 3rd."""
    ending = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


WORD_FORMATS: dict[str, Format] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02}",
    "decimalHalfWidth": str,
    "decimalFullWidth": digits("０"),
    "decimalFullWidth2": digits("０"),
    "upperRoman": lambda n: roman(n).upper(),
    "lowerRoman": roman,
    "upperLetter": repeated(LATIN.upper()),
    "lowerLetter": repeated(LATIN),
    "ordinal": ordinal,
    "numberInDash": lambda n: f"- {n} -",
    "thaiNumbers": digits("๐"),
    "thaiLetters": repeated(THAI_LIST),
    "thaiCounting": thai_words,
    "japaneseCounting": kanji_number,
    "japaneseDigitalTenThousand": kanji_digits,
    "ideographDigital": kanji_digits,
    "chineseCounting": chinese_number,
    "taiwaneseCounting": chinese_number,
    "chineseCountingThousand": kanji_number,
    "taiwaneseCountingThousand": kanji_number,
    "japaneseLegal": lambda n: kanji_number(n).translate(LEGAL),
    "aiueo": repeated(HALF_AIUEO),
    "aiueoFullWidth": repeated(AIUEO_LIST),
    "iroha": repeated(HALF_IROHA),
    "irohaFullWidth": repeated(FULL_IROHA),
    "decimalEnclosedCircle": one_of(CIRCLED),
    "decimalEnclosedCircleChinese": one_of(CIRCLED),
    "decimalEnclosedParen": one_of(PARENTHESISED),
    "decimalEnclosedFullstop": one_of(FULL_STOPPED),
    "ideographTraditional": repeated(STEMS),
    "ideographZodiac": repeated(BRANCHES),
    "none": lambda _: "",
}

OPEN_FORMATS: dict[str, Format] = {
    "": lambda _: "",
    "1": str,
    "a": positional(LATIN),
    "A": positional(LATIN.upper()),
    "i": roman,
    "I": lambda n: roman(n).upper(),
    "1st": ordinal,
    "01, 02, 03, ...": lambda n: f"{n:02}",
    "1, 2, 3, ...": digits("０"),
    "１, ２, ３, ...": digits("０"),
    "๑, ๒, ๓, ...": digits("๐"),
    "ก, ข, ค, ...": positional(LIBREOFFICE_THAI),
    "一, 二, 三, ...": chinese_full,
    "〇, 一, 二, ...": kanji_digits,
    "壱, 弐, 参, ...": lambda n: "".join(DAIJI[int(d)] for d in str(n)),
    "ア, イ, ウ, ...": in_turn(AIUEO_LIST),
    "ｱ, ｲ, ｳ, ...": in_turn(AIUEO_LIST),
    "イ, ロ, ハ, ...": in_turn(FULL_IROHA),
    "ｲ, ﾛ, ﾊ, ...": in_turn(FULL_IROHA),
    "あ, い, う, ...": in_turn(HIRAGANA),
    "①, ②, ③, ...": one_of(LIBREOFFICE_CIRCLED),
    "甲, 乙, 丙, ...": one_of(STEMS),
    "子, 丑, 寅, ...": one_of(BRANCHES),
}
"""By ``style:num-format``, which is one of ODF's five letters or the beginning of the row; that of full-width digits
LibreOffice writes in narrow ones. The rows are those that LibreOffice 7.4 prints, tried up to 112."""

SYNCHRONOUS = {"a": repeated(LATIN), "A": repeated(LATIN.upper())}
"""Letters with ``style:num-letter-sync``: aa, bb, cc."""

NATIVE = "Native Numbering"
NATIVE_DIGITS: dict[str, Format] = {"th": digits("๐"), "ja": kanji_digits}
"""What LibreOffice calls the digits of the paragraph's language."""

HTML_FORMATS: dict[str, tuple[Format, str]] = {
    "1": (str, ". "),
    "a": (positional(LATIN), ". "),
    "A": (positional(LATIN.upper()), ". "),
    "i": (roman, ". "),
    "I": (lambda n: roman(n).upper(), ". "),
    "decimal": (str, ". "),
    "decimal-leading-zero": (lambda n: f"{n:02}", ". "),
    "lower-alpha": (positional(LATIN), ". "),
    "lower-latin": (positional(LATIN), ". "),
    "upper-alpha": (positional(LATIN.upper()), ". "),
    "upper-latin": (positional(LATIN.upper()), ". "),
    "lower-roman": (roman, ". "),
    "upper-roman": (lambda n: roman(n).upper(), ". "),
    "thai": (digits("๐"), ". "),
    "cjk-decimal": (kanji_digits, "、"),
    "cjk-ideographic": (kanji_number, "、"),
    "japanese-informal": (kanji_number, "、"),
    "hiragana": (positional(HIRAGANA), "、"),
    "katakana": (positional(AIUEO_LIST), "、"),
    "katakana-iroha": (positional(IROHA_LIST), "、"),
}
"""By ``type`` or ``list-style-type``: the format and what browsers put after it."""
