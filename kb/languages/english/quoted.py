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
_FORMS = [
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
    if "“" not in text and '"' not in text:
        return
    for kind, form in _FORMS:
        for found in form.finditer(text):
            yield Match(kind, "", *found.span("all" if "all" in form.groupindex else "name"))
