"""How a specimen looks on paper: type, margins, running head, page number. Chosen by place, never by chance."""

from __future__ import annotations

from dataclasses import dataclass

FONTS = {
    "th": ("Garuda", "Norasi", "Loma", "Kinnari", "TlwgTypo", "Laksaman", "Waree"),
    "ja": ("Noto Serif CJK JP", "Noto Sans CJK JP"),
    "en": ("Liberation Serif", "DejaVu Sans", "Liberation Sans", "DejaVu Serif"),
}
"""Families of Debian's fonts-thai-tlwg, fonts-noto-cjk, fonts-liberation and fonts-dejavu."""

HEADS = {
    "th": ("บันทึกความร่วมมือไทย-ญี่ปุ่น", "ราชกิจจานุเบกษา เล่ม ๑๓๖ ตอนพิเศษ ๗๔ ง", "ร่างสุดท้าย – ห้ามเผยแพร่"),
    "ja": ("日・タイ協力覚書（仮訳）", "外務省告示第百二十三号", "平成三十年度　協力文書集"),
    "en": ("Memorandum of Cooperation – Final Text", "Treaty Series No. 1482", "TH/JP/MOC/2019/7"),
}

NUMBERS = {
    "th": ("- {page} -", "หน้า {page}", "{page}"),
    "ja": ("－ {page} －", "{page}", "{page}／{pages}"),
    "en": ("- {page} -", "Page {page} of {pages}", "{page}"),
}
"""Page numbers; the second of Thai is in Thai digits."""

SIZES = {"th": (13.0, 14.0, 15.0), "ja": (11.5, 12.0, 12.5), "en": (12.0, 12.5, 13.0)}
"""Points. Thai type is drawn small in its body, so official papers set it larger."""

LEADING = {"th": 1.6, "ja": 1.8, "en": 1.45}
"""Line height over the size of the type."""

THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@dataclass(frozen=True, slots=True)
class Look:
    """The look of one printed document; lengths in points on A4.

    ``gap`` is the space after a paragraph and ``indent`` that of its first line; one of them is not nought, or no
    reader could tell where a paragraph begins. ``title`` counts the first paragraphs that are centred. An empty
    ``head`` or ``number`` is not printed. ``head_at`` is left, center or right.
    """

    font: str
    size: float
    leading: float
    margin: float
    gap: float
    indent: float
    justified: bool
    title: int
    head: str
    head_at: str
    number: str
    thai_digits: bool

    def page_number(self, page: int, pages: int) -> str:
        """The number printed on a page."""
        printed = self.number.format(page=page, pages=pages)
        return printed.translate(THAI_DIGITS) if self.thai_digits else printed


def look(language: str, place: int, paragraphs: tuple[str, ...]) -> Look:
    """The look of the document at this place of its row: each property goes round its choices at its own pace."""
    size = SIZES[language][place % 3]
    indented = place % 2 == 1
    return Look(
        font=FONTS[language][place % len(FONTS[language])],
        size=size,
        leading=LEADING[language] * size,
        margin=(70.0, 80.0, 92.0)[place % 3],
        gap=0.0 if indented else 0.6 * size,
        indent=(1.0 if language == "ja" else 2.5) * size if indented else 0.0,
        justified=place % 4 in (0, 1, 3),
        title=title_length(language, paragraphs),
        head=HEADS[language][place % 3],
        head_at=("center", "right", "left")[(place // 2) % 3],
        number=NUMBERS[language][(place + place // 3) % 3],
        thai_digits=language == "th" and (place + place // 3) % 3 == 1,
    )


def title_length(language: str, paragraphs: tuple[str, ...]) -> int:
    """How many paragraphs are the title: those before the first that is longer than a line, five at most."""
    longest = 28 if language == "ja" else 62
    for place, paragraph in enumerate(paragraphs[:5]):
        if len(paragraph) > longest:
            return place
    return min(5, len(paragraphs))
