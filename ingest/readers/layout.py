"""Lines as a reader finds them: what it writes between two line ends is a paragraph, and blocks of them are set off."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from ingest.readers.normalising import LINE_ENDS, normal_lines
from kb.model import Anchor, LocatorUnit, Reading
from kb.numerals import ascii_digits

WIDE = "\u2e80-\u2fff\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uffef"
BROKEN_WIDE = re.compile(rf"(?<=[{WIDE}])[ \t]*[\r\n][ \t\r\n]*(?=[{WIDE}])")
"""A line break of the source between two characters of a script that has no spaces: it is nothing on the page."""


BREAK, PAGE = "\v", "\f"
"""A break of line and of page or column inside a paragraph, while its words are collected; no XML can hold either."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line as a reader writes it, and where it stands in the source; an empty one is a blank line."""

    words: str
    at: str = ""


def compose(lines: Iterable[SourceLine], unit: LocatorUnit, media_type: str, encoding: str | None = None) -> Reading:
    """The reading of these lines.

    1. Its text is ``normalise`` of the lines joined by line feeds.
    2. Its anchors say of every line that is not blank where it stands; a line without a place stands where the one
       before it does.
    """
    written = list(lines)
    # All at once, since a million short lines one by one take ten times as long. U+2028 joins them: a line feed after a
    # carriage return would be one line end with it.
    normal = iter(normal_lines("\u2028".join(line.words for line in written)))
    parts: list[str] = []
    anchors: list[Anchor] = []
    length, blank = 0, False
    for line in written:
        for words in islice(normal, 1 + len(LINE_ENDS.findall(line.words))):
            if not words:
                blank = bool(parts)
                continue
            breaks = "\n\n" if blank else "\n" if parts else ""
            if line.at and (not anchors or anchors[-1].value != line.at):
                anchors.append(Anchor(length + len(breaks), unit, line.at))
            parts.append(breaks + words)
            length += len(parts[-1])
            blank = False
    return Reading("".join(parts), media_type, encoding, anchors=tuple(anchors))


class Layout:
    """A text under construction, one paragraph a line.

    A paragraph that itself holds several lines, and any other block that does, has a blank line before and after it,
    so that what belongs together can be told from what follows. Whoever writes sets ``at`` to the place in the source
    that the words stand at; a line stands where its first words do.
    """

    def __init__(self, *, hide_repeated: bool = False) -> None:
        """With ``hide_repeated`` a line that begins with its own label in writing gets no second one."""
        self._hide_repeated = hide_repeated
        self.lines: list[SourceLine] = []
        self.at = ""
        self._began_at = ""
        self._parts: list[str] = []
        self._label = ""
        self._blank = False

    def write(self, words: str) -> None:
        """Words of the current line; white space in them is folded at the end of the line."""
        if words.strip() and not self._began_at:
            self._began_at = self.at
        self._parts.append(words)

    def label(self, label: str) -> None:
        """A label for the next line that is not empty; labels of nested lists that begin together follow each other."""
        self.end_line()
        self._label += label

    def drop_label(self) -> None:
        """End the item of a label, also if nothing came after it."""
        self.end_line()
        self._label = ""

    def end_line(self) -> None:
        """End the current line, if it has words."""
        line = fold("".join(self._parts))
        self._parts.clear()
        at, self._began_at = self._began_at, ""
        if line.strip():
            if self._blank and self.lines:
                self.lines.append(SourceLine(""))
            self._blank = False
            hidden = self._hide_repeated and repeats(self._label, line)
            self.lines.append(SourceLine(line if hidden else self._label + line, at))
            self._label = ""

    def break_line(self) -> None:
        """A line break; where there is nothing to break it makes a blank line, as on the page."""
        if not fold("".join(self._parts)).strip():
            self.blank()
        self.end_line()

    def paragraph(self, words: str, label: str = "") -> None:
        """A paragraph of a word processor: one line, a block of lines where :data:`BREAK` or :data:`PAGE` stand in it,
        a blank line if it is empty."""
        if not (label + words).strip():
            self.blank()
            return
        begun = self.begin()
        for place, line in enumerate(words.strip(PAGE).replace(PAGE, BREAK).split(BREAK)):
            self.write(line if place else label + line)
            self.break_line()
        self.end(begun)

    def blank(self) -> None:
        """A blank line before whatever comes next."""
        self.end_line()
        self._blank = True

    def begin(self) -> int:
        """Begin a block; hand what this gives to :meth:`end`."""
        self.end_line()
        return len(self.lines)

    def end(self, begun: int) -> None:
        """End a block and set it off if it holds several lines."""
        self.end_line()
        if sum(bool(line.words) for line in self.lines[begun:]) > 1:
            if begun > 0 and self.lines[begun].words and self.lines[begun - 1].words:
                self.lines.insert(begun, SourceLine(""))
            self._blank = True

    def text(self) -> str:
        """All lines."""
        self.end_line()
        return "\n".join(line.words for line in self.lines)

    def reading(self, unit: LocatorUnit, media_type: str, encoding: str | None = None) -> Reading:
        """All lines as a reading."""
        self.end_line()
        return compose(self.lines, unit, media_type, encoding)


def fold(words: str) -> str:
    """White space as it shows: one space, none at the edges or beside the ideographic space."""
    words = re.sub(r"[ \r\n\f]+", " ", BROKEN_WIDE.sub("", words))
    return re.sub(r" ?(\u3000) ?", r"\1", words).strip(" \t")


def repeats(label: str, line: str) -> bool:
    """Whether a line begins with its own label in writing, as where a list's numbers are hidden by a style sheet."""
    symbol = ascii_digits(re.sub(r"\W", "", label))
    return bool(symbol) and bool(re.match(rf"[(（]?{symbol}[.)．）、]", ascii_digits(line[:20]), re.IGNORECASE))
