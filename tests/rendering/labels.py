"""Specimens whose labels are not in the text: schemes of automatic numbers, and each label as it is printed.

The printed forms are written out here by hand, so that the reader is not measured by its own tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tests.rendering.specimens import Specimen, corpus_specimens

PRINTED = {
    "decimal": "1 2 3 4 5 6 7 8 9 10 11 12 13 14",
    "decimalZero": "01 02 03 04 05 06 07 08 09 10 11 12 13 14",
    "decimalFullWidth": "１ ２ ３ ４ ５ ６ ７ ８ ９ １０ １１ １２ １３ １４",
    "decimalEnclosedCircle": "① ② ③ ④ ⑤ ⑥ ⑦ ⑧ ⑨ ⑩ ⑪ ⑫ ⑬ ⑭",
    "thaiNumbers": "๑ ๒ ๓ ๔ ๕ ๖ ๗ ๘ ๙ ๑๐ ๑๑ ๑๒ ๑๓ ๑๔",
    "thaiLetters": "ก ข ค ง จ ฉ ช ซ ฌ ญ ฎ ฏ ฐ ฑ",
    "thaiCounting": "หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ สิบเอ็ด สิบสอง สิบสาม สิบสี่",
    "japaneseCounting": "一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四",
    "ideographDigital": "一 二 三 四 五 六 七 八 九 一〇 一一 一二 一三 一四",
    "aiueoFullWidth": "ア イ ウ エ オ カ キ ク ケ コ サ シ ス セ",
    "irohaFullWidth": "イ ロ ハ ニ ホ ヘ ト チ リ ヌ ル ヲ ワ カ",
    "ideographTraditional": "甲 乙 丙 丁 戊 己 庚 辛 壬 癸",
    "lowerLetter": "a b c d e f g h i j k l m n",
    "upperLetter": "A B C D E F G H I J K L M N",
    "lowerRoman": "i ii iii iv v vi vii viii ix x xi xii xiii xiv",
    "upperRoman": "I II III IV V VI VII VIII IX X XI XII XIII XIV",
    "ordinal": "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th 13th 14th",
}


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a scheme: a number format of Word, and the text of the label as ``w:lvlText`` has it.

    ``legal`` shows the numbers of the levels above as digits (``w:isLgl``).
    """

    format: str
    text: str
    legal: bool = False


@dataclass(frozen=True, slots=True)
class Scheme:
    """How a document counts, level by level."""

    name: str
    levels: tuple[Level, ...]


SCHEMES = {
    "th": (
        Scheme("thai-articles", (Level("thaiNumbers", "ข้อ %1"), Level("thaiLetters", "(%2)"))),
        Scheme("thai-legal", (Level("thaiNumbers", "%1."), Level("thaiNumbers", "%1.%2"), Level("thaiLetters", "%3)"))),
        Scheme("thai-parts", (Level("thaiCounting", "ส่วนที่%1"), Level("decimal", "ข้อ %2."), Level("decimal", "%2.%3"))),
        Scheme("thai-decimal", (Level("decimal", "ข้อ %1"), Level("decimal", "%1.%2"), Level("thaiNumbers", "(%3)"))),
    ),
    "ja": (
        Scheme("articles", (Level("japaneseCounting", "第%1条"), Level("decimalFullWidth", "（%2）"))),
        Scheme(
            "paragraphs",
            (Level("decimalFullWidth", "%1"), Level("japaneseCounting", "（%2）"), Level("aiueoFullWidth", "%3")),
        ),
        Scheme("circles", (Level("decimalEnclosedCircle", "%1"), Level("irohaFullWidth", "%2．"))),
        Scheme(
            "digits",
            (Level("ideographDigital", "第%1"), Level("ideographTraditional", "（%2）"), Level("decimal", "%3)")),
        ),
    ),
    "en": (
        Scheme("articles", (Level("decimal", "Article %1"), Level("lowerLetter", "(%2)"), Level("lowerRoman", "(%3)"))),
        Scheme("roman", (Level("upperRoman", "%1."), Level("upperLetter", "%2."))),
        Scheme("legal", (Level("upperRoman", "ARTICLE %1"), Level("decimal", "%1.%2", legal=True))),
        Scheme("sections", (Level("decimalZero", "§ %1"), Level("decimal", "%2."), Level("ordinal", "(%3)"))),
    ),
}

LEVELS = (None, 0, 1, 1, 2, 2, 1, 0, None, 1, 1, 2, 0, 0, 1, 2, 2, 2, 1, None, 0, 1, 0, 0)
"""The level of each paragraph; ``None`` has no label. A scheme of fewer levels takes its last for the deeper ones."""

OWN_LABEL = re.compile(r"\W|[\d๐-๙]|第|ข้อ|Article|ARTICLE|Paragraph|Section|[ア-ンイロハ一二三四五六七八九十①-⑳]\W")
"""What a paragraph of the corpus begins with that has a label of its own."""


def labelled_specimens(language: str, schemes: Sequence[Scheme]) -> tuple[Specimen, ...]:
    """A specimen for each scheme, of paragraphs without labels of their own."""
    texts = corpus_specimens(language)
    pool = dict.fromkeys(p for text in texts for p in text.paragraphs if not OWN_LABEL.match(p) and len(p) > 12)
    bodies = list(pool) * 2  # Japanese has too few for all schemes: the last begins anew, and repeats none of its own
    size = len(LEVELS)
    return tuple(
        labelled(scheme, language, bodies[place * size : (place + 1) * size]) for place, scheme in enumerate(schemes)
    )


def level_of(scheme: Scheme, place: int) -> int | None:
    """The level of a paragraph in a scheme."""
    level = LEVELS[place]
    return level if level is None else min(level, len(scheme.levels) - 1)


def labelled(scheme: Scheme, language: str, bodies: list[str]) -> Specimen:
    """The bodies with the labels that a scheme prints before them."""
    counts = [0] * len(scheme.levels)
    labels = []
    for place in range(len(bodies)):
        level = level_of(scheme, place)
        if level is None:
            labels.append("")
            continue
        counts[level] += 1
        counts[level + 1 :] = [0] * (len(counts) - level - 1)
        labels.append(printed_label(scheme, counts, level))
    paragraphs = tuple(f"{label} {body}" if label else body for label, body in zip(labels, bodies, strict=True))
    return Specimen(scheme.name, language, paragraphs, tuple(labels))


def printed_label(scheme: Scheme, counts: list[int], level: int) -> str:
    """The label of a level; a level that has not counted stands at its first number."""
    own = scheme.levels[level]
    label = own.text
    for place in range(level + 1):
        form = "decimal" if own.legal else scheme.levels[place].format
        label = label.replace(f"%{place + 1}", PRINTED[form].split()[max(counts[place], 1) - 1])
    return label


def bodies_of(specimen: Specimen) -> tuple[str, ...]:
    """The paragraphs without their labels."""
    pairs = zip(specimen.labels, specimen.paragraphs, strict=True)
    return tuple(paragraph[len(label) + 1 :] if label else paragraph for label, paragraph in pairs)
