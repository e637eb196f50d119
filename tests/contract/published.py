"""The published descriptions as validators: OFREP's answers, flagd's documents."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft7Validator, Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7, DRAFT202012

SPEC = Path(__file__).parent / "spec"


@cache
def ofrep() -> dict[str, Any]:
    """The OFREP description, amended where it contradicts itself or flagd.

    - The reasons lack DEFAULT, which flagd answers where targeting matched nothing.
    - A value must be of exactly one kind, but a whole number is an integer and a float, and the
      kind "code default" takes any object, though its description says that it has no value.
    """
    description: dict[str, Any] = yaml.safe_load((SPEC / "ofrep-openapi.yaml").read_text())
    schemas = description["components"]["schemas"]
    attributes, value = schemas["evaluationSuccess"]["allOf"]
    attributes["properties"]["reason"]["enum"].append("DEFAULT")
    value["anyOf"] = value.pop("oneOf")
    schemas["codeDefaultFlag"]["not"] = {"required": ["value"]}
    return description


@cache
def answer(name: str) -> Draft202012Validator:
    """The validator of one of OFREP's schemas, such as ``bulkEvaluationSuccess``."""
    resource = Resource.from_contents(ofrep(), default_specification=DRAFT202012)
    registry: Registry[Any] = Registry().with_resource("urn:ofrep", resource)
    schema = {"$ref": f"urn:ofrep#/components/schemas/{name}"}
    return Draft202012Validator(schema, registry=registry)


@cache
def document() -> Draft7Validator:
    """The validator of a document for the flagd daemon: flags as an object or as an array."""
    schemas = [
        json.loads((SPEC / f"{name}.schema.json").read_text()) for name in ("flags", "targeting")
    ]
    registry: Registry[Any] = Registry().with_resources(
        (schema["$id"], Resource.from_contents(schema, default_specification=DRAFT7))
        for schema in schemas
    )
    # In this draft a "$ref" hides its neighbours, so flagd.json hides its own name from itself.
    return Draft7Validator(
        {"$ref": f"{schemas[0]['$id']}#/definitions/flagdConfig"}, registry=registry
    )


SINGLE = {200: "serverEvaluationSuccess", 400: "evaluationFailure", 404: "flagNotFound"}
"""The schema of the body of a single evaluation, by HTTP status."""

BULK = {200: "bulkEvaluationSuccess", 400: "bulkEvaluationFailure"}
"""The schema of the body of a bulk evaluation, by HTTP status."""
