"""Delimited text: whatever sign parts it and whatever wrote it, the cells come out as they are."""

from __future__ import annotations

import csv
import io
import random
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.errors import DataError
from dashboard.sources.reading import read_file
from dashboard.sources.reading import source as sources
from tests.sources.hostile import ROWS, csv_bytes

if TYPE_CHECKING:
    from pathlib import Path

EXPECTED = pd.DataFrame(ROWS, dtype="str")

RUSSIAN = "id,text\na,Активист задержан полицией и допрошен о друзьях\nb,Рига\n"
FRENCH = "id,text\na,Un militant menacé près de la frontière, où ça\nb,Genève\n".replace(
    ", où", " où"
)


def read(folder: Path, content: bytes, name: str = "table.csv") -> pd.DataFrame:
    """Return the rows of a text."""
    (folder / name).write_bytes(content)
    return read_file(folder / name).rows


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_delimiter_and_unicode_encoding_gives_the_same_cells(
    sign: str, encoding: str, tmp_path: Path
) -> None:
    rows = read(tmp_path, csv_bytes(sign, encoding))
    pd.testing.assert_frame_equal(rows, EXPECTED)
    assert rows.index.equals(pd.RangeIndex(3))


def test_encoding_and_delimiter_are_stated(tmp_path: Path) -> None:
    rows = read(tmp_path, csv_bytes(";", "utf-16"))
    assert rows.attrs == {"encoding": "UTF-16", "delimiter": "semicolons"}


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (RUSSIAN, "cp1251", "Windows-1251"),
        (RUSSIAN * 40, "cp1251", "Windows-1251"),
        ("id,place\na,Рига\n", "cp1251", "Windows-1251"),
        ("id,place\na,РИГА\nb,МОСКВА\n", "cp1251", "Windows-1251"),
        ("id,text\na,Київ і Львів\n", "cp1251", "Windows-1251"),
        (FRENCH, "cp1252", "Windows-1252"),
        (FRENCH, "latin-1", "Windows-1252"),
        ("id,place\na,Zürich\n", "latin-1", "Windows-1252"),
        ("id,place\na,München\nb,Straße “x”\n", "cp1252", "Windows-1252"),
    ],
)
def test_one_byte_encodings_are_told_apart(
    text: str, encoding: str, name: str, tmp_path: Path
) -> None:
    rows = read(tmp_path, text.encode(encoding))
    assert rows.attrs["encoding"] == name
    assert rows.iloc[0, 1] == text.splitlines()[1].split(",")[1]


def test_letters_beyond_ascii_are_found_wherever_they_stand(tmp_path: Path) -> None:
    text = "id,text\n" + "a,plain words\n" * 200_000 + "b,Активист задержан в Риге\n"
    rows = read(tmp_path, text.encode("cp1251"))
    assert rows["text"].iloc[-1] == "Активист задержан в Риге"


def test_a_byte_that_the_encoding_lacks_is_refused_with_its_line(tmp_path: Path) -> None:
    text = RUSSIAN.encode("cp1251") * 3_000 + b"c,\x98\n"
    with pytest.raises(DataError, match="line 9001"):
        read(tmp_path, text)


def test_a_quotation_mark_within_a_cell_is_a_letter(tmp_path: Path) -> None:
    rows = read(tmp_path, b'id\ttext\na\tsaid "no" twice\nb\t5" pipe\n\nc\t"quoted ""too"""\n')
    assert rows["text"].tolist() == ['said "no" twice', '5" pipe', "", 'quoted "too"']
    with pytest.raises(DataError, match="line 5: has 1 cell where"):
        read(tmp_path, b'id,text\na,said "no"\n\n\nb\n')


def test_row_numbers_are_those_of_a_spreadsheet(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b'\n\r\nid,text\n1,"two\nlines"\n\n2,x\n\n,\n\n')
    found = read_file(tmp_path / "a.csv")
    assert found.first == 4
    assert found.rows["id"].tolist() == ["1", "", "2"], "blank lines within stay, at the end go"
    assert found.rows["text"].tolist() == ["two\nlines", "", "x"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["", "end"])
def test_any_line_end_will_do(end: str, last: str, tmp_path: Path) -> None:
    text = end.join(["a,b", "1,2", "", '3,"4"']) + (end if last else "")
    assert read(tmp_path, text.encode()).to_numpy().tolist() == [["1", "2"], ["", ""], ["3", "4"]]


def test_a_table_of_one_column_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, b"id\na\n\nb\n")["id"].tolist() == ["a", "", "b"]


def test_texts_that_look_like_something_stay_texts(tmp_path: Path) -> None:
    cells = ["007", "1e5", "NA", "null", "nan", "TRUE", "2024-02-13", " spaced ", "0.10"]
    rows = read(tmp_path, ("value\n" + "\n".join(cells) + "\n").encode())
    assert rows["value"].tolist() == cells
    assert str(rows["value"].dtype) == "str"


def test_names_of_columns_lose_the_space_around_them(tmp_path: Path) -> None:
    rows = read(tmp_path, b'\xef\xbb\xbf id ,"Date\nof event"\n1,2\n')
    assert list(rows.columns) == ["id", "Date of event"]


def test_a_name_that_says_tabs_is_believed(tmp_path: Path) -> None:
    rows = read(tmp_path, b"a,b\tc,d\n1,2\t3,4\n", "table.tsv")
    assert list(rows.columns) == ["a,b", "c,d"]
    rows = read(tmp_path, b"a,b\n1,2\n", "table.tsv")
    assert list(rows.columns) == ["a", "b"]


def written(cell: str, *, sparing: bool) -> str:
    """Return a cell as RFC 4180 has it, in quotation marks only where it must be if sparing."""
    if sparing and not set(cell) & set('"\n\r,;\t|'):
        return cell
    return '"' + cell.replace('"', '""') + '"'


CELLS = st.text(st.sampled_from('ab"\n\r,;\t| ёя0'), max_size=6)


@settings(max_examples=120)
@given(
    table=st.integers(2, 4).flatmap(
        lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=6)
    ),
    sign=st.sampled_from(",;\t|"),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    sparing=st.booleans(),
    chunk=st.sampled_from([1, 2, 3, 7, 2**20]),
)
def test_what_was_written_is_read_back_however_the_chunks_fall(
    *,
    table: list[list[str]],
    sign: str,
    end: str,
    sparing: bool,
    chunk: int,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    width = len(table[0]) if table else 2
    header = [f"column {i}" for i in range(width)]
    lines = [header, *table, ["end"] * width]
    text = "".join(sign.join(written(c, sparing=sparing) for c in line) + end for line in lines)
    folder = tmp_path_factory.mktemp("law")
    before = sources.CHUNK
    sources.CHUNK = chunk  # type: ignore[misc]
    try:
        rows = read(folder, text.encode())
    finally:
        sources.CHUNK = before  # type: ignore[misc]
    assert rows.to_numpy().tolist() == [*table, ["end"] * width]


MESS = st.text(st.sampled_from('ab"\n\r,;é'), max_size=40)


@settings(max_examples=300)
@given(text=MESS)
def test_any_mess_of_marks_is_read_as_python_does_or_refused(
    text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("mess")
    content = f"p,q\n{text}\nend,end\n"
    try:
        rows = read(folder, content.encode())
    except DataError:
        return
    expected = list(csv.reader(io.StringIO(content, newline=""), strict=True))[1:]
    assert rows.to_numpy().tolist() == [row or ["", ""] for row in expected]


def test_long_tables_keep_every_row(tmp_path: Path) -> None:
    made = random.Random(3)  # noqa: S311
    lines = [f"{i},{'x' * made.randrange(200)},{made.random()}" for i in range(60_000)]
    lines[30_000] = ""
    rows = read(tmp_path, ("id,text,n\n" + "\n".join(lines) + "\n").encode())
    assert rows["id"].iloc[[0, 29_999, 30_000, 30_001, 59_999]].tolist() == [
        "0", "29999", "", "30001", "59999",
    ]  # fmt: skip
