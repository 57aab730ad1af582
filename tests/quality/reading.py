"""How well files of our own making are read: PDF, word processors' files and scans, by kind, producer and language.

``python -m tests.quality --only reading`` measures this alone; ``--no-scans`` leaves out what takes minutes.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ingest.readers import UnreadableSource, read_source
from tests.quality.gold import CORPUS, ROOT, squash
from tests.rendering.measure import distance, labels_right, paragraphs_whole
from tests.rendering.officefiles import print_office
from tests.rendering.producers import Rendered, print_specimens
from tests.rendering.scans import print_scans
from tests.rendering.specimens import printed_specimens

LIMITS = {
    "PDF": {"th": 0.005, "ja": 0.001, "en": 0.001},
    "DOCX": {"th": 0.0, "ja": 0.0, "en": 0.0},
    "scan": {"th": 0.06, "ja": 0.03, "en": 0.01},
}
"""Character error rates that are promised, over all files of a kind in a language."""


@dataclass
class Cell:
    """What was read of some files: counts of characters, paragraphs and labels, and why files were not read."""

    files: int = 0
    errors: int = 0
    letters: int = 0
    whole: float = 0.0
    paragraphs: int = 0
    labels: int = 0
    labels_right: int = 0
    unreadable: Counter[str] = field(default_factory=Counter)

    def add(self, rendered: Rendered) -> None:
        """Read a file and count; one that cannot be read has all its characters wrong."""
        specimen = rendered.specimen
        try:
            found = read_source(rendered.path.read_bytes(), rendered.path.name).text
        except UnreadableSource as error:
            self.unreadable[str(error)] += 1
            found = ""
        self.files += 1
        self.errors += distance(found, specimen.text)
        self.letters += len(squash(specimen.text))
        self.whole += paragraphs_whole(found, specimen.paragraphs) * len(specimen.paragraphs)
        self.paragraphs += len(specimen.paragraphs)
        right, total = labels_right(found, specimen)
        self.labels_right += right
        self.labels += total

    @property
    def error_rate(self) -> float:
        """The pooled character error rate."""
        return self.errors / max(1, self.letters)

    def row(self) -> str:
        """The figures of the table."""
        labels = f"{self.labels_right / self.labels:8.4f}" if self.labels else " " * 8
        reasons = "".join(f"   {count} unreadable: {reason}" for reason, count in self.unreadable.items())
        return f"{self.files:5} {self.error_rate:9.5f} {self.whole / max(1, self.paragraphs):8.4f} {labels}{reasons}"


def cache_folder() -> Path:
    """A folder for the files of this corpus and these makers: a change of either makes all files anew, elsewhere."""
    sources = sorted((ROOT / "tests" / "rendering").glob("*.py")) + sorted(CORPUS.glob("*.*.*"))
    made_by = [path for path in sources if not path.name.startswith(("test_", "measure"))]
    key = hashlib.sha256(b"\0".join(path.read_bytes() for path in made_by)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / "triclause-rendered" / key


def rendered_files(folder: Path, scans: bool = True) -> Iterator[Rendered]:
    """All files, made where they are not there yet."""
    yield from print_office(folder / "office")
    yield from print_specimens(list(printed_specimens()), folder / "pdf")
    if scans:
        yield from print_scans(folder / "scans")


def measure_reading(scans: bool = True) -> Iterator[tuple[str, float]]:
    """Read everything and print the table; give what is kept as floors, so higher is better."""
    cells: dict[tuple[str, str, str], Cell] = {}
    for rendered in rendered_files(cache_folder(), scans):
        key = rendered.kind, rendered.producer, rendered.specimen.language
        cells.setdefault(key, Cell()).add(rendered)
    print(f"\n{'kind':<10} {'producer':<12} {'':<3} files    errors    whole   labels")
    for (kind, producer, language), cell in sorted(cells.items()):
        print(f"{kind:<10} {producer:<12} {language:<3} {cell.row()}")
    print("all producers")
    for (kind, language), cell in pooled(cells):
        limit = LIMITS.get(kind, {}).get(language)
        promise = "" if limit is None else f"   at most {limit}{'   ABOVE' if cell.error_rate > limit else ''}"
        print(f"{kind:<10} {'':<12} {language:<3} {cell.row()}{promise}")
        yield f"reading {kind} {language}: characters", 1 - cell.error_rate
        yield f"reading {kind} {language}: whole paragraphs", cell.whole / max(1, cell.paragraphs)
        if cell.labels:
            yield f"reading {kind} {language}: labels", cell.labels_right / cell.labels


def pooled(cells: dict[tuple[str, str, str], Cell]) -> Sequence[tuple[tuple[str, str], Cell]]:
    """The cells of a kind and a language as one; all forms of scans are one kind."""
    found: dict[tuple[str, str], Cell] = {}
    for (kind, _, language), cell in cells.items():
        total = found.setdefault((kind.split()[0], language), Cell())
        for name, value in vars(cell).items():
            setattr(total, name, getattr(total, name) + value)
    return sorted(found.items())
