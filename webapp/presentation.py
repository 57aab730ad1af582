"""Normalised values as people write them in the language of the interface, and the filters that templates use."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import PurePath

from flask import Flask
from flask_babel import gettext, ngettext
from markupsafe import Markup, escape

from kb.languages import LANGUAGES
from kb.model import Fact, FactType
from webapp.interface import interface_language
from webapp.labels import (
    FACT_NAMES,
    INSTRUMENT_KIND_NAMES,
    KIND_NAMES,
    RECEIPT_STATUS_NAMES,
    SCORE_PART_NAMES,
    STAGE_NAMES,
    STATUS_NAMES,
    UNFIT_NAMES,
)
from webapp.provenance import doubts, place, share, unverified_note, whole_place

BUDDHIST_ERA = 543
"""What is added to a year of the common era to give the year of the Thai calendar."""

MONTHS: Mapping[str, tuple[str, ...]] = {
    "th": tuple("มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split()),
    "en": tuple("January February March April May June July August September October November December".split()),
}

DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
PERIOD = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
AMOUNT = re.compile(r"([A-Z]{3}) (\d+(?:\.\d+)?)")


def install(app: Flask) -> None:
    """Make the filters and the names known to the templates."""
    app.jinja_env.filters.update(day=day, period=period, moment=moment, basename=basename, native=native)
    app.jinja_env.filters.update(place=place, whole_place=whole_place, share=share, doubts=doubts)
    app.jinja_env.globals.update(
        KIND_NAMES=KIND_NAMES,
        FACT_NAMES=FACT_NAMES,
        INSTRUMENT_KIND_NAMES=INSTRUMENT_KIND_NAMES,
        STATUS_NAMES=STATUS_NAMES,
        SCORE_PART_NAMES=SCORE_PART_NAMES,
        RECEIPT_STATUS_NAMES=RECEIPT_STATUS_NAMES,
        STAGE_NAMES=STAGE_NAMES,
        UNFIT_NAMES=UNFIT_NAMES,
    )


def day(value: str) -> str:
    """An ISO 8601 date of a day, a month or a year, as the interface language writes it: Thai in the Buddhist Era."""
    found = DAY.fullmatch(value)
    if not found:
        return value
    year, month, number = (int(part) if part else None for part in found.groups())
    if month and not 1 <= month <= len(MONTHS["en"]):
        return value
    language = interface_language()
    if language == "ja":
        parts = (f"{year}年", f"{month}月" if month else "", f"{number}日" if number else "")
        return "".join(parts)
    shown = str(year + BUDDHIST_ERA) if language == "th" and year else str(year)
    if language == "th" and not month:
        shown = f"พ.ศ. {shown}"
    words = (str(number) if number else "", MONTHS[language][month - 1] if month else "", shown)
    return " ".join(filter(None, words))


def period(value: str) -> str:
    """An ISO 8601 period of years, months, weeks and days in words."""
    found = PERIOD.fullmatch(value)
    if not found or not any(found.groups()):
        return value
    years, months, weeks, days = (int(number or 0) for number in found.groups())
    parts = (
        ngettext("%(num)d year", "%(num)d years", years) if years else "",
        ngettext("%(num)d month", "%(num)d months", months) if months else "",
        ngettext("%(num)d week", "%(num)d weeks", weeks) if weeks else "",
        ngettext("%(num)d day", "%(num)d days", days) if days else "",
    )
    return " ".join(filter(None, parts))


def amount(value: str) -> str:
    """``THB 5000000`` with its thousands parted."""
    found = AMOUNT.fullmatch(value)
    if not found:
        return value
    whole, point, fraction = found[2].partition(".")
    return f"{found[1]} {int(whole):,}{point}{fraction}"


SHOWN: Mapping[str, Callable[[str], str]] = {"date": day, "duration": period, "notice_period": period, "amount": amount}


def fact_value(fact: Fact) -> str:
    """The value of a fact as people write it; names are as printed."""
    return shown_value(fact.type, fact.value)


def shown_value(type_: FactType, value: str) -> str:
    """A value of a type as people write it."""
    return SHOWN[type_](value) if type_ in SHOWN else value


def fact_note(fact: Fact) -> str:
    """What the mark of a fact says when it is pointed at: type, value, and the normalised value where it differs."""
    name, shown = str(FACT_NAMES[fact.type]), fact_value(fact)
    if shown == fact.value:
        note = str(gettext("%(name)s: %(value)s", name=name, value=shown))
    else:
        note = str(gettext("%(name)s: %(value)s (%(normalised)s)", name=name, value=shown, normalised=fact.value))
    return f"{note}\n{unverified_note()}" if fact.unverified else note


def year(value: str) -> str:
    """A year of the common era as the interface language writes it."""
    return day(value)


def moment(value: str) -> str:
    """An ISO 8601 time to the minute, in UTC, as the interface language writes its day."""
    try:
        when = datetime.fromisoformat(value).astimezone(UTC)
    except ValueError:
        return value
    return f"{day(when.date().isoformat())} {when:%H:%M} UTC"


def is_day(value: str) -> bool:
    """Whether a value is a valid date of the calendar, so that HTML may call it one."""
    try:
        date.fromisoformat(value)
    except ValueError:
        return bool(re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])", value))
    return True


def basename(name: str) -> str:
    """The file name of a source, without the folders of the machine it was read on."""
    return PurePath(name.replace("\\", "/")).name


def native(language: str) -> Markup:
    """The name of a language in that language, marked as such."""
    known = LANGUAGES.get(language)
    return Markup('<span lang="{}">{}</span>').format(language, known.endonym if known else escape(language))
