"""A foreign file, opened once: a regular file on this computer, and nothing else."""

from __future__ import annotations

import os
import re
import stat
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from dashboard.errors import DataError
from dashboard.sources.reading.limits import MB

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dashboard.sources.reading.limits import Limits

CHUNK: Final = MB
"""Bytes read at a time where a file is looked through."""

_REMOTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+:|[/\\]+vsi[a-z0-9_]*(?:[/\\]|$)")
"""``http:``, ``s3:``, ``zip+s3:``, ``PG:``, ``/vsicurl/`` … but not the drive of ``C:\\``."""

_NAME_LENGTH: Final = 120
_RULE_LENGTH: Final = 400


@dataclass(frozen=True, eq=False, slots=True)
class Source:
    """An open file, or a file inside an archive.

    Parameters
    ----------
    path
        Where it lies.
    file
        Its name as a reader is told it, without folders.
    stream
        Its bytes; can be read again from any place.
    size
        Bytes.
    """

    path: Path
    file: str
    stream: BinaryIO
    size: int
    limits: Limits

    def bytes_at(self, start: int, length: int) -> bytes:
        """Return up to ``length`` bytes from ``start``."""
        self.stream.seek(start)
        return self.stream.read(length)

    def chunks(self, start: int = 0) -> Iterator[bytes]:
        """Return all bytes from ``start``, ``CHUNK`` at a time."""
        self.stream.seek(start)
        while chunk := self.stream.read(CHUNK):
            yield chunk

    def refuse_bomb(self, unpacked: int) -> None:
        """Refuse a file that says it unpacks to more than it may."""
        limits = self.limits
        if unpacked > limits.unpacked_bytes:
            rule = f"unpacks to more than {limits.unpacked_bytes // MB:,} MB; import it in parts."
            raise self.refused(rule)
        if unpacked > limits.ratio_from and unpacked > limits.ratio * self.size:
            rule = f"unpacks to more than {limits.ratio} times its size; send it as plain CSV."
            raise self.refused(rule)

    def refused(self, rule: str, *, row: int | None = None, column: str | None = None) -> DataError:
        """Return the error that says ``rule`` of this file; foreign words in it made printable."""
        name = None if column is None else printable(column, _NAME_LENGTH)
        return DataError(printable(rule, _RULE_LENGTH), file=self.file, row=row, column=name)

    def refused_item(self, noun: str, number: int, rule: str) -> DataError:
        """Return the error about a feature or an object, which is no line of the file."""
        error = self.refused(f"{noun} {number} {rule}")
        error.row = number
        return error


@contextmanager
def opened(path: Path, limits: Limits) -> Iterator[Source]:
    """Open a local regular file.

    Raises
    ------
    DataError
        The name is not one of a file here, or the file is no regular file, is empty, too large or
        may not be read.
    """
    file = shown_name(path)
    _refuse_odd_names(path, file)
    try:
        _refuse_odd_kinds(path.stat().st_mode, file)
        # Without O_NONBLOCK a pipe put in the file's place meanwhile would keep us waiting.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        raise DataError("does not exist.", file=file) from None
    except OSError as error:
        raise DataError(f"cannot be opened ({error.strerror}).", file=file) from None
    with open(handle, "rb") as stream:  # noqa: PTH123  (a handle, not a path)
        about = os.fstat(handle)
        _refuse_odd_kinds(about.st_mode, file)
        _refuse_odd_sizes(about.st_size, file, limits)
        yield Source(path, file, stream, about.st_size, limits)


@contextmanager
def foreign(source: Source, what: str) -> Iterator[None]:
    """Turn whatever a foreign parser raises into one sentence.

    Hostile bytes make parsers raise nearly anything, and all of it means the same to a reader.
    """
    try:
        yield
    except DataError:
        raise
    except Exception as error:
        raise source.refused(f"is damaged or is not {what}; export it again.") from error


def shown_name(path: Path) -> str:
    """Return a file's name without folders, with nothing in it that a terminal acts on."""
    return printable(path.name or str(path), _NAME_LENGTH)


def printable(text: str, length: int) -> str:
    """Return the start of a foreign text with every sign that does not print made ``?``."""
    return "".join(c if c.isprintable() else "?" for c in text[:length])


def _refuse_odd_names(path: Path, file: str) -> None:
    if _REMOTE.match(str(path)):
        rule = "is the name of a remote or virtual file; download or unpack it, and name that file."
        raise DataError(rule, file=file)
    if "\0" in str(path):
        raise DataError("has a NUL in its name; rename it.", file=file)


def _refuse_odd_kinds(mode: int, file: str) -> None:
    if stat.S_ISDIR(mode):
        raise DataError("is a folder; name the file in it.", file=file)
    if not stat.S_ISREG(mode):
        raise DataError("is a pipe, socket or device; save its content to a file.", file=file)


def _refuse_odd_sizes(size: int, file: str, limits: Limits) -> None:
    if size == 0:
        raise DataError("is empty; export it again.", file=file)
    if size > limits.file_bytes:
        rule = f"is larger than {limits.file_bytes // MB:,} MB; import it in parts."
        raise DataError(rule, file=file)
