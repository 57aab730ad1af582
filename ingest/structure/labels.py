"""Lines to labels: which line heads are labels, and where each stands in the tree of the text.

A head such as ``1.`` or ``(i)`` is only a label where it counts on: it begins a list (1, a, ก, ア, 一) or follows the
label before it in a list that is still open. So ``1.5 million yen``, ``10.30 น.`` and ``ก.พ. 2559`` at the start of a
line are no labels, and ``(i)`` is the ninth letter after ``(h)`` and the first Roman numeral elsewhere. Heads that
carry a word (``Article 5``, ``ข้อ ๕``) are believed without that. Bullets count themselves.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kb.languages import LABEL_FORMS
from kb.languages.base import LabelForm
from kb.numerals import ascii_digits, ordinals, whole_number


@dataclass(frozen=True, slots=True)
class Head:
    """A label as it could be read at the start of a line: its words, its style of list and its place in it.

    ``branch`` is the number of what was put in later (2 for ``第一条の二``). A ``division`` (chapter, part) stands over
    articles that count on regardless of it. A ``bullet`` has no place of its own.
    """

    label: str
    style: str
    values: tuple[int, ...]
    symbol: str
    certain: bool = False
    branch: int | None = None
    division: bool = False
    bullet: bool = False

    @property
    def value(self) -> int:
        """The last of its numbers: 2 for ``1.2``."""
        return self.values[-1]


@dataclass(frozen=True, slots=True)
class Label:
    """A label that counts on. ``path`` is its place (``4.2.ก``), ``style`` the sort of list it belongs to.

    An ``article`` takes the unlabelled lines after it: it carries a word (``ข้อ ๔``), or its list is one of headings.
    A ``division`` only takes the heading on its next line.
    """

    text: str
    path: str
    depth: int
    article: bool
    style: str
    division: bool = False
    series: int = 0
    """The list it belongs to, counted from 1 in a text."""


@dataclass(slots=True)
class _Level:
    style: str
    value: int
    path: str
    article: bool
    bullet: bool
    certain: bool
    series: int


@dataclass(slots=True)
class Outline:
    """The lists that are open while a text is read from top to bottom."""

    levels: list[_Level] = field(default_factory=list)
    interrupted: bool = False
    apart: bool = False
    suspended: list[_Level] = field(default_factory=list)
    """The lists that were open before a heading under which another began."""
    series: int = 0
    dividing: frozenset[str] = frozenset()
    """The styles of lists whose items divide the text as chapters do."""
    sections: dict[str, int] = field(default_factory=dict)
    heading_bullets: set[str] = field(default_factory=set)
    """The styles of bullets that numbered lists have stood under."""
    formal: bool = False
    """Whether the text is an instrument, whose numbered paragraphs go on after their items."""
    headed: bool = False
    """Whether the label that is read next bears a heading, which makes it an article."""
    resumes: bool = False
    """Whether the list of bullets that is open goes on after the line that is read next."""

    def read(self, line: str) -> Label | None:
        """The label at the head of the next line, or ``None`` where the line has none that counts on."""
        return self.accept(heads(line))

    def accept(self, possible: Sequence[Head], *, headed: bool = False, resumes: bool = False) -> Label | None:
        """The label that one of the ways to read a line's head gives here."""
        self.headed, self.resumes = headed, resumes
        for accept in (self._divides, self._continues, self._begins, self._believed, self._lists):
            for head in possible:
                if label := accept(head):
                    return label
        return None

    def joined(self, label: Label, line: str) -> Label:
        """A label with the first item's label right after it, as in ``1. (a) ...``: one label, the item's place."""
        rest = line[len(label.text) :].lstrip()
        first = (
            [head for head in heads(rest) if head.value == 1 and "brackets" in head.style] if rest[:1] in "(（" else []
        )
        follows = rest[len(first[0].label) : len(first[0].label) + 1] if first else ""
        item = self.accept(first) if label.text[0] not in "(（" and follows.isspace() else None
        if item is None:
            return label
        text = line[: len(line) - len(rest) + len(item.text)]
        return Label(text, item.path, item.depth, label.article, item.style, series=item.series)

    @property
    def article(self) -> str | None:
        """The path of the innermost article that is open, if any."""
        return next((level.path for level in reversed(self.levels) if level.article), None)

    @property
    def above(self) -> str | None:
        """The path that an unlabelled paragraph stands under here: of the open article, or of the paragraph whose items
        come before it."""
        if self.article is not None:
            return self.article
        return self.levels[0].path if len(self.levels) > 1 else None

    def interrupt(self, *, apart: bool = False) -> None:
        """An unlabelled paragraph follows: a list begun after it stands under the article, not under the last list.

        ``apart`` says that it is a heading: a list begun after it stands under nothing, though lists may go on later.
        """
        self.interrupted = True
        self.apart = self.apart or apart

    def close(self) -> None:
        """End all lists: a closing formula or an annex follows."""
        self.levels.clear()
        self.suspended.clear()

    def _divides(self, head: Head) -> Label | None:
        """A chapter or part, or a section of a list that divides: what is numbered counts on through it."""
        counts_on = head.value == self.sections.get(head.style, 0) + 1
        if not head.division and not (head.style in self.dividing and counts_on):
            return None
        self.sections[head.style] = head.value
        if head.division:
            del self.levels[1:]
        self.interrupted = False
        return Label(head.label, head.symbol, 0, article=False, style=head.style, division=True)

    def _continues(self, head: Head) -> Label | None:
        """The next of an open list, the innermost first."""
        if head.bullet:
            return self._lists(head) if not self.interrupted else None
        for depth in range(len(self.levels) - 1, -1, -1):
            level = self.levels[depth]
            inserted = head.branch is not None and head.value == level.value
            if level.style == head.style and (head.value == level.value + 1 or inserted) and self._under(head, depth):
                return self._open(head, depth)
        for depth, level in enumerate(self.suspended):
            if level.style == head.style and head.value == level.value + 1:
                self.levels = self.suspended[: depth + 1]
                self.suspended = []
                return self._open(head, depth)
        return None

    def _begins(self, head: Head) -> Label | None:
        """The first of a new list. A list of a style that is open already starts again in its place."""
        if head.bullet or head.division:
            return None
        if head.style.startswith("paragraph") and head.value == 2 and head.branch is None:
            return self._second_paragraph(head)
        if head.value != 1 or head.branch is not None:
            return None
        depth = next((i for i, level in enumerate(self.levels) if level.style == head.style), None)
        if depth is None and head.certain:
            depth = 1 + max((i for i, level in enumerate(self.levels) if level.certain), default=-1)
        if depth is None:
            depth = self._lowest() if self.interrupted else len(self.levels)
            while depth and self._is_plain_bullet(self.levels[depth - 1]):
                depth -= 1  # a bullet heads no numbers, unless bullets go on after them
            if depth and self.levels[depth - 1].bullet:
                self.heading_bullets.add(self.levels[depth - 1].style)
        return self._open(head, depth) if self._under(head, depth) else None

    def _lowest(self) -> int:
        """Under how many levels a list stands that follows a paragraph.

        Under the article, or in an instrument under the numbered paragraph that goes on.
        """
        if self.apart:
            return 0
        articles = 1 + max((i for i, level in enumerate(self.levels) if level.article), default=-1)
        paragraph = self.formal and bool(self.levels) and not self.levels[0].bullet and not self.headed
        return max(articles, int(paragraph))

    def _is_plain_bullet(self, level: _Level) -> bool:
        return level.bullet and not (level.article or self.resumes or level.style in self.heading_bullets)

    def _second_paragraph(self, head: Head) -> Label | None:
        """``２`` right under an article, whose first paragraph bears no number, also after the items of the first."""
        article = next((i for i in range(len(self.levels) - 1, -1, -1) if self.levels[i].article), None)
        return None if article is None else self._open(head, article + 1)

    def _believed(self, head: Head) -> Label | None:
        """A head that carries a word, out of sequence but further on; one further back is a reference to that place."""
        before = next((level.value for level in self.levels if level.style == head.style), 0)
        if not head.certain or head.value < before:
            return None
        depth = next((i for i, level in enumerate(self.levels) if level.style == head.style), 0)
        return self._open(head, depth)

    @property
    def bullets(self) -> str | None:
        """The style of the innermost list of bullets that is open."""
        return next((level.style for level in reversed(self.levels) if level.bullet), None)

    def _lists(self, head: Head) -> Label | None:
        """A bullet: the next of its neighbours, or the first under what stands above it."""
        if not head.bullet:
            return None
        depth = next((i for i, level in enumerate(self.levels) if level.style == head.style), None)
        if depth is not None and not (self.interrupted and not self.levels[depth].article):
            value = self.levels[depth].value + 1
        else:
            depth = self._lowest() if self.interrupted else (len(self.levels) if depth is None else depth)
            value = 1
        counted = Head(head.label, head.style, (value,), str(value), bullet=True)
        return self._open(counted, depth)

    def _under(self, head: Head, depth: int) -> bool:
        """``2.1`` stands under 2, or opens a text that numbers nothing above it."""
        if len(head.values) == 1:
            return True
        above = ".".join(map(str, head.values[:-1]))
        return depth == 0 or self.levels[depth - 1].path == above or self.levels[depth - 1].path.endswith(f".{above}")

    def _open(self, head: Head, depth: int) -> Label:
        goes_on = depth < len(self.levels) and self.levels[depth].style == head.style and head.value > 1
        series = self.levels[depth].series if goes_on else self.series + 1
        self.series = max(self.series, series)
        if self.apart and depth == 0 and not goes_on:
            self.suspended = self.levels[:]
        del self.levels[depth:]
        self.interrupted = self.apart = False
        above = self.levels[-1].path if self.levels else ""
        own = ".".join(map(str, head.values)) if len(head.values) > 1 else head.symbol
        prefix = ".".join(map(str, head.values[:-1]))
        nested = bool(prefix) and (above == prefix or above.endswith(f".{prefix}"))
        path = f"{above}.{head.symbol}" if above and (nested or len(head.values) == 1) else own
        article = head.certain or self.headed
        self.levels.append(_Level(head.style, head.value, path, article, head.bullet, head.certain, series))
        return Label(head.label, path, depth, article, head.style, series=series)


def heads(line: str) -> list[Head]:
    """All the ways to read the head of a line as a label, words before bare numbers."""
    return list(_heads(line)) if MAY_BE_LABEL.match(line) else []


MAY_BE_LABEL = re.compile(
    r"\S{0,16}[\s　]{0,3}\S{0,3}[0-9๐-๙０-９〇一二三四五六七八九十百千元]|[(（]\S{1,4}[)）]"
    r"|[ก-ฮア-ンｱ-ﾝA-Za-zⅠ-ⅻＡ-Ｚａ-ｚ]{1,5}[.．)）、\s　]"
    r"|[^\w\s]|[①-⑳]|\w+(?:\s\w+)?\s+(?:\d|[IVXLivxl]|[A-Za-zก-ฮ]\b)"
)
"""What every label begins with: most lines are none, and need not be held against each form."""


def _heads(line: str) -> Iterator[Head]:
    for form in LABEL_FORMS:
        match = form.pattern.match(line)
        if match is None:
            continue
        if form.style == "decimal":
            yield decimal_head(match["label"], match["n"])
        elif form.style == "bullet":
            yield Head(match["label"], f"bullet-{match['label'][0]}", (0,), "", bullet=True)
        else:
            yield from simple_heads(form, match)


def decimal_head(label: str, symbol: str) -> Head:
    """``1.2`` and the like, which carry their whole path."""
    values = tuple(int(part) for part in re.split(r"[.．‐－・-]", ascii_digits(symbol)))
    return Head(label, f"decimal-{len(values)}", values, str(values[-1]))


def simple_heads(form: LabelForm, match: re.Match[str]) -> Iterator[Head]:
    """A label of one number or letter, once for each sequence it may belong to; lists are told apart by their form."""
    label, symbol = match["label"], match["n"]
    branch = match.groupdict().get("branch")
    style = form.style
    if form.certain:
        begin, end = (match.start("n") - match.start("label"), match.end("n") - match.start("label"))
        suffix = label[end : match.start("branch") - match.start("label")] if branch else label[end:]
        style = "".join((label[:begin] + suffix.rstrip("の")).split()).lower()
    later = whole_number(branch) if branch else None
    for sequence, value in ordinals(symbol).items():
        arabic = sequence == "number" or (sequence == "roman" and (form.certain or symbol.isupper()))
        shown = str(value) if arabic else unicodedata.normalize("NFKC", symbol)
        if branch:
            shown = f"{shown}-{later if later is not None else branch.strip().lower()}"
        yield Head(
            label, f"{style}-{sequence}", (value,), shown, form.certain, (later or 1) if branch else None,
            division=form.style == "division",
        )  # fmt: skip
