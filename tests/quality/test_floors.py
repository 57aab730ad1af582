"""Nothing measured over the corpus may fall below its floor, and the same question finds the same rows in any language."""

from __future__ import annotations

import json

import pytest

from indexes.knowledge_base import KnowledgeBase
from indexes.query import Query
from ingest.tasks import likeness_of
from kb.subjects import load_subjects
from tests.quality.__main__ import FLOORS
from tests.quality.extraction import measure_extraction
from tests.quality.gold import gold_files
from tests.quality.measures import MEASURES, corpus_gold
from tests.quality.subjects import measure_subjects, wanted

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.__name__)
def test_floors(corpus_base: KnowledgeBase, measure: object) -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    assert callable(measure)
    found = dict(measure(corpus_base, corpus_gold()))
    assert {
        name: (value, floors.get(name)) for name, value in found.items() if value + 5e-5 < floors.get(name, 0)
    } == {}
    assert found.keys() <= floors.keys()


def test_floors_of_extraction(corpus_base: KnowledgeBase) -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    found = dict(measure_extraction(likeness_of(corpus_base.aligning)))
    assert {name: (value, floors[name]) for name, value in found.items() if value + 5e-5 < floors[name]} == {}
    clauses = [value for name, value in found.items() if ": clauses " in name]
    assert min(clauses) >= 150
    assert found["development: documents"] + found["test: documents"] >= 24


def test_floors_of_subjects(corpus_base: KnowledgeBase) -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    found = dict(measure_subjects(corpus_base.aligning))
    assert {name: value for name, value in found.items() if value + 5e-5 < floors[name]} == {}


def test_subjects_have_gold_in_every_language() -> None:
    gold = wanted()
    for language in ("th", "ja", "en"):
        assert len([want for want in gold if want.language == language]) >= 60
    assert {want.document for want in gold if not want.text} >= {path.stem for path in gold_files()}
    known = {subject.id for subject in load_subjects()}
    assert {subject for want in gold for subject in (*want.subjects, *want.also)} <= known


def test_every_document_of_the_corpus_has_gold(corpus_base: KnowledgeBase) -> None:
    gold = corpus_gold()
    held = {(s.id, language) for s in corpus_base.store.instruments() for language in s.documents}
    assert held == {(name, language) for name, versions in gold.items() for language in versions}
    assert len(gold) >= 8
    assert all(12 <= len(clauses) <= 30 for versions in gold.values() for clauses in versions.values())


def test_a_question_finds_the_same_rows_in_three_languages(corpus_base: KnowledgeBase) -> None:
    questions = ("postal cooperation", "郵便分野の協力", "ความร่วมมือด้านไปรษณีย์")
    found = [
        {(hit.instrument, hit.row) for hit in corpus_base.engine.search(Query(question, limit=10)).hits}
        for question in questions
    ]
    first = [corpus_base.engine.search(Query(question, limit=1)).hits[0] for question in questions]
    assert len({(hit.instrument, hit.row) for hit in first}) == 1
    assert all(set(hit.clauses) == {"th", "ja", "en"} for hit in first)
    assert len(found[0] & found[1] & found[2]) >= 5
