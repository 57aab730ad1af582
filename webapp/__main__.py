"""``python -m webapp``: the commands of this folder alone."""

import click

from kb.cli import main
from webapp.commands import COMMANDS

click.Group(name="webapp", commands=COMMANDS, params=main.params, callback=main.callback)(prog_name="webapp")
