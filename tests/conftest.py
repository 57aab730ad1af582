"""Knowledge bases that several tests look at."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from indexes.knowledge_base import KnowledgeBase
from ingest.pipeline import Ingestion, ingest_paths
from kb.settings import Settings

ROOT = Path(__file__).parents[1]

# The same examples in every run, so that a run says something about the change and not about luck; and no deadline for
# single examples on machines that others use too. HYPOTHESIS_PROFILE=wide looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("wide", max_examples=2_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


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
