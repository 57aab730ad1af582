"""The encoder for tests."""

from __future__ import annotations

import numpy as np

from indexes.encoders.fake import FakeEncoder


def test_the_same_in_every_process():
    vector = FakeEncoder().encode(["ความร่วมมือ"])[0]
    assert np.flatnonzero(vector)[:5].tolist() == [11, 38, 45, 59, 69]


def test_texts_that_share_words_are_nearer():
    bangkok, osaka, fruit = FakeEncoder().encode(["署名は東京で行う", "署名は大阪で行う", "ผลไม้"])
    assert bangkok @ osaka > 0.4 > abs(bangkok @ fruit)


def test_width_and_case_make_no_difference():
    wide, narrow = FakeEncoder().encode(["ＭＯＣ", "moc"])
    np.testing.assert_array_equal(wide, narrow)
