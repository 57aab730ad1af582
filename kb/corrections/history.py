"""Everything that persons corrected, and what became of it in the texts there are now."""

from __future__ import annotations

from kb.corrections import Standing, apply
from kb.model import Correction, Document
from kb.store.base import Store


def history(store: Store, instrument: str | None = None) -> list[Standing]:
    """The corrections of an instrument, or of all, in the order in which they were made."""
    made = store.corrections(instrument)
    found: dict[str, Standing] = {}
    for name, language in dict.fromkeys((c.instrument, c.language) for c in made):
        own = [c for c in made if (c.instrument, c.language) == (name, language)]
        summary = store.instrument(name)
        current = summary.documents.get(language) if summary else None
        found |= {s.correction.id: s for s in standings(store.document(current) if current else None, own)}
    return [found[correction.id] for correction in made]


def standings(document: Document | None, corrections: list[Correction]) -> list[Standing]:
    """What became of corrections in a document; without one they all wait."""
    if document is None:
        return [Standing(c, "withdrawn") if c.withdrawn else Standing(c, "waiting", "no_text") for c in corrections]
    return list(apply(document, corrections).standings)
