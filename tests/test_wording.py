"""Every sentence the code asks for exists, every sentence that exists is asked for."""

from __future__ import annotations

import ast
import string
from fnmatch import fnmatch
from pathlib import Path

import pytest

import dashboard
from dashboard.wording import SENTENCES, counted, joined, say

PACKAGE = Path(dashboard.__file__).parent


def _key(node: ast.expr) -> str | None:
    """The key of a call, with a star for what is only known when it runs."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values
        )
    return None


def _asked(*, counting: bool = True) -> set[str]:
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                key = _key(node.args[0])
                if node.func.id in ("say", "template", "kept") and key:
                    found.add(key)
                if node.func.id in ("counted", "templates") and key and counting:
                    found.update((f"{key}.one", f"{key}.many"))
    return found


def test_every_sentence_asked_for_exists() -> None:
    asked = {key for key in _asked() if "*" not in key}
    assert asked - set(SENTENCES) == set()


def test_every_sentence_is_asked_for() -> None:
    asked = _asked()
    idle = {key for key in SENTENCES if not any(fnmatch(key, pattern) for pattern in asked)}
    assert idle == set()


def test_placeholders_are_plain_names() -> None:
    for key, sentence in SENTENCES.items():
        for _, name, spec, conversion in string.Formatter().parse(sentence):
            assert name is None or name.isidentifier(), key
            assert not spec, key
            assert conversion is None, key


def test_both_forms_of_a_counted_sentence_are_filled_in_alike() -> None:
    """Another language may have one form for several numbers."""
    stems = (key.removesuffix(".one") for key in SENTENCES if key.endswith(".one"))
    pairs = {stem: SENTENCES.get(f"{stem}.many") for stem in stems}
    for stem, many in pairs.items():
        if many:
            assert _filled(SENTENCES[f"{stem}.one"]) == _filled(many), stem


def _filled(text: str) -> set[str]:
    names = {name for _, name, _, _ in string.Formatter().parse(text) if name}
    return names - {"n"}


def test_counted_sentences_are_asked_for_with_their_number() -> None:
    """A form of one language may name a number that another's leaves out."""
    bare = {key for key in SENTENCES if key.endswith((".one", ".many"))}
    several = {k for k in bare if {f"{k.rpartition('.')[0]}.{f}" for f in ("one", "many")} <= bare}
    assert _asked(counting=False) & several == set()


@pytest.mark.parametrize("word", ["safe", "safest", "danger-free", "risk-free"])
def test_nothing_on_the_page_is_called_safe(word: str) -> None:
    said = " ".join(SENTENCES.values()).lower()
    assert word not in said.split()


def test_a_missing_value_is_an_error_not_a_gap() -> None:
    with pytest.raises(KeyError):
        say("figures", n="1")
    with pytest.raises(KeyError):
        say("no such sentence")


def test_counting_and_joining() -> None:
    assert counted("panel.listed", 1).startswith("One incident")
    assert counted("panel.listed", 1234).startswith("1,234 incidents")
    assert joined([]) == ""
    assert joined(["a"]) == "a"
    assert joined(["a", "b", "c"]) == "a, b or c"
