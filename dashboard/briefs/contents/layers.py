"""The risk layers of a country: ranges, parts, the facts behind them and their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from dashboard import risk, topics
from dashboard.briefs.blocks import (
    Block,
    Fact,
    Facts,
    Heading,
    Range,
    Ranges,
    Terms,
    Text,
    Together,
)
from dashboard.in_words import country, day, partial_period
from dashboard.maps.breaks import written
from dashboard.site.risk_answers import COMPOSITE, NO_HOSTS, RiskAsked
from dashboard.wording import counted, number, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.briefs.contents.sources import Sources
    from dashboard.briefs.order import Order
    from dashboard.risk import Layer
    from dashboard.site import Site

INDEXED: Final = tuple(layer for layer in risk.LAYERS if layer.scale == "index")
OTHERS: Final = tuple(layer for layer in risk.LAYERS if layer.scale != "index")

MOST: Final = 4
"""Facts listed behind one part; the rest are counted."""

HIGHEST: Final = 8
"""Countries with the highest values that a view lists."""

LONGEST: Final = 200
"""Letters of a value or note that are printed."""


def blocks(site: Site, order: Order, sources: Sources) -> tuple[Block, ...]:
    """Return everything on the risk of the order's country."""
    iso3 = order.country
    if iso3 in NO_HOSTS:
        return Heading(say("brief.risk")), Text(say("risk.no_host"))
    asked = RiskAsked(COMPOSITE, order.query, order.shown.day(site.snapshot.manifest.as_of))
    return (
        Together(
            (
                Heading(say("brief.risk")),
                Text(say("brief.risk.what", day=day(asked.as_of)), "note"),
                Ranges(say("brief.risk.layers"), tuple(_layers(site, order, asked, iso3))),
            )
        ),
        Terms(tuple(_counts(site, asked, iso3))),
        Ranges(*_parts(site, order, asked, iso3)),
        Heading(say("brief.risk.facts")),
        *_facts(site, asked, iso3, sources),
    )


def highest(site: Site, asked: RiskAsked) -> tuple[Block, ...]:
    """Return the countries with the highest values of a layer on the scale of 100."""
    layer = risk.layer(asked.layer)
    if layer.scale != "index":
        return ()
    found = site.risks.scores(asked).countries
    hosts = found[~found["iso3"].isin(NO_HOSTS)]
    known = hosts[hosts["observed"]].sort_values("value", ascending=False, kind="stable")
    rows = known.head(HIGHEST).to_dict("records")
    title = say("brief.risk.highest", layer=layer.label, day=day(asked.as_of))
    note = say(
        "brief.risk.highest.note",
        n=number(len(rows)),
        of=number(len(known)),
        unobserved=number(len(hosts) - len(known)),
    )
    ranges = tuple(_range(country(row["iso3"]), row) for row in rows)
    return (Ranges(title, ranges, note),) if ranges else ()


def _of(layer: Layer, asked: RiskAsked, order: Order | None = None) -> RiskAsked:
    weights = order.shown.weights if order and layer.code == COMPOSITE else ""
    return RiskAsked(layer.code, asked.query, asked.as_of, weights)


def _row(site: Site, asked: RiskAsked, iso3: str) -> dict[Any, Any]:
    frame = site.risks.scores(asked).countries
    return frame[frame["iso3"] == iso3].iloc[0].to_dict()


def _layers(site: Site, order: Order, asked: RiskAsked, iso3: str) -> list[Range]:
    """Return the layers on the scale of 100, the composite first."""
    ordered = sorted(INDEXED, key=lambda layer: layer.code != COMPOSITE)
    found = [(layer, _row(site, _of(layer, asked, order), iso3)) for layer in ordered]
    return [_range(layer.label, row, layer.meaning) for layer, row in found]


def _range(label: str, row: Mapping[Any, Any], note: str = "") -> Range:
    if not row["observed"]:
        return Range(label, say("brief.unobserved"), 0.0, 1.0, None, observed=False, note=note)
    value, low, high = (_share(row[name]) for name in ("value", "low", "high"))
    words = say(
        "brief.interval",
        value=written("index", value),
        low=written("index", low),
        high=written("index", high),
    )
    return Range(label, words, low, high, value, note=note)


def _share(value: float) -> float:
    return float(np.clip(value, 0.0, 1.0))


def _counts(site: Site, asked: RiskAsked, iso3: str) -> list[tuple[str, str]]:
    """Return the layers that are counts or rates, as words."""
    return [(layer.label, _words(layer, _row(site, _of(layer, asked), iso3))) for layer in OTHERS]


def _words(layer: Layer, row: Mapping[Any, Any]) -> str:
    if not row["observed"]:
        return say("brief.unobserved")
    value, low, high = (written(layer.scale, row[name]) for name in ("value", "low", "high"))
    if low == high or "nan" in (low, high):
        return say("brief.figure", value=value, unit=layer.unit)
    return say("brief.figure.range", value=value, low=low, high=high, unit=layer.unit)


def _parts(
    site: Site, order: Order, asked: RiskAsked, iso3: str
) -> tuple[str, tuple[Range, ...], str]:
    """Return the parts of the composite, the one that adds most first."""
    scores = site.risks.scores(_of(risk.layer(COMPOSITE), asked, order))
    here = scores.parts[scores.parts["iso3"] == iso3]
    ordered = here.sort_values("contribution", ascending=False, kind="stable")
    labels = {layer.code: layer.label for layer in risk.LAYERS}
    rows = [_part(row, labels[row["part"]]) for row in ordered.to_dict("records")]
    known = {row["part"] for row in ordered.to_dict("records")}
    rows += [
        Range(part.label, say("brief.unobserved"), 0.0, 1.0, None, observed=False)
        for part in risk.layer(COMPOSITE).parts
        if part.code not in known
    ]
    return say("brief.risk.parts"), tuple(rows), say("brief.risk.parts.note")


def _part(row: Mapping[Any, Any], label: str) -> Range:
    adds = say("brief.adds", adds=written("index", row["contribution"])) if row["observed"] else ""
    stale = say("brief.stale") if row["stale"] and row["observed"] else ""
    return _range(label, row, " ".join(filter(None, (adds, stale))))


def _facts(site: Site, asked: RiskAsked, iso3: str, sources: Sources) -> tuple[Block, ...]:
    """Return what stands behind the parts of the composite, the newest of each."""
    scores = site.risks.scores(RiskAsked(COMPOSITE, asked.query, asked.as_of))
    evidence = scores.evidence[scores.evidence["iso3"] == iso3]
    found: list[Block] = []
    for part in risk.layer(COMPOSITE).parts:
        behind = evidence[evidence["part"] == part.code].drop_duplicates(["table", "record"])
        found += _behind(site, part.label, behind, sources)
    return tuple(found) or (Text(say("brief.facts.none")),)


def _behind(site: Site, label: str, behind: pd.DataFrame, sources: Sources) -> list[Block]:
    """Return the newest facts behind a part; incidents are counted, for they have their list."""
    ordered = behind.sort_values("since", ascending=False, na_position="last", kind="stable")
    facts = ordered[ordered["table"] != "incidents"]
    n, left = len(behind) - len(facts), len(facts) - min(MOST, len(facts))
    more = [say("brief.facts.more", n=number(left))] if left else []
    more += [counted("brief.facts.incidents", n)] if n else []
    made = tuple(
        _MADE[line["table"]](site, line, sources) for line in facts.head(MOST).to_dict("records")
    )
    return [Facts(label, made, " · ".join(more))] if len(behind) else []


def _fact(site: Site, line: dict[Any, Any], sources: Sources) -> Fact:
    row = _record(site.snapshot.host_facts, line["record"])
    return Fact(
        topics.field(row["field"]).label,
        _short(row["value"]),
        partial_period(row["valid_from"], row["valid_to"]),
        _grade(line),
        _short(row["note"]),
        sources.of([row["source_id"]], most=1),
    )


def _figure(site: Site, line: dict[Any, Any], sources: Sources) -> Fact:
    row = _record(site.snapshot.statistics, line["record"])
    value = say(
        "brief.figure", value=number(row["value"], ",.10g"), unit=topics.unit_words(row["unit"])
    )
    dates = partial_period(row["period_start"], row["period_end"])
    label = topics.series_words(row["series"])
    return Fact(
        label, value, dates, _grade(line), _short(row["note"]),
        sources.of([row["source_id"]], most=1),
    )  # fmt: skip


_MADE: Final = {"host_facts": _fact, "statistics": _figure}


def _record(table: pd.DataFrame, identifier: str) -> dict[Any, Any]:
    return table[table["id"] == identifier].iloc[0].to_dict()


def _grade(line: Mapping[Any, Any]) -> str:
    if pd.isna(line["grade"]):
        return say("brief.ungraded")
    return say("brief.graded", grade=f"{100 * line['grade']:.0f}")


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
