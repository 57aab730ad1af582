"""English: how it speaks of instruments: their kinds, titles, status, term and what they stand under."""

from __future__ import annotations

import re

from kb.languages.base import InstrumentPatterns

I = re.IGNORECASE  # noqa: E741  the name that the standard library gives it

BLANK = r"[_.…]{3,} day of|day of\s*[_.…]{3,}|[_.…]{3,},? (?:19|20)[_.…\d]*"
"""A date that is still to be filled in."""

INSTRUMENTS = InstrumentPatterns(
    kinds=(
        ("memorandum_of_cooperation", re.compile(r"memorand(?:um|a) of co-?operation|\bMOCs?\b", I)),
        ("memorandum_of_understanding", re.compile(r"memorand(?:um|a) of understanding|\bMOUs?\b", I)),
        (
            "joint_statement",
            re.compile(r"joint (?:press |ministerial )?(?:statement|communiqu[eé]|declaration)", I),
        ),
        ("exchange_of_notes", re.compile(r"exchange of notes", I)),
        ("agreement", re.compile(r"\b(?:agreement|treaty|convention) (?:on|between|for|concerning)\b", I)),
    ),
    titles=(
        re.compile(r"[“\"](?P<title>(?:Joint|Memorandum|Agreement)[^”\"]{10,300})[”\"]"),
        re.compile(
            r"(?P<title>(?:Joint Statement|Memorandum of (?:Cooperation|Understanding)|Agreement)(?: \(\w+\))? (?:on|concerning|in the [Ff]ield of) [^.,;()]{4,90}?)(?= between| was| will| is| and was|[.,;()]|$)"
        ),
    ),
    signed=re.compile(r"\b(?:signed|concluded|issued jointly)\b", I),
    planned=re.compile(
        r"\b(?:will|is to|are to|planned|scheduled|expected|due|intends?) (?:to )?(?:be |for |sign|signature|conclu)",
        I,
    ),
    draft=re.compile(r"\bdraft\b", I),
    introduces=re.compile(r"(?::|as follows[:.]?|the following[^.]{0,60}[:.])\s*$", I),
    ended=re.compile(r"\b(?:expired|was terminated|has (?:ended|lapsed)|ceased to (?:have effect|be in force))\b", I),
    in_force=re.compile(
        r"\b(?:has been in (?:force|effect)|is in (?:force|effect)|entered into (?:force|effect) on|under the memorandum (?:signed|of))\b",
        I,
    ),
    enters=(
        (
            "on_exchange",
            re.compile(
                r"\b(?:exchange of (?:the )?(?:these |said )?(?:notes|instruments)|date of (?:Your Excellency's|your|the) (?:note in )?reply|agreement between the two Governments)\b",
                I,
            ),
        ),
        (
            "on_notification",
            re.compile(
                r"\b(?:last|later|second|receipt of the|date of) (?:written )?notification|\bnotif(?:y|ied) each other\b|deposit of the \w+ instrument",
                I,
            ),
        ),
        (
            "on_signature",
            re.compile(
                r"(?:(?:on|upon|from|of|with|at) (?:the )?(?:date (?:and time )?of (?:its |the )?)?(?:last |later |final )?(?:signature|signing)|(?:day|date) (?:on which )?(?:it is|this \w+ is) signed|the (?:last|latest) of (?:them|the parties|the participants) (?:signs|signed)|when signed)\b",
                I,
            ),
        ),
    ),
    begins=re.compile(
        r"\b(?:com(?:e|es|ing) into (?:force|effect|operation)|enter(?:s|ed)? into (?:force|effect)|take(?:s|n)? effect|took effect|becomes? effective|commenc\w+|begin|start|effective)\b",
        I,
    ),
    renews=re.compile(r"\b(?:renew|exten[ds]|further|additional|successive|prolong|another|continue)\w*", I),
    generic=re.compile(r"(?:the |this )?memorandum", I),
    renewed=re.compile(r"\s+(?:at a time|each)\b|(?:[- ]year)? (?:renewal|extension)s?\b"),
    blank_date=re.compile(BLANK),
    automatic=re.compile(r"\bautomatic|\btacit|\bunless\b|\bthereafter\b", I),
    under=re.compile(
        r"\b(?:under|pursuant to|in accordance with|within the framework of|established (?:by|under)|referred to in) (?:Article \S+ of |paragraph \S+ of )?(?:the )?(?P<title>(?:Memorand(?:um|a)|Agreement|Convention|Treaty|Joint Statement|Arrangement)[^.;:\n]{5,140}?)(?=[,.;:()]| (?:signed|concluded|between|of \d|dated|the|was|is|has|have|will|and the|done)\b|$)"
    ),
    named=re.compile(
        r"(?P<title>(?:[Dd]raft )?(?:(?:Joint (?:Press |Ministerial )?(?:Statement|Communiqu[eé]|Declaration)|Memorandum of (?:Co-?operation|Understanding)|Agreement|Exchange of Notes)(?: \(\w+\))? (?:on|of|concerning|for|in the [Ff]ield of)) [^.,;()\n]{4,120}?)(?= between| was| were| will| is| and (?:was|the|a)\b|[.,;()\n]|$)"
    ),
    heading=re.compile(r"^(?:summary|outline|gist)\b", I),
    edition=re.compile(
        r"\b(\d+)(?:st|nd|rd|th)\b|\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b|\b(plus) three|(\+)\s?3",
        I,
    ),
    topic=re.compile(r" (?:on|concerning|in the field of) (?:the )?(?P<topic>[^()]{4,120})", I),
    asked=re.compile(
        r"\bapprov(?:ed?|es|al|ing) (?:of )?(?:the )?(?:signing|signature|renewal|extension|amendment|conclusion|adoption)\b|\b(?:asks?|asked|requests?|requested|sought|seeks?)\b[^.\n]{0,40}\bapprov",
        I,
    ),
    adopts=re.compile(r"\b(?:will|to|shall) (?:jointly )?(?:be )?(?:adopt|endorse|sign)(?:ed)?\b", I),
    takes_effect=re.compile(
        r"\b(?:will|shall|to|can|may) (?:enter into|come into|take) (?:force|effect)(?: on| by| from| no later than)?\b",
        I,
    ),
)
