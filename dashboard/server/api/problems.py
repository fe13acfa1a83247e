"""Errors as Problem Details for HTTP APIs (RFC 9457): stable types, one sentence each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.responses import JSONResponse

from dashboard.server.api.operations import ROOT
from dashboard.wording import say

if TYPE_CHECKING:
    from starlette.responses import Response

    from dashboard.errors import QueryError

MEDIA_TYPE: Final = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Problem:
    """One type of error: its stable code (an anchor of the human page), status and title."""

    code: str
    status: int
    title: str


BAD_PARAMETER: Final = Problem("bad-parameter", 400, say("api.problem.bad_parameter"))
UNKNOWN_VERSION: Final = Problem("unknown-version", 404, say("api.problem.unknown_version"))
NOT_FOUND: Final = Problem("not-found", 404, say("api.problem.not_found"))
WITHDRAWN: Final = Problem("withdrawn", 410, say("api.problem.withdrawn"))
READ_ONLY: Final = Problem("read-only", 405, say("api.problem.read_only"))
SHUT: Final = Problem("shut", 403, say("api.problem.shut"))

PROBLEMS: Final = (BAD_PARAMETER, UNKNOWN_VERSION, NOT_FOUND, WITHDRAWN, READ_ONLY, SHUT)
"""Every type of error the interface answers with; more may come, none changes its meaning."""


class ProblemError(Exception):
    """A request that cannot be answered; ``detail`` is a sentence for the reader."""

    def __init__(self, problem: Problem, detail: str, **more: str) -> None:
        self.problem, self.detail, self.more = problem, detail, more
        super().__init__(detail)


def response(error: ProblemError, base: str) -> Response:
    """Return the answer for an error; ``base`` is the path the site lives below."""
    body = {
        "type": f"{base}{ROOT}/#{error.problem.code}",
        "title": error.problem.title,
        "status": error.problem.status,
        "detail": error.detail,
        **error.more,
    }
    return JSONResponse(
        body, error.problem.status, media_type=MEDIA_TYPE, headers={"Cache-Control": "no-store"}
    )


def of_status(status: int, sentence: str) -> ProblemError:
    """Return what a refusal at the door amounts to."""
    return ProblemError(READ_ONLY if status == READ_ONLY.status else SHUT, sentence)


def of_query(error: QueryError) -> ProblemError:
    """Return what a question that cannot be read amounts to."""
    problem = UNKNOWN_VERSION if error.parameter == "data" else BAD_PARAMETER
    return ProblemError(problem, str(error), parameter=error.parameter)
