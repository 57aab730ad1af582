"""English: places whose names have no head, by the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.languages.english.countries import COUNTRY, PEOPLES, WORDS
from kb.languages.english.lexicon import GENERIC, HEADS, OFFICE, PROGRAMME, STOP
from kb.matches import Match

_WORD = r"[A-ZÀ-Þ][a-zà-ÿ]+(?:[-’'][A-Za-zà-ÿ]+)*"
_NAME = rf"(?P<name>(?:The )?{_WORD}(?: {_WORD}){{0,3}})(?!\w)"
_HEAD = r"(?:province|prefecture|district|sub-?district|municipality|island|airport|city|town|village|tambon|commune)"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_FORMS = (
    # held at X, in X: of acts that happen somewhere
    re.compile(
        r"\b(?:held|signed|done|adopted|opened|open for signature|met|hosted|located|based|concluded|convened"
        r"|organi[sz]ed|issued|built|arrived|inaugurated|launched|stationed|born|staged|exchanged|initialled"
        r"|Signed|Done|DONE|SIGNED|Issued|Adopted)"
        rf"(?: in duplicate,?)? (?:at|in) {_NAME}"
    ),
    re.compile(rf"\bat {_NAME}(?:, (?P<second>{_WORD}))?(?:,? and (?P<third>{_WORD}))?"),
    re.compile(rf"\bin {_NAME}(?=,? (?:on|from|in|until) (?:\d|{_MONTH}))"),
    re.compile(
        rf"(?<=[a-z]) in {_NAME}(?=[,.;:)\n]|$| (?:and|on|from|to|with|for|by|at|will|was|were|is|during|between)\b)"
    ),
    re.compile(rf"\bin (?P<name>{_WORD})[,.;]"),
    re.compile(
        rf"(?:District|Province|City|Prefecture|Island|Municipality) and {_NAME}(?=[,.;]| (?:on|from|in|for|to|by)\b)"
    ),
    re.compile(rf"\bfrom {_NAME} to (?P<second>{_WORD}(?: {_WORD}){{0,2}})(?!\w)"),
    re.compile(rf"\b(?:city|town|village|port|district|province|municipality|harbou?r) of {_NAME}"),
    # X, 17 February 2022: the date line of a letter; X – ...: of a report
    re.compile(
        rf"^[ \t]*{_NAME}, (?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}|{_MONTH} \d{{1,2}}), (?:B\.E\. "
        rf")?\d{{4}}|^[ \t]*(?P<second>{_WORD}(?: {_WORD}){{0,2}}), \d{{1,2}} {_MONTH} \d{{4}}",
        re.MULTILINE,
    ),
    # the last line of an address
    re.compile(rf"Excellenc(?:y|ies)\b[^\n]*\n(?:[^\n]+\n){{1,3}}[ \t]*{_NAME}[ \t]*(?=\n|$)"),
)
_ANY_HEAD = re.compile(rf" {_HEAD}\b")
_ISLAND = re.compile(rf"\bislands? of {_NAME}")
LOWER = re.compile(rf"(?P<name>{_WORD}(?: {_WORD}){{0,3}}) {_HEAD}\b(?!-)")
NOT_PLACE = (
    STOP
    | GENERIC
    | HEADS
    | OFFICE
    | WORDS
    | PEOPLES
    | PROGRAMME
    | frozenset(
        "english thai japanese french spanish arabic portuguese chinese malay russian latin buddhist christian "
        "internet government cabinet parliament party "
        "parties participant participants ministry ministries side sides state states member members council "
        "court chapter appendix schedule "
        "column table figure phase stage stages step least most first last full public private social economic "
        "digital european eastern western "
        "trade customs matters crisis space people persons person uses gateway news food women men children "
        "health climate energy finance "
        "green upstream downstream leaders co republic anti-money nr nrs law nature science peace "
        "business banking agriculture fisheries culture sports tourism industry sound good mutual support "
        "case order principle northern southern central north south east west africa europe asia america "
        "pacific".split()
    )
)


_ABSTRACT = (
    "tion",
    "sion",
    "ment",
    "ness",
    "ance",
    "ence",
    "ogy",
    "ism",
    "sis",
    "ics",
    "ware",
    "ture",
    "ship",
    "ding",
    "ning",
    "’s",
    "'s",
)
"""Endings of words that are capitals in headings and name no place."""


def placed(text: str) -> Iterator[Match]:
    """The places that only the words around them show."""
    for form in _FORMS:
        for found in form.finditer(text):
            if found[0].startswith(" in ") and not text[text.rfind(" ", 0, found.start()) + 1].islower():
                continue  # a title has capitals in any case
            for group in ("name", "second", "third"):
                if group in form.groupindex and found[group]:
                    yield from trimmed(found[group], found.end(group))
    for found in _ISLAND.finditer(text):
        if may_be_place(found["name"]):
            yield Match("place", "", *found.span())
    for found in LOWER.finditer(text) if _ANY_HEAD.search(text) else ():
        words = found["name"].split()
        start = found.start("name")
        while words and (words[0].lower() in NOT_PLACE or words[0].endswith(("’s", "'s"))):
            start += len(words.pop(0)) + 1
        if words and not found[0].endswith("s"):
            yield Match("place", "", start, found.end())


def trimmed(name: str, end: int) -> Iterator[Match]:
    """A place without the owner before it (Ishikawa’s Nanao), if its words may be one."""
    own = re.sub(r"^.*[’']s ", "", name)
    if may_be_place(own):
        yield Match("place", "", end - len(own), end)


def may_be_place(name: str) -> bool:
    """Whether words with capitals are none that are known to name something else."""
    words = [word.lower() for word in name.split()]
    words = words[1:] if words[0] == "the" else words
    if not words or words[-1].endswith(_ABSTRACT):
        return False
    return NOT_PLACE.isdisjoint(words) and not COUNTRY.match(name)
