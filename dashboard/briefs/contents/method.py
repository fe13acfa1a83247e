"""The last page: how to read it, what it is not, of which data, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import segno

from dashboard import taxonomy
from dashboard.briefs.blocks import Block, Heading, Items, Link, Terms, Text, Together
from dashboard.exports import citation
from dashboard.in_words import day
from dashboard.wording import say

if TYPE_CHECKING:
    from dashboard.exports.about import About


FIRM: Final = 600
"""Letters of an address whose code is still fine enough with a sixth of it to spare for damage."""


def page(
    about: About, *, address: str, carries: bool = False, corridors: bool = False, risk: bool = True
) -> tuple[Block, ...]:
    """Return the last page.

    Parameters
    ----------
    address
        Where the same stands, "" where that is not known.
    carries
        Whether the address holds a question about ways.
    corridors, risk
        Whether the brief compares ways, or shows risk layers.
    """
    blocks = (
        Heading(say("brief.method")),
        Text(say("brief.method.what")),
        Text(say("brief.method.evidence")),
        Terms(tuple((grade.label, grade.definition) for grade in taxonomy.EVIDENCE)),
        *((Text(say("brief.method.risk")),) if risk else ()),
        *((Text(say("brief.method.corridors")),) if corridors else ()),
        Heading(say("brief.caveats")),
        Items(tuple(Text(text) for text in _caveats(about, corridors=corridors))),
        Heading(say("brief.data")),
        Terms(_data(about)),
        *_link(address, _leads_to(carries=carries, corridors=corridors)),
    )
    return (Together(blocks),)


def _caveats(about: About, *, corridors: bool) -> tuple[str, ...]:
    return (
        *((say("brief.caveat.corridors"),) if corridors else ()),
        say("export.caveat.use"),
        say("export.caveat.silence"),
        say("brief.caveat.coarse"),
        say("export.caveat.person"),
        say("export.caveat.interval"),
        say("export.caveat.judgement"),
        say("export.caveat.renewed"),
        *about.withdrawn,
    )


def _data(about: About) -> tuple[tuple[str, str], ...]:
    return (
        (say("export.label.version"), about.data_version),
        (say("export.label.as_of"), day(about.as_of)),
        (say("export.label.digest"), about.digest),
        (say("export.label.policy"), about.policy),
        (say("export.label.licence"), f"{about.licence_words} {about.licence_address}".strip()),
        (say("export.label.attribution"), about.attribution),
        *(((say("export.label.citation"), citation.text(about)),) if about.home else ()),
    )


def _leads_to(*, carries: bool, corridors: bool) -> str:
    if carries:
        return say("brief.link.question")
    return say("brief.link.corridors") if corridors else say("brief.link")


def _link(address: str, words: str) -> tuple[Block, ...]:
    if not address:
        return ()
    return (Link(words, address, code(address), say("brief.link.alt")),)


def code(address: str) -> str:
    """Return an address as a QR code (SVG, ISO/IEC 18004); "" when it is too long for one."""
    try:
        made = segno.make_qr(address, error="m" if len(address) < FIRM else "l", boost_error=False)
    except segno.DataOverflowError:
        return ""
    drawn: str = made.svg_inline(scale=1, border=0, dark="#1f2a33", omitsize=True)
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
