"""The public door of this folder: what other folders may ask of it, and nothing behind it.

It stands beside ``ingest/__init__.py`` and not in it, so that naming the package loads nothing.
"""

from __future__ import annotations

from pathlib import Path

from ingest.correcting import Corrector, NotApplicable
from ingest.pipeline import Ingestion, ingest_paths
from ingest.sources import NOT_SOURCES, SourceFile

__all__ = ["Corrector", "Ingestion", "NotApplicable", "goes_with_sources", "ingest_paths", "source_name"]


def source_name(path: Path) -> str:
    """The name by which receipts know the file at a path."""
    return SourceFile(path).name


def goes_with_sources(name: str) -> bool:
    """Whether a file of this name is taken for something that goes with sources, and left out of folders."""
    return bool(NOT_SOURCES.fullmatch(name))
