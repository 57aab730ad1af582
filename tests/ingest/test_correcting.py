"""What persons correct survives whatever happens to the source, and can be taken back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from indexes.centring import centred
from indexes.knowledge_base import KnowledgeBase
from indexes.query import Query
from indexes.vector_index import as_keys
from indexes.verification import verify_knowledge_base
from ingest import pipeline
from ingest.correcting import Corrector, NotApplicable
from ingest.pipeline import Ingestion, ingest_paths
from ingest.structure.kinds.examples import Example
from ingest.structure.kinds.reviewed import reviewed_examples
from kb.corrections import apply
from kb.corrections.drafts import (
    Draft,
    fact_addition_draft,
    fact_change_draft,
    kind_draft,
    label_draft,
    merge_draft,
    split_before_draft,
)
from kb.identity import vector_key
from kb.model import Clause, Document, Receipt
from kb.settings import Settings
from kb.store.base import StaleDocument

ENGLISH = """Memorandum of Cooperation between the Ministry of Stamps and the Ministry of Parcels

Article 1
The Sides will exchange stamps. Each Side pays its costs.

Article 2
This Memorandum is valid for three years.

Signed at Tokyo on 30 May 2014.
"""
THAI = "บันทึกความร่วมมือ\n\nข้อ ๑ ทั้งสองฝ่ายจะแลกเปลี่ยนแสตมป์\n\nข้อ ๒ แต่ละฝ่ายจะรับผิดชอบค่าใช้จ่ายของตน\n"


@pytest.fixture
def base(fake_settings: Settings, tmp_path: Path) -> KnowledgeBase:
    (tmp_path / "stamps.en.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "stamps.th.txt").write_text(THAI, encoding="utf-8")
    opened = KnowledgeBase(fake_settings)
    assert [r.status for r in ingest(opened, tmp_path)] == ["ingested"] * 2
    return opened


@pytest.fixture
def corrector(base: KnowledgeBase) -> Corrector:
    return Corrector(base, lambda: datetime(2026, 11, 24, 10, 5, tzinfo=UTC))


def ingest(base: KnowledgeBase, folder: Path) -> list[Receipt]:
    return list(ingest_paths(base, Ingestion(tuple(sorted(folder.glob("*.txt"))))))


def document(base: KnowledgeBase, language: str = "en") -> Document:
    summary = base.store.instrument("stamps")
    assert summary
    found = base.store.document(summary.documents[language])
    assert found
    return found


def clause(found: Document, words: str) -> Clause:
    return next(c for c in found.extract.clauses if words in c.text)


def change(base: KnowledgeBase, corrector: Corrector, draft: Callable[[Document], Draft]) -> Document:
    now = document(base)
    corrector.correct(now, draft(now), "Ann")
    return document(base)


def kind(words: str, said: str) -> Callable[[Document], Draft]:
    return lambda d: kind_draft(clause(d, words), said)  # type: ignore[arg-type]


def test_a_kind_is_corrected_everywhere(base: KnowledgeBase, corrector: Corrector) -> None:
    wanted = Query("exchange stamps", kind="definition")
    assert base.engine.search(wanted).hits == ()
    rows = base.store.rows("stamps")
    after = change(base, corrector, kind("exchange stamps", "definition"))
    found = clause(after, "exchange stamps")
    assert (found.kind, found.confidence) == ("definition", 1.0)
    assert [(e.where, e.words) for e in found.evidence] == [("reviewed", "Ann")]
    assert base.store.rows("stamps") == rows
    assert base.store.unaligned() == []
    assert [hit.row for hit in base.engine.search(wanted).hits]
    opened = KnowledgeBase(base.settings)  # the index on disk knows it too
    assert opened.index.words.search("stamps", 9, [("kind", ["definition"])]) == [found.id]
    assert verify_knowledge_base(base.settings).sound


def test_borders_make_new_clauses_and_rows(base: KnowledgeBase, corrector: Corrector) -> None:
    after = change(base, corrector, lambda d: split_before_draft(d, clause(d, "exchange stamps"), "Each Side"))
    assert clause(after, "Each Side").text == "Each Side pays its costs."
    assert any(clause(after, "Each Side").id in row.clauses.get("en", ()) for row in base.store.rows("stamps"))
    assert [hit.row for hit in base.engine.search(Query("pays its costs", language="en")).hits]
    after = change(base, corrector, lambda d: merge_draft(d, clause(d, "Each Side"), clause(d, "three years")))
    assert clause(after, "Each Side").text.endswith("three years.")
    assert verify_knowledge_base(base.settings).sound
    assert verify_knowledge_base(base.settings).pending == ()


def test_the_index_holds_what_the_clauses_say_now(base: KnowledgeBase, corrector: Corrector) -> None:
    change(base, corrector, lambda d: split_before_draft(d, clause(d, "exchange stamps"), "Each Side"))
    change(base, corrector, lambda d: label_draft(clause(d, "Each Side pays"), "Each Side", "1.1"))
    change(base, corrector, lambda d: label_draft(clause(d, "exchange stamps"), "Article 1 The", "1"))
    change(base, corrector, kind("three years", "event"))
    index = base.index
    items = list(base.store.current_clauses())
    assert index.words.ids() == {item.clause.id for item in items}
    passages = index.passages(items)
    assert "pays its costs." in passages[[item.clause.label for item in items].index("Each Side")]
    wanted = centred(index.encoders[0].encode(passages), [i.clause.language for i in items], index.means[0])
    held = index.vectors[0].vectors(as_keys(vector_key(item.clause.id) for item in items))
    np.testing.assert_allclose(held, wanted, atol=1e-5)


def test_the_record_and_the_title_follow(base: KnowledgeBase, corrector: Corrector) -> None:
    before = document(base)
    assert before.extract.instruments[0].duration == "P3Y"
    (fact,) = [fact for fact in before.extract.facts if fact.type == "duration"]
    after = change(base, corrector, lambda d: fact_change_draft(clause(d, "three years"), fact, "duration", "P13Y"))
    assert after.extract.instruments[0].duration == "P13Y"
    after = change(base, corrector, kind("Ministry of Stamps", "other"))
    assert after.title == before.title  # the first words, whatever they are
    after = change(base, corrector, kind("exchange stamps", "title"))
    assert after.title == "Article 1 The Sides will exchange stamps. Each Side pays its costs."


def test_corrections_survive_a_change_of_the_source_elsewhere(
    base: KnowledgeBase, corrector: Corrector, tmp_path: Path
) -> None:
    machine = document(base)
    change(base, corrector, kind("three years", "termination"))
    change(base, corrector, lambda d: split_before_draft(d, clause(d, "exchange stamps"), "Each Side"))
    change(base, corrector, lambda d: label_draft(clause(d, "Each Side"), "1 bis", "1bis"))
    change(base, corrector, lambda d: fact_addition_draft(clause(d, "exchange"), "programme", "exchange stamps", ""))
    corrected = document(base)
    text = ENGLISH.replace("Article 1\n", "The Sides, recalling their friendship,\n\nArticle 1\n")
    text = text.replace("exchange stamps. Each", "exchange  stamps.\nEach")
    (tmp_path / "stamps.en.txt").write_text(text, encoding="utf-8")
    receipts = ingest(base, tmp_path)
    assert [r.status for r in receipts] == ["ingested", "unchanged"]
    assert [w for w in receipts[0].warnings if "waits" in w] == []
    newer = document(base)
    assert newer.id != corrected.id
    said = ("Article 1", "Each Side", "three years")
    for words in said:
        old, new = clause(corrected, words), clause(newer, words)
        assert (new.label, new.path) == (old.label, old.path)
    assert clause(newer, "three years").kind == "termination"
    assert clause(newer, "three years").evidence == clause(corrected, "three years").evidence
    assert [f.text for f in newer.extract.facts if f.reviewed] == ["exchange  stamps"]
    assert newer.revision == 4
    assert verify_knowledge_base(base.settings).sound

    for correction in base.store.corrections():
        corrector.withdraw(document(base), correction.id, "Bo")
    back = document(base)
    assert back.as_read is None
    assert newer.as_read
    assert (back.extract.clauses, back.extract.facts) == (newer.as_read.clauses, newer.as_read.facts)
    assert back.extract.instruments == newer.as_read.instruments
    assert {c.withdrawn.by for c in base.store.corrections() if c.withdrawn} == {"Bo"}
    assert [c.kind for c in back.extract.clauses if "three" in c.text] == [clause(machine, "three").kind]
    assert verify_knowledge_base(base.settings).sound


def test_what_finds_no_place_waits_and_comes_back(base: KnowledgeBase, corrector: Corrector, tmp_path: Path) -> None:
    after = change(base, corrector, kind("three years", "termination"))
    file = tmp_path / "stamps.en.txt"
    file.write_text(ENGLISH.replace("three", "five"), encoding="utf-8")
    (receipt, _) = ingest(base, tmp_path)
    assert receipt.warnings == (
        "en: a correction by Ann (kind, 2026-11-24) waits, as its words are not found as they were: "
        "Article 2 This Memorandum is valid for three years.",
    )
    now = document(base)
    (standing,) = apply(now, base.store.corrections("stamps", "en")).standings
    assert (standing.state, standing.reason) == ("waiting", "no_words")
    file.write_text(ENGLISH, encoding="utf-8")
    (receipt, _) = ingest(base, tmp_path)
    assert receipt.warnings == ()
    assert document(base) == after


def test_the_same_source_again_changes_nothing(base: KnowledgeBase, corrector: Corrector, tmp_path: Path) -> None:
    after = change(base, corrector, kind("three years", "termination"))
    generation = base.store.generation()
    assert [r.status for r in ingest(base, tmp_path)] == ["unchanged"] * 2
    assert document(base) == after
    assert base.store.generation() == generation
    assert document(base, "th").revision == 0


def test_two_who_edit_the_same_state(base: KnowledgeBase, corrector: Corrector) -> None:
    seen = document(base)
    corrector.correct(seen, kind_draft(clause(seen, "three years"), "termination"), "Ann")
    with pytest.raises(StaleDocument):
        corrector.correct(seen, kind_draft(clause(seen, "exchange"), "purpose"), "Bo")
    assert [c.by for c in base.store.corrections()] == ["Ann"]
    with pytest.raises(StaleDocument):
        corrector.withdraw(seen, base.store.corrections()[0].id, "Bo")


def test_many_at_once_lose_nothing(base: KnowledgeBase, corrector: Corrector) -> None:
    base.index.refresh()

    def edit(name: str) -> None:
        while True:
            seen = document(base)
            try:
                corrector.correct(seen, kind_draft(clause(seen, "exchange"), "purpose"), name)
            except StaleDocument:
                continue
            return

    threads = [threading.Thread(target=edit, args=(f"p{i}",)) for i in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(c.by for c in base.store.corrections()) == [f"p{i}" for i in range(6)]
    assert document(base).revision == 6
    assert verify_knowledge_base(base.settings).sound


def test_what_would_have_no_effect_is_refused(base: KnowledgeBase, corrector: Corrector) -> None:
    seen = document(base)
    elsewhere = kind_draft(clause(seen, "three years"), "termination")
    inside = replace(elsewhere, span=replace(elsewhere.span, start=elsewhere.span.start + 10))
    with pytest.raises(NotApplicable):
        corrector.correct(seen, inside, "Ann")
    with pytest.raises(NotApplicable):
        corrector.withdraw(seen, "none", "Ann")
    assert base.store.corrections() == []


def test_a_correction_made_while_a_source_is_read_is_not_lost(
    base: KnowledgeBase, corrector: Corrector, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stamps.en.txt").write_text(ENGLISH.replace("Tokyo", "Osaka"), encoding="utf-8")
    read = pipeline.extract_source

    def meanwhile(*arguments: object) -> object:
        found = read(*arguments)  # type: ignore[arg-type]
        change(base, corrector, kind("three years", "termination"))
        return found

    monkeypatch.setattr(pipeline, "extract_source", meanwhile)
    assert [r.status for r in ingest(base, tmp_path)] == ["ingested", "unchanged"]
    now = document(base)
    assert "Osaka" in now.extract.text
    assert (clause(now, "three years").kind, now.revision) == ("termination", 1)
    assert verify_knowledge_base(base.settings).sound


def test_corrected_kinds_are_examples(base: KnowledgeBase, corrector: Corrector) -> None:
    assert reviewed_examples(base.store) == []
    change(base, corrector, kind("three years", "termination"))
    change(base, corrector, kind("three years", "duration"))
    change(base, corrector, kind("Signed at", "signature"))
    assert reviewed_examples(base.store) == [
        Example("duration", "This Memorandum is valid for three years."),
        Example("signature", "Signed at Tokyo on 30 May 2014."),
    ]
    corrector.withdraw(document(base), base.store.corrections()[-1].id, "Ann")
    assert [example.kind for example in reviewed_examples(base.store)] == ["duration"]


def test_the_date_of_an_event_follows_its_clause(base: KnowledgeBase, corrector: Corrector) -> None:
    after = change(base, corrector, lambda d: fact_addition_draft(clause(d, "Signed at"), "event", "Signed", ""))
    (event,) = [fact for fact in after.extract.facts if fact.type == "event"]
    assert (event.date, event.place) == ("2014-05-30", "Tokyo")
    (day,) = [fact for fact in after.extract.facts if fact.type == "date"]
    after = change(base, corrector, lambda d: fact_change_draft(clause(d, "Signed at"), day, "date", "2015-05-30"))
    (event,) = [fact for fact in after.extract.facts if fact.type == "event"]
    assert event.date == "2015-05-30"
