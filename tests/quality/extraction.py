"""How well clauses, kinds, facts and records are read, against the gold of the corpus and of the marked specimens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ingest.extraction import extract_documents
from ingest.structure import Likeness
from kb.model import Extract
from tests.quality.clause_types import clause_types
from tests.quality.gold import CORPUS, Tally, gold_files, load_gold, macro_f1, squash
from tests.quality.marked import EXTRACTION, read_marked
from tests.quality.statutes import measure_statutes

Measure = tuple[str, float]
Fact = tuple[str, str]


@dataclass(frozen=True)
class Unit:
    """A clause as it was read, by a person or by the machine, white space aside."""

    text: str
    label: str
    path: str
    kind: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Read:
    """One document: what a person and what the machine read in it."""

    name: str
    language: str
    wanted: tuple[Unit, ...]
    found: tuple[Unit, ...]
    instruments: tuple[dict[str, str], ...]
    extract: Extract


@dataclass
class Sums:
    """What was right over many documents."""

    borders: Tally = field(default_factory=Tally)
    labels: Tally = field(default_factory=Tally)
    kinds: list[tuple[str, str]] = field(default_factory=list)
    facts: dict[str, Tally] = field(default_factory=dict)
    facts_anywhere: Tally = field(default_factory=Tally)
    clauses: Counter[str] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)
    records: Tally = field(default_factory=Tally)


def units(extract: Extract) -> tuple[Unit, ...]:
    """What the machine read."""
    by_clause: dict[str, list[Fact]] = {}
    for fact in extract.facts:
        by_clause.setdefault(fact.clause, []).append((fact.type, squash(fact.value)))
    return tuple(
        Unit(squash(c.text), squash(c.label or ""), c.path, c.kind, tuple(by_clause.get(c.id, ())))
        for c in extract.clauses
    )


def read_specimens(folder: Path, likeness: Likeness | None) -> Iterator[Read]:
    """The marked documents of a folder."""
    for path in sorted(folder.glob("*.gold")):
        gold = read_marked(path)
        wanted = tuple(
            Unit(squash(c.text), squash(c.label or ""), c.path, c.kind, tuple((t, squash(v)) for t, v, _ in c.facts))
            for c in gold.clauses
        )
        documents, _ = extract_documents(
            gold.text.encode(), f"{path.stem}.txt", gold.name, language=gold.language, likeness=likeness
        )
        extract = documents[0].extract
        yield Read(gold.name, gold.language, wanted, units(extract), gold.instruments, extract)


def read_corpus(likeness: Likeness | None) -> Iterator[Read]:
    """The corpus."""
    for path in gold_files():
        for language, clauses in load_gold(path).items():
            (source,) = CORPUS.glob(f"{path.stem}.{language}.*")
            documents, _ = extract_documents(source.read_bytes(), source.name, path.stem, likeness=likeness)
            wanted = tuple(
                Unit(
                    squash(c.text), squash(c.label or ""), c.path, c.kind, tuple((t, squash(v)) for t, v, _ in c.facts)
                )
                for c in clauses
            )
            yield Read(path.stem, language, wanted, units(documents[0].extract), (), documents[0].extract)


def sums(reads: Sequence[Read]) -> Sums:
    """All counts together."""
    total = Sums()
    for read in reads:
        total.documents[read.language] += 1
        total.clauses[read.language] += len(read.wanted)
        total.borders.add((u.text for u in read.found), (u.text for u in read.wanted))
        total.labels.add(
            ((u.text, u.label, u.path) for u in read.found), ((u.text, u.label, u.path) for u in read.wanted)
        )
        by_text = {u.text: u.kind for u in read.wanted}
        total.kinds += [(u.kind, by_text[u.text]) for u in read.found if u.text in by_text]
        add_facts(total, read)
        total.records.add(found_fields(read), wanted_fields(read))
    return total


def add_facts(total: Sums, read: Read) -> None:
    """Facts count as right by type and value within the same clause; in a clause cut wrongly they all count as wrong.

    ``facts_anywhere`` tells what of that is due to the cutting: it counts them by type and value within the document.
    """
    found = [(t, u.text, v) for u in read.found for t, v in u.facts]
    wanted = [(t, u.text, v) for u in read.wanted for t, v in u.facts]
    total.facts_anywhere.add(((t, v) for t, _, v in found), ((t, v) for t, _, v in wanted))
    for kind in {item[0] for item in [*found, *wanted]}:
        tally = total.facts.setdefault(kind, Tally())
        tally.add((f for f in found if f[0] == kind), (w for w in wanted if w[0] == kind))


FIELDS = (
    "kind",
    "status",
    "signed_on",
    "planned_signing",
    "entry_into_force",
    "duration",
    "renewal",
    "notice_period",
    "under",
)
LISTS = ("parties", "signatories")


def wanted_fields(read: Read) -> list[tuple[str, str, str]]:
    """The fields of the instruments a person read, each once an instrument of its kind."""
    found = []
    for gold in read.instruments:
        found += [(gold["kind"], name, squash(gold[name])) for name in FIELDS if gold.get(name)]
        for name in LISTS:
            found += [(gold["kind"], name, squash(value)) for value in gold.get(name, "").split(";") if value.strip()]
    return found


def found_fields(read: Read) -> list[tuple[str, str, str]]:
    """The same of the machine; nothing where the gold has no records."""
    if not read.instruments:
        return []
    found = []
    for record in read.extract.instruments:
        found += [(record.kind, n, squash(str(getattr(record, n)))) for n in FIELDS if getattr(record, n, None)]
        for name in LISTS:
            found += [(record.kind, name, squash(value)) for value in getattr(record, name)]
    return found


def rows(name: str, reads: Sequence[Read]) -> Iterator[Measure]:
    """The table of one half."""
    total = sums(reads)
    for language in ("th", "ja", "en"):
        yield f"{name}: clauses {language}", float(total.clauses[language])
    yield f"{name}: documents", float(total.documents.total())
    yield f"{name}: borders F1", total.borders.f1
    yield f"{name}: labels and paths F1", total.labels.f1
    yield f"{name}: kinds accuracy", sum(a == b for a, b in total.kinds) / max(1, len(total.kinds))
    yield f"{name}: kinds macro F1", macro_f1(total.kinds)
    tallies = total.facts.values()
    for kind, tally in sorted(total.facts.items()):
        yield f"{name}: facts F1, {kind}", tally.f1
    yield f"{name}: facts F1", Tally(*(sum(getattr(t, n) for t in tallies) for n in ("right", "found", "wanted"))).f1
    yield f"{name}: facts F1, however cut", total.facts_anywhere.f1
    if total.records.wanted:
        yield f"{name}: records F1", total.records.f1


def measure_extraction(likeness: Likeness | None) -> Iterator[Measure]:
    """The halves of our own gold, the specimens of layouts, and the shared statutes, treaties and clauses."""
    yield from rows("development", [*read_corpus(likeness), *read_specimens(EXTRACTION / "development", likeness)])
    yield from rows("test", list(read_specimens(EXTRACTION / "test", likeness)))
    layouts = sums(list(read_specimens(EXTRACTION / "layouts", None)))
    yield "layouts: borders F1", layouts.borders.f1
    yield "layouts: labels and paths F1", layouts.labels.f1
    yield from measure_statutes()
    yield from clause_types(likeness)
