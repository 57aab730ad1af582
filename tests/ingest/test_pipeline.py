"""The pipeline's guarantees: one receipt a source, whole or not at all, and a second run that changes nothing."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from indexes.knowledge_base import KnowledgeBase
from indexes.verification import verify_knowledge_base
from ingest import pipeline, tasks
from ingest.pipeline import KEPT, Ingestion, ingest_paths
from ingest.sources import SourceFile, find_sources
from kb.model import Receipt, TriClauseError
from kb.settings import Settings
from kb.store.base import ReceiptFilter

TEXTS = {
    "en": "Memorandum of Cooperation\n\nArticle 1\nThe Sides will exchange stamps.\n\nArticle 2\nEach Side pays its costs.\n",
    "ja": "協力覚書\n\n第一条　双方は、切手を交換する。\n\n第二条　費用は、各自が負担する。\n",
    "th": "บันทึกความร่วมมือ\n\nข้อ ๑ ทั้งสองฝ่ายจะแลกเปลี่ยนแสตมป์\n\nข้อ ๒ แต่ละฝ่ายจะรับผิดชอบค่าใช้จ่ายของตน\n",
}

Run = Callable[..., list[Receipt]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three versions of one instrument."""
    made = tmp_path / "files"
    made.mkdir()
    for language, text in TEXTS.items():
        (made / f"stamps.{language}.txt").write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def run(fake_settings: Settings) -> Run:
    """Ingest paths into an empty knowledge base."""

    def ingest(*paths: Path, **options: str) -> list[Receipt]:
        return list(ingest_paths(KnowledgeBase(fake_settings), Ingestion(paths, **options)))

    return ingest


def dump(settings: Settings) -> str:
    """All that a user could see of a knowledge base."""
    store = KnowledgeBase(settings).store
    seen = [(item.clause.text, item.instrument, item.row) for item in store.current_clauses()]
    return json.dumps(
        [seen, store.counts()["documents"], [repr(row) for s in store.instruments() for row in store.rows(s.id)]]
    )


def test_the_whole_path(folder: Path, run: Run, fake_settings: Settings) -> None:
    receipts = run(folder)
    assert [r.status for r in receipts] == ["ingested"] * 3
    assert {r.instrument for r in receipts} == {"stamps"}
    assert all(r.clauses == 3 for r in receipts)
    store = KnowledgeBase(fake_settings).store
    # what belongs together the fake encoder cannot know, but every clause has its row and equal labels meet
    assert sorted(item.row for item in store.current_clauses())[0] == 1
    assert [sorted(row.clauses) for row in store.rows("stamps")][-1] == ["en", "ja", "th"]
    assert verify_knowledge_base(fake_settings).sound
    assert verify_knowledge_base(fake_settings).pending == ()


def test_a_second_run_changes_nothing(folder: Path, run: Run, fake_settings: Settings) -> None:
    run(folder)
    before, generation = dump(fake_settings), KnowledgeBase(fake_settings).store.generation()
    assert [r.status for r in run(folder)] == ["unchanged"] * 3
    assert dump(fake_settings) == before
    assert KnowledgeBase(fake_settings).store.generation() == generation


def test_a_changed_source_takes_the_place_of_its_former_version(
    folder: Path, run: Run, fake_settings: Settings
) -> None:
    run(folder)
    changed = folder / "stamps.en.txt"
    changed.write_text(TEXTS["en"].replace("stamps", "parcels"), encoding="utf-8")
    assert [r.status for r in run(folder)] == ["ingested", "unchanged", "unchanged"]
    texts = [item.clause.text for item in KnowledgeBase(fake_settings).store.current_clauses()]
    assert any("parcels" in text for text in texts)
    assert not any("stamps" in text for text in texts)
    assert verify_knowledge_base(fake_settings).sound
    # back to what it was: the former version is current again
    changed.write_text(TEXTS["en"], encoding="utf-8")
    assert [r.status for r in run(changed)] == ["ingested"]
    assert verify_knowledge_base(fake_settings).sound


def test_bad_sources_get_receipts_and_the_rest_goes_on(folder: Path, run: Run, tmp_path: Path) -> None:
    (folder / "a-empty.txt").write_bytes(b"")
    (folder / "b-binary.bin").write_bytes(bytes(range(256)) * 40)
    (folder / "c-picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 64)
    (folder / "d-line.txt").write_text("ความร่วมมือ" * 460_000, encoding="utf-8")
    (folder / "e-white.txt").write_text(" \n\n ", encoding="utf-8")
    receipts = {Path(r.source).name: r for r in run(folder, tmp_path / "nowhere")}
    assert sum(r.status == "ingested" for r in receipts.values()) == 3
    failed = {name: r.reason for name, r in receipts.items() if r.status == "failed"}
    assert set(failed) == {"a-empty.txt", "b-binary.bin", "c-picture.png", "d-line.txt", "e-white.txt", "nowhere"}
    assert all(failed.values())
    assert failed["a-empty.txt"] == "an empty file"
    assert failed["nowhere"] == "no such file or folder"


def test_a_folder_without_access_gets_a_receipt_and_the_rest_goes_on(folder: Path) -> None:
    locked = folder / "locked"
    locked.mkdir()
    locked.chmod(0o000)
    for parent in [folder, *folder.parents[:4]]:
        parent.chmod(parent.stat().st_mode | 0o055)
    if os.geteuid() == 0:
        os.seteuid(65534)  # root may enter any folder
    try:
        found = {source.path.name: source.trouble for source in find_sources([folder])}
    finally:
        if os.getuid() == 0:
            os.seteuid(0)
        locked.chmod(0o755)
    assert found.pop("locked") == "no permission to read it"
    assert set(found) == {"stamps.en.txt", "stamps.ja.txt", "stamps.th.txt"}


def test_instrument_by_option_manifest_and_name(folder: Path, run: Run) -> None:
    lines = [
        {"path": "stamps.en.txt", "instrument": "by-manifest", "title": "Stamps", "url": "https://example.invalid"}
    ]
    (folder / "manifest.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    (folder / "alone.txt").write_text("Something of its own.\n", encoding="utf-8")
    (folder / "README.md").write_text("About these files.", encoding="utf-8")
    receipts = {Path(r.source).name: r.instrument for r in run(folder)}
    assert receipts == {
        "alone.txt": "alone", "stamps.en.txt": "by-manifest", "stamps.ja.txt": "stamps", "stamps.th.txt": "stamps",
    }  # fmt: skip
    assert [r.instrument for r in run(folder / "alone.txt", instrument="by-option")] == ["by-option"]


def test_a_manifest_with_a_fault_is_named_with_its_line(folder: Path, run: Run) -> None:
    (folder / "manifest.jsonl").write_text('{"path": "stamps.en.txt"}\n{"instrument": 3}\n', encoding="utf-8")
    (receipt,) = run(folder)
    assert receipt.status == "failed"
    assert "line 2" in (receipt.reason or "")


def test_a_file_listed_but_missing_gets_a_receipt(folder: Path, run: Run) -> None:
    (folder / "manifest.jsonl").write_text('{"path": "gone.txt"}\n', encoding="utf-8")
    (missing,) = [r for r in run(folder) if r.status == "failed"]
    assert missing.reason == "listed in the manifest, but not there"


def test_only_failed_sources_are_tried_again(folder: Path, run: Run, fake_settings: Settings) -> None:
    (folder / "late.txt").write_bytes(b"")
    run(folder)
    (folder / "late.txt").write_text("Now there is text.", encoding="utf-8")
    again = list(ingest_paths(KnowledgeBase(fake_settings), Ingestion((folder,), retry_failed=True)))
    assert [(Path(r.source).name, r.status) for r in again] == [("late.txt", "ingested")]


def test_a_source_that_is_gone_is_reported_and_its_document_stays(
    folder: Path, run: Run, fake_settings: Settings
) -> None:
    run(folder)
    before = dump(fake_settings)
    text = (folder / "stamps.ja.txt").read_bytes()
    (folder / "stamps.ja.txt").unlink()
    for paths in ((folder,), (folder,), (folder / "stamps.ja.txt",)):
        (gone,) = [r for r in run(*paths) if r.gone]
        assert (Path(gone.source).name, gone.status) == ("stamps.ja.txt", "unchanged")
        assert "no longer there" in gone.warnings[-1]
    store = KnowledgeBase(fake_settings).store
    assert [r.source for r in store.receipts(ReceiptFilter(gone=True))] == [gone.source]
    assert dump(fake_settings) == before
    (folder / "stamps.ja.txt").write_bytes(text)
    assert {(r.status, r.gone) for r in run(folder)} == {("unchanged", False)}
    assert list(store.receipts(ReceiptFilter(gone=True))) == []


def test_a_source_that_breaks_keeps_what_was_read_of_it(folder: Path, run: Run, fake_settings: Settings) -> None:
    run(folder)
    before = dump(fake_settings)
    text = (folder / "stamps.ja.txt").read_bytes()
    (folder / "stamps.ja.txt").write_bytes(b"\0" * 100)
    (failed,) = [r for r in run(folder) if r.status == "failed"]
    assert (failed.stage, failed.instrument, failed.warnings) == ("read", "stamps", (KEPT,))
    assert dump(fake_settings) == before
    (folder / "stamps.ja.txt").write_bytes(text)
    assert [r.status for r in run(folder)] == ["unchanged", "ingested", "unchanged"]
    assert dump(fake_settings) == before


def test_two_versions_in_one_file_are_two_documents_of_one_instrument(
    tmp_path: Path, run: Run, fake_settings: Settings
) -> None:
    long = {code: text + text.split("\n\n")[1] * 9 + "\n" for code, text in TEXTS.items()}
    file = tmp_path / "press.txt"
    file.write_text(long["th"] + "\n" + long["en"], encoding="utf-8")
    (receipt,) = run(file)
    assert (receipt.documents, receipt.instrument) == (2, "press")
    store = KnowledgeBase(fake_settings).store
    summary = store.instrument("press")
    assert summary is not None
    assert set(summary.documents) == {"th", "en"}
    assert any(len(row.clauses) == 2 for row in store.rows("press"))
    # a later edition without the English text: that version is no longer current
    file.write_text(long["th"], encoding="utf-8")
    run(file)
    assert set(store.instrument("press").documents) == {"th"}  # type: ignore[union-attr]
    assert [(v.language, v.current) for v in store.versions("press")] == [("en", False), ("th", True), ("th", False)]
    assert verify_knowledge_base(fake_settings).sound


def test_an_archive_and_its_members_each_have_a_receipt(folder: Path, run: Run, fake_settings: Settings) -> None:
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        for code in TEXTS:
            archive.write(folder / f"stamps.{code}.txt", f"in/parcels.{code}.txt")
        archive.writestr("in/empty.txt", "")
    receipts = {Path(r.source).name: r for r in run(folder / "all.zip")}
    assert receipts["all.zip"].documents == 0
    assert "4 files" in receipts["all.zip"].warnings[0]
    assert receipts["empty.txt"].reason == "an empty file"
    assert {r.instrument for r in receipts.values() if r.documents} == {"parcels"}
    assert KnowledgeBase(fake_settings).store.receipt_count(ReceiptFilter(under=str(folder / "all.zip"))) == 4
    assert [r.status for r in run(folder / "all.zip")].count("unchanged") == 4


def test_a_receipt_says_when_and_by_what(folder: Path, fake_settings: Settings) -> None:
    at = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    request = Ingestion((folder / "stamps.en.txt",))
    (receipt,) = ingest_paths(KnowledgeBase(fake_settings), request, now=lambda: at)
    assert receipt.at == "2026-11-24T12:00:00+00:00"
    assert set(receipt.libraries) == {"triclause", "chardet"}
    assert KnowledgeBase(fake_settings).store.receipt(receipt.source) == receipt


def test_one_asked_to_stop_stops_between_sources_and_the_next_run_goes_on(
    folder: Path, fake_settings: Settings
) -> None:
    given: list[Receipt] = []
    request = Ingestion((folder,), stopped=lambda: len(given) == 2)
    for receipt in ingest_paths(KnowledgeBase(fake_settings), request):
        given.append(receipt)
    assert len(given) == 2
    found = verify_knowledge_base(fake_settings)
    assert found.sound
    assert found.pending
    again = list(ingest_paths(KnowledgeBase(fake_settings), Ingestion((folder,))))
    assert [r.status for r in again] == ["unchanged", "unchanged", "ingested"]
    assert verify_knowledge_base(fake_settings).pending == ()


def test_a_source_that_takes_too_long_is_ended_and_the_rest_goes_on(folder: Path, fake_settings: Settings) -> None:
    """A named pipe that no one writes to: whoever opens it waits for ever. It is found as a file before it becomes one."""
    slow = folder / "a-slow.txt"
    slow.write_text("words", encoding="utf-8")
    real = SourceFile.digest

    def digest(self: SourceFile) -> str:
        found = real(self)
        if self.path == slow:
            slow.unlink()
            os.mkfifo(slow)
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SourceFile, "digest", digest)
        request = Ingestion((folder,), workers=1, time_limit=15)
        receipts = list(ingest_paths(KnowledgeBase(fake_settings), request))
    assert [r.status for r in receipts] == ["failed", "ingested", "ingested", "ingested"]
    assert "longer than 15 s" in (receipts[0].reason or "")


def test_a_full_disk_stops_the_run_with_a_word_and_the_next_goes_on(folder: Path, fake_settings: Settings) -> None:
    base = KnowledgeBase(fake_settings)
    base.store.put_receipt(Receipt("before", None, "failed", "read", "x"))
    connection: sqlite3.Connection = base.store._connection  # type: ignore[attr-defined]
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages + 1}")
    run = ingest_paths(base, Ingestion((folder,)))
    receipt = next(run)
    assert (receipt.status, receipt.stage) == ("failed", "store")
    assert "disk is full" in (receipt.reason or "")
    with pytest.raises(TriClauseError, match=r"disk is full.*goes on from there"):
        next(run)
    connection.execute("PRAGMA max_page_count = 100000000")
    assert verify_knowledge_base(fake_settings).sound
    assert [r.status for r in ingest_paths(base, Ingestion((folder,)))] == ["ingested"] * 3


def test_a_language_that_is_said_later_is_believed(tmp_path: Path, run: Run, fake_settings: Settings) -> None:
    file = tmp_path / "names.txt"
    file.write_text("ASEAN MOU 2024, JICA, METI, ETDA: บันทึก\n", encoding="utf-8")
    run(file)
    store = KnowledgeBase(fake_settings).store
    (before,) = store.instrument("names").documents  # type: ignore[union-attr]
    other = "en" if before == "th" else "th"
    assert [r.status for r in run(file, language=other)] == ["ingested"]
    assert set(store.instrument("names").documents) == {other}  # type: ignore[union-attr]
    assert [r.status for r in run(file, language=other)] == ["unchanged"]


def test_an_instrument_that_cannot_be_aligned_is_named_and_the_others_have_rows(
    folder: Path, fake_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "other.en.txt").write_text(TEXTS["en"].replace("stamps", "parcels"), encoding="utf-8")
    real = pipeline.align_instrument

    def faulty(where: Any, instrument: str) -> Any:
        if instrument == "other":
            raise ZeroDivisionError("by zero")
        return real(where, instrument)

    monkeypatch.setattr(pipeline, "align_instrument", faulty)
    base = KnowledgeBase(fake_settings)
    with pytest.raises(TriClauseError, match="no rows could be made for other: a fault"):
        list(ingest_paths(base, Ingestion((folder,))))
    assert base.store.unaligned() == ["other"]
    assert base.store.rows("stamps")
    assert base.index.current
    monkeypatch.undo()
    list(ingest_paths(base, Ingestion((folder,))))
    assert base.store.unaligned() == []


def test_two_files_of_one_name_in_two_folders_are_two_instruments(folder: Path, run: Run) -> None:
    for name in ("a", "b"):
        (folder / name).mkdir()
        (folder / name / "report.txt").write_text(f"Report {name} of its own.\n", encoding="utf-8")
    first = {r.source: r.instrument for r in run(folder / "a", folder / "b")}
    assert len(set(first.values())) == 2
    assert {r.status for r in run(folder / "a", folder / "b")} == {"unchanged"}


def test_workers_store_the_same(folder: Path, fake_settings: Settings, tmp_path: Path) -> None:
    other = Settings(data=tmp_path / "other", encoder="fake", aligning_encoder="fake")
    (folder / "z-empty.txt").write_bytes(b"")
    runs = [
        list(ingest_paths(KnowledgeBase(settings), Ingestion((folder,), workers=workers)))
        for settings, workers in ((fake_settings, 1), (other, 2))
    ]
    assert [(r.source, r.status, r.reason) for r in runs[0]] == [(r.source, r.status, r.reason) for r in runs[1]]
    assert dump(fake_settings) == dump(other)


def test_a_fault_of_ours_is_the_receipt_of_one_source(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    real = tasks.extract_documents

    def faulty(data: bytes, name: str, *rest: Any) -> Any:
        if name.endswith("ja.txt"):
            raise ZeroDivisionError("by zero")
        return real(data, name, *rest)

    monkeypatch.setattr(tasks, "extract_documents", faulty)
    receipts = {Path(r.source).name: r for r in run(folder)}
    assert [r.status for r in receipts.values()].count("ingested") == 2
    assert "ZeroDivisionError" in (receipts["stamps.ja.txt"].reason or "")


def test_killed_at_any_moment_the_store_is_sound_and_a_second_run_completes_it(folder: Path, tmp_path: Path) -> None:
    """The killed process is a real one, in the middle of real writes; the moments are spread over its whole run."""
    for i in range(12):
        (folder / f"more{i}.en.txt").write_text(TEXTS["en"].replace("stamps", f"parcels {i}"), encoding="utf-8")
    undisturbed = Settings(data=tmp_path / "whole", encoder="fake", aligning_encoder="fake")
    started = time.monotonic()
    run_ingest(undisturbed, folder).wait()
    length = time.monotonic() - started
    settings = Settings(data=tmp_path / "killed", encoder="fake", aligning_encoder="fake")
    moments = random.Random(2)
    for i in range(8):
        process = run_ingest(settings, folder, workers=2 * (i % 2))
        time.sleep(moments.uniform(0.3, 1.0) * length)
        process.send_signal(signal.SIGKILL)
        process.wait()
        found = verify_knowledge_base(settings)
        assert found.sound, found
    assert run_ingest(settings, folder).wait() == 0
    found = verify_knowledge_base(settings)
    assert (found.sound, found.pending) == (True, ())
    assert dump(settings) == dump(undisturbed)


def run_ingest(settings: Settings, folder: Path, workers: int = 0) -> subprocess.Popen[bytes]:
    """An ingest in a process of its own, with workers or without."""
    code = (
        "import sys; from pathlib import Path; from kb.settings import Settings; "
        "from indexes.knowledge_base import KnowledgeBase; from ingest.pipeline import Ingestion, ingest_paths; "
        "base = KnowledgeBase(Settings(data=Path(sys.argv[1]), encoder='fake', aligning_encoder='fake')); "
        "list(ingest_paths(base, Ingestion((Path(sys.argv[2]),), workers=int(sys.argv[3]))))"
    )
    arguments = [str(settings.data), str(folder), str(workers)]
    return subprocess.Popen([sys.executable, "-c", code, *arguments], cwd=Path(__file__).parents[2])
