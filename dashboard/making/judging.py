"""Who judges the languages of sources when a set is built."""

from __future__ import annotations

from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from dashboard.disclosure.sources import shown_address

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from dashboard.disclosure.sources import LanguageOf

NOT_INSTALLED: Final = (
    "Languages of new sources were not judged: for that, pip install 'exile-atlas[make]'."
)


def judge(
    given: LanguageOf | None, before: Mapping[str, pd.DataFrame]
) -> tuple[LanguageOf, tuple[str, ...]]:
    """Return what judges a source's languages, and what is to be said of it.

    Parameters
    ----------
    given
        A judge to use, whatever is installed.
    before
        Tables of the earlier release. Without the extra ``make`` its judgements are kept, so that
        no source (and no id made of what it shows) changes with the machine it was built on.
    """
    if given is not None:
        return given, ()
    if find_spec("lingua"):
        from dashboard.making.languages import languages_of  # noqa: PLC0415  (extra "make")

        return languages_of, ()
    return partial(_remembered, _judged(before)), (NOT_INSTALLED,)


def _judged(before: Mapping[str, pd.DataFrame]) -> dict[tuple[str, str], tuple[str, ...]]:
    if "sources" not in before:
        return {}
    sources = before["sources"]
    cells = zip(sources["title"], sources["url"], sources["languages"], strict=True)
    return {(title, url): tuple(filter(None, codes.split(";"))) for title, url, codes in cells}


def _remembered(
    judged: Mapping[tuple[str, str], tuple[str, ...]], title: str, url: str
) -> tuple[str, ...]:
    return judged.get((title, shown_address(url)), ())
