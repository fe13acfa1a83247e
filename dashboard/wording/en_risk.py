"""The words of the risk layers, in English: layers, parts, why a fact is graded as it is."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # Units
    "risk.unit.incidents": "incidents",
    "risk.unit.rate": "incidents per 10,000 Russian emigrants",
    "risk.unit.weighted": "weighted incidents",
    "risk.unit.points": "points of 100",
    # Layers
    "risk.layer.reported": "Reported incidents",
    "risk.layer.reported.meaning": (
        "How many incidents are reported. More reports may also mean more reporting."
    ),
    "risk.layer.emigrants": "Reported incidents per emigrant",
    "risk.layer.emigrants.meaning": (
        "Reported incidents per 10,000 Russian emigrants, where a number of emigrants is published."
    ),
    "risk.layer.weighted": "Incidents by severity and age",
    "risk.layer.weighted.meaning": (
        "Incidents weighted by how grave, how recent and how well established they are; few "
        "incidents are drawn towards the mean of all countries."
    ),
    "risk.layer.exposure": "Legal exposure to Russia",
    "risk.layer.exposure.meaning": (
        "Which legal and police channels to Russia are open, and which guards against a hand-over "
        "are missing."
    ),
    "risk.layer.conduct": "Observed conduct",
    "risk.layer.conduct.meaning": (
        "What the host state is reported to have done with Russian exiles: removals, custody, "
        "refusals at the border, help to Russian services; and requests of Russia it refused."
    ),
    "risk.layer.entry": "Entry and stay",
    "risk.layer.entry.meaning": (
        "How hard it is to get in with the papers people have, to stay, and to leave again."
    ),
    "risk.layer.protection": "Protection missing",
    "risk.layer.protection.meaning": (
        "How seldom Russians are reported to get asylum, humanitarian visas and help of the police."
    ),
    "risk.layer.composite": "Composite host risk",
    "risk.layer.composite.meaning": (
        "Several layers in one number, weighted as you choose. It hides more than it shows: look "
        "at its parts. It has not been shown to foretell incidents."
    ),
    # Parts of weighted incidents
    "risk.part.weighted.mean_of_countries": "Mean of all countries",
    "risk.part.weighted.mean_of_countries.meaning": (
        "What the mean of all countries adds: the fewer incidents of its own a country has, the "
        "more it is drawn there."
    ),
    # Parts of legal exposure
    "risk.part.exposure.blocs": "Alliances with Russia",
    "risk.part.exposure.blocs.meaning": "Membership in CSTO, Eurasian Economic Union and CIS.",
    "risk.part.exposure.extradition": "Extradition practice",
    "risk.part.exposure.extradition.meaning": (
        "Whether extradition to Russia is reported as refused, decided case by case or practised."
    ),
    "risk.part.exposure.wanted_lists": "Shared wanted lists",
    "risk.part.exposure.wanted_lists.meaning": "A database of wanted people shared with Russia.",
    "risk.part.exposure.legal_aid": "Treaties on hand-over",
    "risk.part.exposure.legal_aid.meaning": (
        "CIS conventions on legal aid and treaties on extradition. No row means not known."
    ),
    "risk.part.exposure.rights_court": "Council of Europe",
    "risk.part.exposure.rights_court.meaning": (
        "Whether the European Court of Human Rights can stop a removal."
    ),
    "risk.part.exposure.treaties": "Refugee and torture conventions",
    "risk.part.exposure.treaties.meaning": (
        "Whether the state has joined the two treaties that forbid sending people back to "
        "persecution or torture."
    ),
    "risk.part.exposure.interpol": "Interpol",
    "risk.part.exposure.interpol.meaning": "Whether Russian notices and diffusions reach it.",
    # Parts of observed conduct
    "risk.part.conduct.returns": "Removals and hand-overs",
    "risk.part.conduct.returns.meaning": (
        "Deportations and hand-overs reported, against requests of Russia refused."
    ),
    "risk.part.conduct.custody": "Custody",
    "risk.part.conduct.custody.meaning": (
        "Arrests and exit bans reported, against people set free or protected against a notice."
    ),
    "risk.part.conduct.entry_refusals": "Refusals at the border",
    "risk.part.conduct.entry_refusals.meaning": "People turned back, as reported.",
    "risk.part.conduct.cooperation": "Help to Russian services",
    "risk.part.conduct.cooperation.meaning": (
        "Searches, data or watching reported in the service of Russia, against help denied."
    ),
    # Parts of entry and stay
    "risk.part.entry.visa": "Visa",
    "risk.part.entry.visa.meaning": "Days allowed without a visa, and whether visas are issued.",
    "risk.part.entry.passport": "Passport asked for",
    "risk.part.entry.passport.meaning": "Which Russian papers are enough to enter.",
    "risk.part.entry.border": "Land border with Russia",
    "risk.part.entry.border.meaning": "Whether one can come by land from Russia.",
    "risk.part.entry.exit": "Checks on leaving",
    "risk.part.entry.exit.meaning": "Whether Russians are reported as kept from leaving again.",
    # Parts of protection
    "risk.part.protection.asylum": "Asylum refused",
    "risk.part.protection.asylum.meaning": (
        "Share of decided asylum claims of Russians that were rejected; few decisions give a wide "
        "range."
    ),
    "risk.part.protection.humanitarian_visas": "Humanitarian visas",
    "risk.part.protection.humanitarian_visas.meaning": (
        "Whether persecuted Russians can get a visa on humanitarian grounds."
    ),
    "risk.part.protection.police": "Response of the police",
    "risk.part.protection.police.meaning": (
        "Slow answers to attacks and threats, against inquiries and protection given."
    ),
    "risk.what_if.act": (
        "One more report of an act against exiles would raise it, one of a request refused would "
        "lower it; time draws it to the middle."
    ),
    # Why a fact is graded as it is
    "risk.why.csto": "Members share police channels and a database of wanted people.",
    "risk.why.eaeu": "Members share rules on work and stay, and ties that invite cooperation.",
    "risk.why.cis_member": ("Members share treaties and police channels; associates count half."),
    "risk.why.extradition_to_russia": (
        "Practised counts full, case by case half, refused nothing."
    ),
    "risk.why.shared_wanted_database": (
        "People Russia looks for are found at every border that shares the list."
    ),
    "risk.why.cis_minsk_convention": (
        "Obliges its members to hand people over on request; a state that left is not bound."
    ),
    "risk.why.cis_chisinau_convention_signed": ("Signed, ratification not known: counts half."),
    "risk.why.extradition_treaty_with_russia": "A treaty obliges to hand people over on request.",
    "risk.why.coe_member": (
        "In its members the European Court of Human Rights can stop a removal."
    ),
    "risk.why.refugee_convention": "Forbids sending refugees back; not joined counts full.",
    "risk.why.cat_convention": "Forbids sending people to torture; not joined counts full.",
    "risk.why.interpol_member": (
        "Members get Russian notices, but Interpol checks them first since 2022: counts half."
    ),
    "risk.why.returns_reported": (
        "People removed or handed over in that time; many count by logarithm."
    ),
    "risk.why.returns_witnessed_by_interviewees": (
        "Hand-overs told by witnesses; many count by logarithm."
    ),
    "risk.why.deportations_to_russia": (
        "Reported counts full; a removal that a court reviews counts half."
    ),
    "risk.why.detention_at_russian_request": (
        "People held on a Russian request in that time; many count by logarithm."
    ),
    "risk.why.entry_refusals_reported": (
        "People turned back in that time; many count by logarithm."
    ),
    "risk.why.police_cooperation_reported": (
        "Reported help to Russian services counts against the state, its absence for it."
    ),
    "risk.why.visa_free_days": (
        "A visa needed counts three quarters; every day without one less, nothing from half a "
        "year on."
    ),
    "risk.why.visa_free": "Visa-free, number of days not known: counts a quarter.",
    "risk.why.tourist_visas": (
        "Suspended counts full, restricted three quarters, normally issued a quarter."
    ),
    "risk.why.tourist_visas_practice": "Issued liberally: counts a quarter.",
    "risk.why.entry_internal_passport": (
        "The internal passport is the paper that nearly everyone has; where it is enough, nothing "
        "counts."
    ),
    "risk.why.entry_without_passport_possible": "Possible for some: counts half.",
    "risk.why.accepts_nonbiometric_passport": (
        "Only ten-year passports are taken, which many cannot get any more."
    ),
    "risk.why.land_border_with_russia": (
        "Closed counts full, restricted half, open nothing; no border at all is neither good nor "
        "bad and counts half."
    ),
    "risk.why.exit_of_russians_restricted": "People on Russian lists are kept from leaving.",
    "risk.why.exit_without_foreign_passport": (
        "Whoever came on the internal passport cannot go on: counts full."
    ),
    "risk.why.asylum_recognition_rate_russians": (
        "The higher the share recognised, the less it counts. Where decisions are counted, the "
        "counts are used instead."
    ),
    "risk.why.humanitarian_visa_for_russians": "None counts full, limited half, issued nothing.",
    "risk.why.police_protection_for_exiles": "Protection given lowers the number.",
    "risk.why.police_response": "A slow answer raises the number.",
    "risk.why.shown": "Shown as published: prose is not turned into a number.",
    "risk.why.unread": "This value cannot be read as a grade, so it is only shown.",
    "risk.why.decisions": "Decisions on asylum claims of Russians in that year.",
    "risk.why.against": "An act against an exile: counts less with every year.",
    "risk.why.for": "A request refused, or protection given: lowers the number.",
    # Weights of the composite with a name
    "risk.preset.default": "Default",
    "risk.preset.default.reason": (
        "Incidents and what the state was seen to do count most, then protection, then what law "
        "and borders would allow."
    ),
    "risk.preset.equal": "Equal weights",
    "risk.preset.equal.reason": "No part counts more than another; for comparison.",
    "risk.preset.deserter": "Deserter without a foreign passport",
    "risk.preset.deserter.reason": (
        "Getting in on the internal passport and being let stay decide first; then whether the "
        "state hands people over. Reported incidents concern deserters seldom, for most stay "
        "unknown."
    ),
    "risk.preset.journalist": "Journalist",
    "risk.preset.journalist.reason": (
        "Journalists are followed and attacked for what they publish, so incidents count most; "
        "most have a passport, so entry counts least."
    ),
    "risk.preset.wanted": "Wanted in Russia",
    "risk.preset.wanted.reason": (
        "Whoever is on a wanted list depends on treaties, shared databases and on what the state "
        "did with others like them."
    ),
    "risk.preset.facts": "Without incidents",
    "risk.preset.facts.reason": (
        "Reports of incidents follow attention; these weights leave them out altogether."
    ),
}
"""All sentences by key."""
