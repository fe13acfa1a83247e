"""The sentences of versions: what changed, which data are shown, in English."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # Which data the page shows
    "pin": "Pin",
    "pin.help": (
        "Pin this link to data version {version}: whoever opens it sees these numbers, also after "
        "the data were renewed."
    ),
    "unpin": "Pinned",
    "unpin.help": (
        "This link is pinned to data version {version}. Press to let it show the newest data again "
        "when it is opened next time."
    ),
    "newer": "Newer data are available: version {version}.",
    "newer.pinned": "You see data version {shown}, as the link asks. The newest is {version}.",
    "newer.show": "Show the newest",
    "notice.data.unknown": (
        "The link asks for data version {version}, which is not held here; the newest is shown."
    ),
    "notice.data.form": (
        "The link asks for a data version that cannot be read, {text}; the newest is shown."
    ),
    "notice.data.gone": (
        "The data this page began with are no longer held; it now shows version {version}."
    ),
    # The foot of the page
    "foot.refused": "Showing data version {shown}; a newer one, {newer}, could not be opened.",
    "foot.refused.unnamed": "Showing data version {shown}; a newer one could not be opened.",
    "foot.changes": "What changed",
    "foot.policy": "How people are protected",
    "foot.api": "Data and API",
    "foot.cite": "Cite",
    # The plain pages
    "page.back": "Back to the map",
    "page.skip": "Skip to the text",
    # Withdrawn records
    "withdrawn.on": "Withdrawn on {day}: {reason}.",
    "withdrawn.more": "Nothing else of the record is kept here.",
    # The page of changes
    "changes.title": "What changed",
    "changes.lead": (
        "Every change between two versions of the data, newest version first. Where something was "
        "made less exact to protect people, what it was is not repeated."
    ),
    "changes.now": "Up to version {version}, made on {day}.",
    "changes.none": "Nothing yet. What changes is listed here from the next version on.",
    "changes.all": "All changes as one table (CSV)",
    "changes.open": "Open the atlas with the numbers of version {version}",
    "changes.more.one": "One more is in",
    "changes.more.many": "{n} more are in",
    "changes.corrected": "{field}: {before} → {after}",
    "changes.empty": "nothing",
    "changes.count.added.one": "one record added",
    "changes.count.added.many": "{n} records added",
    "changes.count.corrected.one": "one corrected",
    "changes.count.corrected.many": "{n} corrected",
    "changes.count.made_less_exact.one": "one made less exact",
    "changes.count.made_less_exact.many": "{n} made less exact",
    "changes.count.removed.one": "one removed",
    "changes.count.removed.many": "{n} removed",
    "changes.count.withdrawn.one": "one withdrawn",
    "changes.count.withdrawn.many": "{n} withdrawn",
    "changes.table.incidents": "Incident",
    "changes.table.host_facts": "Host fact",
    "changes.table.legs": "Leg",
    "changes.table.journeys": "Journey",
    "changes.table.statistics": "Figure",
    "changes.table.sources": "Source",
    # Columns, where their code would say too little
    "field.admin1": "Region",
    "field.event_date": "Date",
    "field.event_date_end": "End",
    "field.date_from": "First possible day",
    "field.date_to": "Last possible day",
    "field.date_precision": "Date shown to the",
    "field.geo_precision": "Place shown to the",
    "field.iso3": "Country",
    "field.lat": "Latitude",
    "field.lon": "Longitude",
    "field.uncertainty_m": "Distance from the point within which the place lies (m)",
    "field.verification": "Evidence",
    "field.public_name": "Name",
    "field.source_ids": "Sources",
    "field.source_id": "Source",
    "field.generalisations": "What was made less exact",
    "field.withheld": "What was left out",
    "field.from_iso3": "Country left",
    "field.from_place": "City left",
    "field.to_iso3": "Country reached",
    "field.to_place": "City reached",
    "field.documents": "Document",
    "field.valid_from": "Begin",
    "field.valid_to": "End",
    "field.date_start": "Begin",
    "field.date_end": "End",
    "field.period_start": "Begin",
    "field.period_end": "End",
    "field.traveller_group": "Who",
    "field.url": "Address",
}
