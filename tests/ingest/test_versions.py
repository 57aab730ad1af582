"""Two language versions in one text: parted where the language changes, whole where it only visits."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.versions import split_versions
from kb.model import Anchor, Reading, Span
from tests.quality.alignment_sets import SHARED
from tests.quality.gold import CORPUS

THAI, JAPANESE, ENGLISH = (
    "\n\n".join((CORPUS / f"postal-memorandum-2024.{code}.txt").read_text(encoding="utf-8").split("\n\n")[:6]).strip()
    for code in ("th", "ja", "en")
)


def parts(text: str) -> list[str]:
    return [part.text for part in split_versions(Reading(text, "text/plain"))]


@pytest.mark.parametrize(
    "versions",
    [(THAI, ENGLISH), (ENGLISH, THAI), (JAPANESE, ENGLISH), (THAI, JAPANESE), (THAI, JAPANESE, ENGLISH), (ENGLISH, JAPANESE, THAI)],
)  # fmt: skip
def test_versions_one_after_the_other(versions: tuple[str, ...]) -> None:
    assert parts("\n\n".join(versions)) == list(versions)


@pytest.mark.parametrize(
    "text",
    [
        THAI,
        JAPANESE,
        ENGLISH,
        f"{THAI}\n\nMinistry of Digital Economy and Society, Bangkok",
        f"{THAI}\nASEAN Regional Forum (ARF)\n{THAI}",
        "",
        "1\n2\n3",
    ],
)
def test_one_version_stays_whole(text: str) -> None:
    assert parts(text) == [text]


def test_to_and_fro_stays_whole() -> None:
    pairs = zip(THAI.split("\n\n"), ENGLISH.split("\n\n"), strict=False)
    text = "\n\n".join(f"{thai}\n\n{english}" for thai, english in pairs)
    assert len(parts(text)) == 1


def test_anchors_and_recognised_spans_are_those_of_the_part() -> None:
    text = f"{THAI}\n\n{ENGLISH}"
    at = text.index(ENGLISH)
    half = at + 100
    anchors = (Anchor(0, "page", "1"), Anchor(at - 20, "page", "2"), Anchor(half, "page", "3"))
    thai, english = split_versions(Reading(text, "x", anchors=anchors, recognised=(Span(at - 5, half),)))
    assert [(a.start, a.value) for a in thai.anchors] == [(0, "1"), (at - 20, "2")]
    assert [(a.start, a.value) for a in english.anchors] == [(0, "2"), (100, "3")]
    assert english.recognised == (Span(0, 100),)
    assert thai.recognised == (Span(at - 5, len(THAI)),)


@given(
    st.lists(st.sampled_from([*THAI.split("\n"), *ENGLISH.split("\n"), *JAPANESE.split("\n"), "", "—"]), max_size=40)
)
def test_no_line_is_lost_or_doubled(lines: list[str]) -> None:
    text = "\n".join(lines).strip("\n")
    assert [line for part in parts(text) for line in part.split("\n") if line] == [
        line for line in text.split("\n") if line
    ]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared data are not here")
def test_all_real_press_releases_are_parted() -> None:
    lines = (SHARED / "thaigov" / "bilingual_press_th_en.dev.jsonl").read_text(encoding="utf-8").splitlines()
    documents = [json.loads(line) for line in lines]
    found = [parts("\n".join([*d["th"], *d["en"]])) for d in documents]
    assert [d["id"] for d, versions in zip(documents, found, strict=True) if len(versions) != 2] == []
    right = sum(v[1] == "\n".join(d["en"]) for d, v in zip(documents, found, strict=True))
    assert right >= 0.98 * len(documents)
