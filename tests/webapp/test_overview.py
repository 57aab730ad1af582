"""The table of instruments, its facets, the file for spreadsheets, the timeline and the JSON: all of one list."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import msgspec
import pytest
from flask import Flask
from flask.testing import FlaskClient

import webapp
from indexes.subjects import Given, SharedSubject
from kb.model import Contradiction, Document, Fact, InstrumentRecord, Receipt
from kb.store import Store
from kb.store.sqlite import SQLiteStore
from kb.subjects import load_subjects
from tests.webapp.conftest import KnownSubjects, WordSearcher, document_of
from webapp.listing import FACETS, LISTING_PARAMETERS, SORTS
from webapp.shapes import InstrumentsShape, SubjectsShape
from webapp.spreadsheet import harmless
from webapp.table import COLUMNS

INTERFACES = ("en", "th", "ja")
TODAY = date(2026, 11, 24)
MDES, MIC, DIGITAL = "th-mdes", "jp-mic", "jp-digital"

Row = dict[str, str]


def document(
    instrument: str, language: str, title: str, record: InstrumentRecord, bodies: list[tuple[str, str, str]]
) -> Document:
    """A version whose second clause names bodies, each type, name and entity, and a length of time."""
    names = ", ".join(name for _, name, _ in bodies)
    lines: list[dict[str, object]] = [
        {"label": None, "path": "", "kind": "title", "text": title, "facts": []},
        {"label": "1", "path": "1", "kind": "duration", "text": f"1 {names} {record.duration}", "facts": [[t, n, n] for t, n, _ in bodies]},
    ]  # fmt: skip
    made = document_of(instrument, language, lines)
    entity = {name: entity or None for _, name, entity in bodies}
    facts = [replace(fact, entity=entity[fact.value]) for fact in made.extract.facts]
    clause = made.extract.clauses[1]
    if record.duration:
        at = clause.start + clause.text.index(record.duration)
        facts.append(Fact("duration", record.duration, at, at + len(record.duration), record.duration, clause.id))
    parties = tuple(name for type_, name, _ in bodies if type_ == "party")
    whole = replace(record, title=title, parties=parties, clauses=tuple(c.id for c in made.extract.clauses))
    return replace(made, title=title, extract=replace(made.extract, facts=tuple(facts), instruments=(whole,)))


POST = InstrumentRecord("memorandum_of_cooperation", None, "signed", signed_on="2024-11-05", duration="P3Y", entry_into_force="on_signature", notice_period="P6M")  # fmt: skip
CYBER = InstrumentRecord("memorandum_of_understanding", None, "signed", signed_on="2020-07-08", duration="P2Y", entry_into_force="2020-08-01", renewal="automatic")  # fmt: skip
DRAFT = InstrumentRecord("joint_statement", None, "draft", planned_signing="2027-01", under="Treaty of 1887")
OLD = InstrumentRecord("memorandum_of_cooperation", None, "signed", signed_on="2010-01-31", duration="P1M", entry_into_force="on_signature")  # fmt: skip


@pytest.fixture(scope="module")
def overview_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    own = SQLiteStore(f"sqlite:///{tmp_path_factory.mktemp('overview') / 'kb.sqlite'}")
    ministry, mic = ("party", "Ministry of Digital Economy and Society", MDES), ("party", "MIC", MIC)
    thai = ("party", "กระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม", MDES)
    post_office = ("agency", "Thailand Post", "th-post")
    documents = [
        document("post", "en", "Memorandum on Postal Services", POST, [ministry, mic, post_office]),
        document("post", "th", "บันทึกว่าด้วยงานไปรษณีย์", replace(POST, duration="P5Y"), [thai]),
        document("cyber", "ja", "サイバーセキュリティに関する覚書", CYBER, [("party", "デジタル庁", DIGITAL), ("agency", "未知の機関", "")]),
        document("draft", "en", "=Draft Statement, \"on\" trade", DRAFT, [ministry]),
        document("old", "en", "Older Memorandum", replace(OLD, contradictions=(Contradiction("duration", ("P1M", "P2M"), ("c1", "c2")),)), [mic]),
    ]  # fmt: skip
    for made in documents:
        own.put_documents([made], Receipt(made.id, None, "ingested", "done"))
    yield own
    own.close()


@pytest.fixture(scope="module")
def overview(overview_store: Store) -> Flask:
    shared = {"post": (SharedSubject("postal", 0.6),), "cyber": (SharedSubject("cyber_security", 0.5), SharedSubject("postal", 0.3))}  # fmt: skip
    return webapp.create_app(
        overview_store, WordSearcher(overview_store), known=KnownSubjects(Given({}, shared)), today=lambda: TODAY
    )


@pytest.fixture
def visitor(overview: Flask) -> FlaskClient:
    return overview.test_client()


Get = Callable[..., str]


@pytest.fixture
def get(visitor: FlaskClient) -> Get:
    def get_(address: str, ui: str = "en", status: int = 200) -> str:
        response = visitor.get(address + ("&" if "?" in address else "?") + f"ui={ui}")
        assert response.status_code == status, response.text
        return response.text

    return get_


def ids(body: str) -> list[str]:
    """The instruments of the table in their order."""
    return re.findall(r'<th scope="row">\s*<a href="/instruments/(\w+)"', body)


def rows(get: Get, query: str = "", ui: str = "en") -> list[Row]:
    return list(csv.DictReader(io.StringIO(get(f"/instruments.csv{query}", ui).removeprefix("\ufeff"))))


@pytest.mark.parametrize("ui", INTERFACES)
def test_the_table_in_three_languages(get: Get, ui: str) -> None:
    body = get("/instruments", ui)
    assert ids(body) == ["draft", "post", "cyber", "old"]  # by day of signing, planned or not, the latest first
    ministry = {
        "en": "Ministry of Digital Economy and Society",
        "th": "กระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม",
        "ja": "デジタル経済社会省",
    }[ui]
    postal = {"en": "Postal services", "th": "งานไปรษณีย์", "ja": "郵便"}[ui]
    in_force = {"en": "In force", "th": "มีผลใช้บังคับ", "ja": "有効"}[ui]
    expiry = {"en": "5 November 2027", "th": "5 พฤศจิกายน 2570", "ja": "2027年11月5日"}[ui]
    table = body[body.index("<tbody>") : body.index("</tbody>")]
    for words in (ministry, postal, in_force, expiry):
        assert words in table
    assert "style=" not in body
    assert len(re.findall("<h1", body)) == 1
    assert body.count('scope="col"') == len(COLUMNS)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("words=memorandum", ["post", "old"]),
        ("words=OLDER+ＭＥＭＯ", ["old"]),
        ("words=ไปรษณีย์", ["post"]),
        ("words=memorandum+ไปรษณีย์", []),  # both in one title
        (f"party={MDES}", ["draft", "post"]),
        (f"party={MDES}&party={DIGITAL}", ["draft", "post", "cyber"]),
        (f"party={MDES}&status=in_force", ["post"]),
        ("agency=th-post", ["post"]),
        ("agency=未知の機関", ["cyber"]),
        ("year=2010&year=2027", ["draft", "old"]),
        ("kind=joint_statement&kind=memorandum_of_understanding", ["draft", "cyber"]),
        ("subject=postal", ["post", "cyber"]),
        ("subject=space", []),
        ("status=ended", ["old"]),
        ("status=draft&status=in_force", ["draft", "post", "cyber"]),
        ("status=&words=+&party=", ["draft", "post", "cyber", "old"]),
    ],
)
def test_filters(get: Get, query: str, expected: list[str]) -> None:
    assert ids(get(f"/instruments?{query}")) == expected
    assert [row["Instrument"] for row in rows(get, f"?{query}")] == expected
    found = visitor_json(get, f"/api/v1/instruments?{query}")
    assert [one["id"] for one in found["instruments"]] == sorted(expected)
    assert found["lines"] == len(expected)
    svg = get(f"/instruments/timeline.svg?{query}")
    assert svg.count("<g>") == len(expected)


def visitor_json(get: Get, address: str) -> Any:
    return msgspec.json.decode(get(address))


def choices(body: str) -> dict[tuple[str, str], int]:
    found = re.findall(r'<input type="checkbox" name="(\w+)" value="([^"]*)"[^>]*> <span[^>]*>[^<]*</span> <span class="count">(\d+)<', body)  # fmt: skip
    return {(facet, value): int(count) for facet, value, count in found}


@pytest.mark.parametrize(
    "query",
    ["", "status=in_force", f"party={MDES}", f"party={MIC}&status=ended&status=draft", "words=memorandum&year=2024"],
)
def test_the_count_of_a_choice_is_what_choosing_it_shows(get: Get, query: str) -> None:
    shown = choices(get(f"/instruments?{query}"))
    assert {facet for facet, _ in shown} <= set(FACETS)
    assert len(shown) >= 6
    pairs = [part.partition("=")[::2] for part in query.split("&") if part]
    for (facet, value), count in shown.items():
        others = [f"{name}={given}" for name, given in pairs if name != facet]
        assert len(rows(get, "?" + "&".join([*others, f"{facet}={value}"]))) == count, (facet, value)
    facets = visitor_json(get, f"/api/v1/instruments?{query}")["facets"]
    assert {(facet, value): count for facet, counts in facets.items() for value, count in counts.items()} == shown


@pytest.mark.parametrize("sort", SORTS)
def test_every_column_sorts_both_ways(get: Get, sort: str) -> None:
    found = ids(get(f"/instruments?sort={sort}"))
    assert sorted(found) == ["cyber", "draft", "old", "post"]
    assert [row["Instrument"] for row in rows(get, f"?sort={sort}")] == found
    column, backwards = sort.removeprefix("-"), sort.startswith("-")
    expected = {
        "signed": ["old", "cyber", "post", "draft"],
        "expires": ["old", "cyber", "post", "draft"],  # a draft without an end is last either way
        "duration": ["old", "cyber", "post", "draft"],
    }.get(column)
    if expected and backwards:
        expected = ["post", "cyber", "old", "draft"] if column != "signed" else expected[::-1]
    assert found == (expected or found)


def test_the_heads_of_the_columns_are_links(get: Get) -> None:
    body = get(f"/instruments?party={MDES}&sort=title")
    assert '<th scope="col" aria-sort="ascending"><a href="/instruments?party=th-mdes&amp;sort=-title">' in body
    assert 'href="/instruments?party=th-mdes&amp;sort=expires"' in body
    assert "/instruments.csv?party=th-mdes&amp;sort=title" in body
    assert 'href="/instruments?sort=title"' in body  # the party taken out


@pytest.mark.parametrize("ui", INTERFACES)
@pytest.mark.parametrize(
    "query", ["year=24", "kind=treaty", "status=lost", "sort=size", f"words={'a' * 501}", "&".join(["party=a"] * 101)]
)
def test_what_cannot_be_asked_is_explained(get: Get, visitor: FlaskClient, query: str, ui: str) -> None:
    name = query.partition("=")[0]
    assert f"<code>{name}</code>" in get(f"/instruments?{query}", ui, 400)
    for path in ("/instruments.csv", "/instruments/timeline.svg"):
        assert visitor.get(f"{path}?{query}").status_code == 400
    problem = visitor.get(f"/api/v1/instruments?{query}")
    assert problem.mimetype == "application/problem+json"
    assert [error["parameter"] for error in problem.json["errors"]] == [name]  # type: ignore[index]


@pytest.mark.parametrize("ui", INTERFACES)
def test_nothing_found_teaches(get: Get, ui: str) -> None:
    body = get("/instruments?words=xylophone&party=nobody", ui)
    assert ids(body) == []
    assert {"en": "one of them is enough", "th": "ค่าใดค่าหนึ่งก็พอ", "ja": "いずれか一つ"}[ui] in body
    assert 'href="/instruments?party=nobody"' in body
    assert 'value="nobody" checked' in body
    assert "timeline.svg" not in body
    assert 'href="/?q=xylophone"' in body


@pytest.mark.parametrize("ui", INTERFACES)
def test_disagreement_is_marked_with_its_places(get: Get, overview_store: Store, ui: str) -> None:
    body = get("/instruments", ui)
    table = {
        id_: part
        for id_ in ("post", "old")
        for part in body.partition("</tbody>")[0].split("<tr>")
        if f'href="/instruments/{id_}"' in part
    }
    five, three = {"en": ("5 years", "3 years"), "th": ("5 ปี", "3 ปี"), "ja": ("5年", "3年")}[ui]
    summary = overview_store.instrument("post")
    assert summary
    for page in (table["post"], get("/instruments/post", ui)):
        mark = page[page.index('<details class="disagreement">') :]
        mark = mark[: mark.index("</details>")]
        assert five in mark
        assert three in mark
        for id_ in summary.documents.values():
            found = overview_store.document(id_)
            assert found
            assert f'href="/documents/{id_}#{found.extract.clauses[1].id}"' in mark
    assert {"en": "contradicts itself", "th": "ขัดแย้งกันเอง", "ja": "文書内に矛盾"}[ui] in table["old"]
    assert "#c2" in table["old"]


def test_the_file_for_spreadsheets(visitor: FlaskClient, get: Get) -> None:
    response = visitor.get("/instruments.csv?ui=en")
    assert response.mimetype == "text/csv"
    assert "attachment" in response.headers["Content-Disposition"]
    assert response.data.startswith(b"\xef\xbb\xbf")
    assert response.data.count(b"\r\n") == 5
    assert b"\n" not in response.data.replace(b"\r\n", b"")
    by_id = {row["Instrument"]: row for row in rows(get)}
    post = by_id["post"]
    assert (post["Signed on"], post["In force from"], post["Expires"], post["Duration"]) == ("2024-11-05", "2024-11-05", "2027-11-05", "P3Y")  # fmt: skip
    assert post["Title (ไทย)"] == "บันทึกว่าด้วยงานไปรษณีย์"
    assert post["Parties"].split("; ")[0] == "Ministry of Digital Economy and Society"
    assert post["Versions differ"] == "duration: en P3Y / th P5Y"
    assert post["Subjects"] == "Postal services"
    assert by_id["draft"]["Title (English)"] == '\'=Draft Statement, "on" trade'
    assert by_id["draft"]["Stands under"] == "Treaty of 1887"
    assert {row["状態"] for row in rows(get, "?status=ended", "ja")} == {"終了"}


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@a", "＝1", " =1", "\t=1", "\ufeff=1", "\r", "|x", "%0", "\x00=1", "\x0b@"]
)
def test_no_cell_is_a_formula(cell: str) -> None:
    assert harmless(cell).startswith("'")
    assert "\x00" not in harmless(cell)


@pytest.mark.parametrize("cell", ["", "2024-11-05", "P3Y", "กระทรวง", "日本", "a=b", "'x"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert harmless(cell) == cell


@pytest.mark.parametrize("ui", INTERFACES)
def test_the_timeline_is_a_picture_and_a_text(get: Get, visitor: FlaskClient, ui: str) -> None:
    response = visitor.get(f"/instruments/timeline.svg?ui={ui}")
    assert response.mimetype == "image/svg+xml"
    picture = ElementTree.fromstring(response.data)
    space = "{http://www.w3.org/2000/svg}"
    assert picture.get("role") == "img"
    named = {element.get("id"): "".join(element.itertext()) for element in picture.iter() if element.get("id")}
    title, description = (picture.get("aria-labelledby") or "").split()
    assert named[title]
    expiry = {"en": "5 November 2027", "th": "5 พฤศจิกายน 2570", "ja": "2027年11月5日"}[ui]
    assert expiry in named[description]
    assert "style" not in response.text
    assert len(picture.findall(f"{space}g")) == 4
    years = [text.text for text in picture.findall(f"{space}text") if text.get("text-anchor") == "middle"]
    assert {"en": "2024", "th": "2567", "ja": "2024"}[ui] in years
    body = get("/instruments", ui)
    words = body[body.index('<details class="more">') :]
    assert expiry in words
    assert words.count("<li>") >= 4
    assert body.count("<svg") == 1
    assert "xml:lang" not in body


def test_json_says_what_the_versions_say_together(get: Get, visitor: FlaskClient) -> None:
    found = msgspec.convert(visitor_json(get, "/api/v1/instruments?sort=-expires"), InstrumentsShape)
    assert [one.id for one in found["instruments"]] == ["post", "cyber", "old", "draft"]
    (post,) = found["instruments"][0].merged
    assert (post.status, post.year, post.renews) == ("in_force", "2024", False)
    assert post.record.expires_on == "2027-11-05"
    assert [body.key for body in post.parties] == [MDES, MIC]
    assert post.parties[0].names["ja"] == "デジタル経済社会省"
    assert [difference.field for difference in post.record.differences] == ["duration"]
    assert found["instruments"][0].records["en"][0].duration == "P3Y"
    described = visitor.get("/api/v1/openapi.json").json
    assert described
    operation = described["paths"]["/api/v1/instruments"]["get"]
    assert {parameter["name"] for parameter in operation["parameters"]} == {p.name for p in LISTING_PARAMETERS}
    assert {"400"} <= set(operation["responses"])
    assert {"MergedRecord", "MergedShape", "Body", "Difference"} <= set(described["components"]["schemas"])
    subjects = msgspec.convert(visitor_json(get, "/api/v1/subjects"), SubjectsShape)
    assert subjects["total"] == len(load_subjects())
    assert {one["id"]: one["instruments"] for one in subjects["subjects"]}["postal"] == 2


def test_the_instrument_page_says_what_versions_say_together(get: Get) -> None:
    body = get("/instruments/post")
    together = body[body.index('<section class="standing"') : body.index('<section class="record"')]
    for words in ("In force", "5 November 2027", "Ministry of Digital Economy and Society", "Postal services", "60%"):
        assert words in together
    assert "renews automatically" in get("/instruments/cyber")
    assert "Treaty of 1887" in get("/instruments/draft")


def test_hundreds_come_in_pages_and_the_files_have_all(tmp_path: Path) -> None:
    own = SQLiteStore(f"sqlite:///{tmp_path}/kb.sqlite")
    for number in range(203):
        made = document(
            f"i{number:03}", "en", f"Title {number}", replace(POST, signed_on=f"20{number % 20 + 10}-01-31"), []
        )
        own.put_documents([made], Receipt(made.id, None, "ingested", "done"))
    client = webapp.create_app(own, WordSearcher(own)).test_client()
    first = client.get("/instruments?sort=title&ui=en").text
    assert len(ids(first)) == 200
    assert 'rel="next" href="/instruments?sort=title&amp;offset=200"' in first
    second = client.get("/instruments?sort=title&offset=200").text
    assert len(ids(second)) == 3
    assert 'rel="prev" href="/instruments?sort=title"' in second
    assert len(client.get("/instruments.csv").data.splitlines()) == 204
    picture = client.get("/instruments/timeline.svg").text
    assert picture.count("<g>") == 203
    assert len(ids(client.get("/instruments?offset=junk").text)) == 200
    own.close()
