"""When nothing is known, the nearest misses are the nearest: compared with every chain there is."""

from __future__ import annotations

import itertools

import networkx as nx
from hypothesis import given, settings

from dashboard.corridors import Question, ask
from dashboard.corridors.obstacles import too_long
from dashboard.corridors.question import LONGEST
from dashboard.corridors.terrain import survey
from dashboard.countries import NAMES
from tests.corridors.lands import FACTS, QUESTIONS, WORLDS, Row, leg, net, question, risks


def fewest(legs: list[Row], facts: list[Row], asked: Question) -> int | None:
    """The least number of obstacles of any simple chain, by listing them all."""
    terrain = survey(net(legs, facts), asked)
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node(asked.origin)
    between: dict[tuple[str, str], list[frozenset[object]]] = {}
    for way in terrain.hops:
        graph.add_edge(*way[:2])
        found = frozenset[object](terrain.obstacles.get(way, ()))
        between.setdefault(way[:2], []).append(found)
    least: int | None = None
    for end in [code for code in graph if asked.ends_in(code)]:
        for path in nx.all_simple_paths(graph, asked.origin, end, cutoff=LONGEST):
            extra = {too_long(asked)} if len(path) - 1 > asked.longest else set[object]()
            steps = [between[pair] for pair in itertools.pairwise(path)]
            for chosen in itertools.product(*steps):
                many = len(frozenset[object](extra).union(*chosen))
                least = many if least is None else min(least, many)
    return least


@settings(max_examples=50, deadline=None)
@given(WORLDS, FACTS, QUESTIONS)
def test_the_first_miss_has_the_fewest_obstacles_there_are(
    legs: list[Row], facts: list[Row], asked: Question
) -> None:
    legs = legs[:14]
    answer = ask(net(legs, facts), asked, risks())
    least = fewest(legs, facts, asked)
    if answer.corridors:
        assert answer.near == ()
        assert least == 0
    elif least is None:
        assert answer.near == ()
    else:
        assert len(answer.near[0].obstacles) == least > 0
        many = [len(miss.obstacles) for miss in answer.near]
        assert many == sorted(many)


@settings(max_examples=30, deadline=None)
@given(WORLDS, FACTS, QUESTIONS)
def test_no_miss_needs_all_that_another_needs(
    legs: list[Row], facts: list[Row], asked: Question
) -> None:
    sets = [set(miss.obstacles) for miss in ask(net(legs, facts), asked, risks()).near]
    assert not any(one <= other for n, one in enumerate(sets) for other in sets[n + 1 :])


def test_taking_the_obstacles_away_gives_the_answer() -> None:
    legs = [leg("RUS", "KAZ", "internal_passport"), leg("KAZ", "FRA", "humanitarian_visa")]
    short = question(destinations={"FRA"}, documents={"internal_passport"}, longest=1)
    miss = ask(net(legs), short, risks()).near[0]
    assert {(one.kind, one.subject) for one in miss.obstacles} == {
        ("document", "humanitarian_visa"),
        ("longest", ""),
    }
    both = {"internal_passport", "humanitarian_visa"}
    longer = question(destinations={"FRA"}, documents=both, longest=2)
    assert ask(net(legs), longer, risks()).corridors


def test_one_visa_ticked_counts_once_however_many_legs_ask_for_it() -> None:
    legs = [leg("RUS", "SRB", "visa"), leg("SRB", "FRA", "visa")]
    asked = question(destinations={"FRA"}, documents={"passport"})
    assert [one.kind for one in ask(net(legs), asked, risks()).near[0].obstacles] == ["document"]


def test_where_no_row_leads_nothing_is_near() -> None:
    answer = ask(net([leg("RUS", "KAZ")]), question(destinations={"FRA"}), risks())
    assert answer.none_known
    assert answer.near == ()


def test_a_search_that_gives_up_says_so() -> None:
    many = [code for code in sorted(NAMES) if code not in ("RUS", "FRA")][:30]
    legs = [
        *(leg("RUS", code, "visa") for code in many),
        *(leg(code, "FRA", "humanitarian_visa") for code in many),
    ]
    asked = question(destinations={"FRA"}, documents={"internal_passport"})
    short = ask(net(legs), asked, risks(), near_effort=20)
    assert short.none_known
    assert short.near == ()
    assert "stopped after 20 chains" in short.near_limit
    assert not short.bounded
    whole = ask(net(legs), asked, risks())
    assert whole.near
    assert whole.near_limit == ""


def test_a_search_that_ends_with_its_last_chain_did_not_give_up() -> None:
    asked = question(destinations={"FRA"}, documents={"internal_passport"})
    legs = [leg("RUS", "FRA", "visa")]
    assert ask(net(legs), asked, risks(), near_effort=2).near_limit == ""
    assert ask(net(legs), asked, risks(), near_effort=1).near_limit != ""
