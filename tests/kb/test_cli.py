"""The command's edge: fast help, no torch, one clear line for a wrong input, the statuses that INTERFACE.md names."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from kb.cli import COMMANDS, main

ROOT = Path(__file__).parents[2]


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from kb.cli import main; "
        "result = CliRunner().invoke(main, ['--help']); assert result.exit_code == 0; "
        "print([m for m in ('torch', 'numpy', 'faiss', 'pythainlp', 'flask', 'sentence_transformers') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_help_names_every_command() -> None:
    result = CliRunner().invoke(main, ["--help"])
    assert all(name in result.stdout for name in COMMANDS)


def test_every_command_has_help() -> None:
    for name in COMMANDS:
        result = CliRunner().invoke(main, [name, "--help"])
        assert result.exit_code == 0, name
        assert "Usage: " in result.stdout


def test_wrong_usage_is_status_2() -> None:
    assert CliRunner().invoke(main, ["search"]).exit_code == 2
    assert CliRunner().invoke(main, ["nothing"]).exit_code == 2


def test_a_wrong_input_is_one_line_and_status_1(tmp_path: Path) -> None:
    for arguments in (
        ["compare", "nothing"],
        ["extract", str(tmp_path / "none.txt")],
        ["--database", "x://y", "stats"],
    ):
        result = CliRunner().invoke(main, ["--data", str(tmp_path), *arguments])
        assert result.exit_code == 1
        assert len(result.stderr.strip().splitlines()) == 1
        assert result.stderr.startswith("kb: ")


def test_failed_sources_give_status_1_and_a_json_receipt_each(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = CliRunner().invoke(main, ["--data", str(tmp_path / "kb"), "ingest", "--json", str(tmp_path / "empty.txt")])
    assert result.exit_code == 1
    receipt = json.loads(result.stdout)
    assert receipt["status"] == "failed"
    assert set(receipt) == {
        "source", "sha256", "status", "stage", "reason", "instrument", "documents", "clauses", "facts", "warnings", "seconds",
        "at", "libraries", "gone",
    }  # fmt: skip
