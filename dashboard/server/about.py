"""Plain pages about the data: what changed, the policy, how the server is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from dashboard import schema
from dashboard.exports.defuse import defused
from dashboard.pages.changes import changes_page
from dashboard.pages.glossary import glossary_page
from dashboard.pages.help import help_page
from dashboard.pages.policy import policy_page
from dashboard.server import ask, language
from dashboard.site import state
from dashboard.snapshot.writing import table_bytes

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Hashable

    import pandas as pd
    from starlette.requests import Request

    from dashboard.site import Site

HOME: Final = "../"
"""From a page below ``/about/`` to the atlas, below any base path."""

PAGES_KEPT: Final = 28
"""How many pages about a data set are kept with it."""


async def _changes(request: Request) -> Response:
    site, _ = ask.site(ask.parameters(request, ask.PAGE))
    held = state().versions
    return await _page(
        request, site, held, lambda: changes_page(site.snapshot, home=HOME, held=held)
    )


async def _policy(request: Request) -> Response:
    site, _ = ask.site(ask.parameters(request, ask.PAGE))
    manifest = site.snapshot.manifest
    return await _page(request, site, "policy", lambda: policy_page(manifest, home=HOME))


async def _help(request: Request) -> Response:
    site, _ = ask.site(ask.parameters(request, ask.PAGE))
    return await _page(request, site, "help", lambda: help_page(site.snapshot, home=HOME))


async def _glossary(request: Request) -> Response:
    site, _ = ask.site(ask.parameters(request, ask.PAGE))
    return await _page(request, site, "glossary", lambda: glossary_page(home=HOME))


async def _page(request: Request, site: Site, about: Hashable, make: Callable[[], str]) -> Response:
    """Answer with a page about a data set, kept with it by language."""
    recall = site.memory.recall
    key = about, language.of(request), language.named(request)
    with language.speak(request):
        body = await run_in_threadpool(recall, "pages", key, lambda _: make(), capacity=PAGES_KEPT)
    return language.page(request, body)


async def _changes_table(request: Request) -> Response:
    site, _ = ask.site(ask.parameters(request, (ask.DATA,)))
    told = defused(site.snapshot.changes, ("before", "after"))
    return await _csv(told, schema.CHANGES)


async def _help_table(request: Request) -> Response:
    site, _ = ask.site(ask.parameters(request, (ask.DATA,)))
    texts = tuple(c.name for c in schema.ORGANISATIONS.columns if c.kind == "string")
    return await _csv(defused(site.snapshot.organisations, texts), schema.ORGANISATIONS)


async def _csv(rows: pd.DataFrame, table: schema.Table) -> Response:
    body = await run_in_threadpool(table_bytes, rows, table)
    headers = {"Cache-Control": "no-cache", "Content-Disposition": "attachment"}
    return Response(body, media_type="text/csv; charset=utf-8", headers=headers)


async def _health(request: Request) -> Response:
    """Say which data are shown since when, and why not newer ones.

    Answers 200 with ``no-store`` as long as data are shown at all. All fields are texts, always
    there, and name no path, no host and no value of the data:

    ``status``
        ``ok``, or ``degraded``: newer data could not be opened, the last good ones are shown.
    ``data_version``, ``digest``, ``as_of``, ``policy``
        What is shown: version, SHA-256 of the tables, day they were made, policy they were
        released under.
    ``problem``
        Why the newer data were not opened: version, file, line and rule; empty when all is well.
    ``opened``
        Since when these data are shown (UTC, ISO 8601).
    """
    ask.parameters(request, ())
    now = state()
    manifest, refused = now.site.snapshot.manifest, now.refused
    return JSONResponse(
        {
            "status": "degraded" if refused else "ok",
            "data_version": manifest.data_version,
            "digest": manifest.digest,
            "as_of": manifest.as_of.isoformat(),
            "policy": manifest.policy,
            "problem": f"{refused.name} {refused.reason}".strip() if refused else "",
            "opened": now.opened.isoformat(timespec="seconds"),
        },
        headers={"Cache-Control": "no-store"},
    )


PATHS: Final[tuple[tuple[str, Callable[[Request], Awaitable[Response]]], ...]] = (
    ("/about/changes", _changes),
    ("/about/changes.csv", _changes_table),
    ("/about/policy", _policy),
    ("/about/help", _help),
    ("/about/glossary", _glossary),
    ("/about/organisations.csv", _help_table),
    ("/api/health", _health),
)
"""Path below the base path, and what answers it."""
