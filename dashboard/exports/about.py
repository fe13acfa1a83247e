"""What is known of the records of one question: how they were asked for, and of which data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlencode

from dashboard.in_words import sentence
from dashboard.snapshot.credits import LICENCES
from dashboard.wording import counted, joined, say

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
        return counted("export.count", self.n, total=f"{self.total:,}")

    @property
    def caveats(self) -> tuple[str, ...]:
        """What must be known to read the records."""
        return (
            say("export.caveat.use"),
            say("export.caveat.silence"),
            say("export.caveat.coarse"),
            say("export.caveat.points"),
            say("export.caveat.renewed"),
            *([counted("export.caveat.purged", self.purged)] if self.purged else []),
        )


def about(manifest: Manifest, query: Query, *, n: int, address: str) -> About:
    """Return what is said of a question's ``n`` records; ``address`` as in ``exports.bundle``."""
    return About(
        question=sentence(query),
        address=pinned(query, manifest.data_version, home=address),
        n=n,
        total=manifest.rows["incidents"],
        data_version=manifest.data_version,
        digest=manifest.digest,
        as_of=manifest.as_of,
        policy=manifest.policy,
        purged=manifest.purged,
        licence=manifest.licence,
        licence_address=LICENCES.get(manifest.licence, {}).get("path", ""),
        attributions=manifest.attributions or (say("export.author"),),
        home=address,
    )


def pinned(query: Query, data_version: str, *, home: str = "") -> str:
    """Return the address of a question, pinned to a data version."""
    return f"{home}?{parameters(query, data_version)}"


def parameters(query: Query, data_version: str) -> str:
    """Return the query string of a question pinned to a data version; commas stay readable."""
    return urlencode({**query.to_params(), PINNED: data_version}, safe=",", quote_via=quote)
