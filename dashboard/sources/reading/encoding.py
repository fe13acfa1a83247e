"""Which encoding a text is in: proven where that is possible, else decided or refused."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from charset_normalizer import from_bytes

from dashboard.sources.reading.content import UTF16

if TYPE_CHECKING:
    from dashboard.sources.reading.source import Source

NAMES: Final = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp1251": "Windows-1251",
    "cp1252": "Windows-1252",
}
"""Encodings that are read. Latin-1 is read as Windows-1252, of which its texts are a part."""

_BYTE_ENCODINGS: Final = ("cp1251", "cp1252")

_RIVALS: Final = {
    "koi8_r": "KOI8-R",
    "cp866": "DOS Cyrillic (866)",
    "iso8859_5": "ISO 8859-5",
    "mac_cyrillic": "Mac Cyrillic",
    "cp1250": "Windows-1250",
    "cp1254": "Windows-1254",
}
"""Encodings that are not read, weighed so that a text in one of them is not taken for ours."""

_SAMPLE: Final = 64 * 1024
_WORD: Final = re.compile(rb"[A-Za-z\xa8\xb8\xc0-\xff]{2,}")
_UNDECIDED: Final = "its encoding cannot be told with certainty; save it as UTF-8."


def encoding_of(source: Source) -> str:
    """Return the encoding (a key of ``NAMES``) of a text.

    A byte order mark or faultless UTF-8 decides. Otherwise the lines with letters beyond ASCII are
    weighed by charset-normalizer among the encodings of ``NAMES`` and their rivals.

    Raises
    ------
    DataError
        No encoding, or none of ours, fits best.
    """
    if source.bytes_at(0, 2) in UTF16:
        return "utf-16"
    if (fault := _faulty_line(source, "utf-8")) is None:
        return "utf-8"
    sample = _sample(source)
    if _is_nearly_utf8(sample):
        rule = "holds bytes that are not UTF-8 in a text that otherwise is; mend them."
        raise source.refused(rule, row=fault)
    name = _byte_encoding(sample, source)
    if (fault := _faulty_line(source, name)) is not None:
        rule = f"holds bytes that no {NAMES[name]} text has; save it as UTF-8."
        raise source.refused(rule, row=fault)
    return name


def _faulty_line(source: Source, encoding: str) -> int | None:
    """Return the first line that cannot be decoded."""
    decoder = codecs.getincrementaldecoder(encoding)()
    lines = 1
    text = b""
    try:
        for text in source.chunks():
            decoder.decode(text)
            lines += text.count(b"\n")
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        # The decoder may have kept up to three bytes of the chunk before, none of them a line end.
        return lines + error.object[: error.start].count(b"\n")
    return None


def _is_nearly_utf8(sample: bytes) -> bool:
    text = sample.decode("utf-8", "replace")
    faults = text.count("\ufffd")
    return sum(not c.isascii() for c in text) - faults > faults


def _sample(source: Source) -> bytes:
    """Return lines that are not ASCII, from wherever they stand, up to ``_SAMPLE`` bytes."""
    lines: list[bytes] = []
    size = 0
    for chunk in source.chunks():
        found = [line[:_SAMPLE] for line in chunk.splitlines() if not line.isascii()]
        lines += found
        size += sum(map(len, found))
        if size >= _SAMPLE:
            break
    return b"\n".join(lines)[:_SAMPLE]


def _byte_encoding(sample: bytes, source: Source) -> str:
    weights = _weights(sample)
    if not weights:
        raise source.refused(f"is not UTF-8 text, and {_UNDECIDED}")
    ours = sorted((weights[name], name) for name in _BYTE_ENCODINGS if name in weights)
    if not ours:
        _, likely = min(
            (weights[name], words) for name, words in _RIVALS.items() if name in weights
        )
        raise source.refused(f"looks like {likely} text; save it as UTF-8.")
    best, name = ours[0]
    chosen: str = name
    if len(ours) > 1 and ours[1][0] == best:
        chosen = _by_script(sample, source)
    text = sample.decode(chosen)
    for rival, words in _RIVALS.items():
        if weights.get(rival, best) < best and sample.decode(rival, "replace") != text:
            raise source.refused(f"looks like {words} text; save it as UTF-8.")
    return chosen


def _weights(sample: bytes) -> dict[str, tuple[float, float]]:
    """Return how badly the sample reads in each encoding, smaller is better."""
    matches = from_bytes(
        sample,
        cp_isolation=[*_BYTE_ENCODINGS, *_RIVALS],
        preemptive_behaviour=False,
        enable_fallback=False,
    )
    return {
        name: (round(match.chaos, 2), -match.coherence)
        for match in matches
        for name in match.could_be_from_charset
    }


def _by_script(sample: bytes, source: Source) -> str:
    """Decide between Cyrillic and Latin where both read equally well, as in a few short names.

    A Cyrillic word has no ASCII letter; in a Latin word the letters beyond ASCII stand among them.
    """
    words = [word for word in _WORD.findall(sample) if not word.isascii()]
    whole = sum(1 for word in words if not re.search(rb"[A-Za-z]", word))
    if not words or 0 < whole < len(words):
        raise source.refused(f"is not UTF-8 text, and {_UNDECIDED}")
    return "cp1251" if whole else "cp1252"
