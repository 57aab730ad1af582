"""Lines to labels: which line heads are labels, and where each stands in the tree of the text.

A head such as ``1.`` or ``(i)`` is only a label where it counts on: it begins a list (1, a, ก, ア, 一) or follows the
label before it in a list that is still open. So ``1.5 million yen``, ``10.30 น.`` and ``ก.พ. 2559`` at the start of a
line are no labels, and ``(i)`` is the ninth letter after ``(h)`` and the first Roman numeral elsewhere. Heads that
carry a word (``Article 5``, ``ข้อ ๕``) are believed without that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kb.languages import LABEL_FORMS
from kb.languages.base import LabelForm
from kb.numerals import ascii_digits, ordinals, whole_number


@dataclass(frozen=True, slots=True)
class Head:
    """A label as it could be read at the start of a line: its words, its style of list and its place in it.

    A ``division`` (chapter, part) stands over articles that count on regardless of it.
    """

    label: str
    style: str
    values: tuple[int, ...]
    symbol: str
    certain: bool
    division: bool = False

    @property
    def value(self) -> int:
        """The last of its numbers: 2 for ``1.2``."""
        return self.values[-1]


@dataclass(frozen=True, slots=True)
class Label:
    """A label that counts on. ``path`` is its place (``4.2.ก``), ``style`` the sort of list it belongs to.

    An ``article`` takes the unlabelled lines after it: it carries a word (``ข้อ ๔``), or its list is one of headings.
    """

    text: str
    path: str
    depth: int
    article: bool
    style: str


@dataclass(slots=True)
class _Level:
    style: str
    value: int
    path: str
    article: bool


@dataclass(slots=True)
class Outline:
    """The lists that are open while a text is read from top to bottom; lists of a ``headed`` style are articles."""

    headed: frozenset[str] = frozenset()
    levels: list[_Level] = field(default_factory=list)
    interrupted: bool = False

    def read(self, line: str) -> Label | None:
        """The label at the head of the next line, or ``None`` where the line has none that counts on."""
        for accept in (self._continues, self._begins, self._believed):
            for head in heads(line):
                if label := accept(head):
                    return label
        return None

    @property
    def article(self) -> str | None:
        """The path of the article that is open, if any."""
        return next((level.path for level in self.levels if level.article), None)

    def interrupt(self) -> None:
        """An unlabelled paragraph follows: a list begun after it stands under the article, not under the last list."""
        self.interrupted = True

    def close(self) -> None:
        """End all lists: a closing formula follows."""
        self.levels.clear()

    def _continues(self, head: Head) -> Label | None:
        """The next of an open list, the innermost first."""
        for depth in range(len(self.levels) - 1, -1, -1):
            level = self.levels[depth]
            if level.style == head.style and head.value == level.value + 1 and self._under(head, depth):
                return self._open(head, depth)
        return None

    def _begins(self, head: Head) -> Label | None:
        """The first of a new list. A list of a style that is open already starts again in its place."""
        if head.division:
            return None
        first = head.value == 1 or (head.style.startswith("paragraph") and head.value == 2 and self._in_article())
        if not first:
            return None
        depth = next((i for i, level in enumerate(self.levels) if level.style == head.style), len(self.levels))
        if self.interrupted:
            depth = min(depth, sum(level.article for level in self.levels))
        return self._open(head, depth) if self._under(head, depth) else None

    def _believed(self, head: Head) -> Label | None:
        """A head that carries a word, out of sequence but further on; one further back is a reference to that place."""
        before = next((level.value for level in self.levels if level.style == head.style), 0)
        if not head.certain or head.value < before:
            return None
        if head.division:
            self.close()
            return Label(head.label, head.symbol, 0, article=True, style=head.style)
        depth = next((i for i, level in enumerate(self.levels) if level.style == head.style), 0)
        return self._open(head, depth)

    def _in_article(self) -> bool:
        return bool(self.levels) and self.levels[-1].article

    def _under(self, head: Head, depth: int) -> bool:
        """``2.1`` stands under 2, or opens a text that numbers nothing above it."""
        if len(head.values) == 1:
            return True
        above = ".".join(map(str, head.values[:-1]))
        return depth == 0 or self.levels[depth - 1].path == above or self.levels[depth - 1].path.endswith(f".{above}")

    def _open(self, head: Head, depth: int) -> Label:
        del self.levels[depth:]
        self.interrupted = False
        above = self.levels[-1].path if self.levels else ""
        own = ".".join(map(str, head.values)) if len(head.values) > 1 else head.symbol
        prefix = ".".join(map(str, head.values[:-1]))
        nested = bool(prefix) and (above == prefix or above.endswith(f".{prefix}"))
        path = f"{above}.{head.symbol}" if above and (nested or len(head.values) == 1) else own
        article = head.certain or head.style in self.headed
        self.levels.append(_Level(head.style, head.value, path, article))
        return Label(head.label, path, depth, article, head.style)


def heads(line: str) -> Iterator[Head]:
    """All the ways to read the head of a line as a label, words before bare numbers."""
    for form in LABEL_FORMS:
        match = form.pattern.match(line)
        if match and form.style == "decimal":
            yield decimal_head(match["label"], match["n"])
        elif match:
            yield from simple_heads(form, match)


def decimal_head(label: str, symbol: str) -> Head:
    """``1.2`` and the like, which carry their whole path."""
    values = tuple(int(part) for part in ascii_digits(symbol).replace("．", ".").split("."))
    return Head(label, f"decimal-{len(values)}", values, str(values[-1]), certain=False)


def simple_heads(form: LabelForm, match: re.Match[str]) -> Iterator[Head]:
    """A label of one number or letter, once for each sequence it may belong to; lists are told apart by their form."""
    label, symbol = match["label"], match["n"]
    branch = match.groupdict().get("branch")
    words = label.partition("の")[0] if branch else label
    style = words.replace(symbol, "").strip().lower() if form.certain else form.style
    for sequence, value in ordinals(symbol).items():
        shown = str(value) if sequence == "number" or form.certain else symbol
        if branch:
            shown = f"{shown}-{whole_number(branch)}"
        yield Head(label, f"{style}-{sequence}", (value,), shown, form.certain, form.style == "division")
