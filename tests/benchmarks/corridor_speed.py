"""How long questions about corridors take: on the shipped data, and on a large invented network.

Run by name: ``python -m tests.benchmarks.corridor_speed``. It prints medians in milliseconds and
never fails on time. Aims: any question on the shipped data within 50 ms; 200 countries and 5,000
dated legs within 1 s, saying so when the search was bounded. Beside it stands the plain way:
``networkx.shortest_simple_paths`` taken one after the other and compared, stopped after a time.
"""

from __future__ import annotations

import argparse
import itertools
import random
import statistics
import time
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import networkx as nx
import pandas as pd

from dashboard import engine, snapshot
from dashboard.corridors import PAPERS, Network, Question, ask, changes, network
from dashboard.corridors.exposure import level, risk_in, risks_of, weight
from dashboard.corridors.search import outdoes, search
from dashboard.corridors.terrain import restricted, survey
from dashboard.countries import NAMES
from dashboard.filters import Query
from dashboard.risk import Asked
from dashboard.risk.composite import bounds, layers

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.corridors.answer import Cost

DAY: Final = date(2024, 6, 30)
HELD: Final = frozenset(row.code for row in PAPERS)
PLAIN_SECONDS: Final = 20.0


def main() -> None:
    """Measure both networks, then the plain way."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--plain", type=float, default=PLAIN_SECONDS, help="seconds for it")
    seconds = arguments.parse_args().plain
    of_shipped()
    large, risks = invented(200, 5_000), invented_risks()
    of_large(large, risks)
    of_large(invented(200, 40_000), risks)
    plainly(large, risks, seconds)


def of_shipped() -> None:
    """Print what questions of every origin, terms and length cost on the shipped data."""
    data = snapshot.read()
    incidents = engine.prepare(data.incidents)
    begun = time.perf_counter()
    shipped = Network.of(data)
    print(f"shipped: {shipped.graph.number_of_edges()} legs, read in {_since(begun):.1f} ms, once")
    days = (date(2022, 9, 25), date(2024, 6, 30), data.manifest.as_of)
    frames = {day: bounds(layers(Asked(data, incidents, Query(), day))) for day in days}
    took = []
    for origin, day, terms in itertools.product(shipped.origins, days, (False, True)):
        for held in (HELD, frozenset({"passport"}), frozenset[str]()):
            question = Question(
                day, origin, documents=held, longest=6, restricted=terms, stale=terms
            )
            took.append(_took(partial(ask, shipped, question, frames[day])))
    print(f"  {len(took)} questions: {_told(took)}")
    whole = Question(days[2], documents=HELD, longest=6, restricted=True, stale=True)
    pair = {"risks_before": frames[days[0]], "risks_after": frames[days[2]]}
    both = [_took(lambda: changes(shipped, whole, days[0], days[2], **pair)) for _ in range(5)]
    print(f"  what changed: {_told(both)}")


def of_large(large: Network, risks: pd.DataFrame) -> None:
    """Print what questions cost on the large network."""
    print(f"invented: {len(large.graph)} countries, {large.graph.number_of_edges()} legs")
    everything: dict[str, Any] = {"documents": HELD, "restricted": True, "stale": True}
    cases: dict[str, dict[str, Any]] = {
        "anywhere, 4 legs": {**everything},
        "anywhere, 6 legs": {**everything, "longest": 6},
        "one country, 4 legs": {**everything, "destinations": {"FRA"}},
        "one country, 6 legs": {**everything, "destinations": {"FRA"}, "longest": 6},
        "open and fresh legs only": {"documents": HELD, "longest": 6},
        "nothing held": {"longest": 6},
        "to a country no leg enters": {**everything, "destinations": {"ZWE"}, "longest": 6},
    }
    for name, terms in cases.items():
        question = Question(DAY, **terms)
        answer = ask(large, question, risks)
        times = [_took(partial(ask, large, question, risks)) for _ in range(3)]
        print(
            f"  {name}: {_told(times)}; {answer.considered} chains, "
            f"bounded: {answer.bounded}, found {len(answer.corridors) + answer.more}"
        )


def plainly(large: Network, risks: pd.DataFrame, seconds: float) -> None:
    """Print how far plain listing of paths comes, and whether it finds the same."""
    terms: dict[str, Any] = {"documents": HELD, "restricted": True, "stale": True, "longest": 6}
    question = Question(DAY, destinations=frozenset({"FRA"}), **terms)
    known = risks_of(risks)
    terrain = survey(large, question)
    begun = time.perf_counter()
    ours = {one.cost for one in search(terrain, question, known).chains.get("FRA", ())}
    print(f"search of labels for one country: {_since(begun):.0f} ms, {len(ours)} costs")
    graph: nx.DiGraph[str] = nx.DiGraph()
    for start, ends in terrain.usable.items():
        graph.add_edges_from((start, end) for end in ends)
    begun, listed, best = time.perf_counter(), 0, set[tuple[int, ...]]()
    done = True
    for path in nx.shortest_simple_paths(graph, question.origin, "FRA"):
        if len(path) - 1 > question.longest:
            break
        if time.perf_counter() - begun > seconds:
            done = False
            break
        listed += 1
        steps = [terrain.usable[a][b] for a, b in itertools.pairwise(path)]
        for hops in itertools.product(*steps):
            met = [risk_in(known, code) for code in path[1:]]
            cost: Any = (
                max(level(one) for one in met),
                level(met[-1]),
                sum(weight(one) for one in met[:-1]),
                len(hops),
                sum(restricted(hop) for hop in hops),
                max(hop.age for hop in hops),
            )
            if not any(outdoes(other, cost) for other in best):  # type: ignore[arg-type]
                best = {other for other in best if not outdoes(cost, other)} | {cost}  # type: ignore[arg-type]
    same: set[tuple[int, ...]] | set[Cost] = {tuple(one) for one in ours}
    print(
        f"shortest_simple_paths: {_since(begun):.0f} ms, {listed} paths, "
        f"{'all' if done else 'not all'}; same costs: {best == same}"
    )


def invented(countries: int, legs: int, seed: int = 1) -> Network:
    """Return a network of invented legs between many countries."""
    chance = random.Random(seed)  # noqa: S311
    codes = _codes(countries)
    rows: list[dict[str, Any]] = []
    for number in range(legs):
        start, end = chance.sample(codes, 2)
        since = chance.choice(["2022", "2023-03", "2023-11", "2024-02"])
        rows.append(
            {
                "id": f"l{number:05d}",
                "from_iso3": start,
                "to_iso3": end,
                "mode": chance.choice(["land", "air", "rail"]),
                "documents": chance.choice(
                    ["internal_passport", "passport", "passport", "visa", "asylum_claim"]
                ),
                "status": chance.choice(["open", "open", "open", "restricted", "closed"]),
                "valid_from": since,
                "valid_to": chance.choice(["", "", "", "2024-12", "2024-03"]),
                "source_id": f"s{number % 400:05d}",
            }
        )
    table = pd.DataFrame(rows).assign(
        from_place="", to_place="", note="", from_lat=0.0, from_lon=0.0, to_lat=0.0, to_lon=0.0
    )
    days = [f"{chance.choice([2022, 2023, 2024])}-{chance.randint(1, 12):02d}" for _ in range(400)]
    sources = pd.DataFrame({"id": [f"s{n:05d}" for n in range(400)], "date": days})
    return network(table, sources)


def invented_risks(seed: int = 2) -> pd.DataFrame:
    """Return invented risks of every country, one in four of them not observed."""
    chance = random.Random(seed)  # noqa: S311
    rows = []
    for iso3 in NAMES:
        value = chance.uniform(0.05, 0.85)
        seen = chance.random() < 0.75
        low, high = (value * 0.7, min(value * 1.3, 0.9)) if seen else (0.0, 0.9)
        rows.append((iso3, value if seen else float("nan"), low, high, seen))
    return pd.DataFrame(rows, columns=["iso3", "value", "low", "high", "observed"])


def _codes(countries: int) -> list[str]:
    wanted = ["RUS", "FRA", *(code for code in NAMES if code not in {"RUS", "FRA"})]
    return wanted[:countries]


class Took(NamedTuple):
    """Milliseconds by the clock (others use the machine, too) and of the processor."""

    wall: float
    processor: float


def _took(run: Callable[[], object]) -> Took:
    wall, processor = time.perf_counter(), time.process_time()
    run()
    return Took(_since(wall), (time.process_time() - processor) * 1e3)


def _told(times: list[Took]) -> str:
    wall, processor = ([getattr(one, name) for one in times] for name in Took._fields)
    return (
        f"median {statistics.median(wall):.1f} ms by the clock, "
        f"{statistics.median(processor):.1f} of the processor (most {max(processor):.1f})"
    )


def _since(begun: float) -> float:
    return (time.perf_counter() - begun) * 1e3


if __name__ == "__main__":
    main()
