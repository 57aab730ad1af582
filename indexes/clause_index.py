"""The indexes of a knowledge base, kept in step with its store.

1. What is in them follows from the store alone; a missing, broken or foreign index is built anew without being asked.
2. :meth:`ClauseIndex.refresh` adds and removes only what changed; a clause keeps its number for ever.
3. Files are replaced whole, and the state that names the generation they belong to is written last, so that a process
   killed at any point leaves indexes that the next one recognises as behind.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from indexes.cache import CachedEncoder
from indexes.centring import centred, crowding, language_means
from indexes.vector_index import FlatVectorIndex, as_keys
from indexes.word_index import WordIndex
from kb.identity import clause_of_key, vector_key
from kb.model import LanguageCode
from kb.store import ClauseInRow, Store

if TYPE_CHECKING:
    from indexes.encoders import Encoder, Role

FORM = 2
"""Raised when what the files hold changes; an index of another form is built anew."""

MEANS_KEPT_UNTIL = 1.5
"""The means are measured again, and all vectors moved, when a store has grown or shrunk by this factor: by then half
of what they were measured on is new."""


SAME = 1e-4
"""The greatest difference in any dimension between two encodings of one text."""


RowKey = tuple[str, int, str]
"""An instrument, the number of a row in it, and the clause's own id where it has no row yet."""


Means = dict[LanguageCode, NDArray[np.float32]]
"""The mean vector of each language."""


@dataclass(frozen=True, slots=True)
class State:
    """What the files on disk hold. ``measured_on`` is the number of clauses that the language means come from, and
    ``revisions`` are those of the documents that persons have corrected."""

    form: int = FORM
    generation: int = -1
    encoders: list[str] = field(default_factory=list)
    measured_on: int = 0
    revisions: dict[str, int] = field(default_factory=dict)


class ClauseIndex:
    """Words and vectors of every current clause, under one folder."""

    def __init__(self, folder: Path, store: Store, encoders: Sequence[Encoder]) -> None:
        """Open the indexes in ``folder`` and bring them up to date with the store."""
        self.folder = folder
        self.store = store
        self.encoders = [CachedEncoder(encoder, store) for encoder in encoders]
        self._question_encoders = list(encoders)
        self.clauses: dict[str, ClauseInRow] = {}
        self.rows: dict[RowKey, list[ClauseInRow]] = {}
        self.means: list[Means] = []
        self.query_means: list[Means] = []
        self.crowds: list[dict[str, NDArray[np.float32]]] = []
        self.state = State()
        self._lock = threading.Lock()
        self._gate = threading.Condition()
        self._readers = 0
        self._changing = False
        self._open()
        self.refresh()

    @property
    def current(self) -> bool:
        """Whether the indexes hold just what the store holds now."""
        return self.state.generation == self.store.generation()

    def refresh(self) -> None:
        """Bring the indexes up to date with the store: read what another process has written, or write it."""
        if self.current and self.rows:
            return
        with self._alone():
            if not self.current:
                self._open()
            self._update(self.store.generation())

    def _update(self, generation: int) -> None:
        self.clauses = {item.clause.id: item for item in self.store.current_clauses()}
        self.rows = {}
        for clause, item in self.clauses.items():
            self.rows.setdefault(self.row_of(clause), []).append(item)
        if self.state.generation == generation:
            return
        known = {clause_of_key(int(key)) for key in self.vectors[0].all_keys()}
        if self._means_are_old() or known != self.words.ids():
            self._clear()
            known = set()
        recast = [self.clauses[id_] for id_ in sorted(known & self._corrected_since())]
        moved = self._moved(recast)
        add = [item for id_, item in self.clauses.items() if id_ not in known or id_ in moved]
        remove = sorted(known - self.clauses.keys() | moved)
        if add or remove:
            self._change(add, remove)
        if recast:
            self.words.change(recast, [item.clause.id for item in recast])
        self._save(generation)

    def _corrected_since(self) -> set[str]:
        """The clauses of documents that have been corrected since they were indexed: the same ids, but other kinds and
        headings."""
        then = self.state.revisions
        return {id_ for id_, item in self.clauses.items() if item.revision != then.get(item.document, 0)}

    def _moved(self, items: Sequence[ClauseInRow]) -> set[str]:
        """Which of these clauses have other vectors than they are indexed under: another heading, another label.

        Only then is crowding measured anew, which takes time; most corrections are of kinds and facts.
        """
        keys = as_keys(vector_key(item.clause.id) for item in items)
        languages = [item.clause.language for item in items]
        moved: set[str] = set()
        for index, encoder, means, texts in zip(
            self.vectors, self.encoders, self.means, self._texts(items), strict=False
        ):
            if items:
                now = centred(encoder.encode(texts), languages, means)
                far = np.abs(now - index.vectors(keys)).max(axis=1) > SAME
                moved |= {item.clause.id for item, other in zip(items, far, strict=True) if other}
        return moved

    def _texts(self, items: Sequence[ClauseInRow]) -> list[list[str]]:
        """What each encoder reads of the clauses."""
        return [self.passages(items), [without_label(item) for item in items]]

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One thread of one process at a time, here and in every other process with the same folder."""
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        with self._lock, (self.folder.parent / "indexes.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            with self._gate:
                self._changing = True
                self._gate.wait_for(lambda: not self._readers)
            try:
                yield
            finally:
                with self._gate:
                    self._changing = False
                    self._gate.notify_all()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """The indexes up to date, and the same from beginning to end: no thread changes them meanwhile."""
        self.refresh()
        with self._gate:
            self._gate.wait_for(lambda: not self._changing)
            self._readers += 1
        try:
            yield
        finally:
            with self._gate:
                self._readers -= 1
                self._gate.notify_all()

    def rebuild(self) -> None:
        """Build everything anew from the store."""
        with self._alone():
            self._clear()
            self._update(self.store.generation())

    def row_of(self, clause: str) -> RowKey:
        """The row a clause stands in; one that is not aligned yet stands alone."""
        item = self.clauses[clause]
        return item.instrument, item.row, "" if item.row else clause

    def encode_query(self, text: str, language: LanguageCode) -> list[NDArray[np.float32]]:
        """The centred vector of a question for each encoder."""
        return self._encode(text, language, "query", self.query_means)

    def encode_clause(self, text: str, language: LanguageCode) -> list[NDArray[np.float32]]:
        """The centred vector of a text that is a clause itself for each encoder."""
        return self._encode(text, language, "passage", self.means)

    def _encode(self, text: str, language: LanguageCode, role: Role, means: list[Means]) -> list[NDArray[np.float32]]:
        return [
            centred(encoder.encode([text], role), [language], mean)[0]
            for encoder, mean in zip(self._question_encoders, means, strict=True)  # asking must not write to the store
        ]

    def closeness(self, clauses: Sequence[str], vectors: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
        """How near clauses lie to a query's vectors: cosines less half their crowding, shape (encoders, clauses)."""
        keys = as_keys(map(vector_key, clauses))
        return np.stack(
            [
                index.vectors(keys) @ vector - np.array([crowd[clause] for clause in clauses], dtype=np.float32) / 2
                for index, vector, crowd in zip(self.vectors, vectors, self.crowds, strict=True)
            ]
        )

    def passages(self, items: Sequence[ClauseInRow]) -> list[str]:
        """What the searching encoder reads of each clause: its words, after the heading of the article it is in.

        On 40 queries headings raised nDCG@10 from .75 to .82 (LIBRARIES.md).
        """
        parents = {(i.document, i.clause.path): i for i in self.clauses.values() if i.clause.label and i.clause.path}
        return [passage(item, parents.get((item.document, item.clause.path.rpartition(".")[0]))) for item in items]

    def _open(self) -> None:
        """Read the files; whatever is wrong with them, begin with empty indexes."""
        try:
            self.state = State(**json.loads((self.folder / "state.json").read_text(encoding="utf-8")))
            if (self.state.form, self.state.encoders) != (FORM, [encoder.name for encoder in self.encoders]):
                raise ValueError("an index of another form or of other encoders")
            self.words = WordIndex(self.folder / "words")
            self.vectors = [FlatVectorIndex.load(self._file(i, "faiss")) for i in range(len(self.encoders))]
            self.means = [read_arrays(self._file(i, "means.npz")) for i in range(len(self.encoders))]
            self.query_means = [read_arrays(self._file(i, "query-means.npz")) for i in range(len(self.encoders))]
            self.crowds = [read_arrays(self._file(i, "crowds.npz")) for i in range(len(self.encoders))]
        except (OSError, ValueError, TypeError, KeyError):
            self._clear()

    def _clear(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.state = State()
        self.words = WordIndex(self.folder / "words")
        self.vectors = [FlatVectorIndex(encoder.dimension) for encoder in self.encoders]
        self.means = [{} for _ in self.encoders]
        self.query_means = [{} for _ in self.encoders]
        self.crowds = [{} for _ in self.encoders]

    def _means_are_old(self) -> bool:
        now, then = len(self.clauses), self.state.measured_on
        return not then or now > then * MEANS_KEPT_UNTIL or then > now * MEANS_KEPT_UNTIL

    def _change(self, add: Sequence[ClauseInRow], remove: Sequence[str]) -> None:
        keys = as_keys(vector_key(item.clause.id) for item in add)
        languages = [item.clause.language for item in add]
        texts = self._texts(add)
        for i, encoder in enumerate(self.encoders):
            raw = encoder.encode(texts[i])
            if not self.means[i]:
                self.means[i] = language_means(raw, languages)
                self.query_means[i] = sample_query_means(encoder)
            self.vectors[i].remove(as_keys(map(vector_key, remove)))
            self.vectors[i].add(keys, centred(raw, languages, self.means[i]))
        self.words.change(add, remove)
        if not self.state.measured_on:
            self.state = State(measured_on=len(add))
        self._measure_crowding()

    def _measure_crowding(self) -> None:
        keys = as_keys(map(vector_key, self.clauses))
        languages = [item.clause.language for item in self.clauses.values()]
        self.crowds = [
            dict(zip(self.clauses, crowding(index.vectors(keys), languages), strict=True)) for index in self.vectors
        ]

    def _save(self, generation: int) -> None:
        for i, vectors in enumerate(self.vectors):
            vectors.save(self._file(i, "faiss"))
            write_arrays(self._file(i, "means.npz"), self.means[i])
            write_arrays(self._file(i, "query-means.npz"), self.query_means[i])
            write_arrays(self._file(i, "crowds.npz"), self.crowds[i])
        names = [encoder.name for encoder in self.encoders]
        revisions = {item.document: item.revision for item in self.clauses.values() if item.revision}
        self.state = State(FORM, generation, names, self.state.measured_on, revisions)
        replace_file(self.folder / "state.json", json.dumps(asdict(self.state)).encode())

    def _file(self, i: int, what: str) -> Path:
        return self.folder / f"vectors-{i}.{what}"


def passage(item: ClauseInRow, above: ClauseInRow | None) -> str:
    """The words to encode for a clause: the heading of the clause above it, then its own words without the label."""
    own = without_label(item)
    return f"{without_label(above).splitlines()[0]}\n{own}" if above and above is not item else own


def without_label(item: ClauseInRow) -> str:
    """A clause's words after its label: numbers of articles move vectors and mean nothing."""
    text = item.clause.text
    return text.removeprefix(item.clause.label or "").strip() or text


def sample_query_means(encoder: CachedEncoder) -> dict[LanguageCode, NDArray[np.float32]]:
    """The mean query vector of each language over the shipped sample queries."""
    text = (resources.files("indexes") / "sample_queries.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines()[1:] if "\t" in line]
    return language_means(encoder.encode([query for _, query in lines], "query"), [language for language, _ in lines])


def read_arrays(path: Path) -> dict[str, NDArray[np.float32]]:
    """Named arrays from a file."""
    with np.load(path) as arrays:
        return dict(arrays)


def write_arrays(path: Path, arrays: Mapping[str, NDArray[np.float32]]) -> None:
    """Named arrays to a file, replaced whole."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.npz")
    np.savez(beside, **arrays)  # type: ignore[arg-type]  # numpy's stub takes the names for its own options
    beside.replace(path)


def replace_file(path: Path, data: bytes) -> None:
    """Write a file so that a reader finds the old one or the new one whole."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    beside.write_bytes(data)
    beside.replace(path)
