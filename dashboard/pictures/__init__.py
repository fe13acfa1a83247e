"""Pictures of the map, drawn here and not in a browser: one SVG each, that refers to nothing else.

The same countries, classes, colours, patterns, marks and lines as the live map, from the same
tables; the same question of the same data gives the same bytes.
"""

from dashboard.pictures.drawing import picture
from dashboard.pictures.frame import Bounds, around_country, around_points
from dashboard.pictures.style import Style
from dashboard.pictures.words import spoken

__all__ = ["Bounds", "Style", "around_country", "around_points", "picture", "spoken"]
