"""Japanese: how it forms names of bodies, programmes, events and places, of offices and of parties.

Japanese has no spaces: a name stands in a run of letters without hiragana, from the start of the run to its head
(省, 機構, 会議), and grows by the units, countries and topics joined to it. Every pattern looks at one run or at a
bounded stretch before a head, so that the time is linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kb.languages.japanese.bodies import find_bodies
from kb.languages.japanese.events import find_events
from kb.languages.japanese.offices import find_offices
from kb.languages.japanese.parties import find_parties
from kb.languages.japanese.places import find_places
from kb.languages.japanese.programmes import find_programmes
from kb.languages.japanese.runs import ARCHAIC, Runs
from kb.matches import Match
from kb.model import Span


class JapaneseNames:
    """See :class:`kb.languages.base.Names`."""

    def find(self, text: str, known: Sequence[Match]) -> Iterator[Match]:
        """See :class:`kb.languages.base.Names`."""
        runs = Runs(text)
        for found in (
            find_bodies(runs, [match for match in known if match.type == "agency"]),
            find_events(runs),
            find_programmes(runs),
            find_places(runs, [match for match in known if match.type == "place"]),
        ):
            yield from (match for match in found if not ARCHAIC.search(text, match.start, match.end))

    def offices(self, text: str, bodies: Sequence[Match]) -> Iterable[Span]:
        """See :class:`kb.languages.base.Names`."""
        return find_offices(Runs(text), bodies)

    def parties(self, text: str, bodies: Sequence[Match], *, opening: bool) -> Iterable[Span]:
        """See :class:`kb.languages.base.Names`."""
        return find_parties(text, bodies, opening=opening)
