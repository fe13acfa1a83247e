"""A crosswalk: which of a file's columns are which of ours, and what its values mean in our codes.

The term is the librarians': a table that leads from one schema to another. It is written as a TOML
file that anyone can write (``reading.py`` says how), and applied by ``applying.py``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from dashboard.sources.mapping.fields import Field, fields_of
from dashboard.sources.values import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dashboard.sources.dating import DateForm

MISSING: Final = frozenset(
    {"-", "–", "—", "?", "n/a", "na", "null", "none", "nan", "<na>", "#n/a", "n.a.", "k. a.", "нет"}
    | {"нет данных", "k.a.", "keine angabe", "non renseigné", "s.o."}
)
"""Marks for nothing, as ``folded`` compares them. A country called "NA" is not among them: it may
be Namibia, and is refused."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Where a field's texts come from.

    Parameters
    ----------
    columns
        Columns of the file. Without ``joint`` the first that is filled, and understood, is taken.
    joint
        What stands between the columns' texts when they are joined; None when they are tried.
    certain
        Whether every column must be in the file.
    """

    columns: tuple[str, ...]
    joint: str | None = None
    certain: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """What texts ``told`` stands for: itself or, with ``*``, anything there; and what it means."""

    told: str
    meaning: str

    @property
    def expression(self) -> re.Pattern[str] | None:
        """The compiled pattern, None for a text that stands for itself."""
        if "*" not in self.told:
            return None
        pieces = (re.escape(piece) for piece in folded(self.told).split("*"))
        return re.compile(".*".join(pieces), re.DOTALL)


@dataclass(frozen=True, slots=True)
class Lookup:
    """A table of meanings: exact texts first, then patterns in their order."""

    exact: Mapping[str, str]
    patterns: tuple[tuple[re.Pattern[str], str], ...]

    @classmethod
    def of(cls, patterns: Iterable[Pattern]) -> Lookup:
        """Compile a table."""
        known = tuple(patterns)
        return cls(
            {folded(p.told): p.meaning for p in known if p.expression is None},
            tuple((p.expression, p.meaning) for p in known if p.expression is not None),
        )

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return bool(self.exact or self.patterns)

    def exact_meaning(self, text: str) -> str | None:
        """Return what a text means by itself, None when only patterns may say."""
        return self.exact.get(folded(text))

    def meaning(self, text: str) -> str | None:
        """Return what a text means, None when the table does not say."""
        plain = folded(text)
        if (found := self.exact.get(plain)) is not None:
            return found
        fits = (meaning for pattern, meaning in self.patterns if pattern.fullmatch(plain))
        return next(fits, None)


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """From one form of file to one raw table.

    Parameters
    ----------
    name
        Short name; begins the ids of imported rows.
    table
        ``incidents`` or ``statistics``.
    about
        What it is for, in a sentence.
    columns
        Field to where its texts come from.
    dates
        Field to the declared forms of its dates; those of ``all`` hold for every date.
    values
        Field to what its texts mean.
    refused
        Field to the texts that are not taken, with the rule they break as a clause.
    constants
        Field to the text every row gets.
    defaults
        Field to the text a row without one gets, with a warning.
    missing
        Marks for nothing, besides ``MISSING``, folded.
    recognise
        Sets of folded column names; a file that has all of one set is taken for this form.
    own_ids
        Whether the file's identifiers are ours already and stay as they are.
    guarded
        Whether files of plain text have our exports' apostrophe before what a spreadsheet would
        take for a formula; it is taken away.
    """

    name: str
    table: str
    about: str = ""
    columns: Mapping[str, Choice] = field(default_factory=dict)
    dates: Mapping[str, tuple[DateForm, ...]] = field(default_factory=dict)
    values: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    refused: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    recognise: tuple[frozenset[str], ...] = ()
    own_ids: bool = False
    guarded: bool = False

    @property
    def fields(self) -> Mapping[str, Field]:
        """Every field of the table, by name."""
        return fields_of(self.table)

    def forms(self, name: str) -> tuple[DateForm, ...]:
        """Return the declared forms of one field's dates."""
        return (*self.dates.get(name, ()), *self.dates.get("all", ()))

    def fit(self, columns: Iterable[str]) -> int:
        """Return how many columns speak for this form, 0 when a needed one is absent."""
        held = {folded(column) for column in columns}
        return max((len(needed) for needed in self.recognise if needed <= held), default=0)
