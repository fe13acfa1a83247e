"""What the strip of time under the map is made with: its spans and its words; no data, no state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dashboard.wording import counted, say

if TYPE_CHECKING:
    from collections.abc import Mapping

SPANS: Final = (1, 3, 12, 36)
"""Months that may be shown at once while time is played."""


def timed(config: Mapping[str, Any]) -> dict[str, Any]:
    """Return the map's configuration (:func:`dashboard.maps.configuration.config`) with the strip.

    The strip belongs to the script, so a page either has it from the beginning or never: a change
    would mount the map anew.
    """
    strip = {"spans": SPANS, "words": words()}
    return {**config, "script": {**config["script"], "time": strip}}


def words() -> dict[str, Any]:
    """Return what the strip says; what stands in braces is filled in by the browser."""
    return {
        **_of_controls(),
        **_of_dates(),
        "label": say("time.label"),
        "none": say("time.none"),
        "summary": say(
            "time.summary", first="{first}", last="{last}", n="{n}", peak="{peak}", most="{most}"
        ),
    }


def _of_controls() -> dict[str, Any]:
    return {
        "play": say("time.play"),
        "pause": say("time.pause"),
        "next": say("time.next"),
        "mode": say("time.mode"),
        "spans": {str(n): counted("time.window", n) for n in SPANS},
        "cumulative": say("time.cumulative"),
        "step": say("time.step"),
        "week": say("time.week"),
        "month": say("time.month"),
        "quarter": say("time.quarter"),
        "year": say("time.year"),
        "speed": say("time.speed"),
        "slow": say("time.slow"),
        "normal": say("time.normal"),
        "fast": say("time.fast"),
        "all": say("time.all"),
        "use": say("time.use"),
        "leave": say("time.leave"),
    }


def _of_dates() -> dict[str, str]:
    between = {"from": "{from}", "to": "{to}"}
    return {
        "from": say("time.from"),
        "until": say("time.until"),
        "position": say("time.position"),
        "between": say("time.between", **between),
        "since": say("time.since", **between),
        "up_to": say("time.up_to", **between),
        "all_said": say("time.all_said", n="{n}"),
        "step_said": say("time.step_said", span="{span}", n="{n}"),
        "hint": say("time.hint"),
        "pale": say("time.pale"),
        "month_said": say("time.month_said", month="{month}", n="{n}"),
    }
