"""Specimens set line by line on a reportlab canvas: no shaping, Japanese in fonts that are not in the file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from tests.rendering.looks import Look
from tests.rendering.specimens import Specimen

WIDTH, HEIGHT = 595.28, 841.89  # A4 in points

TRUETYPE = {
    "DejaVu Sans": "dejavu/DejaVuSans",
    "DejaVu Serif": "dejavu/DejaVuSerif",
    "Liberation Sans": "liberation/LiberationSans-Regular",
    "Liberation Serif": "liberation/LiberationSerif-Regular",
}
"""Files under Debian's folder of TrueType fonts; Thai families have a folder where each is called by its name."""

FOLDER = Path("/usr/share/fonts/truetype")
JAPANESE = {"Noto Serif CJK JP": "HeiseiMin-W3", "Noto Sans CJK JP": "HeiseiKakuGo-W5"}
"""Reportlab takes no fonts of PostScript outlines, so Japanese is in the standard fonts that every viewer brings."""

NEVER_FIRST = set("、。，．」』）】〕ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ・：；？！")


def reportlab_missing() -> str:
    """Why reportlab cannot print; empty if it can."""
    try:
        import reportlab  # noqa: F401
    except ImportError:
        return "no reportlab in this Python"
    return "" if FOLDER.exists() else "no TrueType fonts where Debian has them"


@cache
def font_name(family: str) -> str:
    """The name by which the canvas knows a family, registered at its first use."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.ttfonts import TTFont

    if family in JAPANESE:
        pdfmetrics.registerFont(UnicodeCIDFont(JAPANESE[family]))
        return JAPANESE[family]
    pdfmetrics.registerFont(TTFont(family, FOLDER / f"{TRUETYPE.get(family, f'tlwg/{family}')}.ttf"))
    return family


def pieces(paragraph: str, language: str) -> list[str]:
    """The paragraph cut where a line may end."""
    if language == "th":
        from pythainlp.tokenize import word_tokenize

        return joined_marks(word_tokenize(paragraph, engine="newmm"))
    if language == "ja":
        return joined_marks(list(paragraph))
    return [f"{word} " for word in paragraph.split(" ")]


def joined_marks(parts: list[str]) -> list[str]:
    """The parts, with what may not begin a line put to the part before."""
    found: list[str] = []
    for part in parts:
        if found and (part[0] in NEVER_FIRST or unicodedata.category(part[0]) in ("Mn", "Pe", "Pf") or part == "ๆ"):
            found[-1] += part
        else:
            found.append(part)
    return found


class Setter:
    """Breaks paragraphs into lines of one width."""

    def __init__(self, look: Look, language: str) -> None:
        from reportlab.pdfbase.pdfmetrics import stringWidth

        self.look, self.language = look, language
        self.font = font_name(look.font)
        self.room = WIDTH - 2 * look.margin
        self._string_width = stringWidth

    def width(self, words: str) -> float:
        """The width of words in points."""
        return float(self._string_width(words, self.font, self.look.size))

    def lines(self, paragraph: str, indent: float) -> Iterator[tuple[str, bool]]:
        """The lines, each with whether it is the last of its paragraph; English words may be broken."""
        line, room = "", self.room - indent
        for piece in pieces(paragraph, self.language):
            if line and self.width((line + piece).rstrip()) > room:
                head, tail = self.broken(line, piece, room)
                yield (line + head).rstrip(), False
                line, room = tail, self.room
            else:
                line += piece
        yield line.rstrip(), True

    def broken(self, line: str, word: str, room: float) -> tuple[str, str]:
        """What of a word still goes on a line, with its hyphen, and the rest."""
        if self.language != "en" or not self.look.justified or not word.strip(" ,.;:").isalpha():
            return "", word
        import pyphen

        for place in reversed(pyphen.Pyphen(lang="en_US").positions(word)):
            if 2 <= place <= len(word) - 4 and self.width(f"{line}{word[:place]}-") <= room:
                return f"{word[:place]}-", word[place:]
        return "", word


def set_pages(specimen: Specimen, look: Look) -> list[list[tuple[float, float, str, float]]]:
    """The lines of every page: x, y, words, and the space added at each blank (or letter of Japanese)."""
    setter = Setter(look, specimen.language)
    pages: list[list[tuple[float, float, str, float]]] = [[]]
    y = HEIGHT - look.margin - look.size
    for place, paragraph in enumerate(specimen.paragraphs):
        title = place < look.title
        indent = 0.0 if title else look.indent
        for number, (words, last) in enumerate(setter.lines(paragraph, indent)):
            if y < look.margin:
                pages.append([])
                y = HEIGHT - look.margin - look.size
            x = look.margin + (indent if number == 0 else 0)
            free = WIDTH - look.margin - x - setter.width(words)
            blanks = len(words) - 1 if specimen.language == "ja" else words.count(" ")
            spread = free / blanks if look.justified and not last and not title and blanks else 0.0
            # a line with few blanks would be torn apart
            spread = 0.0 if spread > look.size else spread
            pages[-1].append((x + (free / 2 if title else 0), y, words, spread))
            y -= look.leading
        y -= look.gap
    return pages


def print_by_reportlab(specimen: Specimen, look: Look, path: Path) -> None:
    """Write the specimen as a PDF by reportlab."""
    from reportlab.pdfgen.canvas import Canvas

    canvas: Any = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1)
    pages = set_pages(specimen, look)
    for number, lines in enumerate(pages, 1):
        canvas.setFont(font_name(look.font), look.size * 0.75)
        places = {
            "left": (canvas.drawString, look.margin),
            "center": (canvas.drawCentredString, WIDTH / 2),
            "right": (canvas.drawRightString, WIDTH - look.margin),
        }
        draw, at = places[look.head_at]
        draw(at, HEIGHT - look.margin / 2, look.head)
        canvas.drawCentredString(WIDTH / 2, look.margin / 2, look.page_number(number, len(pages)))
        for x, y, words, spread in lines:
            text = canvas.beginText(x, y)
            text.setFont(font_name(look.font), look.size)
            if specimen.language == "ja":
                text.setCharSpace(spread)
                text.textOut(words)
            else:
                draw_words(text, words, spread, look)
            canvas.drawText(text)
        canvas.showPage()
    canvas.save()


def draw_words(text: Any, words: str, spread: float, look: Look) -> None:
    """A line with wider blanks: PDF has no word spacing for fonts of two bytes, so each word is placed."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    if not spread:
        text.textOut(words)
        return
    for word in words.split(" "):
        text.textOut(f"{word} ")
        text.moveCursor(stringWidth(f"{word} ", font_name(look.font), look.size) + spread, 0)
