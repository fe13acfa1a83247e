"""Every error the atlas raises on purpose.

AtlasError
├── DataError       a table, row or file breaks a rule: says which file, row, column and rule
│   └── PolicyError a row would break the do-no-harm policy if it were shown
└── QueryError      a question cannot be read: says which parameter and what to write instead

The text of each is one sentence a reader can act on; nothing else is ever shown to them.
"""

from __future__ import annotations


class AtlasError(Exception):
    """Base of all errors raised on purpose; ``str(error)`` is fit for a reader."""


class DataError(AtlasError):
    """A data file breaks a rule.

    Parameters
    ----------
    rule
        What is wrong and what to do, without the place.
    file, row, column
        Where: file name, line number as a text editor counts (the header is line 1), column name.
    """

    def __init__(
        self, rule: str, *, file: str, row: int | None = None, column: str | None = None
    ) -> None:
        self.rule, self.file, self.row, self.column = rule, file, row, column
        place = [file]
        if row is not None:
            place.append(f"line {row}")
        if column is not None:
            place.append(f"column {column}")
        super().__init__(f"{', '.join(place)}: {rule}")


class PolicyError(DataError):
    """A row would break the do-no-harm policy if it were shown."""


class QueryError(AtlasError, ValueError):
    """A question cannot be read; ``parameter`` names the offending part."""

    def __init__(self, sentence: str, *, parameter: str) -> None:
        self.parameter = parameter
        super().__init__(sentence)
