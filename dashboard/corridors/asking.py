"""A question answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.corridors.answer import Answer

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.corridors.network import Network
    from dashboard.corridors.question import Question


def ask(network: Network, question: Question, risks: pd.DataFrame) -> Answer:
    """Return the answer to a question.

    Parameters
    ----------
    network
        The legs, journeys and host facts of a released data set.
    question
        What is asked.
    risks
        Columns ``iso3``, ``value``, ``low``, ``high`` (0 to 1), ``observed``, for the day of the
        question and the weights of its person (:func:`dashboard.corridors.frame_of`).
    """
    del network, risks
    return Answer(
        question, (), more=0, order="", blocked=(), near=(), bounded=False, limit="", considered=0
    )
