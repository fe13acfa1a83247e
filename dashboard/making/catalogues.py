"""The catalogues of translators: what there is to say, beside what each language has for it.

``python -m dashboard.making.catalogues`` writes the template and brings every catalogue up to date:
new sentences come empty, those whose English changed are marked as doubtful (fuzzy), those nobody
says any more go. What translators wrote stays. ``--take FOLDER`` puts in what lies in
``FOLDER/ru.po`` and so on; an entry given there goes before the one that was.
"""

from __future__ import annotations

import argparse
import csv
import sys
from importlib import import_module
from io import BytesIO
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from dashboard import schema, snapshot, taxonomy, topics, wording
from dashboard.disclosure.policy import STATUSES
from dashboard.disclosure.screen_rules import SCREEN
from dashboard.disclosure.status import STATUS_RULES
from dashboard.durable import replace
from dashboard.wording import LANGUAGES, SOURCE, catalogues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Message

TEMPLATE: Final = catalogues.LOCALE / f"{catalogues.DOMAIN}.pot"
WIDTH: Final = 96
"""Characters in a line of a catalogue."""

Entry = tuple[str, str | tuple[str, str], str]
"""Context, English (or its two forms), and the module it stands in."""


def entries() -> Iterator[Entry]:
    """Yield everything there is to translate, in the order of the code."""
    for module in sorted(name for _, name, _ in iter_modules(wording.__path__)):
        if module.partition("_")[0] == "en":
            sentences = import_module(f"dashboard.wording.{module}").SENTENCES
            yield from _sentences(sentences, module)
    yield from _vocabularies()
    yield from (("policy.who", who, "policy") for who in STATUSES.values())
    yield from (("policy.rule", rule.why, "policy") for rule in STATUS_RULES)
    yield from (("policy.what", rule.sentence, "policy") for rule in SCREEN)
    for field in topics.FIELDS:
        yield "field.label", field.english, "topics"
    for topic in topics.TOPICS:
        yield "topic", topic, "topics"
    yield from _figures()


def _sentences(sentences: dict[str, str], module: str) -> Iterator[Entry]:
    for key, text in sentences.items():
        stem, _, form = key.rpartition(".")
        if form == "one" and f"{stem}.many" in sentences:
            yield stem, (text, sentences[f"{stem}.many"]), module
        elif not (form == "many" and f"{stem}.one" in sentences):
            yield key, text, module


def _vocabularies() -> Iterator[Entry]:
    vocabularies = (taxonomy.METHODS, *(terms for _, terms in schema.VOCABULARIES))
    for vocabulary in vocabularies:
        for term in vocabulary:
            yield "term.label", term.english, "taxonomy"
            if term.english_definition:
                yield "term.definition", term.english_definition, "taxonomy"
            if reason := getattr(term, "english_reason", ""):
                yield "term.reason", reason, "taxonomy"


def _figures() -> Iterator[Entry]:
    """Yield the series of the shipped figures, and what they count."""
    with (snapshot.SHIPPED / "statistics.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for series in sorted({row["series"] for row in rows}):
        yield "series", topics.in_words(series), "statistics"
    for unit in sorted({row["unit"] for row in rows}):
        yield "unit", unit, "statistics"


def template() -> Catalog:
    """Return everything there is to translate, without translations."""
    found = Catalog(domain=catalogues.DOMAIN, project="Exile Atlas", fuzzy=False)
    for context, text, module in entries():
        found.add(text, context=context, auto_comments=[module])
    return found


def updated(code: str, source: Catalog, taken: Path | None = None) -> Catalog:
    """Return the catalogue of a language with all there is to say now."""
    known = _by_place(catalogues.read(code))
    given = _by_place(_read(taken, code)) if taken and taken.is_file() else {}
    found = Catalog(
        domain=catalogues.DOMAIN,
        locale=wording.language(code).locale,
        project="Exile Atlas",
        fuzzy=False,
    )
    by_key = {message.context: message for message in (*known.values(), *given.values())}
    for message in source:
        if message.id:
            place = _place(message)
            was = given.get(place) or known.get(place)
            _add(found, message, was, by_key.get(message.context))
    return found


def _add(found: Catalog, message: Message, was: Message | None, earlier: Message | None) -> None:
    """Add a message with what it was translated as, or, in doubt, what its key was before."""
    many = isinstance(message.id, tuple)
    same = earlier is not None and isinstance(earlier.id, tuple) == many
    keyed = message.context in _KEYS
    before = earlier if was is None and keyed and same and _said(earlier) else None
    known = was or before
    string = known.string if known else None
    fuzzy = bool(before) or (was is not None and was.fuzzy)
    found.add(
        message.id,
        string or ("" if not many else ("",) * found.num_plurals),
        context=message.context,
        auto_comments=message.auto_comments,
        user_comments=was.user_comments if was else (),
        flags={"fuzzy"} if fuzzy else set(),
    )


_KEYS: Final = frozenset(key for key, _, module in entries() if module.startswith("en"))


def _said(message: Message | None) -> bool:
    return message is not None and all(catalogues.forms(message.string))


def _place(message: Message) -> tuple[str, tuple[str, ...]]:
    return message.context or "", catalogues.forms(message.id)


def _by_place(catalogue: Catalog) -> dict[tuple[str, tuple[str, ...]], Message]:
    return {_place(message): message for message in catalogue if message.id}


def _read(path: Path, code: str) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=wording.language(code).locale, domain=catalogues.DOMAIN)


def written(catalogue: Catalog) -> bytes:
    """Return a catalogue as it stands in its file: the same bytes for the same words."""
    file = BytesIO()
    write_po(file, catalogue, width=WIDTH, omit_header=False, sort_output=False)
    body = file.getvalue().decode()
    head, _, rest = body.partition("\n\n")
    return f"{_HEAD.format(rules=_rules(catalogue))}\n\n{rest}".encode() if head else body.encode()


_HEAD: Final = """msgid ""
msgstr ""
"Project-Id-Version: Exile Atlas\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
{rules}"""


def _rules(catalogue: Catalog) -> str:
    if catalogue.locale is None:
        return '"Language: en\\n"'
    return (
        f'"Language: {catalogue.locale}\\n"\n"Plural-Forms: nplurals={catalogue.num_plurals}; '
        f'plural={catalogue.plural_expr};\\n"'
    )


def main(arguments: list[str]) -> int:
    """Write the template and all catalogues."""
    parser = argparse.ArgumentParser(prog="python -m dashboard.making.catalogues")
    parser.add_argument("--take", type=Path, help="folder with what translators sent, as ru.po")
    options = parser.parse_args(arguments)
    source = template()
    replace(TEMPLATE, written(source))
    for language in LANGUAGES:
        if language != SOURCE:
            taken = options.take / f"{language.code}.po" if options.take else None
            found = updated(language.code, source, taken)
            path = catalogues.file_of(language.code)
            path.parent.mkdir(parents=True, exist_ok=True)
            replace(path, written(found))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
