"""English: its labels, dates, periods, names and how it speaks of instruments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kb.languages.base import FactPatterns, LabelForm, Names, load_cues, load_examples, split_at
from kb.languages.english.instruments import INSTRUMENTS
from kb.languages.english.names import EnglishNames
from kb.languages.english.values import AMOUNTS, CURRENCIES, DATED, DATES, MONTHS, PERIODS, common_year
from kb.model import LanguageCode, Span

I = re.IGNORECASE  # noqa: E741  the name that the standard library gives it


class English:
    """See :class:`kb.languages.base.Language`."""

    code: LanguageCode = "en"
    endonym = "English"
    letters = re.compile(r"[A-Za-zÀ-ɏ]")
    labels: tuple[LabelForm, ...] = (
        LabelForm(
            "division",
            re.compile(
                r"(?P<label>(?:part|chapter|title)\s+(?P<n>\d{1,3}|[ivxl]{1,6}\b))(?=\s*$|\s*[:.–—-]|\s+(?-i:[A-Z]))", I
            ),
            certain=True,
        ),
        LabelForm(
            "article",
            re.compile(
                r"(?P<label>(?:article|section|paragraph|clause|rule|(?:agenda )?item)\s+(?P<n>\d{1,3}|[ivxl]{1,6}\b|[A-Z]\b)"
                r"(?:\s?(?P<branch>bis|ter|quater)\b)?(?:\.(?!\d))?)(?=\s*$|\s*[:.–—-]?\s*[(“\"]?(?-i:[A-Z(]))",
                I,
            ),
            certain=True,
        ),
        LabelForm("article", re.compile(r"(?P<label>§\s?(?P<n>\d{1,3})\.?)(?=\s)"), certain=True),
    )
    cues = load_cues(__name__)
    examples = load_examples(__name__)
    boilerplate = re.compile(
        r"\s*(?:share (?:this|on)\b|print(?: this)? (?:page|article)?\s*$|tweet\s*$|back to (?:top|list)|related (?:articles|news|links)"
        r"|text size\b|home\s*[>›»|]|advertisement\s*$|share\s*$|skip to\b|share\s*[:：]|font size\b|last updated\b|page \d+( of \d+)?\s*$|views?\s*:?\s*\d+\s*$|copyright\b|©).*",
        I,
    )
    sentence_end = re.compile(r"[.;:?!]['”\")\]]*\s*$")
    closing = re.compile(
        r"\s*(?:signed\b(?! by (?:the )?[a-z]+ (?:on|in)\b)|done\b|issued (?:at|in|on)\b|in witness\b|for (?:and on behalf of )?(?:the )?(?-i:[A-Z])(?=[^\n]{0,150}$)(?![^\n]*\.\s*$)"
        r"|on behalf of\b|\(signature\)|executed\b|adopted (?:at|in)\b|i avail myself\b|accept,? excellency"
        r"|please accept\b|yours (?:sincerely|faithfully)|sincerely\b|countersigned|\(signed\)|\(sd\.?\))",
        I,
    )
    courtesy = re.compile(
        r"\s*(?:i (?:would )?(?:also )?avail myself\b|(?:please )?accept,? (?:your )?excellency|yours (?:sincerely|faithfully|truly)|sincerely\b)",
        I,
    )
    signs_for = re.compile(r"\s*(?:for|on behalf of)\b", I)
    addressee = re.compile(r"\s*(?:his|her|their) excellenc|\s*(?:the honou?rable|mr\.|ms\.|mrs\.|dr\.)\s", I)
    annex = re.compile(
        r"(?:(?P<label>(?:annex|appendix|schedule|attachment)\s+(?P<n>\d{1,2}|[ivx]{1,5}\b|[A-Z]\b))|(?:annex|appendix|schedule|attachment))"
        r"(?=\s*$|\s*[:–—]|\s+\(|\s+(?-i:[A-Z])[^.;]{0,80}$)(?!.*[.;]\s*$)",
        I,
    )
    salutation = re.compile(r"\s*(?:(?:your )?excellency|monsieur|madam|sir|dear\b.{0,60}|gentlemen)\s*[,:]", I)
    predicate = re.compile(
        r"\b(?:will|shall|(?-i:may)|must|is|are|was|were|has|have|had|agreed?|decided|noted|welcomed)\b|[.;:,]\s*$", I
    )
    statute = re.compile(r"\b(?:Act|Law|Code|Decree|Ordinance|Regulations?|Rules)\b")
    report = re.compile(
        r"\b(?:minutes|record of|agreed record|summary|news|press release|synopsis|report)\b"
        r"|\b(?:sign(?:s|ed)?|approves?|approved|agrees?|agreed|to sign|endorses?|welcomes?)\b",
        I,
    )
    # UTF-8 read as CP1252, capitals and figures inside a word, and letters that no word has in a row.
    impossible = re.compile(
        r"[ÃÂâ][\u0080-\u00bf€™œ“”˜‚ƒ„†‡ˆ‰Š‹ŒŽ]|[a-z][A-Z](?=[A-Z]*[a-z]+[A-Z])|[a-z]\d+[a-z]|[a-z][$%^~|{}<>\\][a-z]|(?i:[bcdfghjklmnpqrstvwxz]{7,})"
    )
    usual: Sequence[tuple[re.Pattern[str], float]] = ((re.compile("[aeiouAEIOU]"), 0.1),)
    facts = FactPatterns(
        dated=DATED,
        dates=DATES,
        months=MONTHS,
        common_year=common_year,
        periods=PERIODS,
        amounts=AMOUNTS,
        currencies=CURRENCIES,
    )
    names: Names = EnglishNames()
    instruments = INSTRUMENTS

    def unknown_words(self, text: str) -> tuple[int, int]:
        """Without a dictionary: words that have no vowel or run against every spelling, and, where more than
        :data:`COMMON_LEAST` words hold too few of the commonest, all that are missing."""
        words = re.findall(r"[A-Za-z]{2,}", text)
        odd = sum(bool(_NO_WORD.fullmatch(word)) for word in words)
        common = sum(word.lower() in COMMON for word in words)
        missing = (
            int(len(words) * (COMMON_SHARE - common / len(words)) / COMMON_SHARE) if len(words) >= COMMON_LEAST else 0
        )
        return max(odd, missing), len(words)

    def words(self, text: str) -> list[Span]:
        """Runs of letters and digits."""
        return [Span(*match.span()) for match in re.finditer(r"[^\W_]+(?:['’][^\W_]+)*", text)]

    def sentences(self, text: str) -> list[Span]:
        """Split after a full stop that a capital follows, unless the stop belongs to an abbreviation or a bracket."""
        borders = []
        for match in re.finditer(r"[.?!][”\"')\]]*\s+(?=[“\"(]?[A-Z0-9])", text):
            before = text[: match.start() + 1]
            if not _ABBREVIATION.search(before) and before.count("(") <= before.count(")"):
                borders.append(match.end())
        return split_at(text, borders)


COMMON = frozenset(
    "the of and to in for on with by from as at is are be been will shall may that this which or not any all its their "
    "has have an between under other such both each into between".split()
)
COMMON_SHARE = 0.2
"""Share of :data:`COMMON` words that English prose has at least; headings and lists of names have less, so it counts
from :data:`COMMON_LEAST` words on. Treaties and statements of the shared data have .3 to .5 (measured)."""
COMMON_LEAST = 60

_NO_WORD = re.compile(r"[b-df-hj-np-tv-xz]{4,}|[a-z]+[A-Z]+[a-z]\w*|[A-Z]{2,}[a-z]+[A-Z]\w*|\w*(?:([a-z])\1\1)\w*")

_ABBREVIATION = re.compile(
    r"(?:\b(?:Co|Ltd|Inc|No|Nos|Art|Arts|Para|Mr|Mrs|Ms|Dr|St|e\.g|i\.e|cf|vs|hrs?|U\.S|[A-Z])|(?:^|\s)(?:\d{1,3}|[a-z]))\.$"
)
