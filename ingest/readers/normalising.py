"""Text as it is stored and shown: one form for what looks the same, without changing what anyone reads.

1. NFC, never NFKC: NFKC takes ำ apart, and turns ① and full-width digits into something that is not printed there.
2. Lines end in a line feed, whatever ended them before (CR, CR LF, NEL, line and paragraph separator, form feed).
3. Nothing that has no width is left: zero-width spaces and joiners, byte order marks, soft hyphens, marks of direction.
   In Thai, U+200B often stands between words; it is removed there too, since some documents have it and most do not,
   and the same words must be the same text.
4. No control characters but the tabulator and the line feed, no surrogates, no noncharacters.
5. Spaces of any width are plain spaces, no-break ones too; the ideographic space U+3000 stays, as it is printed wide.
6. Thai glyphs in the private use area (old fonts of Windows and of the Macintosh) are the letters and marks they show.
7. A run of Thai marks is in the order of writing (vowel, then tone mark), each mark once; ``ํ`` and ``า`` are ``ำ``,
   and its tone mark stands before it. Two ``เ`` are ``แ``.
8. Kangxi radicals and the radicals of the CJK supplement that look like a character are that character.
9. Half-width katakana and its punctuation are full-width: the narrow forms were a makeshift of terminals.
10. A line of single characters with a space between each (``ก ร ะ ท ร ว ง``), as text layers of scans have it, is
    closed up; two spaces in it are one.
11. No white space at the end of a line, no more than one blank line in a row, none at the start and end, and no line
    break at the end.
12. Doing it twice changes nothing more.
"""

from __future__ import annotations

import re
import unicodedata

LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
NO_WIDTH = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
NO_TEXT = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
REMOVED = re.compile(f"[{NO_WIDTH}{NO_TEXT}]")
SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f]")

TONES = "่้๊๋์"
MARKS = re.compile("[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]{2,}\u0e32?|\u0e4d\u0e32")
"""A run of Thai marks, with the ``า`` that may belong to a ``ํ`` in it."""

SPLIT_AM = "\u0e4d\u0e32"


WINDOWS_GLYPHS = "10 34 35 36 37 48 49 4A 4B 4C 48 49 4A 4B 4C 0D 31 4D 47 48 49 4A 4B 4C 38 39 3A"
MACINTOSH_GLYPHS = "31 34 35 36 37 47 48 48 48 49 49 49 4A 4A 4A 4B 4B 4B 4C 4C 4C 4D 0D 38 39 3A 10"
THAI_GLYPHS = {
    first + place: chr(0x0E00 + int(letter, 16))
    for first, letters in ((0xF700, WINDOWS_GLYPHS), (0xF884, MACINTOSH_GLYPHS))
    for place, letter in enumerate(letters.split())
}
"""Which letter of the Thai block (U+0E00 on) the glyphs of old fonts show, one after the other: the tables by which
marks were placed before OpenType. No table we know of uses U+F71B and U+F71C, so they stay and are a doubt."""

SUPPLEMENT = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻇⻑⻓⻔⻘⻝⻟⻢⻤⻥⻦⻨⻩⻫⻭⻯⻲⻳",
        "母民虎西見角角長长门青食飠马鬼鱼鸟麦黄斉歯竜亀龟",
        strict=True,
    )
)
"""Radicals of the CJK supplement that are whole characters; the others are parts, which no text is written in."""

RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
RADICALS |= {ord(radical): character for radical, character in SUPPLEMENT.items()}

REPLACED = THAI_GLYPHS | RADICALS


HALF_WIDTH = re.compile("[\uff61-\uff9f]+")

CLUSTER = r"(?:[ก-ฮ][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*|[ะาำเ-ๆ\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]|[ぁ-ヿ一-鿿])"
SPACED_OUT = re.compile(rf"(?<!\S){CLUSTER}(?: {{1,3}}{CLUSTER}){{4,}}(?!\S)")
"""Five or more characters of Thai or Japanese in a row that stand alone; no one writes so, and a title set wide in
Japanese has two or three, or the ideographic space."""


def normalise(text: str) -> str:
    """The text by the guarantees of this module."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(normal_lines(text)).strip("\n"))


def normal_lines(text: str) -> list[str]:
    """The lines of a text by the guarantees of this module, blank ones with them."""
    text = LINE_ENDS.sub("\n", text)
    text = SPACES.sub(" ", REMOVED.sub("", text)).translate(REPLACED)
    text = HALF_WIDTH.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text)
    text = unicodedata.normalize("NFC", SPACED_OUT.sub(closed_up, text))
    return [line.rstrip() for line in repair_thai(text).split("\n")]


def closed_up(run: re.Match[str]) -> str:
    """A run of characters set apart as the words they are."""
    return re.sub(" ( ?) ?", r"\1", run[0])


def repair_thai(text: str) -> str:
    """NFC with marks in their order, each once, ``ำ`` in one piece; what is already right stays as it is.

    A repair may bring marks together that need another (``ํ``, ``า``, ``ำ``), and so may NFC, so it goes on until
    nothing changes; each round shortens a run or puts it in order for good.
    """
    before = ""
    while before != text:
        before = text
        text = MARKS.sub(lambda run: _marks(run[0]), re.sub("เ{2,}", _double_e, text))
        text = unicodedata.normalize("NFC", text)
    return text


def _double_e(run: re.Match[str]) -> str:
    """Two ``เ`` look like ``แ`` and are typed for it; more of them are nothing anyone meant, and stay."""
    return "แ" if len(run[0]) == 2 else run[0]


def _marks(run: str) -> str:
    """One run of marks: vowels, tone marks, ``ำ``; an ``า`` that follows no ``ํ`` is not of the run."""
    tail = ""
    if run.endswith("า"):
        if "\u0e4d" in run:
            run = run[:-1].replace("\u0e4d", "") + "ำ"
        else:
            run, tail = run[:-1], "า"
    order = {mark: 2 if mark == "ำ" else 1 if mark in TONES else 0 for mark in run}
    return "".join(sorted(dict.fromkeys(run), key=order.__getitem__)) + tail


def doubts(text: str) -> list[str]:
    """What a text holds that no one wrote, one line each, for the receipt."""
    found = []
    if count := text.count("\ufffd"):
        found.append(f"{count} characters were already lost in the source (U+FFFD)")
    if strange := re.findall("[\ue000-\uf8ff]", text):
        found.append(f"{len(strange)} private use characters that no table explains, the first U+{ord(strange[0]):04X}")
    return found
