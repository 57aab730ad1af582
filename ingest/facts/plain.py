"""Names as they stand in a text, before any gloss is read: known ones by the gazetteer, others by their form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.gazetteer import mentions
from kb.languages import written_in
from kb.matches import Match, longest

_WIDE = re.compile("[！-～]")
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


_IN_TITLE = re.compile(
    r"(?:ปฏิญญา|พิธีสาร|อนุสัญญา|ความตกลง|วิสัยทัศน์|ข้อตกลง|แผนปฏิบัติการ|กรรมสาร|หลักการ|ข้อริเริ่ม|ฉันทามติ|แถลงการณ์)$"
)


def narrow(text: str) -> str:
    """Full-width Latin letters, digits and signs as plain ones, one for one: places in the text stay the same."""
    return text.translate(_NARROW) if _WIDE.search(text) else text


def plain_names(text: str) -> list[Match]:
    """The names in a text, without glosses and in order; none overlap."""
    listed = list(gazetteer_names(text))
    formed = [match for language in written_in(text) for match in language.names.find(text, listed)]
    return longest([*listed, *formed])


def gazetteer_names(text: str) -> Iterator[Match]:
    """The names that the gazetteer knows, in full-width letters too."""
    for mention in mentions(narrow(text)):
        start, end = mention.span.start, mention.span.end
        if mention.entry.type == "place" and in_title(text, start):
            continue
        yield Match(mention.entry.type, "", start, end, entity=mention.entry.id)


def in_title(text: str, start: int) -> bool:
    """Whether a place is part of the Thai title of an instrument (``พิธีสารเกียวโต``)."""
    return bool(_IN_TITLE.search(text[max(0, start - 16) : start]))
