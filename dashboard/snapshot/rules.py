"""The rules a released table keeps, as Narwhals expressions made from ``schema.py``.

One rule names one column and one sentence; its expression is true where a row breaks it. The same
rules hold for a pandas frame read from CSV and for a Polars frame read from Parquet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import narwhals as nw

from dashboard import countries, schema

if TYPE_CHECKING:
    from dashboard.schema import Column, Table

UNSAFE: Final = "[{}<>`$\\\\\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
"""Characters no text may hold: those with a meaning in templates, markup or scripts, control
characters, and invisible or direction-changing ones. Written as the characters themselves, because
the three regular-expression engines in play spell their escapes differently."""

UNSAFE_SENTENCE: Final = (
    "holds a character that is never released (one of { } < > ` $ \\, a control character or an "
    "invisible one); take it out."
)


@dataclass(frozen=True, slots=True)
class Rule:
    """``bad`` is true where a row breaks the rule that ``sentence`` says of ``column``."""

    column: str
    sentence: str
    bad: nw.Expr


def column_rules(column: Column) -> list[Rule]:
    """Return the rules one column's description implies (numbers and dates are typed already)."""
    name = column.name
    if column.kind in ("number", "integer", "date"):
        return [_filled(name, nw.col(name).is_null())] if column.required else []
    rules = [_filled(name, nw.col(name) == "")] if column.required else []
    if column.kind == "string":
        rules.append(Rule(name, UNSAFE_SENTENCE, nw.col(name).str.contains(UNSAFE)))
    if column.most:
        longer = nw.col(name).str.len_chars() > column.most
        rules.append(Rule(name, f"is longer than {column.most} characters.", longer))
    if form := _form(column):
        pattern, sentence = form
        rules.append(Rule(name, sentence, _not_matching(name, pattern)))
    return rules


def table_rules(table: Table) -> list[Rule]:
    """Return the rules of all columns of a table, and those between its columns."""
    rules = [rule for column in table.columns for rule in column_rules(column)]
    if table is schema.INCIDENTS:
        rules += _incident_rules()
    return rules + (_organisation_rules() if table is schema.ORGANISATIONS else [])


def _filled(name: str, empty: nw.Expr) -> Rule:
    return Rule(name, "is empty, and must not be.", empty)


def _not_matching(name: str, pattern: str) -> nw.Expr:
    return (nw.col(name) != "") & ~nw.col(name).str.contains(pattern)


def _form(column: Column) -> tuple[str, str] | None:
    """Return the pattern of a column's texts and the sentence for those that break it."""
    if column.name == "id" or column.kind == "ids":
        one, sentence = r"[A-Za-z0-9_-]{1,64}", "is not an identifier (letters, digits, - and _)."
    elif column.kind == "iso3":
        one, sentence = _any_of(countries.CODES), "is not a country code (ISO 3166-1 alpha-3)."
    elif column.vocabulary:
        one = _any_of(column.vocabulary)
        sentence = f"is not one of the codes: {', '.join(column.vocabulary)}."
    elif column.kind == "codes":
        one, sentence = r"[a-z]{2}", "is not a list of two-letter language codes."
    elif column.name == "url":
        one, sentence = r"https?://[^\s]+", "is not a web address (http or https)."
    else:
        return None
    return (f"^{one}(?:;{one})*$" if column.many else f"^{one}$"), sentence


def _any_of(codes: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(re.escape(code) for code in codes)})"


def _incident_rules() -> list[Rule]:
    lat, lon, level = nw.col("lat"), nw.col("lon"), nw.col("geo_precision")
    finer = "is finer than two decimals; only a city's centre may be shown."
    return [
        Rule("lat", "is outside -90..90 degrees.", ~lat.is_between(-90, 90)),
        Rule("lon", "is outside -180..180 degrees.", ~lon.is_between(-180, 180)),
        Rule("lat", finer, (lat * 100 - (lat * 100).round(0)).abs() > 1e-6),
        Rule("lon", finer, (lon * 100 - (lon * 100).round(0)).abs() > 1e-6),
        Rule("uncertainty_m", "is not above zero.", nw.col("uncertainty_m") <= 0),
        Rule("date_to", "lies before date_from.", nw.col("date_to") < nw.col("date_from")),
        Rule("place", "is empty although geo_precision is city.", _needs("place", level == "city")),
        Rule("place", "is filled although geo_precision is not city.", _spare("place", "city")),
        Rule(
            "admin1",
            "is empty although geo_precision is region.",
            _needs("admin1", level == "region"),
        ),
        Rule(
            "admin1",
            "is filled although geo_precision is country.",
            (nw.col("admin1") != "") & (level == "country"),
        ),
    ]


def _organisation_rules() -> list[Rule]:
    declared, source = nw.col("risk_in_russia") != "", nw.col("risk_source_id") != ""
    return [
        Rule("url", "is not an https address.", ~nw.col("url").str.starts_with("https://")),
        Rule("risk_source_id", "is empty although risk_in_russia is filled.", declared & ~source),
        Rule("risk_source_id", "is filled although risk_in_russia is empty.", source & ~declared),
        Rule(
            "risk_since",
            "is filled although risk_in_russia is empty.",
            (nw.col("risk_since") != "") & ~declared,
        ),
    ]


def _needs(name: str, where: nw.Expr) -> nw.Expr:
    return (nw.col(name) == "") & where


def _spare(name: str, level: str) -> nw.Expr:
    return (nw.col(name) != "") & (nw.col("geo_precision") != level)
