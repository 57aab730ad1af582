"""The web application: the pages, and the same things as JSON under ``/api/v1/``.

1. Every page works without JavaScript, and no page makes a request to another machine.
2. Nothing here writes: a GET, however odd, leaves the store as it was.
3. Whatever a document or a visitor says is escaped; highlights never change the words they stand on.
"""

from __future__ import annotations

from flask import Flask

from kb.store import Store
from webapp import api, interface, pages, presentation, problems, security, services
from webapp.services import Searcher

__all__ = ["Searcher", "create_app"]


def create_app(store: Store, searcher: Searcher) -> Flask:
    """The application over one store and one searcher; everything it needs is wired here."""
    app = Flask(__name__)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    services.install(app, services.Services(store, searcher))
    interface.install(app)
    presentation.install(app)
    problems.install(app)
    security.install(app)
    app.register_blueprint(pages.blueprint)
    app.register_blueprint(api.blueprint)
    return app
