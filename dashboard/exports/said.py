"""What every file says of itself: the question, the data, the licence, how to cite and to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.exports import citation
from dashboard.in_words import day
from dashboard.wording import say

if TYPE_CHECKING:
    from dashboard.exports.about import About


def lines(about: About) -> tuple[tuple[str, str], ...]:
    """Return all that is said as pairs of a label and a text, for people."""
    return (
        (say("export.label.title"), about.title),
        (say("export.label.question"), about.question),
        (about.unit, about.count),
        (say("export.label.address"), about.address),
        (say("export.label.version"), about.data_version),
        (say("export.label.as_of"), day(about.as_of)),
        (say("export.label.digest"), about.digest),
        (say("export.label.policy"), about.policy),
        (say("export.label.licence"), f"{about.licence_words} {about.licence_address}".strip()),
        (say("export.label.attribution"), about.attribution),
        (say("export.label.citation"), citation.text(about)),
        *((say("export.label.caveat"), caveat) for caveat in about.caveats),
        *((label, words) for _, label, words in about.guides),
    )


def values(about: About) -> dict[str, Any]:
    """Return all that is said by name, for programs; fit for JSON."""
    return {
        "title": about.title,
        "question": about.question,
        "address": about.address,
        **about.figures,
        **about.shows,
        "data_version": about.data_version,
        "as_of": about.as_of.isoformat(),
        "digest": f"sha256:{about.digest}",
        "policy": about.policy,
        "licence": about.licence,
        "licence_address": about.licence_address,
        "attribution": about.attribution,
        "citation": citation.text(about),
        "caveats": list(about.caveats),
        **{name: words for name, _, words in about.guides},
    }
