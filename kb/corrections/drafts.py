"""What a person asks to have corrected, checked against the document: the same for the page and the API.

Nothing is guessed: what will not do is refused with a reason that says which of his inputs it is about.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kb.corrections.places import Squashed, squash, trimmed
from kb.model import Change, Clause, CorrectionField, Document, Fact, FactType, Kind, Span, Stated
from kb.values import read_values

LONGEST_LABEL = 60
LONGEST_VALUE = 500
LONGEST_NAME = 80

Input = Literal["label", "path", "value", "words", "parts", "by"]
Reason = Literal[
    "too_long", "not_plain", "empty", "not_a_path", "not_a_date", "not_a_period", "not_an_amount", "not_in_clause",
    "several_times", "nothing_changes", "no_second_part", "not_the_words", "no_such_fact",
]  # fmt: skip

DAY = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
DATE = re.compile(rf"{DAY}(?:/{DAY})?", re.ASCII)
PERIOD = re.compile(
    r"P(?=\d|T\d)(?:\d{1,3}Y)?(?:\d{1,3}M)?(?:\d{1,3}W)?(?:\d{1,4}D)?(?:T(?=\d)(?:\d{1,4}H)?(?:\d{1,4}M)?(?:\d{1,5}S)?)?",
    re.ASCII,
)
AMOUNT = re.compile(r"[A-Z]{3} \d{1,18}(?:\.\d{1,6})?", re.ASCII)
PATH = re.compile(r"[^\W_]+(?:[.-][^\W_]+)*")


class Unfit(ValueError):  # noqa: N818  it says what the input is
    """An input that will not do: which, and why."""

    def __init__(self, input_: Input, reason: Reason) -> None:
        """Keep both."""
        super().__init__(f"{input_}: {reason}")
        self.input: Input = input_
        self.reason: Reason = reason


@dataclass(frozen=True, slots=True)
class Draft:
    """A correction before it is made: what is said of which span of a document."""

    field: CorrectionField
    span: Span
    change: Change


def kind_draft(clause: Clause, kind: Kind) -> Draft:
    """The clause is of this kind; said of the kind it has, that is confirmed."""
    return Draft("kind", Span(clause.start, clause.end), Change(kind=kind))


def label_draft(clause: Clause, label: str, path: str) -> Draft:
    """The clause has this label (none, if it is empty) and this path."""
    label, path = plain("label", label, LONGEST_LABEL), plain("path", path, LONGEST_LABEL)
    if path and not PATH.fullmatch(path):
        raise Unfit("path", "not_a_path")
    if (label or None, path) == (clause.label, clause.path):
        raise Unfit("label", "nothing_changes")
    return Draft("label", Span(clause.start, clause.end), Change(label=label or None, path=path))


def fact_change_draft(clause: Clause, was: Fact, type_: FactType, value: str) -> Draft:
    """A fact of the clause is of this type and has this value; said of what it is, that is confirmed."""
    before = stated(clause, was)
    now = Stated(type_, checked_value(type_, value, was.text), before.words, before.nth)
    return Draft("fact", Span(clause.start, clause.end), Change(was=before, now=now))


def fact_removal_draft(clause: Clause, was: Fact) -> Draft:
    """There is no such fact in the clause."""
    return Draft("fact", Span(clause.start, clause.end), Change(was=stated(clause, was)))


def fact_addition_draft(clause: Clause, type_: FactType, words: str, value: str, nth: int | None = None) -> Draft:
    """Some words of the clause state this; without a value it is read from the words, and names are the words."""
    squashed = Squashed(clause.text)
    count = squashed.count(words)
    if not squash(words):
        raise Unfit("words", "empty")
    if not count or (nth is not None and nth >= count):
        raise Unfit("words", "not_in_clause")
    if count > 1 and nth is None:
        raise Unfit("words", "several_times")
    place = squashed.nth(words, nth or 0)
    assert place is not None
    printed = place.of(clause.text)
    now = Stated(type_, checked_value(type_, value, printed), printed, nth or 0)
    return Draft("fact", Span(clause.start, clause.end), Change(now=now))


def fact_draft(clause: Clause, facts: Sequence[Fact], was: Stated | None, now: Stated | None) -> Draft:
    """One of the facts of the clause is not there, or not as it was read, or there is one more."""
    before = None
    if was:
        known = [stated(clause, fact) for fact in facts]
        before = next((fact for fact in known if is_same(fact, was)), None)
        if before is None:
            raise Unfit("words", "no_such_fact")
    if now is None:
        if before is None:
            raise Unfit("words", "nothing_changes")
        return Draft("fact", Span(clause.start, clause.end), Change(was=before))
    added = fact_addition_draft(clause, now.type, now.words, now.value, now.nth)
    return Draft("fact", added.span, Change(was=before, now=added.change.now))


def is_same(fact: Stated, other: Stated) -> bool:
    """Whether two statements are of one fact, however their white space differs."""
    return (fact.type, fact.value, squash(fact.words), fact.nth) == (
        *(other.type, other.value, squash(other.words), other.nth),
    )


def split_draft(document: Document, clause: Clause, at: int) -> Draft:
    """The clause is two, the second of which begins at this offset of the text."""
    first = trimmed(document.extract.text, clause.start, max(clause.start, min(at, clause.end)))
    second = trimmed(document.extract.text, first.end, clause.end)
    if first.start >= first.end or second.start >= second.end:
        raise Unfit("words", "no_second_part")
    return borders(document, [first, second])


def split_before_draft(document: Document, clause: Clause, words: str) -> Draft:
    """The clause is two, the second of which begins with these words."""
    squashed = Squashed(clause.text)
    if not squash(words):
        raise Unfit("words", "empty")
    if (count := squashed.count(words)) != 1:
        raise Unfit("words", "several_times" if count else "not_in_clause")
    place = squashed.nth(words, 0)
    assert place is not None
    return split_draft(document, clause, clause.start + place.start)


def merge_draft(document: Document, first: Clause, last: Clause) -> Draft:
    """Two clauses, and all that is between them, are one."""
    return borders(document, [Span(first.start, last.end)])


def parts_draft(document: Document, clause: Clause, parts: Sequence[str]) -> Draft:
    """From the beginning of the clause on, clauses hold these words; the last of them must end where a clause ends."""
    lengths = [len(squash(words)) for words in parts]
    whole = squash("".join(parts))
    text = document.extract.text
    ends = [c.end for c in document.extract.clauses if c.start >= clause.start]
    end = next((end for end in ends if squash(text[clause.start : end]) == whole), None)
    if not lengths or 0 in lengths or end is None:
        raise Unfit("parts", "not_the_words")
    squashed = Squashed(text[clause.start : end])
    spans, at = [], 0
    for length in lengths:
        part = squashed.part(at, length)
        spans.append(Span(clause.start + part.start, clause.start + part.end))
        at += length
    if set(spans) <= {Span(c.start, c.end) for c in document.extract.clauses}:
        raise Unfit("parts", "nothing_changes")
    return borders(document, spans)


def borders(document: Document, spans: Sequence[Span]) -> Draft:
    """These spans, which follow on each other, are a clause each."""
    parts = tuple(span.of(document.extract.text) for span in spans)
    return Draft("borders", Span(spans[0].start, spans[-1].end), Change(parts=parts))


def stated(clause: Clause, fact: Fact) -> Stated:
    """A fact of a clause as one would state it."""
    squashed = Squashed(clause.text)
    place = Span(fact.start - clause.start, fact.end - clause.start)
    for nth in range(squashed.count(fact.text)):
        if squashed.nth(fact.text, nth) == place:
            return Stated(fact.type, fact.value, fact.text, nth)
    raise Unfit("words", "no_such_fact")


def checked_value(type_: FactType, value: str, words: str) -> str:
    """A value in the form of its type; where none is given, what the machine reads in the words, or the words."""
    value = plain("value", value, LONGEST_VALUE)
    values: dict[FactType, tuple[re.Pattern[str], Reason]] = {
        "date": (DATE, "not_a_date"),
        "duration": (PERIOD, "not_a_period"),
        "notice_period": (PERIOD, "not_a_period"),
        "amount": (AMOUNT, "not_an_amount"),
    }
    if type_ not in values:
        return value or " ".join(words.split())
    pattern, reason = values[type_]
    if not value:
        lengths = ("duration", "notice_period")
        wanted = lengths if type_ in lengths else (type_,)
        value = next((match.value for match in read_values(words) if match.type in wanted), "")
    if not pattern.fullmatch(value) or (type_ == "date" and not is_date(value)):
        raise Unfit("value", reason)
    return value


def is_date(value: str) -> bool:
    """Whether the calendar has the days, and a range goes forward."""
    ends = value.split("/")
    try:
        for end in ends:
            year, month, day = (*map(int, end.split("-")), 1, 1)[:3]
            date(year, month, day)
    except ValueError:
        return False
    return len(ends) == 1 or ends[0] < ends[1]


def plain(input_: Input, words: str, longest: int) -> str:
    """Words on one line, without what steers or is invisible."""
    words = " ".join(unicodedata.normalize("NFC", words).split())
    if len(words) > longest:
        raise Unfit(input_, "too_long")
    if any(unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co", "Cn") for letter in words):
        raise Unfit(input_, "not_plain")
    return words


def person(by: str) -> str:
    """The name of who corrects."""
    name = plain("by", by, LONGEST_NAME)
    if not name:
        raise Unfit("by", "empty")
    return name
