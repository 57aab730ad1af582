"""A knowledge base opened: its store, encoders, indexes and search, each made when first asked."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from indexes.cache import CachedEncoder
from indexes.clause_index import ClauseIndex
from indexes.encoders.lazy import LazyEncoder
from indexes.search import SearchEngine
from indexes.subjects import SubjectIndex
from kb.settings import Settings
from kb.store import Store, open_store

if TYPE_CHECKING:
    from indexes.encoders import Encoder


class KnowledgeBase:
    """What every command and the web application open; nothing heavy is loaded before it is needed."""

    def __init__(self, settings: Settings) -> None:
        """Open the knowledge base of these settings."""
        self.settings = settings

    @cached_property
    def store(self) -> Store:
        """The store, made if it is not there."""
        return open_store(self.settings)

    @cached_property
    def searching(self) -> Encoder:
        """The encoder that compares questions with passages."""
        from indexes.encoders import make_encoder

        return make_encoder(self.settings.encoder)

    @cached_property
    def aligning(self) -> Encoder:
        """The encoder that compares statements."""
        from indexes.encoders import make_encoder

        return make_encoder(self.settings.aligning_encoder)

    @cached_property
    def index(self) -> ClauseIndex:
        """The indexes, up to date with the store."""
        same = self.settings.encoder == self.settings.aligning_encoder
        encoders = [self.searching] if same else [self.searching, self.aligning]
        return ClauseIndex(self.settings.indexes, self.store, encoders)

    @cached_property
    def engine(self) -> SearchEngine:
        """Search over the indexes."""
        return SearchEngine(self.store, self.index)

    @cached_property
    def subjects(self) -> SubjectIndex:
        """The subjects and what they are given to; the model is loaded only for what was never encoded."""
        encoder = CachedEncoder(LazyEncoder(self.settings.aligning_encoder, lambda: self.aligning), self.store)
        return SubjectIndex(self.store, self.settings.data, self.settings.indexes, encoder)
