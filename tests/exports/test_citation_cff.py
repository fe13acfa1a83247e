"""CITATION.cff keeps to the rules of the Citation File Format 1.2.0."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]

ROOT = Path(__file__).parents[2]

ALLOWED = {
    *("abstract", "authors", "cff-version", "commit", "contact", "date-released", "doi"),
    *("identifiers", "keywords", "license", "license-url", "message", "preferred-citation"),
    *("references", "repository", "repository-artifact", "repository-code", "title", "type"),
    *("url", "version"),
}
"""The keys of the schema; it allows no other."""


@pytest.fixture(scope="module")
def cff() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    return found


def test_it_has_what_is_required_and_nothing_unknown(cff: dict[str, Any]) -> None:
    assert set(cff) <= ALLOWED
    assert {"authors", "cff-version", "message", "title"} <= set(cff)
    assert cff["cff-version"] == "1.2.0"
    assert cff["type"] in ("software", "dataset")
    assert all(isinstance(cff[key], str) and cff[key] for key in ("message", "title", "abstract"))


def test_authors_are_entities_with_a_name(cff: dict[str, Any]) -> None:
    assert cff["authors"]
    for author in cff["authors"]:
        assert set(author) <= {"name", "website", "email", "orcid", "alias", "address", "country"}
        assert author["name"]


def test_dates_and_keywords_are_well_formed(cff: dict[str, Any]) -> None:
    released = cff["date-released"]
    assert isinstance(released, date) or re.fullmatch(r"\d{4}-\d{2}-\d{2}", released)
    assert len(set(cff["keywords"])) == len(cff["keywords"])


def test_it_says_what_the_package_says(cff: dict[str, Any]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert str(cff["version"]) == project["version"]
    assert cff["license"] == project["license"]
    assert cff["abstract"].rstrip(".").startswith(project["description"].rstrip("."))


def test_it_tells_how_the_data_are_cited(cff: dict[str, Any]) -> None:
    assert "data" in cff["message"]
    assert "Cite this view" in cff["message"]
