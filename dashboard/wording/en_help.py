"""The sentences about organisations that offer help, in English."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "foot.help": "Who offers help",
    "help.title": "Who offers help",
    "help.lead": (
        "Organisations that publicly offer help to people who left Russia or are about to. The "
        "atlas gives no advice on travel and names no crossing points: talk to a lawyer, or to one "
        "of these."
    ),
    "help.warning": "Read this first",
    "help.warning.contact": (
        "From inside Russia, take every contact for dangerous: a call, a message, a donation, a "
        "page opened, a post liked. What Russian authorities are known to have declared an "
        "organisation to be stands beside it. Where nothing stands, nothing is known to us; that "
        "does not mean there is nothing."
    ),
    "help.warning.names": (
        "Others may use the names of such groups. Compare the address letter by letter before you "
        "write, and give no name, place or document before you know who is reading."
    ),
    "help.ties": (
        "The atlas has no ties with any of them, passes nothing on, and cannot say whom they will "
        "take on or how well. The list is incomplete, and what they offer changes: beside each "
        "stands when it was last checked: that is the date of the newest source seen."
    ),
    "help.lgbtq": (
        "In November 2023 a court in Russia declared an “international LGBT movement” extremist; "
        "no organisation of that name exists. Dealing with any of these can be held against you "
        "there, whatever stands beside it."
    ),
    "help.jump": "Whom they help",
    "help.also": "Also for them, told of elsewhere on this page:",
    "help.address": "Address",
    "help.languages": "Languages",
    "help.where": "Where",
    "help.declared": "In Russia",
    "help.source": "Source",
    "help.checked": "Last checked",
    "help.everywhere": "Not bound to one country",
    "help.unknown": "Not known to us",
    "help.unstated": "Not stated",
    "help.undated": "The source bears no date",
    "help.since": "{status}, since {date}",
    "help.none": "This version of the data lists none.",
    "help.table": "The whole list as one table (CSV)",
    "help.now": "Data version {version}, made on {day}. {count}",
    "help.count.one": "One organisation.",
    "help.count.many": "{n} organisations.",
    "help.language.ar": "Arabic",
    "help.language.be": "Belarusian",
    "help.language.bn": "Bangla",
    "help.language.de": "German",
    "help.language.en": "English",
    "help.language.es": "Spanish",
    "help.language.fa": "Persian",
    "help.language.fr": "French",
    "help.language.hi": "Hindi",
    "help.language.hy": "Armenian",
    "help.language.ka": "Georgian",
    "help.language.kk": "Kazakh",
    "help.language.pl": "Polish",
    "help.language.pt": "Portuguese",
    "help.language.ru": "Russian",
    "help.language.sr": "Serbian",
    "help.language.tr": "Turkish",
    "help.language.uk": "Ukrainian",
    "changes.table.organisations": "Organisation",
    "api.organisations": "Organisations that publicly offer help. The atlas has no ties with them.",
}
"""Key to sentence, placeholders in braces."""
