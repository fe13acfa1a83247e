"""Texts of one field into what the raw table holds, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from dashboard.sources import values
from dashboard.sources.dating import date_judge
from dashboard.sources.mapping import texts
from dashboard.sources.mapping.crosswalk import Lookup
from dashboard.sources.rows import troubles
from dashboard.sources.verdicts import Judge, Judged, Verdict, judged, shown

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

    from dashboard.sources.mapping.crosswalk import Crosswalk
    from dashboard.sources.mapping.fields import Field
    from dashboard.sources.mapping.picking import Picked


class Understood(NamedTuple):
    """A field's values (empty where there is none or a rule is broken) and the troubles."""

    values: pd.Series[str]
    troubles: list[pd.DataFrame]


def understood(picked: Picked, field: Field, crosswalk: Crosswalk, day: date) -> Understood:
    """Return what a field's texts say.

    Of several columns the first that is understood counts; where none is, the first that is filled
    is refused.
    """
    judge = _judge(field, crosswalk, day)
    if judge is not None:
        found, faults = _by_distinct(picked, judge)
        if field.kind not in ("text", "url"):
            return Understood(found, faults)
    else:
        found, faults = picked.first, [texts.hidden_troubles(picked.first, picked.name)]
    if field.kind == "coordinate":
        return Understood(found, faults)
    if field.kind == "url":
        return Understood(found, faults + texts.address_troubles(found, field, picked.name))
    plain = texts.tidy(found)
    return Understood(plain, faults + texts.text_troubles(plain, field, picked.name))


def _by_distinct(picked: Picked, judge: Judge) -> Understood:
    results = [judged(option, judge) for option in picked.options]
    index = picked.options[0].index
    found = results[0].values(index)
    for result in results[1:]:
        found = found.where(found != "", result.values(index))
    lost = (found == "").to_numpy(bool)
    faults = []
    for option, result in zip(picked.options, results, strict=True):
        refused = lost & result.refused
        faults.append(_refusals(option, result, refused, picked.name))
        lost = lost & ~refused
    return Understood(found, faults)


def _refusals(
    option: pd.Series[str], result: Judged, where: NDArray[np.bool_], name: str
) -> pd.DataFrame:
    at = np.flatnonzero(where)
    bad = option.iloc[at]
    part = Judged(result.code[at], result.verdicts)
    return troubles(
        pd.Series(where, index=option.index),
        level="rejected",
        column=name,
        values=bad.map(shown).astype("str"),
        rule=part.rules(bad.index),
        advice=part.advice(bad.index),
    )


def _judge(field: Field, crosswalk: Crosswalk, day: date) -> Judge | None:
    """Return what judges one text of a field, None for free texts, which are tidied as a column.

    A table's exact texts come first, then what is refused, then our own codes and names, and last
    the table's patterns: "Attempted killing" is our label before it is any "*killing*".
    """
    plain = _plain_judge(field, crosswalk, day)
    refused = Lookup.of(crosswalk.refused.get(field.name, ()))
    known = Lookup.of(crosswalk.values.get(field.name, ()))
    if not (refused or known):
        return plain

    def judge(text: str) -> Verdict:
        if (meaning := known.exact_meaning(text)) is not None:
            return Verdict(meaning)
        if (reason := refused.meaning(text)) is not None:
            return Verdict("", reason, f"leave such rows out; the mapping {crosswalk.name} says so")
        verdict = plain(text) if plain else Verdict(text)
        if verdict.rule or plain is None:
            meaning = known.meaning(text)
        return Verdict(meaning) if meaning is not None else verdict

    return judge


def _plain_judge(field: Field, crosswalk: Crosswalk, day: date) -> Judge | None:
    if field.kind == "code":
        return lambda text: values.code(text, field.vocabulary)
    if field.kind == "date":
        return date_judge(crosswalk.forms(field.name), day)
    return {"country": values.country, "number": values.number}.get(field.kind)
