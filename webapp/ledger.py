"""What became of the sources, as the list of receipts shows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kb.languages import detect
from kb.model import LanguageCode, Receipt
from kb.store import Store
from kb.store.base import ReceiptFilter

STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Characters of file names that would break a line or turn the direction of writing."""


@dataclass(frozen=True, slots=True)
class ShownSource:
    """The name of a source in parts: the file's own, the folder it is in, the archives around it, outermost first.

    ``language`` is that of the letters of its name, so that it is written in fitting faces.
    """

    name: str
    folder: str
    archives: tuple[str, ...] = ()
    language: LanguageCode = "en"


@dataclass(frozen=True, slots=True)
class ShownReceipt:
    """A receipt with its source's name in parts; ``archive`` is the heading to show before it, where one is due."""

    receipt: Receipt
    source: ShownSource
    is_archive: bool = False
    archive: ShownSource | None = None


def shown_receipts(store: Store, receipts: Iterable[Receipt]) -> list[ShownReceipt]:
    """Receipts in their order, files of archives under the archive that they came in.

    An archive whose own receipt does not stand just before its files (it is on the page before, or filtered out) is
    named in a heading.
    """
    found = list(receipts)
    archives = Archives(store, found)
    shown: list[ShownReceipt] = []
    open_: str | None = None
    for receipt in found:
        around = archives.around(receipt.source)
        outermost = around[0] if around else None
        heading = shown_source(outermost) if outermost and outermost != open_ else None
        is_archive = archives.is_archive(receipt.source)
        shown.append(ShownReceipt(receipt, shown_source(receipt.source, around), is_archive, heading))
        open_ = outermost or (receipt.source if is_archive else None)
    return shown


class Archives:
    """Which sources are archives: those that were ingested, hold no document themselves, and have others below them."""

    def __init__(self, store: Store, receipts: Iterable[Receipt]) -> None:
        """Know the receipts already at hand."""
        self._store = store
        self._known: dict[str, Receipt | None] = {receipt.source: receipt for receipt in receipts}
        self._archives: dict[str, bool] = {}

    def is_archive(self, source: str) -> bool:
        """Whether a source is one."""
        if source not in self._archives:
            if source not in self._known:
                self._known[source] = self._store.receipt(source)
            receipt = self._known[source]
            self._archives[source] = bool(receipt and receipt.status == "ingested" and not receipt.documents)
        return self._archives[source]

    def around(self, source: str) -> tuple[str, ...]:
        """The archives a source is in, outermost first."""
        folders = [source[: slash.start()] for slash in re.finditer("/", source)]
        return tuple(folder for folder in folders if folder and self.is_archive(folder))


def shown_source(source: str, archives: tuple[str, ...] = ()) -> ShownSource:
    """A source's name in parts, nothing in it that steers."""
    base = archives[-1] if archives else ""
    own = source[len(base) :].removeprefix("/") if base else source
    folder, slash, name = own.rpartition("/")
    inner = tuple(plain(outer.rpartition("/")[2]) for outer in archives)
    return ShownSource(plain(name), plain(folder + slash), inner, detect(name))


def plain(words: str) -> str:
    """Words without characters that steer; those are written as in Python."""
    return STEERING.sub(lambda found: repr(found[0])[1:-1], words)


def counts_of(store: Store, wanted: ReceiptFilter) -> Mapping[str, int]:
    """How many receipts each choice of the list would show, the other choices being as they are."""
    choices = {
        "all": replace(wanted, status=None),
        "ingested": replace(wanted, status="ingested"),
        "failed": replace(wanted, status="failed"),
        "warnings": replace(wanted, warned=True),
        "gone": replace(wanted, gone=True),
    }
    return {name: store.receipt_count(choice) for name, choice in choices.items()}
