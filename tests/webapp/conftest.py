"""A small store of real text (the gold of the specimens), a hostile document beside it, and a searcher by words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask
from flask.testing import FlaskClient

import webapp
from indexes.query import Answer, Query
from indexes.subjects import Given, GivenSubject, SharedSubject
from kb.identity import clause_id, document_id, sha256
from kb.languages import LANGUAGES, words
from kb.model import Clause, Document, Extract, Fact, Health, Hit, InstrumentRecord, Locator, Receipt, Row, Source
from kb.store import Store
from kb.store.sqlite import SQLiteStore
from kb.subjects import Subject, load_subjects

GOLD = Path(__file__).parents[1] / "gold"
SCANNED = "scanned-note-2014"
HOSTILE = 'hostile & "quoted" <b>'
SCRIPT = "<script>alert('x')</script>"
UNSURE_ROW = 4


@pytest.fixture(scope="session", autouse=True)
def compiled_catalogs() -> None:
    """The catalogs as ``scripts/setup`` compiles them."""
    for source in (Path(webapp.__file__).parent / "translations").glob("*/LC_MESSAGES/messages.po"):
        with source.open("rb") as po, source.with_suffix(".mo").open("wb") as mo:
            write_mo(mo, read_po(po))


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = SQLiteStore(f"sqlite:///{tmp_path_factory.mktemp('web') / 'kb.sqlite'}")
    for file in sorted(GOLD.glob("*-*.jsonl")):
        put_specimen(opened, file)
    put_hostile(opened)
    put_scanned(opened)
    opened.put_receipt(Receipt("/x/all.zip", "0" * 64, "ingested", "done", warnings=("an archive of 1 file",)))
    opened.put_receipt(
        Receipt("/x/all.zip/a.pdf", "1" * 64, "failed", "read", "a damaged PDF", warnings=("odd",), gone=True)
    )
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def specimen() -> str:
    """The id of an instrument in three languages."""
    return "environment-memorandum-2021"


@pytest.fixture(scope="session")
def hostile() -> str:
    """The id of an instrument in two languages that is full of HTML."""
    return HOSTILE


@pytest.fixture(scope="session")
def scanned() -> str:
    """The id of an instrument that was read from pictures, not well."""
    return SCANNED


@pytest.fixture(scope="session")
def app(store: Store) -> Flask:
    summary = store.instrument("environment-memorandum-2021")
    documents = [store.document(id_) for id_ in summary.documents.values()] if summary else []
    given = GivenSubject("environment", 0.5, 0.3, 0.2), GivenSubject("climate", 0.45, 0.3, 0.15)
    clauses = {clause.id: given for document in documents if document for clause in document.extract.clauses[3:6]}
    shared = {"environment-memorandum-2021": (SharedSubject("environment", 0.6), SharedSubject("climate", 0.2))}
    return webapp.create_app(store, WordSearcher(store), known=KnownSubjects(Given(clauses, shared)))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def page(client: FlaskClient) -> Callable[..., str]:
    """The HTML of a page in an interface language."""

    def get(path: str, ui: str = "en", status: int = 200, **query: str) -> str:
        response = client.get(path, query_string={**query, "ui": ui})
        assert response.status_code == status, response.text
        assert response.mimetype == "text/html"
        return response.text

    return get


class Paragraphs(HTMLParser):
    """Finds blocks inside paragraphs: a browser ends the paragraph before them, and the page falls apart."""

    BLOCKS = frozenset("p div details ul ol dl table section article form fieldset h1 h2 h3 h4 pre".split())

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        if self.inside and tag in self.BLOCKS:
            self.found.append(tag)
        self.inside = self.inside or tag == "p"

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "p"


def blocks_in_paragraphs(body: str) -> list[str]:
    parser = Paragraphs()
    parser.feed(body)
    return parser.found


class KnownSubjects:
    """Subjects that are given as a test says."""

    def __init__(self, given: Given) -> None:
        self._given = given

    def subjects(self) -> tuple[Subject, ...]:
        return load_subjects()

    def save(self, subjects: object, seen: str) -> bool:  # noqa: ARG002
        return False

    def given(self) -> Given:
        return self._given


class WordSearcher:
    """The rows that share words with the query, most words first."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def search(self, query: Query) -> Answer:
        wanted = {span.of(query.text).lower() for span in words(query.text)}
        hits = [
            hit
            for summary in self.store.instruments()
            if query.instrument in (None, summary.id)
            for row in self.store.rows(summary.id)
            if (hit := self.hit(summary.id, summary.title, row, wanted, query))
        ]
        hits.sort(key=lambda hit: -hit.score)
        return Answer(query, len(hits), tuple(hits[query.offset : query.offset + query.limit]))

    def hit(self, instrument: str, title: str, row: Row, wanted: set[str], query: Query) -> Hit | None:
        found = self.store.clauses(id_ for ids in row.clauses.values() for id_ in ids)
        cells = {code: tuple(found[id_].clause for id_ in ids) for code, ids in row.clauses.items()}
        answering = [
            clause
            for cell in cells.values()
            for clause in cell
            if query.language in (None, clause.language) and query.kind in (None, clause.kind)
        ]
        marks = {
            clause.id: tuple(span for span in words(clause.text) if span.of(clause.text).lower() in wanted)
            for clause in answering
        }
        marks = {id_: spans for id_, spans in marks.items() if spans}
        if not marks:
            return None
        matched = tuple(code for code, cell in cells.items() if any(clause.id in marks for clause in cell))
        score = float(max(map(len, marks.values())))
        return Hit(score, instrument, title, row.row, matched, cells, {"words": score}, marks)


def put_specimen(store: Store, gold: Path) -> None:
    lines = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    cells: dict[int, dict[str, tuple[str, ...]]] = {}
    for code in LANGUAGES:
        mine = [line for line in lines if line["language"] == code]
        document = document_of(gold.stem, code, mine)
        store.put_documents([document], receipt_of(document))
        for line, clause in zip(mine, document.extract.clauses, strict=True):
            cell = cells.setdefault(line["row"], {})
            cell[code] = (*cell.get(code, ()), clause.id)
    scores = {row: 0.3 if row == UNSURE_ROW else 0.9 for row in cells}
    store.put_rows(gold.stem, [Row(row, cells[row], scores[row]) for row in sorted(cells)])


def document_of(instrument: str, language: str, lines: list[dict[str, object]], url: str | None = None) -> Document:
    text, clauses, facts = "", [], []
    name = f"/somewhere/private/{instrument}.{language}.txt"
    id_ = document_id(instrument, language, sha256(name.encode()))
    for line in lines:
        words_ = str(line["text"])
        start = len(text)
        text += words_ + "\n\n"
        end = start + len(words_)
        label = line["label"]
        assert label is None or isinstance(label, str)
        clause = Clause(
            clause_id(id_, start, end), label, str(line["path"]), line["kind"], language, start, end, words_  # type: ignore[arg-type]
        )  # fmt: skip
        clauses.append(clause)
        for type_, value, printed in line["facts"]:  # type: ignore[attr-defined]
            at = start + words_.index(printed)
            facts.append(Fact(type_, value, at, at + len(printed), printed, clause.id))
    title = next((c.text for c in clauses if c.kind == "title"), clauses[0].text)
    record = record_of(title, facts, tuple(c.id for c in clauses))
    extract = Extract(
        Source(name, sha256(text.encode()), "text/plain", "utf-8"),
        text,
        language,
        tuple(clauses),
        tuple(facts),
        (record,),
    )
    return Document(id_, instrument, " ".join(title.split()), url, extract)


def record_of(title: str, facts: list[Fact], clauses: tuple[str, ...]) -> InstrumentRecord:
    values = {
        type_: tuple(dict.fromkeys(f.value for f in facts if f.type == type_)) for type_ in ("party", "signatory")
    }
    dates = [f.value for f in facts if f.type == "date"]
    return InstrumentRecord(
        kind="memorandum_of_cooperation",
        title=title,
        status="signed" if dates else "unknown",
        parties=values["party"],
        signed_on=max(dates, default=None),
        duration=next((f.value for f in facts if f.type == "duration"), None),
        notice_period=next((f.value for f in facts if f.type == "notice_period"), None),
        signatories=values["signatory"],
        clauses=clauses,
    )


def put_hostile(store: Store) -> None:
    cells: dict[int, dict[str, tuple[str, ...]]] = {1: {}, 2: {}}
    for code, other in (("en", "</td>"), ("ja", "</td>注意")):
        lines: list[dict[str, object]] = [
            {"label": None, "path": "", "kind": "title", "text": f"Notice {SCRIPT}", "facts": []},
            {
                "label": "1<i>",
                "path": "1",
                "kind": "other",
                "text": f"1<i> {other} notice & {SCRIPT} \"><img src=x onerror=alert(1)> 2021-13-45",
                "facts": [["agency", "\" onmouseover=alert(1) <x>", SCRIPT], ["date", "2021-13-45", "2021-13-45"]],
            },
        ]  # fmt: skip
        document = document_of(HOSTILE, code, lines, url="javascript:alert(1)")
        store.put_documents([document], receipt_of(document))
        for row, clause in enumerate(document.extract.clauses, 1):
            cells[row][code] = (clause.id,)
    store.put_rows(HOSTILE, [Row(row, cell, 0.9) for row, cell in cells.items()])


def put_scanned(store: Store) -> None:
    """A Thai scan over two pages, in doubt, whose date is in Thai digits, and an English web page of the same."""
    texts = {
        "th": [("ข้อ ๑ ผลใช้บังคับวันที่ ๓๐ พฤษภาคม ๒๕๕๗", "2014-05-30", "๓๐ พฤษภาคม ๒๕๕๗"), ("ข้อ ๒ ปีสิ้นสุด 2560", "2017", "2560")],
        "en": [("1. Effective on 30 May 2014", "2014-05-30", "30 May 2014"), ("2. Ends in 2017", "2017", "2017")],
    }  # fmt: skip
    places = {
        "th": (Locator("page", "3", "3"), Locator("page", "3", "4")),
        "en": (Locator("element", "/html/body/div[2]/p[5]", "/html/body/div[2]/p[5]"), None),
    }
    cells: dict[int, dict[str, tuple[str, ...]]] = {1: {}, 2: {}}
    for code, said in texts.items():
        lines: list[dict[str, object]] = [
            {"label": text.split(" ปี")[0][:2], "path": str(n), "kind": "other", "text": text, "facts": [["date", value, printed]]}
            for n, (text, value, printed) in enumerate(said, 1)
        ]  # fmt: skip
        document = document_of(SCANNED, code, lines)
        extract = document.extract
        clauses = tuple(replace(c, locator=p) for c, p in zip(extract.clauses, places[code], strict=True))
        facts = tuple(replace(fact, unverified="๓" in fact.text) for fact in extract.facts)
        records = tuple(replace(record, signed_on="2014-05-30") for record in extract.instruments)
        scan = code == "th"
        health = Health(len(extract.text), 0.0125 * scan, 0.4 * scan, 0.0, 0.62 if scan else None, doubtful=scan)
        extract = replace(extract, clauses=clauses, facts=facts, instruments=records, health=health)
        document = replace(document, extract=extract)
        store.put_documents([document], receipt_of(document))
        for row, clause in enumerate(clauses, 1):
            cells[row][code] = (clause.id,)
    store.put_rows(SCANNED, [Row(row, cell, 0.9) for row, cell in cells.items()])


def receipt_of(document: Document) -> Receipt:
    source = document.extract.source
    return Receipt(source.name, source.sha256, "ingested", "done", instrument=document.instrument, documents=1)
