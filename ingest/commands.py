"""Commands that read sources: ``ingest``, ``extract``, ``align``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TextIO

import click

from indexes.knowledge_base import KnowledgeBase
from ingest.extraction import extract_documents
from ingest.pipeline import TIME_LIMIT, Ingestion, ingest_paths
from ingest.progress import Interruption, Progress
from ingest.sources import count_files, described, read_manifest
from ingest.tasks import likeness_of
from kb import records
from kb.languages import LANGUAGES
from kb.model import Receipt, ReceiptStatus, TriClauseError
from kb.settings import Settings
from kb.store import open_store
from kb.store.base import ReceiptFilter

LANGUAGE = click.Choice(list(LANGUAGES))


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--instrument", help="The instrument that the sources are versions of.")
@click.option("--language", type=LANGUAGE, help="The language of the sources, where their words do not tell.")
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes that read sources.")
@click.option("--retry-failed", is_flag=True, help="Only the sources that failed before.")
@click.option(
    "--time-limit",
    type=click.FloatRange(1),
    default=TIME_LIMIT,
    show_default=True,
    help="Seconds after which a source is given up.",
)
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
    time_limit: float,
    as_json: bool,
) -> None:
    """Take files, folders and ZIP archives into the store; a receipt for every source.

    A file belongs to the instrument that --instrument names, else to the one its manifest.jsonl names, else to the one
    in its name (INSTRUMENT.LANGUAGE.EXT); a file of none gets one of its own, and the receipt says whose version it may
    be. Files called README or LICENSE are left out.

    Sources that are stored already and have not changed are not read again. Ctrl-C stops after the source in hand; the
    same command goes on from there.
    """
    with Interruption() as interruption:
        request = Ingestion(
            paths, instrument, language, workers, retry_failed, time_limit, stopped=lambda: interruption.happened
        )
        progress = Progress(count_files(paths))
        try:
            for receipt in ingest_paths(KnowledgeBase(settings), request):
                progress.take(receipt, records.encode(receipt) if as_json else line(receipt))
        finally:
            progress.close(interrupted=interruption.happened)
    ctx.exit(1 if progress.failed or interruption.happened else 0)


@click.command()
@click.argument("words", default="")
@click.option("--status", type=click.Choice(["ingested", "failed"]), help="Only these.")
@click.option("--warned", is_flag=True, help="Only sources with warnings.")
@click.option("--gone", is_flag=True, help="Only sources that are no longer there.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line for each receipt.")
@click.pass_obj
def receipts(
    settings: Settings, words: str, status: ReceiptStatus | None, warned: bool, gone: bool, as_json: bool
) -> None:
    """What became of every source, or of those with WORDS in their name, as the store remembers it."""
    wanted = ReceiptFilter(status, words, warned, gone)
    for receipt in open_store(settings).receipts(wanted):
        click.echo(records.encode(receipt) if as_json else line(receipt))


def line(receipt: Receipt) -> str:
    """A receipt as one line, with its warnings below."""
    if receipt.reason:
        what = receipt.reason
    elif receipt.documents:
        what = f"{receipt.instrument}: {receipt.clauses} clauses, {receipt.facts} facts"
        what += f" in {receipt.documents} language versions" if receipt.documents > 1 else ""
    else:
        what = ""
    head = f"{receipt.status:<9} {printable(receipt.source)}  {what}".rstrip()
    return "\n    ".join([head, *map(printable, receipt.warnings)])


def printable(words: str) -> str:
    """Words for one line of a terminal: what would break the line or steer the terminal is written as in Python."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", lambda c: repr(c[0])[1:-1], words)


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--language", type=LANGUAGE, help="The language of the file, where its words do not tell.")
@click.pass_obj
def extract(settings: Settings, file: Path, language: str | None) -> None:
    """Print as JSON what would be stored of FILE: one line for each language version in it."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise TriClauseError(f"{file}: {error.strerror}") from error
    source = described(file, read_manifest(file.parent))
    try:
        name = source.instrument or file.stem
        likeness = likeness_of(KnowledgeBase(settings).aligning)
        documents, _ = extract_documents(
            data, file.name, name, language or source.language, source.title, source.url, likeness
        )
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


COMMANDS = {"ingest": ingest, "receipts": receipts, "extract": extract, "align": align}
