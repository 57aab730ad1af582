"""How fast clauses, facts and records are read without the encoder, and in how much memory."""

from __future__ import annotations

import time
import tracemalloc

from ingest.facts import read_facts
from ingest.instruments import read_instruments
from ingest.readers import read_source
from ingest.structure import read_clauses
from tests.quality.gold import CORPUS
from tests.quality.statutes import DATA

SOURCES = (
    *CORPUS.glob("*.txt"),
    *CORPUS.glob("*.html"),
    *CORPUS.glob("*.docx"),
    *(DATA / "legal_en_treaties").glob("*.txt"),
    *(DATA / "law_ja_sjis" / "html_sjis").glob("*.html"),
    *(DATA / "law_th_pdpa").glob("*.txt"),
)


def read(text: str) -> int:
    """Read a text; how many clauses it has."""
    clauses = read_clauses(text, "document")
    read_instruments(clauses, read_facts(text, clauses))
    return len(clauses)


def seconds(texts: list[str]) -> tuple[int, float]:
    """Clauses and processor seconds of one pass."""
    started = time.process_time()
    count = sum(map(read, texts))
    return count, time.process_time() - started


def peak(text: str) -> float:
    """The most memory that reading a text takes, in MB."""
    tracemalloc.start()
    read(text)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1e6


def bench_extraction() -> None:
    """Print the table."""
    texts = [read_source(path.read_bytes(), path.name).text for path in sorted(SOURCES)]
    seconds(texts[:6])
    count, taken = min((seconds(texts) for _ in range(3)), key=lambda run: run[1])
    print(
        f"extraction without the encoder: {count} clauses of {len(texts)} texts, {count / taken:.0f} a second of one core"
    )
    whole = "\n\n".join(texts[:12])
    once, twice = peak(whole), peak(f"{whole}\n\n{whole}")
    print(
        f"memory for {len(whole):,} characters {once:.1f} MB, for twice the text {twice:.1f} MB ({twice / once:.2f} x)"
    )
