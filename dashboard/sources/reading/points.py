"""Points of spatial files: out of their bytes, into degrees WGS84, or refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pyarrow as pa
import pyproj
import pyproj.network

from dashboard.sources.reading.cells import TEXT
from dashboard.sources.rows import POINT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from dashboard.sources.reading.source import Source

DEGREES: Final = "OGC:CRS84"
"""Longitude and latitude WGS84, in this order."""

_DECIMALS: Final = 7
"""About a centimetre: what is lost by transforming is not kept."""

_CODE: Final = re.compile(
    r"(?:urn:(?:x-)?ogc:def:crs:)?(EPSG|OGC):(?:[0-9.]*:)?(CRS84h?|[0-9]{4,6})", re.IGNORECASE
)
_SAME: Final = ("EPSG:4326", "EPSG:4979", "OGC:CRS84", "OGC:CRS84H")


@dataclass(frozen=True, eq=False, slots=True)
class Points:
    """Points as a file has them.

    Parameters
    ----------
    x, y
        Coordinates, shape (rows,).
    given
        Which rows have a point.
    """

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    given: NDArray[np.bool_]

    @classmethod
    def joined(cls, parts: Sequence[Points]) -> Points:
        """Return points below each other."""
        return cls(
            np.concatenate([part.x for part in parts]),
            np.concatenate([part.y for part in parts]),
            np.concatenate([part.given for part in parts]),
        )

    def columns(self, crs: str, source: Source, noun: str) -> dict[str, pa.Array]:
        """Return ``POINT_COLUMNS`` as texts in degrees.

        Parameters
        ----------
        crs
            ``EPSG:…`` or ``OGC:…``; ``DEGREES`` where the file does not say.
        noun
            What the file's rows are called.

        Raises
        ------
        DataError
            A coordinate is no number or lies outside the world; the message guesses why.
        """
        self._refuse_where(~(np.isfinite(self.x) & np.isfinite(self.y)), NO_NUMBER, source, noun)
        in_degrees = self if crs in _SAME else self._transformed(crs, source)
        in_degrees._refuse_outside(source, noun)
        texts = [_degree_texts(values, self.given) for values in (in_degrees.x, in_degrees.y)]
        return dict(zip(POINT_COLUMNS, texts, strict=True))

    def _transformed(self, crs: str, source: Source) -> Points:
        pyproj.network.set_network_enabled(active=False)  # type: ignore[attr-defined]
        try:
            transformer = pyproj.Transformer.from_crs(crs, DEGREES, always_xy=True)
            x, y = transformer.transform(self.x, self.y)
        except pyproj.exceptions.ProjError:
            rule = f"has its points in {crs}, which we do not know; {_SAVE}"
            raise source.refused(rule) from None
        return Points(np.asarray(x, np.float64), np.asarray(y, np.float64), self.given)

    def _refuse_outside(self, source: Source, noun: str) -> None:
        x, y = self.x, self.y
        outside = ~((np.abs(x) <= 180) & (np.abs(y) <= 90)) & self.given
        if not outside.any():
            return
        turned = self.given & (np.abs(y) > 90) & (np.abs(y) <= 180) & (np.abs(x) <= 90)
        if turned.sum() * 2 > self.given.sum():
            rule = "has latitudes beyond 90: longitude and latitude seem swapped; swap them."
        elif (outside & ~turned).sum() * 2 > self.given.sum():
            rule = f"has coordinates that are not degrees (perhaps EPSG:3857); {_SAVE}"
        else:
            rule = "has a point outside the world; correct it or leave it empty."
        self._refuse_where(outside, rule, source, noun)

    def _refuse_where(self, bad: NDArray[np.bool_], rule: str, source: Source, noun: str) -> None:
        rows = np.flatnonzero(bad & self.given)
        if len(rows):
            raise source.refused_item(noun, int(rows[0]) + 1, rule)


_SAVE: Final = "save it in WGS 84 (EPSG:4326)."
NO_NUMBER: Final = "has a coordinate that is not a number; correct it or leave the point empty."


def refuse_point_columns(names: Iterable[str], source: Source) -> None:
    """Refuse a file whose own columns have the names that its points will have."""
    if taken := sorted(set(names) & set(POINT_COLUMNS)):
        rule = "is the name kept for the points of the file; rename that column."
        raise source.refused(rule, column=taken[0])


def crs_code(name: str, source: Source) -> str:
    """Return ``EPSG:…`` or ``OGC:…`` from one of the ways to write it.

    Nothing else is taken: a definition in full may name files and grids to open.
    """
    if match := _CODE.fullmatch(name.strip()):
        return f"{match[1].upper()}:{match[2].upper()}"
    raise source.refused(f"declares a coordinate system without an EPSG code; {_SAVE}")


def _degree_texts(values: NDArray[np.float64], given: NDArray[np.bool_]) -> pa.Array:
    rounded = np.round(values, _DECIMALS) + 0.0  # no minus zero
    return pa.array(rounded, mask=~given).cast(pa.string()).cast(TEXT)
