"""The guarantees of ``kb/corrections``, numbered as there, over texts, readings and corrections of any kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kb.corrections import Applied, Squashed, apply
from kb.corrections.places import squash
from kb.identity import clause_id, document_id
from kb.model import (
    KINDS,
    Change,
    Clause,
    Correction,
    Document,
    Evidence,
    Extract,
    Fact,
    Locator,
    Source,
    Span,
    Stated,
    Withdrawal,
)

# short words of few letters, so that equal clauses, equal facts and words inside words are common
WORDS = st.lists(st.sampled_from(["a", "b", "ab", "ข้อ", "第", "一二"]), min_size=1, max_size=4).map(" ".join)
GAPS = st.sampled_from(["\n", "\n\n", " ", "\n \n"])


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A text and a reading of it: some pieces are clauses, some stand between them; facts stand inside clauses."""
    text, clauses, facts = draw(st.sampled_from(["", "\n"])), [], []
    name = document_id("x", "en", "0")
    for number, piece in enumerate(draw(st.lists(st.tuples(WORDS, GAPS, st.integers(0, 4)), min_size=1, max_size=7))):
        words, gap, kept = piece
        start = len(text)
        text += words + gap
        if kept == 0:
            continue
        end = start + len(words)
        kind = KINDS[number % 3]
        label = words.split()[0] if kept == 1 else None
        clause = Clause(
            clause_id(name, start, end), label, str(number) if label else "", kind, "en", start, end, words,
            Locator("line", str(number), str(number)), 0.5, (Evidence("text", "w", 1.0),),
        )  # fmt: skip
        clauses.append(clause)
        for type_ in draw(st.lists(st.sampled_from(["date", "agency"]), max_size=2, unique=True)):
            a, b = sorted(draw(st.tuples(st.integers(start, end), st.integers(start, end))))
            if text[a:b].strip():
                facts.append(Fact(type_, draw(st.sampled_from("uv")), a, b, text[a:b], clause.id))
    facts.sort(key=lambda fact: (fact.start, -fact.end))
    extract = Extract(Source("a", "0", "text/plain", None), text, "en", tuple(clauses), tuple(facts), ())
    return Document(name, "x", "T", None, extract)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Document, list[Correction]]:
    """A document, and corrections made one after another on what those before had made of it."""
    document = draw(documents())
    made: list[Correction] = []
    for number in range(draw(st.integers(0, 6))):
        now = apply(document, made).document.extract
        if not now.clauses:
            break
        first = draw(st.integers(0, len(now.clauses) - 1))
        last = min(len(now.clauses) - 1, first + draw(st.integers(0, 2)))
        made.append(correction(draw, document, now.clauses[first], now.clauses[last], number))
    taken = [replace(c, withdrawn=Withdrawal("w", "t")) if draw(st.integers(0, 5)) == 0 else c for c in made]
    return document, taken


def correction(draw: st.DrawFn, document: Document, clause: Clause, last: Clause, number: int) -> Correction:
    text = document.extract.text
    field = draw(st.sampled_from(["kind", "label", "fact", "borders", "borders"]))
    span = Span(clause.start, last.end) if field == "borders" else Span(clause.start, clause.end)
    words = span.of(text)
    if field == "kind":
        change = Change(kind=draw(st.sampled_from(KINDS[:4])))
    elif field == "label":
        change = Change(label=draw(st.sampled_from([None, "1", "ข้อ"])), path=draw(st.sampled_from(["", "2"])))
    elif field == "fact":
        change = Change(was=draw(st.none() | stateds(words)), now=draw(st.none() | stateds(words)))
    else:
        cuts = draw(st.sets(st.integers(1, len(squash(words))), max_size=2)) - {len(squash(words))}
        at = [0, *sorted(cuts), len(squash(words))]
        change = Change(parts=tuple(squash(words)[a:b] for a, b in pairwise(at)))
    occurrence = Squashed(text).occurrence(span)
    assert occurrence is not None
    return Correction(str(number), "x", "en", field, words, occurrence, change, f"p{number}", "t")


def stateds(words: str) -> st.SearchStrategy[Stated]:
    letters = squash(words)
    spans = st.tuples(st.integers(0, len(letters) - 1), st.integers(1, 3)).map(lambda s: letters[s[0] : sum(s)])
    return st.builds(Stated, st.sampled_from(["date", "agency"]), st.sampled_from("uv"), spans, st.integers(0, 1))


def covered(document: Document) -> set[int]:
    text = document.extract.text
    return {i for c in document.extract.clauses for i in range(c.start, c.end) if not text[i].isspace()}


def sound(applied: Applied) -> None:
    extract = applied.document.extract
    before = 0
    for clause in extract.clauses:
        assert before <= clause.start < clause.end
        assert clause.text == extract.text[clause.start : clause.end]
        assert clause.id == clause_id(applied.document.id, clause.start, clause.end)
        assert clause.text == clause.text.strip()
        before = clause.end
    by_id = {clause.id: clause for clause in extract.clauses}
    for fact in extract.facts:
        assert fact.text == extract.text[fact.start : fact.end]
        clause = by_id[fact.clause]
        assert clause.start <= fact.start < fact.end <= clause.end
    assert list(extract.facts) == sorted(extract.facts, key=lambda fact: (fact.start, -fact.end))


@given(cases())
def test_1_order_no_overlap_and_every_word_kept(case: tuple[Document, list[Correction]]) -> None:
    document, corrections = case
    applied = apply(document, corrections)
    sound(applied)
    assert covered(document) <= covered(applied.document)


@given(cases())
def test_2_twice_is_once(case: tuple[Document, list[Correction]]) -> None:
    document, corrections = case
    once = apply(document, corrections).document
    again = apply(replace(once, as_read=None), corrections).document
    assert again.extract == once.extract
    assert apply(once, corrections).document == once  # a corrected document knows what the machine read of it


@given(cases())
def test_2_all_withdrawn_gives_what_the_machine_read(case: tuple[Document, list[Correction]]) -> None:
    document, corrections = case
    corrected = apply(document, corrections).document
    withdrawn = [replace(c, withdrawn=Withdrawal("w", "t")) for c in corrections]
    applied = apply(corrected, withdrawn)
    assert applied.document == document
    assert {s.state for s in applied.standings} <= {"withdrawn"}


@given(cases())
def test_2_the_last_of_each_place_is_in_effect(case: tuple[Document, list[Correction]]) -> None:
    document, corrections = case
    applied = apply(document, corrections)
    assert [s.correction for s in applied.standings] == corrections
    active = [s for s in applied.standings if s.state != "withdrawn"]
    if active and active[-1].correction.field in ("borders", "label", "kind") and len(active) == len(corrections):
        assert active[-1].state == "in_effect"  # made on what all the others had made of it
    for standing in active:
        said, extract = standing.correction.change, applied.document.extract
        clause = next((c for c in extract.clauses if standing.place and c.start == standing.place.start), None)
        if standing.state == "in_effect" and standing.correction.field == "kind":
            assert clause
            assert (clause.kind, clause.confidence) == (said.kind, 1.0)
            assert clause.evidence == (Evidence("reviewed", standing.correction.by, 1.0),)
        if standing.state == "in_effect" and standing.correction.field == "label":
            assert clause
            assert (clause.label, clause.path) == (said.label, said.path)


@given(cases(), st.sampled_from(["new words\n\n", "c\n", "c \n \n c\n\n"]))
def test_5_what_is_new_elsewhere_moves_nothing(case: tuple[Document, list[Correction]], new: str) -> None:
    document, corrections = case
    moved = shifted(document, new)
    here, there = apply(document, corrections), apply(moved, corrections)
    assert [s.state for s in there.standings] == [s.state for s in here.standings]
    assert shifted(here.document, new).extract.facts == there.document.extract.facts
    assert [(c.text, c.kind, c.label, c.path) for c in there.document.extract.clauses] == [
        (c.text, c.kind, c.label, c.path) for c in here.document.extract.clauses
    ]


def shifted(document: Document, new: str) -> Document:
    """The document with new words before all others, which are in no clause."""
    by, extract = len(new), document.extract
    ids = {c.id: clause_id(document.id, c.start + by, c.end + by) for c in extract.clauses}
    clauses = [replace(c, id=ids[c.id], start=c.start + by, end=c.end + by) for c in extract.clauses]
    facts = [replace(f, start=f.start + by, end=f.end + by, clause=ids[f.clause]) for f in extract.facts]
    return replace(
        document, extract=replace(extract, text=new + extract.text, clauses=tuple(clauses), facts=tuple(facts))
    )


TEXT = "Title\n\nArticle 1\nThe sides meet. They pay\ntheir costs by 30 May 2014.\n\nArticle 2\nThe end."


def specimen(*cuts: str, facts: Sequence[tuple[str, str, str]] = ()) -> Document:
    """The text cut before these words."""
    name = document_id("x", "en", "0")
    at = [0, *(TEXT.index(words) for words in cuts), len(TEXT)]
    spans = [(a, a + len(TEXT[a:b].rstrip())) for a, b in pairwise(at)]
    clauses = tuple(
        Clause(clause_id(name, a, b), TEXT[a : a + 9] if "Art" in TEXT[a:b] else None, str(i), "other", "en", a, b, TEXT[a:b])
        for i, (a, b) in enumerate(spans)
    )  # fmt: skip
    found = []
    for type_, value, words in facts:
        start = TEXT.index(words)
        clause = next(c for c in clauses if c.start <= start < c.end)
        found.append(Fact(type_, value, start, start + len(words), words, clause.id))  # type: ignore[arg-type]
    extract = Extract(Source("a", "0", "text/plain", None), TEXT, "en", clauses, tuple(found), ())
    return Document(name, "x", "T", None, extract)


def said(field: str, words: str, **change: object) -> Correction:
    return Correction(words[:9], "x", "en", field, words, 0, Change(**change), "p", "t")  # type: ignore[arg-type]


ONE = TEXT[TEXT.index("Article 1") : TEXT.index("\n\nArticle 2")]
DAY = ("date", "2014-05-30", "30 May 2014")


def test_3_a_part_that_is_cut_off_has_no_label_and_the_same_kind() -> None:
    document = specimen("Article 1", "Article 2", facts=[DAY])
    parts = ("Article 1 The sides meet.", "They pay their costs by 30 May 2014.")
    corrected = apply(document, [said("kind", ONE, kind="expenses"), said("borders", ONE, parts=parts)]).document
    first, second = corrected.extract.clauses[1:3]
    assert (first.label, first.path, first.kind) == ("Article 1", "1", "expenses")
    assert (second.label, second.path, second.kind) == (None, "1", "expenses")
    assert second.text == "They pay\ntheir costs by 30 May 2014."
    assert [fact.clause for fact in corrected.extract.facts] == [second.id]
    together = said("borders", ONE + "\n\nArticle 2\nThe end.", parts=(ONE + "Article 2 The end.",))
    merged = apply(document, [said("borders", ONE, parts=parts), together]).document
    assert [(c.label, c.kind) for c in merged.extract.clauses] == [(None, "other"), ("Article 1", "other")]


def test_4_a_fact_comes_back_when_the_border_through_it_goes() -> None:
    document = specimen("Article 1", "Article 2", facts=[DAY])
    cut = said("borders", ONE, parts=("Article 1 The sides meet. They pay their costs by 30", "May 2014."))
    assert apply(document, [cut]).document.extract.facts == ()
    again = said("borders", ONE, parts=(ONE,))
    assert apply(document, [cut, replace(again, id="z")]).document.extract.facts == document.extract.facts


def test_4_what_is_stated_takes_the_place_of_what_was_read_there() -> None:
    document = specimen("Article 1", "Article 2", facts=[DAY, ("agency", "sides", "sides")])
    now = Stated("date", "2014-05", "May 2014")
    (fact, other) = apply(document, [said("fact", ONE, now=now)]).document.extract.facts[::-1]
    assert (fact.value, fact.text, fact.reviewed) == ("2014-05", "May 2014", True)
    assert other.type == "agency"
    was = Stated("date", "2014-05-30", "30 May 2014")
    removed = apply(document, [said("fact", ONE, was=was)]).document
    assert [fact.type for fact in removed.extract.facts] == ["agency"]


def test_5_waiting_says_why() -> None:
    document = specimen("Article 1", "Article 2", facts=[DAY])
    lost = said("kind", "Article 3 All else", kind="other")
    inside = said("kind", "They pay their costs by 30 May 2014.", kind="expenses")
    fact = said("fact", ONE, now=Stated("date", "2014-05-30", "30 May 2014"))
    cut = said("borders", "Article 1 The sides meet. They pay their costs by 30", parts=("Article 1 The sides meet. They pay their costs by 30",))  # fmt: skip
    waiting = apply(document, [lost, inside, fact, replace(cut, id="cut")])
    assert [(s.state, s.reason) for s in waiting.standings] == [
        ("waiting", "no_words"), ("waiting", "no_clause"), ("waiting", "border"), ("in_effect", None),
    ]  # fmt: skip


def test_places_count_whole_lines_first() -> None:
    squashed = Squashed("The Article 1 says\nArticle 1\nArticle\n  1 \nArticle 10")
    lines = [span.start for span in squashed.occurrences("Article 1")]
    assert lines == [19, 29, 4, 42]
    assert squashed.occurrence(Span(29, 40)) == 1
    assert squashed.find("Article1", 4) is None
    assert Squashed("").find("a", 0) is None
    assert Squashed("a").find(" ", 0) is None
