"""One data set, opened: read, checked and made ready for everything that is asked of it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from dashboard import engine, snapshot
from dashboard.errors import DataError
from dashboard.filters import Query
from dashboard.maps import corridor_layer
from dashboard.site import assets
from dashboard.site.corridor_answers import Corridors
from dashboard.site.kept import Kept, Memory
from dashboard.site.risk_answers import Risks
from dashboard.site.risk_changes import Changes
from dashboard.site.steps import Steps
from dashboard.site.tiles import Tiles
from dashboard.snapshot import manifest as manifests

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from dashboard.site.assets import Asset

FORM: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,39}")
"""How a data version may be written: it stands in addresses."""

DAYS_KEPT: Final = 64
"""For how many days the state of the legs is kept."""

_FIRST_ZOOMS: Final = range(2, 6)


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Site:
    """One data set as it is served.

    Nothing in it refers back to it, so that its memory is free as soon as nobody holds it.

    Parameters
    ----------
    snapshot
        The released tables.
    incidents
        The incidents made ready for the engine's questions.
    tiles
        The map's answers, kept.
    steps
        What it shows while time is played, kept.
    risks
        The risk layers, kept.
    changes
        What changed in them between two days, kept.
    corridors
        Answers questions about ways between countries, none of them kept.
    lines
        The legs as they stood on a day or, for None, the journeys; as JSON, kept.
    files
        What a browser may fetch below ``lib/``, by name.
    memory
        The page's answers, kept.
    """

    snapshot: snapshot.Snapshot
    incidents: engine.Incidents
    tiles: Tiles
    steps: Steps
    risks: Risks
    changes: Changes
    corridors: Corridors
    lines: Kept[date | None, Asset]
    files: Mapping[str, Asset]
    memory: Memory

    @property
    def version(self) -> str:
        """The data as addresses name them: their version and the begin of their digest.

        Browsers keep what carries it for good, so two sets must never share it.
        """
        manifest = self.snapshot.manifest
        return f"{manifest.data_version}-{manifest.digest[:8]}"

    @property
    def data_version(self) -> str:
        """The data as people name them."""
        return self.snapshot.manifest.data_version

    def asset_version(self, name: str) -> str:
        """Return the content hash of a file below ``lib/``; KeyError when there is none."""
        return self.files[name].version

    def warm(self) -> None:
        """Work out what every visitor asks first, so that the first one does not wait."""
        for zoom in _FIRST_ZOOMS:
            self.tiles.views.get((Query(), zoom))
        self.tiles.totals.get(Query())


def read_site(path: Path) -> Site:
    """Read the data set at ``path``: a released folder, or one Parquet file of incidents.

    Raises
    ------
    DataError
        It breaks a rule; says which file, row, column and rule.
    """
    released = snapshot.read(path)
    if not FORM.fullmatch(released.manifest.data_version):
        rule = "data_version is not letters, digits, dots and hyphens; write it as 2026.11.1."
        raise DataError(rule, file=manifests.FILE if released.folder else path.name)
    incidents = engine.prepare(released.incidents)
    risks = Risks(released, incidents)
    folders = [folder for folder in (released.folder, snapshot.SHIPPED) if folder]
    return Site(
        snapshot=released,
        incidents=incidents,
        tiles=Tiles(incidents),
        steps=Steps(incidents),
        risks=risks,
        changes=Changes(released, incidents, risks.scores),
        corridors=Corridors(released, risks),
        lines=Kept(partial(_lines, released), capacity=DAYS_KEPT),
        files={**assets.code(), **assets.geography(folders)},
        memory=Memory(),
    )


def _lines(released: snapshot.Snapshot, as_of: date | None) -> Asset:
    lines = (
        corridor_layer.journey_lines(released.journeys)
        if as_of is None
        else corridor_layer.leg_lines(released.legs, as_of)
    )
    body = json.dumps({"lines": lines}, allow_nan=False, separators=(",", ":"))
    return assets.asset(body.encode(), "lines.json")
