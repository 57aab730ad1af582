"""What clauses and instruments are about: named subjects given by the encoder that aligns.

1. A clause is given at most two subjects. Its score for a subject is the cosine of its vector and the subject's, plus
   what all clauses of its instrument say together (the mean of their cosines): "the duty desk" means little alone and
   much in a memorandum on cyber security. Language means are taken out of all vectors first.
2. Formal clauses (signature, duration, languages ...) are given none, and say nothing about their instrument.
3. An instrument is given the subjects of at least a certain share of its clauses that are not formal.
4. The vectors come from the store's cache; a model is loaded only for texts that are not there. What was given is kept
   in a file by the store's generation and the subjects, so that a page need not compute it.

The figures were chosen on the development half of ``tests/gold/subjects.jsonl`` (``scripts/quality --only subjects``).
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from indexes.centring import DRAWN_TO_ZERO, centred
from indexes.clause_index import replace_file, without_label
from kb.languages import LANGUAGES
from kb.model import Kind, LanguageCode
from kb.store import ClauseInRow, Store
from kb.subjects import Subject, load_subjects, save_subjects, subjects_hash

if TYPE_CHECKING:
    from indexes.encoders import Encoder

Matrix = NDArray[np.float32]

FORM = 1
"""Raised when what the file holds, or how it is computed, changes."""

THRESHOLD = 0.23
"""The least score (cosine plus the instrument's part) of a subject that a clause is given."""

MOST = 2
"""Subjects of one clause at most."""

MARGIN = 0.1
"""How far below the first subject of a clause its second may be."""

OF_INSTRUMENT = 1.0
"""What the mean cosine of the instrument's clauses counts beside the clause's own."""

SHARE = 0.2
"""The least share of an instrument's clauses for a subject of the instrument."""

FORMAL: frozenset[Kind] = frozenset(
    {
        *("signature", "language", "termination", "duration", "entry_into_force", "amendment", "legal_effect"),
        "dispute_settlement",
    }
)
"""Kinds of clause that every instrument has in much the same words, whatever it is about."""

BLOCK = 2_000
"""Clauses whose vectors are in memory at a time."""


@dataclass(frozen=True, slots=True)
class GivenSubject:
    """A subject of a clause: its score, and the two parts of it, the clause's own and that of the instrument."""

    subject: str
    score: float
    own: float
    instrument: float


@dataclass(frozen=True, slots=True)
class SharedSubject:
    """A subject of an instrument: the share of its clauses that have it (0 to 1), formal clauses left out."""

    subject: str
    share: float


@dataclass(frozen=True, slots=True)
class Given:
    """Subjects by clause id (best first) and by instrument id (greatest share first)."""

    clauses: Mapping[str, tuple[GivenSubject, ...]] = field(default_factory=dict)
    instruments: Mapping[str, tuple[SharedSubject, ...]] = field(default_factory=dict)


class SubjectIndex:
    """The subjects of a knowledge base and what they were given to, kept in step with its store."""

    def __init__(self, store: Store, data: Path, folder: Path, encoder: Encoder) -> None:
        """Subjects of the data folder; results are kept in ``folder``. ``encoder`` should ask the store first."""
        self._store = store
        self._data = data
        self._file = folder / "subjects.json"
        self._encoder = encoder
        self._lock = threading.Lock()
        self._latest: tuple[list[object], Given] | None = None

    def subjects(self) -> tuple[Subject, ...]:
        """The subjects as they are now.

        Raises:
            TriClauseError: the file of subjects in the data folder cannot be read.
        """
        return load_subjects(self._data)

    def save(self, subjects: Sequence[Subject], seen: str) -> bool:
        """Replace the subjects; ``False``, and nothing is written, if they are no longer those with the hash ``seen``.

        Raises:
            TriClauseError: they cannot be written.
        """
        with self._lock:
            if subjects_hash(self.subjects()) != seen:
                return False
            save_subjects(self._data, subjects)
            return True

    def given(self) -> Given:
        """What the subjects are given to, computed if the store or the subjects have changed since.

        Raises:
            TriClauseError: the subjects cannot be read, or the encoder cannot be had.
        """
        subjects = self.subjects()
        key: list[object] = [FORM, self._store.generation(), subjects_hash(subjects), self._encoder.name]
        with self._lock:
            if self._latest is None or self._latest[0] != key:
                kept = read_given(self._file, key)
                if kept is None:
                    kept = self._compute(subjects)
                    write_given(self._file, key, kept)
                self._latest = (key, kept)
            return self._latest[1]

    def _compute(self, subjects: Sequence[Subject]) -> Given:
        items = list(self._store.current_clauses())
        if not items or not subjects:
            return Given()
        vectors = subject_vectors(subjects, self._encoder)
        cosines = clause_cosines(items, vectors, self._encoder)
        return give([subject.id for subject in subjects], items, cosines)


def subject_vectors(subjects: Sequence[Subject], encoder: Encoder) -> Matrix:
    """Unit vectors (n, dimension): the mean over the languages of each subject's description, language means taken out.

    The means are those of the packaged descriptions, so that a subject's vector does not depend on its neighbours.
    """
    packaged = load_subjects()
    total: Matrix | None = None
    for code in LANGUAGES:
        words = [subject.description(code) for subject in subjects]
        said = [at for at, text in enumerate(words) if text]
        if not said:
            continue
        usual = encoder.encode([text for subject in packaged if (text := subject.description(code))]).mean(axis=0)
        if total is None:
            total = np.zeros((len(subjects), len(usual)), dtype=np.float32)
        total[said] += centred(encoder.encode([words[at] for at in said]), [code] * len(said), {code: usual})
    assert total is not None  # every subject has a name in some language
    result: Matrix = total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-9)
    return result


def clause_cosines(items: Sequence[ClauseInRow], vectors: Matrix, encoder: Encoder) -> Matrix:
    """The cosines (clauses, subjects) of clauses and subjects, the mean of each language of the clauses taken out."""
    sums: dict[LanguageCode, Matrix] = {}
    counts: dict[LanguageCode, int] = {}
    for part in blocks(items):  # the means first, in parts: the vectors of a large store do not fit into memory
        languages = [item.clause.language for item in part]
        raw = encoder.encode([without_label(item) for item in part])
        for code in set(languages):
            mine = np.array([language == code for language in languages])
            sums[code] = sums.get(code, np.zeros(raw.shape[1], np.float32)) + raw[mine].sum(axis=0)
            counts[code] = counts.get(code, 0) + int(mine.sum())
    means: dict[LanguageCode, Matrix] = {
        code: (total / np.float32(counts[code] + DRAWN_TO_ZERO)).astype(np.float32) for code, total in sums.items()
    }
    cosines = []
    for part in blocks(items):
        raw = encoder.encode([without_label(item) for item in part])
        cosines.append(centred(raw, [item.clause.language for item in part], means) @ vectors.T)
    return np.concatenate(cosines)


def give(subjects: Sequence[str], items: Sequence[ClauseInRow], cosines: Matrix) -> Given:
    """Subjects for clauses and instruments from the cosines (clauses, subjects)."""
    by_instrument: dict[str, list[int]] = {}
    for at, item in enumerate(items):
        if item.clause.kind not in FORMAL:
            by_instrument.setdefault(item.instrument, []).append(at)
    clauses: dict[str, tuple[GivenSubject, ...]] = {}
    instruments: dict[str, tuple[SharedSubject, ...]] = {}
    for instrument, telling in by_instrument.items():
        together = OF_INSTRUMENT * cosines[telling].mean(axis=0)
        counts: dict[str, int] = {}
        for at in telling:
            found = best(subjects, cosines[at], together)
            for one in found:
                counts[one.subject] = counts.get(one.subject, 0) + 1
            if found:
                clauses[items[at].clause.id] = found
        shares = [SharedSubject(subject, round(count / len(telling), 3)) for subject, count in counts.items()]
        shares.sort(key=lambda one: (-one.share, one.subject))
        instruments[instrument] = tuple(one for one in shares if one.share >= SHARE)
    return Given(clauses, instruments)


def best(subjects: Sequence[str], own: Matrix, together: Matrix) -> tuple[GivenSubject, ...]:
    """The subjects of one clause, best first."""
    scores = own + together
    first = scores.max()
    chosen = [int(at) for at in np.argsort(-scores, kind="stable")[:MOST]]
    return tuple(
        GivenSubject(subjects[at], *(round(float(part[at]), 3) for part in (scores, own, together)))
        for at in chosen
        if scores[at] >= THRESHOLD and scores[at] >= first - MARGIN
    )


def blocks(items: Sequence[ClauseInRow]) -> Iterator[Sequence[ClauseInRow]]:
    """The clauses in parts."""
    return (items[at : at + BLOCK] for at in range(0, len(items), BLOCK))


def read_given(file: Path, key: list[object]) -> Given | None:
    """What was kept under a key, or ``None``: a file that is missing, broken or of other things is computed anew."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        if kept["key"] != key:
            return None
        return Given(
            {clause: tuple(GivenSubject(*one) for one in given) for clause, given in kept["clauses"].items()},
            {name: tuple(SharedSubject(*one) for one in shared) for name, shared in kept["instruments"].items()},
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def write_given(file: Path, key: list[object], given: Given) -> None:
    """Keep what was computed; where it cannot be kept it is computed again."""
    clauses = {id_: [[g.subject, g.score, g.own, g.instrument] for g in found] for id_, found in given.clauses.items()}
    shared = {id_: [[s.subject, s.share] for s in found] for id_, found in given.instruments.items()}
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, json.dumps({"key": key, "clauses": clauses, "instruments": shared}).encode())
    except OSError:
        return
