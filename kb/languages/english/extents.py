"""English: how far a name reaches to the left and to the right of its head."""

from __future__ import annotations

from kb.languages.english.countries import PEOPLES, WORDS
from kb.languages.english.lexicon import AND_THE, BODY, EITHER, GENERIC_AFTER, HEADS, ORDINAL
from kb.languages.english.runs import Run, country_at, is_place

RANKS = frozenset(
    "permanent deputy vice senior executive acting state parliamentary assistant managing foreign".split()
)
"""Words before an office."""
STATES = frozenset("government kingdom republic state union commonwealth people socialist".split())
"""Forms of states, before ``of``."""
OWNERS = frozenset("women children people peasant person worker farmer veteran men consumer patient".split())
"""Whose possessive may stand inside the name of a body: the Department of Women’s Affairs."""
PLURALS = frozenset("associations agencies offices schools clubs institutes services".split())
"""What follows a possessive inside the name of a body: Investigators’ Associations."""
CHAIN_LONGEST = 5
"""Bodies, at most, that are parts one of another: the Division of the Department of the Ministry."""
NAME_LONGEST = 30
"""Words and small words, at most, after the head of a name."""
LIST_LONGEST = 8
"""Words, at most, between a comma inside a name and the ``and`` that ends the list."""


def left(run: Run, head: int, first: int, *, links: frozenset[str], offices: bool = False) -> int:
    """The index of the first word of the name whose head is at ``head``, not before ``first``.

    ``and`` joins words before a head (Food and Drug Administration) where no name ends before it; commas and the other
    ``links`` only in a name that ``the`` stands before, since they cannot be told from a list of names without it.
    """
    i = sure = head
    needs_article = False
    while i > max(first, head - NAME_LONGEST):
        before = i - 1
        if run.joined(i) and run.is_word(before) and begins_nothing(run, before, offices=offices):
            i = before
        elif run.low[before] in links and before > first and ends_nothing(run, before - 1):
            if run.text[max(0, run.starts[before - 1] - 8) : run.starts[before - 1]].lower() == "between ":
                break
            if run.low[before] == "," and "and" not in run.low[i:head]:
                break
            needs_article = needs_article or run.low[before] not in ("and", "&")
            i = before - 1
        else:
            break
        if not needs_article:
            sure = i
    return i if needs_article and run.text[max(0, run.starts[i] - 4) : run.starts[i]].lower() == "the " else sure


def owns(run: Run, i: int) -> bool:
    """Whether a word is a possessive that ends a name: the Ministry of Commerce’s department."""
    return run.low[i].endswith(("’s", "'s", "s’", "s'")) and run.low[i].rstrip("s’'") not in OWNERS


def begins_nothing(run: Run, i: int, *, offices: bool) -> bool:
    """Whether a word before others may belong to the same name: it is no office and has no possessive of a country."""
    word = run.low[i]
    if word.endswith(("'s", "’s")):
        owner = word[:-2]
        return (
            owner not in WORDS and owner not in GENERIC_AFTER and not run.words[i][:-2].isupper() and owner not in HEADS
        )
    return (offices or not run.is_office(i)) and not (word in BODY and i in run.body_ends)


def ends_nothing(run: Run, i: int) -> bool:
    """Whether the name that has a word before ``and`` may go on after it."""
    return (
        run.is_word(i)
        and not run.is_office(i)
        and run.low[i] not in BODY
        and not (run.low[i] in HEADS and run.joined(i))
        and not is_place(run, i)
        and i not in run.body_ends
        and (run.capitals() or not run.words[i].isupper())
        and not run.words[i].endswith((".", "’s", "'s"))
    )


def right(run: Run, head: int, *, after: frozenset[str], within: frozenset[str], offices: bool = False) -> int:
    """The index of the last word of the name whose head is at ``head``.

    ``after`` are the small words that may follow the head, ``within`` those that may stand later in the name.
    """
    for _ in range(CHAIN_LONGEST):
        start = after_of(run, head, after)
        if start is None:
            break
        article = run.low[start - 1] == "the"
        if start in run.bodies:
            return run.bodies[start]
        land = country_at(run, start)
        if land is not None and not (land + 1 < len(run) and run.joined(land + 1)):
            return land
        head = start
        while not heads_on(run, head) and head < start + NAME_LONGEST and head + 1 < len(run) and run.joined(head + 1):
            head += 1
        if not heads_on(run, head):
            return words_after(run, start, within, article=article and not offices, offices=offices or article)
    return head


def after_of(run: Run, head: int, after: frozenset[str]) -> int | None:
    """The first word after the small words that follow a head, if it may belong to the same name."""
    i = head + 1
    if i >= len(run) or run.low[i] not in after or run.broken(i):
        return None
    start = i + 2 if i + 1 < len(run) and run.low[i + 1] == "the" else i + 1
    if start >= len(run) or not run.is_word(start) or is_generic(run, start) or run.words[start][0].isdigit():
        return None
    return start


def words_after(run: Run, start: int, within: frozenset[str], *, article: bool, offices: bool) -> int:
    """The last word of what follows ``of`` from ``start`` on."""
    n = len(run)
    last = start
    tail = run.low[start] in HEADS
    while last + 1 < min(n, start + NAME_LONGEST):
        i = last + 1
        if owns(run, last) and not (run.joined(i) and run.low[i] in PLURALS):
            break
        if run.joined(i) and (offices or not begins_office(run, i)) and not heads_on(run, i):
            last, tail = i, run.low[i] in BODY
            continue
        if not run.is_link(i) or (tail and article):
            break
        if run.low[i] in (",", "and", "&"):
            following = after_and(run, i, article=article)
        elif run.low[i] in within:
            following = after_small(run, i, within)
        else:
            break
        if following is None:
            break
        last, tail = following, run.low[following] in BODY
    return last


def after_and(run: Run, i: int, *, article: bool) -> int | None:
    """The word after a comma or ``and`` with which the name goes on, if it does."""
    n = len(run)
    k = i + 1
    if run.low[i] == "," and k < n and run.low[k] in ("and", "&"):
        k += 1
    elif run.low[i] == "," and not list_ends(run, k):
        return None
    if k < n and run.low[k] == "the":
        k += 1
        if k + 1 >= n or not run.is_word(k):
            return k if k < n and run.low[k] in AND_THE else None
        if run.low[k + 1] != "of" or not is_plain(run, k):
            return k if run.low[k] in AND_THE and not run.joined(k + 1) else None
    if k >= n or not run.is_word(k) or run.is_office(k) or k in run.bodies or run.broken(k):
        return None
    if ORDINAL.fullmatch(run.low[k]) or heads_on(run, k) or run.low[k] in STATES:
        return None
    if is_place(run, k) and not is_adjective(run, k):
        return None
    return None if ends_in_head(run, k) and not article else k


def list_ends(run: Run, k: int) -> bool:
    """Whether the words after a comma are items of a list inside a name: words alone until ``and`` and a last item."""
    for j in range(k, min(k + LIST_LONGEST, len(run))):
        if run.low[j] in ("and", "&"):
            return j + 1 < len(run) and run.is_word(j + 1) and not heads_on(run, j + 1) and not ends_in_head(run, j + 1)
        if run.low[j] == ",":
            continue
        if not run.is_word(j) or run.is_office(j) or run.low[j] in HEADS or is_place(run, j) or j in run.bodies:
            return False
    return False


def heads_on(run: Run, i: int) -> bool:
    """Whether a token is the head of a name that goes on with ``of`` or ``for``."""
    return run.low[i] in BODY and i + 1 < len(run) and run.low[i + 1] in ("of", "for")


def ends_in_head(run: Run, k: int) -> bool:
    """Whether the words from ``k`` on are a name of their own, that ends in the head of a body."""
    j = k
    while j + 1 < len(run) and run.joined(j + 1):
        j += 1
    return run.low[j] in BODY or (j > k and run.low[j] in EITHER)


def after_small(run: Run, i: int, within: frozenset[str]) -> int | None:
    """The word after a small word with which the name goes on, if it does."""
    k = i + 1
    if k < len(run) and run.low[k] == "the":
        if "the" not in within:
            return None
        k += 1
    if k >= len(run) or not run.is_word(k) or k in run.bodies or heads_on(run, k) or is_generic(run, k):
        return None
    if run.low[k] in PEOPLES or country_at(run, k) is not None or ends_in_head(run, k):
        return None
    return k


def is_generic(run: Run, i: int) -> bool:
    """Whether a word after ``of`` names no one: the Ministry, the Thai Participant."""
    if run.low[i] in PEOPLES and i + 1 < len(run):
        i += 1
    return run.low[i] in GENERIC_AFTER and not (i + 1 < len(run) and (run.joined(i + 1) or heads_on(run, i)))


def begins_office(run: Run, i: int) -> bool:
    """Whether an office begins at a word: what stands before it is the name of its body."""
    return run.is_office(i) or (run.low[i] in RANKS and i + 1 < len(run) and run.is_office(i + 1))


def is_adjective(run: Run, k: int) -> bool:
    """Whether the adjective of a country goes with the next word: Foreign and European Affairs."""
    return (
        run.low[k] in PEOPLES
        and k + 1 < len(run)
        and run.low[k + 1] in ("affairs", "integration", "studies", "cooperation")
    )


def is_plain(run: Run, k: int) -> bool:
    """Whether a word before ``of`` is no head of a name and no form of state: the Treatment of Offenders."""
    return run.low[k] not in HEADS and run.low[k] not in STATES and not run.is_office(k)
