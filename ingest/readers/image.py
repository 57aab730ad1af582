"""Pictures of text: PNG, JPEG and TIFF, each picture of a TIFF a page.

1. A picture is turned as its file says (EXIF), and its size on paper comes from the resolution in the file; where there
   is none, or none that a page could have, it is :data:`DOTS` dots an inch.
2. Two colours, palettes, transparency, CMYK and 16 bits a dot are read as a person sees them on white paper.
3. What is damaged, cut off or larger than :data:`MOST_DOTS` is refused; so is a picture in which no text can be read.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.readers.base import UnreadableSource
from kb.model import Reading

if TYPE_CHECKING:
    from PIL.Image import Image

media_type = "image/*"
libraries: tuple[str, ...] = ("pillow", "tesseract")

TYPES = {
    b"\x89PNG\r\n\x1a\n": ("PNG", "image/png"),
    b"\xff\xd8\xff": ("JPEG", "image/jpeg"),
    b"II*\0": ("TIFF", "image/tiff"),
    b"MM\0*": ("TIFF", "image/tiff"),
}
"""The mark a file begins with, and what it is."""

DOTS = 200
"""Dots an inch of a picture that does not say."""

LEAST_DOTS, FINEST, SCREENS = 60, 1300, (72, 96)
"""Resolutions that scanners have; those of screens, which cameras and editors write, say nothing of the paper."""

MOST_DOTS = 120_000_000
"""Dots of one picture at most: a page of A3 at 600 dots an inch has 70 million."""

MOST_PAGES = 500
"""Pictures in one file at most."""

LONGEST_EDGE = 17 * 72
"""Points of a page's longer edge at most, A3's; a picture that would be larger has another resolution than it says."""


def accepts(data: bytes, _name: str, /) -> bool:
    """A file that begins as one of these does."""
    return data.startswith(tuple(TYPES))


def read(data: bytes, /) -> Reading:
    """The text of the picture."""
    from ingest.readers.printed.paragraphs import compose_pages
    from ingest.readers.recognition import Recogniser, require

    form, kind = next(found for mark, found in TYPES.items() if data.startswith(mark))
    recogniser = Recogniser()
    pages = []
    for number, (picture, dots) in enumerate(pictures(data, form), 1):
        require()
        width, height = (edge * 72 / dots for edge in picture.size)
        pages.append(recogniser.recognise(picture, number, width, height))
    reading = compose_pages(pages, kind)
    if not reading.text.strip():
        raise UnreadableSource("a picture without any text that could be read")
    return reading


def pictures(data: bytes, form: str) -> Iterator[tuple[Image, float]]:
    """The pictures of a file in grey, upright, with their dots an inch."""
    from PIL import Image as Images

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # its own limit on bombs is lower, and ours has words for it
            with Images.open(io.BytesIO(data), formats=[form]) as file:
                count = int(getattr(file, "n_frames", 1))
                if count > MOST_PAGES:
                    raise UnreadableSource(f"a {form} file of {count:,} pictures; at most {MOST_PAGES} are read")
                for place in range(count):
                    file.seek(place)
                    yield page_of(file, form)
    except Images.DecompressionBombError as error:
        raise UnreadableSource(too_large(form)) from error
    except (OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError, IndexError, MemoryError) as error:
        # Pillow raises all of these on damaged files.
        raise UnreadableSource(f"a damaged or cut-off {form} image") from error


def page_of(file: Image, form: str) -> tuple[Image, float]:
    """The picture a file is at, in grey and upright, with its dots an inch."""
    from PIL import ImageOps

    width, height = file.size
    if width * height > MOST_DOTS:
        raise UnreadableSource(too_large(form))
    dots = resolution(file)
    file.load()
    return grey(ImageOps.exif_transpose(file)), dots


def too_large(form: str) -> str:
    """Why a picture is refused."""
    return f"a {form} image of more than {MOST_DOTS // 1_000_000} million dots, larger than any scanned page"


def resolution(file: Image) -> float:
    """Dots an inch; the default where the file says none that paper could have."""
    said = file.info.get("dpi", (0, 0))
    dots = float(said[0]) if isinstance(said, tuple) and said else 0.0
    likely = LEAST_DOTS <= dots <= FINEST and not any(abs(dots - screen) < 0.5 for screen in SCREENS)
    dots = dots if likely else float(DOTS)
    return max(dots, max(file.size) * 72 / LONGEST_EDGE)


def grey(picture: Image) -> Image:
    """A picture of any mode in 256 shades, on white where it is transparent."""
    from PIL import Image as Images

    if picture.mode.startswith(("I", "F")):
        import numpy as np

        shades = np.nan_to_num(np.asarray(picture, np.float64))
        most = 65535.0 if shades.max(initial=0) > 255 else 255.0
        return Images.fromarray(np.clip(shades * 255 / most, 0, 255).astype(np.uint8))
    if "A" in picture.mode or "a" in picture.mode or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        picture = Images.alpha_composite(Images.new("RGBA", seen.size, "white"), seen)
    return picture.convert("L")
