"""Mapping: other people's columns, values and dates into the rows of one raw table."""

from __future__ import annotations

from dashboard.sources.mapping.crosswalk import Choice, Crosswalk, Pattern
from dashboard.sources.mapping.reading import crosswalk_from, read_crosswalk

__all__ = ["Choice", "Crosswalk", "Pattern", "crosswalk_from", "read_crosswalk"]
