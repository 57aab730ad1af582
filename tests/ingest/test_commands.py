"""The command as scripts and people see it: what it prints where, and how Ctrl-C ends it."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = "Memorandum of Cooperation\n\nArticle 1\nThe Sides will exchange stamps of {}.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five sources, one of them empty and one with a name of two lines."""
    made = tmp_path / "files"
    made.mkdir()
    for i in range(3):
        (made / f"บันทึก{i}.en.txt").write_text(TEXT.format(i), encoding="utf-8")
    (made / "two\nlines \x1b[31m.txt").write_text("Some words of a report.\n", encoding="utf-8")
    (made / "void.txt").write_bytes(b"")
    return made


def command(data: Path, *arguments: str) -> list[str]:
    """`kb` with the fake encoder in both places: what is looked at here does not depend on meaning."""
    code = (
        "import kb.settings as s; import dataclasses, sys\n"
        "s.Settings.__init__.__defaults__ = (s.Settings().data, None, 'fake', 'fake')\n"
        "import kb.cli; sys.exit(kb.cli.main(['--encoder', 'fake', *sys.argv[1:]]))\n"
    )
    return [sys.executable, "-c", code, "--data", str(data), *arguments]


def test_receipts_on_standard_output_and_one_line_on_standard_error(folder: Path, tmp_path: Path) -> None:
    done = subprocess.run(command(tmp_path / "kb", "ingest", str(folder)), capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 1
    lines = [line for line in done.stdout.splitlines() if not line.startswith("    ")]
    assert len(lines) == 5
    assert r"two\nlines \x1b[31m.txt" in done.stdout
    assert "an empty file" in done.stdout
    summary, advice = done.stderr.splitlines()
    assert summary.startswith("kb: 5 sources: 4 ingested, 0 unchanged, 1 failed; ")
    assert "--retry-failed" in advice
    asked = subprocess.run(
        command(tmp_path / "kb", "receipts", "--status", "failed", "--json"), capture_output=True, text=True, cwd=ROOT
    )
    assert [json.loads(line)["reason"] for line in asked.stdout.splitlines()] == ["an empty file"]


def test_a_bar_with_failures_on_a_terminal(folder: Path, tmp_path: Path) -> None:
    try:
        ours, theirs = pty.openpty()
    except OSError:
        pytest.skip("this machine has no terminals to give")
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 120, 0, 0))
    process = subprocess.Popen(
        command(tmp_path / "kb", "ingest", str(folder)), stdout=subprocess.PIPE, stderr=theirs, cwd=ROOT, text=True
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            shown += os.read(ours, 4096)
        except OSError:
            break
    assert process.wait() == 1
    assert b"5/5" in shown
    assert b"1 failed" in shown
    assert b"sources/s" in shown or b"s/ sources" in shown


def test_ctrl_c_stops_between_sources_and_the_same_command_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for i in range(400):
        (folder / f"m{i:03}.en.txt").write_text(TEXT.format(i), encoding="utf-8")
    arguments = command(tmp_path / "kb", "ingest", str(folder), "--workers", "2")
    with (tmp_path / "out").open("w") as out:
        process = subprocess.Popen(arguments, stdout=out, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    for _ in range(600):
        if (tmp_path / "out").stat().st_size:
            break
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "the same command goes on from here" in errors
    assert "Traceback" not in errors
    stored = (tmp_path / "out").read_text(encoding="utf-8").count("ingested")
    assert 0 < stored < 400
    again = subprocess.run([*arguments, "--json"], capture_output=True, text=True, cwd=ROOT)
    assert again.returncode == 0
    statuses = [json.loads(line)["status"] for line in again.stdout.splitlines()]
    assert statuses == ["unchanged"] * stored + ["ingested"] * (400 - stored)
    checked = subprocess.run(command(tmp_path / "kb", "verify"), capture_output=True, text=True, cwd=ROOT)
    assert checked.returncode == 0, checked.stdout
