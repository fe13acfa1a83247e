"""What a view is called where its link is shown: its own words, and no stranger's."""

from __future__ import annotations

from dashboard import countries
from dashboard.pages.preview import preview
from dashboard.site import open_site


def titled(params: dict[str, str], path: str = "") -> str:
    return preview(open_site(), path, params).title


def test_a_view_is_named_by_what_is_selected_else_by_what_is_asked() -> None:
    assert titled({}) == "Exile Atlas"
    assert titled({"sel": "country:KAZ"}) == "Exile Atlas: Kazakhstan"
    assert titled({"type": "killing", "sel": "country:GEO"}) == "Exile Atlas: Georgia"
    assert titled({"type": "killing", "country": "DEU"}) == "Exile Atlas: Killing, Germany"
    assert titled({}, "corridors") == "Exile Atlas: Corridors"


def test_every_kind_of_record_has_a_title() -> None:
    snapshot = open_site().snapshot
    for kind in ("incident", "leg", "journey"):
        first = getattr(snapshot, f"{kind}s").iloc[0]
        said = titled({"sel": f"{kind}:{first['id']}"})
        assert said.startswith("Exile Atlas: ")
        assert any(name in said for name in countries.NAMES.values())


def test_many_filters_or_something_unknown_leave_the_site_s_own_title() -> None:
    assert titled({"type": "killing,lure,assault,poisoning"}) == "Exile Atlas"
    for junk in ("incident:zzzzzzzz", "country:XXX", "cell:4/1/1", "x:y", ":", "leg:a"):
        assert titled({"sel": junk}) == "Exile Atlas"


def test_a_stranger_s_words_never_stand_under_the_atlas_s_name() -> None:
    found = preview(open_site(), "", {"q": "the atlas was hacked", "type": "killing", "zz": "lies"})
    said = found.title + found.text
    assert "hacked" not in said
    assert "lies" not in said
    assert "Killing" in said
