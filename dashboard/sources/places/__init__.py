"""Where things happened, offline: names and points to city centres, regions and countries."""

from dashboard.sources.places.locating import LOCATED, located

__all__ = ["LOCATED", "located"]
