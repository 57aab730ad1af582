"""Where words stand in their source, and how far the reading of them is to be trusted."""

from __future__ import annotations

from flask_babel import gettext, ngettext

from kb.model import Health, Locator

SMALLEST_SHARE = 0.00005
"""What would be shown as 0.00 % is nothing."""


def place(locator: Locator) -> str:
    """Where words stand in their source, in a few characters."""
    first, last = (short(value) if locator.unit == "element" else value for value in (locator.first, locator.last))
    several = 1 if locator.first == locator.last else 2
    range_ = first if several == 1 else f"{first}–{last}"
    if locator.unit == "page":
        return str(ngettext("page %(place)s", "pages %(place)s", several, place=range_))
    if locator.unit == "paragraph":
        return str(ngettext("paragraph %(place)s", "paragraphs %(place)s", several, place=range_))
    if locator.unit == "line":
        return str(ngettext("line %(place)s", "lines %(place)s", several, place=range_))
    return range_


def short(path: str) -> str:
    """The last step of an XPath."""
    return path.rpartition("/")[2] or path


def whole_place(locator: Locator) -> str:
    """Where words stand in their source, with the whole path of an element."""
    words = place(locator)
    if locator.unit == "element":
        words = locator.first if locator.first == locator.last else f"{locator.first} – {locator.last}"
    return str(gettext("In the source: %(place)s", place=words))


def share(value: float) -> str:
    """A share as a percentage, with as many digits as tell something."""
    return f"{value:.0%}" if value >= 0.1 else f"{value:.1%}" if value >= 0.01 else f"{value:.2%}"


def doubts(health: Health) -> list[str]:
    """What was measured of a text that may not be whole, as lines; what was found nowhere is left out."""
    lines = [
        (
            health.impossible,
            gettext("letters in sequences that no one writes: %(share)s", share=share(health.impossible)),
        ),
        (health.unknown, gettext("words in no dictionary: %(share)s", share=share(health.unknown))),
        (health.lost, gettext("characters lost: %(share)s", share=share(health.lost))),
    ]
    found = [str(words) for value, words in lines if value >= SMALLEST_SHARE]
    if health.confidence is not None:
        found.append(str(gettext("the recogniser's confidence: %(share)s", share=share(health.confidence))))
    return found


def unverified_note() -> str:
    """What an unverified value is."""
    return str(gettext("Unverified: read from a picture in Thai digits, which the recogniser mistakes for others."))
