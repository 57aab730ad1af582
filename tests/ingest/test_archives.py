"""ZIP archives: names, limits and what is refused, each as a user's archive would have it."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from pathlib import Path

import pytest

from ingest import archives
from ingest.archives import is_archive, members
from ingest.readers.base import UnreadableSource
from ingest.sources import find_sources


def pack(files: dict[str, bytes], **options: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as made:  # type: ignore[arg-type]
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def found(path: Path, data: bytes) -> dict[str, str | None]:
    """The sources in an archive by their names below it, with their troubles."""
    path.write_bytes(data)
    return {s.name.removeprefix(f"{path}"): s.trouble for s in find_sources([path])}


def test_members_are_sources_of_their_own(tmp_path: Path) -> None:
    data = pack(
        {"b/ข้อตกลง.th.txt": b"x", "a.txt": b"y", "README.md": b"no", "__MACOSX/a.txt": b"no", "b/.hidden": b"no"}
    )
    path = tmp_path / "all.zip"
    assert found(path, data) == {"": None, "/b/ข้อตกลง.th.txt": None, "/a.txt": None}
    archive, thai, plain = find_sources([path])
    assert archive.holds == 2
    assert (thai.instrument, thai.language, thai.read()) == ("ข้อตกลง", "th", b"x")
    assert (plain.stem, plain.read()) == ("a", b"y")


def test_a_manifest_in_the_archive_counts(tmp_path: Path) -> None:
    line = json.dumps({"path": "x.txt", "instrument": "postal", "language": "ja"})
    (tmp_path / "m.zip").write_bytes(pack({"f/manifest.jsonl": line.encode(), "f/x.txt": b"x", "x.txt": b"y"}))
    _, inside, outside = find_sources([tmp_path / "m.zip"])
    assert (inside.instrument, inside.language) == ("postal", "ja")
    assert outside.instrument is None


@pytest.mark.parametrize(("name", "codec"), [("覚書の写し（協力）.txt", "cp932"), ("บันทึกความร่วมมือ ๒๕๕๙.txt", "cp874")])
def test_names_in_the_code_pages_of_windows(tmp_path: Path, name: str, codec: str) -> None:
    marker = "N" * len(name.encode(codec))
    data = pack({marker: b"x"}).replace(marker.encode(), name.encode(codec))
    assert f"/{name}" in found(tmp_path / "w.zip", data)


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "C:/out.txt", "..\\out.txt"])
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    troubles = found(tmp_path / "t.zip", pack({name: b"x", "good.txt": b"y"}))
    assert list(troubles.values()) == [None, "a name that leads out of the archive", None]


def test_archives_in_archives_to_a_depth(tmp_path: Path) -> None:
    data = b"the words"
    for _ in range(archives.DEEPEST + 1):
        data = pack({"inner.zip" if data[:2] == b"PK" else "x.txt": data})
    troubles = found(tmp_path / "n.zip", data)
    assert [bool(trouble) for trouble in troubles.values()] == [False] * archives.DEEPEST + [True]
    assert "deep" in str(list(troubles.values())[-1])
    two = pack({"inner.zip": pack({"x.txt": b"the words"})})
    (tmp_path / "two.zip").write_bytes(two)
    *_, last = find_sources([tmp_path / "two.zip"])
    assert (last.name.endswith("two.zip/inner.zip/x.txt"), last.read()) == (True, b"the words")


def test_two_members_of_one_name_are_two_sources(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("x.txt", "one")
        with pytest.warns(UserWarning, match="Duplicate"):
            made.writestr("x.txt", "two")
    (tmp_path / "d.zip").write_bytes(out.getvalue())
    _, first, second = find_sources([tmp_path / "d.zip"])
    assert first.name != second.name
    assert (first.read(), second.read()) == (b"one", b"two")


def test_a_bomb_is_refused_unread(tmp_path: Path) -> None:
    troubles = found(tmp_path / "b.zip", pack({"bomb.txt": bytes(60 << 20), "good.txt": b"x"}, compresslevel=9))
    assert "times its size" in str(troubles["/bomb.txt"])
    assert troubles["/good.txt"] is None


def test_sizes_that_lie_are_not_believed(tmp_path: Path) -> None:
    """A bomb that says it is small: no more than it says is read, and its checksum does not fit."""
    data = bytearray(pack({"bomb.txt": bytes(20 << 20)}, compresslevel=9))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    (tmp_path / "l.zip").write_bytes(data)
    _, bomb = find_sources([tmp_path / "l.zip"])
    with pytest.raises(UnreadableSource, match="cannot be unpacked"):
        bomb.read()


def test_too_many_and_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    data = io.BytesIO(pack({f"{i}.txt": b"xxxx" for i in range(9)}))
    monkeypatch.setattr(archives, "MOST_MEMBERS", 8)
    with pytest.raises(UnreadableSource, match="at most 8"):
        members(data)
    monkeypatch.setattr(archives, "MOST_MEMBERS", 9)
    monkeypatch.setattr(archives, "LARGEST_ARCHIVE", 35)
    with pytest.raises(UnreadableSource, match="expands to more than"):
        members(data)


def test_passwords_links_and_damage(tmp_path: Path) -> None:
    data = bytearray(pack({"secret.txt": b"x"}))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert found(tmp_path / "p.zip", bytes(data))["/secret.txt"] == "protected by a password"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/passwd")
    assert found(tmp_path / "k.zip", out.getvalue())["/link.txt"] == "a link, not a file"
    whole = pack({"x.txt": b"words " * 1000})
    broken = whole.replace(whole[40:60], bytes(20), 1)
    (tmp_path / "c.zip").write_bytes(broken)
    _, member = find_sources([tmp_path / "c.zip"])
    with pytest.raises(UnreadableSource, match="cannot be unpacked"):
        member.read()


def test_documents_that_are_packed_as_zip_are_no_archives() -> None:
    assert is_archive(io.BytesIO(pack({"x.txt": b"x"})))
    assert not is_archive(io.BytesIO(pack({"word/document.xml": b"x"})))
    assert not is_archive(io.BytesIO(pack({"mimetype": b"application/vnd.oasis.opendocument.text"})))
    assert not is_archive(io.BytesIO(pack({"x.txt": b"x"})[:30]))
    assert not is_archive(io.BytesIO(b""))
