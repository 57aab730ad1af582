"""The pages: search, the instruments, one side by side, a document whole, what became of the sources."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as BaseResponse

from indexes.query import Answer
from kb.corrections.history import standings
from kb.languages import LANGUAGES
from webapp.corrected import by_clause
from webapp.interface import interface_language
from webapp.labels import FACT_NAMES
from webapp.ledger import counts_of, shown_receipts
from webapp.overview import instruments_page
from webapp.parameters import FILTERS, RECEIPT_FILTERS, InvalidParameters, read_query, read_receipts
from webapp.provenance import unverified_note
from webapp.reading import facts_of, pieces_of
from webapp.results import results_of, title_of
from webapp.services import given, lines, searcher, store, subject_names, today, uploads
from webapp.standing import Standing, standing_of
from webapp.versions import languages_of, record_tables, rows_of, unverified_values

blueprint = Blueprint("pages", __name__)

EXAMPLES = {
    "th": ("การแลกเปลี่ยนผู้เชี่ยวชาญและข้อมูล", "การบอกเลิกโดยแจ้งล่วงหน้าเป็นลายลักษณ์อักษร"),
    "ja": ("専門家及び情報の交換", "書面による終了の通告"),
    "en": ("exchange of experts and information", "termination by written notice"),
}
"""What the search page offers to one who has not asked yet: the same two questions in each language."""

MORE_FILTERS = ("party", "from", "to")


@blueprint.get("/")
def search() -> tuple[str, int]:
    """The search page: empty, with results, or with what is wrong in the form."""
    answer: Answer | None = None
    reasons: dict[str, str] = {}
    if request.args.get("q", "").strip():
        try:
            answer = searcher().search(read_query(request.args))
        except InvalidParameters as error:
            reasons = error.reasons
    language = interface_language()
    summaries = store().instruments()
    body = render_template(
        "search.html",
        form=request.args,
        answer=answer,
        results=results_of(answer, store(), language) if answer else [],
        reasons=reasons,
        instruments=[(summary.id, title_of(summary, language)) for summary in summaries],
        examples=EXAMPLES,
        filtered=any(request.args.get(name) for name in FILTERS),
        more=any(request.args.get(name) for name in MORE_FILTERS),
        counts=store().counts(),
        address=address,
    )
    return body, 400 if reasons else 200


def address(**changes: object) -> str:
    """This search with some parameters changed; ``None`` takes one out."""
    return changed("pages.search", ("q", *FILTERS, "limit"), changes)


def changed(endpoint: str, names: tuple[str, ...], changes: Mapping[str, object]) -> str:
    """A page's address with these parameters as they are now, but for the changes; ``None`` takes one out."""
    kept = {name: value for name in names if (value := request.args.get(name))}
    wanted = {name: value for name, value in {**kept, **changes}.items() if value is not None}
    return url_for(endpoint) + ("?" + urlencode(wanted) if wanted else "")


@blueprint.get("/instruments")
def instruments() -> str | tuple[str, int]:
    """The table of instruments and their timeline."""
    return instruments_page()


@blueprint.get("/instruments/<path:instrument>")
def instrument(instrument: str) -> str:
    """An instrument: what its versions say of it, then the versions row by row."""
    summary = store().instrument(instrument)
    if summary is None:
        raise NotFound
    rows = rows_of(store(), summary)
    doubtful = store().doubtful()
    marked = {fact.type for facts in store().facts(instrument).values() for fact in facts}
    return render_template(
        "instrument.html",
        summary=summary,
        title=title_of(summary, interface_language()),
        versions=languages_of(summary),
        tables=record_tables(summary, unverified_values(store(), summary)),
        standings=standings_of(instrument),
        subject_names=subject_names(interface_language()),
        doubtful={code for code, document in summary.documents.items() if document in doubtful},
        unverified_note=unverified_note(),
        rows=rows,
        unsure=[row.row.row for row in rows if row.unsure],
        fact_types=[type_ for type_ in FACT_NAMES if type_ in marked],
    )


def standings_of(instrument: str) -> list[Standing]:
    """What the versions of an instrument say together, and of each further one they tell of."""
    mine = [line for line in lines() if line.summary.id == instrument]
    return [standing_of(line, interface_language(), today()) for line in mine]


@blueprint.get("/documents/<document>")
def document(document: str) -> str:
    """A document whole, its clauses marked, with its facts and its source."""
    found = store().document(document)
    if found is None:
        raise NotFound
    summary = store().instrument(found.instrument)
    reviewed = standings(found, store().corrections(found.instrument, found.extract.language))
    placed = store().clauses(clause.id for clause in found.extract.clauses)
    url = found.url if found.url and urlsplit(found.url).scheme in ("http", "https") else None
    return render_template(
        "document.html",
        document=found,
        extract=found.extract,
        summary=summary,
        pieces=pieces_of(found),
        facts=facts_of(found),
        rows={clause: item.row for clause, item in placed.items() if item.row},
        url=url,
        versions=[v for v in store().versions(found.instrument) if v.language == found.extract.language],
        unverified_note=unverified_note(),
        subjects=given().clauses,
        subject_names=subject_names(interface_language()),
        others=[code for code in LANGUAGES if summary and summary.documents.get(code, document) != document],
        current=bool(summary and document in summary.documents.values()),
        corrected=by_clause(found, reviewed),
        corrections=len(reviewed),
        waiting=sum(standing.state == "waiting" for standing in reviewed),
    )


@blueprint.get("/receipts")
def receipts() -> str | tuple[str, int]:
    """What became of every source."""
    try:
        wanted, offset, limit = read_receipts(request.args)
    except InvalidParameters as error:
        return render_template("receipts.html", reasons=error.reasons, form=request.args, address=receipts_address), 400
    taking = uploads()
    return render_template(
        "receipts.html",
        reasons={},
        form=request.args,
        address=receipts_address,
        receipts=shown_receipts(store(), store().receipts(wanted, offset, limit)),
        total=store().receipt_count(wanted),
        offset=offset,
        limit=limit,
        wanted=wanted,
        counts=counts_of(store(), wanted),
        filtered=any(request.args.get(name) for name in RECEIPT_FILTERS),
        unfinished=taking.unfinished() if taking else [],
    )


def receipts_address(**changes: object) -> str:
    """This list of receipts with some parameters changed, from its beginning."""
    return changed("pages.receipts", (*RECEIPT_FILTERS, "limit"), changes)


@blueprint.get("/favicon.ico")
def favicon() -> BaseResponse:
    """The icon, for browsers that ask for it without being told."""
    return redirect(url_for("static", filename="icon.svg"), 301)
