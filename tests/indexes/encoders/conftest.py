"""Encoders, loaded once a session, and texts to try them on."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache

import pytest

from indexes.encoders import Encoder, make_encoder

SAME = (
    "This Memorandum shall enter into force on the date of its signature.",
    "บันทึกความร่วมมือฉบับนี้จะมีผลใช้บังคับตั้งแต่วันที่ลงนาม",
    "本覚書は、署名の日に効力を生ずる。",
)
OTHER = (
    "The mangosteens at the market were cheap this morning.",
    "เมื่อเช้านี้มังคุดที่ตลาดราคาถูก",
    "今朝、市場のマンゴスチンは安かった。",
)
ODD = (
    *("", " ", "\n\t", "\0", "a\0b", "  a  b  ", "\u3000あ\u3000", "▁▁a▁b", "\u200b\ufeff", "1", "๒๕๖๗", "ﷺ㍿ｱﾞ"),
    *(
        "ทำ",
        "ทํา",
        "\uf70a\uf71c",
        "😀😀",
        "a𓀀𓀀𓀀b",
        "誹謗と躊躇",
        "\ue000\uffff\U0010ffff",
        "<unk> <mask>",
        "e\u0301\u0301",
    ),
    *("ก" * 2000, "経済協力 " * 300, "cooperation in the field of " * 250, "😀" * 700),
)
ALPHABETS = ((0x20, 0x7F), (0x0E00, 0x0E60), (0x3040, 0x3100), (0x4E00, 0x9FFF), (1, 0xD800), (0xE000, 0x110000))


@pytest.fixture(scope="session")
def encoder_named() -> Callable[[str], Encoder]:
    return cache(make_encoder)


@pytest.fixture(scope="session")
def same() -> tuple[str, ...]:
    """One sentence in three languages."""
    return SAME


@pytest.fixture(scope="session")
def other() -> tuple[str, ...]:
    """Another one, about something else."""
    return OTHER


@pytest.fixture(scope="session")
def odd() -> tuple[str, ...]:
    """What real files hold on bad days."""
    return ODD


@pytest.fixture(scope="session")
def noise() -> tuple[str, ...]:
    """Characters at random, from our languages and from all of Unicode."""
    chance = random.Random(5)

    def text() -> str:
        ranges = (chance.choice([*ALPHABETS, (0x20, 0x21)]) for _ in range(chance.randrange(1, 40)))
        return "".join(chr(chance.randrange(*bounds)) for bounds in ranges)

    return tuple(text() for _ in range(500))
