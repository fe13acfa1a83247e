"""What a browser may fetch: a closed list, named by its content."""

from __future__ import annotations

import gzip
import hashlib
import re
from typing import TYPE_CHECKING

import pytest

from dashboard import snapshot
from dashboard.errors import DataError
from dashboard.maps import configuration
from dashboard.site import assets

if TYPE_CHECKING:
    from pathlib import Path


def test_versions_are_of_the_content_and_packed_forms_unpack_to_it() -> None:
    files = {**assets.code(), **assets.geography([snapshot.SHIPPED])}
    for name, file in files.items():
        assert file.version == hashlib.sha256(file.body).hexdigest()[:16], name
        if file.packed is not None:
            assert gzip.decompress(file.packed) == file.body
            assert len(file.packed) < len(file.body)


def test_everything_the_map_loads_is_served() -> None:
    served = {**assets.code(), **assets.geography([snapshot.SHIPPED])}
    loaded = [name for kind in configuration.config()["files"].values() for name in kind]
    names = {re.sub(r".*/lib/|[?#].*", "", re.sub("#.*", "", address)) for address in loaded}
    assert len(names) > 5
    assert names <= set(served)


def test_scripts_and_styles_have_the_type_a_browser_insists_on() -> None:
    kinds = {name[name.rindex(".") :]: file.media_type for name, file in assets.code().items()}
    assert kinds[".js"].startswith("text/javascript")
    assert kinds[".css"].startswith("text/css")


def test_only_files_of_a_known_kind_are_served(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        assets.asset(b"", "notes.txt")
    assert not any("__" in name for name in assets.code())


def test_the_data_set_s_own_basemap_comes_before_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "labels.json").write_bytes(b"[]")
    found = assets.geography([tmp_path, snapshot.SHIPPED])
    assert found["geo/labels.json"].body == b"[]"
    assert len(found["geo/countries.geojson"].body) > 100_000


def test_a_missing_basemap_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"countries\.geojson"):
        assets.geography([tmp_path])
