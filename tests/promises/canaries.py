"""A raw world in which every place that must not be shown holds a word that stands nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.raw_worlds import editors, raw, released

if TYPE_CHECKING:
    from dashboard.disclosure import Editors, Raw, Released

ACUTE: Final = {"outcome": "ongoing", "threat_type": "extradition_request"}

CANARIES: Final = (
    "Wyvernwood",
    "555-01-99",
    "zephyrquill",
    "gryphonchan",
    "48.0123987",
    "99887766",
    "48.0012345",
    "67.0054321",
    "amlet",
    "eronova",
    "courier-heron",
    "estrelov",
    "kestrel.example",
    "erlinskaya",
    "ospreyslug",
    "ospreycook",
    "ospreyinitials",
    "itternov",
    "bittern.example",
    "2024-05-17",
    "17 May",
)
"""None of these may be anywhere in what is released or served."""

_TOLD: Final = (
    "Taken from 12 Wyvernwood Long Street.",
    "Call his lawyer at +7 701 555-01-99.",
    "Write to zephyrquill@example.org.",
    "First told by @gryphonchan in a channel.",
    "Seen last at 48.0123987 by a neighbour.",
    "His passport 99887766 was taken.",
)


def given() -> tuple[Raw, Editors]:
    """Return that world and its editors' decisions."""
    plain = [
        {"id": f"2023-kz-ospreyslug-{n}", "date_start": f"2023-{n % 12 + 1:02}-03", **more}
        for n, more in enumerate(
            [{"place": "Bigtown"}, {"place": "Harbour", "country": "DEU"}, {"place": ""}] * 8
        )
    ]
    texts = [
        {"id": f"told-{who}-{n}", "date_start": "2023-06-01", "summary": text, **name}
        for n, text in enumerate(_TOLD)
        for who, name in (("a", {}), ("b", {"public_name": "Vera Invented"}))
    ]
    special = [
        {"id": "town", "date_start": "2023", "place": "Hamlet", "summary": "Held in Hamlet."},
        ACUTE
        | {
            "id": "2024-05-17-kz-bigtown-heron",
            "summary": "Heronova waits in Bigtown since 17 May for a decision.",
            "source_title": "Heronova waits",
            "source_url": "https://courier-heron.example.org/heronova-2024-05-17",
            "source2_url": "https://other.example.org/heronova",
        },
        {
            "id": "fresh",
            "summary": "Kestrelov was held.",
            "source_title": "Kestrelov held",
            "source_url": "https://kestrel.example.org/",
            "source_date": "2026-11-20",
        },
        {
            "id": "merlin",
            "date_start": "2023-02",
            "public_name": "Anna Merlinskaya",
            "summary": "Merlinskaya was held for a day.",
            "source_title": "Court frees Merlinskaya",
            "source2_url": "https://other.example.org/merlinskaya-freed",
        },
    ]
    journeys = [
        {
            "id": "2023-ru-kz-ospreyslug",
            "places": "RUS;Hamlet/KAZ;Harbour/DEU",
            "date_start": "2024-05-17",
            "date_end": "2024-06-02",
            "traveller_group": "deserter (ospreycook)",
            "summary": "Bitternov fled to Bigtown",
            "outcome": "asylum granted",
            "source_title": "Bitternov's flight",
            "source_url": "https://bittern.example.org/2023/02/03",
        }
    ]
    legs = [{"id": "kz-leg", "from_place": "Bigtown"}]
    decided = editors(
        ("merlin", "public_name", ""), ("kz-leg", "note", "Flights", "ospreyinitials")
    )
    rows = raw(incidents=plain + texts + special, journeys=journeys, legs=legs, hosts=[{}])
    return rows, decided


def planted() -> Released:
    """Return its release: a few dozen rows are shown, no canary should be."""
    rows, decided = given()
    return released(rows, editors=decided)


def found_in(text: bytes | str) -> list[str]:
    """Return the canaries that a text holds."""
    whole = text.decode("utf-8", errors="replace") if isinstance(text, bytes) else text
    return [canary for canary in CANARIES if canary in whole]
