"""Glossary: what the words on the site mean, from the tables the site is made with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard import pages, risk, taxonomy
from dashboard.corridors import CIRCUMSTANCES, PAPERS
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dashboard.corridors import Circumstance, Paper

    _Word = taxonomy.Term | Circumstance | Paper


@dataclass(frozen=True, slots=True)
class Explained:
    """A word, what it means, and the code it has in the files ("" for none)."""

    code: str
    label: str
    meaning: str
    filed: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Words under a heading of their own, or under none."""

    terms: tuple[Explained, ...]
    title: str = ""
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its anchor, a note, groups of words."""

    code: str
    title: str
    note: str
    groups: tuple[Group, ...]


def glossary_page(*, home: str) -> str:
    """Return the page; the same for every data set."""
    return pages.render(
        "glossary.html",
        home=home,
        words={
            "title": say("glossary.title"),
            "lead": say("glossary.lead"),
            "find": say("glossary.find"),
        },
        sections=tuple(sections()),
    )


def sections() -> Iterator[Section]:
    """Return everything explained, in reading order."""
    yield Section("map", say("glossary.map"), say("glossary.map.note"), (_on_the_map(),))
    yield Section(
        "threats",
        say("glossary.threats"),
        say("glossary.threats.note"),
        tuple(_of_method(method) for method in taxonomy.METHODS),
    )
    for code, note, vocabularies in (
        ("evidence", say("glossary.evidence.note"), (taxonomy.EVIDENCE,)),
        ("people", say("glossary.people.note"), (taxonomy.TARGET_GROUPS,)),
        ("attributed", say("glossary.attributed.note"), (taxonomy.ATTRIBUTIONS,)),
        ("host", say("glossary.host.note"), (taxonomy.HOST_STATE_ROLES,)),
        ("outcome", say("glossary.outcome.note"), (taxonomy.OUTCOMES,)),
        (
            "precision",
            say("glossary.precision.note"),
            (taxonomy.GEO_PRECISIONS, taxonomy.DATE_PRECISIONS),
        ),
        (
            "corridors",
            say("glossary.corridors.note"),
            (taxonomy.MODES, taxonomy.LEG_STATUSES, PAPERS, CIRCUMSTANCES),
        ),
    ):
        yield Section(code, say(f"glossary.{code}"), note, _groups(vocabularies))
    yield Section("risk", say("glossary.risk"), say("glossary.risk.note"), _layers())


def _on_the_map() -> Group:
    """Return the words that are no code of any vocabulary."""
    codes = ("incident", "reporting", "exposure", "corridor", "journey")
    return Group(
        tuple(
            Explained(code, say(f"glossary.{code}"), say(f"glossary.{code}.meaning"))
            for code in codes
        )
    )


def _of_method(method: taxonomy.Method) -> Group:
    kinds = (kind for kind in taxonomy.THREAT_TYPES if kind.method == method.code)
    return Group(_explained(kinds), method.label, method.definition)


def _groups(vocabularies: Iterable[Iterable[_Word]]) -> tuple[Group, ...]:
    return tuple(Group(_explained(vocabulary)) for vocabulary in vocabularies)


def _explained(words: Iterable[_Word]) -> tuple[Explained, ...]:
    return tuple(_one(word) for word in words)


def _one(word: _Word) -> Explained:
    """Return a word of a vocabulary; those of the data say their code in the files."""
    if isinstance(word, taxonomy.Term):
        filed = say("glossary.code", code=word.code)
        return Explained(word.code, word.label, word.definition, filed)
    return Explained(word.code, word.label, word.meaning)


def _layers() -> tuple[Group, ...]:
    return tuple(Group(_parts(layer), layer.label, layer.meaning) for layer in risk.LAYERS)


def _parts(layer: risk.Layer) -> tuple[Explained, ...]:
    return tuple(Explained(f"{layer.code}-{p.code}", p.label, p.meaning) for p in layer.parts)
