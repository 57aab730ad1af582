"""The measure of broken text: sound documents pass, and each way to break one is seen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.health import measure, remarks
from ingest.readers import read_source
from ingest.readers.normalising import normalise
from tests.quality.gold import CORPUS

SOURCES = sorted(path for path in CORPUS.iterdir() if path.suffix in (".txt", ".html") and len(path.suffixes) > 1)


def text_of(code: str) -> str:
    """A long text of a language."""
    (path,) = CORPUS.glob(f"skilled-workers-memorandum-2019.{code}.*")
    return read_source(path.read_bytes(), path.name).text


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_sound_documents_pass(path: Path) -> None:
    health = measure(read_source(path.read_bytes(), path.name).text)
    assert remarks(health) == []
    assert not health.doubtful


def shifted(text: str) -> str:
    """A text layer whose font says one letter for another."""
    return "".join(chr(ord(c) + 3) if c.isalpha() else c for c in text)


def swapped(text: str) -> str:
    """Marks and letters out of order, as in a layer drawn glyph by glyph."""
    found = list(text)
    for i in range(0, len(found) - 1, 6):
        found[i], found[i + 1] = found[i + 1], found[i]
    return "".join(found)


BREAKS: dict[str, tuple[str, Callable[[str], str]]] = {
    "Thai letters shifted": ("th", shifted),
    "Thai letters swapped": ("th", swapped),
    "Thai without tone marks": ("th", lambda text: "".join(c for c in text if c not in "่้๊๋")),
    "Thai without vowel signs": ("th", lambda text: "".join(c for c in text if not "ั" <= c <= "ู")),
    "CP874 read as CP1252": ("th", lambda text: text.encode("cp874", "ignore").decode("cp1252", "replace")),
    "UTF-8 Thai read as CP874": ("th", lambda text: text.encode().decode("cp874", "replace")),
    "UTF-8 Japanese read as CP932": ("ja", lambda text: text.encode().decode("cp932", "replace")),
    "CP932 read as CP1252": ("ja", lambda text: text.encode("cp932", "ignore").decode("cp1252", "replace")),
    "Japanese letters shifted": ("ja", shifted),
    "Japanese without kana": ("ja", lambda text: "".join(c for c in text if not "ぁ" <= c <= "ヿ")),
    "English letters shifted": ("en", shifted),
    "some characters lost": ("en", lambda text: text.replace("th", "\ufffd")),
}


@pytest.mark.parametrize("name", BREAKS)
def test_broken_text_is_seen(name: str) -> None:
    code, break_ = BREAKS[name]
    health = measure(normalise(break_(text_of(code))))
    assert health.doubtful
    (words,) = remarks(health)
    assert "%" in words


def test_what_a_recogniser_was_not_sure_of_is_doubtful() -> None:
    assert measure(text_of("en"), 0.5).doubtful
    assert not measure(text_of("en"), 0.9).doubtful
    assert "50% sure" in remarks(measure(text_of("en"), 0.5))[0]


def test_short_and_empty_texts_are_not_accused() -> None:
    for text in ("", "2024", "MOC", "ฉบับร่าง", "案", "JCM (Joint Crediting Mechanism)"):
        assert not measure(text).doubtful
