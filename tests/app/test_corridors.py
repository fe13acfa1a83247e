"""The page of corridors, run by Streamlit's own test runner: what is asked is what is answered."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard import pages
from dashboard.site import open_site
from dashboard.ui.corridors import link
from dashboard.ui.corridors.asked import Asked

if TYPE_CHECKING:
    from dashboard.corridors import Answer

APP = Path(__file__).parents[2] / "app.py"
NOW = "corridors asked"


def opened(asked: Asked | None = None, **params: str) -> AppTest:
    """Return the page opened at its address, with a question already in the session."""
    page = AppTest.from_file(str(APP), default_timeout=60)
    page._page_hash = calc_hash("corridors")  # the runner knows pages by file; this one is a path
    for name, value in params.items():
        page.query_params[name] = value
    if asked:
        page.session_state[NOW] = asked
    page.run()
    assert not page.exception
    assert not page.error
    return page


def said(page: AppTest) -> str:
    kinds = (page.markdown, page.caption, page.text, page.warning)
    return " ".join(e.value for kind in kinds for e in kind).replace("\\", "")


def drawn(page: AppTest) -> str:
    return " ".join(e.proto.body for e in page.get("html"))


def told(page: AppTest) -> dict[str, Any]:
    """What the map was told to show."""
    (found,) = (e for e in page if e.type == "component_instance")
    given = json.loads(found.proto.json_args)
    text = given["feature_group"]
    start = text.index("ATLAS.show(") + len("ATLAS.show(")
    shown: dict[str, Any] = json.JSONDecoder().raw_decode(text[start:])[0]
    return shown


def answer(asked: Asked) -> Answer:
    """What the engine answers, asked directly."""
    site = open_site()
    day = asked.on(site.snapshot.manifest.as_of)
    return site.corridors.answer(asked.question(site.corridors.network, day))


def choices(page: AppTest) -> list[str]:
    return [b.key for b in page.button if b.key and b.key.startswith("choose ")]


def control(page: AppTest, kind: str, key: str) -> Any:
    return next(e for e in page.get(kind) if e.key == key)


def test_the_first_line_says_what_this_is_not_and_leads_to_help() -> None:
    page = opened()
    first = next(m.value for m in page.markdown if "What this is not" in m.value)
    for words in ("no advice on travel", "no crossing points", "not complete", "by the hour"):
        assert words in first
    assert "(/about/help)" in first


def test_the_plain_page_asks_from_russia_and_shows_what_is_known() -> None:
    page = opened()
    found = answer(Asked())
    assert found.corridors
    assert len(choices(page)) == len(found.corridors)
    assert "From Russia to anywhere, on 23 November 2026" in said(page)
    assert page.query_params == {}
    shown = told(page)
    tracks = shown["ways"]["tracks"]
    assert [track["id"] for track in tracks] == [corridor.id for corridor in found.corridors]
    assert [track["chosen"] for track in tracks] == [True] + [False] * (len(tracks) - 1)
    assert shown["as_of"] == "2026-11-23"
    assert shown["risk"] == shown["query"] == ""
    assert found.order in " ".join(c.value for c in page.caption)


def test_every_control_changes_the_question_and_not_the_address() -> None:
    page = opened()
    control(page, "selectbox", "ask from").set_value("KAZ").run()
    control(page, "selectbox", "ask to").set_value("these").run()
    control(page, "multiselect", "ask countries").set_value(["DEU", "FRA"]).run()
    control(page, "date_input", "ask day").set_value(date(2024, 6, 30)).run()
    control(page, "button_group", "ask documents").set_value(["passport"]).run()
    control(page, "selectbox", "ask person").set_value("journalist").run()
    control(page, "button_group", "ask circumstances").set_value(["wanted"]).run()
    control(page, "multiselect", "ask avoid").set_value(["BLR"]).run()
    control(page, "select_slider", "ask longest").set_value(3).run()
    control(page, "toggle", "ask restricted").set_value(True).run()
    control(page, "toggle", "ask stale").set_value(False).run()
    assert page.session_state[NOW] == Asked(
        origin="KAZ",
        aim="these",
        countries=frozenset({"DEU", "FRA"}),
        day=date(2024, 6, 30),
        documents=frozenset({"passport"}),
        person="journalist",
        circumstances=frozenset({"wanted"}),
        avoid=frozenset({"BLR"}),
        longest=3,
        restricted=True,
        stale=False,
    )
    assert not page.exception
    assert page.query_params == {}
    for words in ("From Kazakhstan to France or Germany, on 30 June 2024", "journalist", "Belarus"):
        assert words in said(page)
    control(page, "button", "ask reset").click().run()
    assert page.session_state[NOW] == Asked()


def test_the_map_is_told_the_risk_and_never_where_to_ask_for_it() -> None:
    asked = Asked(day=date(2024, 6, 30), person="journalist")
    before, after = told(opened()), told(opened(asked))
    assert after["colours"] != before["colours"]
    same = ("query", "as_of", "risk", "version", "layers")
    assert [after[k] for k in same] == [before[k] for k in same]
    assert "2024" not in json.dumps(
        {k: v for k, v in after.items() if k not in ("ways", "colours")}
    )


def test_choosing_a_card_makes_its_legs_bold_and_opens_it() -> None:
    page = opened()
    second = answer(Asked()).corridors[1]
    control(page, "button", "choose 2").click().run()
    assert [track["id"] for track in told(page)["ways"]["tracks"] if track["chosen"]] == [second.id]
    for reason in second.reasons:
        assert reason.split("(")[0].split(",")[0].split(".")[0] in said(page)


def test_none_known_is_said_calmly_with_what_comes_nearest() -> None:
    asked = Asked(origin="KAZ", aim="eu")
    found = answer(asked)
    assert found.none_known
    page = opened(asked)
    assert "None known" in said(page)
    assert "That does not mean that none exists" in said(page)
    assert choices(page) == []
    words = said(page)
    for miss in found.near:
        assert all(obstacle.words in words for obstacle in miss.obstacles)


def test_ways_not_used_are_counted_by_what_blocks_them() -> None:
    page = opened()
    n = len(answer(Asked()).blocked)
    assert f"{n} ways were not used" in said(page)
    titles = [e.label for e in page.expander if "unused" in str(e.proto.id)] or [
        e.label for e in page.expander
    ]
    counted = [int(t.rpartition(": ")[2]) for t in titles if t.rpartition(": ")[2].isdigit()]
    assert sum(counted) == n


def test_a_question_that_contradicts_itself_is_said_not_answered() -> None:
    page = opened(Asked(aim="these"))
    assert "No destination is named" in said(page)
    assert choices(page) == []
    assert told(page)["ways"] == {"tracks": [], "others": {}}


def test_the_slider_moves_the_day_to_the_end_of_the_month() -> None:
    page = opened(Asked(documents=frozenset({"internal_passport", "passport"})))
    control(page, "select_slider", "ask month").set_value(date(2022, 9, 1)).run()
    assert page.session_state[NOW].day == date(2022, 9, 30)
    assert "on 30 September 2022" in said(page)


@pytest.mark.parametrize(
    "text",
    ["from=ZZZ", "-", "on=9999-99-99&longest=77", "to=these,", "<script>", "from=RUS&" * 80],
)
def test_a_damaged_link_opens_with_a_notice_or_the_usual_question(text: str) -> None:
    asked, notices = link.read(text)
    page = opened(asked)
    assert notices or text == "to=these,"
    assert "Traceback" not in said(page)


def test_the_address_carries_nothing_but_the_data() -> None:
    version = open_site().data_version
    page = opened(data=version, to="DEU", documents="passport")
    assert list(page.query_params) == ["data"]
    assert "left out" in said(page)
    assert "From Russia to anywhere" in said(page)


def test_data_nobody_holds_are_said_and_let_go() -> None:
    page = opened(data="1999.1.1")
    assert page.warning
    assert page.query_params == {}
    assert choices(page)


def test_a_day_after_the_data_is_drawn_back_and_said() -> None:
    page = opened(Asked(day=date(2150, 1, 1)))
    assert "after the data" in said(page)
    assert "on 23 November 2026" in said(page)


def test_nothing_is_called_green_or_a_haven() -> None:
    page = opened(Asked(documents=frozenset({"internal_passport", "passport", "visa"})))
    words = (said(page) + drawn(page)).lower()
    assert " safe" not in words
    assert "green" not in words


def test_a_link_is_made_only_when_asked_for() -> None:
    page = opened(Asked(origin="KAZ"))
    assert not page.code
    control(page, "button", "ask share make").click().run()
    (code,) = page.code
    assert code.value.endswith("#ask:" + link.written(Asked(origin="KAZ")))
    control(page, "selectbox", "ask from").set_value("GEO").run()
    assert not page.code


def test_a_failure_of_ours_tells_neither_reader_nor_log_what_was_asked(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(asked: Asked, day: date) -> str:
        raise KeyError(asked.origin, day)

    monkeypatch.setattr("dashboard.ui.corridors.words.sentence", fail)
    page = AppTest.from_file(str(APP), default_timeout=60)
    page._page_hash = calc_hash("corridors")
    page.session_state[NOW] = Asked(origin="MNG", day=date(2023, 3, 17))
    page.run()
    assert not page.exception
    assert "went wrong on our side" in page.error[0].value
    assert "KeyError" in caplog.text
    assert "MNG" not in caplog.text
    assert "2023" not in caplog.text


def test_the_panel_of_a_leg_on_the_map_leads_here_without_a_question() -> None:
    leg = open_site().snapshot.legs["id"].iloc[0]
    page = AppTest.from_file(str(APP), default_timeout=60)
    page.query_params["sel"] = f"leg:{leg}"
    page.run()
    (found,) = (e.proto for e in page.get("page_link") if "Compare ways" in e.proto.label)
    assert (found.page, found.query_string) == ("corridors", "")


def test_the_foot_leads_to_the_plain_pages_and_carries_no_question() -> None:
    page = opened(Asked(origin="KAZ", day=date(2024, 6, 30), person="journalist"))
    foot = next(e.proto.body for e in page.get("html") if 'class="foot"' in e.proto.body)
    for place in pages.places():
        assert f'href="/{place.path}' in foot
    assert f"/about/cite?data={open_site().data_version}" in foot
    for trace in ("KAZ", "2024-06", "journalist"):
        assert trace not in foot
    assert "not for" in said(page).lower()


def test_two_days_side_by_side() -> None:
    asked = Asked(documents=frozenset({"internal_passport", "passport", "visa"}), restricted=True)
    page = opened(asked)
    page.session_state["corridors then"] = date(2022, 8, 1)
    page.session_state["ask changed"] = True
    page.run()
    assert not page.exception
    assert "1 August 2022" in drawn(page)
    assert any(e.label.startswith(("Opened: ", "Closed: ")) for e in page.expander)
