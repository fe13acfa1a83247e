"""Whose row is it: the status of a person, derived by rules that anyone can read.

The rules stand in one tuple. The first that fits decides, and they stand from the most protected
status to the least, so a row gets the highest status that might apply. The facts hold no status
column; an editor may raise one, two editors together may lower one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import pandas as pd

from dashboard.disclosure.policy import OPEN_OUTCOMES, Status

Test = Callable[[pd.DataFrame], "pd.Series[bool]"]


@dataclass(frozen=True, slots=True)
class StatusRule:
    """Rows for which ``test`` holds get ``status``; ``why`` says it in words."""

    status: Status
    why: str
    test: Test


MINOR: Final = (
    r"\b(?:minors?\b(?! offences?)|under-?age|school(?:boy|girl)s?|teenagers?|bab(?:y|ies)"
    r"|infants?|toddlers?|(?:small |young |three |four |five )child(?:ren)?|wife and children"
    r"|(?:aged|of|girl of|boy of) 1[0-7](?! (?:days|months|years’|hours|people))\b"
    r"|1[0-7][- ]year[- ]old)"
)
"""A child or a person under eighteen is among those it happened to."""

SEXUAL_VIOLENCE: Final = r"\b(?:rape[ds]?|raping|sexual(?:ly)?|molest\w+)\b"

ACUTE: Final = (
    r"\b(?:hid(?:es?|ing|den)|out of sight|in transit|transit (?:area|zone)|pending|awaiting|waits?"
    r"|asylum[- ](?:seekers?|applicants?|claims?|case|status)|(?:claimed|sought|asked for) asylum"
    r"|asylum was (?:asked|refused|open)|refused asylum|refugee claims?|appeal (?:possible|open)"
    r"|(?:extradition|removal|deportation|expulsion)(?: \w+){0,3}"
    r" (?:allowed|ordered|approved|granted|suspended|pending|possible)"
    r"|(?:approved|allowed|granted|ordered|declined to block)(?: \w+){0,6}"
    r" (?:extradit\w+|removal|deportation|expulsion)"
    r"|(?:faced?s?|facing|risked?|planned|until) (?:removal|deportation|extradition)"
    r"|(?:cancel|withdraw|revok)\w*(?: \w+){0,3} (?:protection|status)"
    r"|shelters?|request was granted|would be handed|at risk of)\b"
)
"""The person is, or was at the last report, within reach and undecided."""

FAMILY_VIOLENCE: Final = (
    r"\b(?:(?:domestic|family) violence|abusive (?:family|husband|relatives)|by in-laws"
    r"|relatives (?:took|seized|came))\b"
)
"""The pursuers are relatives: where the person went stays dangerous after the event is over."""

MEASURE: Final = (
    r"\b(?:decree|draft offices?|general (?:remark|statement)|services are reported to)\b"
)
"""The row tells of a measure, not of a person who could be found."""

PURSUED: Final = frozenset({"extradition_request", "interpol_notice", "deportation"})
"""Threat types that are a pending extradition or removal for as long as their outcome is open."""

REQUESTED: Final = (
    r"\b(?:request (?:of|by|from) Russian?|requests from Russia|wanted (?:by|in) Russia|wanted list"
    r"|Russian (?:\w+ )?(?:request|warrant|notice|search))\b"
)
"""Russia asked for the person."""


def _summary(pattern: str) -> Test:
    return lambda rows: rows["summary"].str.contains(pattern, case=False, regex=True)


def _unnamed_and_open(rows: pd.DataFrame) -> pd.Series[bool]:
    return (rows["public_name"] == "") & rows["outcome"].isin(OPEN_OUTCOMES)


STATUS_RULES: Final = (
    StatusRule("S6", "A minor is among those it happened to.", _summary(MINOR)),
    StatusRule("S6", "Sexual violence is reported.", _summary(SEXUAL_VIOLENCE)),
    StatusRule(
        "S6",
        "Not named, and fleeing violence in the family.",
        lambda rows: (rows["public_name"] == "") & _summary(FAMILY_VIOLENCE)(rows),
    ),
    StatusRule(
        "S6",
        "Not named, not over, and a word of acute danger in the summary.",
        lambda rows: _unnamed_and_open(rows) & _summary(ACUTE)(rows),
    ),
    StatusRule(
        "S6",
        "Not named, and an extradition, a removal or a wanted notice still open.",
        lambda rows: _unnamed_and_open(rows) & rows["threat_type"].isin(PURSUED),
    ),
    StatusRule(
        "S6",
        "Not named, held at the last report, and Russia asked for the person.",
        lambda rows: (
            (rows["public_name"] == "")
            & (rows["outcome"] == "detained")
            & _summary(REQUESTED)(rows)
        ),
    ),
    StatusRule(
        "S6",
        "A deserter or draft evader, not named, whose case is not over (a measure is no person).",
        lambda rows: (
            _unnamed_and_open(rows)
            & (rows["target_group"] == "deserter_or_draft_evader")
            & ~_summary(MEASURE)(rows)
        ),
    ),
    StatusRule(
        "S1",
        "Named, and dead.",
        lambda rows: (rows["public_name"] != "") & (rows["outcome"] == "killed"),
    ),
    StatusRule(
        "S2",
        "Told the story under the own name in a cited source.",
        lambda rows: rows["public_name"] != "",
    ),
    StatusRule("S5", "Nothing else fits.", lambda rows: rows["public_name"].notna()),
)


def statuses(incidents: pd.DataFrame) -> pd.Series[str]:
    """Return each raw incident's status (same index), by the first rule that fits."""
    found = pd.Series("", index=incidents.index, dtype="str")
    for rule in STATUS_RULES:
        found = found.mask((found == "") & rule.test(incidents), rule.status)
    return found
