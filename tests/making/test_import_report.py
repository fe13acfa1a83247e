"""The report of an import: every row that is not plainly accepted, as text, with what to do."""

from __future__ import annotations

import csv
import html
import io
import re
from typing import TYPE_CHECKING

import pandas as pd

from tests.making.test_importing import call, content, rows, write

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

MARKUP = "<script>alert(1)</script>"
FORMULA = "=HYPERLINK(1)"


def test_the_report_is_text_whatever_the_file_holds(tmp_path: Path) -> None:
    into = tmp_path / "vault"
    changes = [{}, {"threat_type": MARKUP}, {"outcome": FORMULA}, {"country": "+491"}]
    file = write(tmp_path / f"{FORMULA}.csv", rows(*changes))
    assert call(file, "--into", into) == 0
    batch = into / "imports" / "0001"
    page = (batch / "report.html").read_text("utf-8")
    assert MARKUP not in page
    assert html.escape(MARKUP) in page
    assert "<script" not in page
    assert not re.search(r"(?:src|href|action)=|url\(|@import", page)
    table = list(csv.reader(io.StringIO((batch / "report.csv").read_text("utf-8"))))
    assert len(table) == 4
    assert all(cell[:1] not in {*"=+-@\t\r\n"} or cell == "" for line in table for cell in line)
    assert table[1][0] == f"'{FORMULA}.csv"


def test_a_contact_is_neither_stored_nor_repeated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    into = tmp_path / "vault"
    told = {"summary": "Write to vera@example.org, or call +7 916 555 01 02."}
    file = write(tmp_path / "demo.csv", rows({}, told))
    assert call(file, "--into", into, "--report", tmp_path / "reports") == 0
    said = capsys.readouterr()
    everything = b"".join([*content(into).values(), *content(tmp_path / "reports").values()])
    for text in (everything.decode("utf-8"), said.out, said.err):
        assert "vera@" not in text
        assert "916" not in text
    assert "holds an e-mail address, which is never stored" in said.out


def test_a_long_list_is_cut_on_the_page_and_whole_in_the_table(tmp_path: Path) -> None:
    into = tmp_path / "vault"
    bad = [{"threat_type": "rudeness"}] * 205
    file = write(tmp_path / "demo.csv", rows({}, *bad))
    assert call(file, "--into", into) == 0
    batch = into / "imports" / "0001"
    page = (batch / "report.html").read_text("utf-8")
    assert "5 more rows stand in report.csv." in page
    assert page.count("<bdi>rudeness</bdi>") == 200
    assert len(pd.read_csv(batch / "report.csv")) == 205


def test_row_numbers_are_those_a_spreadsheet_shows(tmp_path: Path) -> None:
    into = tmp_path / "vault"
    file = write(tmp_path / "demo.csv", rows({}, {"outcome": "rich"}, {}, {"outcome": "poor"}))
    call(file, "--into", into)
    report = pd.read_csv(into / "imports" / "0001" / "report.csv", dtype="str")
    assert report["row"].tolist() == ["3", "5"]


def test_a_report_that_cannot_be_written_is_said_with_what_was_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    into = tmp_path / "vault"
    file = write(tmp_path / "demo.csv", rows({}))
    assert call(file, "--into", into, "--report", file) == 1
    assert capsys.readouterr().err == (
        "demo.csv: cannot take the report (File exists)."
        " 1 row taken in, as batch 0001; shown after the next build.\n"
    )
