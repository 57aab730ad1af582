"""The guarantees of ``kb/store/base.py``, numbered as there, on every engine."""

from __future__ import annotations

import numpy as np
import pytest

from kb.identity import clause_id, document_id, sha256
from kb.model import Clause, Document, Extract, Fact, InstrumentRecord, Receipt, Row, Source
from kb.store import Store


def make(text: str, instrument: str = "postal", language: str = "en") -> tuple[Document, Receipt]:
    """A document of two clauses, and its receipt."""
    digest = sha256(text.encode())
    name = document_id(instrument, language, digest)
    file = "a.txt" if (instrument, language) == ("postal", "en") else f"{instrument}.{language}.txt"
    half = text.index("\n")
    clauses = tuple(
        Clause(clause_id(name, a, b), None, "", "other", language, a, b, text[a:b])
        for a, b in ((0, half), (half + 1, len(text)))
    )
    fact = Fact("date", "2024-11-05", 0, 3, text[:3], clauses[0].id)
    record = InstrumentRecord("memorandum_of_cooperation", "A", "signed", ("X", "Y"), signed_on="2024-11-05")
    extract = Extract(Source(file, digest, "text/plain", "utf-8"), text, language, clauses, (fact,), (record,))
    return Document(name, instrument, f"Title {language}", None, extract), Receipt(file, digest, "ingested", "done")


def test_1_a_document_comes_back_as_it_was_stored(store: Store) -> None:
    document, receipt = make("one ๑\ntwo 二")
    store.put_documents([document], receipt)
    assert store.document(document.id) == document
    assert store.receipt("a.txt") == receipt
    assert store.counts()["clauses"] == 2


def test_1_nothing_is_left_of_a_document_that_cannot_be_stored(store: Store) -> None:
    document, receipt = make("one\ntwo")
    twice = Document(
        **{**{f: getattr(document, f) for f in ("id", "instrument", "title", "url")}, "extract": document.extract}
    )
    broken = Extract(
        **{f: getattr(document.extract, f) for f in document.extract.__slots__}
        | {"clauses": document.extract.clauses * 2}
    )
    with pytest.raises(Exception):  # noqa: B017, PT011  each engine has its own
        store.put_documents([Document(twice.id, twice.instrument, twice.title, None, broken)], receipt)
    assert store.document(document.id) is None
    assert store.receipt("a.txt") is None
    assert store.check() == []


def test_2_a_new_version_supersedes_and_the_old_one_stays_readable(store: Store) -> None:
    old, receipt = make("one\ntwo")
    new, _ = make("one\nthree")
    store.put_documents([old], receipt)
    store.put_documents([new], receipt)
    summary = store.instrument("postal")
    assert summary is not None
    assert summary.documents == {"en": new.id}
    assert store.document(old.id) == old
    assert {item.document for item in store.current_clauses()} == {new.id}
    assert store.check() == []


def test_3_rows_are_replaced_and_know_what_they_were_made_from(store: Store) -> None:
    english, receipt = make("one\ntwo")
    japanese, _ = make("一\n二", language="ja")
    store.put_documents([english], receipt)
    store.put_documents([japanese], receipt)
    assert store.unaligned() == ["postal"]
    rows = [
        Row(i, {"en": (english.extract.clauses[i - 1].id,), "ja": (japanese.extract.clauses[i - 1].id,)}, 0.9)
        for i in (1, 2)
    ]
    store.put_rows("postal", rows)
    assert store.rows("postal") == rows
    assert store.unaligned() == []
    assert [item.row for item in store.current_clauses()] == [1, 1, 2, 2]
    newer, _ = make("one\nthree")
    store.put_documents([newer], receipt)
    assert store.unaligned() == ["postal"]
    assert store.check() == []


def test_4_generation_grows_with_every_change(store: Store) -> None:
    document, receipt = make("one\ntwo")
    before = store.generation()
    store.put_receipt(receipt)
    assert store.generation() == before
    store.put_documents([document], receipt)
    assert store.generation() > before


def test_vectors_are_kept_by_encoder_and_text(store: Store) -> None:
    vector = np.arange(4, dtype=np.float32)
    store.put_vectors("a", {"ข้อ": vector})
    assert store.vectors("b", ["ข้อ"]) == {}
    np.testing.assert_array_equal(store.vectors("a", ["ข้อ", "other"])["ข้อ"], vector)


def test_many_ids_at_once(store: Store) -> None:
    document, receipt = make("one\ntwo")
    store.put_documents([document], receipt)
    ids = [document.extract.clauses[0].id, *(f"{n:015x}" for n in range(3000))]
    assert list(store.clauses(ids)) == [document.extract.clauses[0].id]


def test_what_is_not_there(store: Store) -> None:
    assert store.document("x") is None
    assert store.instrument("x") is None
    assert store.rows("x") == []
    assert store.receipt("x") is None
