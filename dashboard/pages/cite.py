"""Take along and cite, as a plain page: the files and the citation of one question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import pages, risk
from dashboard.exports import FORMATS
from dashboard.exports.about_countries import layer_caveats
from dashboard.exports.citation import FORMS
from dashboard.exports.size import in_words
from dashboard.wording import SOURCE, say, speaking

if TYPE_CHECKING:
    from datetime import date

    from dashboard.exports.about import About
    from dashboard.exports.citation import Form


def cite_page(about: About, day: date, cited: About | None = None) -> str:
    """Return the page for what is said of a question's records.

    Parameters
    ----------
    day
        The day of access.
    cited
        The same in English, of which the citations are made; ``about`` where that is English.
    """
    asked = about.address.partition("?")[2]
    return pages.render(
        "cite.html",
        home=f"../?{asked}",
        files=[
            {
                "label": format_.label,
                "use": say(f"format.{format_.code}"),
                "size": in_words(format_.size.of(about.n)),
                "address": f"../download/incidents.{format_.ending}?{asked}",
            }
            for format_ in FORMATS
            if format_.most >= about.n
        ],
        countries=[
            {
                "label": format_.label,
                "use": say(f"format.countries.{format_.code}"),
                "address": f"../download/countries.{format_.ending}?{asked}",
            }
            for format_ in FORMATS
        ]
        if not about.shown.is_plain
        else [],
        forms=[
            {
                "label": form.label,
                "text": _citation(form, cited or about, day),
                "save": say("cite.save", file=f".{form.ending}"),
                "address": f"../download/citation.{form.ending}?{asked}",
            }
            for form in FORMS
        ],
        caveats=(*about.caveats, *([] if about.shown.is_plain else layer_caveats())),
        words={
            "title": say("cite.title"),
            "lead": f"{about.question} {about.count}",
            "files": say("cite.files"),
            "countries": say("cite.countries", layer=risk.layer(about.shown.layer).label),
            "travels": say(
                "download.travels", version=about.data_version, licence=about.licence_words
            ),
            "cite": say("cite.how"),
            "know": say("cite.know"),
            "credit": about.attribution,
        },
    )


def _citation(form: Form, about: About, day: date) -> str:
    with speaking(SOURCE.code):
        return form.write(about, day).replace("\r\n", "\n").strip()
