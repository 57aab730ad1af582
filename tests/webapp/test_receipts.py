"""The list of receipts, as a page and as JSON."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from flask.testing import FlaskClient

import webapp
from indexes.query import Answer, Query
from kb.model import Receipt
from kb.store import Store
from kb.store.sqlite import SQLiteStore
from webapp.ledger import shown_receipts, shown_source
from webapp.shapes import ReceiptsShape

AT = "2026-11-24T08:05:30+00:00"
REASON = "a damaged or cut-off PDF <b>"
WARNING = "en: the text may be broken: compare it with the source"
ZIP = "/files/b.zip"
LIBRARIES = {"pdf-oxide": "1.2.3", "triclause": "0.1.0"}

RECEIPTS = [
    Receipt("/files/a.txt", "a" * 64, "ingested", "done", None, "stamps", 1, 12, 3, (), 0.5, AT, LIBRARIES),
    Receipt(ZIP, "b" * 64, "ingested", "done", warnings=("an archive of 2 files, each with a receipt of its own",)),
    Receipt(f"{ZIP}/inner/ข้อตกลง.txt", "c" * 64, "ingested", "done", None, "stamps", 1, 1, 0, (WARNING,), 1.0, AT),
    Receipt(f"{ZIP}/two.zip", "d" * 64, "ingested", "done"),
    Receipt(f"{ZIP}/two.zip/deep.pdf", "e" * 64, "failed", "extract", REASON, "deep"),
    Receipt("/files/c.pdf", None, "failed", "read", "no permission to read it"),
    Receipt("/files/覚書.html", "f" * 64, "ingested", "done", None, "stamps", 1, 2, 1, (), 0.1, AT, gone=True),
    Receipt("/files/locked", None, "failed", "read", "no permission to read it"),
    Receipt("/files/locked/x.txt", "0" * 64, "ingested", "done", None, "x", 1),
]

Get = Callable[..., str]


class Nobody:
    def search(self, query: Query) -> Answer:
        return Answer(query, 0, ())


def client_of(store: Store) -> FlaskClient:
    return webapp.create_app(store, Nobody()).test_client()


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SQLiteStore]:
    opened = SQLiteStore(f"sqlite:///{tmp_path_factory.mktemp('ledger') / 'kb.sqlite'}")
    for receipt in RECEIPTS:
        opened.put_receipt(receipt)
    yield opened
    opened.close()


@pytest.fixture
def get(ledger: SQLiteStore) -> Get:
    client = client_of(ledger)

    def page(ui: str = "en", **query: str) -> str:
        response = client.get("/receipts", query_string={**query, "ui": ui})
        assert response.status_code == 200
        return response.text

    return page


def names(body: str) -> list[str]:
    """The file names in the list, those of headings left out."""
    rows = re.findall(r'<tr class="(?:ingested|failed)[^"]*">.*?</tr>', body, re.DOTALL)
    return [re.findall(r'<b class="file"[^>]*>([^<]*)</b>', row)[0] for row in rows]


def counts(body: str) -> list[int]:
    return [int(number.replace(",", "")) for number in re.findall(r'<span class="count">([\d,]+)</span>', body)]


@pytest.mark.parametrize("ui", ["en", "th", "ja"])
def test_every_page_leads_to_the_receipts(page: Callable[..., str], ui: str) -> None:
    for path in ("/", "/instruments", "/receipts"):
        head = page(path, ui).partition("</header>")[0]
        assert head.count('href="/receipts"') == 1
    assert re.search(r'href="/receipts" aria-current="page">', page("/receipts", ui))


def test_a_receipt_says_all_that_is_known(get: Get) -> None:
    body = get(words="a.txt")
    for words in (
        'href="/instruments/stamps"', "1 document", "12 clauses", "3 facts", "24 November 2026 08:05 UTC", "0.5 s",
        f"<dd><code>{'a' * 64}</code></dd>", f"SHA-256 <code>{'a' * 12}…</code>", "pdf-oxide 1.2.3 · triclause 0.1.0",
        '<b class="file" lang="en">a.txt</b> <span class="folder">/files/</span>',
    ):  # fmt: skip
        assert words in body, words
    body = get(words="deep")
    assert '<p class="reason" lang="en">a damaged or cut-off PDF &lt;b&gt;</p>' in body
    assert "finding the clauses" in body
    assert "/instruments/deep" not in body  # nothing of it was stored, so there is no such page
    assert f'<p class="warning" lang="en">{WARNING}</p>' in get(warnings="1")
    assert "source gone" in get(gone="1")


@pytest.mark.parametrize("ui", ["en", "th", "ja"])
def test_the_words_of_the_store_are_marked_as_english(get: Get, ui: str) -> None:
    body = get(ui)
    said = {receipt.reason for receipt in RECEIPTS if receipt.reason}
    assert len(re.findall(r'<p class="reason" lang="en">', body)) == sum(bool(r.reason) for r in RECEIPTS)
    assert all(words.partition(" <")[0] in body for words in said)
    assert '<b class="file" lang="th">ข้อตกลง.txt</b>' in body
    assert '<b class="file" lang="ja">覚書.html</b>' in body


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"status": "failed"}, ["deep.pdf", "c.pdf", "locked"]),
        ({"status": "failed", "words": "ZIP"}, ["deep.pdf"]),
        ({"warnings": "1"}, ["b.zip", "ข้อตกลง.txt"]),
        ({"gone": "1"}, ["覚書.html"]),
        ({"words": "ข้อ"}, ["ข้อตกลง.txt"]),
        ({"status": "ingested", "gone": "1", "words": "覚書"}, ["覚書.html"]),
        ({"gone": "0", "warnings": "0", "words": "a.txt"}, ["a.txt"]),
    ],
)
def test_filters(get: Get, ledger: SQLiteStore, query: dict[str, str], found: list[str]) -> None:
    assert names(get(**query)) == found
    shape = msgspec.convert(client_of(ledger).get("/api/v1/receipts", query_string=query).json, ReceiptsShape)
    assert [receipt.source.rpartition("/")[2] for receipt in shape["receipts"]] == found
    assert shape["total"] == len(found)


def test_the_counts_say_what_a_choice_would_show(get: Get) -> None:
    assert counts(get()) == [9, 6, 3, 2, 1]
    assert counts(get(status="failed")) == [9, 6, 3, 0, 0]
    assert counts(get(words=".zip")) == [4, 3, 1, 2, 0]
    body = get(status="failed", words="zip")
    for address, number in re.findall(r'<li><a href="([^"]+)"[^>]*>[^<]*<span class="count">(\d+)', body):
        query = dict(part.split("=") for part in address.partition("?")[2].replace("&amp;", "&").split("&") if part)
        assert len(names(get(**query))) == int(number), address
        assert query["words"] == "zip"


def test_files_of_archives_stand_in_their_archive(ledger: SQLiteStore, get: Get) -> None:
    shown = shown_receipts(ledger, RECEIPTS)
    assert [s.source.archives for s in shown if s.receipt.source.startswith(ZIP)] == [
        (), ("b.zip",), ("b.zip",), ("b.zip", "two.zip"),
    ]  # fmt: skip
    assert [s.source.folder for s in shown[:5]] == ["/files/", "/files/", "inner/", "", ""]
    assert [s.receipt.source for s in shown if s.is_archive] == [ZIP, f"{ZIP}/two.zip"]
    assert [s.archive for s in shown] == [None] * len(shown)  # the archive's own receipt stands before them
    assert all(not s.source.archives for s in shown if "locked" in s.receipt.source)  # a folder is no archive
    body = get(status="failed")
    assert body.count('<tr class="archive">') == 1  # its receipt is filtered out, so that its name is said
    assert body.index('<tr class="archive">') < body.index("deep.pdf")
    assert '<p class="remark" lang="en">an archive of 2 files' in get()


def test_a_name_cannot_steer(ledger: SQLiteStore) -> None:
    del ledger
    shown = shown_source("/files/a\nb\u202egpj.exe")
    assert (shown.folder, shown.name) == ("/files/", "a\\nb\\u202egpj.exe")


def test_tens_of_thousands_of_receipts_come_in_pages(tmp_path: Path) -> None:
    store = SQLiteStore(f"sqlite:///{tmp_path}/kb.sqlite")
    with store._writing() as connection:
        connection.executemany(
            "INSERT INTO receipts (source, receipt) VALUES (?, ?)",
            [(f"/f/{n:05}.txt", msgspec.json.encode(Receipt(f"/f/{n:05}.txt", None, "ingested", "done")).decode()) for n in range(20_120)],
        )  # fmt: skip
    client = client_of(store)
    first = client.get("/receipts?ui=en&words=.txt").text
    assert names(first) == [f"{n:05}.txt" for n in range(50)]
    assert "numbers 1 to 50" in first
    assert "20120 sources" in first.replace(",", "")
    assert 'rel="prev"' not in first
    addresses = dict(re.findall(r'rel="(\w+)" href="([^"]+)"', first))
    following = client.get(addresses["next"].replace("&amp;", "&")).text
    assert names(following)[0] == "00050.txt"
    assert "words=.txt" in addresses["next"]
    last = client.get(addresses["last"].replace("&amp;", "&")).text
    assert names(last) == [f"{n:05}.txt" for n in range(20_100, 20_120)]
    assert 'rel="next"' not in last
    beyond = client.get("/receipts?ui=en&offset=90000").text
    assert "There are no further receipts" in beyond
    whole = client.get("/api/v1/receipts?limit=500&offset=20000").json
    assert whole is not None
    assert (whole["total"], len(whole["receipts"])) == (20_120, 120)
    store.close()


def test_empty_lists_say_what_to_do(get: Get, tmp_path: Path) -> None:
    body = get(words="xylophone")
    assert "No source is like this" in body
    assert re.search(r'href="/receipts">Remove all filters', body)
    store = SQLiteStore(f"sqlite:///{tmp_path}/kb.sqlite")
    body = client_of(store).get("/receipts?ui=en").text
    assert "Nothing has been taken in yet" in body
    assert "kb ingest" in body
    assert "/upload" not in body
    store.close()


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ({"status": "unchanged"}, "status"),
        ({"warnings": "yes"}, "warnings"),
        ({"gone": "2"}, "gone"),
        ({"words": "w" * 501}, "words"),
        ({"offset": "-1"}, "offset"),
        ({"limit": "501"}, "limit"),
    ],
)
def test_wrong_parameters_are_explained(ledger: SQLiteStore, query: dict[str, str], parameter: str) -> None:
    page = client_of(ledger).get("/receipts", query_string={**query, "ui": "en"})
    assert page.status_code == 400
    assert f"<code>{parameter}</code>" in page.text
    response = client_of(ledger).get("/api/v1/receipts", query_string=query)
    assert response.status_code == 400
    problem: Any = response.json
    assert [error["parameter"] for error in problem["errors"]] == [parameter]


def test_the_receipts_are_in_the_description_of_the_api(ledger: SQLiteStore) -> None:
    described: Any = client_of(ledger).get("/api/v1/openapi.json").json
    operation = described["paths"]["/api/v1/receipts"]["get"]
    assert {p["name"] for p in operation["parameters"]} == {"status", "warnings", "gone", "words", "limit", "offset"}
    assert "Receipt" in described["components"]["schemas"]


def test_json_receipts_are_as_the_command_prints_them(ledger: SQLiteStore) -> None:
    shape: Any = client_of(ledger).get("/api/v1/receipts?words=a.txt").json
    assert msgspec.convert(shape["receipts"][0], Receipt) == RECEIPTS[0]


def test_asking_changes_nothing(ledger: SQLiteStore) -> None:
    before = list(ledger.receipts())
    client = client_of(ledger)
    for address in ("/receipts", "/receipts?status=failed&gone=1", "/api/v1/receipts", "/receipts?offset=5"):
        client.get(address)
    assert list(ledger.receipts()) == before
