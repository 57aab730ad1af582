"""The page of subjects: what it shows in three languages, what it saves, and what it refuses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

import webapp
from indexes.knowledge_base import KnowledgeBase
from ingest.pipeline import Ingestion, ingest_paths
from kb.settings import Settings
from kb.subjects import FILE, load_subjects
from tests.webapp.conftest import WordSearcher

INTERFACES = ("en", "th", "ja")

POSTAL = "Memorandum of Cooperation on Post\n\nArticle 1 Post\nPostal services, post offices, letters, parcels, stamps, delivery of mail.\n"


@dataclass
class Site:
    base: KnowledgeBase
    client: FlaskClient

    def seen(self) -> str:
        """What the forms of the page send along to say which subjects they were made for."""
        found = re.search(r'name="seen" value="(\w+)"', self.client.get("/subjects").text)
        assert found
        return found[1]

    def send(self, path: str = "/subjects", **fields: str) -> TestResponse:
        return self.client.post(path, data={"seen": self.seen(), **fields})


@pytest.fixture
def site(fake_settings: Settings, tmp_path: Path) -> Site:
    base = KnowledgeBase(fake_settings)
    (tmp_path / "post.en.txt").write_text(POSTAL, encoding="utf-8")
    list(ingest_paths(base, Ingestion((tmp_path / "post.en.txt",), workers=0)))
    return Site(base, webapp.create_app(base.store, WordSearcher(base.store), known=base.subjects).test_client())


@pytest.mark.parametrize("ui", INTERFACES)
def test_every_subject_is_listed_with_what_has_it(site: Site, ui: str) -> None:
    body = site.client.get(f"/subjects?ui={ui}").text
    for subject in load_subjects():
        assert f'id="subject-{subject.id}"' in body
        assert f"<b>{subject.name(ui)}</b>" in body
        assert subject.words[ui].replace("'", "&#39;") in body
    given = site.base.subjects.given().instruments["post"]
    assert given
    for shared in given:
        assert f'href="/instruments?subject={shared.subject}"' in body
        assert f'href="/instruments?subject={shared.subject}"' in site.client.get(f"/instruments/post?ui={ui}").text
    assert "style=" not in body
    ids = re.findall(r'\sid="([^"]+)"', body)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'<label for="([^"]+)"', body)) <= set(ids)


def test_adding_renaming_and_dropping(site: Site) -> None:
    added = site.send(name_en="Rare  stamps", name_th="แสตมป์หายาก", words_ja="希少切手")
    assert (added.status_code, added.location) == (303, "/subjects#subject-rare_stamps")
    *_, last = load_subjects(site.base.settings.data)
    assert (last.id, last.names, last.words) == (
        "rare_stamps",
        {"th": "แสตมป์หายาก", "en": "Rare stamps"},
        {"ja": "希少切手"},
    )

    changed = site.send("/subjects/rare_stamps", name_ja="切手", words_en="Postal services, post offices, letters")
    assert changed.status_code == 303
    *_, last = load_subjects(site.base.settings.data)
    assert (last.names, last.words) == ({"ja": "切手"}, {"en": "Postal services, post offices, letters"})
    assert "切手" in site.client.get("/subjects?ui=ja").text

    assert site.send("/subjects/rare_stamps/drop").status_code == 303
    assert load_subjects(site.base.settings.data) == load_subjects()
    assert site.send("/subjects/rare_stamps/drop").status_code == 404
    assert site.send("/subjects/rare_stamps", name_en="x").status_code == 404


def test_what_is_saved_takes_effect_at_once(site: Site) -> None:
    for subject in load_subjects():
        site.send(f"/subjects/{subject.id}/drop")
    assert "There are no subjects" in site.client.get("/subjects?ui=en").text
    site.send(id="mail", name_en="Mail", words_en=POSTAL)
    found = site.client.get("/api/v1/instruments?subject=mail").json
    assert found
    assert found["total"] == 1
    assert "Mail" in site.client.get("/instruments?ui=en").text


@pytest.mark.parametrize("ui", INTERFACES)
@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({}, "name-en-new"),
        ({"name_th": " ", "words_en": "x"}, "name-en-new"),
        ({"name_en": "a" * 81}, "name-en-new"),
        ({"name_ja": "a", "words_ja": "b" * 601}, "words-ja-new"),
        ({"name_en": "a", "id": "A B"}, "id-new"),
        ({"name_en": "a", "id": "postal"}, "id-new"),
    ],
)
def test_a_form_that_will_not_do_is_shown_again(site: Site, fields: dict[str, str], field: str, ui: str) -> None:
    response = site.client.post(f"/subjects?ui={ui}", data={"seen": site.seen(), **fields})
    assert response.status_code == 400
    wrong = re.findall(
        r'<(?:input|textarea) id="([^"]+)"[^>]*aria-invalid="true" aria-describedby="([^"]+)"', response.text
    )
    assert [id_ for id_, _ in wrong] == [field]
    assert f'id="{wrong[0][1]}"' in response.text
    for value in fields.values():
        assert value.strip() in response.text
    assert not (site.base.settings.data / FILE).exists()


def test_a_wrong_change_opens_its_own_form(site: Site) -> None:
    response = site.send("/subjects/postal", words_en="kept words")
    assert response.status_code == 400
    assert re.findall(r"<details open>", response.text) == ["<details open>"]
    assert "kept words" in response.text
    assert response.text.count('aria-invalid="true"') == 1


@pytest.mark.parametrize("ui", INTERFACES)
def test_what_someone_else_has_changed_is_not_overwritten(site: Site, ui: str) -> None:
    seen = site.seen()
    site.send("/subjects/space/drop")
    response = site.client.post(f"/subjects/postal?ui={ui}", data={"seen": seen, "name_en": "My own name"})
    assert response.status_code == 409
    assert {"en": "Nothing was saved", "th": "ยังไม่ได้บันทึก", "ja": "何も保存していません"}[ui] in response.text
    assert "My own name" in response.text
    assert {subject.id for subject in load_subjects()} - {s.id for s in load_subjects(site.base.settings.data)} == {
        "space"
    }
    assert site.client.post("/subjects/postal", data={"name_en": "x"}).status_code == 409


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://elsewhere.example"}])
def test_forms_of_other_sites_are_refused(site: Site, headers: dict[str, str]) -> None:
    data = {"seen": site.seen(), "name_en": "x"}
    for path in ("/subjects", "/subjects/postal", "/subjects/postal/drop"):
        assert site.client.post(path, data=data, headers=headers).status_code == 403
        assert site.client.get(f"{path}/drop").status_code in (404, 405)
    assert not (site.base.settings.data / FILE).exists()


def test_hostile_names_stay_text(site: Site) -> None:
    site.send(id="bad", name_en="<script>alert(1)</script>", words_en='"><img src=x>')
    for path in ("/subjects", "/instruments"):
        body = site.client.get(path).text
        assert "<script>alert" not in body
        assert "<img" not in body


def test_a_broken_file_of_subjects_keeps_only_its_own_page_away(site: Site) -> None:
    (site.base.settings.data / FILE).write_text("id\tname_en\nA B\tx\n", encoding="utf-8")
    response = site.client.get("/subjects")
    assert response.status_code == 503
    assert "no id" in response.text
    summary = site.base.store.instrument("post")
    assert summary
    for path in (
        "/instruments",
        "/instruments.csv",
        "/instruments/timeline.svg",
        "/instruments/post",
        f"/documents/{summary.documents['en']}",
    ):
        assert site.client.get(path).status_code == 200, path


@pytest.mark.parametrize("ui", INTERFACES)
def test_a_clause_says_why_it_has_its_subject(site: Site, ui: str) -> None:
    summary = site.base.store.instrument("post")
    assert summary
    body = site.client.get(f"/documents/{summary.documents['en']}?ui={ui}").text
    given = site.base.subjects.given().clauses
    assert given
    for id_, found in given.items():
        piece = body[body.index(f'id="{id_}"') :].partition("</section>")[0]
        reasons = re.findall(r'<details class="subject"><summary>([^<]+)</summary><span>([^<]+)</span>', piece)
        names = {subject.id: subject.name(ui) for subject in load_subjects()}
        assert [name for name, _ in reasons] == [names[one.subject] for one in found]
        for (_, reason), one in zip(reasons, found, strict=True):
            assert {f"{one.score:.2f}", f"{one.own:.2f}", f"{one.instrument:.2f}"} <= set(
                re.findall(r"-?\d\.\d\d", reason)
            )


def test_without_subjects_there_is_no_page_of_them(site: Site) -> None:
    bare = webapp.create_app(site.base.store, WordSearcher(site.base.store)).test_client()
    assert bare.get("/subjects").status_code == 404
    body = bare.get("/instruments").text
    assert "/subjects" not in body
    assert 'name="subject"' not in body
    assert bare.get("/api/v1/subjects").json == {"total": 0, "subjects": []}
