"""Controls that show what is asked, and what a reader meant by touching one.

A page sends the state of all its controls with every question, and it may do so before it has
heard what was last put into one: on a slow line or phone, with every quick second touch. So it is
remembered what the page had when something else was put into a control; and a touch is taken as
the change that the reader made, not as the state that came.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from dashboard.ui import view
from dashboard.wording import SOURCE, spoken

if TYPE_CHECKING:
    from collections.abc import Callable

LANGUAGE: Final = "language"
"""Key of the switch of languages."""

_PUT: Final = "put into controls"
"""Where the session remembers, by key: what the page had, what was put in its place."""


def _as_it_came(value: Any) -> Any:
    return value


def keyed(key: str) -> str:
    """Return the key of a control in the language spoken: each language has controls of its own.

    A page names what was chosen by the words it shows, and the words of another language are not
    among those it offers. The switch of languages itself has the same words in all of them.
    """
    return key if spoken() == SOURCE.code or key == LANGUAGE else f"{key} {spoken()}"


def show(key: str, value: Any, read: Callable[[Any], Any] = _as_it_came) -> str:
    """Put ``value`` into the control, unless it is there; return the key to draw it with.

    What the page has not confirmed is put there again: it may arrive after a later touch.

    Parameters
    ----------
    key, value
        The control's key; what it is to show (of a list, the order is the reader's).
    read
        Makes of what came from the page a value like ``value``.
    """
    key = keyed(key)
    put = st.session_state.setdefault(_PUT, {})
    if key not in st.session_state:
        put.pop(key, None)
        st.session_state[key] = value
        return key
    came = st.session_state[key]
    told = read(came)
    if key in put and _same(told, put[key][1]):
        del put[key]
    if key in put or not _same(told, value):
        put[key] = (told, value)
        st.session_state[key] = value
    elif told != came:
        st.session_state[key] = told
    return key


def meant(
    key: str,
    now: Any,
    read: Callable[[Any], Any] = _as_it_came,
    behind: Callable[[], bool] = view.behind,
) -> Any:
    """Return what the reader wants of a touched control, where ``now`` is what is asked so far.

    ``behind`` says whether the page asked before it had heard the answer to its last touch.
    """
    key = keyed(key)
    told = read(st.session_state.get(key))
    if key not in st.session_state.get(_PUT, {}):
        return told
    had, put = st.session_state[_PUT][key]
    if not isinstance(told, list):
        return now if told == had != put and behind() else told
    base = had if behind() or _nearer(told, had, put) else put
    if _same(base, now):
        return told
    gone = set(base).difference(told)
    return [*(x for x in now if x not in gone), *(x for x in told if x not in {*base, *now})]


def _nearer(told: list[Any], had: list[Any], put: list[Any]) -> bool:
    """Whether one touch leads to ``told`` from what the page had, but not from what was put."""
    return len(set(told) ^ set(put)) > 1 >= len(set(told) ^ set(had))


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, list) and isinstance(other, list):
        return set(one) == set(other)
    return bool(one == other)
