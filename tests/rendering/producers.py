"""Programs that print a specimen to PDF, each behind one call; who is missing on this machine says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.rendering.canvas import print_by_reportlab, reportlab_missing
from tests.rendering.looks import Look, look
from tests.rendering.markup import chromium_missing, print_by_chromium, print_by_weasyprint, weasyprint_missing
from tests.rendering.opendocument import libreoffice_missing, print_by_libreoffice
from tests.rendering.specimens import Specimen

Work = Sequence[tuple[Specimen, Look, Path]]


@dataclass(frozen=True, slots=True)
class Producer:
    """A program that prints: ``missing`` says why it cannot here, ``print_all`` writes the PDFs of some work."""

    name: str
    missing: Callable[[], str]
    print_all: Callable[[Work], None]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file made from a specimen: ``kind`` is how it is made (``PDF``, ``scan PNG`` ...), ``producer`` by whom."""

    specimen: Specimen
    kind: str
    producer: str
    path: Path


def one_by_one(printer: Callable[[Specimen, Look, Path], None]) -> Callable[[Work], None]:
    """A printer of one specimen as a printer of many."""

    def print_all(work: Work) -> None:
        for specimen, its_look, path in work:
            printer(specimen, its_look, path)

    return print_all


PRODUCERS: dict[str, Producer] = {
    "Chromium": Producer("Chromium", chromium_missing, one_by_one(print_by_chromium)),
    "LibreOffice": Producer("LibreOffice", libreoffice_missing, print_by_libreoffice),
    "WeasyPrint": Producer("WeasyPrint", weasyprint_missing, one_by_one(print_by_weasyprint)),
    "reportlab": Producer("reportlab", reportlab_missing, one_by_one(print_by_reportlab)),
}


def print_specimens(specimens: Sequence[Specimen], folder: Path) -> Iterator[Rendered]:
    """Every specimen as a PDF by every producer; a file that is there already is not made again."""
    folder.mkdir(parents=True, exist_ok=True)
    for turn, producer in enumerate(PRODUCERS.values()):
        reason = producer.missing()
        if reason:
            print(f"{producer.name}: {reason}, skipped")
            continue
        work = []
        for place, specimen in enumerate(specimens):
            path = folder / f"{specimen.name}.{specimen.language}.{producer.name.lower()}.pdf"
            # the producers are one step apart, so that each meets every font
            work.append((specimen, look(specimen.language, place + turn, specimen.paragraphs), path))
        missing = [entry for entry in work if not entry[2].exists()]
        if missing:
            producer.print_all(missing)
        for specimen, _, path in work:
            yield Rendered(specimen, "PDF", producer.name, path)
