"""Correcting on the pages and over the API: what is offered, what is refused, what is kept, and who is named."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

import webapp
from indexes.knowledge_base import KnowledgeBase
from ingest.door import Corrector, Ingestion, ingest_paths
from kb.model import Clause, Document
from kb.settings import Settings
from kb.store import Store
from webapp.shapes import CorrectionShape, CorrectionsShape, Problem

ENGLISH = """Memorandum of Cooperation between the Ministry of Stamps and the Ministry of Parcels

Article 1
The Sides will exchange stamps. Each Side pays its costs, and the costs of its guests.

Article 2
This Memorandum is valid for three years.

Signed at Tokyo on 30 May 2014.
"""
INTERFACES = ("en", "th", "ja")
THAI_NAME = "กนกวรรณ ใจดี"


@dataclass
class Site:
    """A knowledge base with one text, and a visitor."""

    base: KnowledgeBase
    file: Path
    client: FlaskClient
    name: str = "Ann"

    def document(self) -> Document:
        summary = self.base.store.instrument("stamps")
        assert summary
        found = self.base.store.document(summary.documents["en"])
        assert found
        return found

    def clause(self, here: str) -> Clause:
        return next(c for c in self.document().extract.clauses if here in c.text)

    def address(self, here: str) -> str:
        return f"/documents/{self.document().id}/clauses/{self.clause(here).id}/edit"

    def says(self, name: str) -> TestResponse:
        return self.client.post(self.address("stamps"), data={"do": "name", "by": name})

    def send(self, here: str, do: str, ui: str = "en", revision: int | None = None, **form: str) -> TestResponse:
        revision = self.document().revision if revision is None else revision
        data = {"do": do, "revision": str(revision), **form}
        return self.client.post(f"{self.address(here)}?ui={ui}", data=data)

    def saved(self, here: str, do: str, **form: str) -> str:
        """The page after a correction was saved."""
        response = self.send(here, do, **form)
        assert response.status_code == 303, response.text
        return self.client.get(response.location).text

    def ingest(self, text: str) -> None:
        self.file.write_text(text, encoding="utf-8")
        assert [r.status for r in ingest_paths(self.base, Ingestion((self.file,)))] == ["ingested"]


def made(folder: Path) -> Site:
    base = KnowledgeBase(Settings(data=folder / "kb", encoder="fake", aligning_encoder="fake"))
    client = webapp.create_app(base.store, base.engine, None, Corrector(base)).test_client()
    site = Site(base, folder / "stamps.en.txt", client)
    site.ingest(ENGLISH)
    return site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return made(tmp_path)


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site for what is refused: that nothing was written to it is part of each of those tests."""
    site = made(tmp_path_factory.mktemp("untouched"))
    site.says("Ann")
    return site


def values(body: str, name: str) -> list[str]:
    return [html.unescape(v) for v in re.findall(rf'name="{name}"[^>]*value="([^"]*)"', body)]


@pytest.mark.parametrize("ui", INTERFACES)
def test_every_clause_leads_to_its_form(untouched: Site, ui: str) -> None:
    document = untouched.document()
    body = untouched.client.get(f"/documents/{document.id}?ui={ui}").text
    word = {"en": "correct", "th": "แก้ไข", "ja": "訂正"}[ui]
    for clause in document.extract.clauses:
        assert f'href="/documents/{document.id}/clauses/{clause.id}/edit"' in body
        page = untouched.client.get(f"/documents/{document.id}/clauses/{clause.id}/edit?ui={ui}")
        assert page.status_code == 200
        assert f'<html lang="{ui}">' in page.text
        assert len(re.findall("<h1", page.text)) == 1
        assert "style=" not in page.text
        ids = re.findall(r' id="([^"]+)"', page.text)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'<label for="([^"]+)"', page.text)) <= set(ids)
    assert f">{word}</a>" in body


@pytest.mark.parametrize(("ui", "asked"), [("en", "Who corrects?"), ("th", "ผู้แก้ไขคือใคร"), ("ja", "訂正者のお名前")])
def test_the_name_is_asked_once(site: Site, ui: str, asked: str) -> None:
    assert asked in site.client.get(f"{site.address('stamps')}?ui={ui}").text
    refused = site.send("stamps", "label", ui, label="1 bis", path="1")
    assert refused.status_code == 400
    assert asked in refused.text
    assert "1 bis" in values(refused.text, "label")  # what was typed is kept
    assert site.base.store.corrections() == []
    response = site.says(THAI_NAME)
    assert response.status_code == 303
    cookie = response.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    body = site.client.get(f"{site.address('stamps')}?ui={ui}").text
    assert asked not in body
    assert THAI_NAME in body
    assert site.send("stamps", "label", ui, label="1 bis", path="1").status_code == 303
    assert [c.by for c in site.base.store.corrections()] == [THAI_NAME]


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "a\u202eb"])
def test_a_name_that_is_none(untouched: Site, name: str) -> None:
    response = untouched.says(name)
    assert response.status_code == 400
    assert "Set-Cookie" not in response.headers
    assert 'id="wrong-by"' in response.text


@pytest.mark.parametrize("ui", INTERFACES)
def test_what_was_corrected_by_whom_and_when_is_shown(site: Site, ui: str) -> None:
    site.says(THAI_NAME)
    site.saved("three years", "kind", kind="termination")
    (fact,) = re.findall(r'name="fact" value="([^"]+)"', site.client.get(site.address("three years")).text)
    site.saved("three years", "fact", fact=fact, type="duration", value="P5Y")
    site.saved("stamps", "split", words="Each Side")
    body = site.client.get(f"/documents/{site.document().id}?ui={ui}").text
    kind = {"en": "Kind: Termination", "th": "ประเภท: การสิ้นสุด", "ja": "種類：終了"}[ui]
    change = {"en": "3 years → Duration: 5 years", "th": "3 ปี → ระยะเวลา: 5 ปี", "ja": "3年 → 期間：5年"}[ui]
    split = {"en": "Split into 2 clauses", "th": "แบ่งเป็น 2 ข้อบท", "ja": "2個の条項に分割"}[ui]
    assert kind in body
    assert change in body
    assert body.count(f">{split}</a>") == 2
    assert body.count(THAI_NAME) == 4
    assert str(site.document().extract.instruments[0].duration) == "P5Y"
    history = site.client.get(f"/documents/{site.document().id}/corrections?ui={ui}").text
    assert [history.index(words) for words in (split, change, kind)] == sorted(history.index(w) for w in (split, change, kind))  # fmt: skip
    assert history.count('class="in_effect"') == 3
    assert history.count('name="correction"') == 3


def test_facts_are_added_changed_and_removed(site: Site) -> None:
    site.says("Ann")
    body = site.saved("stamps", "add", type="programme", words="exchange  stamps", value="")
    assert "Programme: exchange stamps" in body
    body = site.saved("Signed", "add", type="amount", words="30 May", value="THB 30")
    assert "Amount: THB 30" in body
    (added,) = [f for f in site.document().extract.facts if f.type == "amount"]
    assert added.reviewed
    key = f"amount-{added.start - site.clause('Signed').start}-{added.end - site.clause('Signed').start}"
    site.saved("Signed", "remove", fact=key, type="amount", value="THB 30")
    assert [f for f in site.document().extract.facts if f.type == "amount"] == []


def test_a_fact_is_read_from_its_words(site: Site) -> None:
    site.says("Ann")
    site.saved("Signed", "add", type="date", words="30 May 2014", value="")
    (day,) = [f for f in site.document().extract.facts if f.type == "date"]
    assert (day.value, day.reviewed) == ("2014-05-30", True)


def test_borders(site: Site) -> None:
    site.says("Ann")
    body = site.client.get(site.address("stamps")).text
    text = site.document().extract.text
    site.saved("stamps", "split", at=re.findall(r'id="cut-2" value="(\d+)"', body)[0])
    assert site.clause("Each Side").text == text[text.index("Each Side") : text.index("\n\nArticle 2")]
    page = site.client.get(site.address("Each Side")).text
    assert "Merge with the clause before" in page
    site.saved("Each Side", "merge", **{"with": "previous"})
    assert site.clause("Each Side").text.startswith("Article 1")
    merged = site.saved("Each Side", "merge", **{"with": "following"})
    assert "Made one clause" in merged
    assert "Merge with the clause before" in merged
    assert site.clause("Each Side").text.endswith("three years.")


@pytest.mark.parametrize(
    ("do", "form", "said"),
    [
        ("label", {"label": "x" * 61, "path": "1"}, "This is too long."),
        ("label", {"label": "1", "path": "1 / 2"}, "Letters and digits"),
        ("label", {"label": "1\u200b", "path": "1"}, "cannot be seen"),
        ("label", {"label": "Article 1", "path": "1"}, "It is so already."),
        ("add", {"type": "date", "words": "stamps", "value": "2014-02-30"}, "A date such as"),
        ("add", {"type": "date", "words": "stamps", "value": "2014-05-30/2014-05-01"}, "A date such as"),
        ("add", {"type": "date", "words": "stamps", "value": "soon"}, "A date such as"),
        ("add", {"type": "duration", "words": "stamps", "value": "3 years"}, "A length of time"),
        ("add", {"type": "notice_period", "words": "stamps", "value": "P"}, "A length of time"),
        ("add", {"type": "amount", "words": "stamps", "value": "5 baht"}, "A currency and a number"),
        ("add", {"type": "agency", "words": "letters", "value": ""}, "do not stand in the clause"),
        ("add", {"type": "agency", "words": "costs", "value": ""}, "several times"),
        ("add", {"type": "agency", "words": " ", "value": ""}, "This is needed."),
        ("split", {"words": "letters"}, "do not stand in the clause"),
        ("split", {"words": "Article 1"}, "Both parts must have words."),
        ("split", {"at": "0"}, "Both parts must have words."),
        ("split", {}, "This is needed."),
        ("fact", {"fact": "date-0-1", "type": "date", "value": "2014"}, "There is no such fact"),
    ],
)
def test_what_will_not_do_is_said_and_kept(untouched: Site, do: str, form: dict[str, str], said: str) -> None:
    response = untouched.send("stamps", do, **form)
    assert response.status_code == 400
    assert said in html.unescape(response.text)
    for name in set(form) & {"label", "words", "value"}:
        if form[name].strip() and do != "fact":
            assert html.escape(form[name]) in response.text
    assert untouched.base.store.corrections() == []


@pytest.mark.parametrize(
    "form",
    [{"do": "kind", "kind": "x"}, {"do": "nothing"}, {"do": "merge", "with": "x"}, {"do": "add", "type": "x"}, {"do": "split", "at": "1" * 99}],
)  # fmt: skip
def test_forms_that_are_not_ours(untouched: Site, form: dict[str, str]) -> None:
    assert untouched.send("stamps", **form).status_code == 400
    assert untouched.client.post(untouched.address("stamps"), data=form).status_code == 400  # without a revision
    assert untouched.base.store.corrections() == []


@pytest.mark.parametrize(("ui", "said"), [("en", "Nothing was saved: the text was corrected"), ("th", "ไม่มีการบันทึก เนื่องจากข้อความมีการแก้ไข"), ("ja", "保存されていません。その間に本文が訂正されました")])  # fmt: skip
def test_two_editors(site: Site, ui: str, said: str) -> None:
    site.says("Ann")
    seen = site.document().revision
    site.saved("three years", "kind", kind="termination")
    response = site.send("stamps", "label", ui, revision=seen, label="Art. 1", path="1.a")
    assert response.status_code == 409
    assert said in response.text
    assert "Ann" in response.text
    assert "Art. 1" in values(response.text, "label")
    assert "1.a" in values(response.text, "path")
    assert len(site.base.store.corrections()) == 1
    assert values(response.text, "revision")[0] == "1"  # so that he can save what he still means
    assert site.send("stamps", "label", ui, label="Art. 1", path="1.a").status_code == 303


@pytest.mark.parametrize("ui", INTERFACES)
def test_the_clause_has_gone_meanwhile(site: Site, ui: str) -> None:
    site.says("Ann")
    seen, address = site.document().revision, site.address("three years")
    site.saved("stamps", "merge", **{"with": "following"})
    form = {"do": "add", "revision": str(seen), "type": "date", "words": "in <spring>", "value": "2014-05"}
    response = site.client.post(f"{address}?ui={ui}", data=form)
    assert response.status_code == 409
    assert "in &lt;spring&gt;" in response.text
    assert "2014-05" in response.text
    assert f"/documents/{site.document().id}" in response.text


def test_a_newer_version_has_come_meanwhile(site: Site) -> None:
    site.says("Ann")
    address, old = site.address("stamps"), site.document()
    site.ingest(ENGLISH.replace("Tokyo", "Osaka"))
    response = site.client.post(address, data={"do": "kind", "kind": "purpose", "revision": "0"})
    assert response.status_code == 409
    assert "A newer version of the source has taken its place" in response.text
    assert f"/documents/{site.document().id}" in response.text
    assert site.client.get(address).status_code == 302
    body = site.client.get(f"/documents/{old.id}").text
    assert "/edit" not in body
    assert "superseded" in body


def test_withdrawing(site: Site) -> None:
    machine = site.document().extract
    page = f"/documents/{site.document().id}/corrections"
    assert "Nothing has been corrected" in site.client.get(page).text
    site.says("Ann")
    site.saved("three years", "kind", kind="event")
    (made,) = site.base.store.corrections()
    stale = site.client.post(page, data={"correction": made.id, "revision": "0"})
    assert stale.status_code == 409
    assert "Nothing was withdrawn" in stale.text
    other = webapp.create_app(site.base.store, site.base.engine, None, Corrector(site.base)).test_client()
    nameless = other.post(page, data={"correction": made.id, "revision": "1"})
    assert nameless.status_code == 400
    assert "say your name first" in nameless.text
    assert other.post(page, data={"do": "name", "by": "Bo"}).status_code == 303
    assert other.post(page, data={"correction": "none", "revision": "1"}).status_code == 404
    assert other.post(page, data={"correction": made.id, "revision": "1"}).status_code == 303
    assert site.document().extract == machine
    body = site.client.get(page).text
    assert "withdrawn by Bo" in body
    assert 'name="correction"' not in body
    assert "Kind: Event" not in site.client.get(f"/documents/{site.document().id}").text
    late = site.send("three years", "kind", revision=1, kind="purpose")
    assert late.status_code == 409
    assert "last by Bo" in late.text  # taking back is a change too


@pytest.mark.parametrize(("ui", "said"), [("en", "Its words are not in the text"), ("th", "ไม่พบถ้อยคำเดิม"), ("ja", "元の語句が本文に見当たりません")])  # fmt: skip
def test_what_waits_is_shown_with_the_reason(site: Site, ui: str, said: str) -> None:
    site.says("Ann")
    site.saved("three years", "kind", kind="event")
    site.ingest(ENGLISH.replace("three", "five"))
    body = site.client.get(f"/documents/{site.document().id}/corrections?ui={ui}").text
    assert 'class="waiting"' in body
    assert said in body
    assert 'class="warning"' in site.client.get(f"/documents/{site.document().id}?ui={ui}").text


def test_what_persons_write_is_escaped(site: Site) -> None:
    script = "<script>alert(1)</script>"
    site.says(script)
    site.saved("stamps", "add", type="agency", words="stamps", value=script)
    for path in (
        f"/documents/{site.document().id}",
        f"/documents/{site.document().id}/corrections",
        site.address("stamps"),
    ):
        body = site.client.get(path).text
        assert script not in body
        assert html.escape(script) in body


def test_forms_of_other_sites_are_refused(untouched: Site) -> None:
    form = {"do": "kind", "kind": "event", "revision": "0"}
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://evil.example"}):
        assert untouched.client.post(untouched.address("stamps"), data=form, headers=headers).status_code == 403
    assert untouched.base.store.corrections() == []


def test_a_server_that_only_reads(client: FlaskClient, store: Store, specimen: str) -> None:
    summary = store.instrument(specimen)
    assert summary
    document = store.document(summary.documents["en"])
    assert document
    body = client.get(f"/documents/{document.id}").text
    assert "/edit" not in body
    address = f"/documents/{document.id}/clauses/{document.extract.clauses[0].id}/edit"
    assert client.get(address).status_code == 404
    assert client.post(address, data={"do": "kind"}).status_code == 404
    assert client.post(f"/documents/{document.id}/corrections", data={}).status_code == 404
    assert client.get(f"/documents/{document.id}/corrections").status_code == 200
    refused = client.post(f"/api/v1/documents/{document.id}/corrections", json={})
    assert (refused.status_code, refused.mimetype) == (403, "application/problem+json")


def test_what_is_not_there(untouched: Site) -> None:
    document = untouched.document().id
    for path in (
        "/documents/none/corrections",
        "/documents/none/clauses/x/edit",
        f"/documents/{document}/clauses/x/edit",
    ):
        assert untouched.client.get(path).status_code == 404
    for method in (untouched.client.get, untouched.client.post):
        assert method("/api/v1/documents/none/corrections").status_code == 404


# the API


def post(site: Site, status: int = 201, **body: object) -> Any:
    asked = {"revision": site.document().revision, "by": "Ann", **body}
    response = site.client.post(f"/api/v1/documents/{site.document().id}/corrections", json=asked)
    assert response.status_code == status, response.text
    return response.json


def test_correcting_over_the_api(site: Site) -> None:
    kind = msgspec.convert(
        post(site, clause=site.clause("three").id, field="kind", kind="termination"), CorrectionShape
    )
    assert (kind["by"], kind["state"], kind["change"].kind) == ("Ann", "in_effect", "termination")
    post(site, clause=site.clause("stamps").id, field="label", label="Art. 1")
    now = {"type": "programme", "words": "exchange stamps"}
    post(site, clause=site.clause("stamps").id, field="fact", now=now)
    was = {**now, "value": "exchange stamps"}
    post(site, clause=site.clause("stamps").id, field="fact", was=was, now={**now, "words": "stamps", "value": "x"})
    parts = ["Article 1 The Sides will exchange stamps.", "Each Side pays its costs,", "and the costs of its guests."]
    borders = post(site, clause=site.clause("stamps").id, field="borders", parts=parts)
    assert borders["clause"] == site.clause("stamps").id
    assert [f.value for f in site.document().extract.facts if f.reviewed] == ["x"]
    assert site.clause("guests").text == parts[2]
    everything = msgspec.convert(site.client.get(f"/api/v1/documents/{site.document().id}/corrections").json, CorrectionsShape)  # fmt: skip
    assert everything["revision"] == 5
    assert [c["field"] for c in everything["corrections"]] == ["kind", "label", "fact", "fact", "borders"]
    withdrawn = post(site, withdraw=kind["id"])
    assert (withdrawn["state"], withdrawn["withdrawn"]["by"]) == ("withdrawn", "Ann")


@pytest.mark.parametrize(
    ("body", "parameter"),
    [
        (lambda s: {"field": "kind", "kind": "nonsense", "clause": s}, "kind"),
        (lambda s: {"field": "kind", "clause": s}, "kind"),
        (lambda _: {"field": "kind", "kind": "event"}, "field"),
        (lambda s: {"field": "label", "label": "x" * 99, "clause": s}, "label"),
        (lambda s: {"field": "fact", "clause": s, "now": {"type": "date", "words": "stamps", "value": "x"}}, "value"),
        (
            lambda s: {"field": "fact", "clause": s, "now": {"type": "date", "words": "letters", "value": "2014"}},
            "words",
        ),
        (lambda s: {"field": "fact", "clause": s}, "words"),
        (lambda s: {"field": "borders", "clause": s, "parts": ["Article 1", "The"]}, "parts"),
        (lambda s: {"field": "borders", "clause": s, "parts": [], "revision": "x"}, "revision"),
        (lambda s: {"field": "kind", "kind": "event", "clause": s, "by": " "}, "by"),
        (lambda _: {"withdraw": "none"}, "withdraw"),
    ],
)
def test_wrong_bodies_are_problems(untouched: Site, body: Callable[[str], dict[str, object]], parameter: str) -> None:
    problem = msgspec.convert(post(untouched, 400, **body(untouched.clause("stamps").id)), Problem)
    assert [error["parameter"] for error in problem["errors"]] == [parameter]
    assert untouched.base.store.corrections() == []


def test_conflicts_and_nonsense_are_problems(site: Site) -> None:
    seen = site.clause("stamps").id
    post(site, clause=seen, field="kind", kind="event")
    conflict = post(site, 409, clause=seen, field="kind", kind="purpose", revision=0)
    assert msgspec.convert(conflict, Problem)["status"] == 409
    assert post(site, 404, clause="none", field="kind", kind="purpose")["status"] == 404
    for data in (b"", b"{", b"[]", b"\xff", b'{"by": "Ann"}'):
        response = site.client.post(f"/api/v1/documents/{site.document().id}/corrections", data=data)
        assert (response.status_code, response.mimetype) == (400, "application/problem+json")
    assert len(site.base.store.corrections()) == 1


def test_the_api_says_how_to_correct(untouched: Site) -> None:
    described = untouched.client.get("/api/v1/openapi.json").json
    assert described
    paths = described["paths"]["/api/v1/documents/{document}/corrections"]
    assert set(paths) == {"get", "post"}
    assert {"201", "400", "403", "404", "409"} <= set(paths["post"]["responses"])
    reference = paths["post"]["requestBody"]["content"]["application/json"]["schema"]["$ref"]
    assert described["components"]["schemas"][reference.rpartition("/")[2]]["required"] == ["by", "revision"]
