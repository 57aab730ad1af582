"""Uploading: what is saved and where, what is refused, and that it all goes through the door of ingest."""

from __future__ import annotations

import io
import re
import threading
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

import webapp
from indexes.knowledge_base import KnowledgeBase
from indexes.query import Query
from ingest.door import Ingestion, ingest_paths
from kb.identity import sha256
from kb.model import Receipt, TriClauseError
from kb.settings import Settings
from webapp.parameters import LARGEST_UPLOAD
from webapp.uploading import is_instrument_name
from webapp.uploads import LISTS, UploadFolder, safe_name

THAI = "บันทึกความร่วมมือ\n\nข้อ ๑ ทั้งสองฝ่ายจะแลกเปลี่ยนแสตมป์\n\nข้อ ๒ แต่ละฝ่ายจะรับผิดชอบค่าใช้จ่ายของตน\n".encode()
JAPANESE = "協力覚書\n\n第一条　双方は、切手を交換する。\n\n第二条　費用は、各自が負担する。\n".encode()


@dataclass
class Site:
    """A knowledge base with its pages, and what it was asked to ingest."""

    base: KnowledgeBase
    folder: Path
    uploads: UploadFolder
    client: FlaskClient
    asked: list[Ingestion] = field(default_factory=list)

    def send(self, *files: tuple[str, bytes], headers: dict[str, str] | None = None, **form: str) -> TestResponse:
        data = {**form, "files": [(io.BytesIO(content), name) for name, content in files]}
        return self.client.post("/upload?ui=en", data=data, content_type="multipart/form-data", headers=headers)

    def done(self, response: TestResponse) -> str:
        """The page of an upload when everything is done."""
        assert response.status_code == 303, response.text
        until = time.monotonic() + 60
        while 'http-equiv="refresh"' in (body := self.client.get(response.location, query_string={"ui": "en"}).text):
            assert time.monotonic() < until
            time.sleep(0.05)
        return body


@pytest.fixture
def site(fake_settings: Settings) -> Iterator[Site]:
    """Everything real but for the models and the worker process."""
    base = KnowledgeBase(fake_settings)
    asked: list[Ingestion] = []

    def ingest(request: Ingestion) -> Iterable[Receipt]:
        asked.append(request)
        return ingest_paths(base, replace(request, workers=0))

    folder = fake_settings.data / "uploads"
    uploads = UploadFolder(folder, ingest)
    uploads.start()
    yield Site(base, folder, uploads, webapp.create_app(base.store, base.engine, uploads).test_client(), asked)
    uploads.close()


def saved(site: Site) -> list[str]:
    """The files in the folder, those of its own left out."""
    files = (path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*") if path.is_file())
    return sorted(name for name in files if not name.startswith(LISTS))


def test_an_upload_is_stored_shown_and_found(site: Site) -> None:
    body = site.done(site.send(("แสตมป์.th.txt", THAI), ("切手.ja.txt", JAPANESE), instrument="stamps"))
    assert saved(site) == sorted(
        [f"{sha256(THAI)[:12]}/แสตมป์.th.txt", f"{sha256(JAPANESE)[:12]}/切手.ja.txt"]
    )  # fmt: skip
    assert site.asked[0].instrument == "stamps"
    assert site.asked[0].language is None
    assert site.asked[0].workers == 1
    assert body.count("Taken in") == 2
    assert "All done" in body
    assert sha256(THAI) in body
    summary = site.base.store.instrument("stamps")
    assert summary
    assert set(summary.documents) == {"th", "ja"}
    assert site.base.engine.search(Query("แลกเปลี่ยนแสตมป์")).hits[0].instrument == "stamps"
    assert "แสตมป์" in site.client.get("/?q=แลกเปลี่ยนแสตมป์").text
    assert "切手.ja.txt" in site.client.get("/receipts?words=切手").text


def test_what_is_said_in_the_form_goes_to_the_door(site: Site) -> None:
    site.done(site.send(("a.txt", JAPANESE), instrument=" 切手 ", language="ja"))
    assert (site.asked[0].instrument, site.asked[0].language) == ("切手", "ja")
    site.done(site.send(("b.txt", THAI)))
    assert (site.asked[1].instrument, site.asked[1].language) == (None, None)


def test_the_same_again_is_unchanged(site: Site) -> None:
    site.done(site.send(("a.txt", THAI)))
    before = list(site.base.store.receipts())
    again = site.done(site.send(("a.txt", THAI)))
    assert "was stored already" in again
    assert list(site.base.store.receipts()) == before
    assert len(saved(site)) == 1


def test_a_file_that_fails_says_why(site: Site) -> None:
    body = site.done(site.send(("empty.pdf", b""), ("fine.txt", THAI)))
    assert '<p class="reason" lang="en">an empty file</p>' in body
    assert body.count("Taken in") == 1


def test_the_files_of_an_archive_are_shown(site: Site) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("stamps.th.txt", THAI.decode())
        archive.writestr("stamps.ja.txt", JAPANESE.decode())
    body = site.done(site.send(("ตราสาร.zip", packed.getvalue())))
    assert body.count("inside") == 2
    assert "an archive of 2 files" in body


def test_the_request_does_not_wait_for_the_reading(fake_settings: Settings) -> None:
    base = KnowledgeBase(fake_settings)
    go, begun = threading.Event(), threading.Event()

    def ingest(request: Ingestion) -> Iterator[Receipt]:
        begun.set()
        assert go.wait(30)
        yield from ingest_paths(base, replace(request, workers=0))

    uploads = UploadFolder(fake_settings.data / "uploads", ingest)
    uploads.start()
    site = Site(base, fake_settings.data, uploads, webapp.create_app(base.store, base.engine, uploads).test_client())
    first = site.send(("a.txt", THAI), ("b.txt", JAPANESE))
    second = site.send(("c.txt", THAI))
    assert begun.wait(30)
    body = site.client.get(first.location, query_string={"ui": "en"}).text
    assert '<meta http-equiv="refresh" content="3">' in body
    assert re.findall(r'class="state (\w+)"', body) == ["busy", "waiting"]
    assert re.findall(r'class="state (\w+)"', site.client.get(second.location).text) == ["waiting"]
    for page in ("/receipts?ui=en", "/upload?ui=en"):
        listed = site.client.get(page).text
        assert re.findall(r'href="/upload/[^"]+">(\d files?)', listed) == ["2 files", "1 file"]
    go.set()
    assert "All done" in site.done(first)
    assert "All done" in site.done(second)
    assert "/upload/" not in site.client.get("/receipts").text
    uploads.close()


def test_what_was_waiting_is_taken_by_the_next_process(fake_settings: Settings) -> None:
    base = KnowledgeBase(fake_settings)
    folder = fake_settings.data / "uploads"
    killed = UploadFolder(folder, lambda _: [])  # never started, like a process that died before it came to it
    batch = killed.put([("a.txt", io.BytesIO(THAI))], "stamps", "th")
    asked: list[Ingestion] = []
    following = UploadFolder(folder, lambda request: asked.append(request) or ingest_paths(base, replace(request, workers=0)))  # type: ignore[func-returns-value]  # fmt: skip
    following.start()
    following.close()
    assert [(request.instrument, request.language) for request in asked] == [("stamps", "th")]
    found = following.batch(batch)
    assert found is not None
    assert found.state == "done"
    assert base.store.instrument("stamps")
    twice: list[Ingestion] = []
    again = UploadFolder(folder, lambda request: twice.append(request) or [])  # type: ignore[func-returns-value]
    again.start()
    again.close()
    assert twice == []


def test_a_run_that_stops_is_told_and_the_next_upload_goes_on(site: Site) -> None:
    site.uploads._ingest = lambda _: (_ for _ in ()).throw(TriClauseError("cannot write to the knowledge base <full>"))
    stopped = site.done(site.send(("a.txt", THAI)))
    assert "cannot write to the knowledge base &lt;full&gt;" in stopped
    assert 'class="state stopped"' in stopped
    site.uploads._ingest = lambda request: ingest_paths(site.base, replace(request, workers=0))
    assert "All done" in site.done(site.send(("b.txt", JAPANESE)))


@pytest.mark.parametrize("ui", ["en", "th", "ja"])
def test_no_file_chosen(site: Site, ui: str) -> None:
    for files in ([], [(io.BytesIO(b""), "")]):
        response = site.client.post(f"/upload?ui={ui}", data={"files": files, "instrument": "kept"})
        assert response.status_code == 400
        assert {"en": "Choose one file", "th": "โปรดเลือกแฟ้ม", "ja": "選択してください"}[ui] in response.text
        assert 'value="kept"' in response.text
    assert site.asked == []


@pytest.mark.parametrize(
    "form", [{"instrument": "a/b"}, {"instrument": "a\nb"}, {"instrument": ".."}, {"instrument": "x" * 121}, {"language": "fr"}]
)  # fmt: skip
def test_a_wrong_form_is_explained_and_saves_nothing(site: Site, form: dict[str, str]) -> None:
    response = site.send(("a.txt", THAI), **form)
    assert response.status_code == 400
    assert response.text.count('aria-invalid="true"') == 1
    assert saved(site) == []


def test_instruments_are_offered_and_may_be_chosen_whatever_they_are_called(site: Site) -> None:
    site.done(site.send(("a.txt", THAI), instrument="แสตมป์"))
    assert '<option value="แสตมป์">' in site.client.get("/upload").text
    assert is_instrument_name("協力覚書 2024")
    assert not is_instrument_name("a\u202eb")


@pytest.mark.parametrize("ui", ["en", "th", "ja"])
def test_too_much_is_refused_with_a_page(site: Site, ui: str) -> None:
    response = site.client.post(
        f"/upload?ui={ui}", data=b"x", content_type="multipart/form-data; boundary=b",
        environ_overrides={"CONTENT_LENGTH": str(LARGEST_UPLOAD + 1)},
    )  # fmt: skip
    assert response.status_code == 413
    assert "64" in response.text
    assert {"en": "too much for one upload", "th": "ใหญ่เกินไป", "ja": "超えています"}[ui] in response.text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"}, 303),
        ({"Sec-Fetch-Site": "none"}, 303),
        ({"Origin": "http://localhost"}, 303),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site", "Origin": "http://localhost"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "http://localhost.evil.example"}, 403),
        ({"Origin": "http://localhost:81"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_forms_of_other_sites_are_refused(site: Site, headers: dict[str, str], status: int) -> None:
    response = site.send(("a.txt", THAI), headers=headers)
    assert response.status_code == status
    if status == 403:
        assert "another site" in response.text
        assert saved(site) == []
    else:
        site.done(response)


def test_without_the_service_there_is_no_form(client: FlaskClient, page: Callable[..., str]) -> None:
    assert client.post("/upload", data={"files": [(io.BytesIO(b"x"), "a.txt")]}).status_code == 404
    assert client.get("/upload").status_code == 404
    assert "upload" not in page("/receipts").lower()


@pytest.mark.parametrize("batch", ["none", "..", "20261124T000000000000-abcdef", "%00", "x" * 3000])
def test_an_upload_that_is_not_there(site: Site, batch: str) -> None:
    assert site.client.get(f"/upload/{batch}").status_code == 404


def test_an_empty_knowledge_base_offers_the_form(site: Site) -> None:
    for path in ("/", "/instruments", "/receipts"):
        assert 'href="/upload"' in site.client.get(path).text


def test_files_that_cannot_be_saved(site: Site) -> None:
    site.folder.mkdir(parents=True, exist_ok=True)
    (site.folder / sha256(THAI)[:12]).write_text("in the way")
    response = site.send(("a.txt", THAI))
    assert response.status_code == 503
    assert "cannot be saved" in response.text
    assert site.uploads.unfinished() == []


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("บันทึก ความเข้าใจ ๒๕๖๗.pdf", "บันทึก ความเข้าใจ ๒๕๖๗.pdf"),
        ("協力覚書（案）.docx", "協力覚書（案）.docx"),
        ("か\u3099.txt", "が.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\a.txt", "a.txt"),
        ("/", "file"),
        ("", "file"),
        ("..", "_.."),
        (".hidden", "_.hidden"),
        ("README.md", "_README.md"),
        ("manifest.jsonl", "_manifest.jsonl"),
        ("a\r\nb\0c\u202e\u200b.txt", "abc.txt"),
        ("stamps.th.txt", "stamps.th.txt"),
        ("\ud800.txt", "_.txt"),
    ],
)
def test_names_are_kept_but_for_what_leads_away(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize("stem", ["ก" * 300, "漢" * 300, "a" * 300])
def test_long_names_fit_a_file_system(stem: str) -> None:
    name = safe_name(f"{stem}.html")
    assert name.endswith(".html")
    assert name.startswith(stem[:50])
    assert len(name.encode()) <= 200
    assert len(safe_name("x." + stem).encode()) <= 200
