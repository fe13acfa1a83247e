"""Host facts by topic, and plain names for the fields and series that the data uses.

A field or series without a row here still shows: under "Other", its code in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dashboard.wording import said


@dataclass(frozen=True, slots=True)
class Field:
    """One field of host_facts: its ``label`` and the ``topic`` it stands under."""

    code: str
    english: str
    topic: str

    @property
    def label(self) -> str:
        """What readers call it."""
        return said("field.label", self.english)


ENTRY: Final = "Entry and stay"
CHANNELS: Final = "Legal channels to Russia"
CONDUCT: Final = "Reported conduct"
PROTECTION: Final = "Protection"
FREEDOM: Final = "Memberships and freedom"
OTHER: Final = "Other"


def topic_words(topic: str) -> str:
    """Return a topic in the language spoken."""
    return said("topic", topic)


TOPICS: Final = (CONDUCT, PROTECTION, ENTRY, CHANNELS, FREEDOM, OTHER)

FIELDS: Final = (
    Field("extradition_to_russia", "Extradition to Russia", CONDUCT),
    Field("returns_reported", "Returns to Russia reported", CONDUCT),
    Field("returns_witnessed_by_interviewees", "Returns witnessed by interviewees", CONDUCT),
    Field("deportations_to_russia", "Deportations to Russia", CONDUCT),
    Field("detention_at_russian_request", "Detentions at Russia's request", CONDUCT),
    Field("entry_refusals_reported", "Refusals of entry reported", CONDUCT),
    Field("police_cooperation_reported", "Police cooperation reported", CONDUCT),
    Field("police_response", "Police response", CONDUCT),
    Field("prosecutors_on_2022_incident", "Prosecutors on a 2022 incident", CONDUCT),
    Field("killing_of_defector_reported", "Killing of a defector reported", CONDUCT),
    Field("lure_back_reported", "Lure back to Russia reported", CONDUCT),
    Field("russian_pressure_reported", "Russian pressure reported", CONDUCT),
    Field(
        "russian_surveillance_of_diaspora_reported",
        "Russian surveillance of the diaspora reported",
        CONDUCT,
    ),
    Field("threats_to_exiles_reported", "Threats to exiles reported", CONDUCT),
    Field(
        "asylum_recognition_rate_russians",
        "Share of Russians' asylum cases recognised (%)",
        PROTECTION,
    ),
    Field("asylum_grants_to_russians", "Asylum granted to Russians", PROTECTION),
    Field("asylum_granted_deserters", "Asylum granted to deserters", PROTECTION),
    Field("asylum_to_opposition", "Asylum given to opposition members", PROTECTION),
    Field("humanitarian_visa_for_russians", "Humanitarian visa for Russians", PROTECTION),
    Field("deserter_policy", "Policy towards deserters", PROTECTION),
    Field("police_protection_for_exiles", "Police protection for exiles", PROTECTION),
    Field("hosts_defectors_reported", "Hosts defectors", PROTECTION),
    Field("hosts_exile_media", "Hosts media in exile", PROTECTION),
    Field("hosts_refugee_activists", "Hosts refugee activists", PROTECTION),
    Field("hosts_support_groups", "Hosts support groups", PROTECTION),
    Field("visa_free_days", "Visa-free stay (days)", ENTRY),
    Field("visa_free", "Visa-free entry", ENTRY),
    Field("visa_regime_planned", "Visa regime planned", ENTRY),
    Field("tourist_visas", "Tourist visas", ENTRY),
    Field("tourist_visas_practice", "Tourist visas in practice", ENTRY),
    Field("entry_internal_passport", "Entry on the internal passport", ENTRY),
    Field("entry_without_passport_possible", "Entry without a passport", ENTRY),
    Field("accepts_nonbiometric_passport", "Accepts non-biometric passports", ENTRY),
    Field("residence_limits", "Limits on residence", ENTRY),
    Field("land_border_with_russia", "Land border with Russia", ENTRY),
    Field("land_border_with_russia_km", "Length of the land border with Russia (km)", ENTRY),
    Field("exit_of_russians_restricted", "Exit of Russians restricted", ENTRY),
    Field("exit_ban_after_draft_summons", "Exit ban after a draft summons", ENTRY),
    Field("exit_without_foreign_passport", "Exit without a foreign passport", ENTRY),
    Field(
        "exit_rule_children_internal_passport", "Children's exit on the internal passport", ENTRY
    ),
    Field("officials_passports_confiscated", "Officials' passports taken", ENTRY),
    Field("officials_travel_ban", "Travel ban for officials", ENTRY),
    Field("csto", "Member of the CSTO", CHANNELS),
    Field("eaeu", "Member of the Eurasian Economic Union", CHANNELS),
    Field("cis_member", "Member of the CIS", CHANNELS),
    Field("cis_minsk_convention", "CIS Minsk Convention on legal aid", CHANNELS),
    Field("cis_chisinau_convention_signed", "CIS Chisinau Convention signed", CHANNELS),
    Field("shared_wanted_database", "Shared wanted-persons database", CHANNELS),
    Field("extradition_treaty_with_russia", "Extradition treaty with Russia", CHANNELS),
    Field("interpol_member", "Member of Interpol", CHANNELS),
    Field("interpol_restricted", "Interpol access restricted", CHANNELS),
    Field("coe_member", "Member of the Council of Europe", FREEDOM),
    Field("refugee_convention", "Refugee Convention (year of joining)", FREEDOM),
    Field("cat_convention", "Convention against Torture (year of joining)", FREEDOM),
    Field("eu", "Member of the European Union", FREEDOM),
    Field("schengen", "In the Schengen area", FREEDOM),
    Field("nato", "Member of NATO", FREEDOM),
    Field("freedom_house_score", "Freedom in the World score (0 to 100)", FREEDOM),
)

_BY_CODE: Final = {field.code: field for field in FIELDS}
_PROPER: Final = {
    "unhcr": "UNHCR", "eu": "EU", "us": "US", "fh": "Freedom House", "tnr": "transnational repression",
    "ovd": "OVD-Info", "euaa": "EUAA", "awol": "absence without leave", "cbp": "US border agency",
    "mediazona": "Mediazona", "interpol": "Interpol", "russian": "Russian", "russians": "Russians",
    "russia": "Russia", "schengen": "Schengen", "kazakhstan": "Kazakhstan", "kyrgyz": "Kyrgyz",
    "georgia": "Georgia", "bali": "Bali", "france": "France", "serbian": "Serbian", "kz": "Kazakhstan",
    "idite": "Idite", "lesom": "Lesom", "hochu": "Hochu", "zhit": "Zhit", "eurostat": "Eurostat",
    "ap": "AP", "mod": "defence-ministry", "rosstat": "Rosstat", "minsk": "Minsk", "moscow": "Moscow",
    "ukrainian": "Ukrainian", "european": "European", "storskog": "Norway's land border", "ccf": "CCF",
}  # fmt: skip


def in_words(code: str) -> str:
    """Return a code as words: ``unhcr_asylum_applications_new`` → ``UNHCR asylum applications new``."""
    words = [_PROPER.get(word, word) for word in code.split("_")]
    text = " ".join(words)
    return text[:1].upper() + text[1:]


def series_words(code: str) -> str:
    """Return a series of figures in the language spoken."""
    return said("series", in_words(code))


def unit_words(unit: str) -> str:
    """Return what a series counts, in the language spoken."""
    return said("unit", unit)


def field(code: str) -> Field:
    """Return the field for a code, made from its words when it has no row of its own."""
    return _BY_CODE.get(code, Field(code, in_words(code), OTHER))
