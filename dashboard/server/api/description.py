"""The OpenAPI 3.1 document, made from the operations and the schema of the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard import dates, schema
from dashboard.server.api.documents import DOCUMENTS, ISO3, Shape, object_of, to
from dashboard.server.api.encoding import MEDIA_TYPES
from dashboard.server.api.operations import ROOT, TABLES, Operation, Parameter
from dashboard.server.api.problems import MEDIA_TYPE, PROBLEMS
from dashboard.server.api.registry import OPERATIONS
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION: Final = "1.0.0"
"""Version of the interface, not of the data."""

_KINDS: Final[Mapping[str, Shape]] = {
    "date": {"type": "string", "format": "date"},
    "partial_date": {"type": "string", "pattern": dates.PATTERN},
    "number": {"type": "number"},
    "integer": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "iso3": ISO3,
}


def described(base: str) -> Shape:
    """Return the document for a site that lives below the path ``base``."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": say("title"),
            "version": VERSION,
            "description": say("api.description") + " " + say("api.use"),
            "license": {"name": say("api.licence")},
        },
        "servers": [{"url": f"{base}{ROOT}"}],
        "paths": {op.path: {"get": _operation(op)} for op in OPERATIONS},
        "components": {
            "schemas": {
                **{table.name: _row(table) for table in TABLES},
                **{name: shape() for name, shape in DOCUMENTS.items()},
                "meta": _meta(),
                "problem": _problem(),
            }
        },
    }


def _operation(operation: Operation) -> Shape:
    refusals = {"400": say("api.problem.bad_parameter"), "404": say("api.problem.not_found")}
    if operation.name == "incident":
        refusals["410"] = say("api.problem.withdrawn")
    problem = {MEDIA_TYPE: {"schema": to("problem")}}
    return {
        "operationId": operation.name,
        "summary": operation.summary,
        "parameters": [_parameter(p) for p in operation.parameters],
        "responses": {
            "200": {"description": operation.summary, "content": _content(operation)},
            "304": {"description": "Not modified."},
            **{
                status: {"description": sentence, "content": problem}
                for status, sentence in refusals.items()
            },
        },
    }


def _parameter(parameter: Parameter) -> Shape:
    listed = {"style": "form", "explode": False} if parameter.shape["type"] == "array" else {}
    return {
        "name": parameter.name,
        "in": parameter.place,
        "required": parameter.place == "path",
        "description": parameter.meaning,
        "schema": dict(parameter.shape),
        **listed,
    }


def _content(operation: Operation) -> Shape:
    return {
        MEDIA_TYPES[form].partition(";")[0]: {"schema": _answer(operation, form)}
        for form in operation.forms
    }


def _answer(operation: Operation, form: str) -> Shape:
    if form == "csv":
        return {"type": "string"}
    row = to(operation.answer)
    about: Shape = {"sources": _by_id("sources"), "meta": to("meta")}
    if operation.answer not in DOCUMENTS:
        about["links"] = {"type": "object", "additionalProperties": {"type": "string"}}
    if form == "geojson":
        features = {"type": "array", "items": _feature(row)}
        return object_of({"type": {"const": "FeatureCollection"}, "features": features, **about})
    data = {"type": "array", "items": row} if operation.paged else row
    return object_of({"data": data, **about})


def _feature(row: Shape) -> Shape:
    point = object_of(
        {
            "type": {"const": "Point"},
            "coordinates": {
                "type": "array",
                "items": {"type": "number"},
                "minItems": 2,
                "maxItems": 2,
            },
        }
    )
    return object_of(
        {
            "type": {"const": "Feature"},
            "id": {"type": "string"},
            "geometry": {"oneOf": [point, {"type": "null"}]},
            "properties": row,
        }
    )


def _row(table: schema.Table) -> Shape:
    fields = {column.name: _field(column) for column in table.columns}
    return {**object_of(fields), "description": table.meaning}


def _field(column: schema.Column) -> Shape:
    shape = dict(_KINDS.get(column.kind, {"type": "string"}))
    if column.vocabulary:
        shape["enum"] = list(column.vocabulary)
    if column.many:
        shape = {"type": "array", "items": shape}
    elif not column.required:
        shape = {"oneOf": [shape, {"type": "null"}]}
    unit = f" Unit: {column.unit}." if column.unit else ""
    return {**shape, "description": column.meaning + unit}


def _meta() -> Shape:
    texts = ("data_version", "digest", "as_of", "policy", "licence")
    count = {"type": "integer", "minimum": 0}
    more = {"question": {"type": "string"}} | dict.fromkeys(
        ("total", "count", "limit", "offset"), count
    )
    known = {key: {"type": "string"} for key in texts}
    return {"type": "object", "properties": {**known, **more}, "required": list(texts)}


def _problem() -> Shape:
    texts = {
        name: {"type": "string"} for name in ("title", "detail", "parameter", "date", "reason")
    }
    anchors = [f"#{problem.code}$" for problem in PROBLEMS]
    return {
        "type": "object",
        "properties": {
            "type": {"type": "string", "pattern": "|".join(anchors)},
            "status": {"enum": sorted({problem.status for problem in PROBLEMS})},
            **texts,
        },
        "required": ["type", "title", "status", "detail"],
    }


def _by_id(name: str) -> Shape:
    return {"type": "object", "additionalProperties": to(name)}
