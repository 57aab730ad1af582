"""How whole a text came out of its source: a figure for each way in which text breaks, and a verdict.

Broken text layers, wrong encodings and poor scans leave sequences that no one writes, words that are in no dictionary,
and replacement characters. None of them alone proves anything; their shares, over a whole document and weighted by the
letters of each language in it, do.
"""

from __future__ import annotations

import re

from kb.languages import LANGUAGES, count_letters, detect
from kb.model import Health, LanguageCode

SAMPLE = 1_000
"""Characters of a language whose words are looked up: enough for a share, and a fraction of the time of encoding."""

STRANGE = re.compile("[\ufffd\ue000-\uf8ff]")

JUDGED = 40
"""Letters of a language from which its words are judged; names and formulas in another language have fewer."""

LONG = 300
"""Letters of a language from which what it usually has must be there."""

IMPOSSIBLE_LIMIT, UNKNOWN_LIMIT, LOST_LIMIT = 0.005, 0.25, 0.002
"""Above these a text is doubtful. Over 1,100 sound documents of the shared data the highest shares were .0015, .136 and
0 (but for two that are in fact damaged); of twelve ways to break them each went beyond one of the limits in every
document (DECISIONS.md)."""

CONFIDENCE_LIMIT = 0.7
"""Mean confidence of a recogniser's words below which pages are no longer read but guessed at."""


def measure(text: str, confidence: float | None = None) -> Health:
    """The health of a text; ``confidence`` is the recogniser's, where one read it."""
    letters = {code: count_letters(text, code) for code in LANGUAGES}
    judged = {code: count for code, count in letters.items() if count >= JUDGED} or letters
    total = max(sum(judged.values()), 1)
    impossible = sum(len(LANGUAGES[code].impossible.findall(text)) for code in judged) / total
    unknown = sum(count * unknown_share(text, code) for code, count in judged.items()) / total
    lost = len(STRANGE.findall(text)) / max(len(text), 1) + sum(missing(text, c, judged[c]) for c in judged) / total
    doubtful = (
        impossible > IMPOSSIBLE_LIMIT
        or unknown > UNKNOWN_LIMIT
        or lost > LOST_LIMIT
        or (confidence is not None and confidence < CONFIDENCE_LIMIT)
    )
    return Health(len(text), round(impossible, 6), round(unknown, 6), round(lost, 6), confidence, doubtful)


def remarks(health: Health | None) -> list[str]:
    """What is doubtful about a text, one line each, for the receipt."""
    if health is None or not health.doubtful:
        return []
    found = [
        f"{share:.1%} {what}"
        for share, limit, what in (
            (health.impossible, IMPOSSIBLE_LIMIT, "of its letters stand in sequences that no one writes"),
            (health.unknown, UNKNOWN_LIMIT, "of its words are in no dictionary"),
            (health.lost, LOST_LIMIT, "of its characters are lost"),
        )
        if share > limit
    ]
    if health.confidence is not None and health.confidence < CONFIDENCE_LIMIT:
        found.append(f"the recogniser was {health.confidence:.0%} sure of its words")
    return [f"the text may be broken ({'; '.join(found)}): compare it with the source"]


def missing(text: str, code: LanguageCode, letters: int) -> float:
    """How many characters a text lacks of those that its language never goes without."""
    if letters < LONG:
        return 0.0
    return sum(max(0.0, least * letters - len(usual.findall(text))) for usual, least in LANGUAGES[code].usual)


def unknown_share(text: str, code: LanguageCode) -> float:
    """The share of words of a language that no one knows, over a sample from the whole text."""
    unknown, words = LANGUAGES[code].unknown_words(sample(text, code))
    return unknown / words if words else 0.0


def sample(text: str, code: LanguageCode) -> str:
    """Lines of a language from all over the text, the last cut, of :data:`SAMPLE` characters in all."""
    lines = [line for line in text.split("\n") if detect(line) == code]
    step = max(sum(map(len, lines)) // SAMPLE, 1)
    return "\n".join(lines[::step])[:SAMPLE]
