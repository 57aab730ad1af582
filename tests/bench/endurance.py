"""``python -m tests.bench.endurance FOLDER``: a bulk run killed again and again, and what is left of it.

Kills ``kb ingest FOLDER --workers 2`` with SIGKILL at random moments, checks the store after each, and compares what is
there in the end with an undisturbed run. When a store is complete before the kills are used up, the next one begins
empty, so that kills fall on every part of a run.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from indexes.verification import verify_knowledge_base
from kb.settings import Settings
from kb.store import open_store

ROOT = Path(__file__).parents[2]


def ingest(data: Path, folder: Path) -> subprocess.Popen[bytes]:
    """The command, in a process of its own."""
    command = [sys.executable, "-m", "kb", "--data", str(data), "ingest", str(folder), "--workers", "2"]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=ROOT, stdout=quiet, stderr=quiet)


def state(data: Path) -> str:
    """A hash of all that a user could see: clauses, facts, places, rows and receipts, without times."""
    store = open_store(Settings(data=data))
    seen = hashlib.sha256()
    for item in store.current_clauses():
        seen.update(repr((item.clause, item.document, item.instrument, item.row)).encode("utf-8", "replace"))
    for summary in store.instruments():
        seen.update(
            repr((summary, store.rows(summary.id), sorted(store.facts(summary.id).items()))).encode("utf-8", "replace")
        )
    for receipt in store.receipts():
        seen.update(
            repr((receipt.source, receipt.status, receipt.reason, receipt.clauses, receipt.instrument)).encode()
        )
    return seen.hexdigest()


def main() -> None:
    """Run it and print what happened; exit status 1 if anything was not as it should be."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--kills", type=int, default=50)
    arguments.add_argument("--seed", type=int, default=3)
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        whole, data = Path(scratch) / "whole", Path(scratch) / "killed"
        started = time.monotonic()
        ingest(whole, asked.folder).wait()
        length = time.monotonic() - started
        wanted = state(whole)
        counts = open_store(Settings(data=whole)).counts()
        print(f"undisturbed: {length:.0f} s, {counts}", flush=True)
        if not counts["rows"]:
            sys.exit("nothing was stored: there is nothing to measure")
        wrong = rounds = killed = 0
        moments = random.Random(asked.seed)
        while killed < asked.kills:
            process = ingest(data, asked.folder)
            try:
                process.wait(moments.uniform(0.02, 0.4) * length)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
                killed += 1
                found = verify_knowledge_base(Settings(data=data))
                wrong += not found.sound
                counts = open_store(Settings(data=data)).counts()
                print(
                    f"kill {killed}: sound {found.sound}, {counts['receipts']} receipts, {counts['rows']} rows",
                    flush=True,
                )
                continue
            rounds += 1
            wrong += finished(data, wanted)
            shutil.rmtree(data)
        ingest(data, asked.folder).wait()
        wrong += finished(data, wanted)
        print(f"{killed} kills, {rounds + 1} stores completed, {wrong} wrong")
    sys.exit(1 if wrong else 0)


def finished(data: Path, wanted: str) -> bool:
    """Whether a completed store is not what the undisturbed run left; says which."""
    found = verify_knowledge_base(Settings(data=data))
    same = state(data) == wanted and found.sound and not found.pending
    print(f"completed: {'the same end state' if same else f'ANOTHER end state, {found}'}", flush=True)
    return not same


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    main()
