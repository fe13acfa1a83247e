"""Places by name, in the shipped gazetteer: what is taken, what is said of it, what is refused."""

from __future__ import annotations

from typing import Final

import pandas as pd
import pytest

from dashboard.sources.places import LOCATED, located
from tests.mapping_worlds import shipped

Said = tuple[tuple[str, str], ...]

TOWNS: Final = (
    # Other names, of now and of before
    *(("CHN", "Peking", "Beijing"), ("RUS", "Leningrad", "Saint Petersburg")),
    *(("KAZ", "Alma-Ata", "Almaty"), ("KGZ", "Frunze", "Bishkek"), ("GEO", "Tiflis", "Tbilisi")),
    *(("AUT", "Wien", "Vienna"), ("CZE", "Praha", "Prague"), ("DEU", "Cologne", "Köln")),
    # Marks on letters, and what stands for them
    *(("DEU", "Dusseldorf", "Düsseldorf"), ("DEU", "Duesseldorf", "Düsseldorf")),
    *(("POL", "Lodz", "Łódź"), ("TUR", "İSTANBUL", "Istanbul")),
    # Cyrillic, in any case
    *(("KAZ", "Алматы", "Almaty"), ("ARM", "Ереван", "Yerevan"), ("UKR", "Киев", "Kyiv")),
    *(("DEU", "Кёльн", "Köln"), ("LTU", "Вильнюс", "Vilnius"), ("TUR", "Стамбул", "Istanbul")),
    *(("RUS", "г. Казань", "Kazan"), ("KGZ", "в Бишкеке", "Bishkek")),
    # Schemes of transliteration
    *(
        ("RUS", "Nizhny Novgorod", "Nizhniy Novgorod"),
        ("RUS", "Nižnij Novgorod", "Nizhniy Novgorod"),
    ),
    *(("RUS", "Nischni Nowgorod", "Nizhniy Novgorod"), ("RUS", "Woronesch", "Voronezh")),
    *(("UKR", "Zaporozhye", "Zaporizhzhya"), ("UKR", "Saporoschje", "Zaporizhzhya")),
    # The text says more than the name
    *(("DEU", "Berlin, Germany", "Berlin"), ("DEU", "Frankfurt (Oder)", "Frankfurt (Oder)")),
    *(
        ("USA", "Springfield, Illinois", "Springfield, Illinois"),
        ("KAZ", "city of Almaty", "Almaty"),
    ),
    # Of several of one name, one is much larger
    *(("DEU", "Frankfurt", "Frankfurt am Main"), ("GBR", "London", "London")),
    ("USA", "Odessa", "Odessa"),
)

NEAR: Final = (
    *(("DEU", "near Berlin", "Berlin"), ("DEU", "30 km north of Berlin", "Berlin")),
    *(("DEU", "под Берлином", "Berlin"), ("DEU", "bei München", "Munich")),
    *(("FRA", "près de Lyon", "Lyon"), ("RUS", "в аэропорту Казани", "Kazan")),
    *(("LVA", "Riga airport", "Riga"), ("DEU", "Flughafen Berlin", "Berlin")),
    *(("FRA", "aéroport de Lyon", "Lyon"), ("DEU", "Berlin und Umgebung", "Berlin")),
)

REGIONS: Final = (
    *(("DEU", "Bavaria", "Bavaria"), ("DEU", "Bayern", "Bavaria"), ("UKR", "Крым", "Crimea")),
    *(("RUS", "Саратовская область", "Saratov Oblast"), ("RUS", "Moscow region", "Moscow Oblast")),
    *(("RUS", "Krasnodar Krai", "Krasnodar Krai"), ("KAZ", "West Kazakhstan", "West Kazakhstan")),
)

REFUSED: Final = (
    ("USA", "Springfield", "is the name of several places"),
    ("DEU", "Paris", "is in France, not in Germany"),
    ("DEU", "Berlin, France", "names France, and the country is Germany"),
    ("RUS", "Sevastopol", "is in Ukraine (Crimea is Ukraine), not in Russia"),
    ("", "Springfield", "is the name of several places"),
)

TOLD: Final = (
    ("", "Paris", "is empty; the place is taken to be in France"),
    ("", "Tbilisi, Georgia", "is empty; the place is taken to be in Georgia"),
    ("DEU", "Berlni", "is not a listed place; Berlin, spelt nearly so, is"),
    ("KAZ", "Nowhereville", "is not a listed place of Kazakhstan"),
    ("DEU", "Nowhereville, Bavaria", "is not a listed place; Bavaria is taken"),
)

ASKED: Final = (*TOWNS, *NEAR, *REGIONS, *REFUSED, *TOLD)


class Answers:
    """Every place of this module asked at once, as the rows of a file are."""

    def __init__(self) -> None:
        asked = pd.DataFrame([row[:2] for row in ASKED], columns=["iso3", "place"])
        self.gazetteer = shipped()
        self.found, self.troubles = located(asked.assign(lat="", lon=""), gazetteer=self.gazetteer)

    def of(self, row: tuple[str, str, str]) -> tuple[pd.Series[str], Said]:
        """Return what is found for a row of ``ASKED``, and what is said of it."""
        at = ASKED.index(row)
        said = self.troubles[self.troubles["row"] == at]
        return self.found.iloc[at], tuple(zip(said["level"], said["rule"], strict=True))

    def advice(self, row: tuple[str, str, str]) -> str:
        """Return what is advised for a row of ``ASKED``."""
        return " ".join(self.troubles["advice"][self.troubles["row"] == ASKED.index(row)])


@pytest.fixture(scope="module")
def answers() -> Answers:
    return Answers()


def each(rows: tuple[tuple[str, str, str], ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", rows, ids=lambda row: f"{row[0]}-{row[1]}")


@each(TOWNS)
def test_a_town_is_known_however_it_is_written(answers: Answers, row: tuple[str, str, str]) -> None:
    found, said = answers.of(row)
    assert (found["place"], found["place_precision"]) == (row[2], "city")
    assert said == ()
    town = answers.gazetteer.find(found["place"], row[0])
    assert town is not None
    assert (found["lat"], found["lon"]) == (f"{town.lat:.2f}", f"{town.lon:.2f}")


@each(NEAR)
def test_what_is_near_a_town_is_the_town_with_a_warning(
    answers: Answers, row: tuple[str, str, str]
) -> None:
    found, said = answers.of(row)
    assert (found["place"], found["place_precision"]) == (row[2], "city")
    assert said == (("warning", f"is only near {row[2]}, and is shown as {row[2]}"),)


@each(REGIONS)
def test_a_region_is_no_city_and_has_no_centre(answers: Answers, row: tuple[str, str, str]) -> None:
    found, said = answers.of(row)
    assert found["place"] == found["admin1"] == row[2]
    assert (found["place_precision"], found["lat"], found["lon"]) == ("region", "", "")
    assert said == ()


@each(REFUSED)
def test_what_contradicts_itself_or_is_ambiguous_is_refused(
    answers: Answers, row: tuple[str, str, str]
) -> None:
    found, said = answers.of(row)
    assert ("rejected", row[2]) in said
    assert (found["place"], found["lat"], found["place_precision"]) == ("", "", "country")


@each(TOLD)
def test_what_was_not_quite_said_is_warned_of(answers: Answers, row: tuple[str, str, str]) -> None:
    _, said = answers.of(row)
    assert said == (("warning", row[2]),)


def test_an_ambiguous_name_is_refused_with_its_candidates_as_they_can_be_written(
    answers: Answers,
) -> None:
    advice = answers.advice(("USA", "Springfield", "is the name of several places"))
    listed = advice.removeprefix("write one of these, with its region: ").split("; ")
    names = [candidate.rpartition(" (")[0] for candidate in listed]
    assert names == ["Springfield, Missouri", "Springfield, Massachusetts", "Springfield, Illinois"]
    asked = pd.DataFrame({"iso3": "USA", "place": names, "lat": "", "lon": ""})
    found, troubles = located(asked, gazetteer=answers.gazetteer)
    assert troubles.empty
    assert found["admin1"].tolist() == ["Missouri", "Massachusetts", "Illinois"]


def test_an_unlisted_name_is_told_with_the_names_most_like_it(answers: Answers) -> None:
    advice = answers.advice(("KAZ", "Nowhereville", "is not a listed place of Kazakhstan"))
    assert "listed names most like it: " in advice
    assert "fewer than 15,000 people" in advice


def test_every_listed_town_is_known_by_its_own_name(answers: Answers) -> None:
    places = answers.gazetteer.places.reset_index(drop=True)
    known = places[answers.gazetteer.findable]
    shown = answers.gazetteer.shown_names.loc[known.index]
    asked = pd.DataFrame({"iso3": known["iso3"], "place": shown, "lat": "", "lon": ""})
    found, troubles = located(asked, gazetteer=answers.gazetteer)
    refused = troubles["row"][troubles["level"] == "rejected"]
    assert (troubles["rule"].loc[refused.index] == "is the name of several places").all()
    assert len(refused) < 0.02 * len(known)
    taken = ~found.index.isin(troubles["row"]) & (found["place_precision"] == "city")
    assert (found["place"][taken] == shown[taken]).mean() > 0.99
    assert taken.mean() > 0.97


def test_what_is_found_has_its_columns_and_labels() -> None:
    asked = pd.DataFrame({"iso3": "DEU", "place": "Berlin", "lat": "", "lon": ""}, index=[7])
    found, troubles = located(asked, gazetteer=shipped())
    assert tuple(found.columns) == LOCATED
    assert found.index.tolist() == [7]
    assert troubles.empty
