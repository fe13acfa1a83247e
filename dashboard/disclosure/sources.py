"""Sources stand once, whoever cites them; a withheld link is a publisher and a month."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final
from urllib.parse import quote, urlsplit

import pandas as pd

from dashboard import schema
from dashboard.disclosure.identity import fingerprint
from dashboard.disclosure.reading import coarsened
from dashboard.disclosure.screen import CONTACT, plain, tripped

LanguageOf = Callable[[str, str], tuple[str, ...]]
"""Title and address to ISO 639-1 codes of the source's languages."""

CITATION: Final = ("url", "title", "publisher", "date", "link")
"""Columns of a citation; ``link`` is full, month or year: how much of it may be shown."""

KINDS: Final = (
    ("dataset", r"github|passport-?index|\bdata(?:set|base)\b|wikipedia|wikimili"),
    (
        "official",
        (
            r"\.gov\b|\.gc\.ca|europa\.eu|epthinktank|European Parliament|EUAA|Ministry|minjust"
            r"|Migrationsverket|srdefenders|Special Rapporteur|decisions\.fct|parallelparliament"
            r"|Federal Court|\bcourt\b|bailii|echr|hudoc|interpol\.int|unhcr|ohchr|government\.nl"
        ),
    ),
    (
        "organisation",
        (
            r"ovd\.info|OVD-Info|Committee to Protect|cpj\.org|Amnesty|Freedom House|freedomhouse"
            r"|ifex|Human Rights (?:Watch|House)|hrw\.org|bureau\.kz|hcav|Helsinki|Connection e\.V"
            r"|connection-ev|Courage to Resist|Libereco|objectwarcampaign|Fair Trials|fairtrials"
            r"|Red Notice Monitor|rednoticemonitor|Press Institute|ipi\.media|ecpmf|rsf\.org"
            r"|Memorial|memohrc|memopzk|Chechen Center|chechencenter|Free Russia|forumfreerussia"
            r"|Anti-Corruption Foundation|acf\.international|politicalemails|bitcoinbrand"
            r"|Autonomous Action|ukraine-solidarity|thepetitionsite|citizenlab|accessnow"
            r"|frontlinedefenders|pen\.org|\(law firm\)|lawyers|extradition|lflegal"
            r"|Peters & Peters|motolko|ceenews|World Mongol Federation|worldmongol|stockholmcf"
            r"|support4partnership|und\.org|liberties\.eu|khpg\.org|imi\.org\.ua|seemo\.org"
            r"|womeninjournalism|jamestown|cms\.hr|ecoi\.net|socialjustice|platforma\.international"
            r"|iditelesom|stoparmy|wri-irg\.org|protectdefenders|jx-fund|scholarsatrisk"
            r"|academicsolidarity|artistsatrisk|equal-postost|quarteera|ncsos\.io|comingoutspb"
            r"|rainbowrefugee|proasyl|ecre\.org|delo\.lgbt"
        ),
    ),
)
"""Kind of publisher by words in its name or address, first match; everything else is press."""

ADDRESS: Final = re.compile(r"(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*[a-z]")
"""A host by name: no bare number, no port, no user."""


def sources_table(
    citations: pd.DataFrame, language_of: LanguageOf
) -> tuple[pd.DataFrame, pd.Series[str]]:
    """Return the sources (columns as in the schema, sorted by id) and each citation's source id.

    Parameters
    ----------
    citations
        Columns ``CITATION``; titles may be empty for a source known only by its address.
    language_of
        Judges the languages of a fully shown source.
    """
    shown = _shown(fullest(citations), language_of)
    ids = content_id(shown[list(schema.SOURCES.names[1:])])
    table = shown.assign(id=ids)[list(schema.SOURCES.names)]
    return table.drop_duplicates("id").sort_values("id", ignore_index=True), ids


def content_id(rows: pd.DataFrame) -> pd.Series[str]:
    """Return ten base32 characters (50 bits) of the SHA-256 over each row's texts.

    It says nothing that the row does not show, and stays the same for as long as the row does.
    """
    return fingerprint(rows, tuple(rows.columns)).map(_hashed).astype("str")


def _hashed(text: str) -> str:
    return base64.b32encode(hashlib.sha256(text.encode()).digest()).decode().lower()[:10]


def fullest(citations: pd.DataFrame) -> pd.DataFrame:
    """Return the citations with title, publisher and date of the fullest one of each address."""
    key = citations["url"].where(citations["url"] != "", citations.index.astype("str"))
    ranked = citations.assign(
        key=key,
        dated=citations["date"].str.len(),
        titled=citations["title"].str.len(),
    ).sort_values(
        ["key", "titled", "dated", "title", "publisher", "date"],
        ascending=[True, False, False, True, True, True],
        kind="stable",
    )
    best = ranked.drop_duplicates("key").set_index("key")
    longest = ranked.sort_values(["key", "dated"], ascending=[True, False], kind="stable")
    dated = longest.drop_duplicates("key").set_index("key")["date"]
    return citations.assign(
        title=plain(key.map(best["title"])),
        publisher=plain(key.map(best["publisher"])),
        date=key.map(dated),
    )


def _shown(citations: pd.DataFrame, language_of: LanguageOf) -> pd.DataFrame:
    full = citations["link"] == "full"
    contact = tripped(citations["title"], ~full).isin(CONTACT)
    limit = citations["link"].map({"full": "day", "month": "month", "year": "year"})
    languages = pd.Series(
        [
            ";".join(language_of(title, url)) if whole else ""
            for title, url, whole in zip(citations["title"], citations["url"], full, strict=True)
        ],
        index=citations.index,
        dtype="str",
    )
    return pd.DataFrame(
        {
            "title": citations["title"].where(full & ~contact, ""),
            "publisher": citations["publisher"],
            "date": coarsened(citations["date"], limit),
            "url": citations["url"].map(shown_address).where(full, ""),
            "kind": kind_of(citations["publisher"], citations["url"].where(full, "")),
            "languages": languages,
        },
        index=citations.index,
        dtype="str",
    )


def kind_of(publishers: pd.Series[str], urls: pd.Series[str]) -> pd.Series[str]:
    """Return the kind of each publisher, by the table ``KINDS``."""
    words = publishers + " " + urls.map(host)
    kind = pd.Series("press", index=words.index, dtype="str")
    for code, pattern in reversed(KINDS):
        kind = kind.mask(words.str.contains(re.compile(pattern, re.IGNORECASE)), code)
    return kind


def host(url: str) -> str:
    """Return the host of an address without ``www.``; empty when there is none."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


@lru_cache(maxsize=2**20)
def shown_address(url: str) -> str:
    """Return an address fit to be linked, or empty: http(s), a host by name, no port, no user."""
    try:
        parts = urlsplit(url)
        safe = parts.scheme in ("http", "https") and parts.netloc == (parts.hostname or "")
    except ValueError:
        return ""
    if not safe or not ADDRESS.fullmatch(parts.netloc):
        return ""
    return quote(url, safe=";/?:@&=+,#%!*'()~-._[]")
