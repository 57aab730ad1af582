"""Paths to sources: which files a path stands for, also inside archives, and what is known of each before it is read.

1. Every file below the paths is a source, once, in order of path; so is every file in an archive, after the archive
   itself. Only files whose names say that they go with sources are left out (:data:`NOT_SOURCES`).
2. What cannot be entered or opened (a locked folder, a link in a circle, a device) is a source with its trouble.
"""

from __future__ import annotations

import io
import os
import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import file_digest
from pathlib import Path, PurePosixPath
from typing import IO

import msgspec

from ingest.archives import LARGEST_MEMBER, Member, is_archive, members, read_member
from kb.identity import sha256
from kb.languages import LANGUAGES
from kb.model import LanguageCode, TriClauseError

MANIFEST = "manifest.jsonl"

NOT_SOURCES = re.compile(
    r"(?!\.{1,2}$)\..*|README(?:\..*)?|LICEN[CS]E(?:\..*)?|manifest\.jsonl|__MACOSX|Thumbs\.db", re.IGNORECASE
)
"""Files and folders that go with sources and are none themselves."""

VERSION_NAME = re.compile(rf"(?P<instrument>.+)\.(?P<language>{'|'.join(LANGUAGES)})\.\w+", re.DOTALL)

LARGEST_FILE = LARGEST_MEMBER
"""Bytes of a source at most; a scanned treaty of 500 pages has a tenth of it."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to ingest, with what its manifest or name says; ``trouble`` is why it cannot even be opened.

    For a file in an archive ``path`` is the archive's, ``inner`` its name in there and ``indexes`` its place, one for
    each archive it is nested in. ``holds`` counts the files of an archive, which is no document itself.
    """

    path: Path
    instrument: str | None = None
    language: LanguageCode | None = None
    title: str | None = None
    url: str | None = None
    trouble: str | None = None
    inner: str | None = None
    indexes: tuple[int, ...] = ()
    holds: int | None = None

    @property
    def name(self) -> str:
        """The name it is known by in receipts: its absolute path, the same from wherever the command is called.

        Bytes of a name that are no UTF-8 are written as ``\\xNN``; no database and no JSON can hold them as they are.
        """
        name = str(self.path.absolute()) + (f"/{self.inner}" if self.inner else "")
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")

    @property
    def stem(self) -> str:
        """Its name without folder, extensions and control characters, which a new instrument is called by."""
        name = re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", PurePosixPath(self.name).name).strip()
        return name.partition(".")[0].strip() or name or "unnamed"

    def digest(self) -> str:
        """The SHA-256 of its bytes, read in pieces.

        Raises:
            TriClauseError: it is no file, or too large a one.
            OSError: it cannot be read.
        """
        if self.indexes:
            return sha256(self.read())
        state = self.path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise TriClauseError("neither a file nor a folder")
        if state.st_size > LARGEST_FILE and self.holds is None:
            raise TriClauseError(f"a file of {state.st_size >> 20:,} MB; at most {LARGEST_FILE >> 20} MB are read")
        with self.path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()

    def read(self) -> bytes:
        """Its bytes; raises what :meth:`digest` does."""
        return read_member(self.path, self.indexes) if self.indexes else self.path.read_bytes()


class ManifestLine(msgspec.Struct, frozen=True):
    """One line of a manifest; all but the path may be missing."""

    path: str
    instrument: str | None = None
    language: str | None = None
    title: str | None = None
    url: str | None = None


def find_sources(paths: Sequence[Path]) -> Iterator[SourceFile]:
    """Every source under the paths, in order of path; a path inside another of them is not gone through twice."""
    absolute = [path.absolute() for path in paths]
    for number, path in enumerate(paths):
        before = absolute[:number]
        others = [other for other in absolute if other != absolute[number]]
        if absolute[number] not in before and not any(other in absolute[number].parents for other in others):
            yield from _below(path, ())


def count_files(paths: Sequence[Path]) -> int:
    """About how many sources the paths hold, each archive counted as one: what a progress bar counts towards."""
    return sum(
        sum(not NOT_SOURCES.fullmatch(name) for name in files)
        for path in paths
        for _, _, files in (os.walk(path) if path.is_dir() else [("", (), (path.name,))])
    )


def _below(path: Path, above: tuple[tuple[int, int], ...]) -> Iterator[SourceFile]:
    """The sources at a path; ``above`` are the folders gone through to it, by device and inode."""
    try:
        if not path.is_dir():
            yield from _file(described(path, read_manifest(path.parent)))
            return
        state = path.stat()
        here = (state.st_dev, state.st_ino)
        if here in above:
            raise TriClauseError("a link back to a folder that it stands in")
        entries = sorted(path.iterdir())
        manifest = read_manifest(path)
    except (OSError, TriClauseError) as error:
        yield SourceFile(path, trouble=reason_of(error))
        return
    for entry in entries:
        if NOT_SOURCES.fullmatch(entry.name):
            continue
        if entry.is_dir():
            yield from _below(entry, (*above, here))
        else:
            yield from _file(described(entry, manifest))
    for missing in sorted(manifest.keys() - {entry.name for entry in entries}):
        yield SourceFile(path / missing, trouble="listed in the manifest, but not there")


def _file(source: SourceFile) -> Iterator[SourceFile]:
    """A file, and what is in it if it is an archive."""
    try:
        if not source.path.is_file():
            yield source
            return
        with source.path.open("rb") as stream:
            if not is_archive(stream):
                yield source
                return
            yield from _archive(source, stream)
    except (OSError, TriClauseError) as error:
        yield replace(source, trouble=reason_of(error))


def _archive(source: SourceFile, stream: IO[bytes]) -> Iterator[SourceFile]:
    """An archive and its members; those that are archives themselves are gone into."""
    found = members(stream, depth=len(source.indexes) + 1)
    shown = [member for member in found if not any(NOT_SOURCES.fullmatch(part) for part in member.name.split("/"))]
    yield replace(source, holds=len(shown))
    manifests = _inner_manifests(source, found)
    for member in shown:
        folder, _, name = member.name.rpartition("/")
        inner = f"{source.inner}/{member.name}" if source.inner else member.name
        known = described(Path(name), manifests.get(folder, {}))
        entry = replace(
            known, path=source.path, inner=inner, indexes=(*source.indexes, member.index), trouble=member.trouble
        )
        if member.archive:
            yield from _nested(entry)
        else:
            yield entry


def _nested(source: SourceFile) -> Iterator[SourceFile]:
    try:
        stream = io.BytesIO(source.read())
        if is_archive(stream):
            yield from _archive(source, stream)
        else:
            yield source
    except (OSError, TriClauseError) as error:
        yield replace(source, trouble=reason_of(error))


def _inner_manifests(source: SourceFile, found: Sequence[Member]) -> dict[str, dict[str, ManifestLine]]:
    """The manifests in an archive by their folder."""
    manifests = {}
    for member in found:
        folder, _, name = member.name.rpartition("/")
        if name == MANIFEST and not member.trouble:
            data = read_member(source.path, (*source.indexes, member.index))
            manifests[folder] = parse_manifest(data, f"{source.name}/{member.name}")
    return manifests


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
        return parse_manifest(path.read_bytes(), str(path))
    except FileNotFoundError:
        return {}


def parse_manifest(data: bytes, path: str) -> dict[str, ManifestLine]:
    """The lines of a manifest by file name; raises what :func:`read_manifest` does."""
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise TriClauseError(f"{path} is not in UTF-8") from error
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
    if type(error) is RuntimeError:  # from a worker, with the name of the class in its words
        return f"a fault in TriClause itself ({error}); please report it"
    return f"a fault in TriClause itself ({type(error).__name__}: {error}); please report it"
