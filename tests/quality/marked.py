"""Documents with their gold in one file; the marks are described in ``tests/gold/extraction/README.md``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

EXTRACTION = Path(__file__).parents[1] / "gold" / "extraction"


@dataclass
class MarkedClause:
    """A clause as a person read it; ``facts`` are (type, value, words)."""

    start: int
    label: str | None
    path: str
    kind: str
    end: int = 0
    text: str = ""
    facts: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class MarkedDocument:
    """A source and what a person read in it."""

    name: str
    language: str
    text: str
    clauses: tuple[MarkedClause, ...]
    instruments: tuple[dict[str, str], ...]


def fields(line: str) -> dict[str, str]:
    """``a=b | c=d`` as a mapping."""
    return {key.strip(): value.strip() for key, _, value in (part.partition("=") for part in line.split(" | "))}


def read_marked(path: Path) -> MarkedDocument:
    """The document of a ``.gold`` file.

    Raises:
        ValueError: a line of marks that cannot be read.
    """
    text: list[str] = []
    at = 0
    clauses: list[MarkedClause] = []
    instruments: list[dict[str, str]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(keepends=True), start=1):
        mark, _, rest = line.partition(" ")
        rest = rest.strip()
        if mark == "@@@":
            instruments.append(fields(rest))
        elif mark == "@@" or line.startswith("%%"):
            if clauses and not clauses[-1].end:
                clauses[-1].end = at
            if mark == "@@":
                given = fields(rest)
                clauses.append(MarkedClause(at, given.get("label"), given.get("path", ""), given["kind"]))
        elif mark == "--" and re.match(r"-- [a-z_]+ \|", line):
            parts = [part.strip() for part in rest.split(" | ")]
            if len(parts) not in (2, 3) or not clauses:
                raise ValueError(f"{path.name}:{number}: a fact is type, value and words")
            clauses[-1].facts.append((parts[0], parts[1], parts[-1]))
        else:
            text.append(line)
            at += len(line)
    if clauses and not clauses[-1].end:
        clauses[-1].end = at
    whole = "".join(text)
    for clause in clauses:
        clause.text = whole[clause.start : clause.end].strip()
    return MarkedDocument(
        path.stem.rpartition(".")[0], path.stem.rpartition(".")[2], whole, tuple(clauses), tuple(instruments)
    )
