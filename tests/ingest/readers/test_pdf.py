"""Small PDFs made on the spot: what the file holds, what a recogniser is asked for, and what is refused."""

from __future__ import annotations

import io
import struct
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers import READERS, UnreadableSource, pdf, read_source
from ingest.readers.pdf import pages as pdf_pages
from ingest.readers.pdf.glyphs import corrected
from ingest.readers.pdf.layer import Frame, printed_lines, runs_of
from ingest.readers.printed.page import PrintedLine, PrintedPage

canvas = pytest.importorskip("reportlab.pdfgen.canvas")

THAI_FONT = Path("/usr/share/fonts/truetype/tlwg/Garuda.ttf")
JAPANESE_FONT = "HeiseiMin-W3"
SENTENCE = "The Ministries will cooperate in the fields that are set out in this Memorandum and in others."


def made(draw: Callable[[Any], None], **options: Any) -> bytes:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(UnicodeCIDFont(JAPANESE_FONT))
    if THAI_FONT.exists():
        pdfmetrics.registerFont(TTFont("Thai", str(THAI_FONT)))
    out = io.BytesIO()
    paper = canvas.Canvas(out, pagesize=(595, 842), **options)
    draw(paper)
    paper.save()
    return out.getvalue()


def written(paper: Any, *lines: str, font: str = "Helvetica", top: float = 740, size: float = 12) -> None:
    paper.setFont(font, size)
    for place, words in enumerate(lines):
        paper.drawString(70, top - 18 * place, words)


def plain(*pages: tuple[str, ...], **options: Any) -> bytes:
    def draw(paper: Any) -> None:
        for lines in pages:
            written(paper, *lines)
            paper.showPage()

    return made(draw, **options)


def grey(paper: Any, width: float = 595, height: float = 842) -> None:
    """A picture over the page."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    paper.drawImage(ImageReader(Image.new("L", (50, 50), 200)), 0, 0, width, height)


class Seer:
    """A recogniser that sees the same words on every page."""

    words = "The Ministries will cooperate in the fields that they have set out."
    asked: list[int]

    def __init__(self) -> None:
        type(self).asked = []

    def available(self) -> bool:
        return True

    def recognise(self, image: Any, number: int, width: float, height: float) -> PrintedPage:
        self.asked.append(number)
        assert image.width * 72 / width == pytest.approx(300, rel=0.02) or image.width * image.height < 31_000_000
        return PrintedPage(number, width, height, (PrintedLine(self.words, 70, 300, 500, 312, 12, 0.9),))


class Blind:
    def available(self) -> bool:
        return False

    def recognise(self, _image: Any, _number: int, _width: float, _height: float) -> PrintedPage:
        raise UnreadableSource("a scan; to read it install tesseract-ocr")


@pytest.fixture
def seer(monkeypatch: pytest.MonkeyPatch) -> type[Seer]:
    Seer.asked = []
    monkeypatch.setattr(pdf, "recogniser", Seer)
    return Seer


@pytest.fixture
def blind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "recogniser", Blind)


def test_pdf_is_known_by_its_mark() -> None:
    assert READERS["application/pdf"] is pdf
    data = plain(("words",))
    assert pdf.accepts(data, "a.txt")
    assert pdf.accepts(b"\n\njunk" + data, "a")
    assert not pdf.accepts(b"A text on the mark %PDF-1.4 of a file", "a.pdf")
    assert read_source(data, "a.txt").media_type == "application/pdf"


def test_pages_and_their_numbers() -> None:
    reading = pdf.read(plain(("One page.",), ("Another page.",), (), ("The last.",)))
    assert reading.text.split("\n") == ["One page.", "Another page.", "The last."]
    assert [(a.unit, a.value) for a in reading.anchors] == [("page", "1"), ("page", "2"), ("page", "4")]
    assert (reading.encoding, reading.recognised, reading.confidence, reading.warnings) == (None, (), None, ())
    assert reading.libraries == ("pdf_oxide", "pypdfium2")


@pytest.mark.skipif(not THAI_FONT.exists(), reason="no Thai font")
def test_thai_with_its_marks() -> None:
    words = "กระทรวงทั้งสองจะดำเนินการตามข้อ ๓ ณ กรุงเทพมหานคร ผู้แทนฝ่ายญี่ปุ่นและน้ำ"
    assert pdf.read(made(lambda paper: written(paper, words, font="Thai"))).text == words


def test_japanese() -> None:
    words = "第一条（目的）本覚書は、両国の郵便役務の質を高めることを目的とする。"
    assert pdf.read(made(lambda paper: written(paper, words, font=JAPANESE_FONT))).text == words


def test_marks_that_are_drawn_apart_from_their_letter_are_put_to_it() -> None:
    from ingest.readers.pdf.layer import Run, joined

    run = Run("สิทธิร่วม", 0, 0, 60, 10, steps=(10.0, 0.0, 10.0, 10.0, 0.0, 10.0, 0.0, 10.0, 10.0))
    assert joined(run, Run("์", 30, 0, 0, 10)).words == "สิทธิ์ร่วม"
    assert joined(run, Run("์", 20, 0, 10, 10)).words == "สิทธิ์ร่วม"  # a mark as wide as its letter, drawn over it
    assert joined(Run("ญี่ป", 0, 0, 20, 10, steps=(10.0, 0.0, 0.0, 10.0)), Run("ุ", 20, 0, 0, 10)).words == "ญี่ปุ"


def test_a_false_space_in_thai_is_none() -> None:
    from ingest.readers.pdf.layer import Run, joined

    assert joined(Run("เป็ ", 0, 0, 20, 10), Run("น", 21, 0, 10, 10)).words == "เป็น"
    assert joined(Run("ปี ", 0, 0, 20, 10), Run("น", 23, 0, 10, 10)).words == "ปี น"
    assert joined(Run("of", 0, 0, 10, 10), Run("the", 12.5, 0, 10, 10)).words == "of the"
    assert joined(Run("o", 0, 0, 5, 10), Run("f", 5, 0, 5, 10)).words == "of"


def test_am_whose_half_is_called_a_space() -> None:
    def pages(*rows: str) -> list[PrintedPage]:
        return [PrintedPage(1, 595, 842, tuple(PrintedLine(words, 70, 0, 500, 12, 12) for words in rows))]

    assert pdf.am_closed(pages("จะดำ เนินการ", "นำ ร่อง สำ หรับ"))[0].lines[1].words == "นำร่อง สำหรับ"
    whole = pages("จะดำเนินการ น้ำ และ", "นำร่อง สำหรับ")
    assert pdf.am_closed(whole) == whole


def test_bold_by_drawing_twice_is_there_once() -> None:
    def draw(paper: Any) -> None:
        written(paper, "A bold title")
        paper.drawString(70.3, 740, "A bold title")

    assert pdf.read(made(draw)).text == "A bold title"


def test_invisible_words_are_words(seer: type[Seer]) -> None:
    def draw(paper: Any) -> None:
        grey(paper)
        text = paper.beginText(70, 740)
        text.setFont("Helvetica", 12)
        text.setTextRenderMode(3)
        text.textLines([SENTENCE, "A line under it goes on."])
        paper.drawText(text)

    assert SENTENCE in pdf.read(made(draw)).text.replace("\n", " ")
    assert seer.asked == []


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_pages_and_words_that_are_turned(turn: int) -> None:
    def by_page(paper: Any) -> None:
        paper.setPageRotation(turn)
        written(paper, "The first line of the page,", "which goes on here.", top=540)

    def by_words(paper: Any) -> None:
        paper.translate(300, 400)
        paper.rotate(turn)
        paper.setFont("Helvetica", 12)
        paper.drawString(-100, 20, "The first line of the page,")
        paper.drawString(-100, 2, "which goes on here.")

    for draw in (by_page, by_words):
        assert pdf.read(made(draw)).text == "The first line of the page, which goes on here."


def test_a_title_is_believed_if_the_text_has_it() -> None:
    def titled(title: str) -> Callable[[Any], None]:
        def draw(paper: Any) -> None:
            paper.setTitle(title)
            written(paper, "Memorandum of", "Cooperation")

        return draw

    assert pdf.read(made(titled("Memorandum of Cooperation"))).title == "Memorandum of Cooperation"
    assert pdf.read(made(titled("Microsoft Word - draft7.doc"))).title is None
    assert pdf.read(made(titled(""))).title is None


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (plain(("secret",), encrypt="word"), "a PDF that a password protects"),
        (b"%PDF-1.4\n", "a damaged or cut-off PDF"),
        (plain(("words",))[:300], "a damaged or cut-off PDF"),
        (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
         b"trailer<</Root 1 0 R/Size 3>>\n%%EOF", "PDF"),
        (plain((), ()), "no text in it"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableSource, match=words) as caught:
        read_source(data, "a.pdf")
    assert "\n" not in str(caught.value)


def test_a_password_for_changes_only_is_none() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    data = plain(("open words",), encrypt=StandardEncryption("", ownerPassword="x", canModify=0))
    assert pdf.read(data).text == "open words"


def test_cut_off_and_changed_files_give_a_text_or_a_reason() -> None:
    whole = plain(*[(f"Page {n} of the text", SENTENCE) for n in range(3)])
    for place in range(0, len(whole), 97):
        for data in (whole[:place], whole[:place] + b"\xff\0" + whole[place + 2 :]):
            try:
                assert read_source(data, "a.pdf").text
            except UnreadableSource as refused:
                assert "\n" not in str(refused)  # noqa: PT017 - either is right


def test_ten_thousand_empty_pages_are_answered_within_seconds() -> None:
    kids = b" ".join(b"3 0 R" for _ in range(10_000))
    data = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 10000/Kids["
        + kids
        + b"]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R/Size 4>>\n%%EOF"
    )
    begun = time.monotonic()
    with pytest.raises(UnreadableSource, match="no text in it"):
        read_source(data, "a.pdf")
    assert time.monotonic() - begun < 10


def test_pictures_are_recognised(seer: type[Seer]) -> None:
    def draw(paper: Any) -> None:
        written(paper, SENTENCE, "A line of it.")
        paper.showPage()
        grey(paper)
        paper.showPage()
        paper.showPage()
        for place in range(100):
            paper.line(70 + place, 100, 90 + place, 120)

    reading = pdf.read(made(draw))
    assert seer.asked == [2, 4]
    assert [span.of(reading.text) for span in reading.recognised] == [f"{Seer.words}\n{Seer.words}"]
    assert [a.value for a in reading.anchors] == ["1", "2", "4"]
    assert reading.confidence == 0.9
    assert "tesseract" in reading.libraries


def test_a_scan_with_a_stamp_is_recognised(seer: type[Seer]) -> None:
    def draw(paper: Any) -> None:
        grey(paper)
        written(paper, "Received 4 May", top=800)

    assert pdf.read(made(draw)).text == Seer.words
    assert seer.asked == [1]


def test_a_small_picture_beside_words_is_none_of_them(seer: type[Seer]) -> None:
    def draw(paper: Any) -> None:
        grey(paper, 100, 100)
        written(paper, "A letter head")

    assert pdf.read(made(draw)).text == "A letter head"
    assert seer.asked == []


GARBAGE = "".join(chr(ord(sign) + 3) if sign.isalpha() else sign for sign in SENTENCE)


def test_a_broken_layer_is_read_from_the_picture(seer: type[Seer]) -> None:
    data = plain((SENTENCE,) * 3, (GARBAGE,) * 4)
    reading = pdf.read(data)
    assert seer.asked == [2]
    assert Seer.words in reading.text
    assert GARBAGE not in reading.text
    assert reading.warnings == ("page 2: the text in the file is broken; read from the picture instead",)


def test_of_two_broken_readings_the_better_is_kept(seer: type[Seer], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seer, "words", "qzx wvk xqj " * 40)
    reading = pdf.read(plain((GARBAGE,) * 4))
    assert GARBAGE in reading.text
    assert "gives no better one" in reading.warnings[0]


@pytest.mark.usefixtures("blind")
def test_without_a_recogniser_words_are_read_and_pictures_named() -> None:
    def draw(paper: Any) -> None:
        written(paper, SENTENCE)
        for _ in range(3):
            paper.showPage()
            grey(paper)

    reading = pdf.read(made(draw))
    assert reading.text == SENTENCE
    assert reading.warnings == ("pages 2 to 4: not read (a scan; to read it install tesseract-ocr)",)
    with pytest.raises(UnreadableSource, match="install tesseract-ocr"):
        pdf.read(made(grey))


def test_a_page_that_the_recogniser_fails_on_is_named_and_the_next_are_read(
    seer: type[Seer], monkeypatch: pytest.MonkeyPatch
) -> None:
    def recognise(_self: Seer, _image: Any, number: int, width: float, height: float) -> PrintedPage:
        if number == 2:
            raise UnreadableSource("a page that took too long")
        return PrintedPage(number, width, height, (PrintedLine(f"Page {number} is read", 70, 300, 500, 312, 12, 0.9),))

    monkeypatch.setattr(seer, "recognise", recognise)

    def draw(paper: Any) -> None:
        for _ in range(3):
            grey(paper)
            paper.showPage()

    reading = pdf.read(made(draw))
    assert ("Page 1 is read" in reading.text, "Page 3 is read" in reading.text) == (True, True)
    assert reading.warnings == ("page 2: not read (a page that took too long)",)


def test_no_more_pages_are_recognised_than_the_limit(seer: type[Seer], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_pages, "MOST_RECOGNISED", 2)

    def draw(paper: Any) -> None:
        for _ in range(4):
            grey(paper)
            paper.showPage()

    reading = pdf.read(made(draw))
    assert seer.asked == [1, 2]
    assert reading.warnings == ("pages 3, 4: not read (pictures; 2 pages of a file are at most)",)


def test_huge_pages_are_shown_in_bounded_size(seer: type[Seer]) -> None:
    def draw(paper: Any) -> None:
        paper.setPageSize((14_000, 14_000))
        grey(paper, 14_000, 14_000)

    assert pdf.read(made(draw)).text == Seer.words
    assert seer.asked == [1]


def test_page_numbers_in_words() -> None:
    assert pdf_pages.named([3]) == "page 3"
    assert pdf_pages.named([1, 2, 4, 5, 6, 9]) == "pages 1, 2, 4 to 6, 9"


def truetype(characters: dict[int, int]) -> bytes:
    """The least of a font: a table of its characters and glyphs (format 4)."""
    codes = sorted(characters)
    ends, starts = [*codes, 0xFFFF], [*codes, 0xFFFF]
    deltas = [*((characters[code] - code) & 0xFFFF for code in codes), 1]
    size = 2 * len(ends)
    numbers = [4, 16 + 4 * size, 0, size, 0, 0, 0, *ends, 0, *starts, *deltas, *[0] * len(ends)]
    table = struct.pack(">HHHHL", 0, 1, 3, 1, 12) + struct.pack(f">{len(numbers)}H", *numbers)
    return struct.pack(">4sHHHH4sLLL", b"\0\1\0\0", 1, 0, 0, 0, b"cmap", 0, 28, len(table)) + table


def with_fonts(entries: bytes, font: bytes, packed: bool = True) -> bytes:
    """The parts of a PDF that say what glyphs are, some of them in a packed group of objects."""
    table = zlib.compress(b"/CIDInit /ProcSet findresource begin\n1 beginbfchar\n" + entries + b"\nendbfchar\n", 0)
    program = zlib.compress(font)
    objects = {
        3: b"<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 1 0 R>>",
        4: b"<</Type/Font/Subtype/CIDFontType2/CIDToGIDMap /Identity/FontDescriptor 5 0 R>>",
        5: b"<</Type/FontDescriptor/FontFile2 2 0 R>>",
    }
    heads = b" ".join(b"%d %d" % (n, sum(len(o) + 1 for m, o in objects.items() if m < n)) for n in objects)
    group = zlib.compress(heads + b" " + b" ".join(objects.values()))
    parts = [
        b"1 0 obj<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream endobj\n" % (len(table), table),
        b"2 0 obj<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream endobj\n" % (len(program), program),
    ]
    if packed:
        about = b"<</Type/ObjStm/N 3/First %d/Filter/FlateDecode/Length %d>>" % (len(heads) + 1, len(group))
        parts.append(b"9 0 obj" + about + b"\nstream\n" + group + b"\nendstream endobj\n")
    else:
        parts += [b"%d 0 obj%sendobj\n" % pair for pair in objects.items()]
    return b"%PDF-1.7\n" + b"".join(parts)


def table_of(file: bytes) -> bytes:
    return zlib.decompressobj().decompress(file[file.index(b"stream\n") + 7 :])


@pytest.mark.parametrize("packed", [True, False])
def test_glyphs_that_the_font_itself_knows_better_are_put_right(packed: bool) -> None:
    wrong = b"<0010> <0e48>\n<0011> <0e48>\n<0012> <0e01>\n<0013> <0e48>"
    file = with_fonts(wrong, truetype({0xE48: 0x10, 0xE39: 0x11, 0xE01: 0x12}), packed)
    better = corrected(file)
    assert len(better) == len(file)
    assert table_of(better).split(b"beginbfchar")[1].split() == [
        b"<0010><0e48><0011><0e39><0012><0e01><0013><0e48>", b"endbfchar",
    ]  # fmt: skip
    assert corrected(better) == better


def test_tables_that_are_right_or_beyond_knowledge_stay() -> None:
    right = b"<0010> <0e48>\n<0011> <0e39>\n<0012> <0e39>"
    font = truetype({0xE48: 0x10, 0xE39: 0x11})
    for file in (
        with_fonts(right, font),
        with_fonts(right.replace(b"0e39", b"0e48"), b"no font"),
        with_fonts(right.replace(b"0e39", b"0e48"), font[:40]),
        b"%PDF-1.4 stream\n",
        plain(("words",)),
    ):
        assert corrected(file) == file


@given(st.data())
def test_any_damage_to_fonts_is_passed_over(data: st.DataObject) -> None:
    file = bytearray(with_fonts(b"<0010> <0e48>\n<0011> <0e48>", truetype({0xE48: 0x10, 0xE39: 0x11}), packed=False))
    for _ in range(3):
        file[data.draw(st.integers(0, len(file) - 1))] = data.draw(st.integers(0, 255))
    assert len(corrected(bytes(file))) == len(file)


@pytest.mark.parametrize("drawn", [True, False])
def test_the_ideographic_space_after_a_label_stays(drawn: bool) -> None:
    """Chromium draws it as a run of its own, LibreOffice leaves a gap of an em."""

    def span(words: str, x: float, sequence: int) -> SimpleNamespace:
        box = (x, 100.0, 12.0 * len(words), 12.0)
        return SimpleNamespace(
            text=words, bbox=box, page_bbox=None, font_size=12.0, char_widths=[12.0] * len(words), sequence=sequence
        )

    spans = [span("第一条", 72, 0), *([span("\u3000", 108, 1)] if drawn else []), span("目的", 120, 2)]
    (line,), _, _ = printed_lines(runs_of(spans), Frame(0, 0, 595, 842))
    assert line.words == "第一条\u3000目的"
