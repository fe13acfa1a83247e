"""How long briefs and pictures take, and how large they are.

Run by name from the repository's folder: ``python -m tests.benchmarks.brief_speed``. It prints
seconds (best and worst of three, and the first one of a fresh process), KB and pages; it never
fails on time. The aim is 3 seconds and 1 MB for a PDF.
"""

from __future__ import annotations

import time
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Final

from pypdf import PdfReader

from dashboard import briefs, site
from dashboard.briefs import Comparison, Order
from dashboard.corridors import Question
from dashboard.exports.risk_shown import RiskShown

if TYPE_CHECKING:
    from collections.abc import Callable

TIMES: Final = 3
HOME: Final = "https://atlas.example.org/"


def main() -> None:
    """Measure each kind of brief in each of its forms."""
    found = site.open_site()
    question = Question(
        day=found.snapshot.manifest.as_of, documents=frozenset({"passport", "visa"}), stale=True
    )
    ways = Comparison(question, "From Russia to anywhere.", address=f"{HOME}corridors")
    print(f"{'':24}{'first':>8}{'best':>8}{'worst':>8}{'KB':>8}{'pages':>7}")
    for name, order in ORDERS.items():
        for form in briefs.FORMS:
            _line(f"{name}, {form.ending}", partial(briefs.made, found, order, form))
    for form in briefs.FORMS[:2]:
        _line(f"ways, {form.ending}", partial(briefs.compared, found, ways, "a4", form))


ORDERS: Final = {
    "view": Order(home=HOME),
    "layer": Order(shown=RiskShown("composite"), layers=("totals", "legs"), home=HOME),
    "country": Order(country="KAZ", home=HOME),
}


def _line(name: str, make: Callable[[], bytes]) -> None:
    taken = []
    body = b""
    for _ in range(1 + TIMES):
        begin = time.perf_counter()
        body = make()
        taken.append(time.perf_counter() - begin)
    first, *others = taken
    pages = len(PdfReader(BytesIO(body)).pages) if body.startswith(b"%PDF") else ""
    kilobytes = len(body) / 1000
    print(f"{name:24}{first:8.2f}{min(others):8.2f}{max(others):8.2f}{kilobytes:8.0f}{pages!s:>7}")


if __name__ == "__main__":
    main()
