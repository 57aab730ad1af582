"""Guarantee 7 of ``kb/store/base.py`` on every engine: the log of corrections, and documents as they read after it."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from kb.corrections import apply
from kb.identity import correction_id
from kb.model import Change, Correction, Document, Receipt, Row, Stated, Withdrawal
from kb.store import Store
from kb.store.base import StaleDocument
from tests.kb.store.test_conformance import make


def corrected(store: Store, document: Document, *, by: str = "Ann", **said: object) -> tuple[Correction, Document]:
    """A correction of the first clause (for borders: of both), and the document that takes it in."""
    words = document.extract.text if said.get("parts") else document.extract.clauses[0].text
    field = "borders" if said.get("parts") else "kind" if said.get("kind") else "fact"
    revision = document.revision + 1
    instrument, language = document.instrument, document.extract.language
    id_ = correction_id(instrument, language, revision, by)
    correction = Correction(id_, instrument, language, field, words, 0, Change(**said), by, "2026-11-24T10:00:00+00:00")  # type: ignore[arg-type]
    applied = apply(document, [*store.corrections(instrument, language), correction]).document
    return correction, replace(applied, revision=revision)


@pytest.fixture
def stored(store: Store) -> Document:
    document, receipt = make("one ๑\ntwo 二")
    store.put_documents([document], receipt)
    return document


def test_a_correction_and_what_it_makes_come_back(store: Store, stored: Document) -> None:
    assert (stored.revision, store.revision("postal", "en"), store.corrections()) == (0, 0, [])
    correction, document = corrected(store, stored, kind="purpose")
    generation = store.generation()
    store.put_correction(correction, document)
    assert store.corrections("postal", "en") == store.corrections() == [correction]
    assert store.corrections("postal", "th") == store.corrections("other") == []
    assert store.revision("postal", "en") == 1
    assert store.document(stored.id) == document
    assert document.as_read
    assert document.as_read.clauses == stored.extract.clauses
    assert store.generation() > generation
    assert {item.revision for item in store.current_clauses()} == {1}
    assert store.check() == []


def test_two_who_correct_the_same_state_do_not_overwrite_each_other(store: Store, stored: Document) -> None:
    first, as_first = corrected(store, stored, kind="purpose", by="Ann")
    second, as_second = corrected(store, stored, kind="event", by="Bo")
    store.put_correction(first, as_first)
    generation = store.generation()
    with pytest.raises(StaleDocument):
        store.put_correction(second, as_second)
    assert store.corrections() == [first]
    assert store.document(stored.id) == as_first
    assert store.generation() == generation
    second, both = corrected(store, as_first, kind="event", by="Bo")
    store.put_correction(second, both)
    assert store.corrections() == [first, second]


def test_a_document_that_was_superseded_is_not_corrected(store: Store, stored: Document) -> None:
    correction, document = corrected(store, stored, kind="purpose")
    newer, receipt = make("one ๑\nthree")
    store.put_documents([newer], receipt)
    with pytest.raises(StaleDocument):
        store.put_correction(correction, document)
    assert store.corrections() == []


def test_withdrawing_adds_to_the_log_and_gives_the_machines_reading_back(store: Store, stored: Document) -> None:
    correction, document = corrected(store, stored, kind="purpose")
    store.put_correction(correction, document)
    withdrawn = replace(correction, withdrawn=Withdrawal("Bo", "2026-11-25T10:00:00+00:00"))
    back = replace(apply(document, [withdrawn]).document, revision=2)
    store.put_correction(withdrawn, back)
    assert store.corrections() == [withdrawn]
    assert store.revision("postal", "en") == 2
    assert store.document(stored.id) == replace(stored, revision=2)
    assert store.check() == []


def test_rows_keep_what_is_left_until_they_are_made_anew(store: Store, stored: Document) -> None:
    japanese, receipt = make("一\n二", language="ja")
    store.put_documents([japanese], receipt)
    cells = zip(stored.extract.clauses, japanese.extract.clauses, strict=True)
    rows = [Row(i, {"en": (en.id,), "ja": (ja.id,)}, 0.9) for i, (en, ja) in enumerate(cells, 1)]
    store.put_rows("postal", rows)
    correction, document = corrected(store, stored, kind="purpose")
    store.put_correction(correction, document)
    assert store.unaligned() == ["postal"]
    assert store.rows("postal") == rows
    store.put_rows("postal", rows)
    assert store.unaligned() == []
    correction, document = corrected(store, document, parts=("one๑two二",))
    store.put_correction(correction, document)
    assert [set(row.clauses) for row in store.rows("postal")] == [{"ja"}, {"ja"}]
    assert store.unaligned() == ["postal"]
    store.put_rows("postal", rows)  # made by another process before the borders changed
    assert store.unaligned() == ["postal"]
    assert [set(row.clauses) for row in store.rows("postal")] == [{"ja"}, {"ja"}]
    assert store.check() == []


def test_a_document_that_lacks_corrections_is_refused(store: Store, stored: Document) -> None:
    correction, document = corrected(store, stored, now=Stated("date", "2024", "one"))
    store.put_correction(correction, document)
    newer, receipt = make("one ๑\nthree")
    with pytest.raises(StaleDocument):
        store.put_documents([newer], replace(receipt, documents=7))
    assert store.receipt("a.txt") != replace(receipt, documents=7)
    newer = replace(apply(newer, store.corrections("postal", "en")).document, revision=1)
    store.put_documents([newer], receipt)
    assert store.document(newer.id) == newer
    assert [fact.reviewed for fact in newer.extract.facts] == [True]
    assert store.check() == []


def test_a_former_version_that_comes_back_takes_in_what_was_corrected_since(store: Store, stored: Document) -> None:
    newer, receipt = make("one ๑\nthree")
    store.put_documents([newer], receipt)
    correction, document = corrected(store, newer, kind="purpose")
    store.put_correction(correction, document)
    again = replace(apply(stored, [correction]).document, revision=1)
    store.put_documents([again], receipt)
    assert store.document(stored.id) == again
    assert again.extract.clauses[0].kind == "purpose"
    assert store.document(newer.id) == document
    assert store.check() == []


def test_the_log_only_grows(store: Store, stored: Document) -> None:
    correction, document = corrected(store, stored, kind="purpose")
    store.put_correction(correction, document)
    if not store.url.startswith("sqlite"):
        pytest.skip("each engine has its own way around itself")
    with sqlite3.connect(store.url.removeprefix("sqlite:///")) as connection:
        for statement in ("DELETE FROM corrections", "UPDATE corrections SET entry = ''"):
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(statement)


def test_a_store_of_before_keeps_its_rows(store: Store, stored: Document) -> None:
    store.put_rows("postal", [])
    assert store.unaligned() == []
    store.put_documents([stored], Receipt("a.txt", None, "ingested", "done"))
    assert store.unaligned() == []
