"""``python -m tests.quality``: measures the corpus, extraction, subjects and the reading of files, prints tables,
compares with the floors.

Floors are in ``floors.json`` and only rise: ``--raise`` lifts them to what was measured; nothing lowers them.
``--only`` measures one part; ``--no-scans`` leaves out the scans, which take minutes.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from indexes.encoders import make_encoder
from indexes.knowledge_base import KnowledgeBase
from ingest.pipeline import Ingestion, ingest_paths
from ingest.tasks import likeness_of
from kb.settings import Settings
from tests.quality.alignment_sets import shared_alignment
from tests.quality.extraction import measure_extraction
from tests.quality.gold import CORPUS
from tests.quality.measures import MEASURES, corpus_gold
from tests.quality.subjects import measure_subjects

FLOORS = Path(__file__).with_name("floors.json")


def measure_corpus() -> Iterator[tuple[str, float]]:
    """Structure, facts, alignment and retrieval over the corpus, and alignment over the shared sets."""
    with tempfile.TemporaryDirectory() as folder:
        base = KnowledgeBase(Settings(data=Path(folder)))
        for receipt in ingest_paths(base, Ingestion((CORPUS,))):
            if receipt.status != "ingested":
                print(receipt)
        gold = corpus_gold()
        for measure in MEASURES:
            yield from measure(base, gold)
        yield from shared_alignment(base.aligning)


def measured(arguments: argparse.Namespace) -> Iterator[tuple[str, float]]:
    """The parts that are asked for."""
    if arguments.only in (None, "corpus"):
        yield from measure_corpus()
    if arguments.only in (None, "extraction"):
        yield from measure_extraction(likeness_of(make_encoder(Settings().aligning_encoder)))
    if arguments.only in (None, "subjects"):
        yield from measure_subjects()
    if arguments.only in (None, "reading"):
        from tests.quality.reading import measure_reading  # what makes the files is only in requirements-dev.txt

        yield from measure_reading(scans=not arguments.no_scans)


def main(argv: list[str]) -> int:
    """Measure, print, compare; 1 if anything is below its floor."""
    parser = argparse.ArgumentParser(prog="quality", description=__doc__)
    parser.add_argument("--raise", action="store_true", dest="raise_floors", help="lift the floors to what is measured")
    parser.add_argument("--only", choices=("corpus", "extraction", "subjects", "reading"))
    parser.add_argument("--no-scans", action="store_true", help="do not read scans")
    arguments = parser.parse_args(argv)
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8"))
    results = list(measured(arguments))
    below = 0
    for name, value in results:
        floor = floors.get(name, 0.0)
        below += round(value, 4) < floor
        print(f"{name:<48} {value:8.4f}   floor {floor:.4f}{'   BELOW' if round(value, 4) < floor else ''}")
    if arguments.raise_floors and not below:
        # rounded down, so that a floor is never above what was measured
        raised = {name: max(floors.get(name, 0.0), int(value * 10_000) / 10_000) for name, value in results}
        FLOORS.write_text(json.dumps(floors | raised, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
