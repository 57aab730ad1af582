"""The program that reads: whether it is there, which version, and what it sees in lines of a page.

Lines are handed over as the pages of one TIFF file, since starting the program costs as much as reading ten of them.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.readers.base import UnreadableSource
from ingest.readers.recognition.words import SeenLine, seen_lines

if TYPE_CHECKING:
    from PIL.Image import Image

MODELS = ("tha", "jpn", "eng")
ONE_LINE = "7"
"""Tesseract's mode of page segmentation for a picture of one line."""

START_SECONDS = 20.0
"""Seconds in which the program says what it is, also on a busy machine."""


def missing() -> tuple[str, ...]:
    """Debian's packages of what is not installed."""
    program = shutil.which("tesseract")
    if program is None:
        return ("tesseract-ocr", *(f"tesseract-ocr-{model}" for model in MODELS))
    installed = _models(program, os.environ.get("TESSDATA_PREFIX"))
    return tuple(f"tesseract-ocr-{model}" for model in MODELS if model not in installed)


def available() -> bool:
    """Whether pictures can be read here."""
    return not missing()


def require() -> None:
    """:class:`UnreadableSource` with what to install, if pictures cannot be read here."""
    if packages := missing():
        raise UnreadableSource(f"a picture of text; to read it, install {' '.join(packages)}")


def version() -> str:
    """The program's version, ``missing`` without it."""
    program = shutil.which("tesseract")
    return _version(program) if program else "missing"


@lru_cache
def _version(program: str) -> str:
    words = _asked(program, "--version").split()
    return words[1] if len(words) > 1 else "unknown"


@lru_cache
def _models(program: str, _folder: str | None) -> frozenset[str]:
    return frozenset(_asked(program, "--list-langs").split("\n")[1:])


def _asked(program: str, question: str) -> str:
    """What the program says of itself."""
    try:
        done = subprocess.run([program, question], capture_output=True, timeout=START_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return (done.stdout or done.stderr).decode("utf-8", "replace")


def read_lines(lines: Sequence[Image], models: str, dots: int, seconds: float) -> list[SeenLine]:
    """What the program sees in pictures of single lines, one result each.

    ``models`` are joined by ``+``, ``dots`` are dots an inch. After ``seconds`` the program is ended with all its
    children, and the page is refused with :class:`UnreadableSource`.
    """
    if not lines:
        return []
    with tempfile.TemporaryDirectory(prefix="triclause-") as folder:
        file = Path(folder) / "lines.tif"
        lines[0].save(file, "TIFF", save_all=True, append_images=list(lines[1:]), dpi=(dots, dots))
        program = shutil.which("tesseract") or "tesseract"
        settings = ("-l", models, "--psm", ONE_LINE, "--dpi", str(dots))
        command = (program, str(file), str(file.with_suffix("")), *settings, "txt", "tsv")
        run(command, seconds)
        text, table = (_written(file.with_suffix(suffix)) for suffix in (".txt", ".tsv"))
        return seen_lines(text, table, len(lines))


def _written(file: Path) -> str:
    """What the program wrote; nothing where it wrote none."""
    return file.read_text("utf-8", "replace") if file.exists() else ""


def run(command: Sequence[str], seconds: float) -> None:
    """Run a program to its end, within ``seconds``."""
    environment = os.environ | {"OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=environment,
            start_new_session=True,
        )
    except OSError as error:
        require()
        raise UnreadableSource(f"a picture of text that could not be read: {error.strerror}") from error
    with process:
        try:
            _, said = process.communicate(timeout=max(0.1, seconds))
        except subprocess.TimeoutExpired:
            raise UnreadableSource("a picture of text that takes too long to read") from None
        finally:
            _end(process)
    if process.returncode:
        last = said.decode("utf-8", "replace").strip().rpartition("\n")[2] or f"exit {process.returncode}"
        raise UnreadableSource(f"a picture of text that tesseract could not read ({last[:200]})")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program that still runs, and its children, which are a group of their own."""
    if process.poll() is None:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            process.kill()
