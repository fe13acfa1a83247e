"""Texts as numbers: what their words hash to, so that millions can be compared without reading.

Only for choosing what is compared in earnest; see ``likeness`` for that.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd
    from numpy.typing import NDArray

    Numbers = NDArray[np.uint64]

LONGEST: Final = 2_000
"""Characters of a text that are looked at."""

SMALLEST: Final = 4
"""Bytes of a word that counts: shorter ones are mostly articles and prepositions."""

LINES: Final = 5_000
"""Texts hashed at a time, so that memory stays small."""

SIGNATURES: Final = 3
"""Least hashes taken of each text (MinHash; Broder 1997): two texts share one with the likelihood
of their words' Jaccard similarity."""

LANES: Final = 4
"""Numbers of 64 bits in which the words of a text are marked."""

_BASE: Final = 0x9E3779B97F4A7C15
_INVERSE: Final = pow(_BASE, -1, 2**64)
_SALTS: Final = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], np.uint64)


@dataclass(frozen=True, eq=False, slots=True)
class Fingerprints:
    """What texts hash to, by position.

    Parameters
    ----------
    whole
        One number for all words in any order; 0 where a text has no word.
    least
        ``SIGNATURES`` columns of least hashes; the greatest number where there is no word.
    marks
        ``LANES`` columns of bits, one bit set for each word (a Bloom filter of one hash).
    """

    whole: Numbers
    least: Numbers
    marks: Numbers


def fingerprints(texts: pd.Series[str], *, smallest: int = SMALLEST) -> Fingerprints:
    """Return what each text hashes to; case and the signs between words make no difference."""
    size = len(texts)
    whole = np.zeros(size, np.uint64)
    least = np.full((size, SIGNATURES), np.iinfo(np.uint64).max, np.uint64)
    marks = np.zeros((size, LANES), np.uint64)
    for row, word in _words(texts, smallest):
        line, start = np.unique(row, return_index=True)
        if not line.size:
            continue
        whole[line] = np.add.reduceat(word, start)
        for number, salt in enumerate(_SALTS[:SIGNATURES]):
            least[line, number] = np.minimum.reduceat(_mixed(word * salt), start)
        bit = np.left_shift(np.uint64(1), (word >> np.uint64(8)) & np.uint64(63))
        lane = word & np.uint64(LANES - 1)
        for number in range(LANES):
            marked = np.where(lane == number, bit, np.uint64(0))
            marks[line, number] = np.bitwise_or.reduceat(marked, start)
    return Fingerprints(whole, least, marks)


def shared(one: Numbers, other: Numbers) -> NDArray[np.float64]:
    """Return how much of the shorter text's words the longer has, about, from 0 to 1.

    Parameters
    ----------
    one, other
        Marks as in ``Fingerprints``, line by line.
    """
    both = np.bitwise_count(one & other).sum(axis=1)
    fewer = np.minimum(np.bitwise_count(one).sum(axis=1), np.bitwise_count(other).sum(axis=1))
    part: NDArray[np.float64] = both / np.maximum(fewer, 1)
    return part


def _words(texts: pd.Series[str], smallest: int) -> Iterator[tuple[NDArray[np.int64], Numbers]]:
    """Return the position of the text and the hash of each word, some texts at a time."""
    column = pa.array(texts, pa.large_string())
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
    for first in range(0, len(column), LINES):
        part = pc.utf8_slice_codeunits(column.slice(first, LINES), 0, LONGEST)
        row, word = _hashed(pc.utf8_lower(part), smallest)
        yield row + first, word


def _hashed(lines: pa.LargeStringArray, smallest: int) -> tuple[NDArray[np.int64], Numbers]:
    """Return line and hash of each word of small-letter texts.

    The bytes of all texts are summed up once, each times a power of ``_BASE`` by its place; a
    word's hash is the difference of two sums, moved to place 0 (Rabin and Karp's rolling hash,
    modulo 2**64), so no word is ever cut out.
    """
    offsets = np.frombuffer(lines.buffers()[1], np.int64)[lines.offset :][: len(lines) + 1]
    raw = lines.buffers()[2]
    body = np.frombuffer(raw, np.uint8)[offsets[0] : offsets[-1]] if raw else np.empty(0, np.uint8)
    offsets = offsets - offsets[0]
    letter = _LETTERS[body]
    edge = np.zeros(len(body) + 1, dtype=bool)
    edge[offsets] = True
    before, after = np.append(False, letter[:-1]), np.append(letter[1:], False)
    start = np.flatnonzero(letter & (~before | edge[:-1]))
    end = np.flatnonzero(letter & (~after | edge[1:])) + 1
    long = end - start >= smallest
    start, end = start[long], end[long]
    room = 1 << len(body).bit_length()
    sums = np.append(np.uint64(0), np.cumsum(_VALUES[body] * _powers(_BASE, room)[: len(body)]))
    word = _mixed((sums[end] - sums[start]) * _powers(_INVERSE, room)[start])
    return np.searchsorted(offsets, start, side="right") - 1, word


@lru_cache(maxsize=4)
def _powers(base: int, size: int) -> Numbers:
    """Return base**0, base**1 … modulo 2**64."""
    factors = np.full(size, base, np.uint64)
    factors[0] = 1
    return np.cumprod(factors)


def _mixed(numbers: Numbers) -> Numbers:
    """Return numbers with every bit depending on every other (the finaliser of MurmurHash3)."""
    mixed: Numbers = numbers ^ (numbers >> np.uint64(33))
    mixed = mixed * np.uint64(0xFF51AFD7ED558CCD)
    mixed ^= mixed >> np.uint64(33)
    mixed = mixed * np.uint64(0xC4CEB9FE1A85EC53)
    mixed ^= mixed >> np.uint64(33)
    return mixed


def _is_letter(byte: int) -> bool:
    return byte >= 128 or chr(byte).isalnum()


_LETTERS: Final = np.array([_is_letter(byte) for byte in range(256)])
_VALUES: Final = _mixed(np.arange(1, 257, dtype=np.uint64))
