"""Text with marks on it, as HTML. The words are never changed: without its tags the result is the escaped text.

Marks may overlap in any way: the text is cut at every border, and each piece is wrapped in the marks that cover it,
the longest outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from markupsafe import Markup, escape

from kb.model import Clause, Fact, Span
from webapp.presentation import fact_note, is_day

GAP = re.compile(r"\n\s*(?=\n)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of a text and the element to wrap it in."""

    span: Span
    element: str
    attributes: Mapping[str, str] = field(default_factory=dict)

    def around(self, inside: Markup) -> Markup:
        """HTML wrapped in this mark."""
        attributes = Markup().join(Markup(' {}="{}"').format(name, value) for name, value in self.attributes.items())
        return Markup("<{0}{1}>{2}</{0}>").format(Markup(self.element), attributes, inside)


def marked(text: str, marks: Iterable[Mark]) -> Markup:
    """A text as HTML with its marks; marks outside the text and empty ones are left out."""
    within = [mark for mark in marks if 0 <= mark.span.start < mark.span.end <= len(text)]
    within.sort(key=lambda mark: mark.span.start - mark.span.end)
    borders = {0, len(text)} | {border for mark in within for border in (mark.span.start, mark.span.end)}
    pieces = []
    for start, end in pairwise(sorted(borders)):
        piece = escape(text[start:end])
        for mark in reversed(within):
            if mark.span.start <= start and end <= mark.span.end:
                piece = mark.around(piece)
        pieces.append(piece)
    return Markup().join(pieces)


def hit_marks(spans: Iterable[Span]) -> list[Mark]:
    """The marks of what a search found."""
    return [Mark(span, "mark") for span in spans]


def label_marks(clause: Clause) -> list[Mark]:
    """The mark of a clause's label where its text begins with it."""
    if not clause.label or not clause.text.startswith(clause.label):
        return []
    return [Mark(Span(0, len(clause.label)), "b", {"class": "label"})]


def gap_marks(text: str) -> list[Mark]:
    """The marks of blank lines inside a clause, which the style sheet hides."""
    return [Mark(Span(*gap.span()), "span", {"class": "gap"}) for gap in GAP.finditer(text)]


def fact_marks(facts: Sequence[Fact], offset: int) -> list[Mark]:
    """The marks of facts in a clause that begins at ``offset``; facts on the very same words share one."""
    together: dict[Span, list[Fact]] = {}
    for fact in facts:
        together.setdefault(Span(fact.start - offset, fact.end - offset), []).append(fact)
    return [fact_mark(span, same) for span, same in together.items()]


def fact_mark(span: Span, facts: Sequence[Fact]) -> Mark:
    """The mark of the facts on one span, shown as the most telling of them: a party is an agency too."""
    first = min(facts, key=lambda fact: fact.type == "agency")
    attributes = {
        "class": f"fact fact-{first.type}" + (" unverified" if any(fact.unverified for fact in facts) else ""),
        "title": "\n".join(fact_note(fact) for fact in facts),
    }
    if first.type == "date" and is_day(first.value):
        return Mark(span, "time", {"datetime": first.value, **attributes})
    return Mark(span, "data", {"value": first.value, **attributes})


def shown_clause(clause: Clause, facts: Sequence[Fact] = (), found: Sequence[Span] = ()) -> Markup:
    """The words of a clause with its label, its facts and what a search found marked."""
    marks = [*gap_marks(clause.text), *label_marks(clause), *fact_marks(facts, clause.start), *hit_marks(found)]
    return marked(clause.text, marks)
