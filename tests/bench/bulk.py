"""Bulk ingestion of the shared data beside what encoding alone takes: ratios of one run, and memory."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import wait
from pathlib import Path

from indexes.knowledge_base import KnowledgeBase
from ingest.pipeline import Ingestion, ingest_paths
from ingest.tasks import clause_words
from ingest.workers import Workers
from kb.settings import ALIGNING_ENCODER, SEARCHING_ENCODER, Settings
from tests.quality.alignment_sets import SHARED
from tests.quality.gold import ROOT

FOLDERS = ("law_ja_sjis/html_sjis", "legal_en_treaties", "legal_en_statements", "encodings/transcoded")
CHUNK = 200
"""Texts handed to a process at a time, about a dozen documents' clauses."""

SAMPLE = 1_000
"""Clauses that the searching model encodes; its time for all of them follows from that."""

Line = Callable[[str, float, str, str], None]


def bulk(line: Line) -> None:
    """Print how a run over all shared data compares with encoding its clauses, if the data are beside this checkout."""
    if not SHARED.is_dir():
        print("bulk ingestion: the shared data are not here")
        return
    with tempfile.TemporaryDirectory() as scratch:
        laid_out = Path(scratch) / "thaigov"
        script = ROOT / "scripts" / "lay-out-thaigov"
        subprocess.run([sys.executable, script, SHARED / "thaigov", laid_out], check=True, stdout=subprocess.DEVNULL)
        paths = (laid_out, *(SHARED / folder for folder in FOLDERS))
        files = {str(path) for folder in paths for path in folder.rglob("*") if path.is_file()}
        base = KnowledgeBase(Settings(data=Path(scratch) / "kb"))
        taken, receipts = run(base, paths)
        names = Counter(name for name, _ in receipts)
        statuses = Counter(status for _, status in receipts)
        lost, doubled = len(files - names.keys()), sum(count > 1 for count in names.values())
        line(f"bulk: {len(receipts)} receipts, {dict(statuses)}", taken, "s", f"{lost} lost, {doubled} doubled")
        again, _ = run(base, paths)
        line("bulk: the second run", again, "s", f"{again / taken:.3f} x the first (at most .1)")
        clauses = [clause_words(item.clause) for item in base.store.current_clauses()]
        alone = encoding(ALIGNING_ENCODER, clauses)
        ratio = f"{taken / alone:.2f} x (at most 2)"
        line(f"bulk beside encoding its {len(clauses)} clauses alone, two processes", alone, "s", ratio)
        part = clauses[:: max(len(clauses) // SAMPLE, 1)]
        searching = encoding(SEARCHING_ENCODER, part) * len(clauses) / len(part)
        line(
            f"the searching model over them (from {len(part)})", searching, "s", f"{searching / alone:.1f} x the other"
        )
        for who, what in ((resource.RUSAGE_SELF, "writer"), (resource.RUSAGE_CHILDREN, "largest worker")):
            line(f"bulk: memory of the {what}", resource.getrusage(who).ru_maxrss / 2**20, "GB", "at most 1.5")


def run(base: KnowledgeBase, paths: Sequence[Path]) -> tuple[float, list[tuple[str, str]]]:
    """Seconds until every receipt is given and every row made, and the names and statuses of the receipts."""
    started = time.perf_counter()
    request = Ingestion(tuple(paths), workers=2, indexing=False)
    receipts = [(receipt.source, receipt.status) for receipt in ingest_paths(base, request)]
    return time.perf_counter() - started, receipts


def encoding(encoder: str, texts: Sequence[str]) -> float:
    """Seconds that two processes take to encode texts, their models loaded on the way as in a run."""
    started = time.perf_counter()
    with Workers(2, time_limit=3600) as workers:
        wait([workers.submit(encode, encoder, part) for part in parts(texts)])
    return time.perf_counter() - started


def parts(texts: Sequence[str]) -> Iterator[list[str]]:
    """The texts in order, some at a time."""
    return (list(texts[at : at + CHUNK]) for at in range(0, len(texts), CHUNK))


def encode(encoder: str, texts: Sequence[str]) -> int:
    """What a worker does: encode, on one core."""
    import torch

    from indexes.encoders import make_encoder

    torch.set_num_threads(1)
    if encoder not in _MADE:
        _MADE[encoder] = make_encoder(encoder)
    return len(_MADE[encoder].encode(texts))  # type: ignore[attr-defined]


_MADE: dict[str, object] = {}
