"""The glossary explains every word of the vocabularies a reader meets, each once, with a link."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

from dashboard import risk, taxonomy
from dashboard.corridors import CIRCUMSTANCES, PAPERS
from dashboard.pages.glossary import glossary_page, sections


def words() -> str:
    return unescape(re.sub(r"<[^>]*>", " ", glossary_page(home="../")))


def test_every_word_of_the_vocabularies_is_explained() -> None:
    said = words()
    for vocabulary in (
        taxonomy.METHODS, taxonomy.THREAT_TYPES, taxonomy.EVIDENCE, taxonomy.TARGET_GROUPS,
        taxonomy.ATTRIBUTIONS, taxonomy.HOST_STATE_ROLES, taxonomy.OUTCOMES, taxonomy.MODES,
        taxonomy.LEG_STATUSES, taxonomy.GEO_PRECISIONS, taxonomy.DATE_PRECISIONS,
    ):  # fmt: skip
        for term in vocabulary:
            assert term.label in said
            assert term.definition in said
    for word in (*PAPERS, *CIRCUMSTANCES, *risk.LAYERS):
        assert word.label in said
        assert word.meaning in said


def test_every_word_has_an_anchor_of_its_own() -> None:
    anchors = re.findall(r'id="([^"]+)"', glossary_page(home="../"))
    assert [anchor for anchor, n in Counter(anchors).items() if n > 1] == []
    for section in sections():
        assert section.code in anchors
        assert all(term.meaning for group in section.groups for term in group.terms)
