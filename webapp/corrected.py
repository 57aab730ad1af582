"""Corrections as pages show them: what was said, by whom and when, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext

from kb.corrections import Standing
from kb.model import Correction, Document, Stated
from webapp.labels import CORRECTION_STATE_NAMES, FACT_NAMES, KIND_NAMES, WAITING_NAMES
from webapp.presentation import shown_value

LONGEST_EXCERPT = 90


@dataclass(frozen=True, slots=True)
class ShownCorrection:
    """A correction in the language of the interface; ``excerpt`` are the first words it is about, ``reason`` is said of
    those that wait."""

    standing: Standing
    said: str
    excerpt: str
    state: str
    reason: str | None

    @property
    def correction(self) -> Correction:
        """The correction itself."""
        return self.standing.correction


def shown(standing: Standing) -> ShownCorrection:
    """One correction."""
    reason = str(WAITING_NAMES[standing.reason]) if standing.reason else None
    state = str(CORRECTION_STATE_NAMES[standing.state])
    return ShownCorrection(standing, said(standing.correction), excerpt(standing.correction.words), state, reason)


def by_clause(document: Document, standings: Sequence[Standing]) -> dict[str, list[ShownCorrection]]:
    """The corrections that are in effect by the clause they are seen in; borders are seen in each of their parts."""
    found: dict[str, list[ShownCorrection]] = {}
    for standing in standings:
        if standing.state != "in_effect" or standing.place is None:
            continue
        ids = [standing.clause] if standing.clause else []
        if standing.correction.field == "borders":
            place = standing.place
            ids = [c.id for c in document.extract.clauses if place.start <= c.start and c.end <= place.end]
        for id_ in ids:
            found.setdefault(id_, []).append(shown(standing))
    return found


def said(correction: Correction) -> str:
    """What a correction says."""
    change = correction.change
    if correction.field == "kind":
        return str(gettext("Kind: %(kind)s", kind=KIND_NAMES[change.kind or "other"]))
    if correction.field == "label":
        if not change.label:
            return str(gettext("No label (path: %(path)s)", path=change.path or "–"))
        return str(gettext("Label: %(label)s (path: %(path)s)", label=change.label, path=change.path or "–"))
    if correction.field == "borders":
        count = len(change.parts)
        return str(gettext("Split into %(number)s clauses", number=count) if count > 1 else gettext("Made one clause"))
    return said_of_fact(change.was, change.now)


def said_of_fact(was: Stated | None, now: Stated | None) -> str:
    """What a correction says of a fact."""
    if was and now:
        if (was.type, was.value) == (now.type, now.value):
            return str(gettext("Confirmed: %(fact)s", fact=named(now)))
        return str(gettext("%(before)s → %(after)s", before=named(was), after=named(now)))
    if now:
        return str(gettext("Added: %(fact)s", fact=named(now)))
    return str(gettext("Removed: %(fact)s", fact=named(was) if was else "–"))


def named(stated: Stated) -> str:
    """A stated fact with the name of its type."""
    value = shown_value(stated.type, stated.value)
    return str(gettext("%(name)s: %(value)s", name=FACT_NAMES[stated.type], value=value))


def excerpt(words: str) -> str:
    """The first words of a clause on one line."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_EXCERPT else line[:LONGEST_EXCERPT].rstrip() + "…"
