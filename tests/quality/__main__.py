"""``python -m tests.quality``: measures the corpus, prints one table, and compares it with the floors.

Floors are in ``floors.json`` and only rise: ``--raise`` lifts them to what was measured; nothing lowers them.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from indexes.knowledge_base import KnowledgeBase
from ingest.pipeline import Ingestion, ingest_paths
from kb.settings import Settings
from tests.quality.alignment_sets import shared_alignment
from tests.quality.gold import CORPUS
from tests.quality.measures import MEASURES, corpus_gold

FLOORS = Path(__file__).with_name("floors.json")


def main(arguments: list[str]) -> int:
    """Measure, print, compare; 1 if anything is below its floor."""
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8"))
    below = 0
    with tempfile.TemporaryDirectory() as folder:
        base = KnowledgeBase(Settings(data=Path(folder)))
        for receipt in ingest_paths(base, Ingestion((CORPUS,))):
            if receipt.status != "ingested":
                print(receipt)
        gold = corpus_gold()
        results = [row for measure in MEASURES for row in measure(base, gold)]
        results += list(shared_alignment(base.aligning))
    for name, value in results:
        floor = floors.get(name, 0.0)
        below += round(value, 4) < floor
        print(f"{name:<48} {value:8.4f}   floor {floor:.4f}{'   BELOW' if round(value, 4) < floor else ''}")
    if "--raise" in arguments and not below:
        # rounded down, so that a floor is never above what was measured
        raised = {name: max(floors.get(name, 0.0), int(value * 10_000) / 10_000) for name, value in results}
        FLOORS.write_text(json.dumps(floors | raised, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
