"""Any number of language versions in one table: the alignments of their pairs, made separately, joined into rows.

Guarantees:

1. Every line of every language stands in exactly one row.
2. The lines of a cell are neighbours, and the rows are in the order of every language.
3. Rows are the smallest blocks on whose borders the pairs agree. A row is *sure* where all pairs that were aligned say
   the same. Where they do not (the triangle does not close), links that score less than ``DOUBTFUL`` are dropped, the
   weakest first; what still hangs together by better links stays one row. Rows touched by either are not sure.

Why a region in dispute stays together rather than falls apart: over triples made from three-language news with merged
lines, 93 % of the weakest links in such regions held together lines that do share content.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ingest.alignment.links import Draft, Link, Node, components
from ingest.alignment.objective import Label
from ingest.alignment.pairs import Encodes, Group, Version, align_prepared
from ingest.alignment.path import LONGEST
from kb.model import LanguageCode

Pairs = Mapping[tuple[LanguageCode, LanguageCode], Sequence[Group]]

DOUBTFUL = 0.25


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """Lines, by index, that say the same; a language without any is absent.

    ``score`` is the mean score of the pairwise groups that made the row, 0 for a row of one language.
    """

    cells: Mapping[LanguageCode, tuple[int, ...]]
    score: float
    sure: bool


def align_versions(
    texts: Mapping[LanguageCode, Sequence[str]],
    encoder: Encodes,
    labels: Mapping[LanguageCode, Sequence[Label]] | None = None,
) -> list[AlignedRow]:
    """Align every pair of language versions and join them; the lines of each version are encoded once."""
    versions = {language: Version(lines, encoder, (labels or {}).get(language)) for language, lines in texts.items()}
    pairs = {(x, y): align_prepared(versions[x], versions[y]) for x, y in combinations(versions, 2)}
    return join_rows({language: len(lines) for language, lines in texts.items()}, pairs)


def join_rows(sizes: Mapping[LanguageCode, int], pairs: Pairs) -> list[AlignedRow]:
    """Join pairwise alignments into rows; ``sizes`` counts the lines of every language; pairs may be missing."""
    return Joiner(sizes, pairs).rows()


class Joiner:
    """The rows as far as they are settled, and the lines whose links had to be dropped."""

    def __init__(self, sizes: Mapping[LanguageCode, int], pairs: Pairs) -> None:
        """Settle all links; :meth:`rows` then puts them in order."""
        self.sizes = sizes
        self.aligned = {frozenset(pair) for pair in pairs}
        self.doubted: set[Node] = set()
        self.row_of: dict[Node, Draft] = {}
        self._leave_alone((language, line) for language, size in sizes.items() for line in range(size))
        self._settle(
            [
                Link({x: group.source, y: group.target}, group.score)
                for (x, y), groups in pairs.items()
                for group in groups
                if group.source and group.target
            ]
        )

    def rows(self) -> list[AlignedRow]:
        """The rows in the order of every language; where rows wait for each other, the weakest link among them goes."""
        heads = dict.fromkeys(self.sizes, 0)
        rows: list[AlignedRow] = []
        while waiting := [self.row_of[x, head] for x, head in heads.items() if head < self.sizes[x]]:
            ready = [draft for draft in waiting if all(heads[x] == lines[0] for x, lines in draft.cells.items())]
            if ready:
                draft = min(ready, key=self._place)
                rows.append(self._finished(draft))
                heads.update({x: lines[-1] + 1 for x, lines in draft.cells.items()})
            else:
                ring = self._ring(waiting[0], heads)
                self.doubted.update(node for draft in ring for node in draft.nodes())
                self._settle(self._without_weakest([link for draft in ring for link in draft.links]))
        return rows

    def _settle(self, links: Sequence[Link]) -> None:
        """Make rows of links, dropping the weakest where they do not fit together."""
        drafts = components(links)
        while drafts:
            draft = drafts.pop()
            if self._fits(draft):
                self.row_of.update(dict.fromkeys(draft.nodes(), draft))
            else:
                drafts += components(self._without_weakest(draft.links))

    def _fits(self, draft: Draft) -> bool:
        """Whether a draft may stand: nobody disputes it from outside, or its links are too good to drop."""
        if not draft.gapless():
            return False
        small = max(map(len, draft.cells.values())) <= LONGEST
        good = all(link.score >= DOUBTFUL for link in draft.links)
        return draft.closes() or draft.agrees(self.aligned) or (small and good)

    def _without_weakest(self, links: Sequence[Link]) -> list[Link]:
        """All links but one; its lines are in doubt, and alone unless another link holds them."""
        weakest = min(links, key=lambda link: link.score)
        self.doubted.update(weakest.nodes())
        self._leave_alone(weakest.nodes())
        return [link for link in links if link is not weakest]

    def _leave_alone(self, nodes: Iterable[Node]) -> None:
        """Give every line a row of its own."""
        self.row_of.update({(language, line): Draft({language: (line,)}) for language, line in nodes})

    def _ring(self, draft: Draft, heads: Mapping[LanguageCode, int]) -> list[Draft]:
        """Rows that wait for each other, found by following what each waits for: A1-B2, B1-C2, C1-A2."""
        chain: list[Draft] = []
        while not any(draft is seen for seen in chain):
            chain.append(draft)
            language = next(x for x, lines in draft.cells.items() if lines[0] > heads[x])
            draft = self.row_of[language, heads[language]]
        return chain[next(k for k, seen in enumerate(chain) if seen is draft) :]

    def _place(self, draft: Draft) -> float:
        """How far down the texts a row stands, 0 to 1: the order of rows that no language orders."""
        return sum(lines[0] / self.sizes[x] for x, lines in draft.cells.items()) / len(draft.cells)

    def _finished(self, draft: Draft) -> AlignedRow:
        """The row of a draft, languages in the order of ``sizes``."""
        scores = [link.score for link in draft.links]
        return AlignedRow(
            cells={x: draft.cells[x] for x in self.sizes if x in draft.cells},
            score=sum(scores) / len(scores) if scores else 0.0,
            sure=self.doubted.isdisjoint(draft.nodes()) and draft.closes() and draft.agrees(self.aligned),
        )
