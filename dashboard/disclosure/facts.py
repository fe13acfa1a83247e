"""Host facts, legs and figures as shown: texts screened, places at the floor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.disclosure import screen
from dashboard.disclosure.hidden_names import says_any
from dashboard.disclosure.places import Geography, end_point
from dashboard.disclosure.raw import SOURCE, Finding
from dashboard.disclosure.reading import coarsened
from dashboard.disclosure.sources import content_id

if TYPE_CHECKING:
    from dashboard.disclosure.editors import Editors
    from dashboard.disclosure.policy import Policy

CROSSINGS: Final = (
    r"\b(?:storskog|verkhn\w+ lars|larsi?|narva|ivangorod|svilengrad|terespol|medininkai|salociai"
    r"|kybartai|vaalimaa|nuijamaa|raja-jooseppi|vartius|niirala|terehova|grebneva|kyakhta|tsagaannuur"
    r"|altanbulag|batumi|sarpi|upper lars|queues?|waiting times?|unofficial|smuggl\w+)\b"
)
"""Names of crossing points, lengths of queues and unofficial ways: never part of a note."""


def edited(
    raw: pd.DataFrame, table: str, editors: Editors, hidden: frozenset[str]
) -> tuple[pd.DataFrame, list[Finding]]:
    """Return a raw table with the editors' texts put in and texts that trip the screen left out.

    Parameters
    ----------
    raw
        Raw table, texts made plain. Its id is the editorial one or, without one, the content id of
        the row without its source.
    hidden
        Names that no row shows.
    """
    ids = editorial_ids(raw)
    findings: list[Finding] = []
    texts = {}
    for column in [name for name in ("value", "note") if name in raw.columns]:
        decided = editors.on(column, ids)
        text = decided.fillna(raw[column])
        rule = screen.tripped(text, pd.Series(data=False, index=raw.index))
        rule = rule.mask((rule == "") & text.str.contains(CROSSINGS, case=False), "crossing")
        rule = rule.mask((rule == "") & says_any(text, hidden), "name")
        if column == "value":
            rule = rule.mask(rule == "digits", "")
        hit = rule != ""
        findings += [
            Finding(table, *values) for values in zip(ids[hit], rule[hit], text[hit], strict=True)
        ]
        texts[column] = text.where(~hit, "")
    return raw.assign(**texts), findings


def editorial_ids(raw: pd.DataFrame) -> pd.Series[str]:
    """Return the id by which editors name a raw row."""
    if "id" in raw.columns:
        return raw["id"]
    return content_id(raw[[name for name in raw.columns if name not in SOURCE]])


def shown_hosts(raw: pd.DataFrame) -> pd.DataFrame:
    """Return host facts without id and source."""
    columns = ["country", "field", "value", "valid_from", "valid_to", "note"]
    return raw[columns].rename(columns={"country": "iso3"})


def shown_statistics(raw: pd.DataFrame) -> pd.DataFrame:
    """Return figures without id and source."""
    columns = ["series", "country", "period_start", "period_end", "value", "unit", "note"]
    return raw[columns].rename(columns={"country": "iso3"})


def shown_legs(raw: pd.DataFrame, geography: Geography, policy: Policy) -> pd.DataFrame:
    """Return legs without id and source: main cities above the floor, countries otherwise."""
    limit = pd.Series(policy.leg_date, index=raw.index, dtype="str")
    return pd.DataFrame(
        {
            **_end("from", raw, geography, policy),
            **_end("to", raw, geography, policy),
            **{name: raw[name] for name in ("mode", "documents", "status")},
            **{name: coarsened(raw[name], limit) for name in ("valid_from", "valid_to")},
            "note": raw["note"],
        }
    )


def _end(
    side: str, raw: pd.DataFrame, geography: Geography, policy: Policy
) -> dict[str, pd.Series[str]]:
    names, codes = raw[f"{side}_place"], raw[f"{side}_country"]
    points = pd.DataFrame(
        [end_point(*pair, geography, policy) for pair in zip(names, codes, strict=True)],
        index=raw.index,
        columns=["place", "lat", "lon"],
    )
    return {
        f"{side}_iso3": codes,
        f"{side}_place": points["place"],
        f"{side}_lat": points["lat"],
        f"{side}_lon": points["lon"],
    }
