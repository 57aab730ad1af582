"""Commands over the indexes: ``search``, ``verify``, ``rebuild``."""

from __future__ import annotations

from typing import Any

import click

from indexes.knowledge_base import KnowledgeBase
from indexes.query import Answer, Query
from kb import records
from kb.languages import LANGUAGES
from kb.model import KINDS
from kb.settings import Settings

DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("query")
@click.option("--language", type=click.Choice(list(LANGUAGES)), help="Only clauses in this language may answer.")
@click.option("--kind", type=click.Choice(KINDS), help="Only clauses of this kind.")
@click.option("--instrument", help="Only this instrument.")
@click.option("--party", help="Only instruments with these words in the name of a party.")
@click.option("--from", "since", type=DAY, help="Only instruments signed on this day or later.")
@click.option("--to", "until", type=DAY, help="Only instruments signed on this day or before.")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="Rows to give.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@click.pass_obj
def search(settings: Settings, /, query: str, as_json: bool, **filters: Any) -> None:
    """The rows that answer QUERY, best first."""
    for name in ("since", "until"):
        filters[name] = f"{filters[name]:%Y-%m-%d}" if filters[name] else None
    answer = KnowledgeBase(settings).engine.search(Query(query, **filters))
    if as_json:
        shape = {"query": query, "total": answer.total, "hits": [records.hit_shape(hit) for hit in answer.hits]}
        click.echo(records.encode(shape))
    else:
        show(answer)


def show(answer: Answer) -> None:
    """The hits for a person at a terminal."""
    if not answer.hits:
        click.echo(f"Nothing found for {answer.query.text!r}.", err=True)
    for hit in answer.hits:
        click.echo(f"{hit.score:.2f}  {hit.instrument} [{hit.row}]  {hit.title}")
        for language, clauses in hit.clauses.items():
            for clause in clauses:
                sign = "*" if language in hit.matched else " "
                click.echo(f"    {sign}{language}  {' '.join(clause.text.split())}")


@click.command()
@click.option("--repair", is_flag=True, help="Build the indexes anew if they are out of step.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@click.pass_obj
@click.pass_context
def verify(ctx: click.Context, settings: Settings, repair: bool, as_json: bool) -> None:
    """Check the store and its indexes against each other.

    Rows and index entries that a killed run left to make are named as pending: the next ingest makes them.
    """
    from indexes.verification import verify_knowledge_base

    found = verify_knowledge_base(settings)
    if repair and (found.index_problems or found.pending):
        KnowledgeBase(settings).index.rebuild()
        found = verify_knowledge_base(settings)
    if as_json:
        click.echo(records.encode({"sound": found.sound, **records.plain(found)}))
    else:
        for line in [*found.problems, *found.index_problems, *found.pending]:
            click.echo(line)
        click.echo("sound" if found.sound else "not sound")
    ctx.exit(0 if found.sound else 1)


@click.command()
@click.pass_obj
def rebuild(settings: Settings) -> None:
    """Build the indexes anew from the store."""
    index = KnowledgeBase(settings).index
    index.rebuild()
    click.echo(f"{len(index.clauses)} clauses indexed", err=True)


COMMANDS = {"search": search, "verify": verify, "rebuild": rebuild}
