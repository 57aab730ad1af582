"""What Tesseract's models print instead of what is there, put right where words or boxes make it certain.

1. Thai: a word that lost its tone mark and is no word without it is given it (``ญีปุ่น`` is ``ญี่ปุ่น``); so are letters
   for which a similar one stands in such a word (``ติจิทัล``). None of the wrong forms occurs in 5 million characters of
   Thai press releases, but for four slips of their typists.
2. Japanese: no space stands beside a character of a script that has none. Brackets around Japanese, and brackets that
   stand between Japanese, are full-width; figures and Latin letters are where their boxes are as wide as kanji. The
   model prints narrow forms for both. A long vowel mark that follows no kana is ``一``; a point before three figures
   and a counted thing is the comma that it was; and some words that are none have a character put right (``闘僚会合``).
   None of these occurs in 3.7 million characters of laws, treebanks and translations.
3. No digit is ever changed for another. The Thai model cannot print ๔ ๖ ๗ ๘ ๙: see :data:`THAI_MISREAD`.
"""

from __future__ import annotations

import re

from ingest.readers.layout import WIDE
from ingest.readers.recognition.words import SeenLine

THAI_MISREAD = {"๔": "๕", "๖": "๒ ๐", "๗": "๓ ฆ", "๘": "๕", "๙": "๕ ๑ «"}
"""What the Thai model prints for the digits that it has no output for, most often first; often it drops them."""

LOST_MARKS = """
    ครัง ครั้ง|ซึง(?!-) ซึ่ง|หนึง หนึ่ง|ญีปุ่?น ญี่ปุ่น|ญี่ปุน ญี่ปุ่น|เพือ เพื่อ|สิงแวดล้อม สิ่งแวดล้อม|เพิม เพิ่ม|เครือง เครื่อง|เคลือน เคลื่อน|
    เปลียน เปลี่ยน|เริม เริ่ม|ขึน ขึ้น|พืนที่? พื้นที่|พืนฐาน พื้นฐาน|ต่อไปนี ต่อไปนี้|ฉบับนี ฉบับนี้|เบืองต้น เบื้องต้น|ตังแต่ ตั้งแต่|จัดตัง จัดตั้ง|
    อืน อื่น|เจ้าหน้าที เจ้าหน้าที่|ท่องเทียว ท่องเที่ยว|ทัวไป ทั่วไป|ชัวโมง ชั่วโมง|เกียวข้อง เกี่ยวข้อง|(?<!โต)เกียวกับ เกี่ยวกับ|(?<!น้ำ)มันคง มั่นคง|
    เมือวันที่? เมื่อวันที่|เมื่อวันที เมื่อวันที่|ครั้งที ครั้งที่|(?<!ระ)(?<!กะ)ทัง(?!สเตน) ทั้ง|เนืองจาก เนื่องจาก|ต่อเนือง ต่อเนื่อง|กระตุน กระตุ้น|
    เชือมั่?น เชื่อมั่น|เชือมโยง เชื่อมโยง|เชียวชาญ เชี่ยวชาญ|ดังนัน ดังนั้น|การสือสาร การสื่อสาร|รายชือ รายชื่อ|ทีปรึกษา ที่ปรึกษา|แจ้งหนี่? แจ้งหนี้|
    เบียเลี้?ยง เบี้ยเลี้ยง|(?<!ห)น้า(?!ว) น้ำ|ตังต่อไปนี้ ดังต่อไปนี้|ติจิทัล ดิจิทัล|ประติษฐ์ ประดิษฐ์
"""
"""Patterns and what they are put right to, separated by bars."""

NO_MARK = "(?![\u0e31\u0e33-\u0e3a\u0e47-\u0e4e])"
REPAIRS = tuple(
    (re.compile(wrong + NO_MARK), right) for wrong, right in (pair.split() for pair in LOST_MARKS.split("|"))
)

MISREAD = """
    (?<=タイ)土国 王国|[闘聞]僚 閣僚|[贅岩賭]名 署名|津渡 津波|趙え 超え|肥び 及び|所堂事務 所掌事務
"""
MISREAD_REPAIRS = tuple((re.compile(wrong), right) for wrong, right in (pair.split() for pair in MISREAD.split("|")))
LONE_DASH = re.compile(r"^[—ー] ?(?=[一-鿿ぁ-ヶ][^—]*$)|(?<![ァ-ヶぁ-んー])ー(?=[一-鿿])")
THOUSANDS = re.compile(r"(?<![0-9.])([1-9][0-9]{0,2}(?:[.,][0-9]{3})*)\.([0-9]{3})(?=[人円万億名件社台バド])")
PAGE_OF = re.compile(r"([0-9]{1,3}) ?[グプブ] ?([0-9]{1,3})")

JAPANESE = f"[{WIDE}]"
LABEL = re.compile(
    r"([(（]?[0-9]{1,2}(?:[.．] ?[0-9]{1,2})*[)）.．]?|第[0-9一二三四五六七八九十百]{1,5}条|[(（]?[ァ-ヶ][)）]|"
    r"[一二三四五六七八九十]{1,3}) +(?=\S)"
)
"""What a line begins with that a space sets off."""

NUMBERED, NUMBERED_NARROW = re.compile(r"\([0-9]{1,2}\)"), 1.7
"""A number in brackets that begins a line, and the ems that it takes at most if it is narrow."""

BETWEEN_FULL = re.compile("(?<=[０-９])([.,])(?=[０-９])")
BESIDE_WIDE = re.compile(rf"(?<=[{WIDE}]) +| +(?=[{WIDE}])")
HALF_PAIR = re.compile(r"[(（]([^()（）]*)[)）]")
BEFORE_WIDE, AFTER_WIDE = re.compile(rf"\((?=[{WIDE}])"), re.compile(rf"(?<=[{WIDE}])\)")
RUN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[A-Za-z]{2,}")
FULL = {ord(c): ord(c) + 0xFEE0 for c in map(chr, range(0x21, 0x7F))}

ADVANCE, MOST_ADVANCE = 0.86, 1.4
"""Ems from one figure to the next from which on they are full-width, and those over which a box is wrong."""

LETTERS = 0.74
"""Ems that a Latin letter takes on the average at least if it is full-width."""

FIGURE = 0.5
"""Ems that a figure itself is wide, of either kind."""


def repair_thai_line(text: str) -> str:
    """A line of Thai, normalised, with the tone marks that it lost."""
    for wrong, right in REPAIRS:
        text = wrong.sub(right, text)
    return text


def closed_up(text: str) -> str:
    """A line of Japanese without spaces, but for the one that sets its label off."""
    label = LABEL.match(text)
    kept = re.sub("(?<=[.．]) ", "", label[1]) + " " if label else ""
    return kept + BESIDE_WIDE.sub("", text[label.end() :] if label else text)


def wide_figures(line: SeenLine, em: float) -> list[bool]:
    """For each number of two and more figures of a line whether it is full-width; ``em`` is in dots.

    The boxes are rough, so a page decides by all its numbers: no one mixes the two within a document.
    """
    found = []
    for run in RUN.finditer("".join(word.text for word in line.words)):
        if run[0][0].isdigit() and len(run[0]) > 1 and (width := _width(line, run)):
            advance = (width / em - FIGURE) / (len(run[0]) - 1)
            found += [advance >= ADVANCE] * (len(run[0]) - 1) if advance < MOST_ADVANCE else []
    return found


def _width(line: SeenLine, run: re.Match[str]) -> int:
    """Dots from the left to the right of a run of the line's joined words; 0 where the boxes do not say."""
    at, boxes = 0, []
    for word in line.words:
        if at + len(word.text) > run.start() and at < run.end():
            if at < run.start() or at + len(word.text) > run.end():
                return 0
            boxes.append(word)
        at += len(word.text)
    return max(box.right for box in boxes) - min(box.left for box in boxes) if boxes else 0


def repair_japanese_line(line: SeenLine, em: float, *, wide: bool) -> str:
    """A line of Japanese with its full-width forms; ``wide`` is whether its figures are, ``em`` is in dots."""
    text = closed_up(line.text)
    if page := PAGE_OF.fullmatch(text):
        return f"{page[1]}/{page[2]}"
    number = NUMBERED.match(text)
    label = number[0] if number and _width(line, number) < NUMBERED_NARROW * em else ""
    text = text[len(label) :]
    if wide:
        text = widened(line, text, em)
    text = THOUSANDS.sub(lambda number: f"{number[1]},{number[2]}", LONE_DASH.sub("一", text))
    for wrong, right in MISREAD_REPAIRS:
        text = wrong.sub(right, text)
    return label + HALF_PAIR.sub(_bracketed, BEFORE_WIDE.sub("（", AFTER_WIDE.sub("）", text)))


def widened(line: SeenLine, text: str, em: float) -> str:
    """Text of a line whose figures are full-width; its letters are where their boxes say so."""
    joined = "".join(word.text for word in line.words)
    runs = list(RUN.finditer(joined))[-len(RUN.findall(text)) or len(joined) :]
    widths = iter([_width(line, run) / len(run[0]) / em for run in runs])
    text = RUN.sub(lambda run: _widened(run[0], next(widths, 0.0)), text)
    return BETWEEN_FULL.sub(lambda mark: mark[0].translate(FULL), text)


def _widened(run: str, width: float) -> str:
    """A run of a line whose figures are full-width; its letters are, if they are as wide."""
    return run.translate(FULL) if run[0].isdigit() or LETTERS <= width < MOST_ADVANCE else run


def _bracketed(found: re.Match[str]) -> str:
    """A pair of brackets of which one is wide, or beside which Japanese stands, is wide."""
    start, end = found.span()
    beside = found.string[start - 1 : start] + found.string[end : end + 1] if start else ""
    half = found[0][0] == "(" and found[0][-1] == ")"
    return found[0] if half and not re.search(JAPANESE, beside) else f"（{found[1]}）"
