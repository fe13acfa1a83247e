"""``exile-atlas brief``: a view or a country as PDF, HTML or picture, for scripts."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl

from dashboard import briefs
from dashboard.briefs.order import LANGUAGES, PAPERS
from dashboard.countries import NAMES
from dashboard.durable import replace, told
from dashboard.errors import AtlasError, QueryError
from dashboard.filters import FACETS
from dashboard.site import DATA_VARIABLE

if TYPE_CHECKING:
    import argparse

TROUBLE: Final = 1
USAGE_ERROR: Final = 2
"""Exit codes: the brief cannot be made; what is asked for makes no sense."""

_ADDRESS: Final = re.compile(r"https?://[A-Za-z0-9.:\[\]-]{1,255}(/[A-Za-z0-9._~/-]{0,200})?")
_PARAMETERS: Final = {facet.field: facet.parameter for facet in FACETS}
_ENDINGS: Final = tuple(form.ending for form in briefs.FORMS)


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``brief``."""
    parser.add_argument("--country", metavar="ISO3", help="a brief of one country, as KAZ")
    parser.add_argument(
        "--query",
        default="",
        metavar="TEXT",
        help="a view, as the page's address has it: 'type=killing&since=2022-01-01&risk=composite'",
    )
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="language of its words")
    parser.add_argument("--paper", choices=PAPERS, default="a4", help="size of its pages (a4)")
    parser.add_argument(
        "--format", choices=_ENDINGS, help="by default as the name of the file ends, else pdf"
    )
    parser.add_argument(
        "--address",
        default="",
        metavar="URL",
        help="where the atlas is served: printed with a code that leads to the same view",
    )
    parser.add_argument("--data", type=Path, metavar="PATH", help="other released data")
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE", help="the file to write"
    )


def run(given: argparse.Namespace) -> int:
    """Write the brief; 0 when it is there, else one line says why not."""
    if given.data is not None:
        os.environ[DATA_VARIABLE] = str(given.data.resolve())
    try:
        _write(given)
    except QueryError as error:
        sys.stderr.write(f"{error}\n")
        return USAGE_ERROR
    except AtlasError as error:
        sys.stderr.write(f"{error}\n")
        return TROUBLE
    return 0


def _write(given: argparse.Namespace) -> None:
    # Imported here: what serves the site also knows how an address asks for a brief.
    from dashboard.server.briefs import order_of  # noqa: PLC0415

    form = _form(given)
    order, site = order_of(_asked(given), _home(given.address))
    body = briefs.made(site, order, form)
    with told(given.output.name):
        replace(given.output, body)
    sys.stdout.write(f"{given.output.name}: {len(body):,} bytes, data {site.data_version}.\n")


def _form(given: argparse.Namespace) -> briefs.Form:
    ending = given.format or given.output.suffix.lstrip(".").lower()
    return briefs.form_called(ending) or briefs.FORMS[0]


def _asked(given: argparse.Namespace) -> dict[str, str]:
    """Return the parameters of an address that the arguments stand for."""
    try:
        pairs = parse_qsl(given.query.lstrip("?"), keep_blank_values=True, strict_parsing=True)
    except ValueError:
        pairs = []
    if given.query and not pairs:
        raise QueryError("--query cannot be read; write it as type=killing&q=London.", parameter="")
    asked = {_PARAMETERS.get(name, name): value for name, value in pairs}
    if given.country is not None:
        code = given.country.upper()
        if code not in NAMES:
            sentence = f"--country: {code[:40]!r} is no ISO code of a country; write it as KAZ."
            raise QueryError(sentence, parameter="country")
        asked["about"] = code
    return asked | {"lang": given.lang, "paper": given.paper}


def _home(address: str) -> str:
    if not address:
        return ""
    if not _ADDRESS.fullmatch(address):
        sentence = "--address: write it as https://atlas.example.org/."
        raise QueryError(sentence, parameter="address")
    return f"{address.rstrip('/')}/"
