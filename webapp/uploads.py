"""Uploaded files: kept in a folder of the data, and taken in through the same door as by the command.

1. A file is saved as ``<first 12 hex digits of its SHA-256>/<its name>``, so the same file uploaded again is the same
   source, and two files of one name never meet. No name leads out of the folder.
2. A request only saves; one thread ingests, one batch of files after another.
3. What was waiting when the process ended is taken by the next one: a list of each batch is saved before the request
   is answered, and marked as done when its rows are made.
"""

from __future__ import annotations

import os
import queue
import re
import secrets
import shutil
import threading
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path
from typing import IO

import msgspec

from ingest.door import Ingestion, goes_with_sources, source_name
from kb import records
from kb.model import LanguageCode, Receipt, TriClauseError
from webapp.services import Batch

LISTS = ".lists"
WAITING = ".waiting"

LONGEST_NAME = 180
"""Bytes of a saved name; file systems allow 255, and the name is written with more behind it first."""

UNNAMED = "file"

BATCH_ID = re.compile(r"\d{8}T\d{12}-[0-9a-f]{6}")


class BatchList(msgspec.Struct, frozen=True):
    """What is saved of a batch: its files, relative to the folder, and what was said about them."""

    files: tuple[str, ...]
    instrument: str | None = None
    language: LanguageCode | None = None
    unchanged: tuple[str, ...] = ()


class UploadFolder:
    """The :class:`webapp.services.Uploads` of a data folder."""

    def __init__(self, folder: Path, ingest: Callable[[Ingestion], Iterable[Receipt]]) -> None:
        """Keep files in ``folder`` and take them in with ``ingest``; nothing begins before :meth:`start`."""
        self._folder = folder.absolute()
        self._lists = self._folder / LISTS
        self._ingest = ingest
        self._queue: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._batches: dict[str, Batch] = {}  # those that are not done; only the thread changes what is in it
        self._thread = threading.Thread(target=self._work, name="uploads", daemon=True)

    def start(self) -> None:
        """Begin with what an earlier process left waiting; then take what comes."""
        for path in sorted(self._lists.glob(f"*{WAITING}")):
            self._enqueue(path.name.removesuffix(WAITING), records.decode(path.read_bytes(), BatchList))
        self._thread.start()

    def close(self) -> None:
        """Stop after the batch in hand; for a thread that was started."""
        self._queue.put(None)
        self._thread.join()

    def put(self, files: Sequence[tuple[str, IO[bytes]]], instrument: str | None, language: LanguageCode | None) -> str:
        """See :class:`webapp.services.Uploads`."""
        id_ = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{secrets.token_hex(3)}"
        try:
            saved = tuple(dict.fromkeys(self._save(name, data) for name, data in files))
            listed = BatchList(saved, instrument, language)
            self._write(id_ + WAITING, listed)
        except OSError as error:
            raise TriClauseError(f"the files cannot be saved: {error.strerror or error}") from error
        self._enqueue(id_, listed)
        return id_

    def batch(self, batch: str) -> Batch | None:
        """See :class:`webapp.services.Uploads`."""
        if not BATCH_ID.fullmatch(batch):
            return None
        known = self._batches.get(batch)
        if known is None and (path := self._lists / batch).is_file():
            listed = records.decode(path.read_bytes(), BatchList)
            known = Batch(batch, self._sources(listed), "done", unchanged=listed.unchanged)
        return known

    def unfinished(self) -> list[Batch]:
        """See :class:`webapp.services.Uploads`."""
        return sorted(self._batches.copy().values(), key=lambda batch: batch.id)

    def _save(self, name: str, data: IO[bytes]) -> str:
        """Write one file whole; its place in the folder."""
        digest = file_digest(data, "sha256").hexdigest()  # type: ignore[arg-type]  # any stream of bytes will do
        place = self._folder / digest[:12] / safe_name(name)
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
        data.seek(0)
        try:
            with beside.open("wb") as file:
                shutil.copyfileobj(data, file)
            beside.replace(place)
        finally:
            beside.unlink(missing_ok=True)
        return f"{place.parent.name}/{place.name}"

    def _write(self, name: str, listed: BatchList) -> None:
        self._lists.mkdir(parents=True, exist_ok=True)
        beside = self._lists / f".{name}.{os.getpid()}"
        beside.write_text(records.encode(listed), encoding="utf-8")
        beside.replace(self._lists / name)

    def _enqueue(self, id_: str, listed: BatchList) -> None:
        sources = self._sources(listed)
        self._batches[id_] = Batch(id_, sources, "waiting", sources)
        self._queue.put(id_)

    def _sources(self, listed: BatchList) -> tuple[str, ...]:
        return tuple(source_name(self._folder / file) for file in listed.files)

    def _work(self) -> None:
        while (id_ := self._queue.get()) is not None:
            try:
                self._take(id_)
            except Exception as error:  # a thread has no one above it to raise to; the page tells
                ours = isinstance(error, TriClauseError)
                trouble = str(error) if ours else f"a fault in TriClause itself ({type(error).__name__}: {error})"
                self._batches[id_] = replace(self._batches[id_], state="stopped", trouble=trouble)

    def _take(self, id_: str) -> None:
        """Ingest a batch; it is done when that has come to its end."""
        listed = records.decode((self._lists / (id_ + WAITING)).read_bytes(), BatchList)
        batch = replace(self._batches[id_], state="reading")
        self._batches[id_] = batch
        paths = tuple(self._folder / file for file in listed.files)
        for receipt in self._ingest(Ingestion(paths, listed.instrument, listed.language, workers=1)):
            waiting = tuple(source for source in batch.waiting if source != receipt.source)
            same = (receipt.source,) if receipt.status == "unchanged" and receipt.source in batch.sources else ()
            batch = replace(batch, waiting=waiting, unchanged=(*batch.unchanged, *same))
            self._batches[id_] = batch
        self._write(id_, msgspec.structs.replace(listed, unchanged=batch.unchanged))
        (self._lists / (id_ + WAITING)).unlink()
        del self._batches[id_]


def safe_name(name: str) -> str:
    """A name to save a file by: the last part of the one it came with, in its own script, and nothing that steers.

    Folders, control and invisible characters go; a name that would make the file go with others (hidden, a README, a
    manifest) gets a ``_`` before it; what is too long loses the end of its stem.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = "".join(c for c in last if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")).strip()
    stem, dot, extension = kept.rpartition(".")
    if not stem or len(extension.encode()) > 16:
        stem, dot, extension = kept, "", ""
    room = LONGEST_NAME - len((dot + extension).encode())
    kept = stem.encode()[:room].decode("utf-8", "ignore") + dot + extension
    kept = kept or UNNAMED
    return f"_{kept}" if kept.startswith(".") or goes_with_sources(kept) else kept
