"""How to cite the present view: as a sentence, and for programs that keep references.

BibTeX after *BibTeXing* (Patashnik, 1988) with the fields of biblatex; RIS after the specification
of Research Information Systems (2001); CSL-JSON after the schema of citationstyles.org.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from dashboard.in_words import day
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from dashboard.exports.about import About

PUBLISHER: Final = "Exile Atlas"

_TEX: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    **{sign: f"\\{sign}" for sign in "$&#_%"},
}
"""What TeX takes for more than itself. Braces become words, because BibTeX counts them even after
a backslash."""

_DAY: Final = re.compile(r"\[\n\s+\[\n\s+(\d+),\n\s+(\d+),\n\s+(\d+)\n\s+\]\n\s+\]")
"""A day in laid-out JSON, which is read more easily on one line."""


def text(about: About, accessed: date | None = None) -> str:
    """Return the citation as a sentence, after APA's form for data sets.

    Parameters
    ----------
    accessed
        The day the reader looked; left out in files, which are the same on any day.
    """
    return say(
        "cite.text",
        author=about.author,
        year=about.as_of.year,
        title=about.title,
        version=about.data_version,
        digest=about.digest[:8],
        question=about.question,
        count=about.count,
        licence=about.licence_words,
        where=_where(about, accessed),
    )


def bibtex(about: About, accessed: date | None = None) -> str:
    """Return a BibTeX entry; ``@misc`` because every style knows it."""
    fields = {
        "author": f"{{{tex(about.author)}}}",
        "title": f"{{{tex(about.title)}}}",
        "year": str(about.as_of.year),
        "month": str(about.as_of.month),
        "version": tex(about.data_version),
        "publisher": tex(PUBLISHER),
        "howpublished": tex(say("cite.kind")),
        "url": about.address,
        **({"urldate": accessed.isoformat()} if accessed else {}),
        "note": tex(_note(about)),
    }
    written = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{key(about)},\n{written}\n}}\n"


def ris(about: About, accessed: date | None = None) -> str:
    """Return an RIS record: one line a tag, ended by CR and LF."""
    lines = [
        ("TY", "DATA"),
        ("ID", key(about)),
        ("AU", about.author),
        ("TI", about.title),
        ("PY", f"{about.as_of.year}"),
        ("DA", f"{about.as_of:%Y/%m/%d}/"),
        ("ET", about.data_version),
        ("PB", PUBLISHER),
        ("LA", "en"),
        ("UR", about.address),
        *([("Y2", f"{accessed:%Y/%m/%d}/")] if accessed else []),
        ("AB", f"{about.question} {about.count}"),
        ("N1", _note(about)),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {_one_line(value)}\r\n" for tag, value in lines)


def csl(about: About, accessed: date | None = None) -> str:
    """Return CSL-JSON: a list of one item."""
    item: dict[str, Any] = {
        "id": key(about),
        "type": "dataset",
        "title": about.title,
        "author": [{"literal": about.author}],
        "issued": _parts(about.as_of),
        **({"accessed": _parts(accessed)} if accessed else {}),
        "version": about.data_version,
        "publisher": PUBLISHER,
        "URL": about.address,
        "language": "en",
        "abstract": f"{about.question} {about.count}",
        "note": _note(about),
    }
    return _DAY.sub(r"[[\1, \2, \3]]", json.dumps([item], ensure_ascii=False, indent=2)) + "\n"


def key(about: About) -> str:
    """Return the name of the citation: the same for the same question of the same data."""
    version = re.sub(r"[^A-Za-z0-9]+", "-", about.data_version)
    return f"exile-atlas-{version}-{hashlib.sha256(about.subject.encode()).hexdigest()[:6]}"


def tex(words: str) -> str:
    """Return words as TeX shows them letter by letter."""
    return "".join(_TEX.get(sign, sign) for sign in _one_line(words))


@dataclass(frozen=True, slots=True)
class Form:
    """One form of the citation, in English; ``language`` colours a code block, None for words."""

    name: str
    ending: str
    media_type: str
    write: Callable[[About, date | None], str]
    language: str | None = None

    @property
    def label(self) -> str:
        """What readers call it: programs by their names, words by what they are."""
        return self.name or say("cite.words")


FORMS: Final = (
    Form("", "txt", "text/plain; charset=utf-8", text),
    Form("BibTeX", "bib", "application/x-bibtex; charset=utf-8", bibtex, "latex"),
    Form("RIS", "ris", "application/x-research-info-systems; charset=utf-8", ris),
    Form("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", csl, "json"),
)
"""In the order they are shown."""


def form_called(ending: str) -> Form | None:
    """Return the form whose files end so, or None."""
    return {form.ending: form for form in FORMS}.get(ending)


def _where(about: About, accessed: date | None) -> str:
    if accessed is None:
        return about.address
    return say("cite.seen", day=day(accessed), address=about.address)


def _note(about: About) -> str:
    return say(
        "cite.note",
        question=about.question,
        count=about.count,
        digest=about.digest[:8],
        licence=about.licence_words,
    )


def _parts(value: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[value.year, value.month, value.day]]}


def _one_line(words: str) -> str:
    """Return words on one line, without what does not show."""
    shown = "".join(sign if sign.isprintable() else " " for sign in words)
    return re.sub(r" +", " ", shown).strip()
