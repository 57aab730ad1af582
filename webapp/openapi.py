"""The OpenAPI document, made from the routes of the application and the shapes they answer with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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
    """What the document says of one route beside its address."""

    summary: str
    answer: type
    parameters: tuple[Parameter, ...] = ()


def openapi_document(rules: Iterable[Rule], operations: Mapping[str, Operation]) -> dict[str, Any]:
    """The document for those of the rules whose endpoint has an operation."""
    described = [(rule, operations[rule.endpoint]) for rule in rules if rule.endpoint in operations]
    types = [*dict.fromkeys(operation.answer for _, operation in described), Problem]
    schemas, components = msgspec.json.schema_components(types, ref_template=REFERENCE)
    answers = dict(zip(types, schemas, strict=True))
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "TriClause",
            "version": version(),
            "description": "Cooperation instruments in Thai, Japanese and English, aligned clause by clause.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": {VARIABLE.sub(r"{\1}", rule.rule): {"get": described_get(rule, o, answers)} for rule, o in described},
        "components": {"schemas": components},
    }


def described_get(rule: Rule, operation: Operation, answers: Mapping[type, Any]) -> dict[str, Any]:
    """One operation: its parameters, its answer, and the problems it may answer with instead."""
    in_path = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}, "description": f"The {name}'s id."}
        for name in sorted(rule.arguments)
    ]
    problems = {"404": "There is no such thing."} if in_path else {}
    if operation.parameters:
        problems["400"] = "A parameter will not do; `errors` says which and why."
    responses = {"200": content("The answer.", "application/json", answers[operation.answer])}
    responses |= {status: content(words, PROBLEM, answers[Problem]) for status, words in problems.items()}
    responses["default"] = content("Any other problem.", PROBLEM, answers[Problem])
    return {
        "operationId": rule.endpoint.rpartition(".")[2],
        "summary": operation.summary,
        "parameters": [*in_path, *map(described_parameter, operation.parameters)],
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
