"""Briefs: a view, a country or a comparison of ways, to be left on a table."""

from dashboard.briefs.contents.comparison import Comparison
from dashboard.briefs.making import FORMS, Form, compared, form_called, made
from dashboard.briefs.order import PAPERS, Order, Paper

__all__ = [
    "FORMS",
    "PAPERS",
    "Comparison",
    "Form",
    "Order",
    "Paper",
    "compared",
    "form_called",
    "made",
]
