"""What a brief is made of: plain data that every form of it (PDF, HTML) sets in its own way."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Final, Literal

from dashboard.wording.signs import printable

Tone = Literal["lead", "plain", "note", "small", "caution"]


@dataclass(frozen=True, slots=True)
class Source:
    """A source as readers see it; ``url`` only where it may be shown, ``lang`` of its title."""

    title: str
    publisher: str
    date: str
    url: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 stands below the title."""

    text: str
    level: int = 1
    kind: str = field(default="heading", init=False)


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str
    tone: Tone = "plain"
    sources: tuple[Source, ...] = ()
    kind: str = field(default="text", init=False)


@dataclass(frozen=True, slots=True)
class Items:
    """A list of paragraphs."""

    items: tuple[Text, ...]
    kind: str = field(default="items", init=False)


@dataclass(frozen=True, slots=True)
class Map:
    """The map as SVG, and what it shows in words."""

    svg: str
    alt: str
    kind: str = field(default="map", init=False)


@dataclass(frozen=True, slots=True)
class Bar:
    """A number as a bar: ``words`` are the number, ``low`` and ``high`` shares of the longest."""

    label: str
    words: str
    low: float
    high: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Numbers below each other, each from a lower to a higher one; dark up to the lower."""

    title: str
    rows: tuple[Bar, ...]
    note: str = ""
    kind: str = field(default="bars", init=False)


@dataclass(frozen=True, slots=True)
class Range:
    """A value with its interval, all in 0..1; ``observed`` is false where only bounds are known."""

    label: str
    words: str
    low: float
    high: float
    value: float | None
    observed: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ranges:
    """Intervals on one scale from 0 to 1."""

    title: str
    rows: tuple[Range, ...]
    note: str = ""
    kind: str = field(default="ranges", init=False)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two lists of blocks beside each other, one after the other where there is no room."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    kind: str = field(default="pair", init=False)


@dataclass(frozen=True, slots=True)
class Record:
    """An incident in a list."""

    title: str
    place: str
    date: str
    grade: str
    solid: bool
    colour: str
    shape: str
    name: str
    summary: str
    more: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Records:
    """A list of incidents."""

    records: tuple[Record, ...]
    lang: str = "en"
    kind: str = field(default="records", init=False)


@dataclass(frozen=True, slots=True)
class Fact:
    """A dated fact: what, since when, how it is graded, and who says so."""

    label: str
    value: str
    dates: str
    grade: str
    note: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts behind one part."""

    title: str
    facts: tuple[Fact, ...]
    more: str = ""
    kind: str = field(default="facts", init=False)


@dataclass(frozen=True, slots=True)
class Stop:
    """A country on a way, with its risk; None where it is left."""

    name: str
    risk: Range | None


@dataclass(frozen=True, slots=True)
class Step:
    """A leg on a way."""

    words: str
    status: str
    stale: str
    reasons: tuple[str, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A corridor as a card: stops and the steps between them."""

    rank: str
    path: str
    summary: str
    stops: tuple[Stop, ...]
    steps: tuple[Step, ...]
    lines: tuple[Text, ...] = ()
    full: bool = False


@dataclass(frozen=True, slots=True)
class Ways:
    """Corridors."""

    ways: tuple[Way, ...]
    kind: str = field(default="ways", init=False)


@dataclass(frozen=True, slots=True)
class Terms:
    """Labels and what they stand for."""

    rows: tuple[tuple[str, str], ...]
    kind: str = field(default="terms", init=False)


@dataclass(frozen=True, slots=True)
class Link:
    """An address with its code, to be read from paper."""

    words: str
    address: str
    code: str
    alt: str
    kind: str = field(default="link", init=False)


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stand on one page."""

    blocks: tuple[Block, ...]
    kind: str = field(default="together", init=False)


Block = (
    Heading | Text | Items | Map | Bars | Ranges | Pair | Records | Facts | Ways | Terms | Link
    | Together
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Brief:
    """A whole brief.

    Parameters
    ----------
    kicker, title, deck
        What kind of brief it is, what it is about, and that in a sentence.
    lang
        Language of its words.
    author, day, version, as_of
        Whose data, and of when: ``day`` as (year, month, day), the others in words.
    page
        The words of a page's number, with ``{page}`` and ``{pages}`` in them.
    """

    kicker: str
    title: str
    deck: str
    lang: str
    author: str
    day: tuple[int, int, int]
    version: str
    as_of: str
    page: str
    brand: str
    blocks: tuple[Block, ...]

    def plain(self) -> dict[str, Any]:
        """Return it as dictionaries, lists and texts, ready for JSON.

        Signs that do not show are left out of texts: they could turn the order of letters round.
        """
        shown: dict[str, Any] = _shown(asdict(self))
        return shown


_MARKUP: Final = ("svg", "code")
"""Fields that hold pictures of our own."""


def _shown(value: Any, name: str = "") -> Any:
    if isinstance(value, str):
        return value if name in _MARKUP else printable(value)
    if isinstance(value, dict):
        return {key: _shown(inner, key) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_shown(inner) for inner in value]
    return value
