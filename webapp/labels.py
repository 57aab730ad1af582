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

CORRECTION_STATE_NAMES: Mapping[str, LazyString] = {
    "in_effect": lazy_pgettext("state of a correction", "in effect"),
    "overruled": lazy_pgettext("state of a correction", "replaced by a later one"),
    "waiting": lazy_pgettext("state of a correction", "waiting"),
    "withdrawn": lazy_pgettext("state of a correction", "withdrawn"),
}

WAITING_NAMES: Mapping[str, LazyString] = {
    "no_text": lazy_pgettext("why a correction waits", "The instrument has no text in this language now."),
    "no_words": lazy_pgettext("why a correction waits", "Its words are not in the text as they were."),
    "no_clause": lazy_pgettext("why a correction waits", "No clause begins with its words now."),
    "border": lazy_pgettext("why a correction waits", "The words of the fact are not inside one clause now."),
}

UNFIT_NAMES: Mapping[str, LazyString] = {
    "too_long": lazy_pgettext("what is wrong", "This is too long."),
    "not_plain": lazy_pgettext("what is wrong", "It holds characters that cannot be seen."),
    "empty": lazy_pgettext("what is wrong", "This is needed."),
    "not_a_path": lazy_pgettext("what is wrong", "Letters and digits, parted by full stops, such as 2.a."),
    "not_a_date": lazy_pgettext("what is wrong", "A date such as 2014-05-30, 2014-05 or 2014, or two with a slash."),
    "not_a_period": lazy_pgettext("what is wrong", "A length of time such as P3Y (years), P6M (months), P90D (days)."),
    "not_an_amount": lazy_pgettext("what is wrong", "A currency and a number, such as THB 5000000."),
    "not_in_clause": lazy_pgettext("what is wrong", "These words do not stand in the clause."),
    "several_times": lazy_pgettext("what is wrong", "These words stand in it several times: give more of them."),
    "nothing_changes": lazy_pgettext("what is wrong", "It is so already."),
    "no_second_part": lazy_pgettext("what is wrong", "Both parts must have words."),
    "not_the_words": lazy_pgettext("what is wrong", "The parts are not together the words of whole clauses."),
    "no_such_fact": lazy_pgettext("what is wrong", "There is no such fact in the clause."),
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
