"""What a person may ask, and that what is asked means what he sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.corrections import apply
from kb.corrections.drafts import (
    AMOUNT,
    DATE,
    PERIOD,
    Unfit,
    checked_value,
    fact_addition_draft,
    fact_change_draft,
    fact_draft,
    fact_removal_draft,
    is_date,
    label_draft,
    merge_draft,
    parts_draft,
    person,
    split_before_draft,
    split_draft,
)
from kb.corrections.places import Squashed
from kb.model import Correction, Document, Fact, Stated
from kb.values import read_values
from tests.kb.corrections.test_apply import documents, specimen


def made(document: Document, draft: object) -> Document:
    """The document with a draft made a correction."""
    occurrence = Squashed(document.extract.text).occurrence(draft.span)  # type: ignore[attr-defined]
    assert occurrence is not None
    words = draft.span.of(document.extract.text)  # type: ignore[attr-defined]
    correction = Correction("1", "x", "en", draft.field, words, occurrence, draft.change, "p", "t")  # type: ignore[attr-defined]
    applied = apply(document, [correction])
    assert applied.standings[0].state == "in_effect"
    return applied.document


@given(documents(), st.data())
def test_every_fact_can_be_changed_and_removed(document: Document, data: st.DataObject) -> None:
    facts = document.extract.facts
    if not facts:
        return
    fact: Fact = data.draw(st.sampled_from(facts))
    clause = next(c for c in document.extract.clauses if c.id == fact.clause)
    if fact.text != fact.text.strip():
        return  # no reader gives such a fact
    changed = made(document, fact_change_draft(clause, fact, "place", "Tokyo"))
    assert [(f.type, f.text, f.start) for f in changed.extract.facts if f.reviewed] == [
        ("place", fact.text, fact.start)
    ]
    removed = made(document, fact_removal_draft(clause, fact))
    assert fact not in removed.extract.facts
    assert len(removed.extract.facts) < len(facts)


@given(documents(), st.data())
def test_every_clause_can_be_split_and_merged(document: Document, data: st.DataObject) -> None:
    clauses = document.extract.clauses
    if not clauses:
        return
    clause = data.draw(st.sampled_from(clauses))
    at = data.draw(st.integers(clause.start - 2, clause.end + 2))
    try:
        draft = split_draft(document, clause, at)
    except Unfit:
        left, right = (
            document.extract.text[clause.start : max(at, clause.start)],
            document.extract.text[at : clause.end],
        )
        assert not left.strip() or not right.strip() or at < clause.start
    else:
        split = made(document, draft)
        assert len(split.extract.clauses) == len(clauses) + 1
    first, last = sorted(
        data.draw(st.tuples(st.sampled_from(clauses), st.sampled_from(clauses))), key=lambda c: c.start
    )
    merged = made(document, merge_draft(document, first, last)).extract.clauses
    assert len(merged) == len(clauses) - clauses.index(last) + clauses.index(first)


def test_words_may_be_given_with_other_white_space() -> None:
    document = specimen("Article 1", "Article 2")
    clause = document.extract.clauses[1]
    assert made(document, split_before_draft(document, clause, "They  pay their")).extract.clauses[2].start == 33
    added = made(document, fact_addition_draft(clause, "programme", "pay their costs", ""))
    assert [(f.text, f.value) for f in added.extract.facts] == [("pay\ntheir costs", "pay their costs")]


def test_parts_must_be_the_words_of_whole_clauses() -> None:
    document = specimen("Article 1", "Article 2")
    one = document.extract.clauses[1]
    for parts in ([], ["Article 1"], [one.text, ""], ["x" + one.text]):
        with pytest.raises(Unfit, match="not_the_words"):
            parts_draft(document, one, parts)
    with pytest.raises(Unfit, match="nothing_changes"):
        parts_draft(document, one, [one.text])
    both = parts_draft(
        document, one, ["Article 1 The sides meet.", "They pay their costs by 30 May 2014. Article 2 The end."]
    )
    assert [c.text[:9] for c in made(document, both).extract.clauses] == ["Title", "Article 1", "They pay\n"]


def test_a_fact_that_is_not_there_is_not_changed() -> None:
    document = specimen("Article 1", "Article 2", facts=[("date", "2014-05-30", "30 May 2014")])
    clause, facts = document.extract.clauses[1], document.extract.facts
    there = Stated("date", "2014-05-30", "30  May 2014")
    assert made(document, fact_draft(clause, facts, there, None)).extract.facts == ()
    for was in (Stated("date", "2014-05-31", "30 May 2014"), Stated("date", "2014-05-30", "May 2014")):
        with pytest.raises(Unfit, match="no_such_fact"):
            fact_draft(clause, facts, was, None)
    with pytest.raises(Unfit, match="nothing_changes"):
        fact_draft(clause, facts, None, None)


@pytest.mark.parametrize(
    ("type_", "value", "words", "expected"),
    [
        ("date", "", "30 May 2014", "2014-05-30"),
        ("date", "", "๓๐ พฤษภาคม ๒๕๕๗", "2014-05-30"),
        ("date", "", "平成26年5月30日", "2014-05-30"),
        ("date", "2014-05/2015-04", "", "2014-05/2015-04"),
        ("duration", "", "six months", "P6M"),
        ("notice_period", "", "six months", "P6M"),
        ("amount", "", "12,000,000 yen", "JPY 12000000"),
        ("agency", "", "the  Ministry", "the Ministry"),
        ("agency", " MIC ", "the Ministry", "MIC"),
    ],
)
def test_values(type_: str, value: str, words: str, expected: str) -> None:
    assert checked_value(type_, value, words) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        *(("date", v) for v in ("30 May", "2014-13", "2014-02-30", "2015/2014", "2014-5-3", "14-05-30", "２０１４")),
        *(("duration", v) for v in ("P", "PT", "3Y", "P3", "P-3Y", "P3Y6", "")),
        *(("amount", v) for v in ("100", "THB", "thb 100", "THB 1,000", "THB -5")),
        ("agency", "x" * 501),
        ("agency", "a\u202eb"),
    ],
)
def test_values_that_are_none(type_: str, value: str) -> None:
    with pytest.raises(Unfit):
        checked_value(type_, value, "nothing")  # type: ignore[arg-type]


def test_every_value_that_the_machine_reads_may_be_stated() -> None:
    """Or a fact could not be confirmed as it stands."""
    texts = [
        *(
            "30 May 2014",
            "May 2014",
            "in 2014",
            "5-7 May 2024",
            "fiscal year 2016",
            "six months",
            "90 days",
            "two weeks",
        ),
        *("one year and six months", "48 hours", "12,000,000 yen", "1.5 million baht", "US$ 2,500.50"),
    ]
    forms = {"date": DATE, "duration": PERIOD, "notice_period": PERIOD, "amount": AMOUNT}
    for text in texts:
        (match,) = read_values(text)
        assert forms[match.type].fullmatch(match.value), match
        assert match.type != "date" or is_date(match.value)


def test_labels_and_names() -> None:
    clause = specimen("Article 1", "Article 2").extract.clauses[1]
    assert label_draft(clause, " ข้อ  ๑ ", "1.ก").change.label == "ข้อ ๑"
    assert label_draft(clause, "", "").change.label is None
    assert person("  กนกวรรณ   ใจดี ") == "กนกวรรณ ใจดี"
    for path in ("1..2", ".", "1 2", "1/2"):
        with pytest.raises(Unfit, match="not_a_path"):
            label_draft(clause, "1", path)
