"""Commands that only read the store: ``list``, ``stats``, ``compare``, ``corrections``."""

from __future__ import annotations

import click

from kb import records
from kb.comparison import compare_instrument
from kb.corrections import Standing
from kb.corrections.history import history
from kb.model import Correction
from kb.settings import Settings
from kb.store import open_store


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON line for each instrument.")
@click.pass_obj
def list_(settings: Settings, as_json: bool) -> None:
    """The instruments in the store."""
    for summary in open_store(settings).instruments():
        if as_json:
            click.echo(records.encode(summary))
        else:
            click.echo(f"{summary.id}\t{','.join(summary.documents)}\t{summary.rows} rows\t{summary.title}")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@click.pass_obj
def stats(settings: Settings, as_json: bool) -> None:
    """How much of everything is in the store."""
    counts = open_store(settings).counts()
    if as_json:
        click.echo(records.encode(counts))
    else:
        for name, count in counts.items():
            click.echo(f"{count:>9}  {name}")


@click.command()
@click.argument("instrument")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@click.pass_obj
def compare(settings: Settings, instrument: str, as_json: bool) -> None:
    """The aligned rows of INSTRUMENT and the findings."""
    comparison = compare_instrument(open_store(settings), instrument)
    if as_json:
        click.echo(records.encode(comparison))
        return
    click.echo(f"{comparison['instrument']}: {comparison['title']}")
    for row in comparison["rows"]:
        click.echo(f"\n[{row['row']}] score {row['score']}, {row['method']}")
        for language, clauses in row["clauses"].items():
            for clause in clauses:
                click.echo(f"  {language}  {' '.join(clause['text'].split())}")


@click.command()
@click.argument("instrument", required=False)
@click.option("--json", "as_json", is_flag=True, help="One JSON line for each correction.")
@click.pass_obj
def corrections(settings: Settings, instrument: str | None, as_json: bool) -> None:
    """What persons have corrected of INSTRUMENT, or of all, and what became of it."""
    for standing in history(open_store(settings), instrument):
        click.echo(records.encode(records.standing_shape(standing)) if as_json else correction_line(standing))


def correction_line(standing: Standing) -> str:
    """A correction as one line."""
    correction = standing.correction
    words = " ".join(correction.words.split())
    words = words if len(words) <= 40 else words[:40] + "…"
    state = f"{standing.state} ({standing.reason})" if standing.reason else standing.state
    where = f"{correction.instrument} {correction.language}"
    return f"{correction.at}  {state:<9}  {where}  {summary(correction)}  by {correction.by}: {words}"


def summary(correction: Correction) -> str:
    """What a correction says, in a few words."""
    change = correction.change
    if correction.field == "kind":
        return f"kind {change.kind}"
    if correction.field == "label":
        return f"label {change.label or '(none)'} path {change.path or '(none)'}"
    if correction.field == "borders":
        return f"cut into {len(change.parts)}" if len(change.parts) > 1 else "made one clause"
    now, was = change.now, change.was
    if now and was:
        return f"{was.type} {was.value} is {now.type} {now.value}"
    return f"{now.type} {now.value} added" if now else f"{was.type} {was.value} removed" if was else ""


COMMANDS = {"list": list_, "stats": stats, "compare": compare, "corrections": corrections}
