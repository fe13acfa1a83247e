"""The human page of the interface: the same operations, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard import pages
from dashboard.in_words import day
from dashboard.server.api.operations import RISK_TABLES, ROOT, TABLES, Operation, Parameter
from dashboard.server.api.problems import PROBLEMS
from dashboard.server.api.registry import OPERATIONS
from dashboard.wording import number, retold, say

if TYPE_CHECKING:
    from dashboard.snapshot import Manifest

EXAMPLES = {
    "incidents": "/incidents?country=KAZ&since=2022-09-01&limit=10",
    "country": "/countries/KAZ",
    "legs": "/legs?from=RUS&on=2024-01-01",
    "statistics": "/statistics?country=GEO&format=csv",
    "risk_layers": "/risk",
    "risk_layer": "/risk/composite?weights=exposure:2,entry:1&as_of=2024-01-01&limit=10",
    "risk_country": "/risk/exposure/KAZ?as_of=2026-06-01",
    "changes": "/changes?kind=corrected",
}
"""Operation to an address that answers."""

MANY = 24
"""Lists of codes longer than this are not printed."""


def page(manifest: Manifest, base: str) -> str:
    """Return the page for a site that lives below the path ``base``."""
    answers = {operation.answer for operation in OPERATIONS}
    return pages.render(
        "api.html",
        home=f"{base}/",
        root=f"{base}{ROOT}",
        words={
            "title": say("api.title"),
            "lead": say("api.lead"),
            "version": say(
                "api.version",
                version=manifest.data_version,
                as_of=day(manifest.as_of),
                policy=manifest.policy,
            ),
            "use": say("api.use"),
            "licence": say("api.licence"),
            "machine": say("api.machine"),
            "operations": say("api.operations"),
            "example": say("api.example"),
            "parameter": say("api.parameter"),
            "meaning": say("api.meaning"),
            "values": say("api.values"),
            "fields": say("api.fields"),
            "fields_text": say("api.fields.text"),
            "column": say("api.column"),
            "problems": say("api.problems"),
            "problems_text": say("api.problems.text"),
            "whole": say("api.whole"),
            "whole_text": say("api.whole.text"),
        },
        operations=[_shown(operation) for operation in OPERATIONS],
        tables=[t for t in TABLES if t in RISK_TABLES or t.name in answers],
        problems=[(problem, retold(problem.title)) for problem in PROBLEMS],
    )


def _shown(operation: Operation) -> dict[str, Any]:
    return {
        "path": operation.path,
        "summary": retold(operation.summary),
        "example": EXAMPLES.get(operation.name, ""),
        "parameters": [
            {"name": p.name, "meaning": retold(p.meaning), "values": _values(p)}
            for p in operation.parameters
        ],
    }


def _values(parameter: Parameter) -> str:
    shape = parameter.shape
    if shape["type"] == "array" and parameter.name != "area":
        codes = shape["items"]["enum"]
        if len(codes) > MANY:
            return say("api.values.list", codes=say("api.values.countries"))
        return say("api.values.list", codes=", ".join(codes))
    if "enum" in shape:
        many = len(shape["enum"]) > MANY
        return say("api.values.countries") if many else ", ".join(shape["enum"])
    if shape["type"] == "integer":
        low, high = number(shape["minimum"]), number(shape["maximum"])
        return say("api.values.number", low=low, high=high)
    return say("api.values.day") if shape.get("format") == "date" else say("api.values.any")
