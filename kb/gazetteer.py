"""Names we know: ministries, agencies and places in three languages, with acronyms and former names.

The entries are in ``kb/gazetteer.tsv``, which a person can edit. Columns, separated by tabs: id, type (a fact type),
one column a language, acronyms, others; several names in one cell are separated by ``|``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import ahocorasick

from kb.model import FactType, Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing with a name; ``names`` by language code, the first of each is the one to show."""

    id: str
    type: FactType
    names: Mapping[str, tuple[str, ...]]
    acronyms: tuple[str, ...]

    def all_names(self) -> set[str]:
        """Every form of the name in every language."""
        return {name for names in self.names.values() for name in names} | set(self.acronyms)


@dataclass(frozen=True, slots=True)
class Mention:
    """A known name at a place in a text."""

    span: Span
    entry: Entry


@cache
def entries() -> dict[str, Entry]:
    """All entries by id."""
    text = (resources.files("kb") / "gazetteer.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    found = {}
    for line in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        cells = {key: tuple(filter(None, value.split("|"))) for key, value in line.items() if value}
        names = {key: cells[key] for key in cells if key not in ("id", "type", "acronyms")}
        found[line["id"]] = Entry(line["id"], line["type"], names, cells.get("acronyms", ()))  # type: ignore[arg-type]
    return found


def mentions(text: str) -> list[Mention]:
    """The known names in a text, the longest at each place, in order.

    Names in Latin letters must stand as whole words; upper and lower case count in acronyms only.
    """
    found = sorted(_mentions(text), key=lambda m: (m.span.start - m.span.end, m.span.start))
    taken: list[Mention] = []
    for mention in found:
        if all(mention.span.end <= other.span.start or other.span.end <= mention.span.start for other in taken):
            taken.append(mention)
    return sorted(taken, key=lambda m: m.span.start)


def _mentions(text: str) -> Iterator[Mention]:
    lower = text.lower()
    if len(lower) != len(text):  # a few letters change length in lower case; offsets are worth more than those names
        lower = text
    for end, (name, entry) in _automaton().iter(lower):
        span = Span(end + 1 - len(name), end + 1)
        if name in entry.acronyms and span.of(text) != name:
            continue
        if span.of(text)[0].isascii() and re.search(r"\w", text[span.start - 1 : span.start], re.ASCII):
            continue
        if span.of(text)[-1].isascii() and re.search(r"\w", text[span.end : span.end + 1], re.ASCII):
            continue
        yield Mention(span, entry)


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for entry in entries().values():
        for name in entry.all_names():
            automaton.add_word(name.lower(), (name, entry))
    automaton.make_automaton()
    return automaton
