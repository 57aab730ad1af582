"""Indexes against their store: stable, incremental, rebuilt when missing or out of step; and search against brute force."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexes.knowledge_base import KnowledgeBase
from indexes.query import Query
from indexes.search import merged
from indexes.terms import bigrams, fold, terms
from indexes.vector_index import FlatVectorIndex, as_keys
from indexes.verification import verify_knowledge_base
from ingest.pipeline import Ingestion, ingest_paths
from kb.identity import clause_of_key, content_id, vector_key
from kb.model import Span
from kb.settings import Settings


@pytest.fixture
def filled(fake_settings: Settings, tmp_path: Path) -> Settings:
    """A knowledge base of two instruments."""
    for name, text in {
        "post.en.txt": "Memorandum of Cooperation\n\nArticle 1\nPostal services of both sides.\n\nArticle 2\nDuration: 3 years.\n",
        "post.ja.txt": "協力覚書\n\n第一条　双方の郵便事業\n\n第二条　期間は３年間とする。\n",
        "rail.th.txt": "บันทึกความร่วมมือ\n\nข้อ ๑ ระบบราง ๒๕๖๗\n\nข้อ ๒ ความปลอดภัย\n",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    list(ingest_paths(KnowledgeBase(fake_settings), Ingestion((tmp_path,))))
    return fake_settings


def test_keys_and_ids_are_inverse() -> None:
    id_ = content_id("clause", "x", "1", "2")
    assert clause_of_key(vector_key(id_)) == id_
    assert vector_key("f" * 15) < 2**63


@pytest.mark.parametrize("what", ["state.json", "vectors-0.faiss", "words/meta.json"])
def test_a_missing_or_broken_index_is_built_anew(filled: Settings, what: str) -> None:
    before = KnowledgeBase(filled).engine.search(Query("postal services"))
    path = filled.indexes / what
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    after = KnowledgeBase(filled).engine.search(Query("postal services"))
    assert after.hits == before.hits
    assert verify_knowledge_base(filled).sound


def test_an_index_that_lies_about_its_generation_is_found_out(filled: Settings) -> None:
    index = KnowledgeBase(filled).index
    index.vectors[0].remove(as_keys([int(index.vectors[0].all_keys()[0])]))
    index.vectors[0].save(filled.indexes / "vectors-0.faiss")
    assert any("1 clauses missing" in line for line in verify_knowledge_base(filled).index_problems)


def test_additions_do_not_move_what_is_there(filled: Settings, tmp_path: Path) -> None:
    index = KnowledgeBase(filled).index
    keys = index.vectors[0].all_keys()
    before = index.vectors[0].vectors(keys)
    (tmp_path / "one.en.txt").write_text("One more paragraph.\n", encoding="utf-8")
    list(ingest_paths(KnowledgeBase(filled), Ingestion((tmp_path / "one.en.txt",))))
    index.refresh()
    assert set(keys.tolist()) < set(index.vectors[0].all_keys().tolist())
    np.testing.assert_array_equal(index.vectors[0].vectors(keys), before)


def test_filters(filled: Settings) -> None:
    engine = KnowledgeBase(filled).engine
    assert {hit.instrument for hit in engine.search(Query("ระบบราง", instrument="rail")).hits} == {"rail"}
    for hit in engine.search(Query("郵便事業", language="ja")).hits:
        assert hit.matched == ("ja",)
    assert engine.search(Query("postal", kind="confidentiality")).hits == ()
    assert engine.search(Query("postal", since="2020-01-01")).total == 0


def test_the_words_of_the_query_are_marked(filled: Settings) -> None:
    hit = KnowledgeBase(filled).engine.search(Query("postal services")).hits[0]
    (clause,) = hit.clauses["en"]
    assert [span.of(clause.text) for span in hit.marks[clause.id]] == ["Postal services"]


def test_thai_and_arabic_digits_meet(filled: Settings) -> None:
    hit = KnowledgeBase(filled).engine.search(Query("2567")).hits[0]
    assert hit.instrument == "rail"


def test_an_empty_question_and_an_empty_store(filled: Settings, tmp_path: Path) -> None:
    assert KnowledgeBase(filled).engine.search(Query("  ")).total == 0
    empty = Settings(data=tmp_path / "empty", encoder="fake", aligning_encoder="fake")
    assert KnowledgeBase(empty).engine.search(Query("postal")).hits == ()


def test_pages_of_hits_follow_each_other(filled: Settings) -> None:
    engine = KnowledgeBase(filled).engine
    whole = engine.search(Query("postal services duration", limit=10))
    paged = [engine.search(Query("postal services duration", limit=1, offset=i)).hits for i in range(whole.total)]
    assert tuple(hit for page in paged for hit in page) == whole.hits


@settings(deadline=None)
@given(seed=st.integers(0, 1000), count=st.integers(1, 60))
def test_the_vector_index_against_brute_force(seed: int, count: int) -> None:
    random = np.random.default_rng(seed)
    vectors = random.normal(size=(count, 16)).astype(np.float32)
    keys = as_keys(int(k) for k in random.choice(2**60, count, replace=False))
    index = FlatVectorIndex(16)
    index.add(keys, vectors)
    query = random.normal(size=16).astype(np.float32)
    order = np.argsort(-(vectors @ query))
    assert [key for key, _ in index.search(query, 5)] == keys[order][:5].tolist()
    allowed = keys[: count // 2 + 1]
    expected = [key for key in keys[order].tolist() if key in set(allowed.tolist())][:5]
    assert [key for key, _ in index.search(query, 5, allowed)] == expected


def test_folding_and_bigrams() -> None:
    assert fold("ＩＴＵ") == fold("itu")
    assert fold("๓๐") == "30"
    assert [term.text for term in terms("郵便")] == ["郵便"]
    assert bigrams("郵便 a-b") == ["郵便"]


def test_marks_that_touch_are_one() -> None:
    assert merged([Span(0, 3), Span(4, 6), Span(8, 9)], "abc de, f") == (Span(0, 6), Span(8, 9))


def test_asking_writes_nothing(filled: Settings) -> None:
    base = KnowledgeBase(filled)
    base.engine.search(Query("postal"))
    before = base.store.counts()
    base.engine.search(Query("a question that nobody asked before"))
    assert base.store.counts() == before
