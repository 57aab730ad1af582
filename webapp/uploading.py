"""The upload form, what it sends, and the page that tells what becomes of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as BaseResponse

from kb.languages import LANGUAGES
from kb.model import Receipt
from kb.store.base import ReceiptFilter
from webapp.ledger import shown_receipts, shown_source
from webapp.parameters import LARGEST_UPLOAD
from webapp.services import Batch, Uploads, store, uploads

blueprint = Blueprint("uploading", __name__, url_prefix="/upload")

LONGEST_INSTRUMENT = 120

MEMBERS_SHOWN = 100
"""Files of an uploaded archive whose receipts are shown with it; the list of receipts has all."""


@blueprint.get("")
def form() -> str:
    """The form, and what is still being taken in."""
    return rendered({})


@blueprint.post("")
def send() -> BaseResponse | tuple[str, int]:
    """Save what was sent and go to the page that tells of it; or the form again with what is wrong."""
    files = [file for file in request.files.getlist("files") if file.filename]
    reasons = wrong(files)
    if reasons:
        return rendered(reasons), 400
    instrument = request.form.get("instrument", "").strip() or None
    language = request.form.get("language") or None
    batch = service().put([(file.filename or "", file.stream) for file in files], instrument, language)
    return redirect(url_for("uploading.sent", batch=batch), 303)


@blueprint.get("/<batch>")
def sent(batch: str) -> str:
    """What became of the files of one upload so far."""
    found = service().batch(batch)
    if found is None:
        raise NotFound
    return render_template(
        "uploaded.html",
        batch=found,
        waiting=[(shown_source(name), state_of(name, found)) for name in found.waiting],
        receipts=shown_receipts(store(), receipts_of(found)),
        refreshing=found.state in ("waiting", "reading"),
    )


def service() -> Uploads:
    """What takes the files; the blueprint is there only with it."""
    found = uploads()
    if found is None:
        raise NotFound
    return found


def rendered(reasons: dict[str, str]) -> str:
    """The form, filled in as it was sent."""
    return render_template(
        "upload.html",
        form=request.form,
        reasons=reasons,
        instruments=[summary.id for summary in store().instruments()],
        unfinished=service().unfinished(),
        megabytes=LARGEST_UPLOAD >> 20,
    )


def wrong(files: list[FileStorage]) -> dict[str, str]:
    """What is wrong with the form that was sent, by field."""
    reasons = {}
    if not files:
        reasons["files"] = gettext("Choose one file or more.")
    instrument = request.form.get("instrument", "").strip()
    if instrument and not (is_instrument_name(instrument) or store().instrument(instrument)):
        reasons["instrument"] = gettext(
            "At most %(number)s characters on one line, and no slashes.", number=LONGEST_INSTRUMENT
        )
    language = request.form.get("language", "")
    if language and language not in LANGUAGES:
        reasons["language"] = gettext("“%(value)s” is not one of the choices", value=language[:40])
    return reasons


def is_instrument_name(name: str) -> bool:
    """Whether a new instrument may be called so: its name becomes a part of addresses."""
    plain = all(unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp") and c not in "/\\" for c in name)
    return plain and len(name) <= LONGEST_INSTRUMENT and name.strip(".") != ""


def state_of(source: str, batch: Batch) -> str:
    """Where a file stands that has no receipt yet: the first of them is being read."""
    first = batch.state == "reading" and source == batch.waiting[0]
    return "busy" if first else "stopped" if batch.state == "stopped" else "waiting"


def receipts_of(batch: Batch) -> Iterator[Receipt]:
    """The receipts of the files that have theirs, each with those of what is in it."""
    for source in batch.sources:
        if source not in batch.waiting:
            receipt = store().receipt(source)
            if receipt:
                yield receipt
            yield from store().receipts(ReceiptFilter(under=source), limit=MEMBERS_SHOWN)
