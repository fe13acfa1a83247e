"""Zip archives, looked at before anything in them is unpacked."""

from __future__ import annotations

import stat
import struct
import zipfile
from typing import TYPE_CHECKING, Final

from dashboard.sources.reading.limits import MB
from dashboard.sources.reading.source import foreign, printable
from dashboard.sources.rows import VALUE_LENGTH

if TYPE_CHECKING:
    from dashboard.sources.reading.source import Source

_END: Final = struct.Struct("<4s4H2LH")
_END64: Final = struct.Struct("<4sQ2H2L4Q")
_LOCATOR: Final = 20
_LONGEST_COMMENT: Final = 2**16

_DIRECTORY: Final = 2 * MB
"""Longest list of contents: room for thousands of names."""

_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED: Final = 1


def archive(source: Source) -> zipfile.ZipFile:
    """Open an archive whose list of contents promises no harm.

    What is read from a member later never exceeds the size promised here.

    Raises
    ------
    DataError
        Too many files, too large unpacked, names outside the archive, links, encryption.
    """
    _refuse_long_directory(source)
    with foreign(source, "a zip archive"):
        found = zipfile.ZipFile(source.stream)
        members = found.infolist()
    if len(members) > source.limits.members:
        rule = f"holds more than {source.limits.members:,} files; pack only the table."
        raise source.refused(rule)
    for member in members:
        if rule := _odd(member):
            raise source.refused(f"holds {printable(member.filename, VALUE_LENGTH)}, {rule}")
    source.refuse_bomb(sum(member.file_size for member in members))
    return found


def _refuse_long_directory(source: Source) -> None:
    """Refuse a list of contents so long that even reading it would hurt."""
    tail_size = min(source.size, _END.size + _LONGEST_COMMENT + _END64.size + _LOCATOR)
    tail = source.bytes_at(source.size - tail_size, tail_size)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        raise source.refused("is a zip archive cut short; send it again.")
    sizes = [_END.unpack_from(tail, at)[5]]
    at64 = at - _LOCATOR - _END64.size
    if tail[max(at - _LOCATOR, 0) : at].startswith(b"PK\x06\x07") and at64 >= 0:
        sizes.append(_END64.unpack_from(tail, at64)[8])
        sizes.remove(2**32 - 1) if 2**32 - 1 in sizes else None
    if max(sizes) > _DIRECTORY:
        raise source.refused("lists too many files; pack only the table.")


def _odd(member: zipfile.ZipInfo) -> str:
    """Return what is wrong with a member, empty when nothing is."""
    name = member.filename.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or name[1:2] == ":" or not name:
        return "which lies outside the archive; pack the table alone."
    if stat.S_ISLNK(member.external_attr >> 16):
        return "which is a link; pack the file itself."
    if member.flag_bits & _ENCRYPTED:
        return "which is encrypted; save it without a password."
    if member.compress_type not in _METHODS:
        return "packed in a way we do not read; pack it as an ordinary zip."
    return ""
