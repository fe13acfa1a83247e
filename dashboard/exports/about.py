"""What is known of a file: how its content was asked for, and of which data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, urlencode

from dashboard.exports.risk_shown import PLAIN, RiskShown
from dashboard.in_words import sentence
from dashboard.snapshot.credits import LICENCES
from dashboard.wording import counted, joined, number, say

if TYPE_CHECKING:
    from datetime import date

    from dashboard.filters import Query
    from dashboard.snapshot import Manifest

PINNED: Final = "data"
"""The parameter of an address that names the data version."""


@dataclass(frozen=True, slots=True)
class About:
    """What is said of the records of one question.

    Attributes
    ----------
    question, address
        The question as a sentence, and where the atlas shows it, pinned to the data version.
    n, total
        Records in the file, and in the whole data set.
    data_version, digest, as_of, policy
        Of the data set, as its manifest has them.
    purged
        Records taken out of this version since it was made, because they were withdrawn.
    licence, licence_address
        SPDX name of the licence, and where it stands; empty when we do not know where.
    attributions
        Whom to credit, the author first.
    home
        Where the atlas is served; empty when that is not known.
    shown
        What the view colours countries by.
    """

    question: str
    address: str
    n: int
    total: int
    data_version: str
    digest: str
    as_of: date
    policy: str
    purged: int
    licence: str
    licence_address: str
    attributions: tuple[str, ...]
    home: str
    shown: RiskShown

    @property
    def title(self) -> str:
        """What the records are called in a list of references."""
        return say("export.title")

    @property
    def author(self) -> str:
        """Who is to be named."""
        return self.attributions[0]

    @property
    def attribution(self) -> str:
        """Whom to credit, and under which licence, as a sentence."""
        names = joined(list(self.attributions), last="and")
        return say("export.attribution", names=names, licence=self.licence_words)

    @property
    def licence_words(self) -> str:
        """The licence as people write it: ``CC BY 4.0``."""
        return self.licence.replace("-", " ")

    @property
    def count(self) -> str:
        """How many records of how many."""
        return counted("export.count", self.n, total=number(self.total))

    @property
    def unit(self) -> str:
        """What is counted, as a label."""
        return say("export.label.records")

    @property
    def figures(self) -> dict[str, int]:
        """How many of how many, by name, for programs."""
        return {"records": self.n, "records_in_all": self.total}

    @property
    def shows(self) -> dict[str, str]:
        """What the view colours countries by, for programs; nothing as a page opens."""
        return {} if self.shown.is_plain else self.shown.facts(self.as_of)

    @property
    def subject(self) -> str:
        """What the records are about, with the address: what tells one citation from another."""
        return self.address.partition("?")[2]

    @property
    def caveats(self) -> tuple[str, ...]:
        """What must be known to read the records."""
        return (
            say("export.caveat.use"),
            say("export.caveat.silence"),
            say("export.caveat.coarse"),
            say("export.caveat.points"),
            say("export.caveat.renewed"),
            *self.withdrawn,
        )

    @property
    def guides(self) -> tuple[tuple[str, str, str], ...]:
        """Where columns and figures are explained: a name, its label and the words."""
        return (self.codebook,)

    @property
    def codebook(self) -> tuple[str, str, str]:
        """Where columns and codes are explained."""
        words = say("export.codebook", home=self.home)
        return "codebook", say("export.label.codebook"), words

    @property
    def withdrawn(self) -> tuple[str, ...]:
        """What is said of records withdrawn since, if there are any."""
        return (counted("export.caveat.purged", self.purged),) if self.purged else ()


def about(
    manifest: Manifest,
    query: Query,
    *,
    n: int,
    address: str,
    shown: RiskShown = PLAIN,
) -> About:
    """Return what is said of a question's ``n`` records; parameters as of ``exports.bundle``."""
    total = manifest.rows["incidents"]
    words = "" if shown.is_plain else shown.words(manifest.as_of)
    question = f"{sentence(query)} {words}".strip()
    return About(question=question, n=n, total=total, **common(manifest, query, shown, address))


def common(manifest: Manifest, query: Query, shown: RiskShown, home: str) -> dict[str, Any]:
    """Return what is said of any file, by the name of its field."""
    return {
        "address": pinned(query, manifest.data_version, home=home, shown=shown),
        "data_version": manifest.data_version,
        "digest": manifest.digest,
        "as_of": manifest.as_of,
        "policy": manifest.policy,
        "purged": manifest.purged,
        "licence": manifest.licence,
        "licence_address": LICENCES.get(manifest.licence, {}).get("path", ""),
        "attributions": manifest.attributions or (say("export.author"),),
        "home": home,
        "shown": shown,
    }


def pinned(query: Query, data_version: str, *, home: str = "", shown: RiskShown = PLAIN) -> str:
    """Return the address of a question, pinned to a data version."""
    return f"{home}?{parameters(query, data_version, shown)}"


def parameters(query: Query, data_version: str, shown: RiskShown = PLAIN) -> str:
    """Return the query string of a view pinned to a data version; commas stay readable."""
    given = {**query.to_params(), **shown.to_params(), PINNED: data_version}
    return urlencode(given, safe=",:", quote_via=quote)
