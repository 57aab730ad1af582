"""Golden lines of dates in three languages, each labelled by what it is there for."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kb.values import read_values

FILES = sorted(Path(__file__).parent.glob("dates.*.tsv"))


def golden() -> list[tuple[str, str, str]]:
    found = []
    for path in FILES:
        with path.open(encoding="utf-8", newline="") as file:
            for line in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                found.append((line["text"], line["values"], f"{path.name}: {line['cause']}"))
    return found


@pytest.mark.parametrize(("text", "values", "cause"), golden())
def test_golden_dates(text: str, values: str, cause: str) -> None:
    found = [match.value for match in read_values(text) if match.type == "date"]
    assert (" ".join(found) or "-") == values, cause


def test_there_are_enough_lines() -> None:
    assert all(sum(1 for _ in path.open(encoding="utf-8")) > 81 for path in FILES)
    assert len(FILES) == 3
