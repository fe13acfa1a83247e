"""Reading a request to the interface: every part is known, or the answer is a problem."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from dashboard.server import ask
from dashboard.server.api.operations import USUAL_ROWS, Asked, Operation, Parameter
from dashboard.server.api.parameters import FILTERS, RISK
from dashboard.server.api.problems import BAD_PARAMETER, NOT_FOUND, ProblemError
from dashboard.site import open_site
from dashboard.wording import say

if TYPE_CHECKING:
    from starlette.requests import Request


def read(request: Request, operation: Operation) -> Asked:
    """Return what a request asks.

    Raises
    ------
    QueryError
        A parameter is unknown or repeated, a filter cannot be read, that data version is not held.
    ProblemError
        Another parameter, or what the path names, has an impossible form.
    """
    given = ask.parameters(request, operation.names)
    for parameter in operation.parameters:
        if parameter.name in given:
            _check(parameter, given[parameter.name])
    named = {name: str(value) for name, value in request.path_params.items()}
    for parameter in operation.parameters:
        if parameter.place == "path" and not _fits(parameter, named[parameter.name]):
            raise ProblemError(NOT_FOUND, _advice(parameter))
    return Asked(
        site=open_site(given.pop("data", "")),
        named=named,
        form=given.pop("format", operation.forms[0]),
        limit=int(given.pop("limit", USUAL_ROWS)),
        offset=int(given.pop("offset", 0)),
        given=given,
    )


def _check(parameter: Parameter, value: str) -> None:
    """Refuse a value that cannot be read; what the page has, too, the question itself reads."""
    if not value:
        detail = say("api.detail.empty", name=parameter.name)
        raise ProblemError(BAD_PARAMETER, detail, parameter=parameter.name)
    if parameter in (*FILTERS, *RISK):
        return
    if parameter.shape.get("format") == "date":
        ask.day(value, parameter=parameter.name, otherwise=date.min)
    if not _fits(parameter, value):
        raise ProblemError(BAD_PARAMETER, _advice(parameter), parameter=parameter.name)


def _fits(parameter: Parameter, value: str) -> bool:
    shape = parameter.shape
    if "enum" in shape:
        return bool(value in shape["enum"])
    if shape["type"] == "integer":
        number = re.fullmatch(r"0|[1-9][0-9]{0,8}", value)
        return bool(number) and shape["minimum"] <= int(value) <= shape["maximum"]
    if "pattern" in shape:
        return bool(re.fullmatch(shape["pattern"].strip("^$"), value, re.ASCII))
    return bool(shape.get("minLength", 0) <= len(value) <= shape["maxLength"])


def _advice(parameter: Parameter) -> str:
    shape, name = parameter.shape, parameter.name
    if shape["type"] == "integer":
        low, high = f"{shape['minimum']:,}", f"{shape['maximum']:,}"
        return say("api.detail.whole_number", name=name, low=low, high=high)
    if name in ("country", "from", "to", "iso3"):
        return say("api.detail.country", name=name)
    if "enum" in shape:
        return say("api.detail.one_of", name=name, codes=", ".join(shape["enum"]))
    if name in {"data", "version"}:
        return say("api.detail.version", name=name)
    return say("api.detail.identifier", name=name)
