"""Imports as processes of their own that can be killed: forked from one that has all loaded.

Reads one order a line, as JSON: ``start`` with the arguments of the command and a file for what it
prints (answered with the process id), or ``wait`` with a process id (answered with how it ended,
negative for a signal).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard import cli
from tests.raw_worlds import DEFAULTS, frame

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]


@dataclass
class Nursery:
    """The other end of the process that forks."""

    process: subprocess.Popen[str]

    def start(self, output: Path, *arguments: object) -> int:
        """Start ``exile-atlas import`` with these arguments; return its process id."""
        return self._order(start=[*map(str, arguments)], output=str(output))

    def wait(self, process: int) -> int:
        """Return how an import ended."""
        return self._order(wait=process)

    def _order(self, **order: object) -> int:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())


@contextmanager
def opened() -> Iterator[Nursery]:
    """Open a nursery; imports that still run are waited for in the end."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.making.import_nursery"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    try:
        yield Nursery(process)
    finally:
        process.communicate()


def _loaded() -> None:
    """Import once, so that no fork has to load the code and the places again."""
    with tempfile.TemporaryDirectory() as name, _printing_to(os.devnull):
        for table in ("incidents", "statistics"):
            file = Path(name) / f"{table}.csv"
            frame(table, [{**DEFAULTS[table], "place": ""}]).to_csv(file, index=False)
            cli.main(["import", str(file), "--into", f"{name}/vault"])


@contextmanager
def _printing_to(path: str) -> Iterator[None]:
    before = sys.stdout, sys.stderr
    with open(path, "w", encoding="utf-8", buffering=1) as file:  # noqa: PTH123
        sys.stdout = sys.stderr = file
        try:
            yield
        finally:
            sys.stdout, sys.stderr = before


def _answer(order: dict[str, Any]) -> int:
    if "wait" in order:
        return os.waitstatus_to_exitcode(os.waitpid(order["wait"], 0)[1])
    process = os.fork()
    if process == 0:
        code = 70
        try:
            with _printing_to(order["output"]):
                code = cli.main(["import", *order["start"]])
        finally:
            os._exit(code)
    return process


def main() -> None:
    """Answer orders until there are no more."""
    _loaded()
    for line in sys.stdin:
        print(_answer(json.loads(line)), flush=True)


if __name__ == "__main__":
    main()
