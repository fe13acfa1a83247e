"""Of organisations that offer help: whom they help, and what Russia has made of them."""

from __future__ import annotations

from typing import Final

from dashboard.taxonomy.terms import Term

HELPED: Final = (
    Term(
        "refusers",
        "Deserters and people evading the draft",
        "Soldiers who left, conscripts and conscientious objectors.",
    ),
    Term("activists", "Activists and human rights defenders", "People persecuted for their views."),
    Term("journalists", "Journalists and media workers", "Single journalists and whole newsrooms."),
    Term("scholars", "Researchers and artists", "Scholars, writers, artists under threat."),
    Term("lgbtq", "LGBTQ people", "People persecuted for whom they love or who they are."),
    Term("asylum_seekers", "Anybody seeking asylum", "Refugees and people who ask for protection."),
    Term(
        "newcomers", "People who have just left Russia", "Papers, housing and bearings after exile."
    ),
    Term(
        "prosecuted",
        "People detained, tried or wanted",
        "Lawyers in criminal cases, extradition and Interpol notices.",
    ),
)
"""Whom an organisation helps."""

RUSSIAN_LISTS: Final = (
    Term(
        "extremist",
        "Counted as extremist",
        "Declared extremist, or counted among the 'LGBT movement' that was: taking part in it is "
        "punished with prison.",
    ),
    Term(
        "undesirable",
        "Undesirable organisation",
        "Declared undesirable: working with it or giving it money is punished with fines or "
        "prison.",
    ),
    Term(
        "foreign_agent",
        "Foreign agent",
        "Entered in the register of 'foreign agents': a label that brings duties and bans.",
    ),
)
"""What Russian authorities have declared an organisation to be, the gravest first."""
