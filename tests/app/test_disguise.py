"""Every page in disguise: nothing a reader sees is written in the code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard.site import open_site
from dashboard.ui.corridors.asked import Asked
from dashboard.wording.languages import PSEUDO, PSEUDO_VARIABLE
from tests.disguise import texts_of, undisguised

if TYPE_CHECKING:
    from collections.abc import Iterator

APP = Path(__file__).parents[2] / "app.py"


@pytest.fixture(autouse=True)
def _offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PSEUDO_VARIABLE, "1")


def opened(params: dict[str, str], path: str = "", asked: Asked | None = None) -> AppTest:
    page = AppTest.from_file(str(APP), default_timeout=90)
    if path:
        page._page_hash = calc_hash(path)
    for name, value in {"lang": PSEUDO.code, **params}.items():
        page.query_params[name] = value
    if asked:
        page.session_state["corridors asked"] = asked
    page.run()
    assert not page.exception
    return page


def views() -> Iterator[dict[str, str]]:
    """Views in which, together, every part of the map's page is drawn."""
    released = open_site().snapshot
    leg, journey = released.legs["id"].iloc[0], released.journeys["id"].iloc[0]
    found = released.incidents
    told = found["generalisations"].ne("") & found["withheld"].ne("")
    one = next(iter(found["id"][told]))
    yield {}
    yield {"sel": f"incident:{one}", "type": "killing,detention", "country": "KAZ,DEU,GBR"}
    yield {"sel": "country:KAZ", "risk": "composite", "compare": "2023-11-30"}
    yield {"sel": "country:GEO", "risk": "weighted", "since": "2022-02-24", "until": "2024-06-30"}
    yield {"sel": "country:DEU", "risk": "conduct", "as_of": "2025-03-31"}
    yield {"sel": f"leg:{leg}", "layers": "incidents,totals,legs,journeys", "risk": "emigrants"}
    yield {"sel": f"journey:{journey}", "q": "1917 1991", "evidence": "alleged"}
    yield {"sel": "1", "layers": "x", "risk": "y", "as_of": "z", "lang2": "1", "data": "?"}
    yield {"q": "1" * 200, "since": "2030-13-99", "country": "4", "area": "1", "weights": "1:2"}


@pytest.mark.parametrize("params", list(views()), ids=lambda params: ",".join(params) or "plain")
def test_the_maps_page(params: dict[str, str]) -> None:
    page = opened(params)
    assert undisguised(texts_of(page)) == []


def test_the_words_of_map_and_charts() -> None:
    page = opened({"layers": "incidents,totals,legs,journeys", "risk": "composite"})
    (component,) = (e for e in page if e.type == "component_instance")
    script = json.loads(component.proto.json_args)["script"]
    start = script.index("L.atlas(")
    config = json.JSONDecoder().raw_decode(script[script.index("{", start) :])[0]
    spoken = {key: config[key] for key in ("words", "countries", "layers", "months")}
    labels = [m["label"] for m in (*config["methods"], *config["threats"])]
    others = [config[name] for name in ("modes", "documents", "statuses")]
    assert undisguised([*strings(spoken), *labels, *strings(others)]) == []


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


@pytest.mark.parametrize(
    "asked",
    [
        Asked(),
        Asked(
            aim="these",
            countries=frozenset({"DEU", "FRA"}),
            documents=frozenset({"passport", "visa"}),
            person="deserter",
            circumstances=frozenset({"wanted"}),
            avoid=frozenset({"KAZ"}),
        ),
    ],
    ids=["anywhere", "much asked"],
)
def test_the_page_of_corridors(asked: Asked) -> None:
    page = opened({}, "corridors", asked)
    assert undisguised(texts_of(page)) == []
