from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest
from flask import Flask
from flask.testing import FlaskClient

import webapp
from indexes.query import Answer, Query
from kb.model import TriClauseError
from kb.store import Store
from webapp.api import OPERATIONS
from webapp.shapes import CompareShape, DocumentShape, InstrumentsShape, Problem, SearchShape, StatsShape


def get(client: FlaskClient, path: str, **query: str) -> Any:
    response = client.get(path, query_string=query)
    assert response.status_code == 200, response.text
    assert response.mimetype == "application/json"
    return response.json


@pytest.mark.parametrize(
    "query",
    [
        {"q": "written notice"},
        {"q": "書面"},
        {"q": "ลายลักษณ์อักษร"},
        {"q": "notice", "kind": "termination", "language": "en"},
    ],
)
def test_search(client: FlaskClient, query: dict[str, str]) -> None:
    shape = get(client, "/api/v1/search", **query)
    answer = msgspec.convert(shape, SearchShape)
    assert answer["query"] == query["q"]
    assert 0 < len(answer["hits"]) <= answer["total"]
    for hit in answer["hits"]:
        texts = {clause.id: clause.text for cell in hit["clauses"].values() for clause in cell}
        for clause, spans in hit["marks"].items():
            assert all(texts[clause][start:end] for start, end in spans)


def test_search_in_pages(client: FlaskClient) -> None:
    whole = get(client, "/api/v1/search", q="the", limit="10")
    part = get(client, "/api/v1/search", q="the", limit="5", offset="5")
    assert part["hits"] == whole["hits"][5:]
    assert (part["limit"], part["offset"], part["total"]) == (5, 5, whole["total"])


@pytest.mark.parametrize(
    ("query", "parameters"),
    [
        ({}, {"q"}),
        ({"q": "  "}, {"q"}),
        ({"q": "a" * 10_001}, {"q"}),
        ({"q": "a", "language": "fr"}, {"language"}),
        ({"q": "a", "kind": "nonsense", "from": "2024-02-30", "to": "soon"}, {"kind", "from", "to"}),
        ({"q": "a", "limit": "0"}, {"limit"}),
        ({"q": "a", "limit": "9" * 5000}, {"limit"}),
        ({"q": "a", "limit": "１０1"}, {"limit"}),
        ({"q": "a", "offset": "-1"}, {"offset"}),
    ],
)
def test_wrong_parameters_are_named(client: FlaskClient, query: dict[str, str], parameters: set[str]) -> None:
    response = client.get("/api/v1/search", query_string=query, headers={"Accept-Language": "ja"})
    assert response.status_code == 400
    assert response.mimetype == "application/problem+json"
    problem = msgspec.convert(response.json, Problem)
    assert problem["status"] == 400
    assert {error["parameter"] for error in problem["errors"]} == parameters
    assert problem["detail"].isascii() or "“" in problem["detail"]


def test_instruments(client: FlaskClient, store: Store, specimen: str) -> None:
    found = msgspec.convert(get(client, "/api/v1/instruments"), InstrumentsShape)
    assert [summary.id for summary in found["instruments"]] == [summary.id for summary in store.instruments()]
    compared = msgspec.convert(get(client, f"/api/v1/instruments/{specimen}"), CompareShape)
    assert compared["instrument"] == specimen
    assert compared["findings"] == []
    assert len(compared["rows"]) == len(store.rows(specimen))


def test_document(client: FlaskClient, store: Store, specimen: str, hostile: str) -> None:
    for instrument in (specimen, hostile):
        summary = store.instrument(instrument)
        assert summary
        for id_ in summary.documents.values():
            shape = msgspec.convert(get(client, f"/api/v1/documents/{id_}"), DocumentShape)
            for part in [*shape["clauses"], *shape["facts"]]:
                assert shape["text"][part.start : part.end] == part.text


def test_stats(client: FlaskClient, store: Store) -> None:
    assert msgspec.convert(get(client, "/api/v1/stats"), StatsShape) == store.counts()


@pytest.mark.parametrize(
    "path", ["/api/v1/instruments/none", "/api/v1/documents/%3Cscript%3E", "/api/v1/nowhere", "/api/v2/search", "/api/"]
)
def test_what_is_not_there_is_a_problem(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.mimetype == "application/problem+json"
    assert msgspec.convert(response.json, Problem)["title"] == "Not Found"


def test_methods_and_faults_are_problems(client: FlaskClient, store: Store) -> None:
    refused = client.post("/api/v1/search")
    assert (refused.status_code, refused.mimetype) == (405, "application/problem+json")
    assert "GET" in refused.headers["Allow"]

    class Broken:
        def search(self, query: Query) -> Answer:
            raise TriClauseError("no index") if query.text == "ours" else RuntimeError("secret")

    broken = webapp.create_app(store, Broken()).test_client()
    assert msgspec.convert(broken.get("/api/v1/search?q=ours").json, Problem)["detail"] == "no index"
    fault = broken.get("/api/v1/search?q=x")
    assert (fault.status_code, fault.mimetype) == (500, "application/problem+json")
    assert "secret" not in fault.text


def test_every_route_of_the_api_is_described(client: FlaskClient, app: Flask) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("api.")]
    assert {rule.endpoint for rule in rules} == set(OPERATIONS)
    document = get(client, "/api/v1/openapi.json")
    assert document["openapi"].startswith("3.1")
    described = {re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule) for rule in rules}
    assert set(document["paths"]) == described
    for path, item in document["paths"].items():
        operation = item["get"]
        in_path = {p["name"] for p in operation["parameters"] if p["in"] == "path"}
        assert in_path == set(re.findall(r"{(\w+)}", path))
        assert {"200", "default"} <= set(operation["responses"])
    names = {p["name"] for p in document["paths"]["/api/v1/search"]["get"]["parameters"]}
    assert names == {"q", "language", "kind", "instrument", "party", "from", "to", "limit", "offset"}


def test_every_reference_of_the_description_is_there(client: FlaskClient) -> None:
    response = client.get("/api/v1/openapi.json")
    schemas = response.json["components"]["schemas"]  # type: ignore[index]
    references = set(re.findall(r'"\$ref":"#/components/schemas/([^"]+)"', response.text))
    assert references <= set(schemas)
    assert {"Clause", "Fact", "SearchShape", "CompareShape", "DocumentShape", "Problem"} <= references | set(schemas)
