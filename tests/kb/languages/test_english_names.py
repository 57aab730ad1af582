"""How English forms names: cases by form, what counts and what does not."""

from __future__ import annotations

import time

import pytest

from ingest.facts.names import read_names
from kb.languages.english.names import EnglishNames

NAMES = EnglishNames()


def named(text: str, kind: str) -> list[str]:
    return [" ".join(text[m.start : m.end].split()) for m in read_names(text, {}) if m.type == kind]


def offices(text: str) -> list[str]:
    bodies = [m for m in read_names(text, {}) if m.type == "agency"]
    return [" ".join(span.of(text).split()) for span in NAMES.offices(text, bodies)]


def parties(text: str, *, opening: bool = False) -> list[str]:
    bodies = [m for m in read_names(text, {}) if m.type == "agency"]
    return [" ".join(span.of(text).split()) for span in NAMES.parties(text, bodies, opening=opening)]


BODIES = {
    "head first": ("the Ministry of Rivers will act", ["Ministry of Rivers"]),
    "head last": ("the Harbour Dredging Authority will act", ["Harbour Dredging Authority"]),
    "list after the head": ("the Ministry of Rivers, Lakes and Marshes will", ["Ministry of Rivers, Lakes and Marshes"]),
    "list before the head": (
        "The Fisheries, Reefs and Marine Resources Department will",
        ["Fisheries, Reefs and Marine Resources Department"],
    ),
    "and before the head": ("The Bridge and Tunnel Bureau", ["Bridge and Tunnel Bureau"]),
    "two bodies": (
        "the Ministry of Rivers and the Lake Department met",
        ["Ministry of Rivers", "Lake Department"],
    ),
    "two bodies without article": (
        "between Ministry of Rivers and Department of Lakes",
        ["Ministry of Rivers", "Department of Lakes"],
    ),
    "unit of a body": (
        "the Dredging Division of the Department of Lakes",
        ["Dredging Division of the Department of Lakes"],
    ),
    "unit of an acronym": ("the Wave Laboratory of JICA", ["Wave Laboratory of JICA"]),
    "unit of a known body": (
        "the Planning Division of the Japan Tourism Agency",
        ["Planning Division of the Japan Tourism Agency"],
    ),
    "any country": ("the Ministry of Rivers of the Republic of Palau", ["Ministry of Rivers of the Republic of Palau"]),
    "country in capitals": (
        "THE LAKE DEPARTMENT OF THE SOCIALIST REPUBLIC OF VIET NAM",
        ["LAKE DEPARTMENT OF THE SOCIALIST REPUBLIC OF VIET NAM"],
    ),
    "over a line break": (
        "It was prepared by experts of the Department of\nLakes in May.",
        ["Department of Lakes"],
    ),
    "company": ("Siam Dredging Public Company Limited and Kita Ports Co., Ltd. met",
                ["Siam Dredging Public Company Limited", "Kita Ports Co., Ltd."]),
    "gloss and country": ("the Lake Department (LKD) of Thailand", ["Lake Department (LKD) of Thailand"]),
    "office of a body": ("the Director-General of the Lake Department", ["Lake Department"]),
    "embassy": ("the Embassy of Japan in Cambodia", ["Embassy of Japan in Cambodia"]),
    "international": ("support from ASEAN and the United Nations.", ["ASEAN", "United Nations"]),
    "possessive": ("the Ministry of Rivers’ Annual Survey", ["Ministry of Rivers"]),
}  # fmt: skip


@pytest.mark.parametrize("case", BODIES)
def test_bodies(case: str) -> None:
    text, wanted = BODIES[case]
    assert named(text, "agency") == wanted


NO_BODIES = {
    "generic ministry": "the Ministry and the other Ministry agree; Each Ministry shall",
    "joint committee": "The Joint Committee and the Steering Committee meet. The Working Group",
    "role": "the Implementing Agency, the Competent Authority and the Contact Office",
    "field of an office": "the Minister of Rivers and Society said",
    "of no one": "the Board of Directors and the Council of Ministers",
    "group of states as adjective": "ASEAN Member States and ASEAN-Japan relations",
    "abstract": "Article 5\nOrganization of Meetings",
    "act": "under the Lake Fisheries Department Act",
}


@pytest.mark.parametrize("case", [case for case in NO_BODIES if case != "act"])
def test_no_bodies(case: str) -> None:
    assert named(NO_BODIES[case], "agency") == []


EVENTS = {
    "ordinal": ("at the Third Thailand–Japan Lake Forum in May", ["Third Thailand–Japan Lake Forum"]),
    "number": ("the 2nd Lake Congress", ["2nd Lake Congress"]),
    "topic": ("the Seminar on Lakes and Marshes was", ["Seminar on Lakes and Marshes"]),
    "year": ("the ITU Lake World 2016 and", ["ITU Lake World 2016"]),
    "motto": ("the Joint Lake Exhibition “Still Waters” at", ["Joint Lake Exhibition “Still Waters”"]),
    "spaced dash": ("the 4th Thailand – Vietnam Lake Dialogue", ["4th Thailand – Vietnam Lake Dialogue"]),
    "whose": ("the Second Meeting of the Joint Committee", ["Second Meeting of the Joint Committee"]),
    "ministers": ("the 30th APEC Finance Ministers’ Meeting", ["30th APEC Finance Ministers’ Meeting"]),
    "generic": ("a joint seminar on floods; the Annual Meeting; the Signing Ceremony", []),
    "next meeting": ("Agenda Item 7: Next Meeting", []),
}


@pytest.mark.parametrize("case", EVENTS)
def test_events(case: str) -> None:
    text, wanted = EVENTS[case]
    assert named(text, "event") == wanted


PROGRAMMES = {
    "project": ("the Lake Siren Link Project will", ["Lake Siren Link Project"]),
    "subject after": ("the Programme for Young Boatmen", ["Programme for Young Boatmen"]),
    "fund": ("from the Marsh Recovery Fund", ["Marsh Recovery Fund"]),
    "quotation marks inside": ("the “Still Waters” project", ["“Still Waters” project"]),
    "quotation marks around": ("a campaign called “Still Waters”", ["Still Waters"]),
    "generic": ("the annual work plan, an Action Plan and the Pilot Project", []),
    "agreement": ("the Lake Fund Agreement", []),
}


@pytest.mark.parametrize("case", PROGRAMMES)
def test_programmes(case: str) -> None:
    text, wanted = PROGRAMMES[case]
    assert named(text, "programme") == wanted


PLACES = {
    "head last": ("in Pak Lat District, Loei Province", ["Pak Lat District", "Loei Province"]),
    "head in small letters": ("in Pak Lat district", ["Pak Lat district"]),
    "head first": ("at the Port of Utaru", ["Port of Utaru"]),
    "hotel": ("at Hotel Minato Bay, Osaka", ["Hotel Minato Bay", "Osaka"]),
    "building": ("in the Lotus Hall Building", ["Lotus Hall Building"]),
    "held at": ("was held at Utaru on 3 May", ["Utaru"]),
    "two after at": ("berths at Utaru and Minato", ["Utaru", "Minato"]),
    "date line": ("Utaru, 17 February 2022", ["Utaru"]),
    "instrument": ("under the Paris Agreement and the Kyoto Protocol", []),
    "country and language": ("in Japan, in English, at Cabinet level", []),
    "generic": ("a Smart City and an International Airport", []),
    "centre": ("at the Minato Convention Centre", ["Minato Convention Centre"]),
}


@pytest.mark.parametrize("case", PLACES)
def test_places(case: str) -> None:
    text, wanted = PLACES[case]
    assert named(text, "place") == wanted


OFFICES = {
    "block": ("For the Lake Department\n\nSomsak Rattana\nDirector-General", ["Director-General"]),
    "block, two columns": ("(Signed)\t(Signed)\nDirector-General\tPresident", ["Director-General", "President"]),
    "state": ("For Japan: Minister of Rivers, Lakes and Marshes", ["Minister of Rivers, Lakes and Marshes"]),
    "qualifier": ("Vice-Minister for Policy (Lake Affairs)", ["Vice-Minister for Policy (Lake Affairs)"]),
    "post": (
        "Ambassador Extraordinary and Plenipotentiary\nof Japan to the Republic of Palau",
        ["Ambassador Extraordinary and Plenipotentiary of Japan to the Republic of Palau"],
    ),
    "before signed": (
        "The Permanent Secretary of the Ministry of Rivers and the Executive Vice President of JICA signed it.",
        ["Permanent Secretary of the Ministry of Rivers", "Executive Vice President of JICA"],
    ),
    "after signed by": (
        "It was signed by Mr. Arun, Director of the Lake Department, in the presence of the Prime Minister.",
        ["Director of the Lake Department"],
    ),
    "authorised": ("The Cabinet authorised the Minister of Rivers to sign it.", ["Minister of Rivers"]),
    "one person, two offices": (
        "to be signed by Deputy Prime Minister and Minister of Rivers",
        ["Deputy Prime Minister and Minister of Rivers"],
    ),
    "speaker": ("Mr. Arun, President of JICA, said that the banks had signed it.", []),
}


@pytest.mark.parametrize("case", OFFICES)
def test_offices(case: str) -> None:
    text, wanted = OFFICES[case]
    assert offices(text) == wanted


PARTIES = {
    "bodies": (
        "a draft Memorandum between the Lake Department of Thailand and the Marsh Agency of Japan was approved",
        ["Lake Department of Thailand", "Marsh Agency of Japan"],
    ),
    "governments": (
        "AGREEMENT BETWEEN THE GOVERNMENT OF JAPAN\nAND THE GOVERNMENT OF THE REPUBLIC OF PALAU ON LAKES",
        ["GOVERNMENT OF JAPAN", "GOVERNMENT OF THE REPUBLIC OF PALAU"],
    ),
    "states": ("Treaty between Japan and the Kingdom of Thailand on Lakes", ["Japan", "Kingdom of Thailand"]),
    "several": (
        "a Memorandum between Minato University, the Lake Institute and the Marsh Association (“the Sides”)",
        ["Minato University", "Lake Institute", "Marsh Association"],
    ),
    "no form": ("an MOU between Kitahama Motors and Siam Wheels on tyres", ["Kitahama Motors", "Siam Wheels"]),
    "representatives": (
        "I refer to the discussions between the representatives of the Government of Japan and the Government of Nepal",
        ["Government of Japan", "Government of Nepal"],
    ),
    "preamble": (
        "The Government of Japan and the Government of Nepal,\nDesiring to",
        ["Government of Japan", "Government of Nepal"],
    ),
    "exchange, not an instrument": ("Statement on Tourism Exchange between Thailand and Japan", []),
    "no instrument": ("The line between Utaru and Minato", []),
}


@pytest.mark.parametrize("case", PARTIES)
def test_parties(case: str) -> None:
    text, wanted = PARTIES[case]
    assert parties(text) == wanted


def test_opening_without_between_names_all_bodies() -> None:
    text = "The Lake Department (hereinafter “LKD”) and the Marsh Agency (hereinafter “MA”)"
    assert parties(text, opening=True) == ["Lake Department", "Marsh Agency"]


LONG = (
    "A", "a", " ", "\n", "–", "Ministry ", "Ministry of ", "of the ", "and ", ", ", "Ministry of Health, ", "Aa Bb, ",
    "between the Government of Japan and ", "Republic of ", "Director-General of ", "signed by ", "Mr. ", "(", "“",
    "at Utaru ", "Thailand–", "A’s ", "A.", "Co., Ltd. ", "Excellency\n", "Minister of Health, ", "signed. ",
)  # fmt: skip


@pytest.mark.parametrize("part", LONG)
def test_no_text_takes_long(part: str) -> None:
    text = part * (20_000 // len(part))
    start = time.perf_counter()
    bodies = [match for match in NAMES.find(text, ()) if match.type == "agency"]
    list(NAMES.offices(text, bodies))
    list(NAMES.parties(text, bodies, opening=True))
    assert time.perf_counter() - start < 2
