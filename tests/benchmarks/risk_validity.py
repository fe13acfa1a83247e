"""Does the composite without incidents rank countries as what happened there does?

Run by name: ``python -m tests.benchmarks.risk_validity``. The composite is made of host facts and
figures alone: no incident reaches any layer, the weights are those of the preset "facts", and
facts that count returns are taken out, so that nothing is compared with itself. It is set against

- returns: incidents of deportation, or that ended in Russian hands, by country;
- returns told by host facts (the ones taken out);
- incidents per 10,000 emigrants, where their number is published;
- all incidents, as a count and weighted;
- Freedom House: its counts of transnational repression in ``statistics`` are by state of origin, or
  of all countries together, so no host can be compared; its Freedom in the World score can, turned
  round. It says how free a country is, not what happens to exiles.

Agreement is Spearman's rho and Kendall's tau-b with 90 % percentile bootstrap intervals (countries
drawn again, fixed seed). With so few countries most intervals are wide. Incidents are reports, so
neither agreement nor its absence proves much.
"""

from __future__ import annotations

import dataclasses
import warnings
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import stats

from dashboard import engine, snapshot
from dashboard.filters import Query
from dashboard.risk import composite
from dashboard.risk.presets import PRESETS
from dashboard.risk.reported import emigrants, reported
from dashboard.risk.scores import Asked
from dashboard.risk.weighted import weighted

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.snapshot import Snapshot

DRAWS: Final = 2000
SEED: Final = 2022

RETURNS: Final = (
    "returns_reported",
    "returns_witnessed_by_interviewees",
    "deportations_to_russia",
)
"""Host facts that count returns."""

HANDED_OVER: Final = ("deported_to_russia", "in_russian_custody")

WIDER: Final = {"exposure": 1.0, "entry": 1.0}
"""The two layers that most countries have without any incident."""


def main() -> None:
    """Print one table."""
    data = snapshot.read()
    asked = Asked(data, engine.prepare(data.incidents), Query(), data.manifest.as_of)
    weights = next(row for row in PRESETS if row.code == "facts").weights
    scores = composite.layers(_without_incidents(asked))
    for title, given in (("preset 'facts'", weights), ("exposure and entry alone", WIDER)):
        index = _values(composite.combined(scores, asked.as_of, given).countries)
        print(f"\ncomposite without incidents, {title}: {index.notna().sum()} countries")
        print(f"{'against':44}{'n':>4}  {'Spearman':24}{'Kendall':24}")
        for name, reference in _references(asked).items():
            _line(name, index, reference)
    counts = _values(reported(asked).countries)
    print("\nits layers one by one, against all incidents")
    for layer in scores[1:]:
        _line(layer.layer, _values(layer.countries), counts)


def _without_incidents(asked: Asked) -> Asked:
    """Return the same question to a world without incidents and without facts on returns."""
    facts = asked.snapshot.host_facts
    kept = facts[~facts["field"].isin(RETURNS)].reset_index(drop=True)
    none = asked.snapshot.incidents[:0]
    bare = dataclasses.replace(asked.snapshot, incidents=none, host_facts=kept)
    return dataclasses.replace(asked, snapshot=bare, incidents=engine.prepare(none))


def _references(asked: Asked) -> dict[str, pd.Series[float]]:
    """Return what the composite is set against, by country."""
    counts = _values(reported(asked).countries)
    incidents: Any = asked.snapshot.incidents
    gone = incidents["outcome"].isin(HANDED_OVER) | (incidents["threat_type"] == "deportation")
    returned: pd.Series[float] = incidents[gone].groupby("iso3").size().astype("float64")
    scores = asked.snapshot.host_facts.query("field == 'freedom_house_score'")
    newest = scores.sort_values(["valid_from", "id"]).drop_duplicates("iso3", keep="last")
    freedom = _numbers(newest)
    return {
        "returns in incidents": returned.reindex(counts.index[counts.notna()], fill_value=0),
        "returns in host facts (count)": _told(asked.snapshot),
        "incidents per 10,000 emigrants": _values(emigrants(asked).countries),
        "incidents": counts,
        "weighted incidents": _values(weighted(asked).countries),
        "Freedom House, repression (by host: none)": pd.Series(dtype="float64"),
        "Freedom House, freedom score turned round": 100 - freedom,
    }


def _told(data: Snapshot) -> pd.Series[float]:
    """Return the largest number of returns any fact of a country gives, of all times."""
    return _numbers(data.host_facts[data.host_facts["field"].isin(RETURNS)])


def _numbers(facts: pd.DataFrame) -> pd.Series[float]:
    numbers = pd.to_numeric(facts["value"], errors="coerce").groupby(facts["iso3"]).max()
    found: pd.Series[float] = numbers.dropna()
    return found


def _values(countries: pd.DataFrame) -> pd.Series[float]:
    return countries.set_index("iso3")["value"]


def _line(name: str, one: pd.Series[float], other: pd.Series[float]) -> None:
    both = pd.concat([one, other], axis=1, join="inner").dropna().sort_index().to_numpy()
    told = [f"{name:44}{len(both):4}  "]
    told += [f"{_agreement(both, how):24}" for how in (stats.spearmanr, stats.kendalltau)]
    print("".join(told))


def _agreement(both: npt.NDArray[Any], how: Callable[..., Any]) -> str:
    """Return a coefficient and its interval, or why there is none."""
    if len(both) < 5:
        return "too few"
    rng = np.random.default_rng(SEED)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a draw of equal values has no coefficient
        drawn = [
            how(*both[rng.integers(0, len(both), len(both))].T).statistic for _ in range(DRAWS)
        ]
        low, high = np.nanquantile(drawn, [0.05, 0.95])
        return f"{how(*both.T).statistic:+.2f} ({low:+.2f} to {high:+.2f})"


if __name__ == "__main__":
    main()
