"""English: names of programmes and events that quotation marks set off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.matches import Match
from kb.model import FactType

_HEADS: dict[FactType, str] = {
    "programme": (
        r"(?:programme|program|project|initiative|campaign|scheme|platform|system|app(?:lication)?|exercise|portal"
        r"|pilot|fund)"
    ),
    "event": r"(?:exhibition|seminar|workshop|conference|forum|symposium|festival|fair|webinar)",
}
_NAME = r"[“\"](?P<name>[A-Z0-9][^”“\"\n]{2,80})[”\"]"
_PROPER: dict[FactType, str] = {
    "programme": (
        r"(?:Programme|Program|Project|Initiative|Campaign|Scheme|Platform|System|Exercise|Portal|Fund|Fellowships?"
        r"|Scholarships?|Challenge|Network|Corridor|Grant)"
    ),
    "event": (
        r"(?:Exhibition|Seminar|Workshop|Conference|Forum|Symposium|Festival|Fair|Webinar|Contest|Competition|Gathering"
        r"|Lecture|Summit|Week|Awards?|Prize|Expo|Dialogue|Congress|Concert)"
    ),
}
_BESIDE: dict[FactType, str] = {
    "programme": r"(?:programme|program|project|initiative|campaign|scheme|platform|exercise|fellowship|scholarship)",
    "event": r"(?:exhibition|seminar|lecture|concert|festival|symposium|talk|workshop|webinar|conference|forum)",
}
_OPERATION = re.compile(
    r"\bOperation(?: (?!Manual|Centre|Center|Plan|Agreement|Guide)[A-Z][a-z]+){1,3}(?: [IVX]{1,4}\b)?"
)
_FORMS = [
    # the "Fair Deal" Consumer Festival
    *(
        (kind, re.compile(rf"(?P<all>{_NAME}(?: [A-Z][\w-]+){{0,3}}? {head})(?![\w-])"))
        for kind, head in _PROPER.items()
    ),
    # a lecture, "Still Waters"; "Still Waters", an exhibition
    *((kind, re.compile(rf"\b{head}, {_NAME}")) for kind, head in _BESIDE.items()),
    *(
        (
            kind,
            re.compile(rf"[“\"](?P<name>[A-Z0-9][^”“\"\n]{{2,80}}?),?[”\"],? (?:an?|the) (?:[a-z]+ ){{0,2}}{head}\b"),
        )
        for kind, head in _BESIDE.items()
    ),
    *(
        (kind, re.compile(rf"(?P<all>{_NAME} (?:[a-z]+ )?{head})\b(?! (?:agreement|act|law))"))
        for kind, head in _HEADS.items()
    ),
    *((kind, re.compile(rf"\b(?P<all>{head} {_NAME})")) for kind, head in _HEADS.items()),
    *(
        (
            kind,
            re.compile(
                rf"\b{head},? (?:called|named|entitled|titled|known as|under the (?:name|title|theme)(?: of)?) "
                rf"{_NAME}"
            ),
        )
        for kind, head in _HEADS.items()
    ),
]


def quoted(text: str) -> Iterator[Match]:
    """The names in quotation marks beside a word for what they name; one whose head stands outside keeps its marks."""
    for found in _OPERATION.finditer(text):
        yield Match("programme", "", *found.span())
    if "“" not in text and '"' not in text:
        return
    for kind, form in _FORMS:
        for found in form.finditer(text):
            yield Match(kind, "", *found.span("all" if "all" in form.groupindex else "name"))
