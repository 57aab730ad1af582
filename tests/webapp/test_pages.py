from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient

import webapp
from indexes.query import Answer, Query
from kb.model import Receipt, TriClauseError
from kb.store import Store
from kb.store.sqlite import SQLiteStore
from tests.webapp.conftest import blocks_in_paragraphs

Page = Callable[..., str]

INTERFACES = ("en", "th", "ja")


@pytest.mark.parametrize("ui", INTERFACES)
def test_every_page_speaks_the_language_of_the_interface(page: Page, store: Store, specimen: str, ui: str) -> None:
    summary = store.instrument(specimen)
    assert summary
    said = {"en": "Instruments", "th": "ตราสาร", "ja": "合意文書"}[ui]
    paths = ["/", "/instruments", f"/instruments/{specimen}", *(f"/documents/{d}" for d in summary.documents.values())]
    for path in [*paths, "/subjects"]:
        body = page(path, ui)
        assert blocks_in_paragraphs(body) == []
        assert f'<html lang="{ui}">' in body
        assert said in body
        assert "style=" not in body
        assert len(re.findall("<h1", body)) == 1


@pytest.mark.parametrize(
    ("query", "language"),
    [("ตัวอย่าง", "th"), ("相互利益", "ja"), ("equality and mutual benefit", "en")],
)
@pytest.mark.parametrize("ui", INTERFACES)
def test_a_search_shows_rows_of_three_languages(page: Page, query: str, language: str, ui: str) -> None:
    body = page("/", ui, q=query)
    first = body[body.index('<article class="hit"') : body.index("</article>")]
    assert "<mark>" in first
    cells = re.findall(r'<section class="cell( matched)?">\s*<h4><span lang="(\w\w)">', first)
    assert [code for _, code in cells] == ["th", "ja", "en"]
    assert [code for matched, code in cells if matched] == [language]
    assert re.search(r'href="/instruments/[\w-]+#row-\d+"', first)
    assert re.search(r'href="/documents/\w+#\w+"', first)
    assert f'value="{query}"' in body


def test_results_come_in_pages(page: Page) -> None:
    first = page("/", q="the", limit="5")
    assert "1 to 5" in first
    further = re.search(r'rel="next" href="([^"]+)"', first)
    assert further
    second = page(further[1].replace("&amp;", "&").partition("?")[0], q="the", limit="5", offset="5")
    assert "6 to 10" in second
    assert 'rel="prev"' in second
    assert "There are no further rows" in page("/", q="the", offset="9999")


def test_filters_are_kept_in_the_form_and_can_be_taken_off(page: Page, specimen: str) -> None:
    body = page("/", q="notice", kind="termination", language="en", instrument=specimen, **{"from": "2020-01-01"})
    for option in ("termination", "en", specimen):
        assert re.search(rf'<option value="{option}"[^>]* selected', body), option
    assert 'value="2020-01-01"' in body
    assert 'href="/?q=notice"' in body


@pytest.mark.parametrize("query", [{}, {"q": ""}, {"q": " ", "kind": "purpose"}])
def test_an_empty_search_teaches(page: Page, store: Store, query: dict[str, str]) -> None:
    body = page("/", **query)
    for language in INTERFACES:
        assert f'<ul lang="{language}">' in body
    assert f"{store.counts()['clauses']} clauses" in body


def test_nothing_found_says_what_to_do(page: Page) -> None:
    body = page("/", q="xylophone", kind="purpose")
    assert "No clause answers this" in body
    assert "Ask the same without filters" in body
    assert "Ask the same without filters" not in page("/", q="xylophone")


@pytest.mark.parametrize("ui", INTERFACES)
def test_a_wrong_filter_is_explained_in_the_form(page: Page, ui: str) -> None:
    body = page("/", ui, status=400, q="notice", kind="nonsense", **{"from": "yesterday"})
    assert body.count('aria-invalid="true"') == 2
    assert "nonsense" in body
    assert {"en": "a date such as", "th": "ต้องเป็นวันที่", "ja": "のような日付"}[ui] in body


def test_missing_counterparts_are_said_plainly(page: Page, hostile: str, specimen: str) -> None:
    assert "No version in this language." in page("/", q="notice", instrument=hostile)
    assert "No counterpart in this version." in page(f"/instruments/{specimen}")


def test_an_instrument_side_by_side(page: Page, store: Store, specimen: str) -> None:
    body = page(f"/instruments/{specimen}")
    rows = store.rows(specimen)
    assert re.findall(r'<tr id="row-(\d+)"', body) == [str(row.row) for row in rows]
    assert body.count('<tr id="row-4" class="unsure"') == body.count('class="unsure"') == 1
    assert re.search(r'<th scope="col"><span lang="th">ไทย</span></th>', body)
    assert 'title="Date: 5 June 2021 (2021-06-05)"' in body
    assert "Notice period: 6 months (P6M)" in body
    for words in ("Parties", "Signatories", "Signed on", "5 years", "Ministry of the Environment of Japan"):
        assert words in body


def test_a_document_whole(page: Page, store: Store, specimen: str) -> None:
    summary = store.instrument(specimen)
    assert summary
    found = store.document(summary.documents["th"])
    assert found
    body = page(f"/documents/{found.id}")
    assert re.findall(r'<section class="piece" id="(\w+)"', body) == [clause.id for clause in found.extract.clauses]
    assert found.extract.source.sha256 in body
    assert "environment-memorandum-2021.th.txt" in body
    assert "/somewhere/private" not in body
    assert f'href="/instruments/{specimen}#row-1"' in body
    for other in ("ja", "en"):
        assert f'href="/documents/{summary.documents[other]}"' in body


def test_where_clauses_stand_in_the_source(page: Page, store: Store, scanned: str) -> None:
    summary = store.instrument(scanned)
    assert summary
    thai, english = (page(f"/documents/{summary.documents[code]}") for code in ("th", "en"))
    assert re.findall(r'<span class="stands" title="[^"]*">([^<]*)</span>', thai) == ["page 3", "pages 3–4"]
    assert re.findall(r'<span class="stands" title="([^"]*)">([^<]*)</span>', english) == [
        ("In the source: /html/body/div[2]/p[5]", "p[5]")
    ]
    assert "3～4" not in page(f"/documents/{summary.documents['th']}", "ja")
    assert "3–4ページ" in page(f"/documents/{summary.documents['th']}", "ja")
    assert 'title="In the whole text · In the source: pages 3–4"' in page(f"/instruments/{scanned}")


def test_a_doubtful_text_says_so_everywhere(page: Page, store: Store, scanned: str, specimen: str) -> None:
    summary = store.instrument(scanned)
    assert summary
    thai, english = (page(f"/documents/{summary.documents[code]}") for code in ("th", "en"))
    assert "compare it with the source" in thai
    for figure in ("no one writes: 1.2%", "in no dictionary: 40%", "confidence: 62%"):
        assert figure in thai
    assert "characters lost" not in thai
    assert "compare it with the source" not in english
    assert "Read from a picture" in thai
    assert "Read from a picture" not in english
    heads = page(f"/instruments/{scanned}").partition('class="rows')[2].partition("</thead>")[0].split("<th")
    assert [("doubtful text" in head) for head in heads if 'lang="' in head] == [True, False]
    lines = page("/instruments").split("<tr>")
    assert [scanned in line for line in lines if "doubtful text" in line] == [True]
    assert "doubtful text" not in page(f"/instruments/{specimen}")


def test_unverified_facts_carry_a_mark(page: Page, store: Store, scanned: str, specimen: str) -> None:
    summary = store.instrument(scanned)
    assert summary
    thai, english = (page(f"/documents/{summary.documents[code]}") for code in ("th", "en"))
    assert thai.count(">unverified</span>") == 2  # beside the clause, and in the list of facts
    assert re.search(r'<time [^>]*class="fact fact-date unverified" title="Date: 30 May 2014[^"]*Unverified', thai)
    assert "unverified" not in english
    body = page(f"/instruments/{scanned}")
    assert body.count(">unverified</span>") == 1  # in the row: the English version states the same day, verified
    assert "unverified" not in page(f"/instruments/{specimen}")


def test_a_value_that_only_an_unverified_fact_gives_is_marked_in_the_record(
    tmp_path: Path, store: Store, scanned: str
) -> None:
    summary = store.instrument(scanned)
    thai = store.document(summary.documents["th"]) if summary else None
    assert thai
    own = SQLiteStore(f"sqlite:///{tmp_path}/kb.sqlite")
    own.put_documents([thai], Receipt("a", None, "ingested", "done"))
    body = webapp.create_app(own, Broken()).test_client().get(f"/instruments/{scanned}").text
    assert re.search(r"30 May 2014\s*<span[^>]*>unverified", body)
    own.close()


def test_the_list_of_instruments(page: Page, store: Store) -> None:
    body = page("/instruments", "th")
    for summary in store.instruments():
        assert f'href="/instruments/{quote(summary.id, safe="&")}"'.replace("&", "&amp;") in body
    assert "5 มิถุนายน 2564" in body


def test_hostile_text_stays_text(page: Page, store: Store, hostile: str) -> None:
    summary = store.instrument(hostile)
    assert summary
    address = quote(hostile)
    bodies = [
        page("/instruments"),
        page(f"/instruments/{address}"),
        *(page(f"/documents/{id_}") for id_ in summary.documents.values()),
        page("/", q="<script>alert('x')</script> notice", party="\"><script>alert('x')</script>"),
        page("/", status=400, q="notice", kind="<script>alert('x')</script>"),
    ]
    for body in bodies:
        assert "<script>alert" not in body
        assert "<img" not in body
        assert "</td>注意" not in body
        assert 'href="javascript:' not in body
        assert not re.search(r"<[^>]*\sonmouseover=alert\(1\)[^>\"]*>", body)
    assert "&lt;script&gt;alert" in bodies[1]


@pytest.mark.parametrize("ui", INTERFACES)
@pytest.mark.parametrize("path", ["/nowhere", "/instruments/none", "/documents/none", "/documents/%00%22"])
def test_what_is_not_there(client: FlaskClient, path: str, ui: str) -> None:
    response = client.get(path, headers={"Accept-Language": ui})
    assert response.status_code == 404
    assert {"en": "nothing at this address", "th": "ไม่พบหน้า", "ja": "何もありません"}[ui] in response.text


def test_other_methods_are_refused(client: FlaskClient) -> None:
    response = client.post("/")
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]
    assert "TriClause" in response.text


def test_an_empty_knowledge_base_says_what_to_do(tmp_path: Path) -> None:
    store = SQLiteStore(f"sqlite:///{tmp_path}/kb.sqlite")
    client = webapp.create_app(store, Broken()).test_client()
    for path in ("/", "/instruments"):
        assert "kb ingest" in client.get(path).text
    store.close()


class Broken:
    """A searcher that has lost its index."""

    def search(self, query: Query) -> Answer:
        if query.text == "odd":
            raise RuntimeError("secret details")
        raise TriClauseError("the index <folder> cannot be read")


def test_faults_are_told_without_their_insides(store: Store) -> None:
    client = webapp.create_app(store, Broken()).test_client()
    response = client.get("/?q=x")
    assert response.status_code == 503
    assert "the index &lt;folder&gt; cannot be read" in response.text
    response = client.get("/?q=odd")
    assert response.status_code == 500
    assert "secret" not in response.text
    assert "Traceback" not in response.text


def test_a_superseded_document_says_so(tmp_path: Path, store: Store, specimen: str) -> None:
    summary = store.instrument(specimen)
    assert summary
    old = store.document(summary.documents["en"])
    assert old
    own = SQLiteStore(f"sqlite:///{tmp_path}/kb.sqlite")
    clauses = tuple(replace(clause, id=f"{n:015x}") for n, clause in enumerate(old.extract.clauses))
    new = replace(old, id="0123456789abcde", extract=replace(old.extract, clauses=clauses, facts=()))
    only = store.document(summary.documents["ja"])
    assert only
    for document in (old, new, only):
        own.put_documents([document], Receipt(document.id, None, "ingested", "done"))
    client = webapp.create_app(own, Broken()).test_client()
    before, now = (client.get(f"/documents/{document.id}").text for document in (old, new))
    assert "has been superseded" in before
    assert "has been superseded" not in now
    for body, here, there in ((before, old, new), (now, new, old)):
        listed = body[body.index('<h2 id="versions"') :]
        assert listed.count("<li>") == 2
        assert listed.count('aria-current="page"') == 1
        assert f'href="/documents/{there.id}"' in listed
        assert f'href="/documents/{here.id}"' not in listed
        assert listed.index("current</span>") < listed.index("superseded</span>")
    assert '<h2 id="versions"' not in client.get(f"/documents/{only.id}").text
    assert "not aligned yet" in client.get(f"/instruments/{specimen}").text
    own.close()


def test_the_factory_makes_applications_that_share_nothing(store: Store, app: Flask) -> None:
    assert webapp.create_app(store, Broken()) is not app
