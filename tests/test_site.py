"""The site: one data set a process, from the environment or as shipped."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from dashboard import engine, site, snapshot
from dashboard.errors import DataError
from dashboard.filters import Query

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv(site.DATA_VARIABLE, raising=False)
    yield
    site.close_site()


def test_without_a_word_the_shipped_data_are_opened() -> None:
    opened = site.open_site()
    assert site.data_path() == snapshot.SHIPPED
    manifest = opened.snapshot.manifest
    assert opened.version == f"{manifest.data_version}-{manifest.digest[:8]}"
    assert engine.count(opened.incidents, Query()) == opened.snapshot.manifest.rows["incidents"]


def test_all_threads_share_one_site() -> None:
    site.close_site()
    with ThreadPoolExecutor(6) as pool:
        opened = list(pool.map(lambda _: site.open_site(), range(6)))
    assert len({id(one) for one in opened}) == 1


def test_another_data_set_is_named_by_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(site.DATA_VARIABLE, str(tmp_path / "nothing"))
    with pytest.raises(DataError, match="nothing"):
        site.open_site()
    monkeypatch.delenv(site.DATA_VARIABLE)
    assert site.open_site().snapshot.folder == snapshot.SHIPPED


def test_files_are_known_by_their_content() -> None:
    opened = site.open_site()
    assert opened.asset_version("geo/labels.json") == opened.files["geo/labels.json"].version
    with pytest.raises(KeyError):
        opened.asset_version("geo/../secrets.toml")


def test_warming_works_out_the_first_views() -> None:
    opened = site.open_site()
    opened.warm()
    assert opened.tiles.views.peek((Query(), 3)) is not None
    assert opened.tiles.totals.peek(Query()) is not None
