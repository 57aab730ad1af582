"""The results of a search as the page shows them: rows of columns, one a language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import url_for
from markupsafe import Markup

from indexes.query import Answer
from kb.languages import LANGUAGES
from kb.model import Clause, Hit, Kind, LanguageCode
from kb.store import InstrumentSummary, Store
from webapp.marking import shown_clause

OTHER: Kind = "other"


@dataclass(frozen=True, slots=True)
class Wording:
    """A title or a label with the language it is in."""

    language: LanguageCode
    text: str


@dataclass(frozen=True, slots=True)
class ShownClause:
    """A clause with its marked words and its place in the whole text; whether a value in it is unverified."""

    clause: Clause
    words: Markup
    link: str
    unverified: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What a row has in one language; ``version`` says whether the instrument has that language at all."""

    language: LanguageCode
    clauses: tuple[ShownClause, ...]
    version: bool
    matched: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """A hit as the page shows it: the kind of the clauses that answered, the labels as printed in each language."""

    hit: Hit
    title: Wording
    kind: Kind
    labels: tuple[Wording, ...]
    cells: tuple[Cell, ...]


def title_of(summary: InstrumentSummary, language: LanguageCode) -> Wording:
    """The title of an instrument in the language of the interface, or else in one that it has."""
    for code in (language, "en", *LANGUAGES, *summary.titles):
        if code in summary.titles:
            return Wording(code, summary.titles[code])
    return Wording(language, summary.title)


def kind_of(clauses: Mapping[LanguageCode, Sequence[Clause]]) -> Kind:
    """The kind that most clauses of a row have; ``other`` only if nothing else is said."""
    kinds = [clause.kind for cell in clauses.values() for clause in cell]
    telling = [kind for kind in kinds if kind != OTHER]
    return max(telling, key=telling.count, default=OTHER)


def place_of(clause: Clause, document: str) -> str:
    """The address of a clause in its document's page."""
    return url_for("pages.document", document=document, _anchor=clause.id)


def results_of(answer: Answer, store: Store, language: LanguageCode) -> list[Result]:
    """The hits of an answer, titles in the language of the interface where there are such."""
    summaries = {name: store.instrument(name) for name in {hit.instrument for hit in answer.hits}}
    return [result for hit in answer.hits if (result := result_of(hit, summaries[hit.instrument], language))]


def result_of(hit: Hit, summary: InstrumentSummary | None, language: LanguageCode) -> Result | None:
    """One hit; ``None`` if its instrument has just gone."""
    if summary is None:
        return None
    labels = [Wording(code, cell[0].label) for code, cell in in_order(hit.clauses).items() if cell and cell[0].label]
    cells = tuple(cell_of(hit, summary, code) for code in LANGUAGES)
    answering = {code: hit.clauses[code] for code in hit.matched if code in hit.clauses}
    return Result(hit, title_of(summary, language), kind_of(answering or hit.clauses), tuple(labels), cells)


def cell_of(hit: Hit, summary: InstrumentSummary, language: LanguageCode) -> Cell:
    """What a hit has in one language."""
    document = summary.documents.get(language)
    if document is None:
        return Cell(language, (), version=False)
    clauses = tuple(
        ShownClause(clause, shown_clause(clause, found=hit.marks.get(clause.id, ())), place_of(clause, document))
        for clause in hit.clauses.get(language, ())
    )
    return Cell(language, clauses, version=True, matched=language in hit.matched)


def in_order(clauses: Mapping[LanguageCode, Sequence[Clause]]) -> dict[LanguageCode, Sequence[Clause]]:
    """The cells of a row in the order in which pages show languages."""
    return {code: clauses[code] for code in LANGUAGES if code in clauses}
