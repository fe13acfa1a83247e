"""Withdrawn records taken out of the older versions of a shelf.

A version is otherwise never changed. From a purged one go the record, what was told of it in the
changes, and the sources that nobody else cites; figures about the set that counted it and cannot be
counted again from the rows (statuses, the k figure) go with it, since their difference would tell.
The manifest says how many records are gone.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from dashboard import schema
from dashboard.errors import DataError
from dashboard.making import codebook
from dashboard.snapshot import as_written, placing, shelf
from dashboard.snapshot import manifest as manifests
from dashboard.snapshot.writing import json_bytes, text_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pandas as pd

ABOUT_RECORDS: Final = ("tombstones", "changes")
"""Tables that speak of records and hold none."""

Tables = dict[str, "pd.DataFrame"]


def purge(path: Path, dead: pd.Series[str]) -> tuple[str, ...]:
    """Take withdrawn records out of every version of a shelf; return the versions rewritten.

    Raises
    ------
    DataError
        A version cannot be read or written; all others were seen to.
    """
    if dead.empty:
        return ()
    rewritten: list[str] = []
    failed: list[str] = []
    for one in shelf.versions(path):
        try:
            if _purged(one.folder, dead):
                rewritten.append(one.data_version)
        except DataError as error:
            failed.append(f"{one.data_version} ({error})")
    if failed:
        rule = (
            f"withdrawn records may still lie in {'; '.join(failed)} Take such a version off the "
            "shelf, or mend it and build again; the new version is in its place."
        )
        raise DataError(rule, file=path.resolve().name)
    return tuple(rewritten)


def _purged(folder: Path, dead: pd.Series[str]) -> bool:
    """Rewrite one version without the records, if it holds any; whether it did."""
    _, tables = as_written.read(folder)
    kept = _without(tables, dead)
    changed = {name: rows for name, rows in kept.items() if len(rows) < len(tables[name])}
    if not changed:
        return False
    contents = {file.name: file.read_bytes() for file in folder.iterdir()}
    contents |= {f"{name}.csv": text_bytes(rows) for name, rows in changed.items()}
    about = json.loads(contents.pop(manifests.FILE))
    described = json_bytes(_described(about, tables, kept, contents))
    manifest = manifests.parse(described.decode("utf-8"))
    contents[codebook.FILE] = codebook.codebook(manifest).encode("utf-8")
    placing.exchange(folder, {**contents, manifests.FILE: described})
    return True


def _without(tables: Tables, dead: pd.Series[str]) -> Tables:
    """Return the tables without the records, their sources and what was told of both."""
    kept = {
        name: rows if name in ABOUT_RECORDS else rows[~rows["id"].isin(dead)]
        for name, rows in tables.items()
    }
    orphans = _cited(tables) - _cited(kept)
    if "sources" in kept:
        kept["sources"] = kept["sources"][~kept["sources"]["id"].isin(orphans)]
    if "changes" in kept:
        told = kept["changes"]
        gone = told["record"].isin([*dead, *orphans]) & (told["kind"] != "withdrawn")
        kept["changes"] = told[~gone]
    return kept


def _cited(tables: Tables) -> set[str]:
    return {
        one
        for table in schema.TABLES
        for column in table.columns
        if column.refers_to and table.name in tables
        for text in tables[table.name][column.name]
        for one in text.split(";")
    }


def _described(
    about: dict[str, Any], tables: Tables, kept: Tables, contents: Mapping[str, bytes]
) -> dict[str, Any]:
    """Return the descriptor with counts, hashes and digest of what is left."""
    records = [name for name in tables if name not in (*ABOUT_RECORDS, "sources")]
    gone = sum(len(tables[name]) - len(kept[name]) for name in records)
    return {
        **about,
        "digest": manifests.digest(contents),
        "rows": {**about["rows"], **{name: len(rows) for name, rows in kept.items()}},
        "touched": _touched(about["touched"], kept) if gone else about["touched"],
        "k": {} if gone else about["k"],
        "purged": about.get("purged", 0) + gone,
        "resources": [_resource(one, contents[one["path"]]) for one in about["resources"]],
    }


def _touched(touched: Mapping[str, int], kept: Tables) -> dict[str, int]:
    """Return the counts that follow from the rows, counted again; no others."""
    counted = {
        **{one.code: _count(kept, "generalisations", one.code) for one in schema.GENERALISATIONS},
        **{f"withheld:{one.code}": _count(kept, "withheld", one.code) for one in schema.WITHHELD},
    }
    return {name: counted[name] for name in touched if name in counted}


def _count(tables: Tables, column: str, code: str) -> int:
    return sum(
        int(rows[column].str.split(";").map(lambda codes: code in codes).sum())
        for rows in tables.values()
        if column in rows.columns
    )


def _resource(one: dict[str, Any], body: bytes) -> dict[str, Any]:
    return {**one, "bytes": len(body), "hash": f"sha256:{hashlib.sha256(body).hexdigest()}"}
