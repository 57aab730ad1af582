"""The instruments and subjects as the API lists them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields

from indexes.subjects import Given
from kb.model import LanguageCode
from kb.store import InstrumentSummary
from kb.subjects import Subject
from webapp.catalogue import Line
from webapp.interface import DEFAULT
from webapp.listing import Wanted, choices_of, ordered, selected
from webapp.services import lines, subject_names, today
from webapp.shapes import InstrumentShape, InstrumentsShape, MergedShape, SubjectShape, SubjectsShape

LANGUAGE: LanguageCode = DEFAULT
"""The language whose names the API sorts by."""


def listed_instruments(wanted: Wanted, in_order: bool) -> InstrumentsShape:
    """The instruments asked for; ``in_order`` sorts them as wanted, an instrument of several lines by its first."""
    every, day = lines(), today()
    found = selected(every, wanted, day)
    if in_order:
        found = ordered(found, wanted.sort, LANGUAGE, day, subject_names(LANGUAGE))
    merged: dict[str, list[MergedShape]] = {}
    summaries: dict[str, InstrumentSummary] = {}
    for line in found:
        summaries[line.summary.id] = line.summary
        merged.setdefault(line.summary.id, []).append(merged_shape(line))
    return {
        "total": len(summaries),
        "instruments": [shape_of(summary, merged[id_]) for id_, summary in summaries.items()],
        "lines": len(found),
        "facets": {
            facet: {choice.value: choice.count for choice in choices}
            for facet, choices in choices_of(every, wanted, day).items()
        },
    }


def shape_of(summary: InstrumentSummary, merged: Sequence[MergedShape]) -> InstrumentShape:
    """An instrument with what its versions say together."""
    own = {field.name: getattr(summary, field.name) for field in fields(summary)}
    return InstrumentShape(**own, merged=tuple(merged))


def merged_shape(line: Line) -> MergedShape:
    """One line."""
    return MergedShape(
        number=line.number,
        status=line.status(today()),
        titles=line.titles,
        record=line.record,
        renews=line.record.renews,
        year=line.year,
        parties=line.parties,
        agencies=line.agencies,
        subjects=line.subjects,
    )


def listed_subjects(subjects: Sequence[Subject], given: Given) -> SubjectsShape:
    """The subjects with what they are given to."""
    instruments = Counter(shared.subject for every in given.instruments.values() for shared in every)
    clauses = Counter(one.subject for every in given.clauses.values() for one in every)
    shapes = [
        SubjectShape(
            id=subject.id,
            names=dict(subject.names),
            words=dict(subject.words),
            instruments=instruments[subject.id],
            clauses=clauses[subject.id],
        )
        for subject in subjects
    ]
    return {"total": len(shapes), "subjects": shapes}
