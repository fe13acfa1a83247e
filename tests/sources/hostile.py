"""Makers of hostile files, each with what its refusal must say, and of honest ones beside them.

``HOSTILE`` is for every command that takes files in: each must be refused in one sentence, with a
non-zero exit and nothing written.
"""

from __future__ import annotations

import json
import random
import sqlite3
import struct
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import geopandas as gpd
import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from shapely.geometry import LineString, Point, Polygon

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROWS: Final = (
    {"id": "a1", "date": "2024-02-13", "place": "Erewhon", "text": "Held; questioned, let go"},
    {"id": "a2", "date": "2024-03-01", "place": "Город", "text": 'Told "leave" at the border'},
    {"id": "a3", "date": "2024-04", "place": "Zürich", "text": "Two lines\nin one cell"},
)
"""Invented rows that every honest file holds."""

PLACES: Final = ((30.5, 50.25), (37.625, 55.75), None)
"""Where they are, in the formats that have points."""


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file to be refused: its name, its maker, words of the sentence, the row it names."""

    name: str
    make: Callable[[Path], None]
    says: str
    row: int | None = None


# --- honest files ---------------------------------------------------------------------------------


def csv_bytes(sign: str = ",", encoding: str = "utf-8") -> bytes:
    """Return the honest rows as delimited text."""
    frame = pd.DataFrame(ROWS)
    return frame.to_csv(index=False, sep=sign).encode(encoding)


def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    """Return a GeoJSON feature."""
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def point(x: float, y: float) -> dict[str, Any]:
    """Return a GeoJSON point."""
    return {"type": "Point", "coordinates": [x, y]}


def collection(*features: dict[str, Any], **members: Any) -> bytes:
    """Return a feature collection."""
    return json.dumps({"type": "FeatureCollection", **members, "features": features}).encode()


def geojson_bytes() -> bytes:
    """Return the honest rows as GeoJSON."""
    shapes = [point(*place) if place else None for place in PLACES]
    return collection(*(feature(s, **row) for s, row in zip(shapes, ROWS, strict=True)))


def frame_of_points(crs: str = "EPSG:4326") -> gpd.GeoDataFrame:
    """Return the honest rows with their points."""
    shapes = [Point(*place) if place else None for place in PLACES]
    frame = gpd.GeoDataFrame(pd.DataFrame(ROWS), geometry=shapes, crs="EPSG:4326")
    return frame if crs == "EPSG:4326" else frame.to_crs(crs)


def write_workbook(path: Path) -> None:
    """Write the honest rows as a workbook."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(list(ROWS[0]))
    for row in ROWS:
        sheet.append(list(row.values()))
    book.save(path)


def write_zip(path: Path, members: dict[str, bytes]) -> None:
    """Write an archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), body)


HONEST: Final[dict[str, Callable[[Path], Any]]] = {
    "table.csv": lambda path: path.write_bytes(csv_bytes()),
    "table.tsv": lambda path: path.write_bytes(csv_bytes("\t")),
    "utf16.csv": lambda path: path.write_bytes(csv_bytes(";", "utf-16")),
    "table.xlsx": write_workbook,
    "points.geojson": lambda path: path.write_bytes(geojson_bytes()),
    "events.json": lambda path: path.write_text(json.dumps(ROWS)),
    "points.gpkg": lambda path: frame_of_points().to_file(path, layer="points"),
    "points.parquet": lambda path: frame_of_points().to_parquet(path),
    "table.parquet": lambda path: pd.DataFrame(ROWS).to_parquet(path),
    "table.zip": lambda path: write_zip(path, {"table.csv": csv_bytes()}),
}
"""A maker for every format; each file holds ``ROWS``."""


# --- hostile files --------------------------------------------------------------------------------


def body(content: bytes | str) -> Callable[[Path], None]:
    """Return a maker of a file with this content."""
    written = content.encode() if isinstance(content, str) else content

    def make(path: Path) -> None:
        path.write_bytes(written)

    return make


def zipped(members: dict[str, bytes]) -> Callable[[Path], None]:
    """Return a maker of an archive."""
    return lambda path: write_zip(path, members)


def junk(*, nuls: bool, seed: int = 7) -> bytes:
    """Return random bytes that are no text."""
    made = random.Random(seed)  # noqa: S311
    return bytes(made.randrange(0 if nuls else 128, 256) for _ in range(5_000))


def long_line(path: Path) -> None:
    """Write 200 MB without a line break."""
    with path.open("wb") as file:
        file.write(b"id,text\n")
        for _ in range(200):
            file.write(b"x" * 2**20)


def workbook(change: Callable[[openpyxl.Workbook], None]) -> Callable[[Path], None]:
    """Return a maker of a workbook with a header, a row, and a change."""

    def make(path: Path) -> None:
        book = openpyxl.Workbook()
        book.active.append(["id", "victims"])
        book.active.append(["a", 1])
        change(book)
        book.save(path)

    return make


def workbook_part(name: str, content: bytes) -> Callable[[Path], None]:
    """Return a maker of a workbook with one part put in or replaced."""

    def make(path: Path) -> None:
        write_workbook(path)
        with zipfile.ZipFile(path) as archive:
            parts = {part: archive.read(part) for part in archive.namelist()}
        write_zip(path, parts | {name: content})

    return make


def formula(book: openpyxl.Workbook) -> None:
    """Put in a formula whose kept value nobody has worked out."""
    book.active.append(["b", "=SUM(B2:B2)"])


def error_value(book: openpyxl.Workbook) -> None:
    """Put in an error."""
    book.active.append(["b", "#N/A"])


def second_sheet(book: openpyxl.Workbook) -> None:
    """Put in a second sheet with content."""
    book.create_sheet("More").append(["id", "victims"])


def far_column(book: openpyxl.Workbook) -> None:
    """Put a value into the last column there is."""
    book.active["XFD3"] = "far"


ENTITIES: Final = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    b"<sst><si><t>&b;</t></si></sst>"
)


def bomb(path: Path) -> None:
    """Write an archive that unpacks to 2 GB, without ever holding them."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("table.csv", b"id,text\n" + b"a,b\n" * 10)
    written = bytearray(path.read_bytes())
    at = written.rfind(b"PK\x01\x02")
    struct.pack_into("<L", written, at + 24, 2**31)
    path.write_bytes(written)


def dense(path: Path) -> None:
    """Write an archive of 70 MB of one letter."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("table.csv", b"id,text\n" + (b"a" * 1023 + b"\n") * 70_000)


def link(path: Path) -> None:
    """Write an archive with a symbolic link."""
    with zipfile.ZipFile(path, "w") as archive:
        member = zipfile.ZipInfo("table.csv")
        member.external_attr = 0o120777 << 16
        archive.writestr(member, "/etc/passwd")


def locked(path: Path) -> None:
    """Write an archive that says its table is encrypted."""
    write_zip(path, {"table.csv": csv_bytes()})
    written = bytearray(path.read_bytes())
    written[written.rfind(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(written)


def parquet(**columns: Any) -> Callable[[Path], None]:
    """Return a maker of a Parquet file."""
    return lambda path: pq.write_table(pa.table(columns), path)


def repeated_text(path: Path) -> None:
    """Write a small Parquet file that repeats one long text five million times."""
    text = pa.DictionaryArray.from_arrays(
        pa.array([0] * 2**20, pa.int32()), pa.array(["x" * 10_000])
    )
    pq.write_table(pa.table({"text": text}), path, compression="zstd")


def repeated_plainly(path: Path) -> None:
    """Write the same without saying that the column is a dictionary."""
    pq.write_table(pa.table({"text": ["x" * 99_000] * 800}), path, compression="zstd")


def cut(make: Callable[[Path], Any], part: float) -> Callable[[Path], None]:
    """Return a maker of a file of which only a part arrived."""

    def made(path: Path) -> None:
        make(path)
        whole = path.read_bytes()
        path.write_bytes(whole[: int(len(whole) * part)])

    return made


def lines_parquet(path: Path) -> None:
    """Write GeoParquet of lines."""
    shapes = [Point(1, 2), LineString([(0, 0), (1, 1)])]
    gpd.GeoDataFrame({"id": ["a", "b"]}, geometry=shapes, crs="EPSG:4326").to_parquet(path)


def polygons_package(path: Path) -> None:
    """Write a GeoPackage of polygons."""
    shape = Polygon([(0, 0), (1, 0), (1, 1)])
    gpd.GeoDataFrame({"id": ["a"]}, geometry=[shape], crs="EPSG:4326").to_file(path)


def package(*statements: str) -> Callable[[Path], None]:
    """Return a maker of a GeoPackage with a table "points" and something put in."""

    def make(path: Path) -> None:
        frame_of_points().to_file(path, driver="GPKG", layer="points", SPATIAL_INDEX="NO")
        with sqlite3.connect(path) as database:
            for statement in statements:
                database.execute(statement)
        database.close()

    return make


def two_layers(path: Path) -> None:
    """Write a GeoPackage with two layers that have rows."""
    for layer in ("points", "more"):
        frame_of_points().to_file(path, driver="GPKG", layer=layer)


def other_database(path: Path) -> None:
    """Write an SQLite database that is no GeoPackage."""
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE points (id TEXT)")
        database.execute("INSERT INTO points VALUES ('a')")
    database.close()


def wrong_crs(path: Path) -> None:
    """Write a GeoPackage whose coordinates are metres and who does not say so."""
    frame_of_points("EPSG:3857").set_crs("EPSG:4326", allow_override=True).to_file(path)


VRT: Final = (
    '<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>/vsicurl/http://x.example/a.csv'
    "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"
)
DEEP: Final = "[" * 100_000
MERCATOR: Final = point(4_187_500.0, 7_509_000.0)
SQUARE: Final = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
LINE: Final = {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}
WIDE: Final = ",".join(f"c{i}" for i in range(10_000))

TEXTS: Final = (
    Hostile("empty.csv", body(""), "is empty"),
    Hostile("blank.csv", body("\n\r\n\n"), "only blank lines"),
    Hostile("header.csv", body("id,date,place\n"), "holds no rows"),
    Hostile("header-bare.csv", body("id,date,place"), "holds no rows"),
    Hostile("empties.csv", body("id,date\n,\n\n,\n"), "holds no rows"),
    Hostile("junk.csv", body(junk(nuls=True)), "bytes that are not text"),
    Hostile("junk-high.csv", body(junk(nuls=False)), "encoding cannot be told"),
    Hostile("nearly.csv", body("id,place\na,Город\nb,Zürich\n".encode() + b"c,\xff\n"), "UTF-8", 4),
    Hostile("koi8.csv", body(("id,text\na,Москва задержан активист\n" * 9).encode("koi8-r")),
            "looks like KOI8-R"),
    Hostile("turkish.csv", body(("id,text\na,İstanbul şüpheli bir ağaç ışığı\n" * 9)
                                .encode("cp1254")), "looks like Windows-1254"),
    Hostile("chinese.csv", body("id,text\na,中国的一个城市在这里\n".encode("gbk")),
            "save it as UTF-8"),
    Hostile("unmarked-utf16.csv", body("id,text\na,b\n".encode("utf-16-le")), "not text"),
    Hostile("broken-utf16.csv", body(b"\xff\xfei\x00d\x00\n"), "begins as UTF-16"),
    Hostile("nul.csv", body("id,text\n" + "a,some words\n" * 9 + "b,\0\n"), "NUL byte", 11),
    Hostile("long-line.csv", long_line, "longer than", 2),
    Hostile("columns.csv", body(f"{WIDE}\n{WIDE}\n"), "10,000 columns", 1),
    Hostile("twice.csv", body("id,date,id\n1,2,3\n"), "name of two columns", 1),
    Hostile("twice-space.csv", body("id,date,id \n1,2,3\n"), "name of two columns", 1),
    Hostile("nameless.csv", body("id,,date\n1,2,3\n"), "column 2 has no name", 1),
    Hostile("long-row.csv", body("a,b\n1,2\n1,2,3\n"), "has 3 cells", 3),
    Hostile("short-row.csv", body("a;b\n1;2\n\n1\n"), "parted by semicolons", 4),
    Hostile("unclosed.csv", body('a,b\n1,2\n3,"x\n4,5\n'), "never closed", 3),
    Hostile("unclosed-late.csv", body('a,b\n1,2\n3,"x\n4,"5"\n6,7\n'), "not closed where", 3),
    Hostile("unclosed-long.csv", body('a,b\n3,"x\n' + "4,5\n" * 500_000), "never closed", 2),
    Hostile("undecided.csv", body("a,b;c\n1,2;3\n"), "commas or semicolons", 1),
    Hostile("page.csv", body("<!DOCTYPE html><html><body>Not found</body></html>"), "XML or HTML"),
    Hostile("json.csv", body('[{"id": 1}]'), "holds JSON"),
    Hostile("cell.csv", body('a,b\n1,2\n3,"' + "x" * 100_001 + '"\n'), "100,000 characters", 3),
    Hostile("book.csv", write_workbook, "a zip archive or an Excel workbook"),
)  # fmt: skip

JSONS: Final = (
    Hostile("empty.geojson", body(""), "is empty"),
    Hostile("vrt.geojson", body(VRT), "XML or HTML"),
    Hostile("junk.geojson", body(junk(nuls=True)), "bytes that are not text"),
    Hostile("polygons.geojson", body(collection(feature(point(1, 2)), feature(SQUARE))),
            "is a Polygon where one point is due", 2),
    Hostile("lines.geojson", body(collection(feature(LINE))), "is a LineString", 1),
    Hostile("deep.geojson", body(DEEP), "holds JSON"),
    Hostile("deep-object.geojson", body('{"a":' * 100_000), "brackets within brackets"),
    Hostile("deep-property.geojson",
            body(f'{{"type":"FeatureCollection","features":[{{"a":{DEEP}'), "brackets within"),
    Hostile("deep.json", body(DEEP), "brackets within brackets"),
    Hostile("deep-closed.json", body(f"{DEEP}{']' * 100_000}"), "brackets within brackets"),
    Hostile("nan.geojson", body(collection(feature(point(1, 2)), feature(point(float("nan"), 2)))),
            "not a number", 2),
    Hostile("infinity.geojson", body(collection(feature(point(1, float("inf"))))),
            "not a number", 1),
    Hostile("huge.geojson", body(collection(feature(point(1, 2))).replace(b"[1,", b"[1e999,")
                                 .replace(b"[1, ", b"[1e999, ")), "not a number", 1),
    Hostile("nan-property.geojson", body(collection(feature(None, n=float("nan")))), "NaN", 1),
    Hostile("texts.geojson", body(collection(feature({"type": "Point",
                                                      "coordinates": ["1", "2"]}))),
            "not a number", 1),
    Hostile("no-place.geojson", body(collection(feature({"type": "Point"}))), "two coordinates", 1),
    Hostile("swapped.geojson", body(collection(*[feature(point(55.0, 137.6))] * 3)),
            "seem swapped", 1),
    Hostile("mercator.geojson", body(collection(*[feature(MERCATOR)] * 3)), "EPSG:3857", 1),
    Hostile("one-outside.geojson", body(collection(*[feature(point(5, 6))] * 3,
                                                   feature(point(5, 96)))), "outside the world", 4),
    Hostile("no-epsg.geojson", body(collection(feature(None), crs={
        "type": "name", "properties": {"name": "+proj=merc +nadgrids=/etc/passwd"}})),
            "without an EPSG code"),
    Hostile("unknown-crs.geojson", body(collection(feature(point(1, 2)), crs={
        "type": "name", "properties": {"name": "EPSG:999999"}})), "we do not know"),
    Hostile("linked-crs.geojson", body(collection(feature(None), crs={
        "type": "link", "properties": {"href": "http://x.example/"}})), "without an EPSG code"),
    Hostile("cut.geojson", cut(HONEST["points.geojson"], 0.7), "is cut short"),
    Hostile("bare.geojson", body(json.dumps(point(1, 2))), "no GeoJSON FeatureCollection"),
    Hostile("none.geojson", body(collection()), "holds no features"),
    Hostile("crossed.geojson", body('{"type":"FeatureCollection","features":[1}}'), "is not JSON"),
    Hostile("more.geojson", body(geojson_bytes() + b"{}"), "goes on after"),
    Hostile("odd-feature.geojson", body('{"type":"FeatureCollection","features":[1]}'),
            "is no GeoJSON feature", 1),
    Hostile("own-point.geojson", body(collection(feature(None, point_lon=1))), "kept for the"),
    Hostile("twice.geojson", body('{"type":"FeatureCollection","features":[{"type":"Feature",'
                                  '"geometry":null,"properties":{"a":1,"a":2}}]}'), "twice", 1),
    Hostile("half.json", body(r'[{"a":"x"},{"a":"\ud83d"}]'), "half a character", 2),
    Hostile("nul.json", body(r'[{"a":"x"},{"a":"\u0000"}]'), "NUL character", 2),
    Hostile("lines.json", body('{"a":1}\n{"a":2}\n'), "goes on after"),
    Hostile("numbers.json", body("[1, 2]"), "is no object", 1),
    Hostile("none.json", body("[]"), "holds no objects"),
    Hostile("wrong.json", body('[{"a":1},{"a":tru}]'), "object 2 is not JSON", 2),
    Hostile("latin.json", body('[{"a":"Zürich"}]'.encode("latin-1")), "not UTF-8", 1),
    Hostile("digits.json", body('[{"a":' + "9" * 5_000 + "}]"), "too many digits", 1),
    Hostile("mixed.json", body('[{"a":1}}'), "do not match"),
)  # fmt: skip

BOOKS: Final = (
    Hostile("empty.xlsx", workbook(lambda book: book.active.delete_rows(1, 2)), "no visible sheet"),
    Hostile("header.xlsx", workbook(lambda book: book.active.delete_rows(2)), "holds no rows"),
    Hostile("formula.xlsx", workbook(formula), "cell B3 holds a formula", 3),
    Hostile("error.xlsx", workbook(error_value), "cell B3 holds the error", 3),
    Hostile("sheets.xlsx", workbook(second_sheet), "several sheets"),
    Hostile("far.xlsx", workbook(far_column), "16384 cells", 3),
    Hostile("links.xlsx", workbook_part("xl/externalLinks/externalLink1.xml", b"<a/>"),
            "values from other files"),
    Hostile("macros.xlsx", workbook_part("xl/vbaProject.bin", b"x"), "macros"),
    Hostile("entities.xlsx", workbook_part("xl/sharedStrings.xml", ENTITIES), "definitions"),
    Hostile("old.xlsx", body(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1_000)),
            "old (.xls) or encrypted"),
    Hostile("old.xls", body(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1_000)),
            "is of no kind we read"),
    Hostile("text.xlsx", body("id,date\n1,2\n"), "holds plain text"),
    Hostile("archive.xlsx", zipped({"table.csv": b"a,b\n1,2\n"}), "no Excel workbook"),
    Hostile("cut.xlsx", cut(write_workbook, 0.6), "cut short"),
)  # fmt: skip

ARCHIVES: Final = (
    Hostile("bomb.zip", bomb, "unpacks to more than 1,024 MB"),
    Hostile("dense.zip", dense, "times its size"),
    Hostile("parent.zip", zipped({"../table.csv": csv_bytes()}), "outside the archive"),
    Hostile("absolute.zip", zipped({"/etc/table.csv": csv_bytes()}), "outside the archive"),
    Hostile("windows.zip", zipped({"..\\table.csv": csv_bytes()}), "outside the archive"),
    Hostile("link.zip", link, "is a link"),
    Hostile("locked.zip", locked, "encrypted"),
    Hostile("several.zip", zipped({"a.csv": csv_bytes(), "b.csv": csv_bytes()}), "several tables"),
    Hostile("nested.zip", zipped({"inner.zip": b"PK"}), "holds another archive"),
    Hostile("none.zip", zipped({"read.me": b"hello"}), "holds no CSV"),
    Hostile("office.zip", write_workbook, "name it .xlsx"),
    Hostile("empty-table.zip", zipped({"a.csv": b""}), "is empty"),
    Hostile("inner-junk.zip", zipped({"a.csv": junk(nuls=True)}), "not text"),
    Hostile("inner-row.zip", zipped({"a.csv": b"a,b\n1\n"}), "inner-row.zip (a.csv)", 2),
    Hostile("crowd.zip", zipped({f"{i}.csv": b"" for i in range(1_001)}), "more than 1,000 files"),
    Hostile("crowd-more.zip", zipped({f"{i:0200}.csv": b"" for i in range(9_000)}), "too many"),
    Hostile("cut.zip", cut(HONEST["table.zip"], 0.7), "cut short"),
)  # fmt: skip

TABLES: Final = (
    Hostile("lists.parquet", parquet(id=["a"], n=[[1, 2]]), "column n"),
    Hostile("structs.parquet", parquet(id=["a"], n=[{"x": 1}]), "column n"),
    Hostile("bytes.parquet", parquet(id=["a"], n=[b"x"]), "column n"),
    Hostile("spans.parquet", parquet(n=pa.array([1], pa.duration("s"))), "column n"),
    Hostile("none.parquet", parquet(id=pa.array([], pa.string())), "holds no rows"),
    Hostile("cut.parquet", cut(HONEST["table.parquet"], 0.8), "cut short"),
    Hostile("lines.parquet", lines_parquet, "LineString", 2),
    Hostile("repeated.parquet", repeated_text, "times its size"),
    Hostile("plainly.parquet", repeated_plainly, "times its size"),
    Hostile("odd-name.parquet", parquet(**{"a\n\x1b[31m": [[1]]}), "column a?"),
    Hostile("text.parquet", body("id\n1\n"), "holds plain text"),
    Hostile("other.gpkg", other_database, "holds an SQLite database"),
    Hostile("polygons.gpkg", polygons_package, "is a Polygon", 1),
    Hostile("two.gpkg", two_layers, "several layers (points, more)"),
    Hostile("view.gpkg", package("CREATE VIEW v AS SELECT 1"), "a view (v)"),
    Hostile("trigger.gpkg", package("CREATE TRIGGER t AFTER INSERT ON points BEGIN SELECT 1; END"),
            "a trigger (t)"),
    Hostile("virtual.gpkg", package("CREATE VIRTUAL TABLE f USING fts5(a)"), "a virtual table (f)"),
    Hostile("generated.gpkg", package("ALTER TABLE points ADD COLUMN g AS (zeroblob(1000000))"),
            "computes a column"),
    Hostile("blob.gpkg", package("UPDATE points SET text = x'00ff' WHERE id = 'a2'"),
            "no text or number in text", 2),
    Hostile("broken.gpkg", package("UPDATE points SET geom = x'00'"), "is damaged; save", 1),
    Hostile("empty.gpkg", package("DELETE FROM points"), "no layer with rows"),
    Hostile("metres.gpkg", wrong_crs, "EPSG:3857", 1),
    Hostile("cut.gpkg", cut(HONEST["points.gpkg"], 0.4), "damaged"),
)  # fmt: skip

HOSTILE: Final = TEXTS + JSONS + BOOKS + ARCHIVES + TABLES


def made(hostile: Hostile, folder: Path) -> Path:
    """Return the file, made in a folder."""
    path = folder / hostile.name
    hostile.make(path)
    return path
