"""The web application: the pages, and the same things as JSON under ``/api/v1/``.

1. Every page works without JavaScript, and no page makes a request to another machine.
2. A GET, however odd, changes nothing. Three forms write: those of uploads and of corrections, which go through the
   door of ``ingest``, as the command does, and that of subjects, which saves their file. What another site sends is
   refused.
3. Whatever a document or a visitor says is escaped; highlights never change the words they stand on.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from flask import Flask

from kb.store import Store
from webapp import (
    api,
    correcting,
    interface,
    overview,
    pages,
    presentation,
    problems,
    security,
    services,
    subjects,
    uploading,
)
from webapp.parameters import LARGEST_UPLOAD
from webapp.services import Corrections, Searcher, Subjects, Uploads

__all__ = ["Corrections", "Searcher", "Subjects", "Uploads", "create_app"]


def create_app(
    store: Store,
    searcher: Searcher,
    uploads: Uploads | None = None,
    corrections: Corrections | None = None,
    known: Subjects | None = None,
    today: Callable[[], date] = date.today,
) -> Flask:
    """The application over one store and one searcher; everything it needs is wired here.

    Without ``uploads`` nothing can be uploaded: there is no form, and no address to send one to. Without
    ``corrections`` nothing can be corrected, and without ``known`` subjects there is no page of them and no facet.
    ``today`` is the clock by which instruments are in force or ended.
    """
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_UPLOAD
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    services.install(app, services.Services(store, searcher, uploads, corrections, known, today))
    interface.install(app)
    presentation.install(app)
    problems.install(app)
    security.install(app)
    app.register_blueprint(pages.blueprint)
    app.register_blueprint(correcting.blueprint)
    app.register_blueprint(overview.blueprint)
    app.register_blueprint(api.blueprint)
    if known:
        app.register_blueprint(subjects.blueprint)
    if uploads:
        app.register_blueprint(uploading.blueprint)
    return app
