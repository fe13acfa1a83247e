"""Files a reader takes along: the records of a question, in one format each, and citations.

Every file is made in memory from released rows alone: nothing on a disk ever holds a reader's
question, and GDAL only ever writes here. The same data, question and address give the same bytes.
"""

from __future__ import annotations

from dashboard.exports.bundle import Bundle, bundle
from dashboard.exports.formats import FORMATS, Format, format_called

__all__ = ["FORMATS", "Bundle", "Format", "bundle", "format_called"]
