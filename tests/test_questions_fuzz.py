"""Broken questions: raw query strings through every reader of addresses there is.

``EXILE_ATLAS_FUZZ_SECONDS`` says how long to go on (a moment in CI); the seed is fixed, so what was
found is found again.
"""

from __future__ import annotations

import os
import random
import time
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, quote, urlencode

from starlette.requests import Request

from dashboard import engine, in_words
from dashboard.errors import QueryError
from dashboard.filters import FACETS, PARAMETERS, Query
from dashboard.server import ask
from dashboard.server.api.problems import ProblemError
from dashboard.server.api.reading import read
from dashboard.server.api.registry import OPERATIONS
from dashboard.site import open_site
from dashboard.ui.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

BUDGET: Final = float(os.environ.get("EXILE_ATLAS_FUZZ_SECONDS", "2"))
SEED: Final = int(os.environ.get("EXILE_ATLAS_FUZZ_SEED", "20261123"))

NAMES: Final = (
    *PARAMETERS, "layers", "sel", "data", "v", "limit", "offset", "format", "as_of", "risk",
    "layer", "weights", "compare",
)  # fmt: skip
CODES: Final = tuple(code for facet in FACETS for code in sorted(facet.codes)[:6])
VALUES: Final = (
    *CODES, "2024-02-29", "2023-02-29", "0000-00-00", "9999-12-31", "-1", "0", "1e999", "nan",
    "inf", "٣", "12345678901234567890", "60,40,80,60", "180,-90,-180,90", ",", ",,,", " ", "",
    "\0", "\r\n", "\u202e", "\u200b", "\ud7ff", "💥", "'", '"', "<script>", "{{7*7}}",
    "../../etc/passwd", "%", "=", "&", ";", "|", "*", "(" * 50, "a" * 300,
    "incident:aaaaaaaaaaaaaaaa", "country:KAZ", "x:y:z", "2026.11.1", "2026.11.2", "csv", "json",
    "geojson", "composite", "exposure:2", "entry:1", "weighted:0", "entry:1e308", "from=RUS",
)  # fmt: skip
RAW: Final = (
    b"%", b"%0", b"%00", b"%ff", b"%c3%28", b"%ED%A0%80", b"&", b"&&", b"=", b"==", b";", b"+",
    b"#", b"\xff", b"?", b"[]", b"%25", b"%2C", b"%26",
)  # fmt: skip


def asked(made: random.Random) -> bytes:
    """Return a query string: a few parameters, then a few bytes of it damaged."""
    pairs = [
        (made.choice(NAMES), ",".join(made.choices(VALUES, k=made.choice((1, 1, 1, 2, 5)))))
        for _ in range(made.choice((0, 1, 1, 2, 3, 8)))
    ]
    content = bytearray(urlencode(pairs, quote_via=quote).encode())
    for _ in range(made.choice((0, 0, 1, 3))):
        at = made.randrange(len(content) + 1)
        if made.random() < 0.5:
            content[at:at] = made.choice(RAW)
        else:
            content[at : at + made.choice((1, 2, 9))] = bytes((made.randrange(256),))
    return bytes(content)


def request(raw: bytes, path: dict[str, str]) -> Request:
    return Request(
        {"type": "http", "method": "GET", "path": "/", "query_string": raw, "headers": []}
        | {"path_params": path}
    )


def check_page(raw: bytes) -> None:
    """The page takes whatever it can read and says in sentences what it cannot."""
    given = dict(parse_qsl(raw.decode("utf-8", "replace"), keep_blank_values=True))
    view, notices = View.from_params(given)
    assert all(notice.isprintable() and len(notice) < 400 for notice in notices)
    assert View.from_params(view.to_params()) == (view, ())


def check_routes(raw: bytes) -> Iterator[str]:
    """A route answers the question that was asked, or refuses in a sentence."""
    try:
        query, _ = ask.query(request(raw, {}))
    except QueryError as error:
        yield str(error)
    else:
        assert Query.from_params(query.to_params()) == query
        sentence = in_words.sentence(query)
        assert sentence.isprintable()
        assert (
            0 <= engine.count(open_site().incidents, query) <= len(open_site().snapshot.incidents)
        )
    try:
        ask.risk_layer(request(raw, {}))
    except QueryError as error:
        yield str(error)
    for operation in OPERATIONS:
        try:
            read(request(raw, {"id": "a" * 16, "iso3": "KAZ", "layer": "composite"}), operation)
        except (QueryError, ProblemError) as error:
            yield str(error)


def test_any_question_is_answered_or_refused_in_a_sentence() -> None:
    made, tried, refused = random.Random(SEED), 0, 0  # noqa: S311
    end = time.monotonic() + BUDGET
    while time.monotonic() < end:
        raw = asked(made)
        tried += 1
        try:
            check_page(raw)
            for sentence in check_routes(raw):
                refused += 1
                assert sentence.isprintable(), sentence
                assert len(sentence) < 600, sentence
        except Exception as error:
            error.add_note(f"question {tried}: {raw!r}")
            raise
    print(f"{tried:,} questions, {refused:,} refusals")
    assert tried > 20
