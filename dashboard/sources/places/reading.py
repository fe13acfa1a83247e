"""What a text says of a place: its parts, the words around each, and what kind of name each is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.gazetteer.spelling import keys
from dashboard.sources.places import words
from dashboard.sources.values import country

if TYPE_CHECKING:
    import re

PARTS: Final = 6
"""Parts of a text that are read; a list longer than this is no place."""

SHORTEST_COUNTRY: Final = 4
"""Letters of a country's name; shorter ones (CA, GA, DE) are as often states and articles."""

PART_COLUMNS: Final = ("text", "position", "spoken", "name", "compared", "near", "kind")


def parts(texts: pd.Series[str]) -> pd.DataFrame:
    """Return the parts of each text, in order.

    Parameters
    ----------
    texts
        Places as they are asked, any index, distinct labels.

    Returns
    -------
    pandas.DataFrame
        ``PART_COLUMNS``: ``text`` is the label of the whole, ``position`` counts from 0; ``name``
        has lost the words around it; ``spoken`` and ``compared`` are what ``gazetteer.keys`` makes
        of the part with these words and without; ``near``
        where a word such as "near" stood there; ``kind`` one of ``words.AREAS``, ``district`` or
        empty.
    """
    small = texts.str.slice(0, words.LONGEST).str.normalize("NFC").str.casefold()
    split = small.str.split(words.BETWEEN, regex=True).str.slice(0, PARTS)
    whole = split.explode().astype("str").str.strip(" .:'\"«»„“”?!-–—")
    spoken = whole[whole != ""]
    text = pd.Series(spoken.index)
    spoken = spoken.reset_index(drop=True)
    named, compared = _named(spoken), keys(spoken)
    changed = named["name"] != spoken
    cut = keys(named["name"][changed]).reindex(spoken.index)
    long = named.assign(
        text=text,
        position=text.groupby(text).cumcount(),
        spoken=compared,
        compared=compared.where(~changed, cut),
    )
    return pd.DataFrame(long[list(PART_COLUMNS)])


def _named(spoken: pd.Series[str]) -> pd.DataFrame:
    """Return names without the words around them: ``name``, ``near`` and ``kind``."""
    bare = _without(spoken, words.NEAR)
    bare = _without(bare, words.NEAR_AFTER)
    near = bare != spoken
    plain = _without(_without(bare, words.TOWN), words.TOWN_AFTER)
    after, before = bare.str.extract(words.AREA_AFTER), plain.str.extract(words.AREA_BEFORE)
    word = after["word"].fillna(before["word"]).fillna("").astype("str")
    name = after["name"].fillna(before["name"]).fillna(plain).astype("str")
    return pd.DataFrame({"name": name, "near": near, "kind": _kinds(word)})


def _without(names: pd.Series[str], pattern: re.Pattern[str]) -> pd.Series[str]:
    return names.str.replace(pattern, "", regex=True).str.strip()


def _kinds(word: pd.Series[str]) -> pd.Series[str]:
    kind = pd.Series("", index=word.index, dtype="str")
    for name, pattern in (*words.AREAS.items(), ("district", words.DISTRICT)):
        kind = kind.mask(word.str.fullmatch(pattern), name)
    return kind


def lands(names: pd.Series[str]) -> pd.Series[str]:
    """Return the code of the country that each text names in full, or empty."""
    distinct = pd.Series(names.unique(), dtype="str")
    long = distinct[distinct.str.len().between(SHORTEST_COUNTRY, 60)]
    long = long[~long.str.contains(r"\d")]
    codes = {name: verdict.value for name in long if (verdict := country(name)).value}
    return names.map(codes).astype("str").fillna("")


def cases(compared: pd.Series[str]) -> pd.DataFrame:
    """Return the forms in which a Russian name may stand by itself.

    Parameters
    ----------
    compared
        Names as ``gazetteer.keys`` gives them.

    Returns
    -------
    pandas.DataFrame
        ``at`` (label of the name), ``form``; the likeliest first; nothing for names in Latin
        letters and short ones.
    """
    cyrillic = compared[compared.str.fullmatch("[а-яё ]{4,}")]
    forms = [
        cyrillic[cyrillic.str.endswith(ending)].str.slice(0, -len(ending) or None) + instead
        for ending, instead in words.CASES
    ]
    listed = pd.concat(forms).astype("str")
    return listed.rename("form").rename_axis("at").reset_index()
