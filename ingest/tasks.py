"""What is done to one source or one instrument, away from the store's writer: in a worker, or where it is asked.

Tasks read the store (for vectors it has already) and never write to it; what they computed comes back with the result.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from indexes.cache import CollectingEncoder
from indexes.encoders.base import FAKE
from indexes.knowledge_base import KnowledgeBase
from ingest.alignment import AlignedRow, align_versions
from ingest.corrected import corrected, remark
from ingest.extraction import extract_documents
from ingest.readers import UnreadableSource
from ingest.sources import SourceFile
from ingest.structure import Likeness
from ingest.structure.kinds.examples import Examples, packaged
from ingest.structure.kinds.reviewed import reviewed_examples
from kb.identity import sha256
from kb.model import Clause, Document, Row, Stage, TriClauseError
from kb.numerals import ordinals
from kb.settings import Settings

if TYPE_CHECKING:
    from indexes.encoders import Encoder
    from kb.store import Store
    from kb.store.base import Vectors


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a source became: its documents, the vectors of the clauses of each, those among them that the store lacked
    (by the words they stand for), and remarks; ``seconds`` is what it took.

    ``trouble`` and ``stage`` say what went wrong where, if something did.
    """

    documents: tuple[Document, ...] = ()
    encoder: str = ""
    vectors: tuple[Vectors, ...] = ()
    fresh: Mapping[str, Vectors] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    libraries: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    stage: Stage = "encode"
    trouble: Exception | None = None


@dataclass(frozen=True, slots=True)
class Aligned:
    """The rows of an instrument, and the vectors that were computed to make them."""

    rows: tuple[Row, ...]
    encoder: str
    vectors: Mapping[str, Vectors]


Opening = KnowledgeBase | Settings
"""A knowledge base where the task is done in the process that has it open, else what to open it by."""


def extract_source(where: Opening, source: SourceFile, digest: str, instrument: str) -> Extracted:
    """Read a source, cut it into clauses and encode them; ``digest`` is what its bytes were when it was found."""
    stage: Stage = "read"
    trouble: Exception
    started = time.perf_counter()
    try:
        data = source.read()
        if sha256(data) != digest:
            raise TriClauseError("it changed while it was read; ingest it again when it is complete")
        stage = "extract"
        base = opened(where)
        encoder = collecting_encoder(base)
        likeness = likeness_of(encoder, base.store)
        documents, reading = extract_documents(
            data, source.name, instrument, source.language, source.title, source.url, likeness
        )
        documents, waiting = with_corrections(documents, base.store)
        stage = "encode"
        vectors = encoded(documents, encoder)
        libraries = {name: library_version(name) for name in ("triclause", *reading.libraries)}
        taken = time.perf_counter() - started
        warnings = (*reading.warnings, *waiting)
        return Extracted(documents, encoder.name, vectors, encoder.fresh, warnings, libraries, taken)
    except UnreadableSource as error:
        stage, trouble = "read", error
    except (TriClauseError, OSError) as error:
        trouble = error
    except Exception as error:  # a fault of ours in one source must not stop a run over thousands
        trouble = RuntimeError(f"{type(error).__name__}: {error}")
    return Extracted(seconds=time.perf_counter() - started, stage=stage, trouble=trouble)


def with_corrections(documents: Sequence[Document], store: Store) -> tuple[tuple[Document, ...], list[str]]:
    """Documents with what persons have corrected in their instruments, and remarks on what found no place."""
    found, remarks = [], []
    for document in documents:
        revision = store.revision(document.instrument, document.extract.language)
        if not revision:
            found.append(document)
            continue
        corrections = store.corrections(document.instrument, document.extract.language)
        result, standings = corrected(document, corrections, revision)
        found.append(result)
        remarks += [remark(standing) for standing in standings if standing.state == "waiting"]
    return tuple(found), remarks


def encoded(documents: Sequence[Document], encoder: CollectingEncoder) -> tuple[Vectors, ...]:
    """The vectors of the clauses of each document; the encoder knows which of them the store lacked."""
    return tuple(encoder.encode([clause_words(c) for c in d.extract.clauses]) for d in documents)


def corrected_anew(where: Opening, found: Extracted) -> Extracted:
    """What a source became, with corrections that were made since it was read."""
    base = opened(where)
    documents, waiting = with_corrections(found.documents, base.store)
    encoder = collecting_encoder(base)
    vectors = encoded(documents, encoder)
    warnings = tuple(dict.fromkeys((*found.warnings, *waiting)))
    return replace(
        found, documents=documents, vectors=vectors, fresh={**found.fresh, **encoder.fresh}, warnings=warnings
    )


def align_instrument(where: Opening, instrument: str) -> Aligned:
    """The rows of an instrument from its current documents."""
    store = opened(where).store
    summary = store.instrument(instrument)
    documents = [store.document(name) for name in summary.documents.values()] if summary else []
    versions = {d.extract.language: d.extract.clauses for d in documents if d}
    encoder = collecting_encoder(opened(where))
    aligned = align_versions(
        {language: [clause_words(c) for c in clauses] for language, clauses in versions.items()},
        encoder,
        {language: [position(c.path if c.label else "") for c in clauses] for language, clauses in versions.items()},
    )
    rows = [row_of(row, number, versions) for number, row in enumerate(aligned, start=1)]
    return Aligned(tuple(rows), encoder.name, encoder.fresh)


def row_of(aligned: AlignedRow, number: int, versions: Mapping[str, tuple[Clause, ...]]) -> Row:
    """An aligned row with the ids of its clauses."""
    cells = {
        language: tuple(versions[language][i].id for i in cell) for language, cell in aligned.cells.items() if cell
    }
    return Row(number, cells, aligned.score)


def opened(where: Opening) -> KnowledgeBase:
    """The knowledge base of a task."""
    return where if isinstance(where, KnowledgeBase) else _opened(where)


@cache
def _opened(settings: Settings) -> KnowledgeBase:
    """Opened once in a worker: its models serve all its tasks. One core each, since every worker has its own."""
    import torch

    torch.set_num_threads(1)
    return KnowledgeBase(settings)


def collecting_encoder(base: KnowledgeBase) -> CollectingEncoder:
    """The aligning encoder over what the store has encoded already."""
    return CollectingEncoder(base.aligning, base.store)


@cache
def library_version(name: str) -> str:
    """The version of a distribution or program that reads sources."""
    if name == "tesseract":
        from ingest.readers import recognition

        return recognition.version()
    return version(name)


def likeness_of(encoder: Encoder, store: Store | None = None) -> Likeness | None:
    """The examples of kinds in the space of an encoder, which then likens clauses to them: those of the lexicons, and
    the clauses of the store whose kinds persons have said. None for the fake encoder, whose space has no meaning.

    The examples are encoded once in a process, or taken from the store if the encoder has one behind it.
    """
    if encoder.name.startswith(FAKE):
        return None
    examples = (*packaged(), *(reviewed_examples(store) if store else ()))
    known = _EXAMPLES.get(encoder.name)
    if known is None or known.examples != examples:
        known = _EXAMPLES[encoder.name] = Examples(examples, encoder)
    return Likeness(known, encoder)


_EXAMPLES: dict[str, Examples] = {}


def clause_words(clause: Clause) -> str:
    """A clause's words after its label; labels are compared as labels, not as words."""
    return clause.text.removeprefix(clause.label or "").strip() or clause.text


def position(path: str) -> tuple[int, ...] | None:
    """The place a path names as numbers, so that ``4.2.ก`` and ``4.2.a`` meet; ``None`` for no path."""
    if not path:
        return None
    return tuple(next(iter(ordinals(part).values()), 0) for part in path.split("."))
