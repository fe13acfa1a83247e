"""Files that are whole or not there: written beside, on the disk, then named in one step."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from dashboard.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator

PRIVATE_FILE: Final = 0o600
PRIVATE_FOLDER: Final = 0o700
PUBLIC_FILE: Final = 0o644


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """Open a new file that only its owner may read; when left, it is on the disk."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    with os.fdopen(handle, "wb") as file:
        yield file
        _sync(file)


def replace(path: Path, body: bytes, *, mode: int = PUBLIC_FILE) -> None:
    """Put ``body`` in the place of a file in one step; who may read it is said by ``mode``."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            _sync(file)
        temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync(path.parent)


def sync(folder: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def told(what: str) -> Iterator[None]:
    """Say in one sentence why ``what`` cannot be written."""
    try:
        yield
    except OSError as error:
        why = error.strerror or type(error).__name__
        rule = f"cannot be written ({why}); nothing was changed."
        raise DataError(rule, file=what) from None


def _sync(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())
