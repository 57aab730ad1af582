"""Pictures of text for the tests, written with Debian's fonts where they are installed."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.readers import recognition

FONTS = {
    "th": ("/usr/share/fonts/truetype/tlwg/Garuda.ttf", "fonts-thai-tlwg"),
    "ja": ("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", "fonts-noto-cjk"),
    "en": ("/usr/share/fonts/truetype/tlwg/Norasi.ttf", "fonts-thai-tlwg"),
}
LINES = {
    "th": ["บันทึกความร่วมมือว่าด้วยการท่องเที่ยว", "ข้อ ๑ ทั้งสองฝ่ายจะแลกเปลี่ยนข้อมูล", "ระหว่างประเทศไทยกับประเทศญี่ปุ่น"],
    "ja": ["観光に関する協力覚書", "第一条　双方は、情報を交換する。", "本覚書は、署名の日に効力を生ずる。"],
    "en": [
        "Memorandum of Cooperation on Tourism",
        "Article 1. The two sides exchange information.",
        "It enters into force on signature.",
    ],
}


def require(*languages: str) -> None:
    """Skip the test where something is not installed."""
    if packages := recognition.missing():
        pytest.skip(f"needs {' '.join(packages)}")
    for path, package in (FONTS[language] for language in languages):
        if not Path(path).exists():
            pytest.skip(f"needs {package}")


def page(lines: list[tuple[str, str]], size: tuple[int, int] = (1240, 700), points: int = 14) -> Image.Image:
    """A page at 200 dots an inch with lines of a language and words each, one under the other."""
    picture = Image.new("L", size, 255)
    for row, (language, words) in enumerate(lines):
        font = ImageFont.truetype(FONTS[language][0], points * 200 // 72)
        ImageDraw.Draw(picture).text((120, 100 + row * points * 5), words, 0, font)
    return picture


def written(picture: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    """The bytes of a picture's file."""
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()
