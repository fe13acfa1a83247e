"""Summaries as shown: the raw text, the editors' text, the earlier one, or a sentence of codes.

A raw text that trips the screen, or says more than the columns show, is not cut: it is replaced by
its codes in words until an editor has written another. An editors' text may lift the soft rules
(somebody has read it), never the hard ones. A text that was shown before stays until an editor
writes another, whatever becomes of the raw one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd

from dashboard import dates
from dashboard.disclosure import screen
from dashboard.disclosure.hidden_names import says_any
from dashboard.disclosure.policy import PUBLIC
from dashboard.disclosure.ratchet import KEPT, kept
from dashboard.disclosure.raw import Finding
from dashboard.disclosure.screen import in_codes
from dashboard.errors import PolicyError
from dashboard.schema import SUMMARY_LENGTH

if TYPE_CHECKING:
    from dashboard.disclosure.reading import Reading


def shown_summaries(
    reading: Reading, where: pd.DataFrame, when: pd.DataFrame
) -> tuple[pd.Series[str], tuple[Finding, ...]]:
    """Return the summaries that may be shown, and the raw ones that may not.

    Parameters
    ----------
    where
        Places as shown, with ``place_rule``.
    when
        Dates as shown.

    Raises
    ------
    PolicyError
        An editors' text trips a rule that no editor can lift. Under a policy tighter than the
        public one it is replaced like any other: it may have been written for the public one.
    """
    edited, raw, codes = reading.decided("summary"), reading.raw["summary"], in_codes(reading.raw)
    before = kept(raw, reading.limits["summary"], codes)
    text = edited.fillna(before)
    rule = _rule(reading, text, edited.notna(), where, when).mask(text == codes, "")
    hit = rule != ""
    refused = edited.notna() & hit
    if refused.any() and PUBLIC.tightens(reading.policy):
        row, code = reading.raw["id"][refused].iloc[0], rule[refused].iloc[0]
        sentence = f"{row}: the editors' summary still says too much ({code})."
        raise PolicyError(sentence, file="editors", column="value")
    rule = rule.mask((rule == "") & edited.isna() & (before != raw), KEPT)
    found = zip(reading.raw["id"], rule, text.where(rule != KEPT, raw), strict=True)
    return (
        text.where(~hit & (text != ""), codes),
        tuple(Finding("incidents", *values) for values in found if values[1] != ""),
    )


def _rule(
    reading: Reading,
    text: pd.Series[str],
    edited: pd.Series[bool],
    where: pd.DataFrame,
    when: pd.DataFrame,
) -> pd.Series[str]:
    """Return the code of the first rule each text breaks, or empty."""
    rule = screen.tripped(text, reading.private)
    rule = rule.mask(edited & ~rule.isin(screen.hard_codes()), "")
    more = {
        "place": _says_place(reading, text, where),
        "date": _says_date(reading, text, when),
        "name": says_name(text, reading.withheld_name) | says_any(text, reading.hidden),
        "length": text.str.len() > SUMMARY_LENGTH,
    }
    for code, hit in more.items():
        rule = rule.mask((rule == "") & hit, code)
    return rule


def _says_place(reading: Reading, text: pd.Series[str], where: pd.DataFrame) -> pd.Series[bool]:
    """Return where a text names the place that the columns do not.

    Rows of the acute, and rows whose place is only a home, may not name any town or region of
    their country; under a policy tighter than the public one, no row may whose place is made less
    exact.
    """
    coarse = where["place_rule"] != ""
    secret = (reading.status == "S6") | reading.home
    if not PUBLIC.tightens(reading.policy):
        secret |= coarse
    rows = zip(text, reading.raw["place"], reading.raw["country"], coarse, secret, strict=True)
    return pd.Series(
        [
            (hidden and _names(words, place))
            or (closed and bool(reading.geography.names_in(words, iso3)))
            for words, place, iso3, hidden, closed in rows
        ],
        index=text.index,
        dtype=bool,
    )


def _says_date(reading: Reading, text: pd.Series[str], when: pd.DataFrame) -> pd.Series[bool]:
    """Return where a text tells a day although the month is shown, or any date of the acute."""
    precision = when["date_precision"]
    less = precision != reading.raw["date_start"].map(dates.precision)
    day = text.str.contains(re.compile(screen.DAY))
    month = text.str.contains(re.compile(screen.MONTH))
    acute = (reading.status == "S6") | (precision == "quarter") | (less & (precision == "year"))
    return (less & (precision == "month") & day) | (acute & (day | month))


def _names(text: str, place: str) -> bool:
    return bool(place) and f" {screen.folded(place)} " in f" {screen.folded(text)} "


def says_name(texts: pd.Series[str], names: pd.Series[str]) -> pd.Series[bool]:
    """Return where a text holds a telling word of the (withheld) name beside it."""
    return pd.Series(
        [
            bool(screen.tokens(name) & set(screen.folded(text).split()))
            for text, name in zip(texts, names, strict=True)
        ],
        index=texts.index,
        dtype=bool,
    )
