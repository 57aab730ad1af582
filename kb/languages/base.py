"""What a language is: data and two functions behind one Protocol. A fourth language is one more folder like these."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, Protocol

from kb.matches import Match
from kb.model import Bound, InstrumentKind, Kind, LanguageCode, Span

Where = Literal["heading", "start", "text"]


@dataclass(frozen=True, slots=True)
class LabelForm:
    """A shape of label at the start of a line; group ``label`` is the label as printed, ``n`` what it counts by,
    and ``branch``, where there is one, counts what was put in later (``第一条の二``).

    ``certain`` labels carry a word (``Article``, ``ข้อ``) and are believed even out of sequence; the others only where
    the sequence check says that they count on.
    """

    style: str
    pattern: re.Pattern[str]
    certain: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak for a kind of clause: a pattern, where it must stand, and how much it says."""

    kind: Kind
    where: Where
    weight: float
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Example:
    """A clause whose kind is known."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class DateForm:
    """One form of date. Groups ``era`` (or ``era_after``), ``year``, ``month``, ``day``, and for the end of a range the same with ``to_``;
    any may be absent, and an end takes from the other what it leaves out.

    ``needs`` is something a text without which has none of this form. ``fiscal`` is the first month of a fiscal year, negative where the year is named by the one it ends in. ``unless``
    is what, in ``look_back`` characters before it, makes it no date (the year in the name of an act).
    """

    pattern: re.Pattern[str]
    fiscal: int = 0
    unless: re.Pattern[str] | None = None
    look_back: int = 120
    needs: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class PeriodPatterns:
    """How a language writes lengths of time.

    ``form`` has groups ``number`` and ``unit``, for a second part ``number2`` and ``unit2``, ``half_unit`` for
    half a unit alone and ``and_half`` for a half more; ``units`` maps words to ``Y M W D TH TM TS``, longer words first. ``unless_before`` and
    ``unless_after`` make it no length (ages, rates, ordinals). ``notice_before`` and ``notice_after`` stand beside a
    time of notice, in a sentence that has ``notice_word``; ``bounds`` are what stands before or after a bound.
    """

    form: re.Pattern[str]
    units: Mapping[str, str]
    unless_before: re.Pattern[str]
    unless_after: re.Pattern[str]
    notice_before: re.Pattern[str]
    notice_after: re.Pattern[str]
    notice_word: re.Pattern[str]
    written: re.Pattern[str]
    bounds: Mapping[Bound, tuple[re.Pattern[str], re.Pattern[str]]]


@dataclass(frozen=True, slots=True)
class FactPatterns:
    """How a language writes values.

    ``months`` maps lower-case names without dots and spaces to numbers, and ``common_year`` gives the year of the
    common era from era, year and month as printed. ``amounts`` have groups ``number``, ``scale`` and ``currency``.
    """

    dated: re.Pattern[str]
    """What every date has a piece of, so that texts without one need not be held against each form."""
    dates: tuple[DateForm, ...]
    months: Mapping[str, int]
    common_year: Callable[[str | None, int, int | None], int | None]
    periods: PeriodPatterns
    amounts: tuple[re.Pattern[str], ...]
    currencies: Mapping[str, str]


class Names(Protocol):
    """How a language forms names. ``known`` are the names of the gazetteer in the text, in order, none overlapping."""

    def find(self, text: str, known: Sequence[Match]) -> Iterable[Match]:
        """The names of bodies, programmes, events and places by the form of their words, without glosses.

        A known body comes again where more belongs to it: the country words and the units joined to it.
        """

    def offices(self, text: str, bodies: Sequence[Match]) -> Iterable[Span]:
        """The offices that the text names, each with the body joined to it; ``bodies`` are the agencies in the text."""

    def parties(self, text: str, bodies: Sequence[Match], *, opening: bool) -> Iterable[Span]:
        """The bodies, governments and states that an instrument is said to be between, each as ``bodies`` have it.

        In the ``opening`` of an instrument (title, introduction of the parties) all that are named there; elsewhere only
        what stands in "an instrument between A and B".
        """


@dataclass(frozen=True, slots=True)
class InstrumentPatterns:
    """How a language speaks of instruments.

    ``kinds`` in order of precedence; ``titles`` have group ``title``; ``signed``, ``planned`` and ``draft`` are what a
    report says of their status, ``in_force`` and ``ended`` too; ``introduces`` ends a clause whose items follow.
    ``enters`` is on what an instrument enters into force, in a sentence with ``begins``; a length of time near
    ``renews`` is that of a renewal, which is ``automatic`` where nothing has to be done for it. ``under`` has the
    ``title`` of the instrument that another stands under. ``renewed`` follows the length of a renewal, ``blank_date`` is
    a date still to be filled in, and ``generic`` a short name that any memorandum goes by.
    ``named`` has the ``title`` by which a report names an instrument, unless that is a ``heading``; what tells it from
    others of its kind are ``edition`` (its groups) and ``topic``. What is ``asked`` to be approved is a draft; one who
    ``adopts`` or signs it does so on the date after; ``takes_effect`` stands beside the date of entry into force.
    """

    kinds: tuple[tuple[InstrumentKind, re.Pattern[str]], ...]
    titles: tuple[re.Pattern[str], ...]
    signed: re.Pattern[str]
    planned: re.Pattern[str]
    draft: re.Pattern[str]
    introduces: re.Pattern[str]
    ended: re.Pattern[str]
    in_force: re.Pattern[str]
    enters: tuple[tuple[str, re.Pattern[str]], ...]
    begins: re.Pattern[str]
    renews: re.Pattern[str]
    renewed: re.Pattern[str]
    blank_date: re.Pattern[str]
    generic: re.Pattern[str]
    automatic: re.Pattern[str]
    under: re.Pattern[str]
    named: re.Pattern[str]
    heading: re.Pattern[str]
    edition: re.Pattern[str]
    topic: re.Pattern[str]
    asked: re.Pattern[str]
    adopts: re.Pattern[str]
    takes_effect: re.Pattern[str]


class Language(Protocol):
    """One language of the knowledge base."""

    code: LanguageCode
    endonym: str
    letters: re.Pattern[str]
    """One letter of the language's script."""
    labels: tuple[LabelForm, ...]
    cues: tuple[Cue, ...]
    examples: tuple[Example, ...]
    """Clauses of each kind, to which others are likened."""
    boilerplate: re.Pattern[str]
    """A line that belongs to the page around a text, not to the text."""
    sentence_end: re.Pattern[str]
    """What a full sentence ends in; a heading does not."""
    closing: re.Pattern[str]
    """How the closing formula and the signature blocks of an instrument begin."""
    courtesy: re.Pattern[str]
    """How the close of a letter begins, which the signature follows."""
    signs_for: re.Pattern[str]
    """How a line among signatures begins that says whom one is for."""
    addressee: re.Pattern[str]
    """Whom a letter is sent to, where that stands under its signature."""
    annex: re.Pattern[str]
    """The heading of an annex: group ``label`` where it is numbered, and then ``n``, what it counts by."""
    salutation: re.Pattern[str]
    """How the body of a letter begins; what stands above it is address and date."""
    predicate: re.Pattern[str]
    """What sentences have and headings do not."""
    statute: re.Pattern[str]
    """What the title of an act or regulation has."""
    report: re.Pattern[str]
    """What the title of a report or of minutes has, though it may name an instrument too."""
    impossible: re.Pattern[str]
    """One character or more in a sequence that no one writes: what broken fonts, encodings and recognisers leave."""
    usual: Sequence[tuple[re.Pattern[str], float]]
    """Characters that every text of some length has, each with half or less of the least share of the language's
    letters that the shared data have (measured): a text without them has lost them."""
    facts: FactPatterns
    names: Names
    instruments: InstrumentPatterns

    def unknown_words(self, text: str) -> tuple[int, int]:
        """How many words of a text no one knows, and how many words of this language there are."""

    def words(self, text: str) -> list[Span]:
        """The words of a run of this language's script, without white space and punctuation."""

    def sentences(self, text: str) -> list[Span]:
        """The sentences of a paragraph; they and the white space between them cover it."""


@cache
def _lexicon(package: str) -> tuple[dict[str, str], ...]:
    """The lines of the kind lexicon of a language: ``kinds.tsv`` beside its module, which an expert can read and edit.

    Columns: kind, where, weight, pattern. ``where`` says where the pattern (a regular expression, case ignored) must
    stand: heading, start, text, in small letters; the pattern of an ``example`` is the words of a clause of that kind.
    """
    lines = (resources.files(package) / "kinds.tsv").read_text(encoding="utf-8").splitlines()
    table = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(table)


def load_cues(package: str) -> tuple[Cue, ...]:
    """The words that speak for kinds in a language."""
    return tuple(
        Cue(
            kind=line["kind"],  # type: ignore[arg-type]  # tests/kb/languages checks every line of every lexicon
            where=line["where"],  # type: ignore[arg-type]
            weight=float(line["weight"]),
            pattern=compiled(line["pattern"]),
        )
        for line in _lexicon(package)
        if line["where"] != "example"
    )


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern for texts in small letters: where it has no capitals itself there is no need to ignore the case, which
    is twice as fast."""
    capitals = re.search(r"(?<!\\)[A-Z]", pattern)
    return re.compile(pattern, re.IGNORECASE if capitals else 0)


def load_examples(package: str) -> tuple[Example, ...]:
    """The examples of kinds in a language."""
    return tuple(
        Example(line["kind"], line["pattern"])  # type: ignore[arg-type]
        for line in _lexicon(package)
        if line["where"] == "example"
    )


def split_at(text: str, borders: list[int]) -> list[Span]:
    """The spans between the borders, without the white space at their ends; empty ones are left out."""
    spans = []
    for start, end in zip([0, *borders], [*borders, len(text)], strict=True):
        part = text[start:end]
        left = start + len(part) - len(part.lstrip())
        right = start + len(part.rstrip())
        if left < right:
            spans.append(Span(left, right))
    return spans
