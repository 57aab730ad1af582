"""Knowledge bases that several tests look at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexes.knowledge_base import KnowledgeBase
from ingest.pipeline import Ingestion, ingest_paths
from kb.settings import Settings

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def corpus_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a knowledge base that holds the corpus, made with the packaged models once a session."""
    settings = Settings(data=tmp_path_factory.mktemp("corpus"))
    receipts = list(ingest_paths(KnowledgeBase(settings), Ingestion((ROOT / "corpus",))))
    assert [receipt for receipt in receipts if receipt.status != "ingested"] == []
    return settings.data


@pytest.fixture(scope="session")
def corpus_base(corpus_data: Path) -> Iterator[KnowledgeBase]:
    """That knowledge base, opened."""
    return KnowledgeBase(Settings(data=corpus_data))


@pytest.fixture
def fake_settings(tmp_path: Path) -> Settings:
    """Settings of an empty knowledge base with the fake encoder: for what does not depend on meaning."""
    return Settings(data=tmp_path / "kb", encoder="fake", aligning_encoder="fake")
