"""The sections of a mapping file, each checked.

Every function raises ``MappingError``: what is wrong, as a clause that begins with the key.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from dashboard.sources.dating import DateForm, date_form
from dashboard.sources.mapping.crosswalk import Choice, Pattern
from dashboard.sources.mapping.fields import FIELDS, Field
from dashboard.sources.mapping.meanings import MappingError, cut, meaning_of
from dashboard.sources.mapping.nearness import did_you_mean
from dashboard.sources.values import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME: Final = r"[a-z][a-z0-9-]{0,39}"
"""The form of a mapping's name."""


def only_known(told: Iterable[str], keys: Iterable[str], place: str = "") -> None:
    """Refuse keys that have no meaning."""
    known = tuple(keys)
    for key in told:
        if key not in known:
            near = did_you_mean(key, known) or f"known are {', '.join(known)}"
            raise MappingError(f"{place}{cut(key)} is not known here; {near}")


def name_of(told: object) -> str:
    """Return the mapping's name."""
    if not isinstance(told, str) or not re.fullmatch(NAME, told):
        raise MappingError(
            "name is missing or wrong; write a short one of small letters, digits and hyphens, as "
            'in name = "my-archive"'
        )
    return told


def table_of(told: object) -> str:
    """Return the table it fills."""
    if not isinstance(told, str) or told not in FIELDS:
        raise MappingError('table must be "incidents" or "statistics"')
    return told


def section(told: dict[str, Any], key: str) -> dict[str, Any]:
    """Return one section, empty when it is not there."""
    held = told.get(key, {})
    if not isinstance(held, dict):
        raise MappingError(f"{key} must be a section; write [{key}] above its lines")
    return held


def text(told: object, place: str) -> str:
    """Return a text."""
    if not isinstance(told, str):
        raise MappingError(f"{place} must be a text in quotes")
    return told


def texts(told: object, place: str) -> tuple[str, ...]:
    """Return a list of texts."""
    if not isinstance(told, list):
        raise MappingError(f'{place} must be a list of texts, as in ["one", "two"]')
    return tuple(text(one, place) for one in told)


def columns(told: dict[str, Any], fields: dict[str, Field]) -> dict[str, Choice]:
    """Return where each field's texts come from."""
    held = section(told, "columns")
    only_known(held, fields, "columns.")
    return {key: _choice(one, f"columns.{key}") for key, one in held.items()}


def _choice(told: object, place: str) -> Choice:
    if isinstance(told, dict):
        only_known(told, ("join", "with"), f"{place}.")
        joined = _named(texts(told.get("join"), f"{place}.join"), place)
        return Choice(joined, joint=text(told.get("with", " "), f"{place}.with"))
    if isinstance(told, list):
        return Choice(_named(texts(told, place), place))
    return Choice(_named((text(told, place),), place), certain=True)


def _named(names: tuple[str, ...], place: str) -> tuple[str, ...]:
    if not names or not all(name.strip() for name in names):
        raise MappingError(f"{place} names no column; write the name of one, in quotes")
    return names


def dates(told: dict[str, Any], fields: dict[str, Field]) -> dict[str, tuple[DateForm, ...]]:
    """Return the declared forms of dates."""
    held = section(told, "dates")
    dated = [name for name, field in fields.items() if field.kind == "date"]
    only_known(held, (*dated, "all"), "dates.")
    return {key: _forms(forms, f"dates.{key}") for key, forms in held.items()}


def _forms(told: object, place: str) -> tuple[DateForm, ...]:
    forms = (told,) if isinstance(told, str) else texts(told, place)
    return tuple(_form(form, place) for form in forms)


def _form(told: str, place: str) -> DateForm:
    try:
        return date_form(told)
    except ValueError as error:
        raise MappingError(f'{place}: the form "{cut(told)}" {error}') from None


def lookups(
    told: dict[str, Any], key: str, fields: dict[str, Field]
) -> dict[str, tuple[Pattern, ...]]:
    """Return the tables of meanings (``values``) or of reasons (``refused``)."""
    held = section(told, key)
    only_known(held, fields, f"{key}.")
    return {name: _lookup(one, f"{key}.{name}", fields[name]) for name, one in held.items()}


def _lookup(told: object, place: str, field: Field) -> tuple[Pattern, ...]:
    if not isinstance(told, dict):
        raise MappingError(f"{place} must be a section; write [{place}] above its lines")
    means = place.startswith("values")
    return tuple(
        Pattern(theirs, (_meaning if means else _reason)(field, ours, f'{place}."{cut(theirs)}"'))
        for theirs, ours in told.items()
    )


def _meaning(field: Field, told: object, place: str) -> str:
    return meaning_of(field, text(told, place), place)


def _reason(_: Field, told: object, place: str) -> str:
    reason = text(told, place)
    if not reason.strip() or "\n" in reason:
        raise MappingError(f'{place} needs the reason in one line, as in "is an accident"')
    return reason


def givens(told: dict[str, Any], key: str, fields: dict[str, Field]) -> dict[str, str]:
    """Return the texts rows get (``constants``, ``defaults``)."""
    held = section(told, key)
    only_known(held, fields, f"{key}.")
    return {name: _meaning(fields[name], one, f"{key}.{name}") for name, one in held.items()}


def recognise(told: object) -> tuple[frozenset[str], ...]:
    """Return the sets of columns by which a file is known."""
    if not isinstance(told, list) or not all(isinstance(one, list) for one in told):
        raise MappingError('recognise must be a list of lists of columns, as in [["Nr", "Datum"]]')
    sets = (frozenset(map(folded, texts(one, "recognise"))) for one in told)
    return tuple(names for names in sets if names)
