"""What the command refuses: one sentence that names the file, a non-zero exit, nothing written."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from dashboard import vault
from dashboard.disclosure.raw import RAW_COLUMNS
from tests.making.test_importing import call, content, rows, write
from tests.raw_worlds import frame
from tests.sources.hostile import HOSTILE, Hostile, made

if TYPE_CHECKING:
    from pathlib import Path

MARKUP = "<img src=x onerror=alert(1)>{{7*7}}"


@pytest.fixture
def into(tmp_path: Path) -> Path:
    return tmp_path / "in" / "vault"


def refused(file: Path, into: Path, capsys: pytest.CaptureFixture[str], *options: object) -> str:
    """Refuse a file into a vault that is not there, and into one that is; return the sentence."""
    for empty in (True, False):
        if not empty:
            into.mkdir(parents=True)
            (into / "incidents.csv").write_bytes(vault.table_bytes(held()))
        before = content(into)
        capsys.readouterr()
        assert call(file, "--into", into, *options) == 1
        said = capsys.readouterr().err
        assert content(into) == before
        assert into.exists() == (not empty)
        assert said.startswith(file.name)
        assert said.endswith(".\n")
        assert len(said.splitlines()) == 1
        assert "Traceback" not in said
    return said


def held() -> pd.DataFrame:
    """A record the vault has."""
    return frame("incidents", [{"id": "held", "date_start": "2001-01-01"}])


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.name)
def test_a_hostile_file_is_refused(
    hostile: Hostile, into: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(made(hostile, tmp_path), into, capsys)
    assert hostile.says in said


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        ("date_start", "2024-02-31", "is not a day of the calendar"),
        ("date_start", "31.02.2024", "is not a date in a form that is understood"),
        ("date_start", "0000-01-01", "lies before 1900"),
        ("date_start", "0", "is not a date"),
        ("date_start", "2124-01-01", "lies in the future"),
        ("date_start", "", "is empty"),
        ("threat_type", "rudeness", "is not one of the codes"),
        ("country", "XX", "country"),
        ("threat_type", "detentoin", "did you mean detention? Nothing was written"),
        ("public_name", "Vera\u202eterce", "cannot be seen (U+202E"),
        ("place", "Al\u200bmaty", "cannot be seen (U+200B"),
        ("summary", "Held\u2066.", "cannot be seen (U+2066"),
        ("source_url", "javascript:alert(1)", "is not a web address"),
        ("source_url", "/vsicurl/http://x.example/a", "is not a web address"),
    ],
)
def test_a_bad_value_is_refused_by_row_column_and_rule(
    column: str, value: str, says: str, into: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(into.parents[1] / "demo.csv", rows({column: value}))
    said = refused(file, into, capsys)
    assert said.startswith("demo.csv, line 2, column ")
    assert says in said
    assert said.isprintable() or said.rstrip("\n").isprintable()


@pytest.mark.parametrize(
    ("lat", "lon", "says"),
    [
        ("-inf", "76.95", "column lat: is not a number"),
        ("43.25", "Infinity", "column lon: is not a number"),
        ("NaN", "76.95", "column lat: is not a number"),
        ("1e999", "76.95", "column lat: is not a number"),
        ("5350000", "8560000", "convert them to longitude and latitude (EPSG:4326)"),
    ],
)
def test_coordinates_that_are_none_are_refused(
    lat: str, lon: str, says: str, into: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(into.parents[1] / "demo.csv", rows({"lat": lat, "lon": lon}))
    assert says in refused(file, into, capsys)


def test_swapped_coordinates_are_refused_with_the_suggestion(
    into: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Kazakhstan's latitudes are possible longitudes there, so only the country tells."""
    file = write(tmp_path / "demo.csv", rows({"place": "", "lat": "76.9501234", "lon": "43.25"}))
    said = refused(file, into, capsys, "--report", tmp_path / "reports")
    assert "column lat: lies more than 25 km outside Kazakhstan; lat and lon seem swapped" in said
    report = pd.read_csv(tmp_path / "reports" / "report.csv", dtype="str").fillna("")
    assert report["advice"].str.contains("lat and lon seem swapped: swap them").any()
    assert "76.950" not in (tmp_path / "reports" / "report.html").read_text("utf-8")


def test_ids_that_are_given_twice_are_refused(
    into: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path / "demo.csv", rows({}, {"id": "own-0"}))
    said = refused(file, into, capsys)
    assert said.startswith("demo.csv, line 3, column id: 1 of 2 rows repeat the identifier")


def test_a_million_rows_of_one_id_are_refused(
    into: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "demo.csv"
    row = "one,2024-01-01,KAZ,detention,Held.\n"
    file.write_text("id,date_start,country,threat_type,summary\n" + 1_000_000 * row)
    said = refused(file, into, capsys)
    assert said.startswith(
        "demo.csv, line 3, column id: 999,999 of 1,000,000 rows repeat the identifier of an earlier"
    )


@pytest.mark.parametrize("table", ["incidents", "statistics"])
def test_markup_in_any_field_stays_text(
    table: str, into: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One row for each column: it is taken in, warned of or rejected, and text either way."""
    columns = [name for name in RAW_COLUMNS[table] if name != "place_precision"]
    start = rows({})[0] if table == "incidents" else {}
    odd = [
        {**start, **({"id": f"own-{n}"} if table == "incidents" else {}), name: MARKUP}
        for n, name in enumerate(columns)
    ]
    file = write(tmp_path / "<b>demo.csv", [start, *odd], table=table)
    options = ("--keep-likely", "--report", tmp_path / "reports")
    assert call(file, "--into", into, *options) == 0
    for folder in (tmp_path / "reports", into / "imports" / "0001"):
        page = (folder / "report.html").read_text("utf-8")
        tags = {tag.lower() for tag in re.findall(r"<(?:/?)([a-zA-Z!]+)", page)}
        assert tags.isdisjoint({"img", "script", "b", "a", "iframe", "svg"})
        assert html.escape(MARKUP) in page
        assert "&lt;b&gt;demo.csv" in page
        assert "49" not in page.replace("{{7*7}}", "")
        report = pd.read_csv(folder / "report.csv", dtype="str", keep_default_na=False)
        assert set(report["file"]) == {"<b>demo.csv"}
    said = capsys.readouterr()
    assert said.err == ""
    assert MARKUP in said.out
