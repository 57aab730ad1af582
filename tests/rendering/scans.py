"""Printed pages as an office scanner gives them: 200 dpi, grey, a little turned, blurred, noisy, unevenly lit."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy
import pypdfium2
from PIL import Image, ImageFilter

from tests.rendering.looks import look
from tests.rendering.producers import PRODUCERS, Rendered
from tests.rendering.specimens import LANGUAGE_CODES, Specimen, page_specimens, single_specimens

DPI = 200
JPEG_QUALITY = 75
TURN = (0.3, 1.0)
"""Degrees, either way."""

NOISE = 7.0
"""Standard deviation of the noise, of 255 shades."""

BLUR = 0.6
"""Radius in pixels."""


def render_pages(path: Path, dpi: int = DPI) -> Iterator[Image.Image]:
    """The pages of a PDF as grey pictures."""
    document = pypdfium2.PdfDocument(path)
    try:
        for page in document:
            yield page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    finally:
        document.close()


def scanned(page: Image.Image, seed: int) -> Image.Image:
    """A page as if printed and scanned; the same seed gives the same picture."""
    chance = numpy.random.default_rng(seed)
    angle = chance.uniform(*TURN) * chance.choice((-1, 1))
    turned = page.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    ink = numpy.asarray(turned.filter(ImageFilter.GaussianBlur(BLUR)), dtype=numpy.float64)
    height, width = ink.shape
    left, right, top, bottom = (float(chance.uniform(least, 1.0)) for least in (0.86, 0.86, 0.92, 0.92))
    across, down = numpy.linspace(left, right, width), numpy.linspace(top, bottom, height)
    # toner is dark grey, not black
    lit = (35 + ink * 220 / 255) * across[None, :] * down[:, None]
    return Image.fromarray(numpy.clip(lit + chance.normal(0, NOISE, ink.shape), 0, 255).astype(numpy.uint8))


def write_png(pages: Sequence[Image.Image], path: Path) -> None:
    """One page without loss."""
    pages[0].save(path, "PNG", dpi=(DPI, DPI))


def write_jpeg(pages: Sequence[Image.Image], path: Path) -> None:
    """One page as cameras and cheap scanners write it."""
    pages[0].save(path, "JPEG", quality=JPEG_QUALITY, dpi=(DPI, DPI))


def write_tiff(pages: Sequence[Image.Image], path: Path) -> None:
    """All pages in one file."""
    pages[0].save(path, "TIFF", save_all=True, append_images=pages[1:], compression="tiff_lzw", dpi=(DPI, DPI))


def write_pdf(pages: Sequence[Image.Image], path: Path) -> None:
    """All pages as pictures, with no text."""
    pages[0].save(path, "PDF", save_all=True, append_images=pages[1:], resolution=DPI, quality=JPEG_QUALITY)


WRITERS: dict[str, Callable[[Sequence[Image.Image], Path], None]] = {
    "png": write_png,
    "jpg": write_jpeg,
    "tiff": write_tiff,
    "pdf": write_pdf,
}

PAPER = ("LibreOffice", "Chromium", "WeasyPrint")
"""Who prints what is scanned; the unshaped Thai of reportlab is left out, as no office prints so."""


def scan_work(language: str) -> Iterator[tuple[Specimen, str]]:
    """What is scanned in a language, and to what: single pages as PNG and JPEG, instruments as TIFF and PDF."""
    first, second, third, fourth = page_specimens(language)
    yield from ((first, "png"), (second, "jpg"), (third, "png"), (fourth, "jpg"))
    one, two, three = single_specimens(language)[-3:]
    yield from ((one, "tiff"), (two, "pdf"), (three, "pdf"))


def print_scans(folder: Path) -> Iterator[Rendered]:
    """Scans in all languages; what is there already is not made again.

    A single page has no running head, since nothing on one page tells it from a title; it has its page number.
    """
    folder.mkdir(parents=True, exist_ok=True)
    able = [name for name in PAPER if not PRODUCERS[name].missing()]
    if not able:
        print("scans: no program that prints, skipped")
        return
    for language in LANGUAGE_CODES:
        for place, (specimen, form) in enumerate(scan_work(language)):
            producer = able[place % len(able)]
            path = folder / f"{specimen.name}.{language}.{producer.lower()}.{form}"
            if not path.exists():
                make_scan(specimen, place, producer, form, path)
            yield Rendered(specimen, f"scan {form.upper()}", producer, path)


def make_scan(specimen: Specimen, place: int, producer: str, form: str, path: Path) -> None:
    """Print one specimen, scan its pages, write them."""
    its_look = look(specimen.language, place, specimen.paragraphs)
    single = form in ("png", "jpg")
    if single:
        its_look = replace(its_look, head="")
    printed = path.with_suffix(".printed.pdf")
    PRODUCERS[producer].print_all([(specimen, its_look, printed)])
    seed = zlib.crc32(path.name.encode())
    pages = [scanned(page, seed + number) for number, page in enumerate(render_pages(printed))]
    printed.unlink()
    if single and len(pages) != 1:
        raise AssertionError(f"{specimen.name} ({specimen.language}) does not fit on one page")
    WRITERS[form](pages, path)
