"""The weights of the composite: written in an address, read from it, brought to a sum of 1."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final

from dashboard.errors import QueryError
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping

WEIGHED: Final = ("weighted", "exposure", "conduct", "entry", "protection")
"""Codes of the layers that the composite is made of, in the order of the registry."""

PARAMETER: Final = "weights"
"""Name of the weights in an address."""

LARGEST: Final = 1000.0
"""Largest weight; beyond it one part would be all there is."""

LONGEST: Final = 160
"""Longest text of weights that is read, in characters."""

NUMBER: Final = r"[0-9]{1,4}(?:\.[0-9]{1,4})?"


def parsed(text: str) -> dict[str, float]:
    """Read weights from an address: ``exposure:2,entry:1``; a part that is not named weighs 0.

    Returns
    -------
    dict
        The weights above 0 as given, in the order of :data:`WEIGHED`; empty for an empty text,
        which asks for the weights that stand by default.

    Raises
    ------
    QueryError
        The text is too long, names a part twice or an unknown one, or holds no usable weight.
    """
    if not text:
        return {}
    pairs = [_pair(piece) for piece in text[: LONGEST + 1].split(",")]
    if len(text) > LONGEST or len(dict(pairs)) != len(pairs):
        raise _refused(say("query.weights.once"))
    return checked(dict(pairs))


def printed(weights: Mapping[str, float]) -> str:
    """Write weights as an address holds them, so that equal weights are equal texts."""
    return ",".join(f"{code}:{_number(value)}" for code, value in checked(weights).items())


def checked(weights: Mapping[str, float]) -> dict[str, float]:
    """Return the weights that count, as given (four decimals), in the order of :data:`WEIGHED`.

    Raises
    ------
    QueryError
        A part is unknown, a weight is negative, too large or no number, or none is above 0.
    """
    if unknown := sorted(str(code) for code in set(weights).difference(WEIGHED)):
        raise _refused(
            say("query.weights.part", part=repr(unknown[0][:40]), parts=", ".join(WEIGHED))
        )
    if not all(math.isfinite(w) and 0 <= w <= LARGEST for w in weights.values()):
        raise _refused(say("query.weights.number", most=f"{LARGEST:g}"))
    kept = {code: round(float(weights.get(code, 0)), 4) for code in WEIGHED}
    counting = {code: weight for code, weight in kept.items() if weight > 0}
    if not counting:
        raise _refused(say("query.weights.none"))
    return counting


def normalised(weights: Mapping[str, float]) -> dict[str, float]:
    """Return the weights that count, brought to a sum of 1; QueryError as :func:`checked`."""
    counting = checked(weights)
    total = math.fsum(counting.values())
    return {code: weight / total for code, weight in counting.items()}


def _pair(piece: str) -> tuple[str, float]:
    found = re.fullmatch(rf"([a-z_]{{1,40}}):({NUMBER})", piece)
    if found is None:
        raise _refused(say("query.weights.form", text=repr(piece[:40])))
    return found[1], float(found[2])


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _refused(sentence: str) -> QueryError:
    return QueryError(sentence, parameter=PARAMETER)
