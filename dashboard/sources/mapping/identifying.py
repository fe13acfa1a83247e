"""The editorial id of an imported row: the file's own with the profile's name, or a hash."""

from __future__ import annotations

import hashlib
from functools import reduce
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.sources.rows import RAW_EXTRA

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.sources.mapping.crosswalk import Crosswalk
    from dashboard.sources.mapping.picking import Picked

HASHED: Final = 16
"""Hexadecimal characters of the hash (64 bits)."""


def identified(
    crosswalk: Crosswalk, picked: Mapping[str, Picked], rows: pd.DataFrame
) -> pd.DataFrame:
    """Return rows with ``id`` and ``their_id``.

    The hash is taken over the row's texts as the file has them, so that a better gazetteer or a
    better mapping does not make another row of it.
    """
    theirs = rows["id"]
    named = theirs if crosswalk.own_ids else crosswalk.name + ":" + theirs
    bare = theirs == ""
    if bare.any():
        named = named.mask(bare, _hashes(picked, bare).reindex(rows.index))
    return rows.assign(**{"id": named, RAW_EXTRA: theirs})


def _hashes(picked: Mapping[str, Picked], where: pd.Series[bool]) -> pd.Series[str]:
    texts = [picked[name].first[where] for name in picked]
    whole = reduce(lambda left, right: left + "\x1f" + right, texts)
    hashes = [hashlib.sha256(text.encode()).hexdigest()[:HASHED] for text in whole]
    return "row:" + pd.Series(hashes, index=whole.index, dtype="str")
