"""Place names to city centres, without asking anyone: a table of places and how names are compared.

City level is the finest there is: a place is its centre, to two decimals (about a kilometre).
"""

from dashboard.gazetteer.spelling import key, keys
from dashboard.gazetteer.table import COLUMNS, SHIPPED, Gazetteer, Place, write

__all__ = ["COLUMNS", "SHIPPED", "Gazetteer", "Place", "key", "keys", "write"]
