"""The gate: raw facts in, released tables out. Nothing is shown that has not come through here.

Pure: the day, the randomness, the ids of earlier releases, the gazetteer and the language guesser
are passed in, so the same input gives the same bytes on any machine.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

from dashboard import schema
from dashboard.disclosure import facts, screen, sources
from dashboard.disclosure.citations import citations, limited, printed, with_sources
from dashboard.disclosure.editors import Editors
from dashboard.disclosure.identity import NewId, fingerprint, opaque_ids
from dashboard.disclosure.incidents import ShownIncidents, shown_incidents
from dashboard.disclosure.journeys import ShownJourneys, shown_journeys
from dashboard.disclosure.policy import PUBLIC, STATUSES, Policy
from dashboard.disclosure.raw import RAW_COLUMNS, Finding, Raw, Released
from dashboard.disclosure.reading import Reading
from dashboard.disclosure.risk import k_figure
from dashboard.errors import PolicyError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dashboard.disclosure.places import Geography

FOUND_AGAIN_BY: Mapping[str, tuple[str, ...]] = {
    "incidents": ("iso3", "threat_type", "source_ids", "summary"),
    "journeys": ("stops", "outcome", "source_ids", "summary"),
}
"""Shown columns by which a row of an earlier release is recognised without the private map."""


@dataclass(frozen=True, eq=False, slots=True)
class Earlier:
    """What earlier releases leave: the private id map, and the last released tables.

    Either may be empty. The map knows a row whatever was corrected in it; the tables know only the
    rows that look as they did.
    """

    ids: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, pd.DataFrame] = field(default_factory=dict)


def release(
    raw: Raw,
    *,
    geography: Geography,
    language_of: sources.LanguageOf,
    as_of: date,
    new_id: NewId,
    policy: Policy = PUBLIC,
    editors: Editors | None = None,
    earlier: Earlier | None = None,
) -> Released:
    """Return what may be shown of the raw facts under a policy.

    Parameters
    ----------
    raw
        The compiled facts.
    geography
        City centres, regions and countries; the only source of coordinates.
    language_of
        Judges the languages of a source.
    as_of
        The day of the release: embargoes are counted to it.
    new_id
        Makes random ids for rows that have none yet.
    policy
        ``PUBLIC`` or a tighter one.
    editors
        Decisions on single rows.
    earlier
        Ids to keep.

    Raises
    ------
    PolicyError
        The policy is looser than ``PUBLIC``, or an editors' decision cannot be taken.
    """
    if not policy.tightens(PUBLIC):
        raise PolicyError(f"{policy.name} is looser than {PUBLIC.name}.", file="policy")
    editors, earlier = editors or Editors(), earlier or Earlier()
    tidy = _tidy(raw)
    _all_known(tidy, editors)
    cited = citations(tidy)
    reading = Reading.of(tidy.incidents, editors, geography, policy)
    titles = printed(cited, "incidents", tidy.incidents.index)
    incidents = shown_incidents(reading, as_of=as_of, titles=titles)
    travelled = shown_journeys(tidy.journeys, editors, geography, policy, as_of=as_of)
    country, findings = _country_tables(tidy, editors, geography, policy)
    shown = {
        **country,
        "incidents": incidents.rows[incidents.due],
        "journeys": travelled.rows[travelled.due],
    }
    links = {"incidents": incidents.link, "journeys": travelled.link}
    tables, used = with_sources(shown, limited(cited, shown, links), language_of)
    tables |= {table.name: _empty(table) for table in (schema.TOMBSTONES, schema.CHANGES)}
    known = {name: getattr(tidy, name)["id"] for name in FOUND_AGAIN_BY}
    tables |= {
        name: _with_opaque_ids(name, tables[name], editorial, earlier, new_id)
        for name, editorial in known.items()
    }
    return Released(
        tables={table.name: _ordered(tables, used, table) for table in schema.TABLES},
        policy=policy.title,
        touched=_touched(incidents, travelled, shown["legs"], tidy.legs),
        k=k_figure(tables["incidents"], incidents.private[tables["incidents"].index]),
        ids={
            editorial[row]: opaque
            for name, editorial in known.items()
            for row, opaque in tables[name]["id"].items()
        },
        findings=(*incidents.findings, *findings),
    )


def _country_tables(
    tidy: Raw, editors: Editors, geography: Geography, policy: Policy
) -> tuple[dict[str, pd.DataFrame], tuple[Finding, ...]]:
    """Return host facts, legs and figures as shown, and what the screen left out of them."""
    hosts, host_findings = facts.edited(tidy.hosts, "hosts", editors)
    legs, leg_findings = facts.edited(tidy.legs, "legs", editors)
    figures, figure_findings = facts.edited(tidy.statistics, "statistics", editors)
    shown = {
        "host_facts": facts.shown_hosts(hosts),
        "legs": facts.shown_legs(legs, geography, policy),
        "statistics": facts.shown_statistics(figures),
    }
    return shown, (*host_findings, *leg_findings, *figure_findings)


def _tidy(raw: Raw) -> Raw:
    """Return the raw tables with every text made plain (addresses stay as they are)."""
    frames = {
        name: pd.DataFrame(
            {
                column: frame[column] if column.endswith("_url") else screen.plain(frame[column])
                for column in columns
            },
            dtype="str",
        ).reset_index(drop=True)
        for name, columns in RAW_COLUMNS.items()
        for frame in [getattr(raw, name)]
    }
    return Raw(**frames)


def _all_known(raw: Raw, editors: Editors) -> None:
    known = frozenset[str]().union(
        *(facts.editorial_ids(getattr(raw, name)) for name in RAW_COLUMNS)
    )
    if unknown := editors.unknown(known):
        raise PolicyError(
            f"{unknown[0]} is not the id of any raw row.", file="editors", column="id"
        )


def _with_opaque_ids(
    name: str, rows: pd.DataFrame, editorial: pd.Series[str], earlier: Earlier, new_id: NewId
) -> pd.DataFrame:
    columns = FOUND_AGAIN_BY[name]
    before = earlier.tables.get(name)
    previous = (
        {} if before is None else dict(zip(fingerprint(before, columns), before["id"], strict=True))
    )
    ids = opaque_ids(
        editorial[rows.index],
        fingerprint(rows, columns),
        known=earlier.ids,
        previous=previous,
        new_id=new_id,
    )
    return rows.assign(id=ids)


def _ordered(
    tables: Mapping[str, pd.DataFrame], used: pd.DataFrame, table: schema.Table
) -> pd.DataFrame:
    """Return one table with the schema's columns, sorted by id so that order tells nothing."""
    rows = used if table is schema.SOURCES else tables[table.name]
    return rows[list(table.names)].sort_values("id", ignore_index=True)


def _empty(table: schema.Table) -> pd.DataFrame:
    return pd.DataFrame(columns=list(table.names), dtype="str")


def _touched(
    incidents: ShownIncidents, travelled: ShownJourneys, legs: pd.DataFrame, raw_legs: pd.DataFrame
) -> dict[str, int]:
    """Return how many shown rows have each status and each generalisation."""
    counts = Counter(incidents.status[incidents.due])
    codes = Counter(
        code
        for rows in (incidents.rows[incidents.due], travelled.rows[travelled.due])
        for text in rows["generalisations"]
        for code in text.split(";")
    )
    ends = (raw_legs[["from_place", "to_place"]] != "") & (legs[["from_place", "to_place"]] == "")
    return {
        **{f"status:{status}": counts[status] for status in STATUSES},
        **{term.code: codes[term.code] for term in schema.GENERALISATIONS},
        "legs:place_to_country": int(ends.any(axis=1).sum()),
        "embargoed": int((~incidents.due).sum() + (~travelled.due).sum()),
    }
