"""ACLED exports; what each of their events is to the atlas stands in ``acled.toml``."""

from __future__ import annotations

from functools import partial
from typing import Final

from dashboard.sources.profiles.profile import Profile, shipped

PROFILE: Final = Profile("acled", partial(shipped, "acled"))
