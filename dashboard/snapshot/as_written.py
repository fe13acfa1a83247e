"""A released set as its files have it: texts under the columns of its own time.

For comparing and keeping older sets, which may have been made before a column of today's schema.
The bytes must be those that were released; beyond that no rule is asked, so nothing read here is
ever shown.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from dashboard import schema
from dashboard.errors import DataError
from dashboard.snapshot import cells
from dashboard.snapshot import manifest as manifests
from dashboard.snapshot.folder import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from dashboard.snapshot.manifest import Manifest


def read(folder: Path) -> tuple[Manifest, dict[str, pd.DataFrame]]:
    """Return the manifest of a released folder and its tables by name, every cell a text.

    Raises
    ------
    DataError
        A file is missing, is not CSV, or is not the one that was released.
    """
    manifest = manifest_of(folder)
    names = {f"{table.name}.csv": table.name for table in schema.TABLES}
    return manifest, {
        name: _texts(_verified(folder / file, manifest.files[file]), file)
        for file, name in names.items()
        if file in manifest.files
    }


def manifest_of(folder: Path) -> Manifest:
    """Return the manifest of a released folder alone."""
    body = read_bytes(folder / manifests.FILE)
    return manifests.parse(cells.text(body, manifests.FILE))


def _verified(path: Path, stated: str) -> bytes:
    body = read_bytes(path)
    if hashlib.sha256(body).hexdigest() != stated:
        rule = f"is not the file that {manifests.FILE} describes; it was changed after the release."
        raise DataError(rule, file=path.name)
    return body


def _texts(body: bytes, file: str) -> pd.DataFrame:
    header = cells.text(body.partition(b"\n")[0], file)
    frame = cells.quick(body, tuple(header.split(",")))
    if frame is None:
        raise DataError("is not a CSV file in UTF-8.", file=file)
    return frame
