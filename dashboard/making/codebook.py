"""The codebook, ``data/README.md``: ``python -m dashboard.making.codebook``.

Made from ``schema.py``, so that no column goes without a line.

Every column with its type, unit, meaning, vocabulary and sensitivity; how the rows were released;
licences and credits.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dashboard import schema, snapshot, taxonomy
from dashboard.disclosure.policy import LEVELS, PRESETS, PUBLIC, STATUSES, Policy
from dashboard.disclosure.status import STATUS_RULES
from dashboard.durable import replace
from dashboard.making.words import (
    AFTER_TABLES,
    AFTER_TREATMENTS,
    BEFORE_TABLES,
    KINDS,
    SENSITIVITIES,
)
from dashboard.snapshot.extras import EXTRAS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.schema import Column, Table
    from dashboard.snapshot.manifest import Manifest

FILE: Final = "README.md"


def codebook(manifest: Manifest) -> str:
    """Return the codebook of a released set as Markdown."""
    parts = [
        BEFORE_TABLES.format(version=manifest.data_version, as_of=manifest.as_of),
        _counts(manifest),
        "## Tables",
        *(_table(table) for table in schema.TABLES if table.name in manifest.rows),
        "## Codes",
        *(_vocabulary(name, terms) for name, terms in schema.VOCABULARIES),
        "## How rows were made less exact",
        _treatments(_policy(manifest)),
        _status_rules(),
        _touched(manifest),
        AFTER_TREATMENTS,
        _other_files(manifest),
        AFTER_TABLES,
    ]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _counts(manifest: Manifest) -> str:
    rows = [
        (f"`{t.name}.csv`", f"{manifest.rows[t.name]:,}", t.meaning)
        for t in schema.TABLES
        if t.name in manifest.rows
    ]
    return _grid(("File", "Rows", "What a row is"), rows)


def _table(table: Table) -> str:
    rows = [
        (
            f"`{column.name}`",
            _type(column),
            column.meaning,
            _values(column),
            SENSITIVITIES[column.sensitivity],
        )
        for column in table.columns
    ]
    heads = ("Column", "Type", "Meaning", "Values", "Sensitivity")
    return f"### {table.name}\n\n{table.meaning} Key: `{table.key}`.\n\n{_grid(heads, rows)}"


def _type(column: Column) -> str:
    kind = KINDS[column.kind]
    return f"{kind}; required" if column.required else kind


def _values(column: Column) -> str:
    if column.vocabulary:
        several = ", several joined by `;`" if column.many else ""
        return f"codes of `{column.name}` below{several}"
    if column.refers_to:
        return f"`id` of `{column.refers_to}`{', several joined by `;`' if column.many else ''}"
    return column.unit


def _vocabulary(name: str, terms: Iterable[taxonomy.Term]) -> str:
    rows = [(f"`{term.code}`", term.label, term.definition) for term in terms]
    return f"### {name}\n\n{_grid(('Code', 'Label', 'Meaning'), rows)}"


def _treatments(policy: Policy) -> str:
    rows = [
        (
            status,
            meaning,
            _place(policy, policy.treatments[status].place),
            _date(policy.treatments[status].date, policy.treatments[status].date_when_over),
            "by the name rule" if policy.treatments[status].name else "no",
            policy.treatments[status].link.replace("publisher_month", "publisher and month"),
            f"{policy.treatments[status].embargo} days",
        )
        for status, meaning in STATUSES.items()
    ]
    heads = ("Status", "Person", "Place at finest", "Date at finest", "Name", "Source", "Delay")
    return f"Policy `{policy.title}`.\n\n{_grid(heads, rows)}"


def _policy(manifest: Manifest) -> Policy:
    """Return the policy as it is now of the name that the set was released under."""
    name = manifest.policy.partition(" ")[0]
    return next((policy for policy in PRESETS if policy.name == name), PUBLIC)


def _place(policy: Policy, level: str) -> str:
    floor = f" of {policy.city_floor:,} people or more, else region, else country"
    return f"{level}{floor}" if level == LEVELS[0] else level


def _date(open_: str, over: str) -> str:
    return open_ if open_ == over else f"{open_}; {over} once the event is over"


def _status_rules() -> str:
    rows = [(f"{i}", rule.why, rule.status) for i, rule in enumerate(STATUS_RULES, start=1)]
    head = "The status of a row is never published. The first rule that fits decides:"
    return f"{head}\n\n{_grid(('', 'Rule', 'Status'), rows)}"


def _touched(manifest: Manifest) -> str:
    names = {
        **{term.code: term.label for term in schema.GENERALISATIONS},
        **{f"withheld:{term.code}": term.label for term in schema.WITHHELD},
        **{
            f"status:{status}": f"Incidents of status {status} ({meaning})"
            for status, meaning in STATUSES.items()
        },
    }
    rows = [
        (f"`{code}`", names.get(code, code.replace(":", ": ").replace("_", " ")), f"{count:,}")
        for code, count in manifest.touched.items()
    ]
    head = "Rows touched in this release (incidents and journeys, where nothing else is said):"
    return f"{head}\n\n{_grid(('Code', 'What', 'Rows'), rows)}"


def _other_files(manifest: Manifest) -> str:
    rows = [
        (f"`{name}`", str(about["description"]))
        for name, about in EXTRAS.items()
        if name in manifest.files
    ]
    return f"## Other files\n\n{_grid(('File', 'What it is'), rows)}"


def _grid(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def write(folder: Path) -> None:
    """Write the codebook of the released set in ``folder``."""
    manifest = snapshot.read(folder).manifest
    replace(folder / FILE, codebook(manifest).encode("utf-8"))


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else snapshot.SHIPPED)
