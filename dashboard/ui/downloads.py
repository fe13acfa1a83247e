"""The records shown, to take along: a file in each format, and how to cite this view."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard import risk
from dashboard.exports import FORMATS
from dashboard.exports.about import About, about, parameters
from dashboard.exports.citation import FORMS
from dashboard.exports.risk_shown import RiskShown
from dashboard.exports.size import in_words
from dashboard.in_words import day
from dashboard.pages import with_language
from dashboard.ui import answers, briefs, risk_answers
from dashboard.ui.plain import escaped
from dashboard.wording import SOURCE, counted, say, speaking

if TYPE_CHECKING:
    from dashboard.ui.view import View

_STYLE: Final = Path(__file__).parent / "downloads.css"


def draw(seen: View) -> None:
    """Draw the files and the citation of the view; nothing when there is nothing in it."""
    manifest, n = answers.site().snapshot.manifest, answers.count(seen.query)
    coloured = shown(seen)
    if n == 0 and coloured.is_plain:
        return
    with speaking(SOURCE.code):
        said = about(manifest, seen.query, n=n, address=_home(), shown=coloured)
    with st.container(key="downloads", gap="small"):
        st.html(_STYLE)
        if n:
            st.markdown(f"## {counted('download.title', n)}")
            st.html(_links(seen, n))
        if not coloured.is_plain:
            _countries(seen)
        briefs.draw(seen, coloured, root())
        st.caption(say("download.travels", version=said.data_version, licence=said.licence_words))
        with st.container(key="cite"):
            _cite(seen, said)


def _links(seen: View, n: int) -> str:
    """Return a link for each format that is made for so many records."""
    lines = [
        _link(
            _address(seen, f"download/incidents.{format_.ending}"),
            format_.label,
            in_words(format_.size.of(n)),
            say(f"format.{format_.code}"),
        )
        for format_ in FORMATS
        if n <= format_.most
    ]
    return f'<div class="take">{"".join(lines)}</div>'


def _link(address: str, label: str, size: str, use: str) -> str:
    return (
        f'<a href="{escape(address)}" download><b>{escape(label)}</b>'
        f"<i>{escape(size)}</i><span>{escape(use)}</span></a>"
    )


def _countries(seen: View) -> None:
    """Draw a link to the countries by the layer on show, in each format made for so much."""
    what = risk_answers.asked(seen)
    n = len(risk_answers.scores(what).evidence)
    lines = [
        _link(
            _address(seen, f"download/countries.{format_.ending}"),
            format_.label,
            in_words(format_.size_of_countries.of(n)),
            say(f"format.countries.{format_.code}"),
        )
        for format_ in FORMATS
        if n <= format_.most
    ]
    label = escaped(risk.layer(what.layer).label)
    st.markdown(f"## {say('download.countries', layer=label)}")
    st.caption(say("download.countries.what", day=day(what.as_of)))
    st.html(f'<div class="take">{"".join(lines)}</div>')


def shown(seen: View) -> RiskShown:
    """Return what the view on show colours countries by, as files and links carry it."""
    latest = answers.site().snapshot.manifest.as_of
    return RiskShown.of(seen.risk, seen.as_of, seen.weights, latest=latest)


def _cite(seen: View, said: About) -> None:
    """Draw the citation in every form; sent only when somebody opens it."""
    opened = st.expander(
        say("download.cite"), icon=":material/format_quote:", key="cite open", on_change="rerun"
    )
    if not opened.open:
        return
    today = datetime.now(tz=UTC).date()
    with opened:
        for place, form in zip(st.tabs([form.label for form in FORMS]), FORMS, strict=True):
            with speaking(SOURCE.code):
                text = form.write(said, today).replace("\r\n", "\n").strip()
            place.code(text, language=form.language, wrap_lines=True)
        files = [(say("cite.save", file=f".{form.ending}"), form.ending) for form in FORMS]
        links = [
            f'<a href="{escape(_address(seen, f"download/citation.{ending}"))}" download>'
            f"{escape(words)}</a>"
            for words, ending in files
        ]
        cited = escape(with_language(_address(seen, "about/cite")))
        plain = f'<a href="{cited}">{say("download.plain")}</a>'
        st.html(f'<div class="take-more">{"".join([*links, plain])}</div>')


def _address(seen: View, path: str) -> str:
    """Return an address below the site's root, for the question and the data on show."""
    version = answers.site().snapshot.manifest.data_version
    return f"{root()}{path}?{parameters(seen.query, version, shown(seen))}"


def root() -> str:
    """Return the path of the site's root, as addresses of this host begin."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}/" if base else "/"


def _home() -> str:
    """Return where the reader found the atlas, without a question."""
    found = str(st.context.url or "").partition("?")[0].partition("#")[0]
    return f"{found.rstrip('/')}/" if found else ""
