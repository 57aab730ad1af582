"""DOCX as Word writes it: automatic numbers, tracked changes, a table, footnotes, running head and page number.

The true text is that with all changes accepted: the numbered paragraphs, the table cell by cell, then the footnotes.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from tests.rendering.labels import SCHEMES, Scheme, bodies_of, labelled_specimens, level_of
from tests.rendering.looks import HEADS
from tests.rendering.specimens import LANGUAGE_CODES, Specimen

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = ("numbering", "footnotes", "header", "footer", "styles")
HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CHANGE = 'w:author="Reviewer" w:date="2024-05-01T09:00:00Z"'
STAMP = (2024, 5, 1, 9, 0, 0)

DROPPED = {"th": "ข้อความเดิมที่ถูกตัดออก", "ja": "削除された旧文", "en": "wording that was struck out "}
CELLS = {
    "th": ("กิจกรรม", "ผู้รับผิดชอบ", "การสัมมนาประจำปี", "กรมความร่วมมือ", "การฝึกอบรม ๓๐ คน", "สำนักงานใหญ่"),
    "ja": ("事業", "担当", "年次セミナー", "国際協力局", "研修（三十名）", "本部事務局"),
    "en": ("Activity", "In charge", "Annual seminar", "Cooperation Bureau", "Training of 30 officers", "Head office"),
}
NOTES = {
    "th": ("ดูภาคผนวกท้ายบันทึกความร่วมมือ", "อัตราแลกเปลี่ยน ณ วันที่ลงนาม"),
    "ja": ("本覚書の附属書を参照。", "署名の日の為替相場による。"),
    "en": ("See the annex to this memorandum.", "At the rate of exchange on the day of signature."),
}
NOTED = (3, 9)
"""The paragraphs that have a footnote."""


def run(words: str, tag: str = "t", properties: str = "") -> str:
    """A run of text."""
    return f"<w:r>{properties and f'<w:rPr>{properties}</w:rPr>'}<w:{tag} xml:space='preserve'>{escape(words)}</w:{tag}></w:r>"


def changed(words: str, place: int, language: str) -> str:
    """The words as runs; every third paragraph has something deleted and something inserted."""
    third = max(1, len(words) // 3)
    head, middle, tail = words[:third], words[third : 2 * third], words[2 * third :]
    if place % 3:
        return run(head) + "<w:proofErr w:type='spellStart'/>" + run(middle, properties="<w:b/>") + run(tail)
    gone = f"<w:del w:id='{100 + place}' {CHANGE}>{run(DROPPED[language], 'delText')}</w:del>"
    return run(head) + gone + f"<w:ins w:id='{200 + place}' {CHANGE}>{run(middle)}</w:ins>" + run(tail)


def numbered(level: int | None) -> str:
    """The property that numbers a paragraph."""
    return "" if level is None else f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='1'/></w:numPr>"


def paragraph(specimen: Specimen, scheme: Scheme, place: int, body: str) -> str:
    """One paragraph, and after the sixth another that was deleted whole, with its number."""
    level = level_of(scheme, place)
    note = ""
    if place in NOTED:
        note = f"<w:r><w:footnoteReference w:id='{NOTED.index(place) + 1}'/></w:r>"
    runs = changed(body, place, specimen.language)
    found = f"<w:p><w:pPr>{numbered(level)}</w:pPr>{runs}{note}</w:p>"
    if place == 6:
        mark = f"<w:rPr><w:del w:id='300' {CHANGE}/></w:rPr>"
        gone = f"<w:del w:id='301' {CHANGE}>{run(DROPPED[specimen.language], 'delText')}</w:del>"
        found += f"<w:p><w:pPr>{numbered(level)}{mark}</w:pPr>{gone}</w:p>"
    return found


def table(language: str) -> str:
    """A table of two columns."""
    cells = [f"<w:tc><w:tcPr/><w:p>{run(words)}</w:p></w:tc>" for words in CELLS[language]]
    rows = "".join(f"<w:tr>{a}{b}</w:tr>" for a, b in zip(cells[::2], cells[1::2], strict=True))
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{rows}</w:tbl>"


def numbering(scheme: Scheme) -> str:
    """``numbering.xml`` of one scheme."""
    levels = "".join(
        f"<w:lvl w:ilvl='{place}'><w:start w:val='1'/><w:numFmt w:val='{level.format}'/>"
        f"{'<w:isLgl/>' if level.legal else ''}<w:lvlText w:val={quoteattr(level.text)}/></w:lvl>"
        for place, level in enumerate(scheme.levels)
    )
    return (
        f"<w:abstractNum w:abstractNumId='0'><w:multiLevelType w:val='multilevel'/>{levels}</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    )


def footnotes(language: str) -> str:
    """``footnotes.xml``: the two that Word always has, and the notes."""
    found = "<w:footnote w:type='separator' w:id='-1'><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
    found += "<w:footnote w:type='continuationSeparator' w:id='0'><w:p/></w:footnote>"
    for place, words in enumerate(NOTES[language], 1):
        found += f"<w:footnote w:id='{place}'><w:p><w:r><w:footnoteRef/></w:r>{run(' ' + words)}</w:p></w:footnote>"
    return found


def part(root: str, content: str) -> str:
    """A part of the package."""
    return f'{HEADER}<w:{root} xmlns:w="{MAIN}" xmlns:r="{OFFICE}">{content}</w:{root}>'


def document(specimen: Specimen, scheme: Scheme) -> str:
    """``document.xml``."""
    body = "".join(paragraph(specimen, scheme, place, words) for place, words in enumerate(bodies_of(specimen)))
    section = "<w:sectPr><w:headerReference w:type='default' r:id='header'/>"
    section += "<w:footerReference w:type='default' r:id='footer'/></w:sectPr>"
    return part("document", f"<w:body>{body}{table(specimen.language)}{section}</w:body>")


def package(specimen: Specimen, scheme: Scheme) -> Iterator[tuple[str, str]]:
    """The names and contents of the parts."""
    overrides = "".join(f"<Override PartName='/word/{name}.xml' ContentType='{TYPE}.{name}+xml'/>" for name in PARTS)
    yield (
        "[Content_Types].xml",
        f"{HEADER}<Types xmlns='{PACKAGE}/content-types'>"
        "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
        f"<Override PartName='/word/document.xml' ContentType='{TYPE}.document.main+xml'/>{overrides}</Types>",
    )
    main = f"<Relationship Id='main' Type='{OFFICE}/officeDocument' Target='word/document.xml'/>"
    yield "_rels/.rels", f"{HEADER}<Relationships xmlns='{PACKAGE}/relationships'>{main}</Relationships>"
    links = "".join(f"<Relationship Id='{name}' Type='{OFFICE}/{name}' Target='{name}.xml'/>" for name in PARTS)
    yield (
        "word/_rels/document.xml.rels",
        f"{HEADER}<Relationships xmlns='{PACKAGE}/relationships'>{links}</Relationships>",
    )
    yield "word/document.xml", document(specimen, scheme)
    yield "word/numbering.xml", part("numbering", numbering(scheme))
    yield "word/footnotes.xml", part("footnotes", footnotes(specimen.language))
    yield "word/header.xml", part("hdr", f"<w:p>{run(HEADS[specimen.language][0])}</w:p>")
    yield "word/footer.xml", part("ftr", f"<w:p><w:fldSimple w:instr='PAGE'>{run('1')}</w:fldSimple></w:p>")
    yield (
        "word/styles.xml",
        part(
            "styles", "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name w:val='Normal'/></w:style>"
        ),
    )


def word_specimens() -> Iterator[tuple[Specimen, Scheme]]:
    """The labelled specimens of all languages, with their tables and notes in the true text."""
    for language in LANGUAGE_CODES:
        added = (*CELLS[language], *NOTES[language])
        for specimen, scheme in zip(labelled_specimens(language, SCHEMES[language]), SCHEMES[language], strict=True):
            paragraphs, labels = (*specimen.paragraphs, *added), (*specimen.labels, *[""] * len(added))
            yield replace(specimen, paragraphs=paragraphs, labels=labels), scheme


def write_word(specimen: Specimen, scheme: Scheme, path: Path) -> None:
    """Write a specimen of :func:`word_specimens` as DOCX."""
    added = len(CELLS[specimen.language]) + len(NOTES[specimen.language])
    own = replace(specimen, paragraphs=specimen.paragraphs[:-added], labels=specimen.labels[:-added])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in package(own, scheme):
            archive.writestr(zipfile.ZipInfo(name, STAMP), content, zipfile.ZIP_DEFLATED)
