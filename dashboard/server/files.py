"""Files that were made: by what was asked, kept in memory for a while, never on a disk."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, Literal
from weakref import WeakKeyDictionary

from dashboard import engine, exports
from dashboard.errors import QueryError
from dashboard.server import views
from dashboard.site.kept import Kept
from dashboard.wording import joined, number, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.exports import Bundle, Format
    from dashboard.server.views import Asked
    from dashboard.site import Site

KEPT_BYTES: Final = 20_000_000
"""How much of what was made is kept in memory, for each of the few data sets that are held."""

KEPT_RECORDS: Final = 10_000
"""Files of more records are not kept: one of them would push all others out."""

Content = Literal["incidents", "countries"]
"""The records of a view, or its countries by the layer on show."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file: what of which view, the code of the format, and where the atlas is served."""

    content: Content
    view: Asked
    format: str
    home: str


@dataclass(frozen=True, slots=True)
class File:
    """A file that was made, with its number of records and the begin of its SHA-256."""

    body: bytes
    records: int
    tag: str


def of(site: Site) -> Kept[Wanted, File]:
    """Return the files kept of a data set; they are forgotten with it, withdrawn records and all.

    To be asked on the server's loop only.
    """
    if site not in _kept:
        _kept[site] = Kept(_unasked, capacity=KEPT_BYTES, weigh=lambda file: len(file.body))
    return _kept[site]


def made(site: Site, files: Kept[Wanted, File], wanted: Wanted) -> File:
    """Return the file, kept from before or worked out; QueryError when it would be too large."""
    format_ = next(format_ for format_ in exports.FORMATS if format_.code == wanted.format)
    n, bundle = _CONTENTS[wanted.content](site, wanted)
    if n > format_.most:
        raise QueryError(_too_many(format_, n), parameter="")
    return (
        _written(format_, bundle)
        if n > KEPT_RECORDS
        else files.recall(wanted, lambda _: _written(format_, bundle))
    )


def tag(body: bytes) -> str:
    """Return the begin of the SHA-256 of a file."""
    return hashlib.sha256(body).hexdigest()[:16]


def _incidents(site: Site, wanted: Wanted) -> tuple[int, Callable[[], Bundle]]:
    """Return how many records there are, and what puts them together."""
    query, shown = wanted.view.query, wanted.view.shown
    bundle = partial(
        exports.bundle, site.snapshot, site.incidents, query, address=wanted.home, shown=shown
    )
    return engine.count(site.incidents, query), bundle


def _countries(site: Site, wanted: Wanted) -> tuple[int, Callable[[], Bundle]]:
    """Return how many rows of evidence there are, and what puts the countries together."""
    query = wanted.view.query
    found = views.found(site, query, wanted.view.shown)
    bundle = partial(
        exports.countries_bundle,
        site.snapshot,
        site.incidents,
        query,
        found,
        address=wanted.home,
    )
    return len(found.scores.evidence), bundle


_CONTENTS: Final[dict[Content, Callable[[Site, Wanted], tuple[int, Callable[[], Bundle]]]]] = {
    "incidents": _incidents,
    "countries": _countries,
}


def _written(format_: Format, bundle: Callable[[], Bundle]) -> File:
    found = bundle()
    body = format_.write(found)
    return File(body, len(found), tag(body))


def _unasked(wanted: Wanted) -> File:
    raise LookupError(wanted)


_kept: Final[WeakKeyDictionary[Site, Kept[Wanted, File]]] = WeakKeyDictionary()


def _too_many(format_: Format, n: int) -> str:
    others = [other.label for other in exports.FORMATS if other.most >= n]
    if not others:
        return say("download.far_too_many", n=number(n))
    return say(
        "download.too_many",
        label=format_.label,
        most=number(format_.most),
        n=number(n),
        others=joined(others),
    )
