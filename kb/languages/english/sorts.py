"""English: which sort of thing a head names, and whether the words around it make it a proper name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.languages.english.countries import OF_COUNTRY, PEOPLES, WORDS
from kb.languages.english.extents import STATES, begins_office, left, owns, right
from kb.languages.english.lexicon import (
    ABSTRACT,
    BODY,
    COMPANIES,
    COMPANY,
    EITHER,
    EVENT,
    FIELDS,
    GENERIC,
    GENERIC_AFTER,
    HALLS,
    HEADS,
    NATIONAL,
    NO_NAME_AFTER,
    OF_NATION,
    OF_PLACE,
    ORDINAL,
    PLACE,
    PLACE_FIRST,
    PROGRAMME,
    ROLE,
    SECOND,
    SET_UP,
)
from kb.languages.english.runs import Run, country_at
from kb.matches import Match
from kb.model import FactType

AND = frozenset({"and", "&"})
AND_LIST = AND | {","}
BROAD = AND_LIST | {"of", "for"}
OF = frozenset({"of", "for"})
OF_ON = OF | {"on"}
EVENT_WITHIN = OF_ON | {"by", "with"}
PROJECT_WITHIN = EVENT_WITHIN | {"the", "in", "to", "from", "at"}
_YEAR = re.compile(r"\s(?:19|20)\d\d(?![\w/-])")
_EXPO_PLACE = re.compile(r"(?: [A-Z][a-z]+){1,3}")
_QUOTED = re.compile(r"\s[“\"][^”\"\n]{2,60}[”\"]")
_NATION_AND = re.compile(
    r"(?:(?<!\w)\d{1,3}(?:st|nd|rd|th) |\b[A-Z][a-z]{2,8}(?:st|nd|rd|th) )?(?<![\w.-])(?P<nation>[A-Z][A-Za-z.]+) "
    r"?[-–] ?$"
)
"""A country before a dash with spaces: ``Thailand - Vietnam Meeting``."""
_PHASE = re.compile(r"\s\(?Phase (?:[IVX]{1,4}|\d)\b\)?")
_HELD_BEFORE = re.compile(r"\b(?:held|met|meets?|opened|convened|hosted|signed) at (?:the )?$")
"""Where meetings are held a centre is a place."""
_ARTICLE_BEFORE = re.compile(r"(?:\b|^)[Aa]n? $")
"""A body that is one of many."""
_PLACE_BEFORE = re.compile(
    r"(?:\b(?:at|in|to|near|from) (?:the )?|\b(?:[Vv]enue|[Pp]lace|[Ll]ocation|VENUE|PLACE):\s{1,3})$"
)


def named(run: Run) -> Iterator[Match]:
    """The names in a run, from left to right; they may overlap where two readings are possible."""
    first = 0
    for i in range(len(run)):
        if i < first:
            continue
        match = read_head(run, i, first)
        if match is not None:
            yield match
            first = next((j for j in range(i, len(run)) if run.starts[j] >= match.end), len(run))


def read_head(run: Run, i: int, first: int) -> Match | None:
    """The name that a token is the head of, if it is one."""
    word = head_word(run, i)
    if word == "station" and not STATIONS.isdisjoint(run.low[max(first, i - 3) : i]):
        return read_body(run, i, first)
    if word not in HEADS and word not in PLACE_FIRST:
        return None
    if (
        word in PLACE_FIRST
        and (i == first or not run.joined(i))
        and i + 1 < len(run)
        and run.joined(i + 1)
        and run.low[i + 1] not in GENERIC
        and not begins_office(run, i + 1)
        and (word != "museum" or last_joined(run, i + 1) == i + 1)
    ):
        return match_of(run, "place", i, last_joined(run, i + 1))
    if word not in HEADS or goes_on(run, i):
        return None
    if word in COMPANIES and (company := COMPANY.match(run.text, run.ends[i]) or word.endswith(".") or word == "plc"):
        a = left(run, i, first, links=AND)
        end = company.end() if isinstance(company, re.Match) else run.ends[i]
        return match_of(run, "agency", a, i, end) if own_words(run, a, i, nations=True) else None
    if word in PLACE:
        return read_place(run, i, first)
    if word in EVENT:
        return read_event(run, i, first)
    if word in PROGRAMME:
        return read_programme(run, i, first)
    return read_body(run, i, first)


def head_word(run: Run, i: int) -> str:
    """The word that says what a token is the head of: the last of Directorate General."""
    return "directorate" if i and run.low[i - 1 : i + 1] == ["directorate", "general"] else run.low[i]


def goes_on(run: Run, i: int) -> bool:
    """Whether the name goes on after a head, so that another word is its head."""
    if i + 1 >= len(run) or not run.joined(i + 1):
        return False
    following = run.low[i + 1]
    return not begins_office(run, i + 1) and following not in ("limited", "ltd", "inc", "phase")


def last_joined(run: Run, i: int) -> int:
    """The last of the words that follow one another directly."""
    while i + 1 < len(run) and run.joined(i + 1) and not begins_office(run, i + 1):
        i += 1
    return i


def match_of(run: Run, kind: FactType, a: int, b: int, end: int | None = None) -> Match:
    """A name from one token to another."""
    if end is None:
        end = run.ends[b] - (len(run.words[b]) - len(run.words[b].rstrip("s").rstrip("’'"))) * owns(run, b)
    before = _NATION_AND.search(run.text[max(0, run.starts[a] - 40) : run.starts[a]]) if kind != "place" else None
    linked = before is not None and (before["nation"].lower() in WORDS or before["nation"].isupper())
    return Match(kind, "", run.starts[a] - (len(before[0]) if before and linked else 0), end)


def own_words(run: Run, a: int, b: int, *, nations: bool = False) -> int:
    """How many of the words from ``a`` up to ``b`` are of no general meaning."""
    return sum(
        run.low[i] not in GENERIC
        and run.is_word(i)
        and not ORDINAL.fullmatch(run.low[i])
        and (nations or not (run.low[i] in PEOPLES or run.low[i] in WORDS))
        for i in range(a, b)
    )


def read_body(run: Run, i: int, first: int) -> Match | None:
    """A body: the Department of Health, the Marine Department, the Institute of Physics of the Academy."""
    word = run.low[i]
    a = left(run, i, first, links=AND_LIST)
    while a < i and ORDINAL.fullmatch(run.low[a]) and word not in NUMBERED:
        a += 1
    if a > 0 and run.low[a] in ("minister’s", "minister's") and run.low[a - 1] == "prime":
        a -= 1
    b = right(run, i, after=OF_ON if a == i and word in ("committee", "commission", "council") else OF, within=OF)
    if not is_body(run, a, i, b) or _ARTICLE_BEFORE.search(run.text, max(0, run.starts[a] - 4), run.starts[a]):
        return None
    if word in ("centre", "center") and _HELD_BEFORE.search(run.text[max(0, run.starts[a] - 20) : run.starts[a]]):
        return match_of(run, "place", a, b)
    if word in EITHER and _PLACE_BEFORE.search(run.text[max(0, run.starts[a] - 10) : run.starts[a]]):
        return match_of(run, "place", a, b)
    if (word in ("centre", "center") and not HALLS.isdisjoint(run.low[a:i])) or run.low[i - 1 : i + 1] == [
        "post",
        "office",
    ]:
        return match_of(run, "place", a, b)
    company = COMPANY.match(run.text, run.ends[b]) if b == i else None
    return match_of(run, "agency", a, b, company.end() if company else None)


def is_body(run: Run, a: int, i: int, b: int) -> bool:
    """Whether a head with these words before and after it is the proper name of a body."""
    word, before = run.low[i], run.low[a:i]
    if a > 1 and run.low[a - 1] == "of" and run.low[a - 2] in FIELDS:
        return False  # the Minister of Digital Economy and Society
    if word in SET_UP and not {"joint", "steering", "working"}.isdisjoint(before):
        return False
    if word == "administration" and before and before[-1] in ("business", "public", "justice"):
        return False
    if word == "committee" and NATIONAL.isdisjoint(before):
        return False
    own = sum(run.is_word(j) and run.low[j] not in ROLE for j in range(a, i))
    learned = word == "society" and b > i and not NATIONAL.isdisjoint(before)
    if word in NEEDS_OWN and not learned and own - sum(w in PEOPLES for w in before) < 1:
        return False
    if own:
        return word != "union" or before[-1] not in ("european", "soviet", "customs", "trade")
    plain = word in OF_NATION
    after = sum(
        run.is_word(j) and run.low[j] not in NOT_OWN and (plain or not is_nation(run, j)) for j in range(i + 1, b + 1)
    )
    if after == 0:
        return False
    return i > a or word not in ABSTRACT or (word.startswith("organi") and run.low[i + 1] == "for")


def is_nation(run: Run, i: int) -> bool:
    """Whether a word belongs to the name of a country."""
    return run.low[i] in PEOPLES or run.low[i] in WORDS or run.low[i] in STATES


NOT_OWN = ROLE | GENERIC_AFTER
STATIONS = frozenset("plant protection quarantine research experiment inspection monitoring".split())
"""What a station does that is a body."""
NUMBERED = frozenset({"division", "section"})
"""Units that ordinals tell apart."""
NEEDS_OWN = frozenset("post group guard branch club society police team company corporation section unit".split())
"""Heads before which an adjective of a country is not enough."""


def read_event(run: Run, i: int, first: int) -> Match | None:
    """A meeting, with its ordinal before it, and after it its subject, its year and its motto in quotation marks."""
    a = left(run, i, first, links=BROAD, offices=True)
    b = right(run, i, after=OF_ON, within=EVENT_WITHIN, offices=True)
    ordinal = bool(ORDINAL.fullmatch(run.low[a]))
    end = run.ends[b]
    year = _YEAR.match(run.text, end)
    own = own_words(run, a, i, nations=True) + own_words(run, i + 1, b + 1)
    if own == 0 and not (run.low[i] == "expo" and year) and not (ordinal and b > i and run.low[b] in HEADS):
        return None
    if run.low[i] in ("world", "week") and not (a < i and (year or (ordinal and run.low[i] == "week"))):
        return None
    if a == i and b > i and not year and own_words(run, i + 1, b + 1) == 0:
        return None
    if not ordinal and (is_conference_of(run, i, b) or follows_instrument(run, b)):
        return None
    if year:
        where = _EXPO_PLACE.match(run.text, year.end()) if run.low[i] == "expo" else None
        end = where.end() if where else year.end()
    elif b > i and run.low[i + 1] == "of" and (land := OF_COUNTRY.match(run.text, end)):
        end = land.end()
    quoted = _QUOTED.match(run.text, end)
    return match_of(run, "event", a, b, quoted.end() if quoted else end)


def is_conference_of(run: Run, i: int, b: int) -> bool:
    """Whether it is only said whose meeting it is: the Meeting of the Committee."""
    return b > i and run.low[i + 1] == "of" and run.low[b] in HEADS


def read_programme(run: Run, i: int, first: int) -> Match | None:
    """A programme: words of its own before its head, or its subject after it."""
    project = run.low[i] in ("project", "programme", "program")
    a = left(run, i, first, links=BROAD if project else AND_LIST)
    b = right(run, i, after=OF_ON, within=PROJECT_WITHIN if project else OF)
    if b > i and run.low[i + 1] == "of" and (run.low[b] in BODY or b in run.body_ends):
        b = i  # the programme of a body
    while a < i and ORDINAL.fullmatch(run.low[a]):
        a += 1
    before, after = own_words(run, a, i), own_words(run, i + 1, b + 1)
    if follows_instrument(run, b) or (run.low[i] == "partnership" and {"strategic", "economic"} & set(run.low[a:i])):
        return None
    coined = run.words[i - 1][1:] != run.words[i - 1][1:].lower()
    if run.low[i] == "corridor" and "economic" in run.low[a:i]:
        return None  # a region
    if run.low[i] in SECOND and (before == 0 or (i - a < 2 and not coined)):
        return None
    if before == 0 and not (after > 1 or (after == 1 and a < i)):
        return None
    end = run.ends[b]
    for more in (_YEAR, _PHASE, _QUOTED):
        if found := more.match(run.text, end):
            end = found.end()
    return match_of(run, "programme", a, b, end)


def follows_instrument(run: Run, b: int) -> bool:
    """Whether the words after a name make it the name of an act or an agreement."""
    return b + 1 < len(run) and run.low[b + 1] in NO_NAME_AFTER and not run.broken(b + 1)


def read_place(run: Run, i: int, first: int) -> Match | None:
    """A place: Nan Province, the City of Vientiane, the Second Friendship Bridge."""
    word = run.low[i]
    n = len(run)
    after = i + 2 if i + 2 < n and run.low[i + 1] == "of" and run.is_word(i + 2) else i
    if after > i and word in OF_PLACE and run.low[after] not in GENERIC and country_at(run, after) is None:
        return match_of(run, "place", i, last_joined(run, after))
    a = left(run, i, first, links=frozenset())
    if word != "bridge":
        while a < i and ORDINAL.fullmatch(run.low[a]):
            a += 1
    if own_words(run, a, i, nations=True) - sum(w in PLACE for w in run.low[a:i]) < 1:
        return None
    if follows_instrument(run, i):
        return None
    return match_of(run, "place", a, i)
