"""The OpenAPI document, made from the routes of the application and the shapes they answer with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import metadata
from typing import Any

import msgspec
from werkzeug.routing import Rule

from webapp.parameters import Parameter
from webapp.problems import PROBLEM
from webapp.shapes import Problem

VARIABLE = re.compile(r"<(?:\w+:)?(\w+)>")
REFERENCE = "#/components/schemas/{name}"


@dataclass(frozen=True, slots=True)
class Operation:
    """What the document says of one route beside its address; one with a ``body`` takes it by POST.

    ``problems`` are what it may answer with beside those that follow from its parameters, by status.
    """

    summary: str
    answer: type
    parameters: tuple[Parameter, ...] = ()
    body: type | None = None
    problems: Mapping[str, str] = field(default_factory=dict)


def openapi_document(rules: Iterable[Rule], operations: Mapping[str, Operation]) -> dict[str, Any]:
    """The document for those of the rules whose endpoint has an operation."""
    described = [(rule, operations[rule.endpoint]) for rule in rules if rule.endpoint in operations]
    shapes = [shape for _, operation in described for shape in (operation.answer, operation.body) if shape]
    types = [*dict.fromkeys(shapes), Problem]
    schemas, components = msgspec.json.schema_components(types, ref_template=REFERENCE)
    answers = dict(zip(types, schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for rule, operation in described:
        path = paths.setdefault(VARIABLE.sub(r"{\1}", rule.rule), {})
        path["post" if operation.body else "get"] = described_operation(rule, operation, answers)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "TriClause",
            "version": version(),
            "description": "Cooperation instruments in Thai, Japanese and English, aligned clause by clause.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {"schemas": components},
    }


def described_operation(rule: Rule, operation: Operation, answers: Mapping[type, Any]) -> dict[str, Any]:
    """One operation: its parameters, its body, its answer, and the problems it may answer with instead."""
    in_path = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}, "description": f"The {name}'s id."}
        for name in sorted(rule.arguments)
    ]
    problems = {"404": "There is no such thing."} if in_path else {}
    if operation.parameters:
        problems["400"] = "A parameter will not do; `errors` says which and why."
    status = "201" if operation.body else "200"
    responses = {status: content("The answer.", "application/json", answers[operation.answer])}
    for code, words in {**problems, **operation.problems}.items():
        responses[code] = content(words, PROBLEM, answers[Problem])
    responses["default"] = content("Any other problem.", PROBLEM, answers[Problem])
    body = (
        {"required": True, "content": {"application/json": {"schema": answers[operation.body]}}}
        if operation.body
        else None
    )
    return {
        "operationId": rule.endpoint.rpartition(".")[2],
        "summary": operation.summary,
        "parameters": [*in_path, *map(described_parameter, operation.parameters)],
        **({"requestBody": body} if body else {}),
        "responses": responses,
    }


def described_parameter(parameter: Parameter) -> dict[str, Any]:
    """One parameter of the query string."""
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": parameter.description,
        "schema": dict(parameter.schema),
    }


def content(description: str, media_type: str, schema: Any) -> dict[str, Any]:
    """A response with one media type."""
    return {"description": description, "content": {media_type: {"schema": schema}}}


def version() -> str:
    """The version of the product, ``0`` where it is not installed."""
    try:
        return metadata.version("triclause")
    except metadata.PackageNotFoundError:
        return "0"
