"""What every language must give, and the cases each got wrong once."""

from __future__ import annotations

import itertools
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.languages import LANGUAGES, detect, words
from kb.languages.base import Where
from kb.model import KINDS, Span

SAMPLES = {
    "th": "แจ้งอีกฝ่ายล่วงหน้าเป็นระยะเวลาไม่น้อยกว่า 6 เดือน",
    "ja": "両省は、郵便分野における協力を推進する。",
    "en": "The Ministries will promote cooperation in the field of postal services.",
}


@pytest.mark.parametrize("code", LANGUAGES)
def test_conformance(code: str) -> None:
    language = LANGUAGES[code]
    text = SAMPLES[code]
    assert language.code == code
    assert detect(text) == code
    spans = language.words(text)
    assert spans
    assert all(span.of(text).strip() for span in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize("code", LANGUAGES)
def test_lexicon_lines_are_well_formed(code: str) -> None:
    cues = LANGUAGES[code].cues
    assert {cue.kind for cue in cues} <= set(KINDS)
    assert {cue.where for cue in cues} <= set(get_args(Where))
    assert {"purpose", "duration", "termination", "signature", "confidentiality"} <= {cue.kind for cue in cues}


def test_thai_words_keep_notice_whole() -> None:
    text = SAMPLES["th"]
    assert "ล่วงหน้า" in [span.of(text) for span in words(text)]


def test_words_of_mixed_text_are_cut_by_their_own_language() -> None:
    text = "กระทรวงแรงงาน JETRO 総務省と postal"
    found = [span.of(text) for span in words(text)]
    assert found == ["กระทรวง", "แรงงาน", "JETRO", "総務", "省", "と", "postal"]


def test_thai_sentences_begin_at_discourse_markers() -> None:
    text = "ทั้งสองฝ่ายเห็นชอบแล้ว นอกจากนี้ ร่าง MoC จะลงนามในเดือนหน้า โดยร่าง MoC มีระยะเวลา 3 ปี"
    parts = [span.of(text) for span in LANGUAGES["th"].sentences(text)]
    assert parts == ["ทั้งสองฝ่ายเห็นชอบแล้ว", "นอกจากนี้ ร่าง MoC จะลงนามในเดือนหน้า", "โดยร่าง MoC มีระยะเวลา 3 ปี"]


def test_english_sentences_pass_over_abbreviations_and_brackets() -> None:
    text = "Thailand Post Co., Ltd. Will Host it. See No. 5 (a copy. Inside brackets) of Art. 3. The end."
    parts = [span.of(text) for span in LANGUAGES["en"].sentences(text)]
    assert parts == [
        "Thailand Post Co., Ltd. Will Host it.",
        "See No. 5 (a copy. Inside brackets) of Art. 3. The end.",
    ]


def test_japanese_sentences_pass_over_brackets() -> None:
    text = "両省（以下「両省」という。）は協力する。次に進む。"
    parts = [span.of(text) for span in LANGUAGES["ja"].sentences(text)]
    assert parts == ["両省（以下「両省」という。）は協力する。", "次に進む。"]


@pytest.mark.parametrize("code", LANGUAGES)
@given(text=st.text(alphabet=st.sampled_from("กขคา้ำ ๑๒.。、「」()両省はア1A b\n\u200b"), max_size=80))
def test_sentences_cover_everything_but_white_space(code: str, text: str) -> None:
    spans = LANGUAGES[code].sentences(text)
    kept = "".join(span.of(text) for span in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@given(text=st.text(max_size=60))
def test_words_stand_in_order_in_any_text(text: str) -> None:
    spans = words(text)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


def test_a_long_run_without_a_space_ends_in_time() -> None:
    text = "การประชุม" * 6_000
    spans = words(text)
    assert spans[0] == Span(0, 9)
