"""Zip archives whose bytes depend on nothing but what is in them."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date


def archive(files: Mapping[str, bytes | Iterable[bytes]], day: date) -> bytes:
    """Return a zip archive of ``files``, in their order, all dated ``day``.

    Parameters
    ----------
    files
        Name to content, whole or in parts (so that a large sheet is never in memory at once).
    """
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as zipped:
        for name, content in files.items():
            parts = (content,) if isinstance(content, bytes) else content
            with zipped.open(_entry(name, day), "w") as file:
                for part in parts:
                    file.write(part)
    return body.getvalue()


def _entry(name: str, day: date) -> zipfile.ZipInfo:
    """Return an entry of no particular system; a zip cannot name a day before 1980."""
    entry = zipfile.ZipInfo(name, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry
