"""The language versions in one source: a press release often holds the Thai text and, after it, the English one.

1. Parts are in the order of the text, contain whole lines, and together hold every line of it.
2. Each language has at most one part, so a text that only quotes another language, or goes to and fro between two,
   stays whole.
3. A part's anchors and recognised spans are those of its own text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from kb.languages import LANGUAGES, weigh
from kb.model import LanguageCode, Reading, Span

LEAST = 60.0
"""Letters that a version has at least, a Latin one counting :data:`kb.languages.LATIN_WEIGHT`: a title and a paragraph.

A caption, an address or a list of English names at the end of a Thai text has fewer. With this figure each of the 203
shared press releases is parted in two, 201 just where its gold says; of 897 other documents six are parted, and those
six are press releases in two languages too (measured)."""


@dataclass(frozen=True, slots=True)
class _State:
    """A way to have read the lines so far: in which languages, where the last began, and what did not fit."""

    languages: tuple[LanguageCode, ...] = ()
    starts: tuple[int, ...] = ()
    misfit: float = 0.0


def split_versions(reading: Reading) -> list[Reading]:
    """The versions in a reading; the reading itself where it holds one.

    The cheapest way through the lines is kept for each set of languages used so far and the language read in now
    (dynamic programming; linear in the lines): a line costs the letters in it of other languages, and a further
    version :data:`LEAST`.
    """
    lines = list(re.finditer(r"[^\n]+", reading.text))
    weights = [weigh(line.group()) for line in lines]
    if sum(sum(weight[code] for weight in weights) >= LEAST for code in LANGUAGES) < 2:
        return [reading]
    states: dict[tuple[LanguageCode, ...], _State] = {(): _State()}
    for line, weight in zip(lines, weights, strict=True):
        states = _read_on(states, line.start(), weight)
    best = min(states.values(), key=lambda state: state.misfit)
    starts = [0, *best.starts[1:], len(reading.text)]
    parts = [part_of(reading, start, end) for start, end in pairwise(starts)]
    return parts if len(parts) > 1 else [reading]


def _read_on(
    states: Mapping[tuple[LanguageCode, ...], _State], start: int, weight: Mapping[LanguageCode, float]
) -> dict[tuple[LanguageCode, ...], _State]:
    """The cheapest states after one more line; those that differ in order only are told apart, there are few."""
    after: dict[tuple[LanguageCode, ...], _State] = {}
    total = sum(weight.values())
    for state in states.values():
        stay = state.languages[-1:]
        for code in (*stay, *(code for code in LANGUAGES if code not in state.languages)):
            misfit = state.misfit + total - weight[code]
            if code in stay:
                grown = replace(state, misfit=misfit)
            else:
                grown = _State((*state.languages, code), (*state.starts, start), misfit + LEAST)
            known = after.get(grown.languages)
            if known is None or grown.misfit < known.misfit:
                after[grown.languages] = grown
    return after


def part_of(reading: Reading, start: int, end: int) -> Reading:
    """The reading of a part of a text, without the line breaks around it."""
    words = reading.text[start:end]
    start += len(words) - len(words.lstrip("\n"))
    words = words.strip("\n")
    end = start + len(words)
    inside = [anchor for anchor in reading.anchors if start < anchor.start < end]
    before = [anchor for anchor in reading.anchors if anchor.start <= start][-1:]
    spans = [Span(max(s.start, start) - start, min(s.end, end) - start) for s in reading.recognised]
    return replace(
        reading,
        text=words,
        title=None,
        anchors=tuple(replace(anchor, start=max(anchor.start - start, 0)) for anchor in (*before, *inside)),
        recognised=tuple(span for span in spans if span.start < span.end),
    )
