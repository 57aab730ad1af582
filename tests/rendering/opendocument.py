"""Specimens as flat OpenDocument texts, printed by LibreOffice."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from tests.rendering.looks import Look
from tests.rendering.specimens import Specimen

SECONDS = 300

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("style", "style"), ("text", "text"), ("fo", "xsl-fo-compatible"))
)

COUNTRIES = {"th": "TH", "ja": "JP", "en": "US"}
SCRIPTS = {"th": "-complex", "ja": "-asian", "en": ""}
"""OpenDocument has a set of properties for each group of scripts; all three are set to the same font."""


def text_properties(language: str, look: Look, size: float, bold: bool = False) -> str:
    """The properties of type for all groups of scripts."""
    found = [f"fo:font-size='{size}pt' fo:hyphenate='false'"]
    for ending in ("", "-asian", "-complex"):
        prefix = "fo" if not ending else "style"
        found.append(f"style:font-name{ending}={quoteattr(look.font)} style:font-size{ending}='{size}pt'")
        found.append(f"{prefix}:font-weight{ending}='{'bold' if bold else 'normal'}'")
    ending = SCRIPTS[language]
    prefix = "style" if ending else "fo"
    found.append(f"{prefix}:language{ending}='{language}' {prefix}:country{ending}='{COUNTRIES[language]}'")
    return f"<style:text-properties {' '.join(found)}/>"


def styles(language: str, look: Look) -> str:
    """Paragraph styles: body, title, and what stands in the margins."""
    exact = f"fo:line-height='{look.leading}pt' fo:orphans='0' fo:widows='0'"
    align = "justify" if look.justified else "left"
    rows = (
        (
            "Body",
            f"fo:margin-bottom='{look.gap}pt' fo:text-indent='{look.indent}pt' fo:text-align='{align}' {exact}",
            1,
        ),
        ("Title", f"fo:margin-bottom='{look.gap}pt' fo:text-align='center' {exact}", 1),
        ("Head", f"fo:text-align='{ {'left': 'start', 'right': 'end'}.get(look.head_at, 'center') }'", 0.75),
        ("Foot", "fo:text-align='center'", 0.75),
    )
    return "".join(
        f"<style:style style:name='{name}' style:family='paragraph'><style:paragraph-properties {properties}/>"
        f"{text_properties(language, look, look.size * scale, bold=name == 'Title')}</style:style>"
        for name, properties, scale in rows
    )


def page_number(look: Look) -> str:
    """The page number as fields; LibreOffice has no Thai digits for them where its interface is not Thai."""
    fields = {
        "{page}": "<text:page-number style:num-format='1'>1</text:page-number>",
        "{pages}": "<text:page-count style:num-format='1'>1</text:page-count>",
    }
    return "".join(fields.get(part, escape(part)) for part in re.split(r"(\{pages?\})", look.number))


def flat_text(language: str, look: Look, body: str, lists: str = "") -> str:
    """A flat OpenDocument text of a body, with the styles of a look and perhaps list styles."""
    edge = look.margin / 2
    faces = f"<style:font-face style:name={quoteattr(look.font)} svg:font-family={quoteattr(chr(39) + look.font + chr(39))}/>"
    margins = " ".join(
        f"fo:margin-{side}='{value}pt'"
        for side, value in (("left", look.margin), ("right", look.margin), ("top", edge), ("bottom", edge))
    )
    band = f"<style:header-footer-properties fo:min-height='{edge}pt'/>"
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMESPACES} xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls>{faces}</office:font-face-decls>
<office:styles>{styles(language, look)}{lists}</office:styles>
<office:automatic-styles><style:page-layout style:name="pm"><style:page-layout-properties
 fo:page-width="595.28pt" fo:page-height="841.89pt" {margins}/>
<style:header-style>{band}</style:header-style><style:footer-style>{band}</style:footer-style>
</style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm">
<style:header><text:p text:style-name="Head">{escape(look.head)}</text:p></style:header>
<style:footer><text:p text:style-name="Foot">{page_number(look)}</text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>"""


def soft_hyphens(words: str) -> str:
    """English with soft hyphens where a word may be broken: dictionaries of hyphens are not on every machine."""
    import pyphen

    breaker = pyphen.Pyphen(lang="en_US", left=3, right=3)
    return re.sub(r"[A-Za-z]{6,}", lambda word: breaker.inserted(word[0], "\u00ad"), words)


def specimen_body(specimen: Specimen, look: Look) -> str:
    """The paragraphs of a specimen; English that is justified may be broken in words."""
    breaking = specimen.language == "en" and look.justified
    rows = []
    for place, paragraph in enumerate(specimen.paragraphs):
        title = place < look.title
        words = soft_hyphens(paragraph) if breaking and not title else paragraph
        rows.append(f"<text:p text:style-name='{'Title' if title else 'Body'}'>{escape(words)}</text:p>")
    return "\n".join(rows)


def libreoffice_missing() -> str:
    """Why LibreOffice cannot print; empty if it can."""
    return "" if shutil.which("soffice") else "no LibreOffice on this machine"


def convert(sources: Sequence[Path], form: str, folder: Path) -> None:
    """Let LibreOffice convert files into a folder, in one run; ``form`` is ``pdf``, ``docx``, ``odt`` or ``rtf``."""
    profile = folder / "libreoffice-profile"
    command = ["soffice", "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", form]
    subprocess.run(
        [*command, "--outdir", str(folder), *map(str, sources)], check=True, capture_output=True, timeout=SECONDS
    )
    shutil.rmtree(profile, ignore_errors=True)


def print_by_libreoffice(work: Sequence[tuple[Specimen, Look, Path]]) -> None:
    """Write specimens as PDF by LibreOffice, in one run; all paths are in one folder."""
    sources = []
    for specimen, look, path in work:
        source = path.with_suffix(".fodt")
        source.write_text(flat_text(specimen.language, look, specimen_body(specimen, look)), encoding="utf-8")
        sources.append(source)
    convert(sources, "pdf", work[0][2].parent)
    for source in sources:
        source.unlink()
