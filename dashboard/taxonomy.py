"""The vocabularies: every code used in the data, with its label, definition and look.

A vocabulary is a plain tuple; a new threat type is one new row here. The order of a tuple is the
order on screen and in legends. Codes are public and never change; labels may.

The four methods of transnational repression follow Freedom House, *Out of Sight, Not Out of Reach*
(2021): direct attacks, co-opting other countries, mobility controls, threats from a distance.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Shape = Literal["circle", "square", "triangle", "diamond"]


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a vocabulary: ``code`` in the data, ``label`` and ``definition`` for readers."""

    code: str
    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class Method(Term):
    """A group of threat types; ``colour`` (sRGB hex) and ``shape`` mark it on map and in charts."""

    colour: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class ThreatType(Term):
    """What was done to a person; ``method`` is the code of its group."""

    method: str


@dataclass(frozen=True, slots=True)
class Evidence(Term):
    """How well an incident is established; ``solid`` grades are drawn filled, others hollow."""

    solid: bool


METHODS: Final = (
    Method(
        "direct_attack",
        "Direct attack",
        "Violence or seizure by agents of the origin state or people acting for it.",
        "#a8142f",
        "circle",
    ),
    Method(
        "co_opting_states",
        "Using other states",
        "Another state's police, courts, borders or databases are turned against the person.",
        "#e07b1a",
        "square",
    ),
    Method(
        "mobility_control",
        "Mobility control",
        "Passports, consular papers or permission to leave are refused or taken away.",
        "#7a4fb5",
        "triangle",
    ),
    Method(
        "threat_from_a_distance",
        "Threat from a distance",
        "Pressure without contact: watching, messages, hacking, cases in absence, relatives.",
        "#1f5fa8",
        "diamond",
    ),
)

THREAT_TYPES: Final = (
    ThreatType(
        "killing",
        "Killing",
        "The person died; whether it was murder may be contested.",
        "direct_attack",
    ),
    ThreatType(
        "attempted_killing",
        "Attempted killing",
        "An attempt or a prepared plot on the person's life.",
        "direct_attack",
    ),
    ThreatType(
        "poisoning",
        "Poisoning",
        "Poison was found or is suspected; the person may have survived.",
        "direct_attack",
    ),
    ThreatType(
        "assault",
        "Assault",
        "Physical violence that was not meant, or not shown, to kill.",
        "direct_attack",
    ),
    ThreatType(
        "abduction",
        "Abduction",
        "The person was seized or carried off outside the law, or this was planned.",
        "direct_attack",
    ),
    ThreatType(
        "lure",
        "Lure",
        "The person was tricked into travelling to where they could be seized.",
        "direct_attack",
    ),
    ThreatType(
        "detention", "Detention", "Arrest or custody in the host country.", "co_opting_states"
    ),
    ThreatType(
        "deportation",
        "Deportation",
        "Removal, expulsion or an attempt at it, whatever its legal form.",
        "co_opting_states",
    ),
    ThreatType(
        "extradition_request",
        "Extradition request",
        "Russia asked a state to hand the person over.",
        "co_opting_states",
    ),
    ThreatType(
        "interpol_notice",
        "Interpol or wanted notice",
        "A notice or diffusion through Interpol, or a shared wanted list.",
        "co_opting_states",
    ),
    ThreatType(
        "entry_refusal",
        "Entry refusal",
        "The person was turned back at the border of a host country.",
        "co_opting_states",
    ),
    ThreatType(
        "travel_ban",
        "Exit or travel ban",
        "The person was stopped from leaving, or travel was forbidden.",
        "mobility_control",
    ),
    ThreatType(
        "document_denial",
        "Document denial",
        "A passport or consular service was refused, annulled or taken.",
        "mobility_control",
    ),
    ThreatType(
        "surveillance",
        "Surveillance",
        "Following, watching or informing on people in exile.",
        "threat_from_a_distance",
    ),
    ThreatType(
        "digital_attack",
        "Digital attack",
        "Spyware, phishing, hacking or blocking of accounts.",
        "threat_from_a_distance",
    ),
    ThreatType(
        "threat_message",
        "Threat",
        "A threat made by message, call, letter or in public.",
        "threat_from_a_distance",
    ),
    ThreatType(
        "family_pressure",
        "Pressure on family",
        "Relatives were threatened, searched or detained because of the exile.",
        "threat_from_a_distance",
    ),
    ThreatType(
        "in_absentia_prosecution",
        "Prosecution in absence",
        "A case, arrest warrant or sentence in Russia against someone abroad.",
        "threat_from_a_distance",
    ),
    ThreatType(
        "harassment",
        "Harassment",
        "Other repeated intimidation, including cancelled events and smear campaigns.",
        "threat_from_a_distance",
    ),
)

TARGET_GROUPS: Final = (
    Term("journalist", "Journalist", "Reporters, editors, bloggers and media staff."),
    Term(
        "opposition_activist", "Opposition activist", "Members of political or protest movements."
    ),
    Term(
        "human_rights_defender",
        "Human-rights defender",
        "Lawyers, aid workers and staff of rights groups.",
    ),
    Term(
        "anti_war_civilian",
        "Anti-war civilian",
        "People targeted for speech or acts against the war.",
    ),
    Term(
        "deserter_or_draft_evader",
        "Deserter or draft evader",
        "People who left the army or the call-up.",
    ),
    Term("military_defector", "Military defector", "Soldiers who went over to another side."),
    Term(
        "official_or_intelligence_defector",
        "Official or intelligence defector",
        "Former or serving officials, security and intelligence staff.",
    ),
    Term(
        "ethnic_or_religious_minority",
        "Ethnic or religious minority",
        "People targeted as members of a minority, for example from the North Caucasus.",
    ),
    Term("lgbtq", "LGBTQ person", "People targeted for orientation or gender identity."),
    Term("businessperson", "Businessperson", "Owners and managers of companies."),
    Term("artist", "Artist", "Musicians, writers, actors and comedians."),
    Term("academic", "Academic", "Scholars and scientists."),
    Term("other", "Other", "None of the other groups, or not reported."),
)

ATTRIBUTIONS: Final = (
    Term(
        "russian_state",
        "Russian state",
        "The sources attribute it to an organ of the Russian state.",
    ),
    Term(
        "suspected_russian_state",
        "Suspected Russian state",
        "The sources suspect, but do not establish, the Russian state.",
    ),
    Term(
        "chechen_authorities",
        "Chechen authorities",
        "The sources attribute it to the authorities of Chechnya.",
    ),
    Term(
        "host_state_for_russia",
        "Host state for Russia",
        "The host state acted on a Russian request or handed information over.",
    ),
    Term(
        "unknown",
        "Unknown or unproven",
        "No attribution, including host-state measures with no proven Russian request.",
    ),
)

HOST_STATE_ROLES: Final = (
    Term(
        "none_reported", "None reported", "The sources say nothing about what the host state did."
    ),
    Term(
        "protected", "Protected the person", "The host state gave protection, asylum or a warning."
    ),
    Term(
        "investigated", "Investigated", "The host state opened an investigation or tried suspects."
    ),
    Term(
        "slow_response",
        "Slow response",
        "The host state was reported to have acted late or not at all.",
    ),
    Term(
        "cooperated_with_russia",
        "Cooperated with Russia",
        "Extradition order, custody on request, hand-over or data given.",
    ),
    Term("refused_russia", "Refused Russia", "The host state refused a Russian request."),
)

OUTCOMES: Final = (
    Term("killed", "Killed or died", "The person died."),
    Term("injured", "Injured", "The person was hurt and survived."),
    Term("survived_unhurt", "Not physically hurt", "No physical injury was reported."),
    Term("detained", "Detained", "The person was in custody at the last report."),
    Term("released", "Released", "The person was set free."),
    Term("deported_to_russia", "Deported to Russia", "The person was removed to Russia."),
    Term(
        "in_russian_custody",
        "In Russian custody",
        "The person was in Russian hands at the last report.",
    ),
    Term("left_country", "Left the country", "The person moved on to another country."),
    Term("ongoing", "Ongoing", "Not concluded at the last report."),
    Term("unknown", "Unknown", "The sources do not say."),
)

EVIDENCE: Final = (
    Evidence("court_finding", "Court finding", "A court established the facts.", solid=True),
    Evidence(
        "official_attribution",
        "Official attribution",
        "A government or international body attributed it.",
        solid=True,
    ),
    Evidence(
        "multiple_sources",
        "Multiple sources",
        "Reported on at least two sites; not always independently.",
        solid=True,
    ),
    Evidence("single_source", "Single source", "Reported by one source.", solid=False),
    Evidence(
        "alleged", "Alleged", "A claim by one side, not established or later doubted.", solid=False
    ),
)

GEO_PRECISIONS: Final = (
    Term("city", "City", "The centre of a city of at least 100,000 people."),
    Term(
        "region", "Region", "Known, or shown, only to the region; drawn as a badge on the country."
    ),
    Term(
        "country",
        "Country",
        "Known, or shown, only to the country; drawn as a badge on the country.",
    ),
)

DATE_PRECISIONS: Final = (
    Term("day", "Day", "The day is known."),
    Term("month", "Month", "Known, or shown, only to the month."),
    Term("quarter", "Quarter", "Shown only to the quarter."),
    Term("year", "Year", "Known, or shown, only to the year."),
)

MODES: Final = (
    Term("land", "By land", "A land border between two countries."),
    Term("rail", "By rail", "A train between two countries."),
    Term("air", "By air", "A flight between two cities."),
    Term("sea", "By sea", "A ship between two countries."),
)

DOCUMENTS: Final = (
    Term(
        "internal_passport", "Internal passport", "The Russian identity document for use at home."
    ),
    Term("passport", "Foreign passport", "The Russian passport for travel abroad."),
    Term("visa", "Visa", "A visa of the destination, besides a passport."),
    Term("humanitarian_visa", "Humanitarian visa", "A visa or admission on humanitarian grounds."),
    Term("asylum_claim", "Asylum claim", "Arrival by asking for asylum."),
)

LEG_STATUSES: Final = (
    Term("open", "Open", "Reported as open on the terms stated."),
    Term("restricted", "Restricted", "Reported as open to some, or under limits."),
    Term("closed", "Closed", "Reported as closed."),
)

SOURCE_KINDS: Final = (
    Term("press", "Press", "A newspaper, agency, broadcaster or news site."),
    Term("official", "Official", "A government, court, parliament or international body."),
    Term(
        "organisation",
        "Organisation",
        "A rights group, institute or other body outside government.",
    ),
    Term("dataset", "Data set", "A published table or database."),
)

METHOD_OF: Final = {kind.code: kind.method for kind in THREAT_TYPES}


def codes(vocabulary: tuple[Term, ...]) -> tuple[str, ...]:
    """Return the codes of a vocabulary in its order."""
    return tuple(term.code for term in vocabulary)


def label(vocabulary: tuple[Term, ...], code: str) -> str:
    """Return the label of ``code``; KeyError for a code the vocabulary does not hold."""
    return {term.code: term.label for term in vocabulary}[code]
