"""Counterparts of words, learned from rows."""

from __future__ import annotations

from pathlib import Path

from indexes.knowledge_base import KnowledgeBase
from indexes.translation import Translator
from ingest.pipeline import Ingestion, ingest_paths
from kb.settings import Settings

PAIRS = [("stamps are sold", "切手を売る"), ("stamps are printed", "切手を刷る"), ("parcels are sent", "小包を送る")]


def test_words_that_share_rows_are_counterparts(fake_settings: Settings, tmp_path: Path) -> None:
    english = "\n\n".join(f"Article {i}\n{a}" for i, (a, _) in enumerate(PAIRS, 1))
    japanese = "\n\n".join(f"第{i}条　{b}" for i, (_, b) in enumerate(PAIRS, 1))
    (tmp_path / "x.en.txt").write_text(f"Memorandum of Cooperation\n\n{english}\n", encoding="utf-8")
    (tmp_path / "x.ja.txt").write_text(f"協力覚書\n\n{japanese}\n", encoding="utf-8")
    base = KnowledgeBase(fake_settings)
    list(ingest_paths(base, Ingestion((tmp_path,))))
    found = Translator(base.index).counterparts("stamps", "en")["ja"]
    assert found["切手"] == 1.0
    assert "小包" not in found
    assert Translator(base.index).counterparts("nothing", "en") == {}
