"""The README is true: every command in it runs, and every command there is stands in it."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from kb.cli import COMMANDS, main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LINES = [line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines()]


def test_every_command_is_in_the_readme() -> None:
    assert {name for name in COMMANDS if f"kb {name}" not in README} == set()


def test_every_file_the_readme_points_at_is_there() -> None:
    for target in re.findall(r"\]\(([^)h][^)]*)\)", README):
        assert (ROOT / target).exists(), target


@pytest.mark.slow
@pytest.mark.parametrize("line", LINES)
def test_readme_command_runs(line: str, corpus_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(main, ["--data", str(corpus_data), *shlex.split(line)[1:]])
    assert result.exit_code == 0, result.output
    assert result.stdout.strip() or line.startswith(("kb rebuild", "kb corrections"))
