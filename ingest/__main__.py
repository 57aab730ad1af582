"""``python -m ingest``: the commands of this folder alone."""

import click

from ingest.commands import COMMANDS
from kb.cli import main

click.Group(name="ingest", commands=COMMANDS, params=main.params, callback=main.callback)(prog_name="ingest")
