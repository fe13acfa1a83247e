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
    # What blocks a way
    "corridor.blocked.avoid": "you avoid {country}",
    "corridor.blocked.longest": "longer than the {n} legs you asked for",
    "corridor.blocked.ended": "last known as {status} ({period}); what came later is not known",
    "corridor.blocked.closed": "closed: {period}",
    "corridor.blocked.restricted": (
        "open only to some, or under limits, and you left such ways out"
    ),
    "corridor.blocked.stale": (
        "last verified {day}, more than {days} days before, and you left such ways out"
    ),
    "corridor.blocked.old_passport": (
        "{country} is reported to refuse passports that are not biometric"
    ),
    "corridor.blocked.document.internal_passport": "needs a passport you did not tick",
    "corridor.blocked.document.passport": "needs a foreign passport you did not tick",
    "corridor.blocked.document.visa": "needs a visa you did not tick",
    "corridor.blocked.document.humanitarian_visa": (
        "needs a humanitarian visa or admission you did not tick"
    ),
    "corridor.blocked.document.asylum_claim": (
        "goes by asking for asylum on arrival, which you did not tick"
    ),
    "corridor.blocked.stopped.wanted": (
        "People Russia looks for are reported to be stopped on leaving {country} ({period}): "
        "{note}."
    ),
    "corridor.blocked.stopped.summons": (
        "People called up are reported to be stopped on leaving {country} ({period}): {note}."
    ),
    "corridor.blocked.stopped.barred": (
        "Officials are reported to be kept from leaving {country} ({period}): {note}."
    ),
    "corridor.blocked.noted.wanted": "Wanted people are reported to be stopped: {note}.",
    "corridor.blocked.noted.summons": "People called up are reported to be stopped: {note}.",
    # Caveats
    "corridor.caveat.fact": "{country} · {label} ({period}): {told}.",
    "corridor.caveat.told": "{value} ({note})",
    "corridor.caveat.later_unknown": " What came later is not known.",
    # One leg
    "corridor.hop.status": "{status}: {period}.",
    "corridor.hop.document": "Asks for: {document}.",
    "corridor.hop.restricted": "Open only to some, or under limits: read its note.",
    "corridor.hop.stale": "Not verified since {day}, more than {days} days before the day asked.",
    "corridor.hop.verified": "Last source: {day}.",
    "corridor.hop.note": "In the words of the data: {note}.",
    "corridor.hop.journeys.one": "One documented journey went between these two countries.",
    "corridor.hop.journeys.many": "{n} documented journeys went between these two countries.",
    # One corridor
    "corridor.points": "{value} of 100 ({low} to {high})",
    "corridor.points.unknown": (
        "not enough reporting for a value; {low} to {high} of 100 possible"
    ),
    "corridor.points.unobserved": (
        "not enough reporting on {countries}; {low} to {high} of 100 possible"
    ),
    "corridor.best.highest": "lowest risk in its riskiest country",
    "corridor.best.transit": "least exposure on the way",
    "corridor.best.borders": "fewest borders",
    "corridor.best.restricted": "fewest limited legs",
    "corridor.best.age": "newest evidence",
    "corridor.best": "Among the ways to {country}: {what}.",
    "corridor.best.only": "On these terms, no other known way to {country} is better in anything.",
    "corridor.best.balance": (
        "Among the ways to {country}: first in nothing, but none is better in everything."
    ),
    "corridor.why.highest": "Highest country risk met: {country}, {points}.",
    "corridor.why.transit": "Exposure on the way ({countries}): {points}.",
    "corridor.why.direct": "No country in between.",
    "corridor.why.stay": "Risk where it ends: {country}, {points}.",
    "corridor.why.borders.one": "One border.",
    "corridor.why.borders.many": "{n} borders.",
    "corridor.why.oldest": "Oldest evidence: {day}.",
    "corridor.why.restricted.one": "One leg is open only to some, or under limits.",
    "corridor.why.restricted.many": "{n} legs are open only to some, or under limits.",
    "corridor.why.stale.one": "One leg has not been verified within {days} days of the day asked.",
    "corridor.why.stale.many": (
        "{n} legs have not been verified within {days} days of the day asked."
    ),
    "corridor.why.journeys.one": "One documented journey used one of these legs.",
    "corridor.why.journeys.many": "{n} documented journeys used these legs.",
    # The whole answer
    "corridor.order": (
        "The first way to each country, then the second ones. Each time by the highest country "
        "risk met, then the risk where it ends, the exposure on the way, the number of borders, of "
        "limited legs, and the age of the evidence. Every country counts with the upper end of its "
        "range, so that doubt is never an advantage."
    ),
    "corridor.limit": (
        "The search stopped after {n} chains, those with fewest legs first; there may be better "
        "ones among longer chains."
    ),
    "corridor.near.limit": (
        "The search for what comes nearest stopped after {n} chains; there may be others that lack "
        "as little."
    ),
    # What changed between two days
    "corridor.leg": "{start} → {end}",
    "corridor.changed.opened": "Became usable on your terms.",
    "corridor.changed.closed": "No longer usable on your terms, or no longer known.",
    "corridor.changed.leg_opened": "One more leg between two countries became usable.",
    "corridor.changed.leg_closed": "One leg fewer between two countries; another stays usable.",
    "corridor.changed.riskier": "More reported risk than before.",
    "corridor.changed.less_risky": "Less reported risk than before.",
    "corridor.cause.first": "{what} First known from {begin}; earlier nothing is known of it.",
    "corridor.cause.before": "{what} Before: {told}.",
    "corridor.cause.now": "{what} Now: {told}.",
    "corridor.cause.not_yet": "{what} On that day nothing was known of it yet.",
    "corridor.cause.fact": (
        "{country}, {label}: {value} ({period}). Risk before: {was}; after: {now}."
    ),
    "corridor.cause.reports": (
        "{country}: no dated fact between the two days; incidents reported, or their age, moved "
        "it. Risk before: {was}; after: {now}."
    ),
}
