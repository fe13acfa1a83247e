"""Opaque ids: random, kept over releases, saying nothing."""

from __future__ import annotations

import base64
import re
import secrets
from collections.abc import Callable, Mapping
from typing import Final

import pandas as pd

from dashboard.errors import PolicyError

NewId = Callable[[], str]

FORM: Final = re.compile(r"[a-z2-7]{16}")

MOST_DRAWS: Final = 100_000
"""Draws after which a source of ids is not believed to be random."""


def random_id() -> str:
    """Return eighty random bits as sixteen base32 characters: not ordered, not derived."""
    return base64.b32encode(secrets.token_bytes(10)).decode().lower()


def opaque_ids(
    editorial: pd.Series[str],
    fingerprints: pd.Series[str],
    *,
    known: Mapping[str, str],
    previous: Mapping[str, str],
    taken: frozenset[str],
    new_id: NewId,
) -> pd.Series[str]:
    """Return one opaque id a row: the one it had, or a new one.

    Parameters
    ----------
    editorial
        Editorial ids.
    fingerprints
        What each row shows, in one text: by it a row is found again in an earlier release when the
        private map is gone. Only rows that are alone with their fingerprint are.
    known
        The private map: editorial id to opaque id.
    previous
        Fingerprint to opaque id of an earlier release.
    taken
        Ids that no other row may ever have.
    new_id
        Makes a random id.
    """
    kept = editorial.map(dict(known)).astype("str")
    alone = ~fingerprints.duplicated(keep=False)
    found = fingerprints.map(dict(previous)).astype("str").where(alone)
    found = found.where(~found.isin(set(kept.dropna()) | set(known.values())))
    ids = kept.fillna(found)
    new = ids.index[ids.isna()]
    ids = ids.fillna(pd.Series([_fresh(new_id, taken) for _ in new], index=new, dtype="str"))
    if ids.duplicated().any() or not ids.map(lambda text: bool(FORM.fullmatch(text))).all():
        raise PolicyError("ids must be random, unique and sixteen base32 characters.", file="ids")
    return ids.astype("str")


def _fresh(new_id: NewId, taken: frozenset[str]) -> str:
    for _ in range(MOST_DRAWS):
        if (drawn := new_id()) not in taken:
            return drawn
    raise PolicyError("ids must be random: every one drawn was taken.", file="ids")


def fingerprint(rows: pd.DataFrame, columns: tuple[str, ...]) -> pd.Series[str]:
    """Return the shown content of each row as one text."""
    texts = zip(*(rows[name].astype("str") for name in columns), strict=True)
    return pd.Series(["\x1f".join(cells) for cells in texts], index=rows.index, dtype="str")
