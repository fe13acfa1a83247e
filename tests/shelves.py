"""Invented data sets by version: alone in a folder, or side by side on a shelf."""

from __future__ import annotations

import shutil
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard import schema
from dashboard.disclosure import Released
from dashboard.disclosure.sources import content_id
from dashboard.snapshot.writing import contents
from tests import worlds

if TYPE_CHECKING:
    from pathlib import Path

AS_OF: Final = date(2026, 11, 23)
SOURCE: Final = {
    "id": "s1",
    "title": "Held for a day",
    "publisher": "The Invented Courier",
    "date": "2024-02-14",
    "url": "https://courier.example.org/held",
    "kind": "press",
    "languages": "en",
}
CHANGE: Final = {
    "version": "2026.11.2",
    "date": AS_OF.isoformat(),
    "table": "incidents",
    "record": "",
    "kind": "added",
    "column": "",
    "before": "",
    "after": "",
}


class Planted(Released):
    """A released set that no facts were released for: all of it is invented."""

    def passed(self) -> None:
        """Stand in for the gate, which only tests may do."""


def name(i: int) -> str:
    """Return the identifier of the incident number ``i``."""
    return f"invented{chr(97 + i // 26)}{chr(97 + i % 26)}"


def made(
    n: int,
    *,
    left_out: tuple[str, ...] = (),
    withdrawn: tuple[tuple[str, str], ...] = (),
    changes: tuple[dict[str, str], ...] = (),
) -> Released:
    """Return a released set of ``n`` incidents in Almaty, one a month from January 2020.

    Parameters
    ----------
    left_out
        Identifiers of incidents it does not hold after all.
    withdrawn
        Identifier and reason of each tombstone.
    changes
        Rows of the table of changes; :data:`CHANGE` fills in what they do not say.
    """
    months = ((i, f"{2020 + i // 12}-{i % 12 + 1:02d}") for i in range(n))
    rows = [
        {**worlds.ALMATY, "id": name(i), "event_date": month, "summary": f"Invented story {i}."}
        for i, month in months
        if name(i) not in left_out
    ]
    stones = [{"id": i, "date": AS_OF.isoformat(), "reason": reason} for i, reason in withdrawn]
    told = pd.DataFrame([{**CHANGE, **one} for one in changes], columns=list(CHANGE), dtype="str")
    given = {
        "incidents": worlds.pandas_frame(worlds.story(*rows)),
        "sources": pd.DataFrame([SOURCE], dtype="str"),
        "tombstones": pd.DataFrame(stones, columns=list(schema.TOMBSTONES.names), dtype="str"),
        "changes": told.assign(id=content_id(told)),
    }
    empty = {t.name: pd.DataFrame(columns=list(t.names), dtype="str") for t in schema.TABLES}
    return Planted(tables=empty | given, policy="public 1", touched={}, k={}, ids={}, findings=())


def put(
    folder: Path, version: str, n: int = 3, *, aside: dict[str, bytes] | None = None, **planted: Any
) -> Path:
    """Write a data set of ``n`` incidents straight into ``folder``; return the folder.

    ``aside`` are other files that lie in it, by name.
    """
    folder.mkdir(parents=True, exist_ok=True)
    changes = tuple(tuple(one.items()) for one in planted.pop("changes", ()))
    beside = tuple((aside or {}).items())
    for file, body in _contents(version, n, beside, changes, tuple(planted.items())).items():
        (folder / f".{file}").write_bytes(body)
        (folder / f".{file}").replace(folder / file)
    return folder


Told = tuple[tuple[str, Any], ...]
"""Names and values, fit for a key."""


@cache
def _contents(
    version: str, n: int, beside: Told, changes: tuple[Told, ...], planted: Told
) -> dict[str, bytes]:
    """Return the files of a data set, the descriptor last; the tests ask for the same again."""
    released = made(n, changes=tuple(dict(one) for one in changes), **dict(planted))
    files = dict(beside)
    return files | contents(released, data_version=version, as_of=AS_OF, extras=files)


def on_shelf(shelf: Path, version: str, n: int = 3, **planted: Any) -> Path:
    """Write a data set aside and move it onto the shelf in one step; return its folder."""
    aside = put(shelf / f".{version}.new", version, n, **planted)
    place = shelf / version
    if place.exists():
        shutil.rmtree(place)
    return aside.rename(place)


def spoil(folder: Path) -> None:
    """Break a rule in a data set: a row more than it was released with."""
    with (folder / "incidents.csv").open("a", encoding="utf-8") as file:
        file.write("secret,words\n")
