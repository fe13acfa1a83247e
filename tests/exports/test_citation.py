"""Citations: what each says, and that programs which keep references can read it."""

from __future__ import annotations

import dataclasses
import json
import re
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.exports import citation
from dashboard.exports.about import About, about
from dashboard.filters import Query
from dashboard.site import open_site
from dashboard.snapshot import Manifest
from tests import strategies
from tests.exports import bundles

DAY = date(2026, 11, 24)

CSL_FIELDS = {
    *("type", "id", "title", "author", "issued", "accessed", "version", "publisher", "URL"),
    *("language", "abstract", "note"),
}
"""Those of the schema's fields (citationstyles.org, csl-data.json) that we use; it allows no other
than its own."""

AWKWARD = some.text(some.characters(exclude_categories=["Cs"]), max_size=60) | some.sampled_from(
    ["{", "}", "}{", "\\", "100% & $5 #1 _x_ ^2 ~", '"quoted"', "@misc{x,", "TY  - BOOK\r\nER  - "]
)


def cited(query: Query | None = None, n: int = 17) -> About:
    manifest = Manifest(
        data_version="2026.11.1",
        as_of=date(2026, 11, 23),
        digest="84affd20" + "0" * 56,
        policy="public 1",
        rows={"incidents": 299},
        touched={},
    )
    return about(manifest, query or Query(), n=n, address=bundles.ADDRESS)


def bib_fields(entry: str) -> dict[str, str]:
    """Read one BibTeX entry as strictly as BibTeX: braces are counted, escaped or not."""
    head = re.match(r"@misc\{([A-Za-z][A-Za-z0-9-]*),\n", entry)
    assert head is not None
    fields, rest = {"": head[1]}, entry[head.end() :]
    while not rest.startswith("}"):
        name = re.match(r"  ([a-z]+) = \{", rest)
        assert name is not None, rest
        depth, end = 1, name.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(rest[end], 0)
            end += 1
        fields[name[1]] = rest[name.end() : end - 1]
        rest = rest[end:]
        assert rest.startswith((",\n", "\n"))
        rest = rest.removeprefix(",").removeprefix("\n")
    assert rest == "}\n"
    return fields


def ris_fields(record: str) -> list[tuple[str, str]]:
    """Read one RIS record as its specification says: two signs, two spaces, a hyphen, a space."""
    assert record.endswith("\r\n")
    lines = record.removesuffix("\r\n").split("\r\n")
    found = [re.fullmatch(r"([A-Z][A-Z0-9])  - ([^\r\n\x00-\x1f]*)", line) for line in lines]
    assert None not in found, lines
    return [(one[1], one[2]) for one in found if one]


def test_the_sentence_says_what_was_seen_where_and_when() -> None:
    query = Query(countries=("KAZ",), text="London")
    assert citation.text(cited(query), DAY) == (
        "Exile Atlas contributors. (2026). Exile Atlas: reported incidents of repression of Russian"
        " exiles abroad (Version 2026.11.1, SHA-256 84affd20…) [Data set]. Incidents: in"
        " Kazakhstan; with the words “London”. 17 records of 299. CC BY 4.0. Retrieved 24 November"
        " 2026, from https://atlas.example.org/?country=KAZ&q=London&data=2026.11.1"
    )


def test_without_a_day_of_access_no_day_is_said() -> None:
    assert "Retrieved" not in citation.text(cited())
    assert "urldate" not in bib_fields(citation.bibtex(cited()))
    assert "Y2" not in dict(ris_fields(citation.ris(cited())))
    assert "accessed" not in json.loads(citation.csl(cited()))[0]


@given(strategies.queries())
def test_every_form_leads_back_to_the_question(query: Query) -> None:
    said = cited(query)
    addresses = {
        bib_fields(citation.bibtex(said, DAY))["url"],
        dict(ris_fields(citation.ris(said, DAY)))["UR"],
        json.loads(citation.csl(said, DAY))[0]["URL"],
        citation.text(said, DAY).rpartition("from ")[2],
    }
    assert addresses == {said.address}
    asked = {
        n: v for n, (v,) in parse_qs(urlsplit(said.address).query, strict_parsing=True).items()
    }
    assert asked.pop("data") == "2026.11.1"
    assert Query.from_params(asked) == query
    assert re.fullmatch(r"[!#$&-;=?-Z\[\]_a-z~%]+", said.address)


@given(AWKWARD, AWKWARD)
def test_no_text_breaks_bibtex(question: str, author: str) -> None:
    said = dataclasses.replace(cited(), question=question, attributions=(author,))
    fields = bib_fields(citation.bibtex(said, DAY))
    assert fields["year"] == "2026"
    assert fields["version"] == "2026.11.1"
    assert fields["urldate"] == "2026-11-24"
    for name in ("author", "title", "note", "howpublished"):
        whole = fields[name][1:-1] if name in ("author", "title") else fields[name]
        bare = re.sub(r"\\text[a-z]+\{\}|\\[$&#_%]", "", whole)
        assert not re.search(r"[\\${}&#_%^~\n]", bare), bare


@given(AWKWARD, AWKWARD)
def test_no_text_breaks_ris(question: str, author: str) -> None:
    said = dataclasses.replace(cited(), question=question, attributions=(author,))
    fields = ris_fields(citation.ris(said, DAY))
    tags = [tag for tag, _ in fields]
    assert tags[0] == "TY"
    assert tags[-1] == "ER"
    assert len(tags) == len(set(tags))
    values = dict(fields)
    assert values["TY"] == "DATA"
    assert values["DA"] == "2026/11/23/"
    assert values["Y2"] == "2026/11/24/"


@given(AWKWARD, AWKWARD)
def test_csl_json_keeps_to_its_schema(question: str, author: str) -> None:
    said = dataclasses.replace(cited(), question=question, attributions=(author,))
    (item,) = json.loads(citation.csl(said, DAY))
    assert set(item) == CSL_FIELDS
    assert item["type"] == "dataset"
    assert item["author"] == [{"literal": author}]
    assert item["issued"] == {"date-parts": [[2026, 11, 23]]}
    assert item["accessed"] == {"date-parts": [[2026, 11, 24]]}
    texts = CSL_FIELDS - {"author", "issued", "accessed"}
    assert all(isinstance(item[name], str) for name in texts)
    assert question in item["abstract"]


def test_tex_is_shown_letter_by_letter() -> None:
    assert citation.tex(r"50% of {A_1} & ~\x^2 #3 $4") == (
        r"50\% of \textbraceleft{}A\_1\textbraceright{} \& \textasciitilde{}\textbackslash{}x"
        r"\textasciicircum{}2 \#3 \$4"
    )


def test_keys_tell_questions_and_versions_apart() -> None:
    keys = {citation.key(cited(Query(text=text))) for text in ("a", "b", "")}
    keys.add(citation.key(dataclasses.replace(cited(), data_version="2026.11.2")))
    assert len(keys) == 4
    assert all(re.fullmatch(r"exile-atlas-2026-11-[12]-[0-9a-f]{6}", key) for key in keys)
    assert citation.key(cited()) == citation.key(cited())


def test_the_shipped_data_are_cited_by_version_and_digest() -> None:
    manifest = open_site().snapshot.manifest
    said = about(manifest, Query(), n=1, address="")
    for form in citation.FORMS:
        written = form.write(said, DAY)
        assert manifest.data_version in written
        assert manifest.digest[:8] in written
        assert "CC BY 4.0" in written
    assert "One record of" in citation.text(said, DAY)


@pytest.mark.parametrize("ending", ["txt", "bib", "ris", "json"])
def test_forms_are_known_by_their_ending(ending: str) -> None:
    form: Any = citation.form_called(ending)
    assert form.ending == ending
    assert citation.form_called("exe") is None
