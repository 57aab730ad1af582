"""``kb corrections``: what was corrected, by whom, when, and what became of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from kb.cli import main
from kb.corrections import apply
from kb.model import Change, Correction, Receipt, Stated, Withdrawal
from kb.settings import Settings
from kb.store import Store, open_store
from tests.kb.store.test_conformance import make


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Two instruments; of one a kind was corrected, a fact added and a label withdrawn, of the other what is gone."""
    opened = open_store(Settings(data=tmp_path))
    for instrument, words, changes in (
        ("postal", "one", [("kind", Change(kind="purpose")), ("fact", Change(now=Stated("date", "2024", "one"))), ("label", Change(label="1"))]),
        ("parcels", "one", [("borders", Change(parts=("o", "ne")))]),
    ):  # fmt: skip
        document, receipt = make("one\ntwo", instrument)
        opened.put_documents([document], receipt)
        for field, change in changes:
            number = document.revision + 1
            at = f"2026-11-24T10:0{number}:00+00:00"
            made = Correction(f"{instrument}{number}", instrument, "en", field, words, 0, change, "กนก", at)  # type: ignore[arg-type]
            document = put(opened, made, number)
    label = opened.corrections("postal")[-1]
    put(opened, replace(label, withdrawn=Withdrawal("Bo", "2026-11-25T10:00:00+00:00")), 4)
    newer, _ = make("three\nfour", "parcels")
    opened.put_documents([replace(newer, revision=1)], Receipt("parcels.en.txt", None, "ingested", "done"))
    return opened


def put(store: Store, correction: Correction, revision: int):  # type: ignore[no-untyped-def]
    summary = store.instrument(correction.instrument)
    assert summary
    document = store.document(summary.documents["en"])
    assert document
    others = {c.id: c for c in store.corrections(correction.instrument)} | {correction.id: correction}
    document = replace(apply(document, list(others.values())).document, revision=revision)
    store.put_correction(correction, document)
    return document


def run(store: Store, *arguments: str) -> list[str]:
    folder = str(Path(store.url.removeprefix("sqlite:///")).parent)
    result = CliRunner().invoke(main, ["--data", folder, "corrections", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def test_lines(store: Store) -> None:
    assert run(store) == [
        "2026-11-24T10:01:00+00:00  in_effect  postal en  kind purpose  by กนก: one",
        "2026-11-24T10:02:00+00:00  in_effect  postal en  date 2024 added  by กนก: one",
        "2026-11-24T10:03:00+00:00  withdrawn  postal en  label 1 path (none)  by กนก: one",
        "2026-11-24T10:01:00+00:00  waiting (no_words)  parcels en  cut into 2  by กนก: one",
    ]
    assert len(run(store, "parcels")) == 1
    assert run(store, "nothing") == []


def test_json(store: Store) -> None:
    lines = [json.loads(line) for line in run(store, "--json")]
    assert [(line["state"], line["reason"]) for line in lines] == [
        ("in_effect", None), ("in_effect", None), ("withdrawn", None), ("waiting", "no_words"),
    ]  # fmt: skip
    assert lines[2]["withdrawn"] == {"by": "Bo", "at": "2026-11-25T10:00:00+00:00"}
    assert lines[0]["change"]["kind"] == "purpose"
    assert store.clauses([lines[0]["clause"]])
