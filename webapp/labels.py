"""The names of kinds, facts and statuses as people read them, in the language of the interface."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import LazyString, lazy_pgettext

KIND_NAMES: Mapping[str, LazyString] = {
    "title": lazy_pgettext("kind of clause", "Title"),
    "preamble": lazy_pgettext("kind of clause", "Preamble"),
    "purpose": lazy_pgettext("kind of clause", "Purpose"),
    "definition": lazy_pgettext("kind of clause", "Definition"),
    "area_of_cooperation": lazy_pgettext("kind of clause", "Area of cooperation"),
    "form_of_cooperation": lazy_pgettext("kind of clause", "Form of cooperation"),
    "implementation": lazy_pgettext("kind of clause", "Implementation"),
    "expenses": lazy_pgettext("kind of clause", "Expenses"),
    "confidentiality": lazy_pgettext("kind of clause", "Confidentiality"),
    "intellectual_property": lazy_pgettext("kind of clause", "Intellectual property"),
    "dispute_settlement": lazy_pgettext("kind of clause", "Settlement of disputes"),
    "legal_effect": lazy_pgettext("kind of clause", "Legal effect"),
    "amendment": lazy_pgettext("kind of clause", "Amendment"),
    "entry_into_force": lazy_pgettext("kind of clause", "Entry into force"),
    "duration": lazy_pgettext("kind of clause", "Duration"),
    "termination": lazy_pgettext("kind of clause", "Termination"),
    "language": lazy_pgettext("kind of clause", "Language"),
    "signature": lazy_pgettext("kind of clause", "Signature"),
    "event": lazy_pgettext("kind of clause", "Event"),
    "other": lazy_pgettext("kind of clause", "Other"),
}

FACT_NAMES: Mapping[str, LazyString] = {
    "date": lazy_pgettext("type of fact", "Date"),
    "duration": lazy_pgettext("type of fact", "Duration"),
    "notice_period": lazy_pgettext("type of fact", "Notice period"),
    "amount": lazy_pgettext("type of fact", "Amount"),
    "party": lazy_pgettext("type of fact", "Party"),
    "signatory": lazy_pgettext("type of fact", "Signatory"),
    "agency": lazy_pgettext("type of fact", "Agency"),
    "programme": lazy_pgettext("type of fact", "Programme"),
    "event": lazy_pgettext("type of fact", "Event"),
    "place": lazy_pgettext("type of fact", "Place"),
}
"""In the order in which pages list facts: values before names."""

INSTRUMENT_KIND_NAMES: Mapping[str, LazyString] = {
    "memorandum_of_cooperation": lazy_pgettext("kind of instrument", "Memorandum of cooperation"),
    "memorandum_of_understanding": lazy_pgettext("kind of instrument", "Memorandum of understanding"),
    "joint_statement": lazy_pgettext("kind of instrument", "Joint statement"),
    "agreement": lazy_pgettext("kind of instrument", "Agreement"),
    "exchange_of_notes": lazy_pgettext("kind of instrument", "Exchange of notes"),
    "other": lazy_pgettext("kind of instrument", "Other instrument"),
}

STATUS_NAMES: Mapping[str, LazyString] = {
    "draft": lazy_pgettext("status", "Draft"),
    "signed": lazy_pgettext("status", "Signed"),
    "in_force": lazy_pgettext("status", "In force"),
    "ended": lazy_pgettext("status", "Ended"),
    "unknown": lazy_pgettext("status", "Not stated"),
}

RECEIPT_STATUS_NAMES: Mapping[str, LazyString] = {
    "ingested": lazy_pgettext("status of a source", "Taken in"),
    "failed": lazy_pgettext("status of a source", "Failed"),
    "unchanged": lazy_pgettext("status of a source", "Unchanged"),
}

STAGE_NAMES: Mapping[str, LazyString] = {
    "read": lazy_pgettext("stage of a source", "reading the file"),
    "extract": lazy_pgettext("stage of a source", "finding the clauses"),
    "encode": lazy_pgettext("stage of a source", "encoding the clauses"),
    "store": lazy_pgettext("stage of a source", "storing"),
    "align": lazy_pgettext("stage of a source", "aligning the versions"),
    "index": lazy_pgettext("stage of a source", "indexing"),
    "done": lazy_pgettext("stage of a source", "done"),
}

SCORE_PART_NAMES: Mapping[str, LazyString] = {
    "meaning": lazy_pgettext("part of a score", "meaning"),
    "words": lazy_pgettext("part of a score", "words"),
}
"""What a searcher's score is made of; a part that has no name here is shown by its key."""


def instrument_kind_name(kind: str) -> str:
    """The name of a kind of instrument."""
    return str(INSTRUMENT_KIND_NAMES[kind])


def status_name(status: str) -> str:
    """The name of a status."""
    return str(STATUS_NAMES[status])
