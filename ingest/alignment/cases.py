"""The JSON lines of ``kb align``: segment lists given by the caller in, their groups out (shape ``case``)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from ingest.alignment.pairs import Encodes, align_pair
from kb.model import TriClauseError

KEPT = ("doc", "src_lang", "tgt_lang", "side")
"""What is copied from a case to its answer, where it is there."""


def align_cases(lines: Iterable[str], encoder: Encodes) -> Iterator[dict[str, Any]]:
    """Align case after case; blank lines are passed over, a malformed one raises with its number, counted from 1."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield align_case(read_case(line, number), encoder)


def align_case(case: dict[str, Any], encoder: Encodes) -> dict[str, Any]:
    """The answer to one case: every index exactly once, in order, and one score for each group."""
    groups = align_pair(case["src"], case["tgt"], encoder)
    return {
        **{key: case[key] for key in KEPT if key in case},
        "pred": [[list(group.source), list(group.target)] for group in groups],
        "scores": [round(group.score, 4) for group in groups],
    }


def read_case(line: str, number: int) -> dict[str, Any]:
    """One case, checked."""
    try:
        case = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise TriClauseError(f"line {number}: not JSON ({error})") from error
    if not isinstance(case, dict):
        raise TriClauseError(f"line {number}: not a JSON object")
    for key in ("doc", "src_lang", "tgt_lang"):
        if not isinstance(case.get(key), str):
            raise TriClauseError(f'line {number}: "{key}" must be a text')
    for key in ("src", "tgt"):
        if not _is_texts(case.get(key)):
            raise TriClauseError(f'line {number}: "{key}" must be a list of texts')
    return case


def _is_texts(value: object) -> bool:
    """Whether a value is a list of strings that can be written as UTF-8 (JSON can hold half a surrogate pair)."""
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        return False
    return not any("\ud800" <= character <= "\udfff" for text in value for character in text)
