"""The gate: raw facts in, released tables out. Nothing is shown that has not come through here.

Pure: the day, the randomness, the earlier release, the gazetteer and the language guesser are
passed in, so the same input gives the same bytes on any machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard import schema
from dashboard.disclosure import facts, organisations, screen, sources, withdrawal
from dashboard.disclosure.changes import changes_between
from dashboard.disclosure.citations import citations, limited, with_sources
from dashboard.disclosure.earlier import Earlier
from dashboard.disclosure.editors import Editors
from dashboard.disclosure.figures import touched
from dashboard.disclosure.identity import NewId, fingerprint, opaque_ids
from dashboard.disclosure.lands import shown_lands
from dashboard.disclosure.organisations import RISKS, shown_organisations
from dashboard.disclosure.people import People, shown_people
from dashboard.disclosure.policy import EVERYWHERE, PUBLIC, Policy
from dashboard.disclosure.raw import RAW_COLUMNS, Raw, Released
from dashboard.disclosure.risk import k_figure
from dashboard.disclosure.terms import Terms
from dashboard.errors import DataError, PolicyError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dashboard.disclosure.places import Geography

FOUND_AGAIN_BY: Mapping[str, tuple[str, ...]] = {
    "incidents": ("iso3", "threat_type", "source_ids", "summary"),
    "journeys": ("stops", "outcome", "source_ids", "summary"),
}
"""Shown columns by which a row keeps its id without the private map."""


class _Released(Released):
    """A released set, which this module alone makes."""

    def passed(self) -> None:
        """Stand for having come through the gate."""


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
    withdrawn: pd.DataFrame | None = None,
    data_version: str = "",
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
        Ids to keep, and the last released set: no row shows more than it did there.
    withdrawn
        Records to take out: columns ``id`` (the one an incident, a journey, a leg or an
        organisation is shown by; or the editorial one of a leg), ``date``, ``reason``.
    data_version
        Version of this set, said in its changes; without one, no new changes are told.

    Raises
    ------
    PolicyError
        The policy is looser than ``PUBLIC``, an editors' decision cannot be taken, or a withdrawn
        record might come back.
    DataError
        The list of what is withdrawn cannot be read.
    """
    if not policy.tightens(PUBLIC):
        raise PolicyError(f"{policy.name} is looser than {PUBLIC.name}.", file="policy")
    editors, earlier = editors or Editors(), earlier or Earlier()
    tidy = _tidy(organisations.told(raw, earlier))
    _all_known(tidy, editors)
    stones = withdrawal.tombstones(withdrawn, earlier)
    terms = Terms(policy, editors, earlier, frozenset(stones["id"]), geography, as_of)
    cited = citations(tidy)
    fullest = sources.fullest(cited)
    people = shown_people(tidy, cited, fullest, terms)
    lands = shown_lands(tidy, fullest, people.hidden, terms)
    helping = shown_organisations(tidy.helping, people.hidden, terms)
    open_ = {**lands.rows, "organisations": helping.rows}
    tables = _with_sources(people, open_, cited, lands.secret, language_of)
    leg_ids = tables["legs"]["id"]
    others = {*tidy.legs["id"], *lands.gone, *helping.known}
    withdrawal.all_known(withdrawn, {*leg_ids, *others}, earlier)
    if leg_ids.isin(terms.dead).any():
        open_ |= {"legs": lands.rows["legs"][~leg_ids.isin(terms.dead)]}
        tables = _with_sources(people, open_, cited, lands.secret, language_of)
    tables |= {
        name: _with_opaque_ids(name, tables[name], getattr(tidy, name)["id"], terms, new_id)
        for name in FOUND_AGAIN_BY
    }
    tables["tombstones"] = withdrawal.told(stones, tidy.legs["id"], lands.gone, earlier)
    tables["changes"] = _changes(tables, terms, data_version)
    return _Released(
        tables={table.name: _ordered(tables[table.name], table) for table in schema.TABLES},
        policy=policy.title,
        touched=touched(people, tables["legs"], tidy.legs),
        k=k_figure(tables["incidents"], people.incidents.private[tables["incidents"].index]),
        ids=_ids(tidy, tables, people.gone),
        findings=(
            *(*people.incidents.findings, *people.journeys.findings),
            *(*lands.findings, *helping.findings),
        ),
    )


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
    """Refuse ids of two rows of different tables, and decisions on no row."""
    for name, other in (("journeys", "incidents"), ("legs", "incidents"), ("legs", "journeys")):
        twice = getattr(raw, name)["id"].isin(getattr(raw, other)["id"])
        if twice.any():
            row = int(twice.to_numpy().argmax()) + 2
            rule = f"is the id of one of the {other} too; give each row its own."
            raise DataError(rule, file=f"{name}.csv", row=row, column="id")
    known = frozenset[str]().union(
        *(facts.editorial_ids(getattr(raw, name)) for name in RAW_COLUMNS)
    )
    if unknown := editors.unknown(known):
        raise PolicyError(
            f"{unknown[0]} is not the id of any raw row.", file="editors", column="id"
        )


def _with_sources(
    people: People,
    others: Mapping[str, pd.DataFrame],
    cited: pd.DataFrame,
    secret: pd.Series[bool],
    language_of: sources.LanguageOf,
) -> dict[str, pd.DataFrame]:
    """Return the shown rows with the ids of their sources, and the sources."""
    helping = others["organisations"]
    shown = {
        **others,
        RISKS: helping[helping["risk_in_russia"] != ""],
        "incidents": people.incidents.rows[people.incidents.due],
        "journeys": people.journeys.rows[people.journeys.due],
    }
    links = {
        "incidents": people.incidents.link.where(people.incidents.due, EVERYWHERE),
        "journeys": people.journeys.link.where(people.journeys.due, EVERYWHERE),
    }
    tables, used = with_sources(shown, limited(cited, shown, links, secret), language_of)
    named = organisations.with_ids(tables["organisations"], tables.pop(RISKS))
    return {**tables, "organisations": named, "sources": used}


def _with_opaque_ids(
    name: str, rows: pd.DataFrame, editorial: pd.Series[str], terms: Terms, new_id: NewId
) -> pd.DataFrame:
    before = terms.earlier.table(name)
    before = before[~before["id"].isin(terms.dead)]
    columns = FOUND_AGAIN_BY[name]
    taken = {*terms.earlier.ids.values(), *terms.dead}
    taken |= {one for table in FOUND_AGAIN_BY for one in terms.earlier.table(table)["id"]}
    ids = opaque_ids(
        editorial[rows.index],
        fingerprint(rows, columns),
        known=terms.earlier.ids,
        previous=dict(zip(fingerprint(before, columns), before["id"], strict=True)),
        taken=frozenset(taken),
        new_id=new_id,
    )
    return rows.assign(id=ids)


def _changes(tables: Mapping[str, pd.DataFrame], terms: Terms, data_version: str) -> pd.DataFrame:
    """Return the earlier changes and the new ones; of what is withdrawn only that it is."""
    before = terms.earlier.table("changes")
    if terms.earlier.tables and data_version:
        after = {name: rows.reset_index(drop=True) for name, rows in tables.items()}
        new = changes_between(terms.earlier.tables, after, version=data_version, day=terms.as_of)
        before = pd.concat([before, new], ignore_index=True)
    dead = {*terms.dead, *tables["tombstones"]["id"]}
    told = ~before["record"].isin(dead) | (before["kind"] == "withdrawn")
    return before[told].drop_duplicates("id")


def _ids(
    tidy: Raw, tables: Mapping[str, pd.DataFrame], gone: Mapping[str, pd.Series[str]]
) -> dict[str, str]:
    """Return the private map: editorial id to opaque id of what is shown and of what is not."""
    opaque = [(name, tables[name]["id"]) for name in FOUND_AGAIN_BY]
    opaque += [(name, ids.dropna()) for name, ids in gone.items()]
    return {
        editorial: identifier
        for name, ids in opaque
        for editorial, identifier in zip(getattr(tidy, name)["id"].loc[ids.index], ids, strict=True)
    }


def _ordered(rows: pd.DataFrame, table: schema.Table) -> pd.DataFrame:
    """Return a table with the schema's columns, sorted by id so that order tells nothing."""
    return rows[list(table.names)].sort_values("id", ignore_index=True)
