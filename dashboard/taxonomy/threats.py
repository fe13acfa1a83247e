"""What was done to a person, how much one incident weighs, and for how long.

Severity follows the harm to life, body and liberty, in that order, and how near it brings a person
to Russian custody. It is an ordinal judgement on a scale from 0 to 1; only its order has an outside
source, the ladder from threats from a distance to direct attacks of Freedom House (2021).

The half-life says how long an incident speaks of what a person may meet in that country today. It
is long where networks and intentions last (killings: five years), middling where a law or a
practice stands behind it (two years), short where rules change from month to month (one year).
"""

from __future__ import annotations

from typing import Final

from dashboard.taxonomy.terms import ThreatType

YEAR: Final = 365
"""Days."""

THREAT_TYPES: Final = (
    ThreatType(
        "killing",
        "Killing",
        "The person died; whether it was murder may be contested.",
        "direct_attack",
        severity=1.0,
        half_life=5 * YEAR,
        english_reason="Life itself; those able to do it stay able for years.",
    ),
    ThreatType(
        "attempted_killing",
        "Attempted killing",
        "An attempt or a prepared plot on the person's life.",
        "direct_attack",
        severity=0.9,
        half_life=5 * YEAR,
        english_reason="The same intention and means as a killing; the person lived.",
    ),
    ThreatType(
        "poisoning",
        "Poisoning",
        "Poison was found or is suspected; the person may have survived.",
        "direct_attack",
        severity=0.9,
        half_life=5 * YEAR,
        english_reason="As an attempted killing, with means only a state is likely to have.",
    ),
    ThreatType(
        "assault",
        "Assault",
        "Physical violence that was not meant, or not shown, to kill.",
        "direct_attack",
        severity=0.6,
        half_life=3 * YEAR,
        english_reason="Injury without loss of life or liberty.",
    ),
    ThreatType(
        "abduction",
        "Abduction",
        "The person was seized or carried off outside the law, or this was planned.",
        "direct_attack",
        severity=0.9,
        half_life=4 * YEAR,
        english_reason=(
            "Ends in Russian custody with no court in between; needs a network on the spot."
        ),
    ),
    ThreatType(
        "lure",
        "Lure",
        "The person was tricked into travelling to where they could be seized.",
        "direct_attack",
        severity=0.5,
        half_life=3 * YEAR,
        english_reason="The way into an abduction; a warned person can refuse.",
    ),
    ThreatType(
        "detention",
        "Detention",
        "Arrest or custody in the host country.",
        "co_opting_states",
        severity=0.6,
        half_life=2 * YEAR,
        english_reason="Loss of liberty in the host country, and often the step before a removal.",
    ),
    ThreatType(
        "deportation",
        "Deportation",
        "Removal, expulsion or an attempt at it, whatever its legal form.",
        "co_opting_states",
        severity=0.8,
        half_life=2 * YEAR,
        english_reason="May end in Russian custody; some are attempts or lead elsewhere.",
    ),
    ThreatType(
        "extradition_request",
        "Extradition request",
        "Russia asked a state to hand the person over.",
        "co_opting_states",
        severity=0.5,
        half_life=2 * YEAR,
        english_reason="Custody is likely while it is decided; many are refused.",
    ),
    ThreatType(
        "interpol_notice",
        "Interpol or wanted notice",
        "A notice or diffusion through Interpol, or a shared wanted list.",
        "co_opting_states",
        severity=0.4,
        half_life=2 * YEAR,
        english_reason="Arrest at any check; can be challenged and deleted.",
    ),
    ThreatType(
        "entry_refusal",
        "Entry refusal",
        "The person was turned back at the border of a host country.",
        "co_opting_states",
        severity=0.4,
        half_life=YEAR,
        english_reason=(
            "No refuge there; often another country takes the person. Entry rules change fast."
        ),
    ),
    ThreatType(
        "travel_ban",
        "Exit or travel ban",
        "The person was stopped from leaving, or travel was forbidden.",
        "mobility_control",
        severity=0.4,
        half_life=YEAR,
        english_reason="Keeps a person within reach; exit rules change fast.",
    ),
    ThreatType(
        "document_denial",
        "Document denial",
        "A passport or consular service was refused, annulled or taken.",
        "mobility_control",
        severity=0.3,
        half_life=2 * YEAR,
        english_reason="Takes away legal stay over time, not liberty at once.",
    ),
    ThreatType(
        "surveillance",
        "Surveillance",
        "Following, watching or informing on people in exile.",
        "threat_from_a_distance",
        severity=0.3,
        half_life=2 * YEAR,
        english_reason="Harm comes after it, if at all; shows a network on the spot.",
    ),
    ThreatType(
        "digital_attack",
        "Digital attack",
        "Spyware, phishing, hacking or blocking of accounts.",
        "threat_from_a_distance",
        severity=0.2,
        half_life=YEAR,
        english_reason="Says little about the country the person is in.",
    ),
    ThreatType(
        "threat_message",
        "Threat",
        "A threat made by message, call, letter or in public.",
        "threat_from_a_distance",
        severity=0.2,
        half_life=YEAR,
        english_reason="Words; mostly sent from elsewhere.",
    ),
    ThreatType(
        "family_pressure",
        "Pressure on family",
        "Relatives were threatened, searched or detained because of the exile.",
        "threat_from_a_distance",
        severity=0.3,
        half_life=YEAR,
        english_reason="Grave, but it happens in Russia: says little about the host country.",
    ),
    ThreatType(
        "in_absentia_prosecution",
        "Prosecution in absence",
        "A case, arrest warrant or sentence in Russia against someone abroad.",
        "threat_from_a_distance",
        severity=0.3,
        half_life=3 * YEAR,
        english_reason="Opens the way to a wanted notice and stands until the case is closed.",
    ),
    ThreatType(
        "harassment",
        "Harassment",
        "Other repeated intimidation, including cancelled events and smear campaigns.",
        "threat_from_a_distance",
        severity=0.2,
        half_life=YEAR,
        english_reason="Intimidation without injury or loss of liberty.",
    ),
)

METHOD_OF: Final = {kind.code: kind.method for kind in THREAT_TYPES}
