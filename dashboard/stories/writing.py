"""A story written as a file: what is read back is equal to what was written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.stories.story import Step, Story, Words


def written(story: Story) -> bytes:
    """Return a story as TOML (UTF-8)."""
    head = [
        f"id = {_text(story.id)}",
        f"authors = {_list(story.authors)}",
        f"data = {_text(story.data)}",
    ]
    parts = ["\n".join(head), _tables("", story.titles, ("title", "subtitle"))]
    parts += [_step(step) for step in story.steps]
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def _step(step: Step) -> str:
    view = ", ".join(f"{_key(name)} = {_text(value)}" for name, value in step.view.items())
    lines = ["[[steps]]", f"view = {{ {view} }}" if view else "view = {}"]
    if step.bounds:
        lines.append(f"bounds = [{', '.join(f'{edge:g}' for edge in step.bounds)}]")
    named = (("highlight", step.highlight), ("rests_on", step.rests_on))
    lines += [f"{name} = {_list(records)}" for name, records in named if records]
    return "\n".join([*lines, "", _tables("steps.", step.words, ("heading", "text"))])


def _tables(above: str, words: Mapping[str, Words], names: tuple[str, str]) -> str:
    heading, text = names
    return "\n\n".join(
        f"[{above}{code}]\n{heading} = {_text(one.heading)}\n{text} = {_text(one.text)}"
        for code, one in words.items()
    )


def _list(texts: Sequence[str]) -> str:
    return f"[{', '.join(_text(text) for text in texts)}]"


def _key(name: str) -> str:
    return name if name.isidentifier() and name.isascii() else _text(name)


def _text(text: str) -> str:
    """Return a TOML basic string: JSON's escapes, which TOML knows too, and no raw controls."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
