"""Specimens as HTML pages with paged CSS, printed by headless Chromium and by WeasyPrint."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
from pathlib import Path

from tests.rendering.looks import Look
from tests.rendering.specimens import Specimen

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
SECONDS = 120


def page_css(look: Look, language: str) -> str:
    """Margins, running head and page number by the margin boxes of CSS Paged Media."""
    style = "thai" if look.thai_digits else "decimal"
    small = f"font: {look.size * 0.75:.1f}pt '{look.font}'"
    parts = [
        {"{page}": f"counter(page, {style})", "{pages}": f"counter(pages, {style})"}.get(part, f'"{part}"')
        for part in re.split(r"(\{pages?\})", look.number)
        if part
    ]
    boxes = f'@top-{look.head_at} {{ content: "{look.head}"; {small} }}' if look.head else ""
    boxes += f" @bottom-center {{ content: {' '.join(parts)}; {small} }}" if parts else ""
    align = "justify" if look.justified else "left"
    hyphens = "hyphens: auto;" if language == "en" and look.justified else ""
    return f"""
@page {{ size: A4; margin: {look.margin}pt; {boxes} }}
body {{ margin: 0; font: {look.size}pt/{look.leading}pt '{look.font}'; {hyphens} orphans: 1; widows: 1 }}
p {{ margin: 0 0 {look.gap}pt; text-indent: {look.indent}pt; text-align: {align} }}
p.title {{ text-align: center; text-indent: 0; font-weight: bold; hyphens: none }}
"""


def html_page(specimen: Specimen, look: Look) -> str:
    """The specimen as a page of its own."""
    lines = "\n".join(
        f"<p{' class=title' if place < look.title else ''}>{html.escape(paragraph)}</p>"
        for place, paragraph in enumerate(specimen.paragraphs)
    )
    return (
        f"<!DOCTYPE html><html lang={specimen.language}><head><meta charset=utf-8><title>{specimen.name}</title>"
        f"<style>{page_css(look, specimen.language)}</style></head><body>\n{lines}\n</body></html>"
    )


def chromium_missing() -> str:
    """Why Chromium cannot print; empty if it can."""
    return "" if any(map(shutil.which, CHROMIUM)) else "no Chromium on this machine"


def print_by_chromium(specimen: Specimen, look: Look, path: Path) -> None:
    """Write the specimen as a PDF by Skia."""
    source = path.with_suffix(".chromium.html")
    source.write_text(html_page(specimen, look), encoding="utf-8")
    program = next(found for name in CHROMIUM if (found := shutil.which(name)))
    profile = path.with_suffix(".profile")
    command = [program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    command += [f"--user-data-dir={profile}", "--no-pdf-header-footer", f"--print-to-pdf={path}", source.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    shutil.rmtree(profile, ignore_errors=True)
    source.unlink()


def weasyprint_missing() -> str:
    """Why WeasyPrint cannot print; empty if it can."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError) as error:  # OSError: the package is there, Pango is not
        return f"WeasyPrint does not load ({str(error).splitlines()[0]})"
    return ""


def print_by_weasyprint(specimen: Specimen, look: Look, path: Path) -> None:
    """Write the specimen as a PDF by WeasyPrint, which breaks words of English."""
    import weasyprint

    os.environ.setdefault("SOURCE_DATE_EPOCH", "1700000000")  # the same bytes every time
    weasyprint.HTML(string=html_page(specimen, look)).write_pdf(path)
