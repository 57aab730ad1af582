"""What a run tells while it runs: a bar on a terminal, one line at the end elsewhere; and how Ctrl-C reaches it."""

from __future__ import annotations

import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any

import click
from tqdm import tqdm

from kb.model import Receipt


class Progress:
    """Prints receipts on standard output, and on standard error how far the run is.

    On a terminal a bar shows the rate, the time left and the failures so far; elsewhere nothing is said before the end,
    so that a log holds one line.
    """

    def __init__(self, total: int, clock: Callable[[], float] = time.monotonic) -> None:
        """``total`` is about how many sources there are; archives add what they hold when they are opened."""
        self._clock = clock
        self._began = clock()
        self.counts: Counter[str] = Counter()
        self._bar: tqdm[Any] = tqdm(
            total=total, unit=" sources", file=sys.stderr, disable=not sys.stderr.isatty(), dynamic_ncols=True
        )

    @property
    def failed(self) -> int:
        """How many sources failed so far."""
        return self.counts["failed"]

    def take(self, receipt: Receipt, words: str) -> None:
        """Print a receipt and count it."""
        self.counts[receipt.status] += 1
        self._bar.clear()  # a receipt must not be printed into the middle of the bar
        click.echo(words)
        self._bar.total = max(self._bar.total or 0, self.counts.total())
        self._bar.set_postfix_str(f"{self.failed} failed" if self.failed else "", refresh=False)
        self._bar.update()
        if self.counts.total() == self._bar.total:
            self._bar.set_description_str("making rows and indexes")

    def close(self, *, interrupted: bool) -> None:
        """Say how it ended, in one line."""
        taken = self._clock() - self._began
        self._bar.close()
        total = self.counts.total()
        parts = ", ".join(f"{self.counts[status]} {status}" for status in ("ingested", "unchanged", "failed"))
        rate = f" ({total / taken:.1f} a second)" if taken > 1 and total >= 10 else ""
        click.echo(f"kb: {total} sources: {parts}; {taken:.1f} s{rate}", err=True)
        if self.failed:
            click.echo("kb: the receipts say why sources failed; --retry-failed takes only those again", err=True)
        if interrupted:
            click.echo("kb: stopped; what is stored is whole, and the same command goes on from here", err=True)


class Interruption:
    """Ctrl-C (or SIGTERM) as something to look at between two sources; the second Ctrl-C stops at once."""

    def __init__(self) -> None:
        """Nothing has happened yet."""
        self.happened = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Interruption:
        """Listen."""
        for number in (signal.SIGINT, signal.SIGTERM):
            self._before[number] = signal.signal(number, self._heard)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Listen no more."""
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _heard(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        if self.happened:
            raise KeyboardInterrupt
        self.happened = True
        click.echo("kb: stopping after the source in hand; once more stops at once", err=True)
