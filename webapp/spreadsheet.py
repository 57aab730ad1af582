"""The list of instruments as a file for spreadsheets: RFC 4180, UTF-8 with the mark by which Excel knows it.

1. Dates and lengths of time stay ISO 8601, so that a program can count with them; names are in the language of the
   interface, titles in all languages.
2. No cell is taken for a formula: one that begins like one gets an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from datetime import date

from flask_babel import gettext

from kb.languages import LANGUAGES
from kb.merged import MergedRecord
from kb.model import LanguageCode
from webapp.catalogue import Line
from webapp.labels import instrument_kind_name, status_name
from webapp.standing import printed, shown_value
from webapp.table import COLUMN_NAMES

BYTE_ORDER_MARK = "\ufeff"

FORMULA = re.compile(r"[\s\x00-\x1f\ufeff]*[=+\-@＝＋－＠|%]|[\t\r\n]")
"""How a cell begins that a spreadsheet may compute, white space before it or not."""


def csv_of(lines: Iterable[Line], language: LanguageCode, today: date, names: Mapping[str, str]) -> bytes:
    """The file; ``names`` are those of the subjects in the language of the interface."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(harmless(cell) for cell in headings())
    for line in lines:
        writer.writerow(harmless(cell) for cell in cells(line, language, today, names))
    return (BYTE_ORDER_MARK + out.getvalue()).encode("utf-8", "replace")


def headings() -> list[str]:
    """The names of the columns, in the order of :func:`cells`."""
    named = {key: str(name) for key, name in COLUMN_NAMES.items()}
    return [
        gettext("Instrument"),
        *(f"{named['title']} ({language.endonym})" for language in LANGUAGES.values()),
        *(named["kind"], named["status"], named["parties"], gettext("Agencies"), named["signed"]),
        *(gettext("Signing planned"), gettext("Entry into force"), named["force"], named["expires"]),
        *(named["duration"], named["renewal"], named["notice"], named["signatories"], named["under"]),
        *(named["subjects"], gettext("Languages"), gettext("Versions differ")),
    ]


def cells(line: Line, language: LanguageCode, today: date, names: Mapping[str, str]) -> list[str]:
    """One line of the file."""
    record = line.record
    under = {code: (words,) for code, words in record.under.items()}
    return [
        line.summary.id,
        *(line.titles.get(code, "") for code in LANGUAGES),
        *(instrument_kind_name(record.kind), status_name(line.status(today))),
        "; ".join(body.name(language)[1] for body in line.parties),
        "; ".join(body.name(language)[1] for body in line.agencies),
        *(record.signed_on or "", record.planned_signing or "", record.entry_into_force or ""),
        *(record.in_force_from or "", record.expires_on or "", record.duration or "", record.renewal or ""),
        record.notice_period or "",
        *("; ".join(words for _, words in printed(said, language)) for said in (record.signatories, under)),
        "; ".join(names.get(shared.subject, shared.subject) for shared in line.subjects),
        " ".join(code for code in LANGUAGES if code in line.summary.documents),
        differing(record),
    ]


def differing(record: MergedRecord) -> str:
    """What the versions disagree on: each field with its values."""
    found = []
    for difference in record.differences:
        values = (f"{said.language} {shown_value(said, str).words}" for said in difference.said)
        found.append(f"{difference.field}: {' / '.join(values)}")
    return "; ".join(found)


def harmless(cell: str) -> str:
    """A cell that no spreadsheet computes, without characters that no file of text should have."""
    cell = cell.replace("\x00", "")
    return f"'{cell}" if FORMULA.match(cell) else cell
