"""The clauses whose kinds persons have said: examples for the classifier, whatever has become of the texts since."""

from __future__ import annotations

from ingest.structure.labels import heads
from kb.languages.base import Example
from kb.model import Correction
from kb.store.base import Store


def reviewed_examples(store: Store) -> list[Example]:
    """One example for each clause of the store whose kind was corrected or confirmed, with the last that was said."""
    last: dict[tuple[str, str, str, int], Correction] = {}
    for correction in store.corrections():
        if correction.field == "kind" and correction.withdrawn is None:
            last[correction.instrument, correction.language, correction.words, correction.occurrence] = correction
    examples = (Example(c.change.kind, without_label(c.words)) for c in last.values() if c.change.kind)
    return list(dict.fromkeys(examples))


def without_label(words: str) -> str:
    """The words of a clause as examples have them: without its label, its heading before a colon."""
    first, _, rest = words.strip().partition("\n")
    label = next((head.label for head in heads(first)), "")
    first, rest = first.removeprefix(label).lstrip(" \u3000\t:：.–—-").rstrip(), " ".join(rest.split())
    return f"{first}: {rest}" if first and rest else first or rest
