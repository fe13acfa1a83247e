"""The manifest: what a released data set says of itself (the custom keys of its descriptor)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from dashboard import __version__, schema
from dashboard.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE: Final = "datapackage.json"
TABLE_FILES: Final = tuple(f"{table.name}.csv" for table in schema.TABLES)
"""The files the digest is made of, in this order."""

LATER: Final = ("organisations.csv",)
"""Files that sets made before there was such a table do not have."""

GENERATOR: Final = f"exile-atlas {__version__}"
"""The software that makes released sets, with its version."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a released data set is, and what its release did to the rows.

    Parameters
    ----------
    data_version
        Year, month and number of the release, as in ``2026.11.1``.
    as_of
        The day the set was made; nothing in it lies after.
    digest
        SHA-256 (hex) over the table files.
    policy
        Name and version of the do-no-harm policy it was released under.
    rows
        Table name to number of rows.
    touched
        Rows by subject status (``status:S5``) and by generalisation (``date_to_month``).
    generator
        The software that made it, with its version.
    licence
        SPDX name of the tables' licence.
    attributions
        Whom to credit.
    purged
        How many records were taken out of this version after it was made, because they were
        withdrawn.
    files
        File name to SHA-256 (hex), for every file the descriptor lists.
    """

    data_version: str
    as_of: date
    digest: str
    policy: str
    rows: Mapping[str, int]
    touched: Mapping[str, int]
    generator: str = GENERATOR
    licence: str = "CC-BY-4.0"
    attributions: tuple[str, ...] = ()
    purged: int = 0
    files: Mapping[str, str] = field(default_factory=dict)


def digest(contents: Mapping[str, bytes]) -> str:
    """Return the SHA-256 (hex) over the table files: each file's name, length and bytes.

    A file of ``LATER`` that is not there leaves no trace: digests made before it still fit.
    """
    whole = hashlib.sha256()
    for name in (one for one in TABLE_FILES if one in contents or one not in LATER):
        body = contents.get(name, b"")
        whole.update(f"{name} {len(body)}\n".encode())
        whole.update(body)
    return whole.hexdigest()


def parse(text: str) -> Manifest:
    """Read the manifest out of a descriptor; DataError says what is wrong with it."""
    try:
        found: dict[str, Any] = json.loads(text)
        return Manifest(
            data_version=_text(found["data_version"]),
            as_of=date.fromisoformat(_text(found["as_of"])),
            digest=_text(found["digest"]),
            policy=_text(found["policy"]),
            rows=_counts(found["rows"]),
            touched=_counts(found["touched"]),
            generator=_text(found.get("generator", "not stated")),
            licence=_text(found["licenses"][0]["name"]),
            attributions=tuple(_text(one["title"]) for one in found["contributors"]),
            purged=_counts({"purged": found.get("purged", 0)})["purged"],
            files={
                _text(one["path"]): _text(one["hash"]).removeprefix("sha256:")
                for one in found["resources"]
            },
        )
    except KeyError as error:
        raise DataError(f"the key {error} is missing; write the set again.", file=FILE) from None
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        raise DataError("this is not a descriptor we can read.", file=FILE) from None


def _text(value: object) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= 200:
        raise TypeError
    return value


def _counts(value: dict[str, object]) -> dict[str, int]:
    if not all(type(n) is int and n >= 0 for n in value.values()):
        raise TypeError
    return {str(name): n for name, n in value.items() if isinstance(n, int)}
