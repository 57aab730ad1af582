"""Paths to sources: which files a path stands for, and what is known of each before it is read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kb.languages import LANGUAGES
from kb.model import LanguageCode, TriClauseError

MANIFEST = "manifest.jsonl"

NOT_SOURCES = re.compile(r"\..*|README(?:\..*)?|LICEN[CS]E(?:\..*)?|manifest\.jsonl", re.IGNORECASE)
"""Files that go with sources and are none themselves."""

VERSION_NAME = re.compile(rf"(?P<instrument>.+)\.(?P<language>{'|'.join(LANGUAGES)})\.\w+")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to ingest, with what its manifest or name says; ``trouble`` is why it cannot even be opened."""

    path: Path
    instrument: str | None = None
    language: LanguageCode | None = None
    title: str | None = None
    url: str | None = None
    trouble: str | None = None

    @property
    def name(self) -> str:
        """The name it is known by in receipts: its absolute path, the same from wherever the command is called."""
        return str(self.path.absolute())


class ManifestLine(msgspec.Struct, frozen=True):
    """One line of a manifest; all but the path may be missing."""

    path: str
    instrument: str | None = None
    language: str | None = None
    title: str | None = None
    url: str | None = None


def find_sources(paths: Sequence[Path]) -> Iterator[SourceFile]:
    """Every source under the paths, in order of path; what cannot be entered comes with its trouble."""
    for path in paths:
        yield from _below(path)


def _below(path: Path) -> Iterator[SourceFile]:
    try:
        if not path.is_dir():
            yield described(path, read_manifest(path.parent))
            return
        entries = sorted(path.iterdir())
        manifest = read_manifest(path)
    except (OSError, TriClauseError) as error:
        yield SourceFile(path, trouble=reason_of(error))
        return
    for entry in entries:
        if NOT_SOURCES.fullmatch(entry.name):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _below(entry)
        elif not entry.is_dir():
            yield described(entry, manifest)
    for missing in sorted(manifest.keys() - {entry.name for entry in entries}):
        yield SourceFile(path / missing, trouble="listed in the manifest, but not there")


def described(path: Path, manifest: Mapping[str, ManifestLine]) -> SourceFile:
    """A file with what the manifest beside it, or else its own name, says of it."""
    line = manifest.get(path.name)
    if line:
        return SourceFile(path, line.instrument, line.language, line.title, line.url)
    name = VERSION_NAME.fullmatch(path.name)
    return SourceFile(path, name["instrument"], name["language"]) if name else SourceFile(path)


def read_manifest(folder: Path) -> dict[str, ManifestLine]:
    """The lines of a folder's manifest by file name; empty where it has none.

    Raises:
        TriClauseError: a line is not of the form ``{"path", "instrument", "language", "title", "url"}``.
    """
    path = folder / MANIFEST
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}
    found = {}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                read = msgspec.json.decode(line, type=ManifestLine)
            except msgspec.MsgspecError as error:
                raise TriClauseError(f"{path}, line {number}: {error}") from error
            if read.language not in (None, *LANGUAGES):
                raise TriClauseError(f"{path}, line {number}: no language {read.language!r}")
            found[read.path] = read
    return found


def reason_of(error: Exception) -> str:
    """An error in words for a receipt."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    if isinstance(error, OSError):
        return error.strerror or str(error)
    if isinstance(error, TriClauseError):
        return str(error)
    return f"a fault in TriClause itself ({type(error).__name__}: {error}); please report it"
