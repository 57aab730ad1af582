"""The bytes of an RTF file as the marks they are made of, one after the other, whatever is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["open", "close", "word", "symbol", "byte", "text"]

TOKEN = re.compile(
    rb"(?P<open>\{)|(?P<close>\})|\\(?P<word>[A-Za-z]{1,40})(?P<number>-?[0-9]+)? ?|\\'(?P<byte>[0-9A-Fa-f]{2})"
    rb"|\\(?P<symbol>[^A-Za-z])|(?P<text>[^\\{}\r\n\0]+)|[\r\n\0]+",
    re.DOTALL,
)
FARTHEST = 10
"""Digits that an argument has at most; what is longer counts as the largest that it can be."""


@dataclass(frozen=True, slots=True)
class Token:
    """A brace, a control word with its argument, a control symbol, the byte of a ``\\'hh``, or bytes of text."""

    kind: Kind
    word: str = ""
    number: int | None = None
    data: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """All tokens; binary data (``\\bin``) is passed over, and so is a lone backslash at the end."""
    at = 0
    while at < len(data):
        found = TOKEN.match(data, at)
        if found is None:
            at += 1
            continue
        at = found.end()
        kind = found.lastgroup
        if kind in ("word", "number"):
            word, digits = found["word"].decode("ascii"), found["number"]
            number = None if digits is None else int(digits[: FARTHEST + 1])
            if word == "bin":
                at += min(max(number or 0, 0), len(data) - at)
            else:
                yield Token("word", word, number)
        elif kind == "byte":
            yield Token("byte", data=bytes([int(found["byte"], 16)]))
        elif kind == "symbol":
            yield Token("symbol", found["symbol"].decode("latin-1"))
        elif kind == "text":
            yield Token("text", data=found["text"])
        elif kind == "open":
            yield Token("open")
        elif kind == "close":
            yield Token("close")
