"""Which instrument a document of none may be a version of: proposed with its evidence, never assumed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kb.model import Document
from kb.store import Store

if TYPE_CHECKING:
    from indexes.cache import CachedEncoder

LIKELY = 0.6
"""Mean best cosine of a document's clauses from which another is proposed as its counterpart. True counterparts of
clauses have cosines of .6 to .95 and unrelated ones of -.1 to .4 (LIBRARIES.md)."""


def propose_instrument(
    store: Store, document: Document, vectors: NDArray[np.float32], encoder: CachedEncoder
) -> str | None:
    """A sentence that names the instrument most like a document (vectors (n, dimension) of its clauses), if one is.

    Only documents in another language are compared: the same words in one language are another version, not a
    translation.
    """
    best, name = 0.0, ""
    for summary in store.instruments():
        if summary.id == document.instrument:
            continue
        for language, id_ in summary.documents.items():
            other = store.document(id_)
            if other is None or language == document.extract.language:
                continue
            theirs = encoder.encode(
                [clause.text[len(clause.label or "") :].strip() for clause in other.extract.clauses]
            )
            likeness = float((vectors @ theirs.T).max(axis=1).mean())
            if likeness > best:
                best, name = likeness, summary.id
    if best < LIKELY:
        return None
    what = f"may be the {document.extract.language} version of {name} (mean likeness of its clauses {best:.2f})"
    return f"{what}; to say so: --instrument {name}"
