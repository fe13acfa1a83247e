"""Whatever its format, a file of the same rows brings the same rows; all lie on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd
import pytest

from dashboard import vault
from tests.making.test_importing import call, rows
from tests.raw_worlds import frame

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def points(table: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return rows whose coordinates are points and no columns."""
    places = gpd.points_from_xy(table["lon"].astype(float), table["lat"].astype(float))
    return gpd.GeoDataFrame(table.drop(columns=["lat", "lon"]), geometry=places, crs="EPSG:4326")


FORMATS: dict[str, Callable[[pd.DataFrame, Path], object]] = {
    "demo.csv": lambda table, path: table.to_csv(path, index=False),
    "marked.csv": lambda table, path: table.to_csv(path, index=False, encoding="utf-8-sig"),
    "cyrillic.csv": lambda table, path: table.to_csv(path, index=False, sep=";", encoding="cp1251"),
    "demo.tsv": lambda table, path: table.to_csv(path, index=False, sep="\t"),
    "demo.xlsx": lambda table, path: table.to_excel(path, index=False),
    "demo.zip": lambda table, path: table.to_csv(
        path, index=False, compression={"method": "zip", "archive_name": "demo.csv"}
    ),
    "demo.parquet": lambda table, path: table.to_parquet(path),
    "points.parquet": lambda table, path: points(table).to_parquet(path),
    "points.geojson": lambda table, path: points(table).to_file(path),
    "points.gpkg": lambda table, path: points(table).to_file(path),
}


def test_every_format_brings_the_same_rows(tmp_path: Path) -> None:
    told = {"lat": "43.25", "lon": "76.95", "source_title": "В Алматы задержан и отпущен печатник"}
    table = frame("incidents", rows(told, told, told))
    brought = {}
    for name, made in FORMATS.items():
        made(table, tmp_path / name)
        assert call(tmp_path / name, "--into", tmp_path / name[::-1], "--keep-likely") == 0
        brought[name] = vault.read_raw(tmp_path / name[::-1]).incidents
    assert len(brought["demo.csv"]) == 3
    for taken in brought.values():
        pd.testing.assert_frame_equal(taken, brought["demo.csv"])


@pytest.mark.parametrize(
    "name", ["http://host.example/a.csv", "/vsicurl/http://host.example/a.csv", "s3://b/a.parquet"]
)
def test_names_of_files_elsewhere_are_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(name, "--into", tmp_path / "vault") == 1
    assert "is the name of a remote or virtual file; download" in capsys.readouterr().err
    assert not (tmp_path / "vault").exists()
