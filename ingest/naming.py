"""What the instrument of a source is called that belongs to none yet."""

from __future__ import annotations

from ingest.sources import SourceFile
from kb.identity import content_id
from kb.model import Receipt
from kb.store import Store


class InstrumentNames:
    """Names for the instruments of sources that belong to none: the file's own, made unlike those of other files."""

    def __init__(self, store: Store) -> None:
        """Names that are free in this store."""
        self._store = store
        self._given: dict[str, str] = {}

    def of(self, source: SourceFile, known: Receipt | None) -> str:
        """The instrument a source goes into: the one it is said to belong to, the one it was in, or a new one."""
        if source.instrument:
            return source.instrument
        if known and known.instrument:
            return known.instrument
        name = source.stem
        if self._given.get(name, source.name) != source.name or self._store.instrument(name):
            name = f"{name}-{content_id(source.name)[:6]}"
        self._given[name] = source.name
        return name
