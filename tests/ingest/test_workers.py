"""The guarantees of ``ingest/workers.py``. The tasks are the standard library's own, since they must travel by name."""

from __future__ import annotations

import operator
import os
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from ingest.workers import Inline, OverTime, WorkerLost, Workers
from kb.model import TriClauseError


@pytest.fixture
def workers() -> Iterator[Workers]:
    with Workers(2, time_limit=20) as made:
        yield made


def test_results_and_errors_come_back(workers: Workers) -> None:
    assert [workers.submit(operator.add, i, 1).result() for i in range(5)] == [1, 2, 3, 4, 5]
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        workers.submit(operator.truediv, 1, 0).result()
    with pytest.raises(TypeError, match="positional"):
        workers.submit(operator.add, a=1)


def test_a_task_that_hangs_is_ended_and_the_next_ones_are_done() -> None:
    with Workers(1, time_limit=2) as one:
        assert one.submit(os.getpid).result()  # started: what follows counts no start
        hanging, next_one = one.submit(time.sleep, 600), one.submit(operator.add, 2, 2)
        with pytest.raises(OverTime, match="2 s"):
            hanging.result()
        assert next_one.result() == 4


def test_what_a_task_started_is_ended_with_it() -> None:
    with Workers(1, time_limit=2) as one:
        marker = f"triclause-{os.getpid()}"
        task = one.submit(subprocess.check_call, ["sh", "-c", f": {marker}; sleep 600; :"])
        with pytest.raises(OverTime):
            task.result()
        time.sleep(0.2)
        assert marker not in subprocess.run(["ps", "-ef"], capture_output=True, text=True, check=True).stdout


def test_a_process_that_dies_takes_only_its_task(workers: Workers) -> None:
    with pytest.raises(WorkerLost, match="SIGABRT, a crash"):
        workers.submit(os.abort).result()
    with pytest.raises(WorkerLost, match="exit status 3"):
        workers.submit(os._exit, 3).result()
    assert workers.submit(operator.add, 1, 1).result() == 2


def test_memory_has_a_limit(workers: Workers) -> None:
    with pytest.raises(TriClauseError, match="memory"):
        workers.submit(bytearray, 8 << 30).result()
    assert workers.submit(operator.add, 1, 1).result() == 2


def test_closing_ends_what_runs() -> None:
    started = time.monotonic()
    with Workers(1, time_limit=600) as one:
        process = one.submit(os.getpid).result()
        one.submit(time.sleep, 600)
    assert time.monotonic() - started < 60
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_workers_end_when_the_process_that_made_them_is_killed() -> None:
    code = (
        "import os, time; from ingest.workers import Workers\n"
        "if __name__ == '__main__':\n"
        "    w = Workers(1, 60); print(w.submit(os.getpid).result(), flush=True); os.kill(os.getpid(), 9)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    worker = int(run.stdout)
    for _ in range(50):
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            return
        if f"/proc/{worker}/stat" and "Z" in state(worker):
            return
        time.sleep(0.1)
    pytest.fail("the worker outlived its parent")


def state(process: int) -> str:
    """The state letter of a process; Z is one that has ended and is only not yet taken note of."""
    try:
        with open(f"/proc/{process}/stat", encoding="ascii") as file:  # noqa: PTH123
            return file.read().split()[2]
    except OSError:
        return "Z"


def test_inline_keeps_errors_for_the_result() -> None:
    with Inline() as here:
        assert here.submit(operator.add, 1, 1).result() == 2
        task = here.submit(operator.truediv, 1, 0)
    with pytest.raises(ZeroDivisionError):
        task.result()
