"""The browser files keep their rules: strict, small, nothing evaluated, no HTML from data."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

WEB = Path(__file__).parents[1] / "dashboard" / "maps" / "web"
SCRIPTS = sorted(WEB.glob("*.js"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_script_is_strict_and_small(path: Path) -> None:
    text = path.read_text()
    assert re.search(r'^"use strict";$', text, re.MULTILINE)
    assert len(text.splitlines()) < 250
    assert text.startswith("/*")


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_nothing_is_evaluated_or_built_as_html(path: Path) -> None:
    forbidden = (
        r"\beval\b|new Function|innerHTML|outerHTML|insertAdjacent|document\.write|DOMParser"
    )
    assert not re.search(forbidden, path.read_text())


@pytest.mark.parametrize("path", [*SCRIPTS, WEB / "atlas.css"], ids=lambda path: path.name)
def test_nobody_else_is_named(path: Path) -> None:
    assert not re.search(r"https?:|//\w+\.|@import|url\((?!\$)", path.read_text())


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_colours_and_words_live_in_python(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text(), flags=re.DOTALL)
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?![\w-])", text)


@pytest.mark.skipif(
    shutil.which("node") is None, reason="Node is not installed; syntax not checked"
)
@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_script_parses(path: Path) -> None:
    subprocess.run(["node", "--check", str(path)], check=True, capture_output=True)
