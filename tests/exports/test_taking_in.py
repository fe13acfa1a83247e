"""What one organisation takes along, another can take in: through our own import, row by row."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from dashboard.exports import FORMATS
from dashboard.exports.defuse import defused
from dashboard.filters import Query
from dashboard.sources.mapping.crosswalk import MISSING
from dashboard.sources.mapping.picking import pick
from dashboard.sources.profiles import choose
from dashboard.sources.reading import read_file
from dashboard.sources.rows import FileRows
from dashboard.sources.values import folded
from tests.exports import bundles
from tests.mapping_worlds import shipped

if TYPE_CHECKING:
    from pathlib import Path

    from dashboard.exports import Bundle, Format

each_format = pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.code)


def as_read(format_: Format, bundle: Bundle, folder: Path) -> FileRows:
    path = folder / f"taken.{format_.ending}"
    path.write_bytes(format_.write(bundle))
    return read_file(path)


@each_format
def test_an_export_is_taken_in_whole(tmp_path: Path, format_: Format) -> None:
    bundle = bundles.shipped(Query(countries=("KAZ", "DEU")))
    rows = as_read(format_, bundle, tmp_path)
    profile = choose(None, rows)
    taken = profile.map(rows, gazetteer=shipped(), day=date(2026, 12, 1))
    assert profile.name == "atlas"
    assert not taken.rejected.any()
    for ours, theirs in {"their_id": "id", "summary": "summary", "country": "iso3"}.items():
        assert taken.rows[ours].tolist() == bundle.records[theirs].to_pylist()


@each_format
def test_texts_come_back_as_they_were_before_formulas_were_defused(
    tmp_path: Path, format_: Format
) -> None:
    bundle = bundles.invented(bundles.hostile_story())
    rows = as_read(format_, bundle, tmp_path)
    crosswalk = choose(None, rows).crosswalk(rows.rows.columns)
    told = pick(crosswalk, rows)["summary"].first
    written = [" ".join(text.split()) for text in bundle.records["summary"].to_pylist()]
    expected = ["" if folded(text) in MISSING else text for text in written]
    assert [" ".join(text.split()) for text in told] == expected


def test_only_what_our_exports_guarded_is_unguarded() -> None:
    texts = ("=1+1", "+49", "-2", "@x", "\t=1", "'=1", "'tis", "''-", "plain", "'", "")
    told = pd.DataFrame({"event_date": "2024", "iso3": "KAZ", "threat_type": "", "summary": texts})
    crosswalk = choose("atlas", FileRows(told, "a.csv", "csv", 2)).crosswalk(told.columns)
    for form, file in (("csv", defused(told, ["summary"])), ("xlsx", told), ("parquet", told)):
        bare = pick(crosswalk, FileRows(file, "a", form, 2))["summary"].first
        assert list(bare) == [text.strip() for text in texts]
