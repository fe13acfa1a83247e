"""The promises, kept by the released folder against an analyst who holds every byte of it.

The raw rows are those of ``canaries``. What a *running* atlas keeps of the same promises (frames,
logs, caches, errors) is in ``test_running_server``.
"""

from __future__ import annotations

import ast
import base64
import hashlib
import random
import re
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import pytest

from dashboard import dates, disclosure, engine, exports, filters, schema, snapshot
from dashboard.disclosure import PUBLIC, STRICT, Earlier, random_id
from dashboard.disclosure.raw import RAW_COLUMNS
from dashboard.making import codebook
from dashboard.snapshot import csvw
from dashboard.snapshot.csvw import DARWIN_CORE
from tests.promises.canaries import ACUTE, found_in, given
from tests.promises.crawl import unpacked
from tests.raw_worlds import AS_OF, CITIES, LANDS, editors, raw, released

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.disclosure import Released
    from dashboard.snapshot import Snapshot

STATES: Final = 300
"""Filter states whose neighbours are asked for, too."""

ROW: Final = ACUTE | {
    "id": "heron",
    "summary": "Heronova waits in Bigtown since 17 May.",
    "source_title": "Heronova waits",
    "source_url": "https://courier-heron.example.org/heronova",
}


WALK: Final = {
    "date_end": "",
    "source_date": "2024-01-01",
    "source_url": "https://a.example.org/",
}


@pytest.fixture(scope="module")
def made() -> Released:
    rows, decided = given()
    return released(rows, editors=decided, new_id=random_id)


@pytest.fixture(scope="module")
def folder(made: Released, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("released")
    snapshot.write(made, folder, data_version="2026.11.1", as_of=AS_OF)
    codebook.write(folder)
    return folder


@pytest.fixture(scope="module")
def shown(folder: Path) -> Snapshot:
    return snapshot.read(folder)


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Released], dict[str, bytes]]:
    """Write a release and return every file of it."""
    return lambda made: _files(made, tmp_path)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every file of a set with ``ROW``."""
    folder: Path = tmp_path_factory.mktemp("plain")
    return _files(released(raw(incidents=[ROW, {"id": "plain"}])), folder)


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every file of a set with ``WALK``."""
    folder: Path = tmp_path_factory.mktemp("walked")
    return _files(released(raw(journeys=[WALK])), folder)


def _files(made: Released, folder: Path) -> dict[str, bytes]:
    snapshot.write(made, folder, data_version="2026.11.1", as_of=AS_OF)
    codebook.write(folder)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_p1_no_difference_of_two_answers_tells_more_than_the_rows_do(shown: Snapshot) -> None:
    """A count is the number of rows anybody can list, for a question and all its neighbours."""
    incidents = engine.prepare(shown.incidents)
    rows = _frame(shown)
    chance = random.Random(1)  # noqa: S311  (a sample, not a secret)
    for _ in range(STATES):
        state = {f.field: set(chance.sample(f.codes, chance.randint(0, 4))) for f in filters.FACETS}
        for asked in (state, *_neighbours(state, chance)):
            given_: dict[str, Any] = {field: tuple(sorted(c)) for field, c in asked.items()}
            query = filters.Query(**given_)
            listed = pd.Series(data=True, index=rows.index)
            for facet in filters.FACETS:
                if asked[facet.field]:
                    listed &= rows[facet.column].isin(asked[facet.field])
            assert engine.count(incidents, query) == int(listed.sum()), query


def _frame(shown: Snapshot) -> pd.DataFrame:
    assert isinstance(shown.incidents, pd.DataFrame)
    return pd.DataFrame(shown.incidents)


def _neighbours(state: dict[str, set[str]], chance: random.Random) -> list[dict[str, set[str]]]:
    """Return the states with one choice more or less."""
    return [state | {f.field: state[f.field] ^ {chance.choice(f.codes)}} for f in filters.FACETS]


@pytest.mark.parametrize(
    "hidden",
    [
        {"date_start": "2024-06-29"},
        {"date_start": "2024-04-02", "date_end": "2024-06-01"},
        {"place": "Hamlet"},
        {"place": "Upperland", "place_precision": "region"},
        {"lat": "47.5009", "lon": "66.5009"},
        {"summary": "Siskinova waits elsewhere, tel. +7 701 555 01 99."},
        {"source_title": "Another title", "source_url": "https://other.example.org/page"},
        {"source_date": "2024-05-02"},
        {"source_url": "https://www.ministry.gov.example.org/list"},
    ],
    ids="-".join,
)
def test_p1_what_is_withheld_changes_no_byte(
    hidden: dict[str, str],
    plain: dict[str, bytes],
    written: Callable[[Released], dict[str, bytes]],
) -> None:
    """Whatever is computed from two sets with the same bytes is the same, too."""
    assert written(released(raw(incidents=[ROW | hidden, {"id": "plain"}]))) == plain


@pytest.mark.parametrize(
    "hidden",
    [
        {"date_start": "2023-12-31", "date_end": ""},
        {"places": "RUS;KAZ;Hamlet/KAZ;Market/DEU"},
        {"summary": "Siskinova walked by night.", "traveller_group": "deserter (siskin)"},
        {"source_title": "Siskin", "source_url": "https://siskin.example.org/"},
        {"source_date": "2024-03-02"},
    ],
    ids="-".join,
)
def test_p1_what_is_withheld_of_a_journey_changes_no_byte(
    hidden: dict[str, str],
    walked: dict[str, bytes],
    written: Callable[[Released], dict[str, bytes]],
) -> None:
    assert written(released(raw(journeys=[WALK | hidden]))) == walked


def test_a_name_withheld_once_stands_nowhere_else(
    written: Callable[[Released], dict[str, bytes]],
) -> None:
    """Not in another row's text or note, nor in the title or address of a page it cites."""
    page = {
        "source_title": "Merlinskaya, Anna: the story",
        "source_url": "https://other.example.org/anna-merlinskaya",
    }
    text = {"summary": "With Anna Merlinskaya a friend was held."}
    rows = raw(
        incidents=[
            {"id": "merlin", "public_name": "Anna Merlinskaya"},
            {"id": "friend"} | page,
            {"id": "text"} | text,
        ],
        hosts=[page, {"field": "entry", "note": "Since Anna Merlinskaya"}],
        legs=[page],
        journeys=[{"public_name": "Vera Invented"} | page | text],
        statistics=[page],
    )
    hide = editors(("merlin", "public_name", ""))
    whole = b"".join(written(released(rows, editors=hide)).values()).lower()
    assert b"merlinskaya" not in whole
    public = b"".join(written(released(rows)).values()).lower()
    assert b"merlinskaya" in public


def test_p1_no_figure_moves_when_a_row_waits_or_is_withheld(
    written: Callable[[Released], dict[str, bytes]],
) -> None:
    rows = [{"id": "plain"}, {"id": "other", "date_start": "2023-01-01"}]
    known = Earlier(ids={"plain": "a" * 16, "other": "b" * 16, "2023-ru-kz-invented": "c" * 16})
    before = written(released(raw(incidents=rows), earlier=known))
    fresh = [{"id": f"fresh-{n}", "source_date": "2026-11-20"} for n in range(9)]
    assert written(released(raw(incidents=[*fresh, *rows]), earlier=known)) == before
    few = released(raw(incidents=[{"public_name": "Vera Invented"}]), policy=STRICT)
    more = released(raw(incidents=[{"public_name": "Vera Invented"}, {"id": "b"}]), policy=STRICT)
    assert (few.touched, few.k) == (more.touched, more.k)


def test_p2_nobody_who_is_not_public_stands_alone_under_the_strict_policy() -> None:
    rows, decided = given()
    strict = released(rows, editors=decided, policy=STRICT)
    assert strict.k["private_below_5"] == 0
    assert len(strict.tables["incidents"]) > 0


def test_p2_how_many_stand_alone_is_published(folder: Path, made: Released) -> None:
    assert made.k["alone"] > 0
    for name in ("alone", "below_5", "mean_risk", "private_alone"):
        assert f'"{name}": '.encode() in (folder / "datapackage.json").read_bytes()


def test_p3_no_two_tables_share_an_id_and_a_journey_no_source_with_an_incident() -> None:
    page = {"source_title": "The page", "source_url": "https://page.example.org/"}
    rows = raw(incidents=[ROW | page], journeys=[{"places": "RUS;KAZ"} | page], legs=[{"id": "l"}])
    made = released(rows)
    ids = [set(made.tables[t.name]["id"]) for t in schema.TABLES if t is not schema.CHANGES]
    assert len(set.union(*ids)) == sum(map(len, ids))
    cited = [
        {one for text in made.tables[name]["source_ids"] for one in text.split(";")}
        for name in ("incidents", "journeys")
    ]
    assert not cited[0] & cited[1]


def test_p4_every_point_is_a_city_s_centre_or_a_country_s_point(shown: Snapshot) -> None:
    known = {(city.lat, city.lon) for city in CITIES.values()}
    known |= {(land.lat, land.lon) for land in LANDS.values()}
    cities = {(city.lat, city.lon) for city in CITIES.values() if city.population >= 100_000}
    incidents = _frame(shown)
    points = set(zip(incidents["lat"], incidents["lon"], strict=True))
    assert points <= known
    for level, lat, lon in incidents[["geo_precision", "lat", "lon"]].itertuples(index=False):
        assert ((lat, lon) in cities) == (level == "city")
    legs = shown.legs
    for side in ("from", "to"):
        ends = zip(legs[f"{side}_lat"], legs[f"{side}_lon"], strict=True)
        assert set(ends) <= known


def test_p4_no_number_has_more_than_two_decimals(folder: Path) -> None:
    for table in schema.TABLES:
        text = (folder / f"{table.name}.csv").read_text("utf-8")
        assert not re.search(r"(?m)(?:^|,)-?\d{1,3}\.\d{3,}(?:,|$)", text), table.name


def test_p5_the_folder_holds_the_files_and_columns_that_are_listed_and_no_other(
    folder: Path,
) -> None:
    tables = {f"{table.name}.csv": table for table in schema.TABLES}
    about = {"datapackage.json", csvw.FILE, codebook.FILE}
    assert {path.name for path in folder.iterdir()} == {*tables, *about}
    for name, table in tables.items():
        header = (folder / name).read_text("utf-8").partition("\n")[0]
        assert header == ",".join(table.names)


@pytest.mark.parametrize("form", exports.FORMATS, ids=lambda form: form.code)
def test_p7_a_file_taken_along_holds_the_rows_shown_and_no_canary(
    form: exports.Format, shown: Snapshot
) -> None:
    incidents = engine.prepare(shown.incidents)
    whole = exports.bundle(shown, incidents, filters.Query(), address="https://a.example.org/")
    assert len(whole) == len(shown.incidents)
    assert not found_in(unpacked(form.write(whole)))


def test_p12_a_withdrawal_leaves_an_id_a_day_and_a_reason_and_no_more(made: Released) -> None:
    rows, decided = given()
    dead = made.ids["told-b-0"]
    out = pd.DataFrame([{"id": dead, "date": "2026-11-23", "reason": "request"}], dtype="str")
    left = Earlier(ids=made.ids, tables=made.tables)
    after = released(rows, editors=decided, earlier=left, withdrawn=out, data_version="2026.11.2")
    told = pd.concat([table.astype("str") for table in after.tables.values()])
    holding = told[(told == dead).any(axis=1)].dropna(axis="columns")
    assert len(holding) == 2
    stone = after.tables["tombstones"]
    assert stone.to_dict("records") == [{"id": dead, "date": "2026-11-23", "reason": "request"}]
    change: Any = after.tables["changes"].set_index("record").loc[dead]
    assert (change["kind"], change["column"], change["before"], change["after"]) == (
        "withdrawn",
        "",
        "",
        "",
    )


def test_p12_what_changed_about_a_person_is_told_without_any_value() -> None:
    before = {"id": "a", "public_name": "Vera Invented", "summary": "Held in Bigtown for a day."}
    first = released(raw(incidents=[before]))
    hide = editors(("a", "public_name", ""), ("a", "place", "country"), ("a", "summary", "Held."))
    left = Earlier(ids=first.ids, tables=first.tables)
    second = released(raw(incidents=[before]), editors=hide, earlier=left, data_version="2026.12.1")
    told = second.tables["changes"]
    assert set(told["kind"]) == {"made_less_exact"}
    assert set(told["before"]) == set(told["after"]) == {""}
    for hidden in ("Vera", "Bigtown"):
        assert hidden not in told.to_csv()


def test_p13_ids_tell_no_order(made: Released) -> None:
    rows = [
        {"id": f"r-{n:03}", "date_start": f"{1990 + n // 12}-{n % 12 + 1:02}"} for n in range(300)
    ]
    shown = released(raw(incidents=rows), new_id=random_id).tables["incidents"]
    order = shown["date_from"].rank().reset_index(drop=True)
    assert abs(order.corr(order.index.to_series())) < 0.2
    assert all(re.fullmatch("[a-z2-7]{16}", one) for one in made.tables["incidents"]["id"])


def test_p13_no_digest_of_anything_withheld_is_in_the_folder(folder: Path, made: Released) -> None:
    """A dictionary of every raw cell and id, hashed in the ways that come to mind."""
    rows, _ = given()
    frames = [getattr(rows, name) for name in RAW_COLUMNS]
    cells = {cell for frame in frames for cell in frame.to_numpy().ravel() if cell}
    whole = b"".join(path.read_bytes() for path in folder.iterdir())
    for cell in {*cells, *made.ids}:
        for name in ("md5", "sha1", "sha256"):
            digest = hashlib.new(name, cell.encode(), usedforsecurity=False).digest()
            assert digest.hex()[:12].encode() not in whole, cell
            assert base64.b32encode(digest).lower()[:10] not in whole, cell


def test_p15_a_source_withheld_has_neither_title_nor_address(made: Released) -> None:
    sources = made.tables["sources"].set_index("id")
    acute = made.tables["incidents"][made.tables["incidents"]["withheld"].str.contains("link")]
    assert len(acute) >= 2
    for cited in acute["source_ids"]:
        for one in cited.split(";"):
            assert sources.loc[one, "url"] == sources.loc[one, "title"] == ""
            assert dates.precision(sources.loc[one, "date"] or "2020") != "day"


@pytest.mark.parametrize(("status", "row"), [("S5", {}), ("S6", ACUTE)])
def test_p16_no_row_is_early(status: Any, row: dict[str, str]) -> None:
    wait = PUBLIC.treatments[status].embargo
    reported = AS_OF - timedelta(days=int(wait))
    rows = raw(incidents=[row | {"date_start": "2026-01-01", "source_date": f"{reported}"}])
    assert released(rows).tables["incidents"].empty
    assert len(released(rows, as_of=AS_OF + timedelta(days=1)).tables["incidents"]) == 1


def test_p18_the_same_rows_in_any_order_give_the_same_bytes(
    made: Released, written: Callable[[Released], dict[str, bytes]]
) -> None:
    rows, decided = given()
    known = Earlier(ids=made.ids)
    again = {name: getattr(rows, name).iloc[::-1].reset_index(drop=True) for name in RAW_COLUMNS}
    one = written(released(rows, editors=decided, earlier=known))
    assert written(released(type(rows)(**again), editors=decided, earlier=known)) == one


def test_p18_nothing_is_random_but_ids() -> None:
    for path in sorted(Path(disclosure.__file__).parent.glob("*.py")):
        names = {
            alias.name.partition(".")[0]
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        chance = names & {"random", "secrets", "uuid", "time", "default_rng"}
        assert chance <= ({"secrets"} if path.name == "identity.py" else set()), path.name


def test_no_file_says_when_or_where_it_was_made(folder: Path) -> None:
    """The only day is the day of the release; no path, no user, no host."""
    for path in folder.iterdir():
        text = path.read_text("utf-8")
        for secret in (str(folder), "/home/", "/root", "localhost"):
            assert secret not in text, path.name
        stamps = set(re.findall(r"\d{4}-\d\d-\d\dT[\d:.]+Z?", text))
        assert stamps <= {f"{AS_OF}T00:00:00Z"}


@pytest.mark.parametrize("table", ["incidents", "journeys"])
def test_a_record_declares_what_was_done_to_it_in_terms_of_darwin_core(table: str) -> None:
    columns = {"generalisations": "dataGeneralizations", "withheld": "informationWithheld"}
    if table == "incidents":
        columns["uncertainty_m"] = "coordinateUncertaintyInMeters"
    known = {column.name: column for column in schema.table(table).columns}
    for name, term in columns.items():
        assert csvw.TERMS[table][name] == DARWIN_CORE + term
        assert f"Darwin Core {term}" in known[name].meaning


def test_every_generalisation_is_declared(made: Released) -> None:
    """Whoever reads the raw row and the shown one finds no silent difference."""
    rows, _ = given()
    shown = made.tables["incidents"].set_index("id")
    for row in rows.incidents.to_dict("records"):
        if made.ids.get(row["id"], "") not in shown.index:
            continue
        seen: Any = shown.loc[made.ids[row["id"]]]
        done = seen["generalisations"]
        if row["place_precision"] == "city" and row["place"] and not seen["place"]:
            assert "place_to" in done, row["id"]
        if seen["event_date"] != row["date_start"]:
            assert "date_to" in done, row["id"]
        if seen["summary"] != row["summary"]:
            assert "text_generalised" in done, row["id"]
        if seen["public_name"] != row["public_name"]:
            assert "name" in seen["withheld"], row["id"]
