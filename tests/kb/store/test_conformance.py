"""The guarantees of ``kb/store/base.py``, numbered as there, on every engine."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from kb.identity import clause_id, document_id, sha256
from kb.model import Clause, Document, Extract, Fact, Health, InstrumentRecord, Locator, Receipt, Row, Source
from kb.store import Store
from kb.store.base import ReceiptFilter


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


def test_2_what_a_source_gives_no_longer_is_superseded_with_it(store: Store) -> None:
    thai, receipt = make("หนึ่ง\nสอง", language="th")
    english, _ = make("one\ntwo")
    source = replace(english.extract.source, name=thai.extract.source.name)
    english = replace(english, extract=replace(english.extract, source=source))
    store.put_documents([thai, english], receipt)
    assert set(store.instrument("postal").documents) == {"th", "en"}  # type: ignore[union-attr]
    moved, _ = make("หนึ่ง\nสอง", instrument="parcels", language="th")
    moved = replace(moved, extract=replace(moved.extract, source=thai.extract.source))
    store.put_documents([moved], receipt)
    assert store.instrument("postal") is None
    assert [(v.document, v.current) for v in store.versions("postal")] == [(english.id, False), (thai.id, False)]
    assert [v.current for v in store.versions("parcels")] == [True]
    assert store.document(english.id) == english
    assert store.check() == []


def test_places_and_health_come_back(store: Store) -> None:
    document, receipt = make("one\ntwo")
    clauses = tuple(replace(c, locator=Locator("page", "3", "4")) for c in document.extract.clauses)
    health = Health(7, 0.1, 0.0, 0.25, 0.5, True)
    document = replace(document, extract=replace(document.extract, clauses=clauses, health=health))
    store.put_documents([document], receipt)
    assert store.document(document.id) == document
    assert [item.clause for item in store.current_clauses()] == list(clauses)
    assert store.doubtful() == {document.id}
    sound, _ = make("one\nthree")
    store.put_documents([sound], receipt)
    assert store.doubtful() == frozenset()


def test_vectors_come_with_documents(store: Store) -> None:
    document, receipt = make("one\ntwo")
    vector = np.arange(4, dtype=np.float32)
    store.put_documents([document], receipt, {"a": {"one": vector}})
    np.testing.assert_array_equal(store.vectors("a", ["one"])["one"], vector)


def test_receipts_by_what_is_asked_for(store: Store) -> None:
    for name, status, warnings, gone in (
        ("/f/a.txt", "ingested", (), False),
        ("/f/ข้อ.TXT", "failed", (), True),
        ("/f/z.zip", "ingested", ("x",), False),
        ("/f/z.zip/in/b%_.txt", "failed", ("y",), False),
        ("/f0/c.txt", "ingested", (), False),
    ):
        store.put_receipt(Receipt(name, None, status, "done", warnings=warnings, gone=gone))  # type: ignore[arg-type]

    def names(**wanted: object) -> list[str]:
        asked = ReceiptFilter(**wanted)  # type: ignore[arg-type]
        found = [receipt.source for receipt in store.receipts(asked)]
        assert store.receipt_count(asked) == len(found)
        return found

    assert len(names()) == 5
    assert names() == sorted(names())
    assert names(status="failed") == ["/f/z.zip/in/b%_.txt", "/f/ข้อ.TXT"]
    assert names(warned=True) == ["/f/z.zip", "/f/z.zip/in/b%_.txt"]
    assert names(gone=True) == ["/f/ข้อ.TXT"]
    assert names(words="ข้อ.txt") == ["/f/ข้อ.TXT"]
    assert names(words="%_") == ["/f/z.zip/in/b%_.txt"]
    assert names(under="/f/z.zip") == ["/f/z.zip/in/b%_.txt"]
    assert len(names(under="/f")) == 4
    assert names(status="ingested", warned=True) == ["/f/z.zip"]
    assert [r.source for r in store.receipts(offset=1, limit=2)] == names()[1:3]


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
