"""Pictures show what the map shows: the engine's numbers, its colours, its hatching, its lines."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from xml.etree import ElementTree as ET

import numpy as np
import pytest
import shapely

from dashboard import engine, site
from dashboard.corridors import Question
from dashboard.countries import NAMES
from dashboard.filters import Query
from dashboard.maps import answered, look
from dashboard.pictures import Style, frame, picture, placing, spoken, svg
from dashboard.pictures.asked import OPENING
from dashboard.site.risk_answers import RiskAsked
from dashboard.site.risk_changes import ChangeAsked

SVG = "{http://www.w3.org/2000/svg}"
WORLD = (-180.0, -58.0, 180.0, 83.0)


@pytest.fixture(scope="module")
def shown() -> site.Site:
    return site.open_site()


def drawn(shown: site.Site, query: Query | None = None, **asked: object) -> ET.Element:
    text = picture(shown.snapshot, shown.incidents, query, **asked)  # type: ignore[arg-type]
    return ET.fromstring(text)  # noqa: S314 - what was just written here


def fills(root: ET.Element) -> dict[str, str]:
    return {
        path.attrib["data-iso3"]: path.attrib["fill"]
        for path in root.iter(f"{SVG}path")
        if "data-iso3" in path.attrib
    }


def counts(root: ET.Element) -> list[int]:
    return [int(mark.attrib["data-n"]) for mark in root.iter(f"{SVG}g") if "data-n" in mark.attrib]


@pytest.mark.parametrize(
    "query", [Query(), Query(countries=("KAZ", "DEU")), Query(evidence=("alleged",), text="a")]
)
def test_marks_count_what_the_engine_counts(shown: site.Site, query: Query) -> None:
    root = drawn(shown, query, bounds=WORLD)
    assert sum(counts(root)) == engine.count(shown.incidents, query)


def test_what_lies_outside_is_counted_and_said(shown: site.Site) -> None:
    root = drawn(shown, bounds=(46.0, 40.0, 87.0, 55.0))
    out = engine.count(shown.incidents, Query()) - sum(counts(root))
    assert out > 0
    assert any(
        text.text == f"{out} more incidents lie outside this picture."
        for text in root.iter(f"{SVG}text")
    )


def test_countries_have_the_classes_and_the_hatching_of_a_layer(shown: site.Site) -> None:
    asked = RiskAsked("composite", Query(), shown.snapshot.manifest.as_of)
    answer = shown.risks.coloured.get(asked)
    for theme in look.PALETTES:
        root = drawn(shown, coloured=answer, bounds=WORLD, style=Style(theme=theme))
        found = fills(root)
        assert len(found) > 200
        for iso3, place in answer["classes"].items():
            if iso3 in found:
                ramp = look.PALETTES[theme].index
                wanted = f"url(#atlas-{theme}-unobserved)" if place < 0 else ramp[place]
                assert found[iso3] == wanted, iso3
        assert found["RUS"] == look.PALETTES[theme].land
        names = {node.attrib["id"] for node in root.iter(f"{SVG}pattern")}
        assert f"atlas-{theme}-unobserved" in names


def test_countries_have_the_classes_of_their_reports(shown: site.Site) -> None:
    query = Query(countries=("KAZ", "DEU"))
    answer, found = shown.tiles.totals.get(query), fills(drawn(shown, query, bounds=WORLD))
    for iso3, fill in found.items():
        n = answer["n"].get(iso3, 0)
        if n:
            place = next(at for at, upper in enumerate(answer["breaks"]) if n <= upper)
            assert fill == look.PALETTES["light"].ramp[place]
        elif iso3 in answer["reported"] or iso3 == "ATA":
            assert fill == look.PALETTES["light"].land
        else:
            assert fill == "url(#atlas-light-unreported)"


def test_a_change_between_two_days_is_drawn_with_its_own_patterns(shown: site.Site) -> None:
    now = RiskAsked("composite", Query(), shown.snapshot.manifest.as_of)
    answer = shown.changes.coloured.get(ChangeAsked(now, date(2022, 3, 1)))
    found = fills(drawn(shown, coloured=answer, bounds=WORLD))
    only_now = [iso3 for iso3, place in answer["classes"].items() if place == -2]
    assert {found[iso3] for iso3 in only_now if iso3 in found} == {"url(#atlas-light-only_now)"}
    assert set(found.values()) & set(look.PALETTES["light"].change)


def test_nothing_outside_is_referred_to(shown: site.Site) -> None:
    style = Style(title="<script>alert(1)</script> & \u0000 co", legend="below", scale=2)
    layers = ("incidents", "totals", "legs", "journeys")
    text = picture(shown.snapshot, shown.incidents, layers=layers, style=style)
    root = ET.fromstring(text)  # noqa: S314
    for node in root.iter():
        assert node.tag.removeprefix(SVG) not in {
            "script",
            "image",
            "use",
            "style",
            "foreignObject",
        }
        for name, value in node.attrib.items():
            assert "href" not in name
            assert not name.startswith("on")
            assert "//" not in value
            for address in re.findall(r"url\(([^)]*)\)", value):
                assert any(other.attrib.get("id") == address[1:] for other in root.iter())
    assert "<script>" not in text


def test_the_same_view_gives_the_same_bytes_in_every_process(shown: site.Site) -> None:
    text = picture(shown.snapshot, shown.incidents, layers=("incidents", "totals", "legs"))
    asks = (
        "import sys; from dashboard import site; from dashboard.pictures import picture;"
        "s = site.open_site(); sys.stdout.buffer.write(picture(s.snapshot, s.incidents, "
        "layers=('incidents', 'totals', 'legs')).encode())"
    )
    again = subprocess.run([sys.executable, "-c", asks], capture_output=True, check=True).stdout
    assert again.decode() == text


def test_crimea_lies_in_ukraine(shown: site.Site) -> None:
    bounds = (28.0, 43.0, 42.0, 53.0)
    root = drawn(shown, bounds=bounds, layers=("totals",), style=Style(800, 600, legend="none"))
    view = frame.fitted(bounds, (0.0, 0.0, 800.0, 600.0), pad=0.0)
    simferopol = shapely.Point(*(float(at) for at in view.at(34.1, 44.95)))
    areas = {
        p.attrib["data-iso3"]: polygons(p.attrib["d"])
        for p in root.iter(f"{SVG}path")
        if "data-iso3" in p.attrib
    }
    assert areas["UKR"].contains(simferopol)
    assert not areas["RUS"].contains(simferopol)


def polygons(data: str) -> shapely.Geometry:
    """Read path data as this code writes them: one start and steps from there."""
    rings = []
    for ring in data.removesuffix("z").split("z"):
        start, steps = ring[1:].split("l")
        first = np.array([float(part) for part in start.split()])
        moves = np.array([float(part) for part in steps.split()]).reshape(-1, 2)
        rings.append(shapely.Polygon(np.vstack([first, first + np.cumsum(moves, axis=0)])))
    whole = rings[0]
    for ring in rings[1:]:
        whole = shapely.symmetric_difference(whole, ring)
    return whole


def test_what_is_stressed_stands_out(shown: site.Site) -> None:
    placed = engine.records(shown.incidents, Query(countries=("KAZ",)))
    record = placed[placed["geo_precision"] == "city"]["id"].iloc[0]
    plain = drawn(shown, bounds=(46.0, 40.0, 87.0, 55.0))
    stressed = drawn(
        shown, bounds=(46.0, 40.0, 87.0, 55.0), stressed=(f"incident:{record}", "country:KAZ")
    )
    strong = look.PALETTES["light"].selected
    assert not [node for node in plain.iter() if node.attrib.get("stroke") == strong]
    assert len([node for node in stressed.iter() if node.attrib.get("stroke") == strong]) == 2
    assert sorted(counts(plain)) == sorted(counts(stressed))


def test_an_answer_is_drawn_as_tracks_and_nothing_else(shown: site.Site) -> None:
    legs = shown.snapshot.legs.sort_values("id")
    day, papers = shown.snapshot.manifest.as_of, frozenset({"passport"})
    asked = Question(day=day, origin="KAZ", documents=papers, stale=True)
    answer = shown.corridors.answer(asked)
    ways = answered.ways(answer, answer.corridors[1])
    root = drawn(shown, ways=ways, layers=("legs",))
    tracks = [node for node in root.iter() if "data-track" in node.attrib]
    used = {hop.leg.id for corridor in answer.corridors for hop in corridor.hops}
    assert {node.attrib["data-leg"] for node in tracks} <= used < set(legs["id"])
    words = " ".join(node.text or "" for node in root.iter(f"{SVG}text"))
    assert "Side by side: they share a leg" in words
    assert "Select" not in words
    assert tracks[-1].attrib["data-track"] == "2", "the chosen one lies on top"
    colour = look.PALETTES["light"].tracks[1]
    lines = [line for track in tracks for line in track]
    widths = [line.attrib["stroke-width"] for line in lines if line.get("stroke") == colour]
    assert set(widths) == {"5"}
    names = [node.attrib["data-leg"] for node in tracks]
    often = max(names, key=names.count)
    shared = [node for node in tracks if node.attrib["data-leg"] == often]
    paths = [path.attrib["d"] for node in shared for path in node if path.attrib.get("d")]
    assert len(shared) > 1
    assert len(set(paths)) > len(shared), "each on a line of its own"


def test_a_view_over_the_antimeridian_shows_both_sides(shown: site.Site) -> None:
    root = drawn(shown, bounds=(150.0, 30.0, -110.0, 70.0), style=Style(900, 600, legend="none"))
    assert {"RUS", "USA", "CAN"} <= set(fills(root))
    assert frame.around(np.array([170.0, -170.0]), np.array([0.0, 1.0])) == (
        170.0,
        0.0,
        -170.0,
        1.0,
    )


def test_no_answer_opens_with_the_map_and_says_so(shown: site.Site) -> None:
    root = drawn(shown, Query(text="no such word anywhere"))
    assert counts(root) == []
    assert root.attrib["aria-label"].startswith("A map on which no incident is shown.")
    assert frame.around(np.array([]), np.array([])) is None
    assert OPENING[0] < OPENING[2]


def test_a_picture_is_told_in_words(shown: site.Site) -> None:
    told = spoken(shown.incidents, Query(), names=NAMES, layers=("incidents", "totals"))
    total = engine.count(shown.incidents, Query())
    assert told.startswith(f"A map of {total:,} reported incidents, most of them in ")
    assert "hatched" in told


def test_scale_makes_type_larger_and_nothing_else_smaller(shown: site.Site) -> None:
    small, large = (drawn(shown, style=Style(scale=scale)) for scale in (1.0, 2.0))
    assert small.attrib["viewBox"] == "0 0 1600 900"
    assert large.attrib["viewBox"] == "0 0 800 450"
    assert large.attrib["width"] == "1600"


def test_numbers_and_texts_are_written_short_and_escaped() -> None:
    values = (1.0, 0.5, -0.001, 12.346, "a", 3)
    assert [svg.number(value) for value in values] == ["1", "0.5", "0", "12.35", "a", "3"]
    assert svg.words("a<b>&\n\u202e") == "a&lt;b&gt;&amp;"
    assert [placing.short(n) for n in (950, 1200, 35_000, 1_100_000)] == [
        "950",
        "1.2k",
        "35k",
        "1.1M",
    ]
