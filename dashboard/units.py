"""Units and reference systems, so that no number in the code is without one."""

from __future__ import annotations

from typing import Final, NewType

Metres = NewType("Metres", int)
Days = NewType("Days", int)

CRS: Final = "EPSG:4326"
"""WGS84 degrees; the order of coordinates is (lon, lat) everywhere but in Leaflet."""

MAX_LATITUDE: Final = 85.05112877980659
"""Where Web Mercator ends (degrees): arctan(sinh(pi))."""

MAX_ZOOM: Final = 9
"""The closest view. City level is the finest we hold; closer would promise more than we know."""
