"""What clauses say of how long an instrument lasts: when it begins, its term, renewal and time of notice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kb.languages import LANGUAGES
from kb.model import Clause, Contradiction, Fact, Kind

Facts = Mapping[str, Sequence[Fact]]
"""Facts by the id of their clause."""

TERM_KINDS: tuple[Kind, ...] = ("duration", "entry_into_force", "termination")
NOTICE_KINDS: tuple[Kind, ...] = ("termination", "duration", "entry_into_force")
"""The kinds of clause that say it, in order of trust."""

NEAR = 60
"""Characters around a length of time in which a word of renewal makes it that of a renewal."""

SHORTEST_TERM = ("Y", "M")
"""A term is counted in years or months; days and hours are limits for something to be done."""


def term(clauses: Sequence[Clause], facts: Facts) -> str | None:
    """How long the instrument lasts, its renewals not counted."""
    return next((fact.value for fact in terms(clauses, facts)), None)


def terms(clauses: Sequence[Clause], facts: Facts) -> Iterator[Fact]:
    """The first length of time of each clause that could be the term."""
    for kind in TERM_KINDS:
        for clause in clauses:
            if clause.kind == kind:
                lengths = [fact for fact in facts.get(clause.id, []) if fact.type == "duration"]
                own = [f for f in lengths if f.value.endswith(SHORTEST_TERM) and not renews(clause, f, lengths)]
                yield from own[:1]


def renews(clause: Clause, fact: Fact, lengths: Sequence[Fact]) -> bool:
    """Whether a length of time is that of a renewal: a word of renewal stands before it, after any length before."""
    at = fact.start - clause.start
    before = max((f.end - clause.start for f in lengths if f.end <= fact.start), default=0)
    patterns = LANGUAGES[clause.language].instruments
    window = clause.text[max(before, at - NEAR) : at]
    return bool(patterns.renews.search(window) or patterns.renewed.match(clause.text, fact.end - clause.start))


def renewal(clauses: Sequence[Clause], facts: Facts) -> str | None:
    """The length of a renewal, or ``automatic`` where the text says that it goes on and not for how long."""
    for kind in TERM_KINDS:
        for clause in clauses:
            if clause.kind == kind:
                lengths = [fact for fact in facts.get(clause.id, []) if fact.type == "duration"]
                for fact in lengths:
                    if fact.value.endswith(SHORTEST_TERM) and renews(clause, fact, lengths):
                        return fact.value
                patterns = LANGUAGES[clause.language].instruments
                if lengths and patterns.renews.search(clause.text) and patterns.automatic.search(clause.text):
                    return "automatic"
    return None


def notice(clauses: Sequence[Clause], facts: Facts) -> str | None:
    """The time of notice for ending or not renewing it."""
    for kind in NOTICE_KINDS:
        for clause in clauses:
            if clause.kind == kind:
                for fact in facts.get(clause.id, []):
                    if fact.type == "notice_period":
                        return fact.value
    return None


def entry_into_force(clauses: Sequence[Clause], facts: Facts) -> str | None:
    """The day on which it begins, or on what: ``on_signature``, ``on_notification``, ``on_exchange``."""
    for kind in ("entry_into_force", "duration", "termination"):
        for clause in clauses:
            patterns = LANGUAGES[clause.language].instruments
            if clause.kind != kind or not patterns.begins.search(clause.text):
                continue
            begins = [m.start() for m in patterns.begins.finditer(clause.text)]
            days = [f for f in facts.get(clause.id, []) if f.type == "date" and len(f.value) == len("2024-05-01")]
            relative = [(m.start(), name) for name, p in patterns.enters if (m := p.search(clause.text))]
            dated = [(f.start - clause.start, f.value) for f in days]
            near = min([*relative, *dated], key=lambda it: min(abs(it[0] - b) for b in begins), default=None)
            if near:
                return near[1]
    return None


def contradictions(clauses: Sequence[Clause], facts: Facts, signed: Sequence[str] = ()) -> tuple[Contradiction, ...]:
    """The fields for which clauses give different values; ``signed`` are the days in its signature clauses."""
    found = []
    given = {"duration": [*terms(clauses, facts)], "notice_period": [*notices(clauses, facts)]}
    for name, read in given.items():
        values = tuple(dict.fromkeys(fact.value for fact in read))
        if len(values) > 1:
            found.append(Contradiction(name, values, tuple(dict.fromkeys(fact.clause for fact in read))))
    formulas = tuple(dict.fromkeys(signed))
    if len(formulas) > 1:
        closing = tuple(clause.id for clause in clauses if clause.kind == "signature")
        found.append(Contradiction("signed_on", formulas, closing))
    return tuple(found)


def notices(clauses: Sequence[Clause], facts: Facts) -> Iterator[Fact]:
    """The time of notice in each clause on ending the instrument."""
    for clause in clauses:
        if clause.kind == "termination":
            yield from [fact for fact in facts.get(clause.id, []) if fact.type == "notice_period"][:1]
