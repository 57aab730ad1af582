"""Text to lines: a line is a paragraph with its place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.structure.labels import Head, heads
from kb.languages import LANGUAGES, detect
from kb.languages.base import Language
from kb.model import LanguageCode

RULE = re.compile(r"[\s_＿.…()（）・-]+")
"""A line to sign on."""


REMARK = re.compile(r"(?:[(（\[［][^()（）]{1,60}(?:[(（][^()（）]{1,30}[)）])?[)\]］）]\s?){1,3}")
"""A remark above or under a title or in place of a text, such as ``(Draft)`` or ``[Articles 5 to 9 are left out.]``."""

REFERENCE = re.compile(
    r"(?:No\.?|Nos\.?|Ref(?:erence)?\b\.?:?|เลขที่|ที่|第)\s?[\w./（()）-]*[0-9๐-๙０-９一二三四五六七八九十]+[^\s]{0,12}号?|[0-9๐-๙]{2,}/[0-9๐-๙]{2,}|[A-Z]{2,}[A-Z/.-]*/?\d[\w/.-]*"
)
"""The number of a letter or of a press release."""

UNDERLINE = re.compile(r"[=＝─━═‾~－―ー-]{4,}")
"""A line drawn under a heading."""

RELEASE = re.compile(
    r"(?:報道発表(?:資料)?|プレスリリース|ニュースリリース|(?:press|news|media) release\b.*|ข่าวประชาสัมพันธ์.*|ข่าวแจก.*)",
    re.IGNORECASE,
)
"""What a report is called above its date."""

NAVIGATION = re.compile(
    r"(?:[^|｜›»>\n]{1,30}[|｜›»>]\s*){3,}[^|｜›»>\n]{0,30}|[-–—－]\s?[0-9๐-๙０-９]{1,3}\s?[-–—－]|\*{5,}|(?:[^\n]{0,50}\s)?(?:หน้า\s?)?[0-9๐-๙]{1,3}\s?/\s?[0-9๐-๙]{1,3}|[^\n]{0,50}\sหน้า\s?[0-9๐-๙]{1,3}"
)
"""The menu of a page, or its number."""

FURNITURE_LENGTH = 400
"""Characters of a line of the page around a text."""

DATED_LENGTH = 60
"""Characters that a line of place, date and number has at most."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the white space around it; ``text == document[start:end]``.

    ``gap`` says that a blank line stands before it; ``heads`` are the ways to read its head as a label.
    """

    start: int
    end: int
    text: str
    code: LanguageCode
    gap: bool
    heads: tuple[Head, ...]

    @property
    def language(self) -> Language:
        """What its language knows."""
        return LANGUAGES[self.code]


def lines(text: str) -> list[Line]:
    """The lines of a text that say something, in order; what only belongs to the page around it is left out."""
    found: list[Line] = []
    before = 0
    for match in re.finditer(r"\S(?:[^\n]*\S)?", text):
        words = match.group()
        gap = text.count("\n", before, match.start()) > 1
        before = match.end()
        if not is_furniture(words):
            found.append(Line(match.start(), match.end(), words, detect(words), gap, tuple(heads(words))))
    return found


def is_furniture(words: str) -> bool:
    """Whether a line belongs to the page around the text."""
    return len(words) <= FURNITURE_LENGTH and (
        bool(NAVIGATION.fullmatch(words))
        or any(language.boilerplate.fullmatch(words) for language in LANGUAGES.values())
    )


def is_remark(line: Line) -> bool:
    """Whether a line is a remark in brackets."""
    return bool(REMARK.fullmatch(line.text))


def in_capitals(line: Line) -> bool:
    """Whether a line is all in capitals; one with letters of a script that has none is not."""
    return line.text.isupper() and all(letter.isupper() for letter in line.text if letter.isalpha())


def is_reference(line: Line) -> bool:
    """Whether a line is the number of a letter."""
    short = len(line.text) <= DATED_LENGTH
    return short and bool(REFERENCE.fullmatch(line.text) or RELEASE.fullmatch(line.text))


def has_date(line: Line) -> bool:
    """Whether a date stands in a line."""
    return any(
        form.pattern.search(line.text)
        for language in LANGUAGES.values()
        for form in language.facts.dates
        if "month" in form.pattern.groupindex
    )


def is_dateline(line: Line) -> bool:
    """Whether a line is place and date: it begins with a day or has not much else, and it is no sentence."""
    text = line.text
    if len(text) > (3 if line.gap else 2) * DATED_LENGTH or not re.search(r"[0-9๐-๙０-９一二三四五六七八九十]", text):
        return False
    if line.language.predicate.search(text):
        return False
    for language in LANGUAGES.values():
        for form in language.facts.dates:
            match = form.pattern.search(text) if "month" in form.pattern.groupindex else None
            if match and (3 * len(match.group()) > len(text) or match.start() <= DAY_NAME):
                return True
    return False


DAY_NAME = 16
"""Characters of what stands before a date at the start of a line: the day of the week, ``Date:``."""
