"""Commands that only read the store: ``list``, ``stats``, ``compare``."""

from __future__ import annotations

import click

from kb import records
from kb.comparison import compare_instrument
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


COMMANDS = {"list": list_, "stats": stats, "compare": compare}
