"""``python -m indexes``: the commands of this folder alone."""

import click

from indexes.commands import COMMANDS
from kb.cli import main

click.Group(name="indexes", commands=COMMANDS, params=main.params, callback=main.callback)(prog_name="indexes")
