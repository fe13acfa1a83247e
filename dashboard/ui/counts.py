"""How many incidents each choice would bring, beside its name; and names back into codes.

A page names what was chosen by the words it shows. Words that hold a number change with every
filter, and a quick hand would choose what no longer has that name. So the numbers of pills are not
in their words but set beside them by the stylesheet; a list, which a stylesheet cannot reach, is
read whatever the number.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from dashboard import taxonomy
from dashboard.in_words import label_of
from dashboard.ui import answers, controls
from dashboard.wording import LANGUAGES, number, speaking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from dashboard.filters import Facet, Query

PILLS: Final = ("evidence",)
"""Fields whose few codes stand as pills, besides the types of threat."""

_BEFORE_NUMBER: Final = " · "


def kinds_of(method: str) -> list[str]:
    """Return the types of threat of one method."""
    return [kind.code for kind in taxonomy.THREAT_TYPES if kind.method == method]


def counted(field: str, counts: Mapping[str, int]) -> Callable[[str], str]:
    """Return a formatter 'label · n' for the codes of a field."""
    return lambda code: f"{label_of(field, code)}{_BEFORE_NUMBER}{number(counts.get(code, 0))}"


def codes_of(facet: Facet) -> Callable[[Any], list[str]]:
    """Return what reads a control's value as codes, also a label with a number of before."""

    def read(value: Any) -> list[str]:
        given = [str(one) for one in value or ()]
        if all(one in facet.codes for one in given):
            return given
        codes = _names(facet)
        named = (codes.get(one.rpartition(_BEFORE_NUMBER)[0], one) for one in given)
        return [code for code in named if code in facet.codes]

    return read


def _names(facet: Facet) -> dict[str, str]:
    """Return the codes of a facet by their labels, in any language: one may just have changed."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        with speaking(language.code):
            found |= {label_of(facet.field, code): code for code in facet.codes}
    return found


def counts_beside(question: Query) -> str:
    """Return the style that sets beside every pill how many incidents it would bring."""
    return f"<style>{''.join(_rules(question))}</style>"


def _rules(question: Query) -> Iterator[str]:
    counts = answers.facet(question, "threat_types")
    for method in taxonomy.METHODS:
        yield from _beside(f"filter threats {method.code}", kinds_of(method.code), counts)
    for field in PILLS:
        codes = [term.code for term in taxonomy.EVIDENCE]
        yield from _beside(f"filter {field}", codes, answers.facet(question, field))


def _beside(key: str, codes: list[str], counts: Mapping[str, int]) -> Iterator[str]:
    place = f"st-key-{re.sub('[^A-Za-z0-9_-]', '-', controls.keyed(key))}"
    for at, code in enumerate(codes, start=1):
        beside = f"{_BEFORE_NUMBER}{number(counts.get(code, 0))}"
        yield f'.{place} button:nth-of-type({at}) p::after{{content:"{beside}"}}'
