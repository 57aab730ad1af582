"""How well clauses and instruments are given their subjects, against ``tests/gold/subjects.jsonl``.

A line of the gold is a clause with its text, or an instrument without one. ``subjects`` are those that it is about;
``also`` are those that one reader would give and another not: giving them is neither right nor wrong. Halves are by
document: the threshold was chosen on ``development``, ``test`` is only looked at to report.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexes.encoders import Encoder, make_encoder
from indexes.subjects import Given, clause_cosines, give, subject_vectors
from kb.identity import clause_id
from kb.model import Clause, Kind
from kb.settings import ALIGNING_ENCODER
from kb.store import ClauseInRow
from kb.subjects import load_subjects
from tests.quality.gold import SUBJECTS, gold_files, load_gold
from tests.quality.marked import EXTRACTION, read_marked

Measure = tuple[str, float]
HALVES = ("development", "test")


@dataclass(frozen=True)
class Wanted:
    """What a clause, or (without a text) an instrument is about."""

    half: str
    document: str
    subjects: tuple[str, ...]
    also: tuple[str, ...]
    language: str = ""
    kind: str = ""
    text: str = ""


def wanted() -> list[Wanted]:
    """The gold."""
    lines = (json.loads(line) for line in SUBJECTS.read_text(encoding="utf-8").splitlines())
    return [Wanted(**{k: tuple(v) if isinstance(v, list) else v for k, v in line.items()}) for line in lines]


def read_by_hand() -> list[ClauseInRow]:
    """All clauses of the corpus and of the marked development specimens, as people cut them."""
    found = []
    for path in gold_files():
        for language, clauses in load_gold(path).items():
            for c in clauses:
                found.append(placed(path.stem, language, c.kind, c.label, c.text, len(found)))  # type: ignore[arg-type]
    for path in sorted((EXTRACTION / "development").glob("*.gold")):
        marked = read_marked(path)
        for m in marked.clauses:
            found.append(placed(marked.name, marked.language, m.kind, m.label, m.text, len(found)))  # type: ignore[arg-type]
    return found


def placed(document: str, language: str, kind: Kind, label: str | None, text: str, at: int) -> ClauseInRow:
    """A clause by itself, known by its place in the list."""
    own = label if label and text.startswith(label) else None
    return ClauseInRow(
        Clause(clause_id(document, at, at), own, "", kind, language, 0, len(text), text), document, document, 0
    )


def scores(pairs: Sequence[tuple[set[str], Wanted]]) -> tuple[float, float, float]:
    """Precision, recall and micro F1 of what was given, what may be given left out of both."""
    right = sum(len(found & set(want.subjects)) for found, want in pairs)
    given = sum(len(found - set(want.also)) for found, want in pairs)
    asked = sum(len(want.subjects) for _, want in pairs)
    precision, recall = right / max(1, given), right / max(1, asked)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def compared(items: Sequence[ClauseInRow], given: Given, gold: Sequence[Wanted]) -> Iterator[Measure]:
    """The table: clauses and instruments, by half; clauses of the test half by language too."""
    ids = {(item.instrument, item.clause.language, item.clause.text): item.clause.id for item in items}
    clauses, instruments = [], []
    for want in gold:
        if want.text:
            id_ = ids[want.document, want.language, want.text]
            clauses.append(({one.subject for one in given.clauses.get(id_, ())}, want))
        else:
            instruments.append(({one.subject for one in given.instruments.get(want.document, ())}, want))
    for half in HALVES:
        for what, pairs in (("clauses", clauses), ("instruments", instruments)):
            for name, value in zip(
                ("precision", "recall", "F1"), scores([p for p in pairs if p[1].half == half]), strict=True
            ):
                yield f"subjects of {what}, {half}: {name}", value
    for language in ("th", "ja", "en"):
        mine = [pair for pair in clauses if pair[1].half == "test" and pair[1].language == language]
        yield f"subjects of clauses, test, {language}: F1", scores(mine)[2]


def measure_subjects(encoder: Encoder | None = None) -> Iterator[Measure]:
    """Precision, recall and micro F1 of the subjects of clauses and instruments."""
    encoder = encoder or make_encoder(ALIGNING_ENCODER)
    items, subjects = read_by_hand(), load_subjects()
    cosines = clause_cosines(items, subject_vectors(subjects, encoder), encoder)
    yield from compared(items, give([subject.id for subject in subjects], items, cosines), wanted())
