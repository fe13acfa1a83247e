"""Numbers and texts as the style of a chart writes them."""

from __future__ import annotations

from dashboard.wording import number


def figure(value: float) -> str:
    """Return a height in figures: whole where it is, one decimal where it is a share."""
    rounded = round(value, 1)
    return number(rounded, ",.0f" if rounded == round(rounded) else ",.1f")


def quoted(text: str) -> str:
    r"""Return a text as a string of CSS, with nothing in it that ends the string or a style.

    Examples
    --------
    >>> quoted('a "b" </style>')
    '"a \\22 b\\22  \\3c /style>"'
    """
    marks = {'"': r"\22 ", "\\": r"\5c ", "<": r"\3c ", "\n": r"\a "}
    return f'"{"".join(marks.get(character, character) for character in text)}"'
