"""Raw incidents with the status of each row: what every rule about them needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import pandas as pd

from dashboard import dates
from dashboard.disclosure.policy import LEVELS, OPEN_OUTCOMES
from dashboard.disclosure.ratchet import PRECISIONS, name_allowed
from dashboard.disclosure.status import statuses

if TYPE_CHECKING:
    from datetime import date

    from dashboard.disclosure.editors import Editors
    from dashboard.disclosure.places import Geography
    from dashboard.disclosure.policy import Policy


@dataclass(frozen=True, eq=False, slots=True)
class Reading:
    """Raw incidents (texts made plain) as they are read under a policy.

    Parameters
    ----------
    raw
        Raw incidents.
    status
        Status of each row, editors' decisions put in; never written anywhere.
    limits
        What the earlier release showed of each row (``ratchet.incident_limits``).
    hidden
        Names that no row shows (``hidden_names``).
    """

    raw: pd.DataFrame
    status: pd.Series[str]
    editors: Editors
    geography: Geography
    policy: Policy
    limits: pd.DataFrame
    hidden: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        raw: pd.DataFrame,
        editors: Editors,
        geography: Geography,
        policy: Policy,
        limits: pd.DataFrame,
    ) -> Reading:
        """Derive the statuses: a name that is withheld for itself does not make a person public."""
        allowed = name_allowed(raw["public_name"], limits["public_name"])
        allowed &= editors.on("public_name", raw["id"]).isna()
        derived = statuses(raw.assign(public_name=raw["public_name"].where(allowed, "")))
        return cls(raw, editors.statuses(raw["id"], derived), editors, geography, policy, limits)

    def decided(self, name: str) -> pd.Series[str]:
        """Return what editors decided on a field of each row, missing where nothing."""
        return self.editors.on(name, self.raw["id"])

    def treated(self, attribute: str) -> pd.Series[str]:
        """Return one attribute of each row's treatment."""
        return self.status.map(
            {status: getattr(t, attribute) for status, t in self.policy.treatments.items()}
        )

    @property
    def private(self) -> pd.Series[bool]:
        """Rows about people who are not public."""
        return self.status >= "S4"

    @property
    def home(self) -> pd.Series[bool]:
        """Rows whose place is only where a living person lives or works."""
        return (self.status != "S1") & self.raw["threat_type"].isin(self.policy.home_threats)

    @property
    def finest_place(self) -> pd.Series[str]:
        """The finest level of place a status, an editor and the earlier release allow."""
        allowed = coarser(self.treated("place"), self.decided("place"), LEVELS)
        return coarser(allowed, self.limits["place"], LEVELS)

    @property
    def finest_date(self) -> pd.Series[str]:
        """The most exact date a status and an editor allow: more so once the event is over."""
        over = ~self.raw["outcome"].isin(OPEN_OUTCOMES)
        allowed = self.treated("date").mask(over, self.treated("date_when_over"))
        return coarser(allowed, self.decided("date"), dates.ORDER)

    def finest_day(self, end: str) -> pd.Series[str]:
        """Return the most exact ``date`` or ``date_end`` of each row; ``none`` for none at all."""
        return coarser(self.finest_date, self.limits[end], PRECISIONS)

    @property
    def public_name(self) -> pd.Series[str]:
        """The name where it may be shown, else empty."""
        shown = self.treated("name").astype(bool) & self.decided("public_name").isna()
        shown &= name_allowed(self.raw["public_name"], self.limits["public_name"])
        return self.raw["public_name"].where(shown, "")

    @property
    def withheld_name(self) -> pd.Series[str]:
        """The name where the raw row has one that may not be shown, else empty."""
        return self.raw["public_name"].mask(self.public_name != "", "")


def coarser(
    first: pd.Series[str], second: pd.Series[str], order: tuple[str, ...]
) -> pd.Series[str]:
    """Return the coarser of two levels row by row; the second may be missing."""
    rank = {code: i for i, code in enumerate(order)}
    ranks = pd.concat([first.map(rank), second.map(rank)], axis=1).max(axis=1)
    return ranks.astype(int).map(dict(enumerate(order)))


def coarsened(texts: pd.Series[str], limits: pd.Series[str]) -> pd.Series[str]:
    """Return partial dates no more exact than the precision beside each, none beside ``none``."""
    pairs = zip(texts, limits, strict=True)
    shown = [
        "" if limit == "none" else dates.coarsen(text, cast("dates.Precision", limit))
        for text, limit in pairs
    ]
    return pd.Series(shown, index=texts.index, dtype="str")


def due(raw: pd.DataFrame, status: pd.Series[str], policy: Policy, as_of: date) -> pd.Series[bool]:
    """Return which rows' embargo is over.

    It is counted from the last day the first report may have had, and from the event itself when
    the report is undated.
    """
    end = raw["date_end"].where(raw["date_end"] != "", raw["date_start"])
    report = raw["source_date"].where(raw["source_date"] != "", end)
    waited = report.map(lambda text: (as_of - dates.last_day(text)).days if text else 0)
    return waited > status.map({s: int(t.embargo) for s, t in policy.treatments.items()})
