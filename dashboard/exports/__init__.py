"""Files a reader takes along: records, or countries by a layer, in one format each; citations.

Every file is made in memory from released rows alone: nothing on a disk ever holds a reader's
question, and GDAL only ever writes here. The same data, question and address give the same bytes.
"""

from __future__ import annotations

from dashboard.exports.bundle import Bundle
from dashboard.exports.countries import bundle as countries_bundle
from dashboard.exports.formats import FORMATS, Format, format_called
from dashboard.exports.incidents import bundle

__all__ = ["FORMATS", "Bundle", "Format", "bundle", "countries_bundle", "format_called"]
