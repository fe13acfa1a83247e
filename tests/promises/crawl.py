"""Everything a running atlas says to whoever asks: every path, form, page, frame and log."""

from __future__ import annotations

import io
import itertools
import zipfile
from typing import TYPE_CHECKING, Final

import httpx2
from pyarrow import parquet
from pypdf import PdfReader
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from dashboard import filters, risk
from dashboard.engine import grid
from dashboard.exports import FORMATS
from dashboard.exports.citation import FORMS
from dashboard.server.api.operations import ROOT
from dashboard.server.api.registry import OPERATIONS
from dashboard.server.routes import PATHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from websockets.sync.client import ClientConnection

    from dashboard.site import Site

HTTP_ZOOMS: Final = range(6)
"""Zooms whose every tile is asked for over HTTP; deeper ones only where there is something."""

DEEP_ZOOMS: Final = range(6, 10)

STEPS: Final = "?zoom=2&tiles=0.0,1.0,0.1,1.1&spans=2020-01-01_2022-12-31,_2026-12-31"
"""What a path needs that answers for several steps of the clock at once."""

FRAMES_A_SOCKET: Final = 16
"""Runs asked of one websocket: below the burst that the server allows."""


def tiles(site: Site) -> Iterator[str]:
    """Yield the paths of all tiles down to a zoom, then of every tile that holds anything."""
    for zoom in HTTP_ZOOMS:
        side = range(grid.tiles(zoom))
        yield from (f"/api/tiles/{zoom}/{x}/{y}" for x, y in itertools.product(side, side))
    for zoom in DEEP_ZOOMS:
        view = site.tiles.views.get((filters.Query(), zoom))
        keys = {int(k) for rows in (view.bubbles, view.singles, view.badges) for k in rows.tile}
        side_bits = (1 << zoom) - 1
        yield from (f"/api/tiles/{zoom}/{key & side_bits}/{key >> zoom}" for key in keys)


def questions() -> Iterator[str]:
    """Yield query strings: every code of every filter alone, dates, words and an area."""
    for facet in filters.FACETS:
        codes = facet.codes if facet.field != "countries" else ("KAZ", "DEU", "RUS", "GEO")
        yield from (f"{facet.parameter}={code}" for code in codes)
    yield from (f"since={year}-01-01&until={year}-12-31" for year in range(2020, 2027))
    yield from ("q=held", "q=passport", "area=60,40,80,60")


def paths(site: Site) -> Iterator[str]:
    """Yield every path there is to ask for, but the tiles."""
    yield from ("/", "/_stcore/health", *single())
    yield from (f"/api/totals?{question}" for question in questions())
    yield from (f"/api/legs?as_of={year}-07-01" for year in range(2019, 2027))
    for layer in risk.LAYERS:
        for year in range(2021, 2026):
            yield f"/api/risk?layer={layer.code}&as_of={year}-07-01"
        yield f"/api/risk?layer={layer.code}&compare=2022-02-23"
    yield from (f"/api/risk?layer=weighted&{question}" for question in questions())
    yield from (f"/lib/{name}" for name in site.files)
    yield f"{ROOT}/nothing"
    yield from downloads()
    yield from briefs()
    yield from (f"{path}?country=KAZ&since=2023-01-01" for path in downloads())
    for layer in risk.LAYERS:
        yield from (f"{path}?risk={layer.code}&as_of=2025-07-01" for path in downloads())
        yield f"{ROOT}/risk/{layer.code}/KAZ?as_of=2024-07-01"
    yield from (f"{path}?risk=composite&weights=weighted:1,entry:2" for path in downloads())
    identifiers = list(site.snapshot.incidents["id"])
    for operation in OPERATIONS:
        for form in operation.forms:
            asked = "" if len(operation.forms) == 1 else f"?format={form}"
            if operation.paged:
                asked += "&limit=1000"
            yield from (f"{ROOT}{path}{asked}" for path in _named(operation.path, identifiers))
    yield from (f"{ROOT}/incidents?{question}&limit=1000" for question in questions())


def _named(path: str, identifiers: list[str]) -> list[str]:
    """Return an operation's path with everything there is to name in it."""
    named = {
        "{id}": identifiers,
        "{iso3}": ["KAZ", "DEU", "RUS"],
        "{layer}": [layer.code for layer in risk.LAYERS],
    }
    paths = [path]
    for key, values in named.items():
        paths = [
            one.replace(key, value) for one in paths for value in values if key in one
        ] or paths
    return paths


def selections(site: Site) -> Iterator[str]:
    """Yield query strings that open every record, line and country, and what there is not."""
    tables = {"incident": "incidents", "journey": "journeys", "leg": "legs"}
    for kind, name in tables.items():
        rows = getattr(site.snapshot, name)
        yield from (f"sel={kind}:{identifier}" for identifier in rows["id"])
    yield from (f"sel=country:{iso3}" for iso3 in ("KAZ", "DEU", "RUS", "FRA"))
    yield from (f"sel=country:KAZ&risk={layer.code}" for layer in risk.LAYERS)
    yield from (f"sel=country:KAZ&risk={layer.code}&compare=2022-02-23" for layer in risk.LAYERS)
    yield from ("sel=incident:aaaaaaaaaaaaaaaa", "layers=incidents,totals,legs,journeys")


def downloads() -> Iterator[str]:
    """Yield the path of every kind of file to take along."""
    for content in ("incidents", "countries"):
        yield from (f"/download/{content}.{format_.ending}" for format_ in FORMATS)
    yield from (f"/download/citation.{form.ending}" for form in FORMS)
    yield "/about/cite"


def briefs() -> Iterator[str]:
    """Yield paths of briefs: of the view and of a country, whole and as pictures."""
    yield from (f"/download/brief.{ending}?data=" for ending in ("pdf", "html", "svg", "png"))
    yield from (f"/download/brief.{ending}?about=KAZ" for ending in ("pdf", "html"))


def single() -> Iterator[str]:
    """Yield every path that is asked for as it stands, but the page itself."""
    needed = {"/api/steps": STEPS}
    yield from (path + needed.get(path, "") for path, _ in PATHS if "{" not in path)


def answers(address: str, asked: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Ask for each path; yield it with its headers and body as bytes."""
    with httpx2.Client(base_url=address, timeout=60) as client:
        for path in asked:
            answer = client.get(path)
            assert answer.status_code < 500, path
            yield path, str(dict(answer.headers)).encode() + unpacked(answer.content)


def unpacked(body: bytes) -> bytes:
    """Return what a file holds, whatever it is packed in."""
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return b"\n".join(unpacked(archive.read(name)) for name in archive.namelist())
    if body.startswith(b"%PDF"):
        document = PdfReader(io.BytesIO(body))
        pages = "\n".join(page.extract_text() for page in document.pages)
        return f"{pages}\n{document.metadata}".encode()
    if body.startswith(b"PAR1"):
        table = parquet.read_table(io.BytesIO(body))
        return (str(table.schema.metadata) + str(table.to_pydict())).encode()
    return body


def frames(address: str, states: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Run the page for each query string; yield all frames it is drawn with."""
    url = address.replace("http", "ws", 1) + "/_stcore/stream"
    for some in _parts(states):
        with connect(url, max_size=None) as socket:
            for state in some:
                ask = BackMsg(rerun_script=ClientState(query_string=state))
                socket.send(ask.SerializeToString())
                yield state, b"".join(_until_finished(socket))


def _parts(states: Iterable[str]) -> Iterator[tuple[str, ...]]:
    rest = iter(states)
    while part := tuple(itertools.islice(rest, FRAMES_A_SOCKET)):
        yield part


def _until_finished(socket: ClientConnection) -> Iterator[bytes]:
    while True:
        frame = socket.recv(30, decode=False)
        yield frame
        if ForwardMsg.FromString(frame).WhichOneof("type") == "script_finished":
            return
