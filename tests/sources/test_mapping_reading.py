"""Mapping files: read as meant, every mistake named, nothing else ever raised."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dashboard.disclosure.raw import RAW_COLUMNS
from dashboard.errors import DataError
from dashboard.sources.mapping import Choice, crosswalk_from, read_crosswalk
from dashboard.sources.mapping.fields import EXTRA, FIELDS
from dashboard.sources.profiles import PROFILES, SHIPPED

SMALL = """
name = "archive"
[columns]
date_start = "Datum"
country = ["Land", "Staat"]
threat_type = "Art"
summary = { join = ["Titel", "Text"], with = ": " }
"""


def refusal(text: str | bytes) -> str:
    held = text.encode() if isinstance(text, str) else text
    with pytest.raises(DataError) as caught:
        crosswalk_from(held, file="mine.toml")
    return str(caught.value)


def test_a_small_mapping_says_what_it_says() -> None:
    crosswalk = crosswalk_from(SMALL.encode(), file="mine.toml")
    assert crosswalk.name == "archive"
    assert crosswalk.table == "incidents"
    assert crosswalk.columns["date_start"] == Choice(("Datum",), certain=True)
    assert crosswalk.columns["country"] == Choice(("Land", "Staat"))
    assert crosswalk.columns["summary"] == Choice(("Titel", "Text"), joint=": ")


def test_right_hand_sides_may_be_labels_and_names_and_become_codes() -> None:
    more = """
    [values.threat_type]
    "Festnahme" = "Detention"
    [constants]
    attributed_to = "Russian state"
    [defaults]
    outcome = "killed"
    [values.country]
    "drüben" = "Allemagne"
    """
    crosswalk = crosswalk_from((SMALL + more).encode(), file="mine.toml")
    assert crosswalk.values["threat_type"][0].meaning == "detention"
    assert crosswalk.values["country"][0].meaning == "DEU"
    assert crosswalk.constants == {"attributed_to": "russian_state"}
    assert crosswalk.defaults == {"outcome": "killed"}


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        ("datse = 1", "datse is not known here; did you mean dates?"),
        ("colour = 1", "colour is not known here; known are name, table, about"),
        ("table = 'hosts'", 'table must be "incidents" or "statistics"'),
        ("missing = 'x'", 'missing must be a list of texts, as in ["one", "two"]'),
        ("missing = [1]", "missing must be a text in quotes"),
        ("about = 3", "about must be a text in quotes"),
        ("recognise = ['a']", "recognise must be a list of lists of columns"),
        ("values = 3", "values must be a section; write [values] above its lines"),
        ("values.threat_type = 'x'", "values.threat_type must be a section"),
        ("values.threat_type.x = 'detentoin'", 'did you mean detention?'),
        ("values.threat_type.x = 'zzzz'", "write one of: killing"),
        ("values.threat_type.x = true", "must be a text in quotes"),
        ("values.thread_type.x = 'killing'", "did you mean threat_type?"),
        ("refused.threat_type.x = ''", "needs the reason in one line"),
        ("constants.country = 'Utopia'", 'constants.country: "Utopia" is not a country'),
        ("constants.date_end = '31.12.2024'", "is not a date; write it as 2024-02-13"),
        ("constants.source_url = 'example.org'", "is not a web address"),
        ("constants.source_publisher = ''", "is empty or too long"),
        ("constants.source_publisher = 'a\\u202eb'", "cannot be seen (U+202E"),
        ("constants.date_start = '2024'", "under columns and under constants; take one out"),
        ("defaults.verification = 'sure'", "is not one of the codes"),
        ("dates.all = ['%Q']", 'dates.all: the form "%Q" holds %Q; known are %d'),
        ("dates.all = '%d.%m'", "needs a year (%Y)"),
        ("dates.country = '%Y'", "dates.country is not known here"),
    ],
)  # fmt: skip
def test_every_mistake_is_named_with_what_to_do(mistake: str, said: str) -> None:
    refused = refusal(mistake.replace("'", '"') + "\n" + SMALL)
    assert refused.startswith("mine.toml: ")
    assert said in refused


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('lat = ""', "columns.lat names no column"),
        ("lat = []", "columns.lat names no column"),
        ("lat = 3", "columns.lat must be a text in quotes"),
        ("lat = { join = ['a'], by = 'x' }", "columns.lat.by is not known here"),
        ("lat = { with = 'x' }", "columns.lat.join must be a list of texts"),
        ("lattitude = 'x'", "columns.lattitude is not known here"),
    ],
)
def test_every_mistake_about_columns_is_named(line: str, said: str) -> None:
    assert said in refusal(SMALL + line.replace("'", '"'))


def test_what_every_row_needs_must_be_mapped() -> None:
    assert "columns.summary is missing" in refusal(SMALL.replace("summary", "public_name"))
    assert "name is missing or wrong" in refusal(SMALL.replace("archive", "My Archive!"))
    assert "columns names nothing" in refusal('name = "x"')


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (b"", "name is missing or wrong"),
        (b"\xff\xfe", "is not text in UTF-8"),
        (b"name = ", "is not TOML: "),
        (b"name = 'a'\nname = 'b'", "is not TOML: "),
        (b"x = " + b"[" * 5000, "is not TOML: "),
        (b"x = " + b"9" * 5000, "is not TOML: "),
        (b"#" * 1_000_001, "is larger than 1,000,000 bytes"),
        (b"PK\x03\x04\x00", "is not TOML: "),
    ],
)
def test_what_is_no_mapping_file_is_refused_in_words(held: bytes, said: str) -> None:
    assert said in refusal(held)


def test_a_file_that_is_not_there_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"gone.toml: cannot be read"):
        read_crosswalk(tmp_path / "gone.toml")
    with pytest.raises(DataError, match="cannot be read"):
        read_crosswalk(tmp_path)


def test_a_byte_order_mark_is_forgiven() -> None:
    assert crosswalk_from(b"\xef\xbb\xbf" + SMALL.encode(), file="x.toml").name == "archive"


def test_every_shipped_mapping_file_is_read_and_belongs_to_a_profile() -> None:
    names = {path.stem for path in SHIPPED.glob("*.toml")}
    assert names <= {profile.name for profile in PROFILES}
    for name in names:
        assert read_crosswalk(SHIPPED / f"{name}.toml").name == name


def test_the_fields_are_the_raw_columns_and_the_declared_others() -> None:
    for table, fields in FIELDS.items():
        names = {field.name for field in fields}
        assert set(RAW_COLUMNS[table]) <= names
        assert names - set(RAW_COLUMNS[table]) <= EXTRA | {"id"}
        for field in fields:
            assert not field.default or field.default in {t.code for t in field.vocabulary}


KEYS = some.sampled_from(
    [
        *("name", "table", "columns", "dates", "values", "refused", "constants", "defaults"),
        *("missing", "recognise", "about", "threat_type", "country", "join", "with", "all", "x"),
        "date_start",
    ]
)
SCALARS = some.one_of(
    some.text(max_size=8),
    some.sampled_from(["killing", "incidents", "DEU", "%Y", "a", "Datum"]),
    some.integers(),
    some.booleans(),
    some.floats(),
)
TREES = some.recursive(
    SCALARS,
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


def written(value: object) -> str:
    """A value as TOML; hypothesis finds the trees, the reader must bear any."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        plain = "".join(f"\\U{ord(c):08X}" for c in value if not 0xD800 <= ord(c) <= 0xDFFF)
        return f'"{plain}"'
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key} = {written(one)}' for key, one in value.items())}}}"
    return str(value)


def read_or_refused(held: bytes) -> None:
    """Whatever the bytes: a mapping, or one sentence about the file; nothing else is raised."""
    try:
        crosswalk = crosswalk_from(held, file="fuzz.toml")
    except DataError as error:
        sentence = str(error)
    else:
        sentence = f"fuzz.toml: {crosswalk.name}"
    assert sentence.startswith("fuzz.toml: ")
    assert "\n" not in sentence


@settings(max_examples=300)
@given(some.dictionaries(KEYS, TREES, max_size=6))
def test_any_tree_is_a_mapping_or_a_data_error(tree: dict[str, object]) -> None:
    text = "\n".join(f"{key} = {written(value)}" for key, value in tree.items())
    tomllib.loads(text)
    read_or_refused(text.encode())


@settings(max_examples=300)
@given(
    some.binary(max_size=80) | some.text(max_size=80).map(lambda t: t.encode("utf-8", "replace"))
)
def test_any_bytes_are_a_mapping_or_a_data_error(held: bytes) -> None:
    read_or_refused(held)


@settings(max_examples=200)
@given(some.integers(0, len(SMALL)), some.text(max_size=3), some.integers(0, 5))
def test_a_damaged_mapping_is_a_mapping_or_a_data_error(at: int, put: str, cut: int) -> None:
    read_or_refused((SMALL[:at] + put + SMALL[at + cut :]).encode("utf-8", "replace"))


def test_the_example_in_the_guide_is_a_mapping_file() -> None:
    guide = Path(__file__).resolve().parents[2] / "docs" / "importing.md"
    block = guide.read_text("utf-8").partition("```toml\n")[2].partition("```")[0]
    crosswalk = crosswalk_from(block.encode(), file="guide.toml")
    assert crosswalk.columns["place"].columns == ("Ort", "Stadt")
    assert crosswalk.refused["threat_type"][0].told == "Demonstration"
