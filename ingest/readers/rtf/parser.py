"""RTF read group by group: which text it holds, in which font, and what is no part of it.

1. Bytes are in the code page of their font; ``\\u`` takes the place of as many of the characters after it as ``\\uc``
   says. A font for complex scripts counts where ``\\rtlch`` is the last word on the direction.
2. Destinations that are not known are skipped if they are marked so (``\\*``), and the known ones that hold no text.
3. Deleted and moved-from text is dropped, inserted text kept; a paragraph whose mark was deleted goes on in the next.
   Hidden text, field codes and tables of contents are dropped; of reading aids the text under them stays.
"""

from __future__ import annotations

import re
from copy import copy

from ingest.readers.base import UnreadableSource
from ingest.readers.layout import BREAK, PAGE
from ingest.readers.rtf.charsets import SYMBOL, Fonts, characters, joined
from ingest.readers.rtf.groups import Group, Target
from ingest.readers.rtf.lists import Lists
from ingest.readers.rtf.story import Story
from ingest.readers.rtf.tokens import Token, tokens

DEEPEST = 10_000
"""Groups in groups; Word writes some dozens."""
DEEPEST_BOX = 8

SKIPPED = set(
    "colortbl header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc ftncn aftnsep aftnsepc "
    "aftncn pict nonshppict objdata objclass objname shprslt sp annotation atnid atnauthor pn pnseclvl xe tc tcn "
    "rxe bkmkstart bkmkend nonesttables filetbl revtbl rsidtbl generator userprops template mmathPict background "
    "themedata datafield formfield private keycode listname listpicture levelnumbers".split()
)
"""Destinations without text of the document; most are marked with ``\\*``, but not by all programs."""

CHARACTERS = {
    "tab": "\t", "line": BREAK, "page": PAGE, "column": PAGE, "emdash": "—", "endash": "–", "lquote": "‘",
    "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
SYMBOLS = {"~": " ", "_": "-", "\\": "\\", "{": "{", "}": "}", "\t": "\t"}

RUBY = re.compile(
    r"\s*eq\b[^()]*\\o\s*(?:\\a[lrcd])?\s*\(\\s\\up\s*[\d.]+\s*\([^()]*\)\s*[,;](.*)\)\s*$", re.IGNORECASE | re.DOTALL
)
"""The field in which Word keeps a reading aid and the text under it."""
CONTENTS_STYLE = re.compile(r"toc (?:\d|heading)|contents (?:\d|heading)")
CONTENTS = re.compile(r"\s*(?:toc|index)\b", re.IGNORECASE)


TARGETS: dict[str, Target] = {
    "listtext": "label", "pntext": "label", "stylesheet": "style", "fonttbl": "font", "listtable": "list",
    "listoverridetable": "list", "leveltext": "level", "info": "info", "fldinst": "code",
}  # fmt: skip
"""Destinations whose words go elsewhere than into the text."""

ENTERED = {"title", "upr", "footnote", "shptxt", "dptxbxtext", "field", "fldrslt"}
"""Destinations that begin something else as well."""

KNOWN = {*TARGETS, *ENTERED, "shpinst", "do", "ud"}
"""What is read also where it is marked as a destination that a program may skip."""


class Parser:
    """Reads one file; afterwards ``text`` and ``notes`` are its stories."""

    def __init__(self, data: bytes) -> None:
        """Read the file."""
        self.text = Story()
        self.notes: list[Story] = []
        self.lists = Lists()
        self.title: list[str] = []
        self.heading: str | None = None
        self.warnings: list[str] = []
        self._fonts = Fonts()
        self._names: dict[int, str] = {}
        self._collected: list[str] = []
        self._bytes = bytearray()
        self._to_skip = 0
        self._starred = False
        self._group = Group(self.text)
        self._outer: list[Group] = []
        self._read(data)

    def _read(self, data: bytes) -> None:
        stream = tokens(data)
        for token in stream:
            if token.kind in ("text", "byte"):
                self._data(token.data)
                continue
            self._flush()
            if token.kind == "open":
                self._open()
            elif token.kind == "close" and self._outer:
                self._close()
                if not self._outer:
                    break
            elif token.kind == "word":
                self._word(token)
            elif token.kind == "symbol":
                self._symbol(token.word)
        if any(token.kind in ("text", "byte") and token.data.strip() for token in stream):
            self.warnings.append("there is text after the end of the document, which was not read")
        self._flush()
        if self._outer:
            self.warnings.append("the file is cut off: its last brace is missing")
        while self._outer:
            self._close()

    def _open(self) -> None:
        self._to_skip, self._starred = 0, False
        if len(self._outer) >= DEEPEST:
            raise UnreadableSource("an RTF document nested deeper than any word processor writes")
        self._outer.append(self._group)
        self._group = copy(self._group)

    def _close(self) -> None:
        self._to_skip, self._starred = 0, False
        ended, self._group = self._group, self._outer.pop()
        if ended.story is not self._group.story or not self._outer:
            self._finish(ended)
        left = ended.target != self._group.target
        if ended.target == "style":
            self._names.setdefault(ended.style, self._collect().partition(";")[0].strip().lower())
        elif ended.target == "level" and left:
            self.lists.level_text(self._collect())
        elif ended.target == "code" and left:
            base = RUBY.match(joined(ended.code))
            self._write(base[1] if base is not None else "")

    def _collect(self) -> str:
        """The words of a style's name or a level's text."""
        words = joined(self._collected)
        self._collected.clear()
        return words

    def _finish(self, group: Group) -> None:
        """End the last paragraph of a story, which may lack its mark."""
        if group.story.begun:
            group.story.close(self._automatic(group), in_table=group.table)

    def _data(self, data: bytes) -> None:
        """Bytes of text, after what stands in for a character that was given by its number."""
        if self._to_skip:
            passed = min(self._to_skip, len(data))
            self._to_skip -= passed
            data = data[passed:]
        self._starred = False
        if not self._group.skipped:
            self._bytes += data

    def _flush(self) -> None:
        """Turn the bytes collected so far into characters."""
        if self._bytes:
            data = bytes(self._bytes)
            self._bytes.clear()
            self._write(characters(data, self._page(), self._fonts.document))

    def _page(self) -> str | None:
        """The code page of the font in use, ``None`` for that of the document."""
        return None if self._group.target == "title" else self._fonts.page(self._group.current_font)

    def _write(self, words: str) -> None:
        group = self._group
        if group.skipped:
            return
        if group.target == "text":
            if not (group.hidden or group.contents or group.removed):
                group.story.parts.append(words)
        elif group.target == "label":
            group.story.label.append(words)
        elif group.target in ("style", "level"):
            self._collected.append(words)
        elif group.target == "title":
            self.title.append(words)
        elif group.target == "code":
            group.code.append(words)

    def _symbol(self, symbol: str) -> None:
        if self._to_skip:
            self._to_skip -= 1
        elif symbol == "*":
            self._starred = True
        elif symbol in SYMBOLS:
            self._write(SYMBOLS[symbol])
        elif symbol in "\r\n":
            self._end("par")

    def _word(self, token: Token) -> None:
        word, number = token.word, token.number
        starred, self._starred = self._starred, False
        stands_in = self._to_skip > 0 and word in CHARACTERS
        self._to_skip = self._to_skip - 1 if stands_in else 0
        if stands_in:
            return
        group = self._group
        if word == "ud" and group.alternative:
            group.skipped = group.alternative = False
        elif group.skipped:
            return
        elif word == "u":
            self._unicode(number or 0)
        elif word in CHARACTERS:
            self._write(CHARACTERS[word])
        elif word in SKIPPED or (starred and word not in KNOWN):
            group.skipped = True
        elif word in TARGETS or word in ENTERED:
            self._destination(word)
        elif group.target == "list":
            self.lists.word(word, 1 if number is None else number)
        elif word in ("par", "sect", "cell", "nestcell", "row", "nestrow"):
            self._end(word)
        elif not self._fonts.word(word, number, group.font):
            group.apply(word, number)

    def _destination(self, word: str) -> None:
        """The beginning of a group whose words are not, or not simply, part of the text."""
        group = self._group
        if word in TARGETS:
            group.target = TARGETS[word]
            if group.target == "label":
                group.story.label, group.story.labelled = [], True
        elif word == "title" and group.target == "info":
            group.target = "title"
        elif word == "upr":
            group.skipped = group.alternative = True
        elif word == "footnote":
            group.story, group.target, group.table = Story(), "text", False
            self.notes.append(group.story)
        elif word in ("shptxt", "dptxbxtext") and group.story.depth < DEEPEST_BOX:
            box = Story(group.story.depth + 1)
            group.story.boxes.append(box)
            group.story, group.target, group.table = box, "text", False
        elif word == "field":
            group.code = []
        elif word == "fldrslt" and CONTENTS.match("".join(group.code)):
            group.contents = True

    def _unicode(self, number: int) -> None:
        """A character by its number, signed as 16 bits."""
        code = number & 0xFFFF if number < 0 else number
        if not (self._page() == SYMBOL and 0xF000 <= code <= 0xF0FF):
            self._write(chr(code) if code <= 0x10FFFF else "\ufffd")
        self._to_skip = self._group.fallback

    def _automatic(self, group: Group) -> str:
        """The label that the list table gives a paragraph."""
        return self.lists.label(group.ls, group.level, printed=group.story.labelled) if group.ls else ""

    def _end(self, word: str) -> None:
        """The end of a paragraph, a cell or a row."""
        group, story = self._group, self._group.story
        cell = word not in ("par", "sect")
        if group.target != "text" or (group.removed and not cell) or (word.endswith("row") and not story.begun):
            return
        name = self._names.get(group.style, "")
        if CONTENTS_STYLE.fullmatch(name):
            story.parts.clear()
        if name == "title" and self.heading is None and story.begun:
            self.heading = " ".join(joined(story.parts).split())
        silent = group.hidden or group.contents or bool(CONTENTS_STYLE.fullmatch(name))
        story.close(self._automatic(group), silent=silent, in_table=group.table or cell, ends_cell=cell)
