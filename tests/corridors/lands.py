"""Invented networks: a few legs, facts and risks between eight countries.

Nothing here is so. The codes are those of real countries, for the tables ask for them; what is
told of them is made up. Each helper fills in what a row does not say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Final

import pandas as pd
from hypothesis import strategies as some

from dashboard import schema
from dashboard.corridors import Network, Question, network
from dashboard.corridors.papers import PAPERS
from dashboard.corridors.people import CIRCUMSTANCES

DAY: Final = date(2024, 6, 30)
HOME: Final = "RUS"
LANDS: Final = ("RUS", "KAZ", "GEO", "TUR", "ARM", "SRB", "FRA", "DEU")
EVERYTHING: Final = frozenset({"passport", "visa", "humanitarian_visa", "asylum_claim"})

Row = Mapping[str, Any]


def leg(start: str, end: str, document: str = "passport", **more: Any) -> Row:
    """Return one leg, open since 2024 and told of by a source of the day it is asked about."""
    plain = {
        "from_iso3": start,
        "to_iso3": end,
        "documents": document,
        "mode": "land",
        "status": "open",
        "valid_from": "2024",
        "from_lat": 1.0,
        "from_lon": 2.0,
        "to_lat": 3.0,
        "to_lon": 4.0,
        "told": DAY.isoformat(),
    }
    return plain | more


def fact(iso3: str, field: str, value: str = "yes", **more: str) -> Row:
    """Return one host fact."""
    return {"iso3": iso3, "field": field, "value": value, "source_id": "s", **more}


def table(name: str, rows: Iterable[Row]) -> pd.DataFrame:
    """Return rows as a released table; rows without an id are numbered."""
    columns = schema.table(name)
    numbered = [{"id": f"{name[0]}{n:04d}", **row} for n, row in enumerate(rows)]
    made = pd.DataFrame(numbered, columns=list(columns.names), dtype=object)
    kinds = {c.name: "float64" if c.kind == "number" else "str" for c in columns.columns}
    texts = [column for column, kind in kinds.items() if kind == "str"]
    return made.assign(**{n: made[n].where(made[n].notna(), "") for n in texts}).astype(kinds)


def net(legs: Iterable[Row], facts: Iterable[Row] = (), journeys: Iterable[str] = ()) -> Network:
    """Return a network; ``journeys`` are their stops. Each leg has a source of its own."""
    rows = [{"id": f"l{n:04d}", "source_id": f"s{n:04d}", **row} for n, row in enumerate(legs)]
    sources = [{"id": row["source_id"], "date": row.get("told", "")} for row in rows]
    return network(
        table("legs", rows),
        table("sources", sources),
        journeys=table("journeys", [{"stops": stops} for stops in journeys]),
        facts=table("host_facts", facts),
    )


def risks(given: Mapping[str, float | tuple[float, float]] | None = None) -> pd.DataFrame:
    """Return risks: a number is an observed value, a pair the bounds of what is not observed."""
    asked = dict.fromkeys(LANDS, 0.3) | dict(given or {})
    rows = [
        {"iso3": code, "value": float("nan"), "low": r[0], "high": r[1], "observed": False}
        if isinstance(r, tuple)
        else {"iso3": code, "value": r, "low": r * 0.5, "high": min(r * 1.5, 0.9), "observed": True}
        for code, r in asked.items()
    ]
    return pd.DataFrame(rows)


def question(**given: Any) -> Question:
    """Return a question of somebody who holds everything, unless said otherwise."""
    sets = ("destinations", "except_", "avoid", "documents", "circumstances")
    plain: dict[str, Any] = {"day": DAY, "documents": EVERYTHING} | given
    for name in sets:
        if plain.get(name) is not None:
            plain[name] = frozenset(plain[name])
    return Question(**plain)


_DAYS: Final = ("2022", "2023", "2023-06", "2024", "2024-06-30", "2024-07", "2025")

LEG_ROWS: Final = some.builds(
    lambda ends, **more: leg(*ends, **more),
    some.tuples(some.sampled_from(LANDS), some.sampled_from(LANDS)).filter(lambda e: e[0] != e[1]),
    document=some.sampled_from([*sorted(EVERYTHING), "internal_passport", "passport", "passport"]),
    mode=some.sampled_from(["land", "air"]),
    status=some.sampled_from(["open", "open", "open", "restricted", "closed"]),
    valid_from=some.sampled_from(_DAYS[:-2]),
    valid_to=some.sampled_from(["", "", "", "2023-12", "2024-06-30", "2025"]),
    told=some.sampled_from(["2022", "2023-06-30", "2024-01-10", "2024-06", "2024-06-30", "2025"]),
    note=some.sampled_from(["", "", "Wanted people are stopped"]),
)
"""Legs of every kind around :data:`DAY`."""

FACT_ROWS: Final = some.builds(
    fact,
    some.sampled_from(LANDS),
    some.sampled_from(
        ["shared_wanted_database", "exit_ban_after_draft_summons", "accepts_nonbiometric_passport"]
    ),
    some.sampled_from(["yes", "no"]),
    valid_from=some.sampled_from(["", "2023", "2025"]),
    valid_to=some.sampled_from(["", "", "2023-12"]),
)

WORLDS: Final = some.lists(LEG_ROWS, min_size=4, max_size=34)
FACTS: Final = some.lists(FACT_ROWS, max_size=4)

_LEVELS: Final = some.sampled_from([0.0, 0.1, 0.2, 0.2, 0.5, 0.7, 0.9])
RISKS: Final = some.dictionaries(
    some.sampled_from(LANDS),
    some.one_of(_LEVELS, some.tuples(some.just(0.1), some.sampled_from([0.2, 0.5, 0.9]))),
)

_SUBSETS: Final = some.frozensets(some.sampled_from(LANDS[1:]), max_size=2)

QUESTIONS: Final = some.builds(
    question,
    destinations=some.one_of(
        some.none(), some.frozensets(some.sampled_from(LANDS[4:]), min_size=1)
    ),
    avoid=some.frozensets(some.sampled_from(LANDS[1:4]), max_size=1),
    except_=some.frozensets(some.sampled_from(LANDS[1:4]), max_size=1),
    documents=some.frozensets(some.sampled_from([row.code for row in PAPERS])),
    circumstances=some.one_of(
        some.just(frozenset[str]()),
        some.frozensets(some.sampled_from([row.code for row in CIRCUMSTANCES])),
    ),
    longest=some.integers(1, 6),
    restricted=some.booleans(),
    stale=some.booleans(),
)
GENEROUS: Final = some.builds(
    question, longest=some.just(6), restricted=some.just(value=True), stale=some.just(value=True)
)
"""Questions of those who may use everything: they reach far."""


def days_before(days: int) -> str:
    """Return the day that many days before :data:`DAY`."""
    return (DAY - timedelta(days=days)).isoformat()
