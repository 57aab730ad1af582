"""The command ``serve``."""

from __future__ import annotations

import click

from kb.settings import Settings

THREADS = 4
"""Requests answered at a time; the encoders share two threads among them anyway."""

LARGEST_BODY = 256 << 20
"""Bytes of a request that are received at all: enough above what an upload may have to say in a page what it may."""

UPLOADS = "uploads"


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port to listen on.")
@click.pass_obj
def serve(settings: Settings, host: str, port: int) -> None:
    """Serve the web page and the API until interrupted; files that are uploaded are kept below the data folder."""
    from waitress import create_server

    from indexes.knowledge_base import KnowledgeBase
    from ingest.door import Corrector, ingest_paths
    from webapp import create_app
    from webapp.uploads import UploadFolder

    base = KnowledgeBase(settings)
    uploads = UploadFolder(settings.data / UPLOADS, lambda request: ingest_paths(base, request))
    app = create_app(base.store, base.engine, uploads, Corrector(base), base.subjects)
    server = create_server(app, host=host, port=port, threads=THREADS, max_request_body_size=LARGEST_BODY)
    uploads.start()
    click.echo(f"TriClause is at http://{host}:{server.effective_port}/", err=True)
    server.run()


COMMANDS = {"serve": serve}
