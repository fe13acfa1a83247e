"""Of several tables in one file the incidents are read, where nothing else is lost by it."""

from __future__ import annotations

import pytest

from dashboard.sources.reading.preferred import preferred


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        (["whatever"], 0),
        (["incidents", "sources"], 0),
        (["Sources", "Records", "About", "Codebook"], 1),
        (["INCIDENTS", "about"], 0),
        (["points", "more"], None),
        (["sources", "about"], None),
        (["incidents", "statistics"], None),
        (["Records", "Sheet2"], None),
        (["incidents", "Incidents"], None),
    ],
)
def test_only_incidents_beside_what_our_exports_add_are_chosen(
    names: list[str], chosen: int | None
) -> None:
    assert preferred(names) == chosen
