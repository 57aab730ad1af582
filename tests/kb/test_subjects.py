from __future__ import annotations

from pathlib import Path

import pytest

from kb.languages import LANGUAGES
from kb.model import TriClauseError
from kb.subjects import FILE, Subject, id_from, load_subjects, parse, save_subjects, subjects_hash, written


def test_the_packaged_subjects_are_whole() -> None:
    subjects = load_subjects()
    assert len(subjects) >= 25
    for subject in subjects:
        assert set(subject.names) == set(subject.words) == set(LANGUAGES), subject.id
    for code in LANGUAGES:
        assert len({subject.name(code) for subject in subjects}) == len(subjects)


def test_the_data_folder_comes_first(tmp_path: Path) -> None:
    own = (Subject("stamps", {"en": "Stamps", "th": "แสตมป์"}, {"en": "postage\tstamps\nand letters"}),)
    save_subjects(tmp_path / "new", own)
    (found,) = load_subjects(tmp_path / "new")
    assert found.words == {"en": "postage stamps and letters"}
    assert (found.name("th"), found.name("ja")) == ("แสตมป์", "Stamps")
    assert (found.description("en"), found.description("th"), found.description("ja")) == ("Stamps: postage stamps and letters", "แสตมป์", "")  # fmt: skip
    assert load_subjects(tmp_path) == load_subjects()
    assert [path.name for path in (tmp_path / "new").iterdir()] == [FILE]


def test_what_is_written_is_read_again() -> None:
    subjects = (*load_subjects(), Subject("x", {"ja": "\u2028変\x0bな\x1c名 \"'"}, {}))
    assert parse(written(subjects))[:-1] == load_subjects()
    assert parse(written(subjects))[-1].names == {"ja": "変 な 名 \"'"}
    assert parse(written(())) == ()
    assert subjects_hash(subjects) != subjects_hash(subjects[:-1])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("id\tname_en\nA B\tx\n", "no id"),
        ("id\tname_en\na\t\n", "has no name"),
        ("id\tname_en\na\tx\na\ty\n", "twice"),
        ("name_en\nx\n", "columns"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(TriClauseError, match=reason):
        load_subjects(tmp_path)


def test_a_file_from_a_spreadsheet_is_read(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes("\ufeffid\tname_en\twords_en\r\n# remark\r\na\tx\r\n".encode())
    assert load_subjects(tmp_path) == (Subject("a", {"en": "x"}, {}),)


def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(TriClauseError, match="cannot be saved"):
        save_subjects(tmp_path / "file" / "below", ())


def test_ids_of_new_subjects() -> None:
    assert id_from("Rare earths & metals", []) == "rare_earths_metals"
    assert id_from("ดาว", ["subject"]) == "subject_2"
    assert id_from("Space", ["space", "space_2"]) == "space_3"
