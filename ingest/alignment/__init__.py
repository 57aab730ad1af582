"""Clauses of language versions tied to each other: pure functions over lists of texts, no store and no page."""

from ingest.alignment.pairs import Encodes, Group, align_pair
from ingest.alignment.rows import AlignedRow, align_versions, join_rows

__all__ = ["AlignedRow", "Encodes", "Group", "align_pair", "align_versions", "join_rows"]
