"""Lines to clauses: the units people cite, in order, without overlap, covering everything the lines hold.

1. Every line of :func:`ingest.structure.lines.lines` is inside exactly one clause; between clauses is only white space
   (or a line that belongs to the page around the text).
2. A labelled line begins a clause. Unlabelled lines after an article's label belong to the article until its items
   begin; after its items they are a clause of their own with the article's path.
3. The lines before the first label, preamble or full sentence of an instrument are its title, those before the
   salutation of a letter its head; the unlabelled paragraphs between the title and the first label are its preamble.
4. After the closing formula each block of lines is a signature clause.
5. A heading of a chapter, an annex or a list is a clause of its own; an unnumbered one over a paragraph belongs to it.
6. Elsewhere an unlabelled paragraph is a clause; in a text that is no instrument itself (a report) it is cut into its
   sentences, since there one paragraph holds several undertakings.
7. No text is refused: what has no structure becomes plain paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.structure.blocks import Block, body_blocks
from ingest.structure.headings import HEADING_LENGTH
from ingest.structure.kinds import Genre, Unkinded
from ingest.structure.labels import Label
from ingest.structure.lines import Line, lines
from ingest.structure.titles import block_words, instrument_kind, opening
from kb.languages import LANGUAGES, detect


@dataclass(frozen=True, slots=True)
class Cut:
    """A clause before it has an id and a kind: where it stands, its label and path, and what tells its kind."""

    start: int
    end: int
    label: Label | None
    path: str
    asked: Unkinded


def cut_clauses(text: str) -> tuple[list[Cut], Genre]:
    """The clauses of a text, see the module's guarantees, and its genre."""
    every = lines(text)
    front, count = opening(every)
    formal = is_instrument(front, every[count:])
    blocks = [*front, *body_blocks(every[count:], formal=formal)]
    if formal:
        blocks = with_preamble(blocks)
    cuts: list[Cut] = []
    places: dict[str, int] = {}
    chapeau: int | None = None
    for block in blocks:
        parts = [block] if formal or block.label or block.role else list(sentence_blocks(block))
        above = places.get(block.path.rpartition(".")[0]) if "." in block.path else chapeau
        for part in parts:
            cuts.append(to_cut(text, part, above if block.label else None))
        if block.label:
            places[block.path] = len(cuts) - 1
        else:
            chapeau = len(cuts) - 1 if introduces_list(cuts[-1]) else None
    return cuts, genre_of(front, formal=formal)


def introduces_list(cut: Cut) -> bool:
    """Whether an unlabelled clause ends in words that a list follows."""
    return bool(LANGUAGES[cut.asked.language].instruments.introduces.search(cut.asked.body))


def genre_of(front: Sequence[Block], *, formal: bool) -> Genre:
    """Whether a text is an instrument, a statute or a report."""
    titles = [block_words(block) for block in front if block.role == "title"]
    named = any(instrument_kind(words) for words in titles)
    if not named and any(LANGUAGES[detect(words)].statute.search(words) for words in titles[:1]):
        return "statute"
    return "instrument" if formal else "report"


def is_instrument(front: Sequence[Block], rest: Sequence[Line]) -> bool:
    """Whether the text is an instrument itself: its title names one, it is a letter, or it has articles under a title
    that is not that of a report."""
    titles = [block_words(block) for block in front if block.role == "title"]
    if any(instrument_kind(words) for words in titles) or (rest and rest[0].language.salutation.match(rest[0].text)):
        return True
    if any(LANGUAGES[detect(words)].report.search(words) for words in titles):
        return False
    return any(
        head.certain and not head.division and not head.style.startswith("item") for line in rest for head in line.heads
    )


def with_preamble(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of an instrument, the unlabelled ones before its first label or heading marked as its preamble."""
    first = next((i for i, block in enumerate(blocks) if block.label or block.heading or block.caption), 0)
    opening_blocks = [block if block.role else replace(block, role="preamble") for block in blocks[:first]]
    return [*opening_blocks, *blocks[first:]]


def sentence_blocks(block: Block) -> Iterator[Block]:
    """An unlabelled paragraph cut into its sentences; its heading stays with the first."""
    whole = block.lines[block.heading :]
    first = True
    for line in whole:
        for span in line.language.sentences(line.text):
            start, end = line.start + span.start, line.start + span.end
            part = replace(line, start=start, end=end, text=span.of(line.text))
            head = block.lines[: block.heading] if first else ()
            yield replace(block, lines=(*head, part), heading=len(head))
            first = False


def to_cut(text: str, block: Block, parent: int | None) -> Cut:
    """A block as a clause; ``parent`` is the clause that it is an item of."""
    start, end = block.lines[0].start, block.lines[-1].end
    words = text[start:end]
    heading, body = split_heading(block, words)
    bare = words[len(block.label.text) if block.label else 0 :].strip() or words
    asked = Unkinded(bare, block.caption or heading, body, detect(words), block.role, parent)
    return Cut(start, end, block.label, block.path, asked)


def split_heading(block: Block, words: str) -> tuple[str, str]:
    """The heading of a clause (in brackets or on a line of its own) and the words after it."""
    if block.heading:
        first, _, body = words.partition("\n")
        return first, body.strip() or first
    if block.label is None:
        return "", words
    rest = words[len(block.label.text) :].lstrip(" 　\t:：.–—-\n")
    bracket = re.match(r"[(（【]([^)）】\n]{1,60})[)）】]\s*", rest)
    if bracket:
        return bracket[1], rest[bracket.end() :]
    first, _, body = rest.partition("\n")
    language = LANGUAGES[detect(rest)]
    if len(first) <= HEADING_LENGTH and (body or not language.sentence_end.search(first)) and block.label.depth == 0:
        return first, body or first
    return "", rest
