"""What persons say of a text, laid over what the machine read: each correction a place in the text and what is there.

Every correction says something of a place that its words alone determine, and of one place the last word counts. So
the order in which corrections were made decides where they disagree, saying the same twice changes nothing, and leaving
one out gives what the others say.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kb.corrections.places import Squashed, squash, trimmed
from kb.gazetteer import mentions
from kb.identity import clause_id
from kb.languages import detect
from kb.model import Clause, Correction, Document, Evidence, Fact, Locator, Span, Stated


@dataclass(slots=True)
class Statement:
    """A text while corrections are laid over it.

    ``ends`` are the clauses by where they begin, ``heads`` what the clause that begins at a place is (also of borders
    that have gone since: they may come back), and ``kinds`` and ``labels`` the last correction of either there.
    """

    document: Document
    clauses: tuple[Clause, ...]
    facts: list[Fact]
    given: tuple[Fact, ...]
    squashed: Squashed
    ends: dict[int, int] = field(default_factory=dict)
    heads: dict[int, Clause] = field(default_factory=dict)
    kinds: dict[int, Correction] = field(default_factory=dict)
    labels: dict[int, Correction] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.document.extract.text

    def take(self, correction: Correction, place: Span) -> None:
        """Lay one correction over the text at the place of its words."""
        if correction.field == "kind":
            self.kinds[place.start] = correction
        elif correction.field == "label":
            self.labels[place.start] = correction
        elif correction.field == "fact":
            self._state(correction, place)
        else:
            self._cut(place, parts_of(place, self.text, correction.change.parts))

    def _state(self, correction: Correction, place: Span) -> None:
        """What a place holds of one type of fact, and nothing else of that type there."""
        was, now = correction.change.was, correction.change.now
        if was and (span := stated_at(self.text, place, was)):
            gone = [
                f
                for f in self.facts
                if f.type == was.type and (at(f, span) or (f.value == was.value and over(f, span)))
            ]
            self.facts = [fact for fact in self.facts if fact not in gone]
        if now and (span := stated_at(self.text, place, now)):
            kept = [fact for fact in self.facts if fact.type != now.type or not over(fact, span)]
            self.facts = [*kept, stated_fact(self.text, span, now, self.given)]

    def _cut(self, region: Span, parts: list[Span]) -> None:
        """Make the borders inside a region those of the parts; a clause that reaches out of it is cut at its ends."""
        before = dict(self.ends)
        for start, end in before.items():
            if end <= region.start or region.end <= start:
                continue
            del self.ends[start]
            outside = (trimmed(self.text, start, region.start), trimmed(self.text, region.end, end))
            for span in outside:
                if span.start < span.end:
                    self._begin(span, before)
        for part in parts:
            self._begin(part, before)

    def _begin(self, span: Span, before: dict[int, int]) -> None:
        """Have a clause there; one that begins where none began before is of the kind of the one it is cut from."""
        self.ends[span.start] = span.end
        if span.start in self.heads:
            return
        whole = next((self.head(s) for s, e in before.items() if s <= span.start < e), None)
        if whole is None:  # words that stood between clauses
            whole = Clause("", None, "", "other", "", 0, 0, "")
        self.heads[span.start] = replace(whole, label=None)

    def head(self, start: int) -> Clause:
        """What the clause that begins at a place is, as corrected so far."""
        clause = self.heads[start]
        if kind := self.kinds.get(start):
            said = kind.change.kind
            assert said is not None
            clause = replace(clause, kind=said, confidence=1.0, evidence=(Evidence("reviewed", kind.by, 1.0),))
        if label := self.labels.get(start):
            clause = replace(clause, label=label.change.label, path=label.change.path)
        return clause

    def result(self) -> tuple[tuple[Clause, ...], tuple[Fact, ...]]:
        """The clauses in order, and the facts that stand inside one of them, each under its clause."""
        clauses = tuple(self._clause(Span(start, end)) for start, end in sorted(self.ends.items()))
        facts = sorted(self.facts, key=lambda fact: (fact.start, -fact.end))
        return clauses, tuple(housed(facts, clauses))

    def _clause(self, span: Span) -> Clause:
        head = self.head(span.start)
        if (head.start, head.end) == (span.start, span.end):
            return head
        words = span.of(self.text)
        return replace(
            head,
            id=clause_id(self.document.id, span.start, span.end),
            language=detect(words),
            start=span.start,
            end=span.end,
            text=words,
            locator=locator_of(span, self.clauses),
        )


def opened(document: Document) -> Statement:
    """What the machine read of a document, nothing said about it yet."""
    read = document.as_read or document.extract
    statement = Statement(document, read.clauses, list(read.facts), read.facts, Squashed(document.extract.text))
    for clause in read.clauses:
        statement.ends[clause.start] = clause.end
        statement.heads[clause.start] = clause
    return statement


def housed(facts: list[Fact], clauses: tuple[Clause, ...]) -> list[Fact]:
    """The facts that stand inside one clause; both are in order. What a border runs through is left out."""
    found = []
    i = 0
    for fact in facts:
        while i < len(clauses) and clauses[i].end <= fact.start:
            i += 1
        if i < len(clauses) and clauses[i].start <= fact.start and fact.end <= clauses[i].end:
            found.append(fact if fact.clause == clauses[i].id else replace(fact, clause=clauses[i].id))
    return found


def parts_of(region: Span, text: str, parts: tuple[str, ...]) -> list[Span]:
    """The places of the parts of a region, which are together all its words."""
    inside = Squashed(region.of(text))
    spans, at = [], 0
    for words in map(squash, parts):
        part = inside.part(at, len(words))
        spans.append(Span(region.start + part.start, region.start + part.end))
        at += len(words)
    return spans


def stated_at(text: str, region: Span, stated: Stated) -> Span | None:
    """Where the words of a stated fact stand."""
    found = Squashed(region.of(text)).nth(stated.words, stated.nth)
    return Span(region.start + found.start, region.start + found.end) if found else None


def stated_fact(text: str, span: Span, stated: Stated, given: tuple[Fact, ...]) -> Fact:
    """A stated fact; what else was read of the same words (a bound, an acronym) still holds."""
    fact = Fact(stated.type, stated.value, span.start, span.end, span.of(text), "", reviewed=True)
    near = [other for other in given if over(other, span)]
    if stated.type in ("duration", "notice_period"):
        bound = next((other.bound for other in near if other.bound), None)
        written = stated.type == "notice_period" and any(other.written for other in near)
        return replace(fact, bound=bound, written=written)
    same = next((other for other in near if at(other, span) and other.value == stated.value), None)
    entity = same.entity if same else entity_of(stated)
    return replace(fact, entity=entity, name=same.name if same else None, acronym=same.acronym if same else None)


def entity_of(stated: Stated) -> str | None:
    """The entry of the gazetteer that a stated name is."""
    whole = Span(0, len(stated.value))
    return next((mention.entry.id for mention in mentions(stated.value) if mention.span == whole), None)


def locator_of(span: Span, clauses: tuple[Clause, ...]) -> Locator | None:
    """Where words stand in the source, as closely as the clauses that the machine read there tell."""
    near = [clause.locator for clause in clauses if clause.start < span.end and span.start < clause.end]
    places = [locator for locator in near if locator]
    return Locator(places[0].unit, places[0].first, places[-1].last) if places else None


def at(fact: Fact, span: Span) -> bool:
    """Whether a fact stands on just these words."""
    return (fact.start, fact.end) == (span.start, span.end)


def over(fact: Fact, span: Span) -> bool:
    """Whether a fact has words in common with a span."""
    return fact.start < span.end and span.start < fact.end
