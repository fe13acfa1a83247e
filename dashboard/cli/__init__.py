"""The command line: ``exile-atlas <command>``.

A new command is one row of :data:`COMMANDS` and a module with two functions: ``declare`` adds its
arguments to a parser, ``run`` takes them parsed and returns the exit code. Only the module of the
command that is asked for is loaded: what serves the atlas never holds the code that reads vaults.
"""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from typing import Final, NamedTuple


class Command(NamedTuple):
    """A command's name, what it does in a line, and the module that does it."""

    name: str
    help: str
    module: str


COMMANDS: Final = (
    Command("serve", "open the atlas in the browser", "dashboard.cli.serve"),
    Command("brief", "write a view or a country as PDF, HTML or picture", "dashboard.cli.brief"),
    Command("import", "take files of incidents into a vault", "dashboard.making.importing"),
    Command("withdraw", "note that a record is not to be shown", "dashboard.making.withdraw"),
    Command("build", "make a released set from a vault", "dashboard.making.build"),
    Command("diff", "say what differs between two released sets", "dashboard.making.difference"),
    Command("present", "make a story file into a presentation", "dashboard.stories.command"),
    Command("check", "say what is wrong with a released set", "dashboard.cli.check"),
)


INTERRUPTED: Final = 130
"""Exit code after Ctrl-C, as shells have it."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line (``sys.argv`` by default) and return the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    parser = argparse.ArgumentParser(prog="exile-atlas", description="Make and run the atlas.")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="command")
    for command in COMMANDS:
        of_command = subparsers.add_parser(command.name, help=command.help)
        if command.name in given[:1]:
            module = import_module(command.module)
            module.declare(of_command)
            of_command.set_defaults(run=module.run)
    chosen = parser.parse_args(given)
    try:
        code: int = chosen.run(chosen)
    except KeyboardInterrupt:
        sys.stderr.write("Stopped; nothing half-done is left.\n")
        return INTERRUPTED
    return code
