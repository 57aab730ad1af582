"""The pages that correct a document: the form of a clause, and the history of what was corrected."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest, NotFound
from werkzeug.wrappers import Response as BaseResponse

from ingest.door import NotApplicable
from kb.corrections.drafts import Unfit, person
from kb.corrections.history import standings
from kb.model import Clause, Correction, Document, Withdrawal
from kb.store.base import StaleDocument
from webapp.corrected import by_clause, shown
from webapp.editing import draft_of, editing, typed
from webapp.provenance import unverified_note
from webapp.reviewer import remember, reviewer
from webapp.services import Corrections, corrections, store

blueprint = Blueprint("correcting", __name__, url_prefix="/documents/<document>")

Answer = BaseResponse | tuple[str, int]


@blueprint.get("/corrections")
def history(document: str) -> str:
    """All that was corrected of a text, the latest first."""
    return history_page(document_of(document))


@blueprint.post("/corrections")
def withdraw(document: str) -> Answer:
    """Take a correction back, or remember who will."""
    service, found, by = corrector(), document_of(document), reviewer()
    if request.form.get("do") == "name":
        try:
            return named(url_for("correcting.history", document=document))
        except Unfit as error:
            return history_page(found, unfit=error), 400
    if by is None:
        return history_page(found, nameless=True), 400
    if is_stale(found):
        return history_page(found, stale=True), 409
    try:
        service.withdraw(found, request.form.get("correction", ""), by)
    except StaleDocument:
        return history_page(document_of(document), stale=True), 409
    except NotApplicable:
        raise NotFound from None
    return redirect(url_for("correcting.history", document=document), 303)


def named(back: str) -> BaseResponse:
    """Remember the name that a form says, and go back to its page.

    Raises:
        Unfit: it will not do.
    """
    return remember(redirect(back, 303), person(request.form.get("by", "")))


@blueprint.get("/clauses/<clause>/edit")
def edit(document: str, clause: str) -> str | BaseResponse:
    """The form of a clause."""
    corrector()
    found = document_of(document)
    edited = clause_of(found, clause)
    if edited is None:
        raise NotFound
    if not is_current(found):
        return redirect(url_for("pages.document", document=document, _anchor=clause))
    return edit_page(found, edited)


@blueprint.post("/clauses/<clause>/edit")
def save(document: str, clause: str) -> Answer:
    """Make the correction that a form asks for; or the form again, with all that was typed and what is in the way."""
    service, found = corrector(), document_of(document)
    edited, by = clause_of(found, clause), reviewer()
    if request.form.get("do") == "name" and edited:
        try:
            return named(url_for("correcting.edit", document=document, clause=clause))
        except Unfit as error:
            return edit_page(found, edited, unfit=error), 400
    if is_stale(found):
        return conflict_page(found, edited), 409
    if edited is None:
        raise NotFound
    if by is None:
        return edit_page(found, edited, nameless=True), 400
    try:
        draft = draft_of(request.form, found, edited)
        made = service.correct(found, draft, by)
    except Unfit as error:
        return edit_page(found, edited, unfit=error), 400
    except NotApplicable:
        return edit_page(found, edited, unfit=Unfit("words", "nothing_changes")), 400
    except StaleDocument:
        again = document_of(document)
        return conflict_page(again, clause_of(again, clause)), 409
    after = document_of(document)
    there = next(c for c in after.extract.clauses if c.start <= draft.span.start < c.end)
    return redirect(url_for("correcting.edit", document=document, clause=there.id, saved=made.id), 303)


def corrector() -> Corrections:
    """What corrects; where there is nothing, there are no such pages."""
    found = corrections()
    if found is None:
        raise NotFound
    return found


def document_of(document: str) -> Document:
    """The document of an address."""
    found = store().document(document)
    if found is None:
        raise NotFound
    return found


def clause_of(document: Document, clause: str) -> Clause | None:
    """The clause of an address."""
    return next((c for c in document.extract.clauses if c.id == clause), None)


def is_current(document: Document) -> bool:
    """Whether a document is what the instrument says in its language now."""
    summary = store().instrument(document.instrument)
    return summary is not None and summary.documents.get(document.extract.language) == document.id


def is_stale(document: Document) -> bool:
    """Whether a form that was sent was made from another state of its document.

    Raises:
        BadRequest: it does not say from which.
    """
    revision = request.form.get("revision", "")
    if not revision.isdecimal() or len(revision) > 9:
        raise BadRequest
    return int(revision) != document.revision or not is_current(document)


def made_of(document: Document) -> list[Correction]:
    """What was corrected of the text of a document."""
    return store().corrections(document.instrument, document.extract.language)


def latest_of(made: list[Correction]) -> Correction | Withdrawal | None:
    """What was done last: a correction, or taking one back."""
    return max((correction.withdrawn or correction for correction in made), key=lambda done: done.at, default=None)


def edit_page(
    document: Document, clause: Clause, unfit: Unfit | None = None, *, nameless: bool = False, stale: bool = False
) -> str:
    """The form of a clause, filled in as it was sent; ``unfit`` is what is wrong with it."""
    made = made_of(document)
    here = by_clause(document, standings(document, made)).get(clause.id, [])
    saved = next((item for item in here if item.correction.id == request.args.get("saved")), None)
    return render_template(
        "edit.html",
        editing=editing(document, clause),
        document=document,
        form=request.form,
        done=request.form.get("do", ""),
        unfit=unfit,
        nameless=nameless,
        stale=stale,
        latest=latest_of(made),
        typed=typed(request.form) if nameless or stale else [],
        reviewer=reviewer(),
        corrected=here,
        saved=saved,
        unverified_note=unverified_note(),
    )


def conflict_page(document: Document, clause: Clause | None) -> str:
    """What was typed, beside the clause as it is now; where that has gone, a way to find it."""
    if clause is not None and is_current(document):
        return edit_page(document, clause, stale=True)
    summary = store().instrument(document.instrument)
    current = summary.documents.get(document.extract.language) if summary else None
    made = made_of(document)
    return render_template(
        "conflict.html",
        document=document,
        current=current or document.id,
        latest=latest_of(made),
        typed=typed(request.form),
    )


def history_page(document: Document, unfit: Unfit | None = None, *, nameless: bool = False, stale: bool = False) -> str:
    """The history of a text."""
    lines = [shown(standing) for standing in reversed(standings(document, made_of(document)))]
    return render_template(
        "corrections.html",
        document=document,
        lines=lines,
        current=is_current(document),
        form=request.form,
        unfit=unfit,
        nameless=nameless,
        stale=stale,
        reviewer=reviewer(),
    )
