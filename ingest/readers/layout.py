"""Lines as a reader finds them: what it writes between two line ends is a paragraph, and blocks of them are set off."""

from __future__ import annotations

import re

from kb.numerals import ascii_digits

WIDE = "\u2e80-\u2fff\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uffef"
BROKEN_WIDE = re.compile(rf"(?<=[{WIDE}])[ \t]*[\r\n][ \t\r\n]*(?=[{WIDE}])")
"""A line break of the source between two characters of a script that has no spaces: it is nothing on the page."""


class Layout:
    """A text under construction, one paragraph a line.

    A paragraph that itself holds several lines, and any other block that does, has a blank line before and after it,
    so that what belongs together can be told from what follows.
    """

    def __init__(self, *, hide_repeated: bool = False) -> None:
        """With ``hide_repeated`` a line that begins with its own label in writing gets no second one."""
        self._hide_repeated = hide_repeated
        self.lines: list[str] = []
        self._parts: list[str] = []
        self._label = ""
        self._blank = False

    def write(self, words: str) -> None:
        """Words of the current line; white space in them is folded at the end of the line."""
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
        if line.strip():
            if self._blank and self.lines:
                self.lines.append("")
            self._blank = False
            hidden = self._hide_repeated and repeats(self._label, line)
            self.lines.append(line if hidden else self._label + line)
            self._label = ""

    def break_line(self) -> None:
        """A line break; where there is nothing to break it makes a blank line, as on the page."""
        if not fold("".join(self._parts)).strip():
            self.blank()
        self.end_line()

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
        if sum(map(bool, self.lines[begun:])) > 1:
            if begun > 0 and self.lines[begun] and self.lines[begun - 1]:
                self.lines.insert(begun, "")
            self._blank = True

    def text(self) -> str:
        """All lines."""
        self.end_line()
        return "\n".join(self.lines)


def fold(words: str) -> str:
    """White space as it shows: one space, none at the edges or beside the ideographic space."""
    words = re.sub(r"[ \r\n\f]+", " ", BROKEN_WIDE.sub("", words))
    return re.sub(r" ?(\u3000) ?", r"\1", words).strip(" \t")


def repeats(label: str, line: str) -> bool:
    """Whether a line begins with its own label in writing, as where a list's numbers are hidden by a style sheet."""
    symbol = ascii_digits(re.sub(r"\W", "", label))
    return bool(symbol) and bool(re.match(rf"[(（]?{symbol}[.)．）、]", ascii_digits(line[:20]), re.IGNORECASE))
