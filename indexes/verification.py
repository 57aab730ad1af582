"""Whether a knowledge base is sound: the store in itself, and the indexes against the store. No encoder is loaded."""

from __future__ import annotations

import json
from dataclasses import dataclass

from indexes.vector_index import FlatVectorIndex
from indexes.word_index import WordIndex
from kb.identity import clause_of_key
from kb.settings import Settings
from kb.store import Store, open_store


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found: ``problems`` of the store, ``index_problems`` that a rebuild ends, and work still to do."""

    problems: tuple[str, ...]
    index_problems: tuple[str, ...]
    pending: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong. Work still to do is not wrong: the next ingest does it."""
        return not self.problems and not self.index_problems


def verify_knowledge_base(settings: Settings) -> Verification:
    """Check everything, changing nothing."""
    store = open_store(settings)
    pending = [f"{name}: rows still to be made" for name in store.unaligned()]
    behind = index_generation(settings) != store.generation()
    wrong = [] if behind else check_indexes(settings, store)
    if behind and store.counts()["clauses"]:
        pending.append("indexes: behind the store, brought up to date by the next ingest or search")
    return Verification(tuple(store.check()), tuple(wrong), tuple(pending))


def index_generation(settings: Settings) -> int | None:
    """The generation of the store that the indexes say they hold; ``None`` where there is no index that says."""
    try:
        state = json.loads((settings.indexes / "state.json").read_text(encoding="utf-8"))
        return int(state["generation"])
    except (OSError, ValueError, TypeError, KeyError):
        return None


def check_indexes(settings: Settings, store: Store) -> list[str]:
    """What is wrong with indexes that say they are up to date."""
    clauses = {item.clause.id for item in store.current_clauses()}
    held: dict[str, set[str]] = {}
    wrong = []
    try:
        held["word index"] = WordIndex(settings.indexes / "words").ids()
    except ValueError as error:
        wrong.append(f"word index: {error}")
    for path in sorted(settings.indexes.glob("vectors-*.faiss")):
        try:
            held[path.name] = {clause_of_key(int(key)) for key in FlatVectorIndex.load(path).all_keys()}
        except ValueError as error:
            wrong.append(str(error))
    for name, ids in held.items():
        if ids != clauses:
            wrong.append(f"{name}: {len(clauses - ids)} clauses missing, {len(ids - clauses)} too many")
    return wrong
