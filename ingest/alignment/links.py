"""Groups of several pairs that share lines, and whether they fit together in one row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kb.model import LanguageCode

Node = tuple[LanguageCode, int]
"""One line of one language."""
PairOf = tuple[LanguageCode, LanguageCode]


@dataclass(frozen=True, slots=True)
class Link:
    """A group of one pair, both sides filled."""

    cells: Mapping[LanguageCode, tuple[int, ...]]
    score: float

    def nodes(self) -> list[Node]:
        """Its lines."""
        return [(language, line) for language, lines in self.cells.items() for line in lines]


@dataclass(frozen=True, slots=True)
class Draft:
    """A row in the making: its lines and the links that hold them together.

    Two languages are *tied* in a row if the links of their pair cover all lines of both.
    """

    cells: Mapping[LanguageCode, tuple[int, ...]]
    links: Sequence[Link] = ()

    def nodes(self) -> list[Node]:
        """Its lines."""
        return [(language, line) for language, lines in self.cells.items() for line in lines]

    def gapless(self) -> bool:
        """Whether the lines of each language are neighbours."""
        return all(lines[-1] - lines[0] < len(lines) for lines in self.cells.values())

    def tied(self, pair: PairOf) -> bool:
        """Whether the links of a pair cover all its lines in the row."""
        links = [link for link in self.links if set(link.cells) == set(pair)]
        return all(sum(len(link.cells[x]) for link in links) == len(self.cells[x]) for x in pair)

    def closes(self) -> bool:
        """Whether the links are one thing said once: ties connect all languages, and one of them is a single link.

        Other pairs may say it in smaller pieces (A1-B1 and A2-B2, where C has all of it in one line).
        """
        if len(self.cells) == 1:
            return True
        single = any(all(link.cells[x] == self.cells[x] for x in link.cells) for link in self.links)
        return single and connected(self.cells, [pair for pair in combinations(self.cells, 2) if self.tied(pair)])

    def agrees(self, aligned: Collection[frozenset[LanguageCode]]) -> bool:
        """Whether all pairs that were aligned tie the row, so that they differ at most about borders inside it."""
        pairs = [pair for pair in combinations(self.cells, 2) if frozenset(pair) in aligned]
        return all(self.tied(pair) for pair in pairs) and connected(self.cells, pairs)


def connected(languages: Iterable[LanguageCode], ties: Iterable[PairOf]) -> bool:
    """Whether ties lead from any language to every other."""
    group = {language: {language} for language in languages}
    for x, y in ties:
        joined = group[x] | group[y]
        group.update(dict.fromkeys(joined, joined))
    return len({id(members) for members in group.values()}) == 1


def components(links: Sequence[Link]) -> list[Draft]:
    """The rows that links make when every line they share makes them one."""
    parent: dict[Node, Node] = {}

    def root(node: Node) -> Node:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = node = parent[parent[node]]
        return node

    for link in links:
        first, *others = link.nodes()
        for node in others:
            parent[root(node)] = root(first)
    held: dict[Node, list[Link]] = {}
    for link in links:
        held.setdefault(root(link.nodes()[0]), []).append(link)
    return [Draft(_cells(own), own) for own in held.values()]


def _cells(links: Sequence[Link]) -> dict[LanguageCode, tuple[int, ...]]:
    """All lines of some links, by language and in order."""
    lines: dict[LanguageCode, set[int]] = {}
    for link in links:
        for language, own in link.cells.items():
            lines.setdefault(language, set()).update(own)
    return {language: tuple(sorted(own)) for language, own in lines.items()}
