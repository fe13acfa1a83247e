"""The story and step a reader came by: two parameters of the address, one text in the view."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dashboard.stories.deck import STEP, STORY
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping

PARAMETERS: Final = (STORY, STEP)
_FORM: Final = re.compile(r"[a-z0-9-]{1,60}/[1-9][0-9]?")


def read(params: Mapping[str, str]) -> tuple[str, list[str]]:
    """Read which step of which story is told; "", with a notice, where it cannot be read."""
    if not any(name in params for name in PARAMETERS):
        return "", []
    text = f"{params.get(STORY, '')}/{params.get(STEP, '1')}"
    if _FORM.fullmatch(text):
        return text, []
    return "", [say("notice.story")]


def to_params(text: str) -> dict[str, str]:
    """Write it as address parameters."""
    story, _, step = text.partition("/")
    return {STORY: story, STEP: step} if text else {}
