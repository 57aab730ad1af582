"""The page of subjects: what they are given to, and the forms by which a person adds, changes and drops them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as BaseResponse

from kb.languages import LANGUAGES
from kb.subjects import ID, LONGEST_NAME, LONGEST_WORDS, MOST, Subject, id_from, subjects_hash
from webapp.services import Subjects, given, subjects

blueprint = Blueprint("subjects", __name__, url_prefix="/subjects")

Change = Callable[[Sequence[Subject]], list[Subject]]


@blueprint.get("")
def listed() -> str:
    """The subjects, with how many instruments and clauses each is given to."""
    return rendered()


@blueprint.post("")
def add() -> BaseResponse | tuple[str, int]:
    """Add a subject; or the page again with what is wrong."""
    known = service().subjects()
    reasons = wrong()
    id_ = request.form.get("id", "").strip()
    if id_ and not ID.fullmatch(id_):
        reasons["id"] = gettext("Small Latin letters, digits, _ and - only, at most 60.")
    elif id_ in {subject.id for subject in known}:
        reasons["id"] = gettext("There is a subject with this id already.")
    if len(known) >= MOST:
        reasons["id"] = gettext("There are %(number)s subjects, and that is the most.", number=MOST)
    if reasons:
        return rendered("", reasons), 400
    subject = said(id_ or id_from(request.form.get("name_en", ""), (subject.id for subject in known)))
    return saved("", subject.id, lambda before: [*before, subject])


@blueprint.post("/<subject>")
def change(subject: str) -> BaseResponse | tuple[str, int]:
    """Rename or describe a subject; or the page again with what is wrong."""
    must_be_known(subject)
    reasons = wrong()
    if reasons:
        return rendered(subject, reasons), 400
    return saved(subject, subject, lambda before: [said(subject) if one.id == subject else one for one in before])


@blueprint.post("/<subject>/drop")
def drop(subject: str) -> BaseResponse | tuple[str, int]:
    """Drop a subject."""
    must_be_known(subject)
    return saved(subject, None, lambda before: [one for one in before if one.id != subject])


def service() -> Subjects:
    """What knows the subjects; the blueprint is there only with it."""
    found = subjects()
    if found is None:
        raise NotFound
    return found


def must_be_known(subject: str) -> None:
    """Answer that there is nothing at an address of no subject."""
    if subject not in {one.id for one in service().subjects()}:
        raise NotFound


def said(id_: str) -> Subject:
    """The subject that the form describes."""
    fields = {
        what: {code: words for code in LANGUAGES if (words := " ".join(request.form.get(f"{what}_{code}", "").split()))}
        for what in ("name", "words")
    }
    return Subject(id_, fields["name"], fields["words"])


def wrong() -> dict[str, str]:
    """What is wrong with the form that was sent, by field."""
    subject = said("x")
    reasons = {}
    if not subject.names:
        reasons["name_en"] = gettext("Give a name in one language at least.")
    for what, texts, most in (("name", subject.names, LONGEST_NAME), ("words", subject.words, LONGEST_WORDS)):
        for code, words in texts.items():
            if len(words) > most:
                reasons[f"{what}_{code}"] = gettext("at most %(number)s characters", number=most)
    return reasons


def saved(form: str, shown: str | None, changed: Change) -> BaseResponse | tuple[str, int]:
    """Save the subjects as changed and show them; or the page again if someone else has changed them meanwhile."""
    before = service().subjects()
    seen = request.form.get("seen", "")
    if seen != subjects_hash(before) or not service().save(changed(before), seen):
        return rendered(form, {}, changed_meanwhile=True), 409
    return redirect(url_for("subjects.listed", _anchor=f"subject-{shown}" if shown else None), 303)


def rendered(form: str | None = None, reasons: dict[str, str] | None = None, changed_meanwhile: bool = False) -> str:
    """The page; ``form`` is the subject whose form was sent and is shown as sent, empty for that of a new one."""
    found = service().subjects()
    has = given()
    return render_template(
        "subjects.html",
        subjects=found,
        seen=subjects_hash(found),
        instruments=Counter(shared.subject for every in has.instruments.values() for shared in every),
        clauses=Counter(one.subject for every in has.clauses.values() for one in every),
        sent=form,
        form=request.form,
        reasons=reasons or {},
        changed_meanwhile=changed_meanwhile,
        longest={"name": LONGEST_NAME, "words": LONGEST_WORDS},
    )
