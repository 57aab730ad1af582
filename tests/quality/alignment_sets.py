"""The aligner on the shared development sets, strict F1; nothing where they are not beside this checkout."""

from __future__ import annotations

import json
from collections.abc import Iterator

from indexes.encoders import Encoder
from ingest.alignment.cases import align_cases
from tests.quality.gold import ROOT, Tally

SHARED = ROOT.parent / "shared" / "data"
SETS = {
    "thaigov": SHARED / "thaigov" / "align_en_th_gold.dev.jsonl",
    "NTREX merge": SHARED / "ntrex128" / "align_merge10.dev.jsonl",
    "NTREX merge and drop": SHARED / "ntrex128" / "align_merge10_drop5.dev.jsonl",
    "twelvefactor": SHARED / "twelvefactor" / "align_blocks_merge10.jsonl",
}


def shared_alignment(encoder: Encoder) -> Iterator[tuple[str, float]]:
    """Strict F1 on each set that is there: a group counts only if it is identical to gold."""
    for name, path in SETS.items():
        if not path.exists():
            print(f"{name}: not beside this checkout, skipped")
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        tally = Tally()
        for line, aligned in zip(lines, align_cases(lines, encoder), strict=True):
            tally.add(groups(aligned["pred"]), groups(json.loads(line)["gold"]))
        yield f"pairs strict F1, {name}", tally.f1


def groups(pairs: list[list[list[int]]]) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The groups with lines on both sides."""
    return ((tuple(a), tuple(b)) for a, b in pairs if a and b)
