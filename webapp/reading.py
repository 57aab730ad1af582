"""A document as its page shows it: the whole text in pieces, clauses and what stands between them, and its facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from kb.model import Clause, Document, Fact, FactType
from webapp.labels import FACT_NAMES
from webapp.marking import marked, shown_clause
from webapp.presentation import fact_value


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text: a clause, or what no clause covers."""

    words: Markup
    clause: Clause | None = None
    unverified: bool = False


@dataclass(slots=True)
class FactLine:
    """A value and the clauses it is read from, each once; it is verified if it is so in one of them."""

    value: str
    shown: str
    spoken: bool
    unverified: bool = True
    clauses: dict[str, Clause] = field(default_factory=dict)


VALUES: frozenset[FactType] = frozenset(("date", "duration", "notice_period", "amount"))
"""The types whose values are normalised; the others are words of the document."""


def pieces_of(document: Document) -> list[Piece]:
    """The whole text of a document in order; nothing of it is left out but white space between clauses."""
    return list(_pieces(document))


def _pieces(document: Document) -> Iterator[Piece]:
    extract = document.extract
    facts = facts_by_clause(document)
    at = 0
    for clause in sorted(extract.clauses, key=lambda clause: (clause.start, -clause.end)):
        if clause.start < at:  # clauses never overlap; if a store says otherwise, show each word once
            continue
        yield from _between(extract.text[at : clause.start])
        own = facts.get(clause.id, ())
        yield Piece(shown_clause(clause, own), clause, any(fact.unverified for fact in own))
        at = clause.end
    yield from _between(extract.text[at:])


def _between(text: str) -> Iterator[Piece]:
    if text.strip():
        yield Piece(marked(text.strip("\n"), ()))


def facts_by_clause(document: Document) -> Mapping[str, tuple[Fact, ...]]:
    """The facts of a document by the clause they are read from."""
    found: dict[str, tuple[Fact, ...]] = {}
    for fact in document.extract.facts:
        found[fact.clause] = (*found.get(fact.clause, ()), fact)
    return found


def facts_of(document: Document) -> dict[str, list[FactLine]]:
    """The facts of a document by type, each value once with all the clauses it stands in."""
    clauses = {clause.id: clause for clause in document.extract.clauses}
    found: dict[str, dict[str, FactLine]] = {type_: {} for type_ in FACT_NAMES}
    for fact in document.extract.facts:
        line = found[fact.type].setdefault(fact.value, FactLine(fact.value, fact_value(fact), fact.type not in VALUES))
        line.unverified &= fact.unverified
        if fact.clause in clauses:
            line.clauses[fact.clause] = clauses[fact.clause]
    return {type_: list(lines.values()) for type_, lines in found.items() if lines}
