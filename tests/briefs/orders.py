"""Briefs for tests: made once, for many questions."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from pypdf import PdfReader

from dashboard import briefs, site
from dashboard.briefs import Comparison, Order
from dashboard.corridors import Question
from dashboard.exports.risk_shown import RiskShown
from dashboard.filters import Query

HOME = "https://atlas.example.org/"
VIEW = Order(home=HOME)
FILTERED = Order(
    query=Query(countries=("KAZ", "DEU"), text="a"), shown=RiskShown("conduct"), home=HOME
)
NOTHING = Order(query=Query(text="no such word anywhere"))
KAZ = Order(country="KAZ", home=HOME)
RUSSIAN = Order(country="KAZ", lang="ru", home=HOME)
ORDERS = {
    "view": VIEW,
    "filtered": FILTERED,
    "nothing": NOTHING,
    "country": KAZ,
    "russian": RUSSIAN,
}


def comparison(*, known: bool = True, address: str = "") -> Comparison:
    """A comparison with many answers, or one with none."""
    question = Question(
        day=site.open_site().snapshot.manifest.as_of,
        destinations=None if known else frozenset({"FRA"}),
        documents=frozenset({"passport"} if known else {"internal_passport"}),
        stale=True,
    )
    carries = "#ask:" in address
    return Comparison(question, "From Russia to <b>anywhere</b>.", address=address, carries=carries)


@cache
def made(order: Order, ending: str = "pdf") -> bytes:
    """The brief of an order."""
    form = briefs.form_called(ending)
    assert form
    return briefs.made(site.open_site(), order, form)


@cache
def compared(*, known: bool = True, ending: str = "pdf", address: str = "") -> bytes:
    """The brief of a comparison."""
    form = briefs.form_called(ending)
    assert form
    asked = comparison(known=known, address=address)
    return briefs.compared(site.open_site(), asked, "a4", form)


def pdf(body: bytes) -> PdfReader:
    """A PDF, opened."""
    return PdfReader(BytesIO(body))


def text(body: bytes) -> str:
    """The words of a PDF, one space between them."""
    return " ".join(" ".join(page.extract_text() for page in pdf(body).pages).split())
