"""``exile-atlas check``: what is wrong with a released set, and with the stories beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import engine
from dashboard.snapshot import command
from dashboard.stories import library

if TYPE_CHECKING:
    import argparse

    from dashboard.errors import DataError
    from dashboard.snapshot import Snapshot

declare = command.declare


def run(options: argparse.Namespace) -> int:
    """Print all problems, or that there are none; 0 when all of it can be shown."""
    return command.run(options, also=_stories)


def _stories(found: Snapshot) -> list[DataError]:
    return library.check(found, engine.prepare(found.incidents))
