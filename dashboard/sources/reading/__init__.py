"""Reading other people's files: rows of text, or one sentence that says why not.

Every file is looked through before a parser sees it, and no parser that follows names to other
files, networks or programs is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.sources.reading.formats import FORMATS, Format, format_of
from dashboard.sources.reading.limits import LIMITS, Limits
from dashboard.sources.reading.source import opened

if TYPE_CHECKING:
    from pathlib import Path

    from dashboard.sources.rows import FileRows

__all__ = ["FORMATS", "LIMITS", "Format", "Limits", "read_file"]


def read_file(path: Path, *, limits: Limits = LIMITS) -> FileRows:
    """Read a local file of any format in ``FORMATS`` as rows of text.

    Raises
    ------
    DataError
        The file is refused; one sentence says why and what to do.
    """
    with opened(path, limits) as source:
        return format_of(source).read(source)
