"""Of an incident: to whom, by whom, what the host state did, how it ended."""

from __future__ import annotations

from typing import Final

from dashboard.taxonomy.terms import Term

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
