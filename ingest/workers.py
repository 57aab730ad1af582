"""Processes that work on sources: each can hang, crash or eat memory without harm to the run.

1. A task that takes longer than the time limit is ended with its process and whatever that started
   (:class:`OverTime`); a process that dies takes only its own task with it (:class:`WorkerLost`).
2. Another process takes its place, so that the tasks after it are done as if nothing had happened.
3. Closing the pool ends the processes at once; when the process that made them dies, they end by themselves.

Written here since no executor of the standard library ends a task that runs, and those that do (pebble, LGPL) bring
more than the hundred lines this takes.
"""

from __future__ import annotations

import os
import queue
import resource
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from kb.model import TriClauseError

T = TypeVar("T")

MEMORY = 4 << 30
"""Bytes of data a worker may have; beyond it the task fails with a :class:`MemoryError` and the machine goes on."""

GRACE = 5.0
"""Seconds that a process is waited for when it has been told or made to end."""

Call = tuple[Callable[..., Any], tuple[Any, ...]]


class OverTime(TriClauseError):  # noqa: N818 - it says what happened, as the receipt does
    """A task that was ended since it took too long."""


class WorkerLost(TriClauseError):  # noqa: N818 - as above
    """A task whose process died."""


class Workers(Executor):
    """An executor over ``count`` processes in which no task takes longer than ``time_limit`` seconds.

    A thread of this process stands behind each worker: it hands over one task at a time and waits for its result.
    """

    def __init__(self, count: int, time_limit: float) -> None:
        """Nothing is started before the first task comes."""
        self._limit = time_limit
        self._tasks: queue.SimpleQueue[tuple[Future[Any], Call] | None] = queue.SimpleQueue()
        self._workers: list[_Worker] = []
        self._count = count
        self._closed = False

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """The future result of ``fn(*args)``; both must be picklable."""
        if kwargs:
            raise TypeError("tasks take positional arguments only")
        if len(self._workers) < self._count:
            worker = _Worker()
            self._workers.append(worker)
            threading.Thread(target=self._work, args=(worker,), daemon=True).start()
        future: Future[T] = Future()
        self._tasks.put((future, (fn, args)))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End every process, in the middle of its task if it has one."""
        del wait, cancel_futures
        self._closed = True
        for worker in self._workers:
            self._tasks.put(None)
            worker.end()

    def _work(self, worker: _Worker) -> None:
        while (item := self._tasks.get()) is not None:
            future, call = item
            try:
                future.set_result(worker.run(call, self._limit))
            except BaseException as error:  # a thread has no one above it to raise to; the future does
                future.set_exception(error)
            if self._closed:
                worker.end()


class _Worker:
    """One process and the pipe to it; made when there is something to do, and anew after it was ended."""

    def __init__(self) -> None:
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._busy = False

    def run(self, call: Call, limit: float) -> Any:
        """The result of a call in the process; raises what the call raised, or what became of the process."""
        pipe = self._pipe or self._start()
        self._busy = True
        try:
            pipe.send(call)
            if not pipe.poll(limit):
                self.end()
                raise OverTime(f"took longer than {limit:g} s and was ended; --time-limit gives it more")
            done, value = pipe.recv()
            self._busy = False
        except (EOFError, OSError) as error:
            code = self.end()
            raise WorkerLost(f"the process that read it died ({ending(code)})") from error
        if not done:
            raise value
        return value

    def _start(self) -> Connection:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self._pipe = ours
        return ours

    def end(self) -> int | None:
        """End the process with all that it started; gives its exit code.

        One that waits for a task ends by itself when its pipe is closed, and leaves nothing behind; one that works is
        killed.
        """
        process, pipe, self._process, self._pipe = self._process, self._pipe, None, None
        if process is None or process.pid is None:
            return None
        if pipe is not None and not self._busy:
            pipe.close()
            process.join(GRACE)
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        with suppress(OSError):
            process.kill()
        process.join(GRACE)
        if pipe is not None:
            pipe.close()
        return process.exitcode


def serve(pipe: Connection) -> None:
    """What a worker does: calls, until the pipe ends. It leads a process group: Ctrl-C is for the parent alone."""
    os.setsid()
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    while True:
        try:
            function, arguments = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            answer: tuple[bool, Any] = (True, function(*arguments))
        except MemoryError:
            answer = (False, TriClauseError(f"needs more than {MEMORY >> 30} GB of memory"))
        except TriClauseError as error:
            answer = (False, error)
        except Exception as error:  # its class may not travel between processes; its words do
            answer = (False, RuntimeError(f"{type(error).__name__}: {error}"))
        try:
            pipe.send(answer)
        except OSError:  # no one waits for it any more
            return


def ending(code: int | None) -> str:
    """How a process ended, in words."""
    if code is None:
        return "it did not say why"
    if code < 0:
        name = signal.Signals(-code).name
        return f"{name}, as when memory runs out" if name == "SIGKILL" else f"{name}, a crash in a library"
    return f"exit status {code}"


class Inline(Executor):
    """An executor that does the work at once, where it is asked; it has no time limit."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """The finished future of ``fn(*args, **kwargs)``."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future
