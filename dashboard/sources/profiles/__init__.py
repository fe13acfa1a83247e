"""Which form a file has: by name, by somebody's mapping file, or by its columns."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from dashboard.errors import DataError
from dashboard.sources.mapping.nearness import did_you_mean
from dashboard.sources.profiles import acled, atlas, freedom_house, timemap
from dashboard.sources.profiles.profile import SHIPPED, Profile, from_file

if TYPE_CHECKING:
    from dashboard.sources.rows import FileRows

__all__ = ["PROFILES", "SHIPPED", "Profile", "choose", "from_file"]

PROFILES: Final = (atlas.PROFILE, acled.PROFILE, freedom_house.PROFILE, timemap.PROFILE)
"""Every form that is known; a new one is a mapping file beside these and a row here."""

ENDING: Final = ".toml"


def choose(name_or_path: str | None, rows: FileRows) -> Profile:
    """Return the profile a file is read by.

    Parameters
    ----------
    name_or_path
        Name of a profile, path of a mapping file (``….toml``), or None: the one form that the
        columns fit best.

    Raises
    ------
    DataError
        There is no such profile, the mapping file has a mistake, or the columns fit no form, or
        several as well.
    """
    if name_or_path is None:
        return _recognised(rows)
    if name_or_path.endswith(ENDING):
        return from_file(Path(name_or_path))
    by_name = {profile.name: profile for profile in PROFILES}
    if name_or_path not in by_name:
        near = did_you_mean(name_or_path, by_name) or f"known are {', '.join(by_name)}"
        rule = f"there is no profile of this name; {near}, or a mapping file ending in {ENDING}."
        raise DataError(rule, file=f"--profile {name_or_path[:60]}")
    return by_name[name_or_path]


def _recognised(rows: FileRows) -> Profile:
    fits = {profile.name: (profile.fit(rows), profile) for profile in PROFILES}
    best = max(fit for fit, _ in fits.values())
    found = [profile for fit, profile in fits.values() if fit == best]
    if best and len(found) == 1:
        return found[0]
    names = ", ".join(profile.name for profile in (found if best else PROFILES))
    what = "fit several forms as well" if best else "fit no form that is known"
    rule = (
        f"its columns {what} ({names}); name one with --profile, or let --guess write a mapping "
        "file to begin with."
    )
    raise DataError(rule, file=rows.file)
