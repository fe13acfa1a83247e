"""Whatever a file's cells hold, its rows are mapped and told of; nothing is raised."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as some

from dashboard.sources.profiles import PROFILES
from dashboard.sources.rows import VALUE_LENGTH
from dashboard.sources.verdicts import HIDDEN
from tests.mapping_worlds import EXAMPLES, STATISTIC, file_of, incident, mapped

ACLED = dict.fromkeys(
    [
        *("event_id_cnty", "event_date", "event_type", "sub_event_type", "fatalities", "notes"),
        *("country", "iso", "location", "latitude", "longitude", "geo_precision"),
        *("time_precision", "assoc_actor_1", "assoc_actor_2", "source"),
    ],
    "",
)
TIMEMAP = dict.fromkeys(
    ("id", "date", "latitude", "longitude", "location", "description", "sources", "category"), ""
)
FIGURES = {"Country": "", "2014": "", "2015": ""}
SHAPES = {"atlas": incident(), "acled": ACLED, "timemap": TIMEMAP, "freedom-house": FIGURES}

TEXTS = some.text(max_size=20) | some.sampled_from(
    [
        *(
            "9" * 400,
            "-" * 50,
            "1e999",
            "nan",
            "٢٠٢٤",
            "２０２４-01-01",
            "2024-02-30",
            "99999-01-01",
        ),
        *("0/0/0000", "\u202e", "\x00", "ﬁ", "ǅ", "İ" * 10, "a" * 6000, "%s{}"),
        *("https://", "http://[::1", "http://a.b\n", "https://a.b:99999999/"),
    ]
)


@some.composite
def tables(draw: some.DrawFn) -> tuple[str, list[dict[str, str]]]:
    name = draw(some.sampled_from(sorted(SHAPES)))
    shape = draw(some.sampled_from([SHAPES[name], STATISTIC])) if name == "atlas" else SHAPES[name]
    changes = some.dictionaries(some.sampled_from(sorted(shape)), TEXTS)
    rows = draw(some.lists(changes.map(lambda change: {**shape, **change}), min_size=1, max_size=4))
    return name, rows


@settings(max_examples=3 * EXAMPLES)
@given(tables())
def test_any_cells_are_mapped_and_every_word_said_is_fit_to_be_read(
    table: tuple[str, list[dict[str, str]]],
) -> None:
    name, rows = table
    found = mapped(file_of(*rows), name)
    assert not found.rows.isna().any(axis=None)
    assert found.rows.index.is_unique
    assert (found.troubles["value"].str.len() <= VALUE_LENGTH).all()
    for column in ("value", "rule", "advice"):
        assert not found.troubles[column].str.contains(HIDDEN, regex=True).any()
    assert (found.troubles[["rule", "advice", "column"]] != "").all(axis=None)
    assert name in {profile.name for profile in PROFILES}
