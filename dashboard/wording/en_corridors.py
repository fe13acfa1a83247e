"""The words of corridors, in English: papers, people, reasons, what blocks a way, caveats."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # Papers a person holds
    "corridor.paper.internal_passport": "Internal passport",
    "corridor.paper.internal_passport.meaning": (
        "The Russian identity document for use at home. A few neighbours admit on it; onward "
        "travel mostly needs a foreign passport."
    ),
    "corridor.paper.passport": "Foreign passport, biometric",
    "corridor.paper.passport.meaning": (
        "The ten-year Russian passport for travel abroad. Also counts where the internal passport "
        "would do."
    ),
    "corridor.paper.passport_old": "Foreign passport, not biometric",
    "corridor.paper.passport_old.meaning": (
        "The five-year Russian passport for travel abroad. Some countries no longer accept it; "
        "where that is reported, it does not count."
    ),
    "corridor.paper.visa": "Visa of the country entered",
    "corridor.paper.visa.meaning": (
        "Means: for each leg that needs a visa, a visa of that country can be had. That is often "
        "the hardest part, and it needs a foreign passport besides."
    ),
    "corridor.paper.humanitarian_visa": "Humanitarian visa or admission",
    "corridor.paper.humanitarian_visa.meaning": (
        "Means: the country of the leg has granted admission on humanitarian grounds. It is given "
        "case by case, to few."
    ),
    "corridor.paper.asylum_claim": "Would ask for asylum on arrival",
    "corridor.paper.asylum_claim.meaning": (
        "Means: legs count on which people came by asking for asylum. Claims can be refused, and "
        "people can be held while they wait."
    ),
    # People
    "corridor.person.none": "Nobody in particular",
    "corridor.person.none.meaning": "Default weights of the risk.",
    "corridor.person.deserter": "Deserter or draft evader",
    "corridor.person.deserter.meaning": (
        "Weights for people without a foreign passport; warns of wanted lists and call-ups."
    ),
    "corridor.person.official": "Official under a travel ban",
    "corridor.person.official.meaning": (
        "Weights for people Russia looks for; warns of travel bans and wanted lists."
    ),
    "corridor.person.journalist": "Journalist",
    "corridor.person.journalist.meaning": (
        "Weights for people who are followed for what they publish; warns of wanted lists."
    ),
    "corridor.person.activist": "Activist",
    "corridor.person.activist.meaning": (
        "Weights for people Russia looks for, as many activists are prosecuted in absence; warns "
        "of wanted lists."
    ),
    "corridor.person.lgbtq": "LGBTQ person",
    "corridor.person.lgbtq.meaning": (
        "Default weights of the risk: it does not measure how a country treats LGBTQ people."
    ),
    # What is true of a person
    "corridor.circumstance.wanted": "Russia looks for me",
    "corridor.circumstance.wanted.meaning": (
        "On a Russian, shared or Interpol wanted list, or perhaps soon. Closes ways on which "
        "wanted people are reported to be stopped."
    ),
    "corridor.circumstance.summons": "Called up, or on a mobilisation list",
    "corridor.circumstance.summons.meaning": (
        "A summons that is registered, or a place on a mobilisation list. Closes ways on which "
        "such people are reported to be stopped."
    ),
    "corridor.circumstance.barred": "Barred from leaving by office or secrets",
    "corridor.circumstance.barred.meaning": (
        "An official or holder of state secrets who may not travel. Closes the ways out of Russia "
        "for the time such a ban is reported."
    ),
}
