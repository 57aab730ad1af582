"""The JSON lines of ``kb align``."""

from __future__ import annotations

import json

import pytest

from ingest.alignment.cases import align_cases
from kb.model import TriClauseError
from tests.ingest.alignment.synthetic import Translator

CASE = {"doc": "d", "src_lang": "th", "tgt_lang": "ja", "src": ["a1 a2", "a3 a4"], "tgt": ["b1 b2", "b3 b4"]}


def test_an_answer_keeps_what_names_the_case_and_nothing_else() -> None:
    case = {**CASE, "side": "src", "gold": []}
    (answer,) = align_cases([json.dumps(case)], Translator())
    scores = answer.pop("scores")
    named = {"doc": "d", "src_lang": "th", "tgt_lang": "ja", "side": "src"}
    assert answer == {**named, "pred": [[[0], [0]], [[1], [1]]]}
    assert len(scores) == 2
    assert all(0 < score <= 1 for score in scores)


def test_side_is_left_out_where_a_case_has_none_and_empty_lists_are_fine() -> None:
    (answer,) = align_cases([json.dumps({**CASE, "src": []})], Translator())
    assert answer == {
        "doc": "d",
        "src_lang": "th",
        "tgt_lang": "ja",
        "pred": [[[], [0]], [[], [1]]],
        "scores": [0.0, 0.0],
    }


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 3: not JSON"),
        ("[" * 100_000, "line 3: not JSON"),
        ("[]", "line 3: not a JSON object"),
        (json.dumps({**CASE, "doc": 1}), 'line 3: "doc" must be a text'),
        (json.dumps({**CASE, "src": "a1"}), 'line 3: "src" must be a list of texts'),
        (json.dumps({**CASE, "tgt": [None]}), 'line 3: "tgt" must be a list of texts'),
        (json.dumps({**CASE, "tgt": ["\ud800"]}), 'line 3: "tgt" must be a list of texts'),
        (json.dumps({key: value for key, value in CASE.items() if key != "src"}), 'line 3: "src" must be a list'),
    ],
)
def test_a_malformed_line_is_named_and_the_lines_before_it_are_answered(line: str, message: str) -> None:
    answers = align_cases([json.dumps(CASE), "\n", line], Translator())
    assert next(answers)["doc"] == "d"
    with pytest.raises(TriClauseError, match=message):
        next(answers)
