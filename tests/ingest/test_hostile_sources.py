"""One run over every hostile source: a receipt for each with a reason a person can use, and nothing half stored."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexes.knowledge_base import KnowledgeBase
from indexes.verification import verify_knowledge_base
from ingest.pipeline import Ingestion, ingest_paths
from ingest.sources import SourceFile
from kb.model import Receipt, TriClauseError
from kb.settings import Settings
from tests.ingest.hostile_sources import FILES, MEMBERS, WORDS, make_odd_files


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[KnowledgeBase, dict[str, Receipt]]]:
    """The knowledge base after one run, and the receipts by name below the folder."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, (make, _) in FILES.items():
        (folder / name).write_bytes(make())
    for name, (make, _) in MEMBERS.items():
        (folder / name).write_bytes(make())
    make_odd_files(folder)
    base = KnowledgeBase(Settings(data=tmp_path_factory.mktemp("kb"), encoder="fake", aligning_encoder="fake"))
    receipts = list(ingest_paths(base, Ingestion((folder,), workers=2, time_limit=120)))
    names = [receipt.source.removeprefix(f"{folder}/") for receipt in receipts]
    assert len(names) == len(set(names)), "a source has two receipts"
    yield base, dict(zip(names, receipts, strict=True))
    shutil.rmtree(folder)


def expected() -> Iterator[tuple[str, str | None]]:
    yield from ((name, words) for name, (_, words) in FILES.items())
    for archive, (_, members) in MEMBERS.items():
        yield archive, None
        yield from ((f"{archive}/{name}", words) for name, words in members.items())


EXPECTED = dict(expected())


def test_there_are_many() -> None:
    assert len(EXPECTED) + 8 >= 60


@pytest.mark.parametrize("name", EXPECTED, ids=[repr(name[:40]) for name in EXPECTED])
def test_each_has_the_receipt_it_should(name: str, hostile: tuple[KnowledgeBase, dict[str, Receipt]]) -> None:
    receipt = hostile[1][name]
    if EXPECTED[name] is None:
        assert (receipt.status, receipt.reason) == ("ingested", None)
    else:
        assert receipt.status == "failed"
        assert re.search(str(EXPECTED[name]), receipt.reason or "")
        assert "\n" not in (receipt.reason or "")
        assert "fault in TriClause" not in (receipt.reason or "")


def test_what_is_no_ordinary_file_has_one_too(
    hostile: tuple[KnowledgeBase, dict[str, Receipt]], tmp_path: Path
) -> None:
    receipts = hostile[1]
    for name, words in make_odd_files(tmp_path).items():
        assert receipts[name].status == "failed"
        assert words in (receipts[name].reason or ""), name
    assert receipts["bytes-\\xff\\xfe.txt"].status == "ingested"


def test_nothing_is_half_stored(hostile: tuple[KnowledgeBase, dict[str, Receipt]]) -> None:
    base, receipts = hostile
    found = verify_knowledge_base(base.settings)
    assert (found.sound, found.pending) == (True, ())
    assert base.store.counts()["documents"] == sum(receipt.documents for receipt in receipts.values())
    stored = {
        base.store.document(d).extract.source.name for s in base.store.instruments() for d in s.documents.values()
    }  # type: ignore[union-attr]
    assert stored <= {receipt.source for receipt in receipts.values() if receipt.status == "ingested"}


def test_no_source_took_long(hostile: tuple[KnowledgeBase, dict[str, Receipt]]) -> None:
    """Seconds count from when a source is found, so those of one run are not those of one source; the limit is."""
    assert not any("longer than" in (receipt.reason or "") for receipt in hostile[1].values())


def test_a_file_that_changes_while_it_is_read(tmp_path: Path, fake_settings: Settings) -> None:
    path = tmp_path / "growing.txt"
    path.write_text(WORDS, encoding="utf-8")
    real = SourceFile.digest

    def digest(self: SourceFile) -> str:
        found = real(self)
        path.write_text(WORDS * 2, encoding="utf-8")
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SourceFile, "digest", digest)
        (receipt,) = ingest_paths(KnowledgeBase(fake_settings), Ingestion((path,)))
    assert "changed while it was read" in (receipt.reason or "")
    (again,) = ingest_paths(KnowledgeBase(fake_settings), Ingestion((path,), retry_failed=True))
    assert again.status == "ingested"


def test_a_file_without_permission(tmp_path: Path, fake_settings: Settings) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(WORDS, encoding="utf-8")
    path.chmod(0)
    for parent in tmp_path.parents:
        if parent.stat().st_uid == os.getuid() and parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o755)
    tmp_path.chmod(0o777)
    if os.geteuid() == 0:
        os.seteuid(65534)  # root may read any file
    try:
        (receipt,) = ingest_paths(KnowledgeBase(fake_settings), Ingestion((path,)))
    finally:
        if os.getuid() == 0:
            os.seteuid(0)
    assert receipt.reason == "no permission to read it"


def test_a_full_disk(tmp_path: Path) -> None:
    """A real one: a small tmpfs, filled by the run, then made larger."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting a tmpfs is not allowed here")
    folder = tmp_path / "files"
    folder.mkdir()
    for i in range(60):
        (folder / f"m{i:02}.en.txt").write_text(WORDS * 40 + str(i), encoding="utf-8")
    try:
        settings = Settings(data=disk / "kb", encoder="fake", aligning_encoder="fake")
        given = []
        run = ingest_paths(KnowledgeBase(settings), Ingestion((folder,)))
        with pytest.raises(TriClauseError, match="goes on from there"):
            given.extend(run)  # extend keeps what came before the error
        assert given[-1].status == "failed"
        stored = [receipt for receipt in given if receipt.status == "ingested"]
        assert 0 < len(stored) < 60
        subprocess.run(["mount", "-o", "remount,size=60m", disk], check=True)
        found = verify_knowledge_base(settings)
        assert found.sound, found
        again = list(ingest_paths(KnowledgeBase(settings), Ingestion((folder,))))
        statuses = [receipt.status for receipt in again]
        assert statuses == ["unchanged"] * len(stored) + ["ingested"] * (60 - len(stored))
        assert verify_knowledge_base(settings).pending == ()
    finally:
        time.sleep(0.1)
        subprocess.run(["umount", "-l", disk], check=False)
