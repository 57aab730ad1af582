"""Commands that read sources: ``ingest``, ``extract``, ``align``."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

import click

from indexes.knowledge_base import KnowledgeBase
from ingest.extraction import extract_documents
from ingest.pipeline import Ingestion, ingest_paths
from ingest.sources import described, read_manifest
from kb import records
from kb.languages import LANGUAGES
from kb.model import Receipt, TriClauseError
from kb.settings import Settings

LANGUAGE = click.Choice(list(LANGUAGES))


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--instrument", help="The instrument that the sources are versions of.")
@click.option("--language", type=LANGUAGE, help="The language of the sources, where their words do not tell.")
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes that read sources.")
@click.option("--retry-failed", is_flag=True, help="Only the sources that failed before.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line for each receipt.")
@click.pass_obj
@click.pass_context
def ingest(
    ctx: click.Context,
    settings: Settings,
    paths: tuple[Path, ...],
    instrument: str | None,
    language: str | None,
    workers: int,
    retry_failed: bool,
    as_json: bool,
) -> None:
    """Take files and folders into the store; a receipt for every source.

    A file belongs to the instrument that --instrument names, else to the one its manifest.jsonl names, else to the one
    in its name (INSTRUMENT.LANGUAGE.EXT); a file of none gets one of its own, and the receipt says whose version it may
    be. Files called README or LICENSE are left out.
    """
    failed = 0
    request = Ingestion(paths, instrument, language, workers, retry_failed)
    for receipt in ingest_paths(KnowledgeBase(settings), request):
        click.echo(records.encode(receipt) if as_json else line(receipt))
        failed += receipt.status == "failed"
    if failed:
        click.echo(f"kb: {failed} failed; the receipts say why", err=True)
    ctx.exit(1 if failed else 0)


def line(receipt: Receipt) -> str:
    """A receipt as one line, with its warnings below."""
    what = receipt.reason or f"{receipt.instrument}: {receipt.clauses} clauses, {receipt.facts} facts"
    return "\n    ".join([f"{receipt.status:<9} {receipt.source}  {what}", *receipt.warnings])


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--language", type=LANGUAGE, help="The language of the file, where its words do not tell.")
def extract(file: Path, language: str | None) -> None:
    """Print as JSON what would be stored of FILE: one line for each language version in it."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise TriClauseError(f"{file}: {error.strerror}") from error
    source = described(file, read_manifest(file.parent))
    try:
        name = source.instrument or file.stem
        documents, _ = extract_documents(data, file.name, name, language or source.language, source.title, source.url)
    except TriClauseError as error:
        raise TriClauseError(f"{file}: {error}") from error
    for document in documents:
        click.echo(records.encode(records.extract_shape(document.extract)))


@click.command()
@click.argument("cases", type=click.File("r", encoding="utf-8"))
@click.pass_obj
def align(settings: Settings, cases: TextIO) -> None:
    """Align the segment lists in CASES (JSON lines); one line of output for each case, in order."""
    from ingest.alignment.cases import align_cases

    for aligned in align_cases(cases, KnowledgeBase(settings).aligning):
        click.echo(records.encode(aligned))


COMMANDS = {"ingest": ingest, "extract": extract, "align": align}
