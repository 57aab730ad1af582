"""The form that corrects a clause: what it offers, and what it says when it is sent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from flask_babel import gettext
from markupsafe import Markup
from werkzeug.exceptions import BadRequest

from kb.corrections.drafts import (
    Draft,
    Unfit,
    fact_addition_draft,
    fact_change_draft,
    fact_removal_draft,
    kind_draft,
    label_draft,
    merge_draft,
    split_before_draft,
    split_draft,
)
from kb.languages import LANGUAGES
from kb.model import FACT_TYPES, KINDS, Clause, Document, Fact, FactType, Kind
from webapp.corrected import excerpt
from webapp.labels import FACT_NAMES, KIND_NAMES
from webapp.marking import shown_clause

MOST_CUTS = 80
"""Places to split at that are offered; others are named by their words."""

WORD_LENGTH = 12
"""Characters that words have fewer of on average: white space that is rarer parts phrases."""

PAUSE = re.compile(r"(?<=\D)[,;:、，；：]\s*")
SPACE = re.compile(r"(?<=\D)[,;:、，；：]\s*|\s+")

Form = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Cut:
    """A place to split a clause at: its offset in the text, and the words on either side."""

    at: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Editing:
    """A clause as its form shows it: its facts by a key, its neighbours and where it could be split."""

    document: Document
    clause: Clause
    words: Markup
    facts: Mapping[str, Fact]
    previous: Clause | None
    following: Clause | None
    cuts: tuple[Cut, ...]


def editing(document: Document, clause: Clause) -> Editing:
    """What the form of a clause shows."""
    clauses = document.extract.clauses
    at = clauses.index(clause)
    facts = facts_of(document, clause)
    return Editing(
        document,
        clause,
        shown_clause(clause, list(facts.values())),
        facts,
        clauses[at - 1] if at else None,
        clauses[at + 1] if at + 1 < len(clauses) else None,
        (tuple(cuts_of(clause)) or tuple(phrase_cuts_of(clause)))[:MOST_CUTS],
    )


def facts_of(document: Document, clause: Clause) -> dict[str, Fact]:
    """The facts of a clause, each under what its form calls it."""
    own = [fact for fact in document.extract.facts if fact.clause == clause.id]
    return {f"{fact.type}-{fact.start - clause.start}-{fact.end - clause.start}": fact for fact in own}


def cuts_of(clause: Clause) -> Iterator[Cut]:
    """The beginnings of the lines and sentences of a clause but the first."""
    start = 0
    for line in clause.text.split("\n"):
        for span in LANGUAGES[clause.language].sentences(line):
            at = start + span.start
            if clause.text[:at].strip():
                yield Cut(clause.start + at, tail(clause.text[:at]), excerpt(clause.text[at:]))
        start += len(line) + 1


def phrase_cuts_of(clause: Clause) -> Iterator[Cut]:
    """The beginnings of the phrases of a clause that is one sentence: after commas and the like, and after white space
    where it does not part words, as in Thai."""
    text = clause.text
    parts_words = sum(letter.isspace() for letter in text) * WORD_LENGTH > len(text)
    for found in (PAUSE if parts_words else SPACE).finditer(text):
        if text[: found.start()].strip() and text[found.end() :].strip():
            yield Cut(clause.start + found.end(), tail(text[: found.end()]), excerpt(text[found.end() :]))


def tail(words: str) -> str:
    """The last words before a place on one line."""
    line = " ".join(words.split())
    return line if len(line) <= 30 else "…" + line[-30:].lstrip()


def draft_of(form: Form, document: Document, clause: Clause) -> Draft:
    """What a form asks to have corrected.

    Raises:
        Unfit: one of its inputs will not do.
        BadRequest: it is no form of ours.
    """
    read = FORMS.get(form.get("do", ""))
    if read is None:
        raise BadRequest
    return read(form, document, clause)


def read_kind(form: Form, document: Document, clause: Clause) -> Draft:  # noqa: ARG001  as all of them
    """The form of the kind."""
    return kind_draft(clause, kind_in(form))


def read_label(form: Form, document: Document, clause: Clause) -> Draft:  # noqa: ARG001
    """The form of the label."""
    return label_draft(clause, form.get("label", ""), form.get("path", ""))


def read_fact(form: Form, document: Document, clause: Clause) -> Draft:
    """The form of one fact, saved or confirmed."""
    return fact_change_draft(clause, fact_in(form, document, clause), type_in(form), form.get("value", ""))


def read_removal(form: Form, document: Document, clause: Clause) -> Draft:
    """The form of one fact, removed."""
    return fact_removal_draft(clause, fact_in(form, document, clause))


def read_addition(form: Form, document: Document, clause: Clause) -> Draft:  # noqa: ARG001
    """The form of a fact that was not read."""
    return fact_addition_draft(clause, type_in(form), form.get("words", ""), form.get("value", ""))


def read_split(form: Form, document: Document, clause: Clause) -> Draft:
    """The form that splits: before the words that are given, else at the place that is chosen."""
    at = form.get("at", "")
    if form.get("words", "").strip() or not at:
        return split_before_draft(document, clause, form.get("words", ""))
    if not at.isdecimal() or len(at) > 12:
        raise BadRequest
    return split_draft(document, clause, int(at))


def read_merge(form: Form, document: Document, clause: Clause) -> Draft:
    """The form that merges with a neighbour."""
    shown = editing(document, clause)
    if form.get("with") == "previous" and shown.previous:
        return merge_draft(document, shown.previous, clause)
    if form.get("with") == "following" and shown.following:
        return merge_draft(document, clause, shown.following)
    raise BadRequest


FORMS: Mapping[str, Callable[[Form, Document, Clause], Draft]] = {
    "kind": read_kind,
    "label": read_label,
    "fact": read_fact,
    "remove": read_removal,
    "add": read_addition,
    "split": read_split,
    "merge": read_merge,
}


def kind_in(form: Form) -> Kind:
    """The kind that is chosen."""
    for kind in KINDS:
        if kind == form.get("kind"):
            return kind
    raise BadRequest


def type_in(form: Form) -> FactType:
    """The type of fact that is chosen."""
    for type_ in FACT_TYPES:
        if type_ == form.get("type"):
            return type_
    raise BadRequest


def fact_in(form: Form, document: Document, clause: Clause) -> Fact:
    """The fact that a form is about."""
    found = facts_of(document, clause).get(form.get("fact", ""))
    if found is None:
        raise Unfit("words", "no_such_fact")
    return found


def typed(form: Form) -> list[tuple[str, str]]:
    """What a person has put into a form, by the names of its fields, so that it is not lost."""
    names = {
        "kind": gettext("Kind"),
        "label": gettext("Label"),
        "path": gettext("Path"),
        "type": gettext("Type"),
        "words": gettext("Words"),
        "value": gettext("Value"),
    }
    readable = {"kind": KIND_NAMES, "type": FACT_NAMES}
    given = [(name, form[name]) for name in names if form.get(name, "").strip()]
    return [(str(names[name]), str(readable.get(name, {}).get(value, value))) for name, value in given]
