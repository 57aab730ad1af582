"""Kinds of the shared Thai clauses whose type their source wrote as a heading, each told from its words alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from ingest.structure import Likeness
from ingest.structure.kinds import Unkinded, tell_kinds
from kb.model import Kind
from tests.quality.statutes import DATA, Measure

MAPPING: Mapping[str, frozenset[Kind]] = {
    "objective": frozenset({"purpose"}),
    "scope": frozenset({"area_of_cooperation"}),
    "form": frozenset({"form_of_cooperation"}),
    "mechanism": frozenset({"implementation"}),
    "cost": frozenset({"expenses"}),
    # their headings are การมีผลบังคับใช้, ผลบังคับใช้: when it begins, mostly with how long it lasts
    "duration": frozenset({"duration", "entry_into_force"}),
    "termination": frozenset({"termination"}),
    "amendment": frozenset({"amendment"}),
    "dispute": frozenset({"dispute_settlement"}),
    "confidentiality": frozenset({"confidentiality"}),
    "ip": frozenset({"intellectual_property"}),
}
"""The source's types as our kinds."""


def clause_types(likeness: Likeness | None) -> Iterator[Measure]:
    """How many are told right; headings are not given, since they are the answer."""
    path = DATA / "thaigov" / "clause_types_th.dev.jsonl"
    if not path.exists():
        return
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    told = [
        tell_kinds([Unkinded(t, "", t, "th")], "report", likeness)[0].kind for t in (line["text"] for line in lines)
    ]
    right = sum(kind in MAPPING[line["label"]] for kind, line in zip(told, lines, strict=True))
    yield "clause types th: kinds right", right / len(lines)
