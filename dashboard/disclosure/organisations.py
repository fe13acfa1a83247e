"""Organisations that offer help, as a release shows them: screened, and known by their address."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard import schema
from dashboard.disclosure import screen
from dashboard.disclosure.hidden_names import says_any
from dashboard.disclosure.raw import RAW_COLUMNS, RISK_SOURCE, SOURCE, Finding
from dashboard.disclosure.sources import content_id, host, shown_address

if TYPE_CHECKING:
    from dashboard.disclosure.earlier import Earlier
    from dashboard.disclosure.raw import Raw
    from dashboard.disclosure.terms import Terms

RISKS: Final = "organisations in Russia"
"""Who cites the sources of what organisations were declared to be in Russia."""

SHOWN: Final = tuple(
    column.name
    for column in schema.ORGANISATIONS.columns
    if column.name != "id" and not column.refers_to
)

ACCOUNTS: Final = frozenset(
    {
        *("t.me", "telegram.me", "telegram.org", "wa.me", "chat.whatsapp.com", "signal.me"),
        *("facebook.com", "instagram.com", "x.com", "twitter.com", "vk.com", "ok.ru"),
        *("youtube.com", "tiktok.com", "linktr.ee", "forms.gle", "docs.google.com"),
    }
)
"""Hosts of accounts and forms: whoever asks there is known to somebody else, and anybody may have
made them."""


@dataclass(frozen=True, eq=False, slots=True)
class Organisations:
    """The rows that are shown (without ids and sources, index of the raw ones), and what was found.

    ``known`` are the ids of all raw rows, withdrawn ones too.
    """

    rows: pd.DataFrame
    known: frozenset[str]
    findings: tuple[Finding, ...]


def told(raw: Raw, earlier: Earlier) -> Raw:
    """Return the facts with the earlier release's organisations where the vault says nothing."""
    if raw.organisations is not None:
        return raw
    return replace(raw, organisations=_again(earlier))


def _again(earlier: Earlier) -> pd.DataFrame:
    """Return the organisations of the earlier release as the raw rows they came from."""
    rows, sources = earlier.table("organisations"), earlier.table("sources").set_index("id")
    cited = {
        column: rows[key].map(sources[column.rpartition("source_")[2]]).astype("str").fillna("")
        for key, columns in (("source_id", SOURCE), ("risk_source_id", RISK_SOURCE))
        for column in columns
    }
    return rows.assign(**cited)[list(RAW_COLUMNS["organisations"])]


def shown_organisations(raw: pd.DataFrame, hidden: frozenset[str], terms: Terms) -> Organisations:
    """Return raw organisations as they may be shown.

    One whose name or words say too much is left out whole: nobody is sent to an address of which
    it is not known what it is.

    Parameters
    ----------
    raw
        Raw table, texts made plain.
    hidden
        Names of people that no row shows.
    """
    ids = ids_of(raw["url"])
    nobody = pd.Series(data=False, index=raw.index)
    words = raw["name"] + " " + raw["work"]
    rule = screen.tripped(words, nobody)
    rule = rule.mask((rule == "") & says_any(words, hidden), "name")
    rule = rule.mask((rule == "") & raw["url"].map(host).isin(ACCOUNTS), "handle")
    hit = rule != ""
    findings = (
        Finding("organisations", *one) for one in zip(ids[hit], rule[hit], words[hit], strict=True)
    )
    rows = raw[list(SHOWN)].assign(
        url=raw["url"].map(shown_address),
        **{name: _codes(raw[name]) for name in ("helps", "countries", "languages")},
    )
    return Organisations(rows[~hit & ~ids.isin(terms.dead)], frozenset(ids), tuple(findings))


def _codes(texts: pd.Series[str]) -> pd.Series[str]:
    return texts.str.replace(r"\s*;\s*", ";", regex=True)


def ids_of(addresses: pd.Series[str]) -> pd.Series[str]:
    """Return an organisation's id: the same for as long as its web address is.

    It is made of host and path, so that neither words that were corrected nor a ``www.`` change it.
    """
    bare = addresses.str.casefold().str.replace(r"^https?://(?:www\.)?", "", regex=True)
    return content_id(pd.DataFrame({"address": bare.str.rstrip("/")}, index=addresses.index))


def with_ids(rows: pd.DataFrame, declared: pd.DataFrame) -> pd.DataFrame:
    """Return organisations with their ids and the second source.

    Parameters
    ----------
    rows, declared
        The shown rows with the source of the one thing and of the other in ``source_id``.
    """
    second = declared["source_id"].reindex(rows.index).fillna("").astype("str")
    return rows.assign(id=ids_of(rows["url"]), risk_source_id=second)
