"""The command ``kb``: one door in front of all folders, which loads a folder only when one of its commands is called.

The commands themselves are in ``<folder>/commands.py``; no import here points up.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import click

from kb.model import TriClauseError
from kb.settings import SEARCHING_ENCODER, Settings


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a command is, and its line in the list of commands."""

    module: str
    help: str


COMMANDS = {
    "ingest": Entry("ingest.commands", "Files, folders and archives into the store; a receipt for every source."),
    "receipts": Entry("ingest.commands", "What became of every source, as the store remembers it."),
    "extract": Entry("ingest.commands", "What would be stored of one file, as JSON; touches no store."),
    "align": Entry("ingest.commands", "Align segment lists of your own; one JSON line a case."),
    "search": Entry("indexes.commands", "Rows that answer a question, best first."),
    "compare": Entry("kb.commands", "The aligned rows of an instrument and the findings."),
    "corrections": Entry("kb.commands", "What persons have corrected, by whom and when, and what became of it."),
    "list": Entry("kb.commands", "The instruments in the store."),
    "stats": Entry("kb.commands", "How much of everything is in the store."),
    "verify": Entry("indexes.commands", "Check the store and its indexes against each other."),
    "rebuild": Entry("indexes.commands", "Build the indexes anew from the store."),
    "serve": Entry("webapp.commands", "The web page and the API."),
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and loads each one's module when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """The names, in the order of a user's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, its module loaded now."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        module = import_module(entry.module)
        command: click.Command = module.COMMANDS[cmd_name]
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands, without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an error the user can act on is one line and exit status 1, never a traceback."""
        try:
            return super().invoke(ctx)
        except TriClauseError as error:
            click.echo(f"kb: {error}", err=True)
            ctx.exit(1)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "KB"})
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    default="kb-data",
    show_default=True,
    help="The folder of the knowledge base (KB_DATA).",
)
@click.option("--database", help="The store's URL (KB_DATABASE); by default SQLite inside the data folder.")
@click.option(
    "--encoder",
    default=SEARCHING_ENCODER,
    show_default=True,
    help="The searching encoder (KB_ENCODER): a packaged one, or a sentence-transformers name or folder.",
)
@click.version_option(package_name="triclause", prog_name="kb")
@click.pass_context
def main(ctx: click.Context, data: Path, database: str | None, encoder: str) -> None:
    """A knowledge base of cooperation instruments in Thai, Japanese and English.

    Results go to standard output, progress and messages to standard error. Exit status 0: all done; 1: some of it
    could not be done, and the output says what; 2: wrong usage.
    """
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    ctx.obj = Settings(data=data, database=database, encoder=encoder)
