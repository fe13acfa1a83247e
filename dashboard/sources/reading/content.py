"""What a file holds, told by its first bytes: a name proves nothing."""

from __future__ import annotations

import codecs
from typing import Final

HEAD: Final = 4096
"""Bytes that content is told by."""

ZIP: Final = b"PK\x03\x04"
PARQUET: Final = b"PAR1"
SQLITE: Final = b"SQLite format 3\0"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_KINDS: Final = (
    (ZIP, "a zip archive or an Excel workbook"),
    (PARQUET, "a Parquet file"),
    (SQLITE, "an SQLite database"),
    (OLE, "an old or encrypted Office file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"PK", "an empty or cut zip archive"),
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"ARROW1", "an Arrow file"),
    (b"fgb\x03", "a FlatGeobuf file"),
)
"""First bytes of files that are not text, and what a reader calls such a file."""

_CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b")) + b"\x7f"


def kind_of(head: bytes) -> str:
    """Return in words what a file holds that begins with ``head``."""
    for magic, words in _KINDS:
        if head.startswith(magic):
            return words
    if not is_text(head):
        return "bytes that are not text"
    first = _first(head)
    if first == b"<":
        return "XML or HTML"
    return "JSON" if _opens_json(head) else "plain text"


def is_text(head: bytes) -> bool:
    """Return whether the bytes can be text in an encoding we know."""
    if any(head.startswith(magic) for magic, _ in _KINDS):
        return False
    if head.startswith(UTF16):
        return True
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls * 50 <= len(head)


def is_table(head: bytes) -> bool:
    """Return whether the bytes can be a table of delimited text."""
    return is_text(head) and kind_of(head) == "plain text"


def is_json(head: bytes, opening: bytes) -> bool:
    """Return whether the bytes can be JSON that begins with ``opening``."""
    return is_text(head) and _first(head) == opening


def _opens_json(head: bytes) -> bool:
    """Return whether the bytes begin a list of anything or an object with a name."""
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    return start[:1] == b"[" or (start[:1] == b"{" and start[1:].lstrip()[:1] in (b'"', b"}", b""))


def _first(head: bytes) -> bytes:
    return head.removeprefix(codecs.BOM_UTF8).lstrip()[:1]
