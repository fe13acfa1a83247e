"""``exile-atlas serve``: the atlas in this process, under Streamlit's server."""

from __future__ import annotations

import ipaddress
import os
import runpy
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dashboard import snapshot
from dashboard.errors import DataError
from dashboard.site import DATA_VARIABLE, data_path, open_site

if TYPE_CHECKING:
    import argparse

APP: Final = Path(__file__).resolve().parents[2] / "app.py"

USAGE_ERROR: Final = 2
"""Exit code when the command line itself makes no sense (as argparse has it)."""


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``serve``."""
    parser.add_argument(
        "--data",
        type=Path,
        metavar="PATH",
        help="other released data: a shelf of versions, a folder, or one Parquet file of incidents",
    )
    parser.add_argument("--port", type=int, help="port to listen on (8501)")
    parser.add_argument(
        "--address", help="address to listen on (127.0.0.1: this machine only; 0.0.0.0: every one)"
    )
    parser.add_argument(
        "--host",
        action="append",
        default=[],
        metavar="NAME",
        help="a name readers ask for it by, as atlas.example.org; may be given several times",
    )
    parser.add_argument("--base-path", metavar="PATH", help="path the site lives below, as ops/map")


def run(given: argparse.Namespace) -> int:
    """Serve from parsed arguments; returns only when it cannot start or has ended."""
    try:
        flags = streamlit_flags(given)
    except ValueError as error:
        print(error, file=sys.stderr)
        return USAGE_ERROR
    if given.data is not None:
        os.environ[DATA_VARIABLE] = str(given.data.resolve())
    if problems := _problems():
        for problem in problems:
            print(problem, file=sys.stderr)
        return 1
    sys.argv = ["streamlit", "run", str(APP), *flags]
    runpy.run_module("streamlit", run_name="__main__")
    return 0


def _problems() -> list[DataError]:
    """Open the data set for the server that runs in this process; return what is wrong with it."""
    try:
        open_site()
    except DataError as error:
        return snapshot.problems(data_path()) or [error]
    return []


def streamlit_flags(given: argparse.Namespace) -> list[str]:
    """Return the flags for ``streamlit run`` that ``serve``'s arguments stand for.

    Raises
    ------
    ValueError
        The atlas would listen to every address without knowing its own name.
    """
    hosts = ["localhost", "127.0.0.1", "::1", *given.host]
    flags: list[str] = []
    if given.port is not None:
        flags += ["--server.port", str(given.port)]
    if given.base_path is not None:
        flags += ["--server.baseUrlPath", given.base_path]
    if given.address is not None:
        if not _is_every_address(given.address):
            hosts.append(given.address)
        elif not given.host:
            raise ValueError(
                f"--address {given.address} opens the atlas to other machines: say under which"
                " name they will ask for it, as --host atlas.example.org."
            )
        flags += ["--server.address", given.address]
    if given.host:
        # Shown at the start; without it Streamlit asks another server for our outside address.
        flags += ["--browser.serverAddress", given.host[0]]
    return [*flags, *(part for host in hosts for part in ("--server.allowedHosts", host))]


def _is_every_address(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_unspecified
    except ValueError:
        return False
