"""What is measured over the corpus: structure, facts, alignment, retrieval. Each gives rows of (name, value)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from indexes.knowledge_base import KnowledgeBase
from indexes.query import Query
from kb.languages import LANGUAGES
from kb.model import Document
from tests.quality.gold import GoldClause, Tally, gold_files, load_gold, macro_f1, squash

Measure = tuple[str, float]
Gold = dict[str, dict[str, list[GoldClause]]]


def corpus_gold() -> Gold:
    """The gold clauses by instrument and language."""
    return {path.stem: load_gold(path) for path in gold_files()}


def documents(base: KnowledgeBase) -> dict[tuple[str, str], Document]:
    """The current documents by instrument and language."""
    found = {}
    for summary in base.store.instruments():
        for language, id_ in summary.documents.items():
            document = base.store.document(id_)
            if document:
                found[summary.id, language] = document
    return found


def structure(base: KnowledgeBase, gold: Gold) -> Iterator[Measure]:
    """F1 of clause borders, of borders with label and path, and how well kinds are told, over right borders."""
    borders, labels = Tally(), Tally()
    kinds: list[tuple[str, str]] = []
    for (instrument, language), document in documents(base).items():
        wanted = gold[instrument][language]
        found = document.extract.clauses
        borders.add((squash(c.text) for c in found), (squash(c.text) for c in wanted))
        labels.add(
            ((squash(c.text), squash(c.label or ""), c.path) for c in found),
            ((squash(c.text), squash(c.label or ""), c.path) for c in wanted),
        )
        by_text = {squash(c.text): c.kind for c in wanted}
        kinds += [(c.kind, by_text[squash(c.text)]) for c in found if squash(c.text) in by_text]
    yield "clause borders F1", borders.f1
    yield "clause labels and paths F1", labels.f1
    yield "kinds accuracy", sum(a == b for a, b in kinds) / len(kinds)
    yield "kinds macro F1", macro_f1(kinds)


def facts(base: KnowledgeBase, gold: Gold) -> Iterator[Measure]:
    """F1 of facts by type and value within each clause, by type and in all."""
    tallies: dict[str, Tally] = {}
    for (instrument, language), document in documents(base).items():
        texts = {c.id: squash(c.text) for c in document.extract.clauses}
        found = [(f.type, texts[f.clause], squash(f.value)) for f in document.extract.facts]
        wanted = [(t, squash(c.text), squash(v)) for c in gold[instrument][language] for t, v, _ in c.facts]
        for kind in {item[0] for item in [*found, *wanted]}:
            tally = tallies.setdefault(kind, Tally())
            tally.add((f for f in found if f[0] == kind), (w for w in wanted if w[0] == kind))
    total = Tally(*(sum(getattr(t, name) for t in tallies.values()) for name in ("right", "found", "wanted")))
    for kind, tally in sorted(tallies.items()):
        yield f"facts F1, {kind}", tally.f1
    yield "facts F1, all", total.f1


def gold_rows(gold: dict[str, list[GoldClause]]) -> set[frozenset[tuple[str, str]]]:
    """The rows of an instrument as sets of (language, clause text)."""
    rows: dict[int, set[tuple[str, str]]] = {}
    for language, clauses in gold.items():
        for clause in clauses:
            rows.setdefault(clause.row, set()).add((language, squash(clause.text)))
    return {frozenset(row) for row in rows.values()}


def alignment(base: KnowledgeBase, gold: Gold) -> Iterator[Measure]:
    """Strict F1 of three-language rows: a row counts only if it is the gold row whole."""
    tally = Tally()
    for instrument, wanted in gold.items():
        rows = base.store.rows(instrument)
        clauses = base.store.clauses(clause for row in rows for cell in row.clauses.values() for clause in cell)
        found = {
            frozenset(
                (language, squash(clauses[c].clause.text)) for language, cell in row.clauses.items() for c in cell
            )
            for row in rows
        }
        tally.add(found, gold_rows(wanted))
    yield "alignment rows strict F1", tally.f1


def retrieval(base: KnowledgeBase, gold: Gold) -> Iterator[Measure]:
    """How often the counterpart is first, the clause being the query and the search limited to another language."""
    places = {
        (instrument, squash(clause.text)): clause.row
        for instrument, versions in gold.items()
        for clauses in versions.values()
        for clause in clauses
    }
    for source, target in permutations(LANGUAGES, 2):
        right = total = 0
        for instrument, versions in gold.items():
            there = {clause.row for clause in versions[target]}
            for clause in versions[source]:
                if clause.row not in there:
                    continue
                hits = base.engine.search(Query(clause.text, language=target, limit=1)).hits
                found = [(hits[0].instrument, squash(c.text)) for c in hits[0].clauses[target]] if hits else []
                right += any(f[0] == instrument and places.get(f) == clause.row for f in found)
                total += 1
        yield f"counterpart first, {source} > {target}", right / total


MEASURES = (structure, facts, alignment, retrieval)
