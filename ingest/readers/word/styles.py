"""The styles of a DOCX file, as far as they decide what text is printed."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.readers.word.package import Element, W, switch, value


class Styles:
    """Styles by id, each with those it is based on."""

    def __init__(self, root: Element | None) -> None:
        """Read ``styles.xml``, which may be missing."""
        styles = root.findall(f"{W}style") if root is not None else []
        self._by_id = {style.get(f"{W}styleId"): style for style in styles}
        defaults = [s for s in styles if s.get(f"{W}type") == "paragraph" and switch_attribute(s, "default")]
        self._default = defaults[0].get(f"{W}styleId") if defaults else None

    def chain(self, style: str | None) -> Iterator[Element]:
        """A style and what it is based on, nearest first; a circle ends where it closes."""
        seen: set[str | None] = set()
        while style in self._by_id and style not in seen:
            seen.add(style)
            element = self._by_id[style]
            yield element
            style = value(element, "basedOn")

    def paragraph_chain(self, style: str | None) -> Iterator[Element]:
        """The chain of a paragraph's style; a paragraph without one has the default style."""
        return self.chain(style if style in self._by_id else self._default)

    def name(self, style: str | None) -> str:
        """The name of a paragraph's style in lower case, the same in all languages of Word: ``heading 1``."""
        for element in self.paragraph_chain(style):
            return (value(element, "name") or "").lower()
        return ""

    def hidden(self, run_properties: Element | None, paragraph_style: str | None) -> bool:
        """Whether a run is hidden: by itself, its character style or the style of its paragraph."""
        own = switch(run_properties, "vanish")
        if own is not None:
            return own
        for element in (*self.chain(value(run_properties, "rStyle")), *self.paragraph_chain(paragraph_style)):
            said = switch(element.find(f"{W}rPr"), "vanish")
            if said is not None:
                return said
        return False


def switch_attribute(element: Element, name: str) -> bool:
    """Whether an attribute of an element says yes."""
    return element.get(f"{W}{name}") in ("1", "true", "on")
