"""How people are protected: the policy in plain English, every number taken from the policy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard import pages, schema, taxonomy
from dashboard.disclosure.policy import CITY_UNCERTAINTY, PRESETS, PUBLIC, STATUSES
from dashboard.disclosure.screen import SCREEN
from dashboard.disclosure.status import STATUS_RULES
from dashboard.in_words import day
from dashboard.wording import joined, number, said, say
from dashboard.wording.names import within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.disclosure.policy import Policy
    from dashboard.snapshot.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what is said below it, a list, and rows of a table with its heads."""

    title: str
    texts: tuple[str, ...]
    items: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def policy_page(manifest: Manifest, *, home: str) -> str:
    """Return the page for the policy that a data set was released under."""
    policy = in_force(manifest.policy)
    known = policy.title == manifest.policy
    now = say(
        "policy.now",
        policy=manifest.policy,
        version=manifest.data_version,
        day=day(manifest.as_of),
    )
    return pages.render(
        "policy.html",
        home=home,
        title=say("policy.title"),
        texts=(
            say("policy.lead"),
            now if known else f"{now} {say('policy.unknown', policy=policy.title)}",
        ),
        sections=tuple(_sections(policy, manifest)),
    )


def in_force(title: str) -> Policy:
    """Return the policy of that name and version; the least strict one when it is not known."""
    return next((policy for policy in PRESETS if policy.title == title), PUBLIC)


def _sections(policy: Policy, manifest: Manifest) -> Iterator[Section]:
    yield _people(policy, say("policy.people"), (say("policy.people.text"),))
    yield Section(
        say("policy.status"),
        (say("policy.status.text"),),
        items=tuple(f"{rule.status}: {said('policy.rule', rule.why)}" for rule in STATUS_RULES),
    )
    yield _places(policy)
    yield Section(say("policy.delay"), (say("policy.delay.text"),))
    yield Section(say("policy.names"), (say("policy.names.text"),))
    yield _texts()
    yield Section(say("policy.links"), (say("policy.links.text"),))
    yield Section(say("policy.journeys"), (say("policy.journeys.text", n=policy.journey_stops),))
    yield Section(say("policy.k"), (_k(policy),))
    yield _declared(manifest)
    yield Section(say("policy.ratchet"), (say("policy.ratchet.text"),))
    yield Section(
        say("policy.withdrawn"),
        (say("policy.withdrawn.text"),),
        items=tuple(f"{term.label}: {term.definition}" for term in schema.WITHDRAWAL_REASONS),
    )
    for other in PRESETS:
        if other is not policy:
            yield _people(
                other,
                say("policy.other", policy=other.title),
                (say("policy.other.text"), _k(other)),
            )


def _people(policy: Policy, title: str, texts: tuple[str, ...]) -> Section:
    """Return the table of what is shown of whom."""
    heads = ("who", "place", "date", "name", "link", "delay")
    return Section(
        title,
        texts,
        heads=tuple(say(f"policy.head.{head}") for head in heads),
        rows=tuple(
            (
                f"{status}: {said('policy.who', who)}",
                say(f"policy.place.{treated.place}"),
                _date(treated.date, treated.date_when_over),
                say("policy.name.rule") if treated.name else say("policy.name.never"),
                say(f"policy.link.{treated.link}"),
                say("policy.days", n=int(treated.embargo)),
            )
            for status, who in STATUSES.items()
            for treated in (policy.treatments[status],)
        ),
    )


def _date(before: str, over: str) -> str:
    shown = say(f"policy.date.{before}")
    return (
        shown
        if before == over
        else say("policy.date.over", before=shown, over=say(f"policy.date.{over}"))
    )


def _places(policy: Policy) -> Section:
    homes = [t.label for t in taxonomy.THREAT_TYPES if t.code in policy.home_threats]
    return Section(
        say("policy.places"),
        (
            say(
                "policy.places.text",
                city=number(policy.city_floor),
                region=number(policy.region_floor),
                circle=number(int(CITY_UNCERTAINTY) // 1000),
            ),
            say("policy.places.homes", kinds=joined([within(home) for home in homes])),
            say("policy.places.legs", date=say(f"policy.date.{policy.leg_date}")),
        ),
    )


def _texts() -> Section:
    return Section(
        say("policy.texts"),
        (say("policy.texts.text", n=schema.SUMMARY_LENGTH),),
        items=tuple(
            say("policy.texts.hard", what=said("policy.what", rule.sentence))
            if rule.hard
            else say("policy.texts.soft", what=said("policy.what", rule.sentence))
            for rule in SCREEN
        ),
    )


def _k(policy: Policy) -> str:
    return say("policy.k.text", k=policy.k) if policy.k > 1 else say("policy.k.none")


def _declared(manifest: Manifest) -> Section:
    """Return how a record says what was left out, and how many records do."""
    counts = manifest.touched
    marks = (
        ("generalisations", schema.GENERALISATIONS, ""),
        ("withheld", schema.WITHHELD, "withheld:"),
    )
    return Section(
        say("policy.declared"),
        (say("policy.declared.text"),),
        heads=tuple(say(f"policy.head.{head}") for head in ("column", "code", "meaning", "rows")),
        rows=tuple(
            (column, term.code, term.definition, number(counts.get(f"{prefix}{term.code}", 0)))
            for column, terms, prefix in marks
            for term in terms
        ),
    )
