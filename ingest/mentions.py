"""The names by which a report calls instruments: their titles, and what tells one from another of its kind."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.languages import LANGUAGES, Language
from kb.model import Clause, Fact, InstrumentKind

PLUS = ("บวก", "plus", "Plus", "PLUS")
"""Words for the plus of "ASEAN plus three"."""

TELLING = 12
"""Characters at the start of a subject that tell it from another; further on, a report shortens it."""

CLOSE = 40
"""Characters between a word of entry into force and its date."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An instrument as a clause names it: ``title``, the ``edition`` of the meeting it is of, and its ``topic``."""

    title: str
    edition: tuple[str, ...] = ()
    topic: str = ""

    @property
    def telling(self) -> bool:
        """Whether the words after the kind could tell the instrument from another."""
        return bool(self.edition or self.topic)

    def same(self, other: Mention) -> bool:
        """Whether two names may be of one instrument: what both say agrees, and they say the same sort of thing."""
        if not (self.telling and other.telling):
            return True
        if self.edition or other.edition:
            mine, others = (tuple(p for p in it.edition if p != "+") for it in (self, other))
            return mine == others if mine and others else ("+" in self.edition) == ("+" in other.edition)
        return other.topic.startswith(self.topic[:TELLING]) or self.topic.startswith(other.topic[:TELLING])


def mentions(clause: Clause, kind: InstrumentKind) -> tuple[Mention, ...]:
    """The instruments of a kind that a clause names by more than their kind, each once."""
    language = LANGUAGES[clause.language]
    own = dict(language.instruments.kinds)[kind]
    found: list[Mention] = []
    for match in language.instruments.named.finditer(" ".join(clause.text.split())):
        title = match["title"].strip()
        if own.search(title) and not language.instruments.heading.search(title):
            mention = mentioned(title, language)
            if not any(mention.same(known) and known.telling for known in found):
                found.append(mention)
    return tuple(found)


def mentioned(title: str, language: Language) -> Mention:
    """A name with what tells it apart."""
    patterns = language.instruments
    parts = [part for match in patterns.edition.finditer(title) for part in match.groups() if part]
    # however it is written, a plus is one mark
    edition = tuple(unicodedata.normalize("NFKC", p) if p.isalnum() and p not in PLUS else "+" for p in parts)
    topic = patterns.topic.search(title)
    return Mention(title, edition, "".join(topic["topic"].split()) if topic else "")


def entry_said(clauses: Sequence[Clause], facts: Mapping[str, Sequence[Fact]]) -> str | None:
    """The day of entry into force that a report gives in passing, in a clause of whatever kind."""
    return next(entries(clauses, facts), None)


def entries(clauses: Sequence[Clause], facts: Mapping[str, Sequence[Fact]]) -> Iterator[str]:
    """Every full date that stands right beside a word of entry into force to come."""
    for clause in clauses:
        days = [f for f in facts.get(clause.id, []) if f.type == "date" and len(f.value) == len("2024-05-01")]
        for match in LANGUAGES[clause.language].instruments.takes_effect.finditer(clause.text) if days else ():
            around = clause.text[max(0, match.start() - CLOSE) : match.end() + CLOSE]
            if any(pattern.search(around) for _, pattern in LANGUAGES[clause.language].instruments.enters):
                continue  # a date beside "on signature" is that of the signature
            start, end = clause.start + match.start(), clause.start + match.end()
            yield from (f.value for f in days if f.start - end <= CLOSE and start - f.end <= CLOSE / 2)
