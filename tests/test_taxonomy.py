"""The vocabularies hold together."""

from __future__ import annotations

import colorsys

import pytest

from dashboard import schema, taxonomy, topics

VOCABULARIES = {
    name: value
    for name, value in vars(taxonomy).items()
    if isinstance(value, tuple) and value and isinstance(value[0], taxonomy.Term)
}


@pytest.mark.parametrize("name", VOCABULARIES)
def test_codes_are_unique_and_explained(name: str) -> None:
    terms = VOCABULARIES[name]
    assert len({term.code for term in terms}) == len(terms)
    assert len({term.label for term in terms}) == len(terms)
    for term in terms:
        assert term.definition.endswith("."), term.code


def test_every_threat_type_has_one_of_the_four_methods() -> None:
    methods = {method.code for method in taxonomy.METHODS}
    assert len(methods) == 4
    assert {kind.method for kind in taxonomy.THREAT_TYPES} == methods


def test_methods_differ_in_shape_and_colour_and_none_is_green() -> None:
    assert len({method.shape for method in taxonomy.METHODS}) == 4
    assert len({method.colour for method in taxonomy.METHODS}) == 4
    for method in taxonomy.METHODS:
        red, green, blue = (int(method.colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        hue = colorsys.rgb_to_hsv(red, green, blue)[0] * 360
        assert not 75 <= hue <= 175, method.code


def test_schema_uses_the_vocabularies() -> None:
    column = {c.name: c for c in schema.INCIDENTS.columns}["threat_type"]
    assert column.vocabulary == taxonomy.codes(taxonomy.THREAT_TYPES)


def test_fields_stand_under_known_topics() -> None:
    assert len({field.code for field in topics.FIELDS}) == len(topics.FIELDS)
    assert {field.topic for field in topics.FIELDS} <= set(topics.TOPICS)
    assert topics.field("something_new").topic == topics.OTHER
    assert topics.in_words("unhcr_decisions_rejected") == "UNHCR decisions rejected"
