"""The styles of an OpenDocument text, as far as they decide what text is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ingest.readers.opendocument.parts import FO, OFFICE, STYLE, TEXT
from ingest.readers.packages import Element

AUTOMATIC = f"{OFFICE}automatic-styles"


class Styles:
    """Styles by family and name, each with those it is derived from."""

    def __init__(self, roots: Iterable[Element]) -> None:
        """Read the styles under the roots of a document's parts; a name that is there twice means the first."""
        self._styles: dict[tuple[str, str], Element] = {}
        self._default: Element | None = None
        for root in roots:
            for group in (root.find(AUTOMATIC), root.find(f"{OFFICE}styles")):
                for style in group if group is not None else ():
                    key = (str(style.get(f"{STYLE}family")), str(style.get(f"{STYLE}name")))
                    if style.tag == f"{STYLE}style":
                        self._styles.setdefault(key, style)
                    elif style.tag == f"{STYLE}default-style" and key[0] == "paragraph":
                        self._default = style
        self._properties: dict[tuple[str, str | None, str], str | None] = {}

    def chain(self, family: str, name: str | None) -> Iterator[Element]:
        """A style and what it is derived from, nearest first; a circle ends where it closes."""
        seen: set[str | None] = set()
        while name is not None and name not in seen:
            seen.add(name)
            style = self._styles.get((family, name))
            if style is None:
                return
            yield style
            name = style.get(f"{STYLE}parent-style-name")

    def hidden(self, family: str, name: str | None) -> bool:
        """Whether a style hides what is set in it."""
        return self._property(family, name, f"{TEXT}display") == "none"

    def language(self, name: str | None) -> str:
        """The language of a paragraph's Western text, which decides how its number is written."""
        own = self._property("paragraph", name, f"{FO}language")
        if own is None and self._default is not None:
            own = properties(self._default).get(f"{FO}language")
        return own or ""

    def is_title(self, name: str | None) -> bool:
        """Whether a paragraph is set as the title of its document; the style is called so in all languages."""
        return any(style.get(f"{STYLE}name") == "Title" for style in self.chain("paragraph", name))

    def unlisted(self, name: str | None) -> bool:
        """Whether a paragraph was taken out of its list, or put into another, by hand."""
        for style in self.chain("paragraph", name):
            return style.getparent().tag == AUTOMATIC and style.get(f"{STYLE}list-style-name") is not None
        return False

    def outline_level(self, name: str | None) -> str | None:
        """The level of the outline that a paragraph has by its style."""
        for style in self.chain("paragraph", name):
            level = style.get(f"{STYLE}default-outline-level")
            if level is not None:
                return str(level) or None
        return None

    def _property(self, family: str, name: str | None, attribute: str) -> str | None:
        """A property of text in a style or the nearest that says it."""
        key = (family, name, attribute)
        if key not in self._properties:
            said = (properties(style).get(attribute) for style in self.chain(family, name))
            self._properties[key] = next((value for value in said if value is not None), None)
        return self._properties[key]


def properties(style: Element) -> dict[str, str]:
    """The properties of text that a style sets itself."""
    found = style.find(f"{STYLE}text-properties")
    return dict(found.attrib) if found is not None else {}
