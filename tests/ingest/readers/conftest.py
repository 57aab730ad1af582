"""DOCX files made of their XML, so that a test says exactly what Word would have written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{}"/>'
    "</Relationships>"
)

Docx = Callable[..., bytes]


def build(
    body: str,
    *,
    main: str = "word/document.xml",
    names: str = NAMESPACES,
    extra: dict[str, str] | None = None,
    **parts: str,
) -> bytes:
    """A DOCX with a body and other parts by name: ``numbering``, ``styles``, ``footnotes``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", RELATIONS.format(main))
        archive.writestr(main, f"<w:document {names}><w:body>{body}</w:body></w:document>")
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {NAMESPACES}>{xml}</w:{name}>")
        for name, xml in (extra or {}).items():
            archive.writestr(name, xml)
    return out.getvalue()


@pytest.fixture(name="docx")
def _docx() -> Docx:
    return build
