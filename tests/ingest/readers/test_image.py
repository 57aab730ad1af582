"""Picture files of every kind to pages, and those that no text can come from."""

from __future__ import annotations

import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from ingest.readers import UnreadableSource, image, read_source
from kb.model import Anchor
from tests.ingest.readers.pictures import LINES, page, require, written
from tests.rendering.measure import error_rate


def squeezed(text: str) -> str:
    return "".join(text.split())


def reason(data: bytes) -> str:
    with pytest.raises(UnreadableSource) as caught:
        read_source(data, "x")
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("kind", "options", "media_type"),
    [
        ("PNG", {}, "image/png"),
        ("JPEG", {"dpi": (200, 200), "quality": 80}, "image/jpeg"),
        ("TIFF", {"dpi": (200, 200), "compression": "tiff_lzw"}, "image/tiff"),
    ],
)
def test_each_kind_of_file(kind: str, options: dict[str, object], media_type: str) -> None:
    require("en")
    found = read_source(written(page([("en", words) for words in LINES["en"]]), kind, **options), "a.txt")
    assert squeezed(found.text) == squeezed("".join(LINES["en"]))
    assert found.media_type == media_type
    assert found.libraries == ("pillow", "tesseract")
    assert found.confidence is not None
    assert found.confidence > 0.8
    assert found.recognised
    assert found.anchors[0] == Anchor(0, "page", "1")


def test_every_picture_of_a_tiff_is_a_page() -> None:
    require("th", "ja", "en")
    first, *rest = [page([(code, words) for words in LINES[code]]) for code in ("th", "ja", "en")]
    data = written(first, "TIFF", save_all=True, append_images=rest, dpi=(200, 200))
    found = read_source(data, "x.tif")
    assert error_rate(found.text, "".join(words for code in ("th", "ja", "en") for words in LINES[code])) < 0.02
    assert [anchor.value for anchor in found.anchors] == ["1", "2", "3"]


def pictures(data: bytes, form: str) -> list[tuple[Image.Image, float]]:
    return list(image.pictures(data, form))


def marked() -> Image.Image:
    """White, with a black quarter at the upper left."""
    picture = Image.new("L", (80, 40), 255)
    picture.paste(0, (0, 0, 40, 20))
    return picture


def clear() -> Image.Image:
    """Black on nothing."""
    picture = Image.new("RGBA", (80, 40), (0, 0, 0, 0))
    picture.paste((0, 0, 0, 255), (0, 0, 40, 20))
    return picture


@pytest.mark.parametrize(
    ("picture", "kind"),
    [
        (marked(), "PNG"),
        (marked().convert("1"), "TIFF"),
        (marked().convert("1"), "PNG"),
        (marked().convert("RGB"), "JPEG"),
        (marked().convert("RGB").convert("P"), "PNG"),
        (marked().convert("RGB").convert("CMYK"), "TIFF"),
        (marked().convert("RGB").convert("CMYK"), "JPEG"),
        (clear(), "PNG"),
        (clear().convert("LA"), "PNG"),
        (Image.fromarray(np.asarray(marked()).astype(np.uint16) * 257), "PNG"),
        (Image.fromarray(np.asarray(marked()).astype(np.uint16) * 257), "TIFF"),
        (Image.fromarray(np.asarray(marked()).astype(np.float32)), "TIFF"),
    ],
    ids=["L", "1-tiff", "1", "RGB", "P", "CMYK-tiff", "CMYK-jpeg", "RGBA", "LA", "I16", "I16-tiff", "F"],
)
def test_every_mode_is_seen_as_a_person_sees_it(picture: Image.Image, kind: str) -> None:
    ((seen, dots),) = pictures(written(picture, kind), kind)
    assert seen.mode == "L"
    assert dots == image.DOTS
    assert seen.getpixel((8, 4)) < 20
    assert seen.getpixel((70, 30)) > 235


def test_a_picture_is_turned_as_its_file_says() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    ((seen, _),) = pictures(written(marked(), "JPEG", exif=exif), "JPEG")
    assert seen.size == (40, 80)
    assert seen.getpixel((30, 10)) < 20
    assert seen.getpixel((10, 10)) > 235


@pytest.mark.parametrize(
    ("said", "size", "dots"),
    [(None, (80, 40), 200), (300, (80, 40), 300), (72, (80, 40), 200), (96, (80, 40), 200), (9000, (80, 40), 200),
     (100, (8000, 40), 8000 / 17), (200, (1654, 2339), 200)],
)  # fmt: skip
def test_resolutions(said: int | None, size: tuple[int, int], dots: float) -> None:
    options = {"dpi": (said, said)} if said else {}
    ((_, found),) = pictures(written(Image.new("1", size, 1), "PNG", **options), "PNG")
    assert found == pytest.approx(dots, abs=0.1)


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it is so large, and holds nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(12_000, 12_000), (60_000, 60_000), (2_000_000_000, 2)])
def test_bombs(size: tuple[int, int]) -> None:
    assert reason(bomb(*size)) == "a PNG image of more than 120 million dots, larger than any scanned page"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_damaged_files(kind: str) -> None:
    whole = written(Image.effect_noise((300, 200), 80), kind)
    assert reason(whole[: len(whole) // 2]) == f"a damaged or cut-off {kind} image"
    assert reason(whole[:12]) == f"a damaged or cut-off {kind} image"
    for place in range(8, 400, 9):
        broken = whole[:place] + bytes([whole[place] ^ 0x5A]) + whole[place + 1 :]
        try:
            pictures(broken, kind)
        except UnreadableSource as refused:
            assert kind in str(refused)  # noqa: PT017 - some of them can be read


def test_too_many_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(image, "MOST_PAGES", 2)
    small = Image.new("1", (8, 8), 1)
    data = written(small, "TIFF", save_all=True, append_images=[small] * 2)
    assert reason(data) == "a TIFF file of 3 pictures; at most 2 are read"


def test_a_picture_without_text() -> None:
    require()
    assert reason(written(Image.new("L", (600, 400), 255))) == "a picture without any text that could be read"


def test_without_the_program_a_picture_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert "install tesseract-ocr tesseract-ocr-tha" in reason(written(Image.new("L", (60, 40), 255)))


def test_the_content_decides_not_the_name() -> None:
    assert image.accepts(b"II*\0", "a.docx")
    assert not image.accepts(b"GIF89a", "a.png")
    assert not image.accepts(b"text", "a.png")
