"""The command ``serve``."""

from __future__ import annotations

import click

from kb.settings import Settings

THREADS = 4
"""Requests answered at a time; the encoders share two threads among them anyway."""


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port to listen on.")
@click.pass_obj
def serve(settings: Settings, host: str, port: int) -> None:
    """Serve the web page and the API until interrupted."""
    from waitress import create_server

    from indexes.knowledge_base import KnowledgeBase
    from webapp import create_app

    base = KnowledgeBase(settings)
    server = create_server(create_app(base.store, base.engine), host=host, port=port, threads=THREADS)
    click.echo(f"TriClause is at http://{host}:{server.effective_port}/", err=True)
    server.run()


COMMANDS = {"serve": serve}
