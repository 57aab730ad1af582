"""Subjects: what clauses and instruments may be about, each with a name and a line of words in every language.

They are in ``kb/subjects.tsv``, which a person can edit; a ``subjects.tsv`` in the data folder takes its place. Columns
are separated by tabs: ``id``, ``name_<language>`` and ``words_<language>`` for each language. Lines that begin with
``#`` are remarks; they are not carried over when the page saves its own file.
"""

from __future__ import annotations

import csv
import os
import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from kb.identity import content_id
from kb.languages import LANGUAGES
from kb.model import LanguageCode, TriClauseError

FILE = "subjects.tsv"
MOST = 500
LONGEST_NAME = 80
LONGEST_WORDS = 600

ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject; ``names`` and ``words`` by language. A language without words is described by its name alone."""

    id: str
    names: Mapping[LanguageCode, str]
    words: Mapping[LanguageCode, str]

    def name(self, language: LanguageCode) -> str:
        """The name in a language, or else in one that it has."""
        return next((self.names[code] for code in (language, "en", *LANGUAGES) if self.names.get(code)), self.id)

    def description(self, language: LanguageCode) -> str:
        """What is compared with clauses in a language; empty where nothing is said in it."""
        name, words = self.names.get(language, ""), self.words.get(language, "")
        return ": ".join(part for part in (name, words) if part)


def load_subjects(data: Path | None = None) -> tuple[Subject, ...]:
    """The subjects of a knowledge base: those in its data folder, else the packaged ones.

    Raises:
        TriClauseError: the file in the data folder cannot be read; the message names the line.
    """
    own = data / FILE if data else None
    if own is not None and own.is_file():
        try:
            return parse(own.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError, ValueError) as error:
            raise TriClauseError(f"the subjects in {own} cannot be read: {error}") from error
    return parse((resources.files("kb") / FILE).read_text(encoding="utf-8"))


def parse(text: str) -> tuple[Subject, ...]:
    """The subjects of a file.

    Raises:
        ValueError: a line without a sound id or name, or an id that is there twice.
    """
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    found: dict[str, Subject] = {}
    table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    if lines and "id" not in (table.fieldnames or ()):
        raise ValueError("the first line must name the columns, beginning with id")
    for line in table:
        id_ = (line.get("id") or "").strip()
        cells = {key: (value or "").strip() for key, value in line.items() if isinstance(key, str)}
        names = {code: cells[f"name_{code}"] for code in LANGUAGES if cells.get(f"name_{code}")}
        words = {code: cells[f"words_{code}"] for code in LANGUAGES if cells.get(f"words_{code}")}
        if not ID.fullmatch(id_):
            raise ValueError(f"{id_[:40]!r} is no id: small Latin letters, digits, _ and -, at most 60")
        if not names:
            raise ValueError(f"{id_} has no name")
        if id_ in found:
            raise ValueError(f"{id_} is there twice")
        found[id_] = Subject(id_, names, words)
    return tuple(found.values())


def written(subjects: Iterable[Subject]) -> str:
    """The file of these subjects; tabs and line breaks in them become spaces."""
    columns = ["id", *(f"{what}_{code}" for what in ("name", "words") for code in LANGUAGES)]
    lines = ["\t".join(columns)]
    for subject in subjects:
        cells = [
            *(subject.names.get(code, "") for code in LANGUAGES),
            *(subject.words.get(code, "") for code in LANGUAGES),
        ]
        lines.append("\t".join([subject.id, *(" ".join(cell.split()) for cell in cells)]))
    return "\n".join(lines) + "\n"


def save_subjects(data: Path, subjects: Sequence[Subject]) -> None:
    """Write the subjects of a knowledge base; whoever reads finds the file before or the one after, whole.

    Raises:
        TriClauseError: the data folder cannot be written.
    """
    path = data / FILE
    beside = path.with_name(f".{FILE}.{os.getpid()}.{secrets.token_hex(4)}")
    try:
        data.mkdir(parents=True, exist_ok=True)
        with beside.open("w", encoding="utf-8") as file:
            file.write(written(subjects))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise TriClauseError(f"the subjects cannot be saved: {error.strerror or error}") from error


def subjects_hash(subjects: Iterable[Subject]) -> str:
    """A short name of just these subjects, another one when anything of them changes."""
    return content_id("subjects", written(subjects))


def id_from(name: str, taken: Iterable[str]) -> str:
    """An id for a new subject from its English name (or ``subject`` where nothing of it can be in one)."""
    stem = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:50] or "subject"
    used = set(taken)
    return next(
        id_ for number in range(1, len(used) + 2) if (id_ := stem if number == 1 else f"{stem}_{number}") not in used
    )
