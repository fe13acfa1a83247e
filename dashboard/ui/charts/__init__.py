"""Incidents compared by kind, target group, country and attribution; a choice filters the page."""

from dashboard.ui.charts.section import draw

__all__ = ["draw"]
