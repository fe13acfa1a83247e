"""Languages of sources, guessed from what is printed (needs the extra ``make``)."""

from __future__ import annotations

import pytest

pytest.importorskip("lingua", reason="the extra make (lingua) is not installed")

from dashboard.making.languages import languages_of


@pytest.mark.parametrize(
    ("title", "url", "found"),
    [
        ("Court frees Russian activist after a week", "https://a.example.com/1", ("en",)),
        ("Литва вернула россиянина на родину", "https://a.example.com/1", ("ru",)),
        (
            "Фінляндія депортувала росіянина з військовим досвідом",
            "https://a.example.ua/1",
            ("uk",),
        ),
        ("Zehn Jahre Haft für geplanten Mord", "https://a.example.de/1", ("de",)),
        ("Court frees activist (title translated)", "https://a.example.ru/1", ("ru",)),
        ("", "https://es.example.org/noticia", ("es",)),
        ("", "https://a.example.org/eng/news/1", ("en",)),
        ("", "https://a.example.org/ukr/news/1", ("uk",)),
        ("", "https://a.example.dk/nyt/1", ("da",)),
        ("", "https://a.example.org/1", ()),
        ("", "https://a.example.fr/russian-dissident-who-fled-wins-his-appeal-in-court", ("en",)),
    ],
)
def test_the_title_decides_and_the_address_in_doubt(
    title: str, url: str, found: tuple[str, ...]
) -> None:
    assert languages_of(title, url) == found
