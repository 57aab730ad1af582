"""The list table of an RTF file, for paragraphs whose number is not written out before them."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.readers.counting import WORD_FORMATS

FORMATS = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 5: "ordinal",
    10: "ideographDigital", 11: "japaneseCounting", 12: "aiueo", 13: "iroha", 14: "decimalFullWidth",
    15: "decimalHalfWidth", 17: "japaneseDigitalTenThousand", 18: "decimalEnclosedCircle", 19: "decimalFullWidth2",
    20: "aiueoFullWidth", 21: "irohaFullWidth", 22: "decimalZero", 26: "decimalEnclosedFullstop",
    27: "decimalEnclosedParen", 28: "decimalEnclosedCircleChinese", 30: "ideographTraditional", 31: "ideographZodiac",
    33: "taiwaneseCounting", 37: "chineseCounting", 39: "chineseCounting", 53: "thaiLetters", 54: "thaiNumbers",
    55: "thaiCounting", 57: "numberInDash", 255: "none",
}  # fmt: skip
"""Word's number formats by ``\\levelnfc`` ([MS-OSHARED], MSONFC)."""

BULLET = 23
LONGEST = 255
"""Characters of a level's text: its length is one byte."""


@dataclass(slots=True)
class Level:
    """How one level counts; in ``text`` the characters U+0000 to U+0008 stand for the numbers of the levels."""

    format: int = 0
    start: int = 1
    text: str = ""
    gap: str = " "


@dataclass(slots=True)
class List:
    """The levels of a list and where they have got to; ``starts`` are an override's."""

    levels: list[Level] = field(default_factory=list)
    counts: dict[int, int] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


class Lists:
    """Built from the control words of both tables in their order, then asked for labels in the order of the text."""

    def __init__(self) -> None:
        """No lists."""
        self.unknown: set[str] = set()
        self._building = List()
        self._override: int | None = None
        self._by_id: dict[int, List] = {}
        self._by_ls: dict[int, List] = {}

    def word(self, word: str, number: int) -> None:
        """A control word of a table."""
        built = self._building
        if word in ("list", "listoverride"):
            self._building, self._override = List(), -1 if word == "listoverride" else None
        elif word == "listid" and self._override is None:
            self._by_id[number] = built
        elif word == "listid":
            found = self._by_id.get(number)
            if found is not None:
                built.levels, built.counts = found.levels, found.counts
        elif word == "ls":
            self._by_ls[number] = built
        elif word == "lfolevel" and self._override is not None:
            self._override += 1
        elif word == "levelstartat" and self._override is not None:
            built.starts[self._override] = number
        elif word == "listlevel" and self._override is None and len(built.levels) < 9:
            built.levels.append(Level())
        elif built.levels and self._override is None:
            level = built.levels[-1]
            if word in ("levelnfc", "levelnfcn"):
                level.format = number
            elif word == "levelstartat":
                level.start = number
            elif word == "levelfollow":
                level.gap = "" if number == 2 else " "

    def level_text(self, text: str) -> None:
        """What a level prints, after a character that is its length."""
        if self._building.levels and self._override is None:
            self._building.levels[-1].text = text[1:].removesuffix(";")[:LONGEST]

    def label(self, ls: int, level: int, *, printed: bool = False) -> str:
        """Count a paragraph of a list and give its label with the space after it, unless that is printed anyway.

        Ask once a paragraph.
        """
        numbered = self._by_ls.get(ls)
        if numbered is None or not 0 <= level < len(numbered.levels):
            return ""
        counts, own = numbered.counts, numbered.levels[level]
        for above in range(level):
            counts.setdefault(above, numbered.levels[above].start)
        if level in numbered.starts:
            counts[level] = numbered.starts.pop(level)
        else:
            counts[level] = counts[level] + 1 if level in counts else own.start
        for below in [n for n in counts if n > level]:
            del counts[below]
        if printed or own.format == BULLET:
            return ""
        marks = (
            self._number(numbered, ord(c)) if ord(c) <= level else c for c in own.text if ord(c) > 8 or ord(c) <= level
        )
        label = "".join(marks).strip()
        return label + own.gap if label else ""

    def _number(self, numbered: List, level: int) -> str:
        form = numbered.levels[level].format
        if form not in FORMATS:
            self.unknown.add(f"levelnfc{form}")
        return WORD_FORMATS[FORMATS.get(form, "decimal")](numbered.counts[level])
