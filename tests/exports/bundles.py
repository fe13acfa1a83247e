"""Bundles for tests: invented incidents with their sources, and the shipped ones."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard import engine, exports, schema
from dashboard.filters import Query
from dashboard.site import open_site
from dashboard.snapshot import Manifest, Snapshot
from tests import worlds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ADDRESS: Final = "https://atlas.example.org/"

SOURCES: Final = (
    {"id": "s1", "publisher": "First Paper", "date": "2024-02", "url": "https://example.org/a,b"},
    {"id": "s2", "publisher": "Вторая газета; «дело»", "date": "", "url": ""},
    {"id": "s3", "publisher": '=Third, "Inc."', "date": "2024", "url": "https://example.org/c"},
    {"id": "unused", "publisher": "Nobody", "date": "", "url": ""},
)

HOSTILE: Final = (
    'Commas, "quotes" and; semicolons',
    "Two\nlines\tand a tab",
    "Задержана 🕊️ журналистка; ёлка",
    "اعتقال صحفية في المنفى",
    "=1+1",
    "+49 30 123",
    "-2+3",
    "@here",
    "\t=1",
    "\r\n=1",
    "'=1+1",
    "'tis no formula",
    "''-",
    "<script>1</script> & {{ 40 + 2 }} ${x} `y`",
    "_x0041_ and _x005F_",
    "0012",
    "TRUE",
    "NaN",
    "1e5",
    "2024-01-01",
    "  spaces around  ",
    "null",
)
"""Texts in which a careless writer or reader goes wrong."""


def hostile_story() -> worlds.Story:
    """Return incidents whose texts, names and places are each of :data:`HOSTILE`."""
    return worlds.story(
        *(
            {
                "summary": text,
                "public_name": text,
                "place": text if number % 2 else "",
                "source_ids": ("s1", "s2;s1", "s3", "s2")[number % 4],
                "event_date": ("2024-02-13", "2024-02", "2024-Q1", "2024")[number % 4],
                **({"lon": number - 10.5, "lat": 50.25} if number % 2 else {}),
            }
            for number, text in enumerate(HOSTILE)
        )
    )


def snapshot(rows: Iterable[worlds.Row], sources: Iterable[Mapping[str, str]] = ()) -> Snapshot:
    """Return a released set of invented incidents."""
    frame = worlds.geo_frame(rows)
    tables: dict[str, Any] = {
        table.name: pd.DataFrame(columns=list(table.names), dtype="str") for table in schema.TABLES
    }
    told = [{"title": "", "kind": "press", "languages": "en", **source} for source in sources]
    tables["sources"] = pd.DataFrame(told, columns=list(schema.SOURCES.names), dtype="str")
    return Snapshot(
        **{
            **tables,
            "incidents": frame,
            "manifest": Manifest(
                data_version="2024.5.1",
                as_of=date(2024, 5, 6),
                digest="0123456789abcdef" * 4,
                policy="public 1",
                rows={"incidents": len(frame)},
                touched={},
            ),
            "folder": None,
        }
    )


def invented(rows: Iterable[worlds.Row], query: Query | None = None) -> exports.Bundle:
    """Return the bundle of invented incidents."""
    released = snapshot(rows, SOURCES)
    prepared = engine.prepare(released.incidents)
    return exports.bundle(released, prepared, query or Query(), address=ADDRESS)


def shipped(query: Query | None = None) -> exports.Bundle:
    """Return the bundle of a question to the shipped data."""
    site = open_site()
    return exports.bundle(site.snapshot, site.incidents, query or Query(), address=ADDRESS)
