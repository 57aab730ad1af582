"""Markdown: what it looks like when rendered, without the marks. Paragraphs that were wrapped are one line again."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from ingest.readers.base import UnreadableSource
from ingest.readers.decoding import decode, is_text
from ingest.readers.foreign import foreign_type
from ingest.readers.layout import Layout
from ingest.readers.normalising import normalise
from kb.model import Reading

media_type = "text/markdown"
libraries: tuple[str, ...] = ("chardet",)

HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(\S.*)")
UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})\s*$")
FENCE = re.compile(r"\s*(```|~~~)")
RULE = re.compile(r" {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
ITEM = re.compile(r"(\s*)(?:[-*+]|(\d{1,9})([.)]))[ \t]+(?=\S)")
REFERENCE = re.compile(r" {0,3}\[[^\]^]+\]:\s*\S+")
LONGEST_LINE = 20_000
"""Characters of a line beyond which marks in it are not looked for: no one wrote them there."""
FRONT = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)

INLINE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"<br\s*/?>"), "\v"),
    (re.compile(r"!\[[^\]]{0,300}\](?:\([^)]{0,500}\)|\[[^\]]{0,100}\])"), ""),
    (
        re.compile(
            r"\[([^\]]{1,300})\](?:\([^()\s]{0,500}(?:\([^()]{0,100}\)[^()\s]{0,100})?(?:\s+\"[^\"]{0,300}\")?\)"
            r"|\[[^\]]{0,100}\])"
        ),
        r"\1",
    ),
    (re.compile(r"<(https?://[^>\s]{1,500})>"), r"\1"),
    (re.compile(r"</?[A-Za-z][^<>]{0,500}>"), ""),
    (re.compile(r"~~[^~]{1,1000}~~"), ""),
    (re.compile(r"(\*\*|__)(?=\S)(.{1,1000}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"\*(?=[^\s*])([^*]{1,1000}?)(?<=\S)\*"), r"\1"),
    (re.compile(r"(?<!\w)_(?=[^\s_])([^_]{1,1000}?)(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"`+([^`]{1,1000})`+"), r"\1"),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)
"""Marks inside a line and what stays of them, in order; with limits, or a line of open brackets would take hours."""


def accepts(data: bytes, _name: str, /) -> bool:
    """Text with two headings, or one beside a link, strong words, a fence or a table; one mark alone proves nothing."""
    if foreign_type(data) is not None or not is_text(data):
        return False
    sample = data[:200_000].replace(b"\r\n", b"\n")
    headings = len(re.findall(rb"^#{1,6} +[^\s#]", sample, re.MULTILINE))
    others = re.search(rb"\]\(\S|\*\*\S|^```|^ {0,3}\|? {0,9}:?-{3,}:? {0,9}\|", sample, re.MULTILINE)
    return headings > 1 or (headings == 1 and others is not None)


def read(data: bytes, /) -> Reading:
    """The text as a reader of the rendered page sees it; the first heading is the title."""
    decoded = decode(data)
    source = re.sub(r"\r\n?", "\n", decoded.text)
    page = Page()
    if front := FRONT.match(source):
        title = re.search(r"^title:\s*[\"']?(.+?)[\"']?\s*$", front[1], re.MULTILINE)
        page.title = title[1] if title else None
        source = "\n" * front[0].count("\n") + source[front.end() :]
    # What is left out leaves its line breaks behind, so that lines keep their numbers.
    shown = re.sub(r"<!--.*?(?:-->|\Z)", lambda note: "\n" * note[0].count("\n"), source, flags=re.DOTALL)
    for number, line in enumerate(shown.split("\n"), start=1):
        page.layout.at = str(number)
        page.take(line)
    reading = page.layout.reading("line", media_type, decoded.encoding)
    if not reading.text:
        raise UnreadableSource("no text in it")
    return replace(reading, title=normalise(page.title or "") or None, warnings=decoded.warnings)


class Page:
    """A page under construction, fed line by line."""

    def __init__(self) -> None:
        """A page with nothing on it."""
        self.layout = Layout()
        self.title: str | None = None
        self._fence = ""
        self._open = ""
        self._counts: dict[int, int] = {}

    def take(self, line: str) -> None:
        """The next line of the source."""
        if fence := FENCE.match(line):
            if not self._fence or self._fence == fence[1]:
                self._fence = "" if self._fence else fence[1]
            self.layout.end_line()
        elif self._fence or len(line) > LONGEST_LINE:
            self._line(line)
        elif not line.strip():
            self._open = ""
            self.layout.blank()
        elif self._open and UNDERLINE.match(line):
            self._heading(self._open)
        elif RULE.match(line) or is_table_rule(line) or REFERENCE.match(line):
            self.layout.blank()
        elif heading := HEADING.match(line):
            self.layout.blank()
            words = inline(re.sub(r"\s#+$", "", heading[1].rstrip()))
            self._line(words)
            self._heading(words)
        elif line.lstrip().startswith("|"):
            for cell in line.strip().strip("|").split("|"):
                self._line(inline(cell))
        else:
            self._words(line)

    def _line(self, words: str) -> None:
        self.layout.end_line()
        self.layout.write(words)
        self.layout.end_line()

    def _heading(self, words: str) -> None:
        """What was just written is a heading."""
        self.layout.end_line()
        self.title = self.title or words
        self._open = ""
        self._counts.clear()

    def _words(self, line: str) -> None:
        """A line of a paragraph or of an item of a list."""
        line = re.sub(r"^\s{0,3}(?:>\s?)+", "", line)
        if item := ITEM.match(line):
            self.layout.end_line()
            depth = len(item[1].expandtabs(4))
            if item[2]:
                # Renderers count on from the first number, whatever is written at the others.
                self._counts = {d: n for d, n in self._counts.items() if d <= depth}
                self._counts[depth] = self._counts.get(depth, int(item[2]) - 1) + 1
                self.layout.write(f"{self._counts[depth]}{item[3]} ")
            line = line[item.end() :]
        elif not self._open and not line.startswith((" ", "\t")):
            self._counts.clear()
        breaks = line.endswith(("  ", "\\"))
        words = inline(line.removesuffix("\\").strip())
        self._open = words
        for place, part in enumerate(words.split("\v")):
            if place:
                self.layout.end_line()
            self.layout.write(part + "\n")
        if breaks:
            self.layout.end_line()


def is_table_rule(line: str) -> bool:
    """Whether a line is the one under the head of a table."""
    return "|" in line and "--" in line and not line.strip("|:- \t")


def inline(words: str) -> str:
    """The words of a line without its marks."""
    for pattern, kept in INLINE:
        words = pattern.sub(kept, words)
    return html.unescape(words)
