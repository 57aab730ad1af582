"""How well the articles, paragraphs and items of the shared statutes and treaties are found, where they are present."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ingest.extraction import extract_documents
from kb.model import Clause
from tests.quality.gold import ROOT, Tally, squash

DATA = ROOT.parent / "shared" / "data"
Measure = tuple[str, float]
UNIT = re.compile(r"article|section|annex", re.IGNORECASE)
"""What the gold of the English treaties counts."""


def gold_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def clauses_of(path: Path) -> tuple[Clause, ...]:
    documents, _ = extract_documents(path.read_bytes(), path.name, path.stem)
    return tuple(clause for document in documents for clause in document.extract.clauses)


def body(clause: Clause) -> str:
    """A clause's words without label and white space."""
    return squash(clause.text[len(clause.label or "") :])


def japanese_units(path: Path) -> list[tuple[str, str, str]]:
    """What the product found: (article, label, words)."""
    found, article = [], ""
    for clause in clauses_of(path):
        label = squash(clause.label or "")
        if article and clause.kind == "title" and squash(clause.text).startswith("附則"):
            break  # the gold holds the main provisions only
        if re.match(r"第.*条", label):
            article = label
        if article and label and not re.fullmatch(r"第.*[章節款目編]|附則.*", label):
            found.append((article, label, body(clause)))
    return found


def japanese_gold(path: Path) -> list[tuple[str, str, str]]:
    """What the statute holds, in the same shape."""
    found = []
    for line in gold_lines(path):
        label = line["article"] if line["level"] == "article" else line["item"] or line["para"]
        found.append((squash(line["article"]), squash(label), squash(line["text"])))
    return found


def japanese_statutes() -> Iterator[Measure]:
    tally = Tally()
    for path in sorted((DATA / "law_ja_sjis" / "html_sjis").glob("*.html")):
        gold = DATA / "law_ja_sjis" / "gold" / f"{path.stem}.gold.jsonl"
        tally.add(japanese_units(path), japanese_gold(gold))
    if tally.wanted:
        yield "statutes ja: articles, paragraphs, items F1", tally.f1


def article_share(folder: str, text: str, gold: str, key: str) -> Iterator[Measure]:
    """Which share of the articles of one text stand under their labels with their very words, in one stretch."""
    path = DATA / folder / text
    if not path.exists():
        return
    wanted = [(squash(line[key]), squash(line["text"])) for line in gold_lines(DATA / folder / gold)]
    found = stretches(clauses_of(path), lambda label: bool(re.match(r"第.*条$|มาตรา", label)))
    right = sum(unit in found for unit in wanted)
    yield f"statutes {folder}: units right", right / len(wanted)


def stretches(clauses: tuple[Clause, ...], begins: Any) -> list[tuple[str, str]]:
    """Articles with all that stands under them, up to the next; what comes first is the preamble.

    A chapter's heading is left out of Thai and Japanese articles, as their gold does; the English gold has it at the
    end of the article before.
    """
    found: list[list[str]] = [["前文", ""]]
    for clause in clauses:
        label = squash(clause.label or "")
        if clause.kind == "title" and clause.language != "en":
            continue
        if begins(label):
            found.append([label, body(clause)])
        else:
            found[-1][1] += squash(clause.text)
    return [(label, words) for label, words in found]


def treaties() -> Iterator[Measure]:
    """Articles of the English treaties: number and all the words up to the next."""
    tally = Tally()
    for path in sorted((DATA / "legal_en_treaties").glob("*.txt")):
        gold = gold_lines(path.with_name(f"{path.stem}.gold.jsonl"))
        wanted = [(squash(g["number"]).lower(), squash(g["title"] + g["text"])) for g in gold if g["number"]]
        found = stretches(clauses_of(path), lambda label: bool(UNIT.match(label)))
        tally.add([(label.lower(), words) for label, words in found if UNIT.match(label)], wanted)
    if tally.wanted:
        yield "treaties en: articles F1", tally.f1


def measure_statutes() -> Iterator[Measure]:
    """All of them."""
    yield from japanese_statutes()
    yield from article_share("law_ja_constitution", "constitution_ja.txt", "constitution_ja.gold.jsonl", "article")
    yield from article_share("law_th_pdpa", "pdpa_th.txt", "pdpa_th.gold.jsonl", "number")
    yield from treaties()


if __name__ == "__main__":
    for name, value in measure_statutes():
        print(f"{name:<60} {value:.4f}")
