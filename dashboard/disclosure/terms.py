"""The terms of one release: what every part of it needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from dashboard.disclosure.earlier import Earlier
    from dashboard.disclosure.editors import Editors
    from dashboard.disclosure.places import Geography
    from dashboard.disclosure.policy import Policy


@dataclass(frozen=True, eq=False, slots=True)
class Terms:
    """Policy, editors' decisions, earlier release, withdrawn ids, geography and day."""

    policy: Policy
    editors: Editors
    earlier: Earlier
    dead: frozenset[str]
    geography: Geography
    as_of: date
