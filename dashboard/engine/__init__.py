"""The questions asked of incidents: the same answers from a GeoDataFrame and from Polars.

:func:`prepare` turns a released table once into a *slim* frame of small integers; every question
after that is one set of Narwhals expressions over it, written for no frame in particular. Nothing
here knows a clock, the network or the screen, and nothing is changed in place, so one prepared
table serves all threads.

Every row is found by every question or by none: at each zoom ``cells`` and ``badges`` add up to
``count``, and so do ``totals`` and ``months``.
"""

from dashboard.engine.breakdown import Starts, graded, starts
from dashboard.engine.counts import (
    METHOD_COUNTS,
    badges,
    cells,
    count,
    facet_counts,
    moments,
    months,
    totals,
)
from dashboard.engine.incidents import Incidents, prepare
from dashboard.engine.matching import matches, matching
from dashboard.engine.records import in_cell, record, records
from dashboard.engine.shares import share

__all__ = [
    "METHOD_COUNTS",
    "Incidents",
    "Starts",
    "badges",
    "cells",
    "count",
    "facet_counts",
    "graded",
    "in_cell",
    "matches",
    "matching",
    "moments",
    "months",
    "prepare",
    "record",
    "records",
    "share",
    "starts",
    "totals",
]
