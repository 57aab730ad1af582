"""Which models read a document: tried on a few of its lines, since nothing says in which language a picture is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ingest.readers.recognition.words import SeenLine

SCRIPTS = {
    "tha": re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]"),
    "jpn": re.compile("[\u3041-\u30ff\u3400-\u9fff]"),
    "eng": re.compile("[A-Za-z]"),
}
"""The characters of each model's language, and so the models there are."""

MIXED = {"tha": ("tha+eng",), "jpn": ("jpn+eng",), "eng": ("tha+eng", "jpn+eng")}
"""What reads a line that the document's own model is not sure of."""

SAMPLE = 8
"""Lines on which the models are tried."""

DOUBTFUL = 0.80
"""Confidence of a line, and of its least certain word less :data:`WORSE`, under which it is read anew."""

WORSE = 0.15
BETTER = 0.02
"""By how much another reading of a line must be more certain to be taken."""


def sample(widths: Sequence[int]) -> list[int]:
    """The places of some of the widest lines, evenly over the page."""
    widest = sorted(range(len(widths)), key=lambda at: -widths[at])[: max(SAMPLE, len(widths) // 2)]
    return sorted(widest)[:: max(1, len(widest) // SAMPLE)][:SAMPLE]


def plausibility(lines: Sequence[SeenLine], model: str) -> float:
    """Mean confidence by characters times the share of letters that are of the model's script."""
    text = "".join(line.text for line in lines)
    letters = [character for character in text if character.isalpha() or "\u0e30" <= character <= "\u0e4e"]
    length = sum(len(line.text) for line in lines)
    if not letters or not length:
        return 0.0
    confidence = sum(line.confidence * len(line.text) for line in lines) / length
    return confidence * len(SCRIPTS[model].findall("".join(letters))) / len(letters)


def choose(read: Callable[[str], Sequence[SeenLine]]) -> str:
    """The model that reads the sample best; ``read`` gives what a model sees in it."""
    return max(SCRIPTS, key=lambda model: plausibility(read(model), model))


def doubtful(line: SeenLine) -> bool:
    """Whether a line should be read by other models too."""
    return bool(line.words) and (line.confidence < DOUBTFUL or line.least < DOUBTFUL - WORSE)


def better(other: SeenLine, line: SeenLine) -> bool:
    """Whether a second reading of a line is to be taken: it is surer, and found letters of a second script."""
    return bool(other.words) and other.confidence > line.confidence + BETTER
