"""Sources as links a reader can follow: every figure ends here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import taxonomy
from dashboard.in_words import partial_date
from dashboard.ui import answers
from dashboard.ui.plain import escaped
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable


def draw(ids: Iterable[str]) -> None:
    """Draw the sources called ``ids``, each with publisher, date, kind and link."""
    table = answers.sources()
    for identifier in ids:
        if identifier not in table.index:
            st.caption(say("source.missing"))
            continue
        source = {str(name): str(value) for name, value in table.loc[identifier].items()}
        date = partial_date(source["date"]) if source["date"] else say("source.undated")
        kind = taxonomy.label(taxonomy.SOURCE_KINDS, source["kind"])
        if source["url"]:
            title = source["title"] or source["publisher"]
            st.markdown(f"[{escaped(title)}]({address(source['url'])})")
        else:
            st.markdown(f"*{say('source.withheld')}*")
        st.caption(f"{escaped(source['publisher'])} · {date} · {kind}")


def address(url: str) -> str:
    """Return an address fit for a Markdown link: only http(s), nothing that could end the link."""
    if not url.lower().startswith(("http://", "https://")):
        return ""
    unsafe = {c: f"%{ord(c):02X}" for c in "()<>\\\"' `{}|^"}
    return "".join(unsafe.get(c, c) for c in url if c.isprintable())
