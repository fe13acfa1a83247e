"""A story file (TOML) read into a story; whatever is wrong is one sentence with its step."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any, Final

from dashboard.errors import DataError, QueryError
from dashboard.filters import Query
from dashboard.stories.asked import PARAMETERS, Asked
from dashboard.stories.filling import misused
from dashboard.stories.story import LANGUAGES, Step, Story, Words
from dashboard.wording.signs import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.filters import Area

MOST_BYTES: Final = 200_000
MOST_STEPS: Final = 40
MOST_RECORDS: Final = 30
LONGEST: Final = {"title": 120, "subtitle": 300, "heading": 120, "text": 700}
"""Longest texts, in characters: a slide is read from the back of a room."""

NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""Form of a story's id: it stands in addresses and is the name of its file."""

_VERSION: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,39}")
_RECORD: Final = re.compile(r"[a-z2-7]{4,32}")
_STEP_KEYS: Final = ("view", "bounds", "highlight", "rests_on")


def read(body: bytes, file: str) -> Story:
    """Return the story in a file's bytes.

    Raises
    ------
    DataError
        It is no story; says the file, the step and what to write instead.
    """
    found = _toml(body, file)
    _known(found, ("id", "authors", "data", "steps", *LANGUAGES), file)
    titles = _words(found, ("title", "subtitle"), file)
    steps = found.get("steps")
    if not isinstance(steps, list) or not 1 <= len(steps) <= MOST_STEPS:
        raise DataError(f"write 1 to {MOST_STEPS} steps, each below [[steps]].", file=file)
    return Story(
        id=_matching(found, "id", NAME, "small letters, digits and hyphens: long-arm", file),
        titles=titles,
        authors=_texts(found, "authors", file, longest=100),
        data=_matching(found, "data", _VERSION, "the data version: 2026.11.3", file),
        steps=tuple(_step(one, titles, at(file, i)) for i, one in enumerate(steps, 1)),
    )


def at(file: str, number: int) -> str:
    """Return how an error names a step."""
    return f"{file}, step {number}"


def _toml(body: bytes, file: str) -> dict[str, Any]:
    if len(body) > MOST_BYTES:
        raise DataError(f"is longer than {MOST_BYTES:,} bytes; shorten it.", file=file)
    try:
        return tomllib.loads(body.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise DataError("is not UTF-8 text; save it as UTF-8.", file=file) from None
    except RecursionError:
        raise DataError("is nested too deeply to be a story.", file=file) from None
    except ValueError as error:
        said = " ".join(str(error).split())[:120]
        raise DataError(f"is not TOML that can be read: {said}.", file=file) from None


def _step(found: object, titles: Mapping[str, Words], file: str) -> Step:
    if not isinstance(found, dict):
        raise DataError("is no table; begin each step with [[steps]].", file=file)
    _known(found, (*_STEP_KEYS, *LANGUAGES), file)
    words = _words(found, ("heading", "text"), file)
    if missing := [code for code in titles if code not in words]:
        raise DataError(f"has no words in {missing[0]!r}, which the title has.", file=file)
    if more := [code for code in words if code not in titles]:
        raise DataError(f"has words in {more[0]!r}, in which the story has no title.", file=file)
    view = _view(found.get("view", {}), file)
    step = Step(
        words=words,
        view=view,
        asked=_asked(view, file),
        bounds=_bounds(found.get("bounds"), file),
        highlight=_records(found, "highlight", file),
        rests_on=_records(found, "rests_on", file),
    )
    _placeholders(step, file)
    return step


def _placeholders(step: Step, file: str) -> None:
    for code, words in step.words.items():
        for text in (words.heading, words.text):
            if wrong := misused(text, step.records, code):
                raise DataError(f"{wrong} ({code}).", file=file)


def _known(found: Mapping[str, object], names: tuple[str, ...], file: str) -> None:
    if strange := [name for name in found if name not in names]:
        rule = f"{strange[0][:40]!r} is not known here; write some of {', '.join(names)}."
        raise DataError(rule, file=file)


def _words(found: Mapping[str, object], names: tuple[str, str], file: str) -> dict[str, Words]:
    """Return the two texts of each language there is."""
    words: dict[str, Words] = {}
    for code in LANGUAGES:
        if code in found:
            table = found[code]
            if not isinstance(table, dict):
                raise DataError(f"{code} is no table of {names[0]} and {names[1]}.", file=file)
            _known(table, names, file)
            words[code] = Words(*(_text(table, name, file) for name in names))
    if not words:
        raise DataError(f"has no words; write {names[0]} and {names[1]} below [en].", file=file)
    return words


def _text(found: Mapping[str, object], name: str, file: str) -> str:
    value = found.get(name)
    if not isinstance(value, str) or not value.strip():
        raise DataError(f'{name} is missing; write it as {name} = "…".', file=file)
    text = re.sub(" +", " ", printable(value)).strip()
    if len(text) > LONGEST[name]:
        rule = f"{name} is longer than {LONGEST[name]} characters; shorten it."
        raise DataError(rule, file=file)
    return text


def _matching(
    found: Mapping[str, object], name: str, form: re.Pattern[str], words: str, file: str
) -> str:
    value = found.get(name)
    if not isinstance(value, str) or len(value) > 60 or not form.fullmatch(value):
        raise DataError(f"{name} is missing or cannot be read; write {words}.", file=file)
    return value


def _texts(
    found: Mapping[str, object], name: str, file: str, *, longest: int, most: int = 10
) -> tuple[str, ...]:
    value = found.get(name, [])
    texts = value if isinstance(value, list) else [None]
    if len(texts) > most or not all(isinstance(t, str) and 0 < len(t) <= longest for t in texts):
        raise DataError(f'{name} is no list of short texts; write {name} = ["…"].', file=file)
    return tuple(texts)


def _records(found: Mapping[str, object], name: str, file: str) -> tuple[str, ...]:
    value = _texts(found, name, file, longest=32, most=MOST_RECORDS)
    if strange := [one for one in value if not _RECORD.fullmatch(one)]:
        rule = f"{name}: {strange[0]!r} is not the id of a record; copy it from the record's panel."
        raise DataError(rule, file=file)
    return tuple(dict.fromkeys(value))


def _view(found: object, file: str) -> dict[str, str]:
    if not isinstance(found, dict) or not all(isinstance(v, str) for v in found.values()):
        rule = 'view is no table of texts; write it as view = {country = "KAZ"}.'
        raise DataError(rule, file=file)
    _known(found, PARAMETERS, file)
    return {str(name): str(value) for name, value in found.items()}


def _asked(view: Mapping[str, str], file: str) -> Asked:
    try:
        return Asked.of(view)
    except QueryError as error:
        raise DataError(f"view: {error}", file=file) from None


def _bounds(value: object, file: str) -> Area | None:
    if value is None:
        return None
    numbers = value if isinstance(value, list) else []
    if len(numbers) != 4 or not all(type(n) in (int, float) for n in numbers):
        rule = "bounds are not west, south, east and north; write bounds = [40, 35, 90, 56]."
        raise DataError(rule, file=file)
    try:
        return Query(area=tuple(numbers)).area
    except (QueryError, ValueError, OverflowError):
        rule = "bounds lie outside the world, or south is not below north."
        raise DataError(rule, file=file) from None
