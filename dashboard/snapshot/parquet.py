"""Reading one Parquet file of incidents (the extra ``large``): the same rules, by Polars."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw

from dashboard import schema
from dashboard.errors import DataError
from dashboard.snapshot.checks import check
from dashboard.snapshot.manifest import Manifest

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

NO_POLARS: Final = "needs Polars; install the extra with pip install 'exile-atlas[large]'."


def load(path: Path) -> tuple[Manifest | None, pl.DataFrame | None, list[DataError]]:
    """Read one Parquet file of incidents; the row of a problem counts from 1.

    Its key-value metadata may hold ``data_version``, ``as_of`` and ``policy``. Without ``as_of``
    the latest end in the file stands for it, since nothing here asks a clock.
    """
    try:
        import polars as pl  # noqa: PLC0415  (an extra)
    except ImportError:
        return None, None, [DataError(NO_POLARS, file=path.name)]
    try:
        metadata = pl.read_parquet_metadata(path)
        frame = pl.read_parquet(path, use_pyarrow=False)
    except FileNotFoundError:
        return None, None, [DataError("does not exist.", file=path.name)]
    except (pl.exceptions.PolarsError, OSError):
        return None, None, [DataError("is not a Parquet file we can read.", file=path.name)]
    if problems := _column_problems(frame, path.name):
        return None, None, problems
    try:
        frame = _typed(frame)
    except pl.exceptions.PolarsError as error:
        sentence = f"holds values of another type ({str(error).splitlines()[0][:120]})."
        return None, None, [DataError(sentence, file=path.name)]
    manifest = _manifest(path, frame, metadata)
    asked = nw.from_native(frame, eager_only=True)
    found = check(asked, schema.INCIDENTS, file=path.name, as_of=manifest.as_of, first_line=1)
    return manifest, frame, found


def _column_problems(frame: pl.DataFrame, file: str) -> list[DataError]:
    missing = [name for name in schema.INCIDENTS.names if name not in frame.columns]
    extra = [name for name in frame.columns if name not in schema.INCIDENTS.names]
    gone = "is missing."
    spare = "is not a column that may be released; take it out."
    return [DataError(gone, file=file, column=name) for name in missing] + [
        DataError(spare, file=file, column=name[:60]) for name in extra
    ]


def _typed(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the columns in schema order as texts without nulls, days and floats."""
    import polars as pl  # noqa: PLC0415  (an extra)

    kinds: dict[str, Any] = {"number": pl.Float64, "integer": pl.Float64, "date": pl.Date}
    return frame.select(
        pl.col(column.name).cast(kinds[column.kind])
        if column.kind in kinds
        else pl.col(column.name).cast(pl.String).fill_null("")
        for column in schema.INCIDENTS.columns
    )


def _manifest(path: Path, frame: pl.DataFrame, metadata: dict[str, str]) -> Manifest:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Manifest(
        data_version=metadata.get("data_version", f"file-{digest[:8]}")[:40],
        as_of=_as_of(frame, metadata),
        digest=digest,
        policy=metadata.get("policy", "not stated")[:80],
        rows={"incidents": frame.height},
        touched={},
    )


def _as_of(frame: pl.DataFrame, metadata: dict[str, str]) -> date:
    try:
        return date.fromisoformat(metadata["as_of"])
    except (KeyError, ValueError):
        latest = frame["date_to"].max()
        return latest if isinstance(latest, date) else date(1900, 1, 1)
