"""Ways of spelling a name that are compared as one."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.gazetteer.spelling import keys, latin, sounds


def heard(*names: str) -> list[str]:
    return sounds(latin(keys(pd.Series(list(names), dtype="str")))).tolist()


@pytest.mark.parametrize(
    "names",
    [
        ("Nizhniy Novgorod", "Nizhny Novgorod", "Nižnij Novgorod", "Nischni Nowgorod"),
        ("Нижний Новгород", "Nizhny Novgorod"),
        ("Zaporizhzhia", "Zaporizhzhya", "Запоріжжя"),
        ("Woronesch", "Voronezh", "Воронеж"),
        ("Chelyabinsk", "Tscheljabinsk", "Tcheliabinsk"),
        ("Kharkiv", "Harkiv"),
        ("Düsseldorf", "Duesseldorf", "Dusseldorf"),
        ("Alexandria", "Aleksandria"),
        ("Łódź", "Lodz"),
        ("Ufa", "Oufa", "Уфа"),
    ],
)
def test_schemes_of_transliteration_meet(names: tuple[str, ...]) -> None:
    assert len(set(heard(*names))) == 1


def test_different_towns_stay_apart() -> None:
    names = ("Moscow", "Minsk", "Omsk", "Tomsk", "Almaty", "Astana", "Vienna", "Vilnius", "Riga")
    assert len(set(heard(*names))) == len(names)


@given(some.lists(some.text(max_size=20), max_size=5))
def test_any_names_have_keys_and_sounds(names: list[str]) -> None:
    found = heard(*names)
    assert len(found) == len(names)
    assert not any(" " in sound for sound in found)
