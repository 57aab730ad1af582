"""ZIP archives of sources: their members one by one, with limits, since anyone may have made them.

1. Nothing is ever unpacked to a disk, so no name of a member can lead anywhere; one that tries to is in trouble.
2. Names in the code pages of Windows, in which Thai and Japanese archives come, are read as what they are.
3. What expands beyond the limits is refused by what the archive says of itself, and read no further than it says.
4. Archives in archives are opened to a depth of :data:`DEEPEST`.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ingest.readers.base import UnreadableSource
from ingest.readers.decoding import decode
from ingest.readers.foreign import zip_type

LARGEST_MEMBER = 256 << 20
LARGEST_ARCHIVE = 2 << 30
MOST_MEMBERS = 20_000
DENSEST = 200
"""How many times its packed size a member may have once it is over :data:`SMALL`: text packs to a tenth, rarely to a
fiftieth; a bomb has a thousand and more."""
SMALL = 10 << 20
DEEPEST = 3

DAMAGED = "a damaged or cut-off ZIP archive"


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its place in the directory, its name, and what is wrong with it, if anything is."""

    index: int
    name: str
    trouble: str | None = None
    archive: bool = False


def is_archive(stream: IO[bytes]) -> bool:
    """Whether a file is a ZIP of other files, and not a document that is packed as one."""
    stream.seek(0)
    if stream.read(4) not in (b"PK\x03\x04", b"PK\x05\x06"):
        return False
    return zip_type(stream) == "a ZIP archive"


def members(stream: IO[bytes], depth: int = 1) -> list[Member]:
    """The members of an archive in its own order, folders left out.

    Raises:
        UnreadableSource: the archive as a whole cannot be read, or goes beyond a limit.
    """
    with _opened(stream) as archive:
        entries = archive.infolist()
        if len(entries) > MOST_MEMBERS:
            raise UnreadableSource(f"an archive of {len(entries):,} files; at most {MOST_MEMBERS:,} are read")
        if sum(entry.file_size for entry in entries) > LARGEST_ARCHIVE:
            raise UnreadableSource(f"an archive that expands to more than {LARGEST_ARCHIVE >> 30} GB")
        names = _names(entries)
        found = []
        for index, (entry, name) in enumerate(zip(entries, names, strict=True)):
            if entry.is_dir():
                continue
            trouble = _trouble(entry, name)
            nested = False
            if trouble is None and entry.filename.lower().endswith(".zip"):
                nested = depth < DEEPEST
                trouble = None if nested else f"an archive inside archives, more than {DEEPEST} deep"
            found.append(Member(index, name, trouble, nested))
        return found


def read_member(path: Path, indexes: Sequence[int]) -> bytes:
    """The bytes of a member, given its index in its archive, which may itself be a member.

    Raises:
        UnreadableSource: they cannot be unpacked.
        OSError: the archive cannot be opened.
    """
    with path.open("rb") as stream:
        inner: IO[bytes] = stream
        data = b""
        for index in indexes:
            data = _unpacked(inner, index)
            inner = io.BytesIO(data)
        return data


def _unpacked(stream: IO[bytes], index: int) -> bytes:
    with _opened(stream) as archive:
        try:
            entry = archive.infolist()[index]
            with archive.open(entry) as packed:
                data = packed.read(LARGEST_MEMBER + 1)
        except RuntimeError as error:  # what zipfile raises for a missing password
            raise UnreadableSource("protected by a password") from error
        except OSError:
            raise
        except Exception as error:  # zlib, CRC, lengths, methods: zipfile lets a dozen kinds through
            raise UnreadableSource(f"{DAMAGED}: this file in it cannot be unpacked") from error
    if len(data) > LARGEST_MEMBER:
        raise UnreadableSource(f"more than {LARGEST_MEMBER >> 20} MB once unpacked")
    return data


@contextmanager
def _opened(stream: IO[bytes]) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise UnreadableSource(DAMAGED) from error
    with archive:
        yield archive


def _names(entries: Sequence[zipfile.ZipInfo]) -> list[str]:
    """Names as their makers wrote them, each once.

    An entry without the UTF-8 flag was written in some code page; zipfile gives the bytes as CP437. They are judged
    all together, as a single name is too short to tell Thai from Japanese.
    """
    raw = [entry.filename if entry.flag_bits & 0x800 else None for entry in entries]
    other = [entry.filename.encode("cp437", "replace") for entry, name in zip(entries, raw, strict=True) if not name]
    try:
        decoded = iter(decode(b"\n".join(name.replace(b"\n", b"?") for name in other)).text.split("\n"))
    except UnreadableSource:
        decoded = iter([name.decode("ascii", "backslashreplace") for name in other])
    names: list[str] = []
    seen: dict[str, int] = {}
    for name in raw:
        name = (name if name is not None else next(decoded)).replace("\\", "/")
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names


def _trouble(entry: zipfile.ZipInfo, name: str) -> str | None:
    if name.startswith("/") or re.match(r"[A-Za-z]:", name) or ".." in name.split("/"):
        return "a name that leads out of the archive"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "a link, not a file"
    if entry.flag_bits & 1:
        return "protected by a password"
    if entry.file_size > LARGEST_MEMBER:
        return f"more than {LARGEST_MEMBER >> 20} MB once unpacked"
    if entry.file_size > SMALL and entry.file_size > entry.compress_size * DENSEST:
        return f"expands to {entry.file_size / max(entry.compress_size, 1):,.0f} times its size, as no document does"
    return None
