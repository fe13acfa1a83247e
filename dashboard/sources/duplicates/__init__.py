"""Rows that tell of what another row tells already: the same id, or likely the same event."""

from dashboard.sources.duplicates.finding import FOUND, duplicates

__all__ = ["FOUND", "duplicates"]
