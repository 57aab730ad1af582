"""DOCX, ODT and RTF: by hand as Word writes DOCX, and by LibreOffice from one flat OpenDocument text."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from tests.rendering.labels import Level, Scheme, bodies_of, labelled_specimens, level_of
from tests.rendering.looks import Look, look
from tests.rendering.opendocument import convert, flat_text, libreoffice_missing
from tests.rendering.producers import Rendered
from tests.rendering.specimens import LANGUAGE_CODES, Specimen
from tests.rendering.wordfiles import word_specimens, write_word

OPEN_FORMATS = {
    "decimal": "1",
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
    "thaiLetters": "ก, ข, ค, ...",
    "japaneseCounting": "一, 二, 三, ...",
    "decimalEnclosedCircle": "①, ②, ③, ...",
    "aiueoFullWidth": "ア, イ, ウ, ...",
    "irohaFullWidth": "イ, ロ, ハ, ...",
}
"""Number formats of Word as OpenDocument writes them (``style:num-format``), those that LibreOffice 7.4 prints wherever
it runs; it takes Thai and full-width digits for plain ones."""

OPEN_SCHEMES = {
    "th": (
        Scheme("thai-letters", (Level("decimal", "ข้อ %1"), Level("thaiLetters", "(%2)"), Level("thaiLetters", "%3)"))),
        Scheme("thai-decimal", (Level("decimal", "%1."), Level("decimal", "%1.%2"), Level("decimal", "%1.%2.%3"))),
    ),
    "ja": (
        Scheme(
            "articles", (Level("japaneseCounting", "第%1条"), Level("decimal", "（%2）"), Level("aiueoFullWidth", "%3"))
        ),
        Scheme("circles", (Level("decimalEnclosedCircle", "%1"), Level("irohaFullWidth", "%2)"))),
    ),
    "en": (
        Scheme("articles", (Level("decimal", "Article %1"), Level("lowerLetter", "(%2)"), Level("lowerRoman", "(%3)"))),
        Scheme("roman", (Level("upperRoman", "%1."), Level("upperLetter", "%2."))),
    ),
}

FORMS = ("docx", "odt", "rtf")


def list_level(place: int, level: Level) -> str:
    """A level of a list style; OpenDocument has a prefix, a suffix and a number of levels shown, joined by dots."""
    shown = level.text.count("%")
    prefix, suffix = level.text.split("%")[0], level.text.split("%")[-1][1:]
    return (
        f"<text:list-level-style-number text:level='{place + 1}' text:display-levels='{shown}' "
        f"style:num-format={quoteattr(OPEN_FORMATS[level.format])} style:num-prefix={quoteattr(prefix)} "
        f"style:num-suffix={quoteattr(suffix)}/>"
    )


def list_body(specimen: Specimen, scheme: Scheme) -> str:
    """The paragraphs, those with labels as items of one list that goes on."""
    rows = []
    for place, words in enumerate(bodies_of(specimen)):
        level = level_of(scheme, place)
        row = f"<text:p text:style-name='Body'>{escape(words)}</text:p>"
        if level is not None:
            for _ in range(level + 1):
                row = f"<text:list><text:list-item>{row}</text:list-item></text:list>"
            row = row.replace("<text:list>", "<text:list text:style-name='Scheme' text:continue-numbering='true'>", 1)
        rows.append(row)
    return "\n".join(rows)


def flat_list(specimen: Specimen, scheme: Scheme, its_look: Look) -> str:
    """A labelled specimen as a flat OpenDocument text."""
    levels = "".join(list_level(place, level) for place, level in enumerate(scheme.levels))
    lists = f"<text:list-style style:name='Scheme'>{levels}</text:list-style>"
    return flat_text(specimen.language, its_look, list_body(specimen, scheme), lists)


def print_office(folder: Path) -> Iterator[Rendered]:
    """All files of word processors; what is there already is not made again."""
    folder.mkdir(parents=True, exist_ok=True)
    for specimen, scheme in word_specimens():
        path = folder / f"{specimen.name}.{specimen.language}.word.docx"
        if not path.exists():
            write_word(specimen, scheme, path)
        yield Rendered(specimen, "DOCX", "raw XML", path)
    reason = libreoffice_missing()
    if reason:
        print(f"DOCX, ODT and RTF by LibreOffice: {reason}, skipped")
        return
    yield from convert_lists(folder)


def convert_lists(folder: Path) -> Iterator[Rendered]:
    """The labelled specimens as LibreOffice writes them."""
    work = [
        found
        for language in LANGUAGE_CODES
        for found in zip(labelled_specimens(language, OPEN_SCHEMES[language]), OPEN_SCHEMES[language], strict=True)
    ]
    sources: list[Path] = []
    flat = folder / "flat"
    flat.mkdir(exist_ok=True)
    for place, (specimen, scheme) in enumerate(work):
        its_look = replace(look(specimen.language, place, specimen.paragraphs), title=0)
        source = flat / f"{specimen.name}.{specimen.language}.libreoffice.fodt"
        source.write_text(flat_list(specimen, scheme, its_look), encoding="utf-8")
        sources.append(source)
    for form in FORMS:
        kept = [place for place, (_, scheme) in enumerate(work) if form != "rtf" or rich_text_keeps(scheme)]
        yield from converted(form, folder, [work[place] for place in kept], [sources[place] for place in kept])
    shutil.rmtree(flat)


def rich_text_keeps(scheme: Scheme) -> bool:
    """Whether LibreOffice writes the labels to RTF as it prints them: it makes ``?`` of letters in them, ``1`` of ก."""
    return all(level.text.isascii() and level.format != "thaiLetters" for level in scheme.levels)


def converted(
    form: str, folder: Path, work: Sequence[tuple[Specimen, Scheme]], sources: Sequence[Path]
) -> Iterator[Rendered]:
    """The sources in one form."""
    paths = [folder / f"{source.stem}.{form}" for source in sources]
    missing = [source for source, path in zip(sources, paths, strict=True) if not path.exists()]
    if missing:
        convert(missing, form, folder)
    for (specimen, _), path in zip(work, paths, strict=True):
        yield Rendered(specimen, form.upper(), "LibreOffice", path)
