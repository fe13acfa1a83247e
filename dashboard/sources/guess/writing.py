"""A proposal as a mapping file that the reader reads: every line with what speaks for it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from dashboard.gazetteer.spelling import CYRILLIC
from dashboard.sources import values
from dashboard.sources.guess.evidence import date_forms, other_order
from dashboard.sources.guess.phrases import meant_code
from dashboard.sources.mapping.crosswalk import MISSING
from dashboard.sources.mapping.fields import Field, fields_of
from dashboard.sources.values import folded, key
from dashboard.sources.verdicts import HIDDEN, hidden_rule

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    import pandas as pd

    from dashboard.sources.guess.evidence import Sample
    from dashboard.sources.guess.proposing import Proposal

MOST_VALUES: Final = 200
"""Most values of a column that are listed."""


def written(
    proposal: Proposal, looked_at: Mapping[str, Sample], frame: pd.DataFrame, file: str, day: date
) -> str:
    """Return a proposal as the text of a mapping file."""
    fields = fields_of(proposal.table)
    sections = [
        _head(proposal, file),
        _columns(proposal, fields, looked_at),
        _dates(proposal, fields, looked_at, day),
        *_values(proposal, fields, frame),
        _constants(proposal, fields),
    ]
    return "\n".join(section for section in sections if section)


def quoted(text: str) -> str:
    """Return a text as TOML writes it in quotes."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def remark(text: str) -> str:
    """Return a text fit for a remark: one line, nothing hidden, not all of it."""
    return re.sub(HIDDEN, "", " ".join(text.split()))[:60]


def _head(proposal: Proposal, file: str) -> str:
    return (
        f"# Proposed from the columns and values of {remark(file)}: check every line.\n"
        "# What stands behind a # does nothing until it is filled in and the # taken away.\n"
        f"name = {quoted(_name(file))}\n"
        f"table = {quoted(proposal.table)}\n"
    )


def _name(file: str) -> str:
    stem = key(file.rpartition(".")[0] or file).translate(CYRILLIC)
    name = re.sub(r"[^a-z0-9]+", "-", stem).strip("-")[:30].strip("-")
    return name if re.match("[a-z]", name) else f"file-{name}".strip("-")


def _columns(
    proposal: Proposal, fields: Mapping[str, Field], looked_at: Mapping[str, Sample]
) -> str:
    lines = ["[columns]"]
    for name, field in fields.items():
        if name in proposal.columns:
            lines.append(f"{name} = {quoted(proposal.columns[name])}")
        elif field.required:
            lines.append(
                f"# NOT FOUND: write the column, or give {name} under [constants] instead."
            )
            lines.append(f"{name} = [{quoted(name)}]")
    spare = [name for name in looked_at if name not in proposal.columns.values()]
    free = [f.name for f in fields.values() if not f.required and f.name not in proposal.columns]
    lines += [f"# Not taken: {', '.join(map(remark, spare))}"] if spare else []
    lines += [f"# Could be filled: {', '.join(free)}"] if free else []
    return "\n".join([*lines, ""])


def _dates(
    proposal: Proposal,
    fields: Mapping[str, Field],
    looked_at: Mapping[str, Sample],
    day: date,
) -> str:
    lines = []
    for name, column in proposal.columns.items():
        if fields[name].kind == "date" and (forms := date_forms(looked_at[column], day)):
            swapped = (other_order(form, looked_at[column], day) for form in forms)
            lines += [
                f"# Day or month first? {quoted(s)} reads them as well." for s in swapped if s
            ]
            lines += [f"{name} = [{', '.join(map(quoted, forms))}]"]
    return "\n".join(["[dates]", *lines, ""]) if lines else ""


def _values(proposal: Proposal, fields: Mapping[str, Field], frame: pd.DataFrame) -> list[str]:
    return [
        _lookup(fields[name], frame[column])
        for name, column in proposal.columns.items()
        if fields[name].kind in ("code", "country")
    ]


def _lookup(field: Field, column: pd.Series[str]) -> str:
    """Return the section for what is not understood already, empty when all is."""
    stripped = column.fillna("").str.strip()
    texts = stripped[stripped != ""].drop_duplicates()
    asked = [text for text in texts if folded(text) not in MISSING and not hidden_rule(text)]
    unknown = {folded(text): text for text in reversed(asked) if not _understood(field, text)}
    listed = list(reversed(unknown.values()))
    lines = [_line(field, text) for text in listed[:MOST_VALUES]]
    if len(listed) > MOST_VALUES:
        lines.append(f"# … and {len(listed) - MOST_VALUES} more")
    return "\n".join([f"[values.{field.name}]", *lines, ""]) if lines else ""


def _understood(field: Field, text: str) -> bool:
    if field.kind == "country":
        return bool(values.country(text).value)
    return bool(values.code(text, field.vocabulary).value)


def _line(field: Field, text: str) -> str:
    if field.kind == "code" and (code := meant_code(text, field)):
        return f"{quoted(text)} = {quoted(code)}"
    told = values.country(text) if field.kind == "country" else None
    advice = told.advice if told else values.code_advice(key(text), field.vocabulary)
    return f'# {remark(quoted(text))} = "…"  # {advice}'


def _constants(proposal: Proposal, fields: Mapping[str, Field]) -> str:
    free = [name for name in fields if name not in proposal.columns]
    given = [name for name in ("country", "source_publisher", "unit", "series") if name in free]
    lines = [f'# {name} = "…"  # the same for every row' for name in given]
    return "\n".join(["[constants]", *lines, ""]) if lines else ""
