"""One writer at a time: the others wait, or are refused in words."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from filelock import FileLock, Timeout

from dashboard.durable import PRIVATE_FILE, PRIVATE_FOLDER, told
from dashboard.errors import DataError
from dashboard.vault.layout import Vault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

WAIT: Final = 600.0
"""Longest wait for another writer, in seconds."""

BUSY: Final = "is being written by another command; try again when that has finished."


def _silent() -> None:
    return None


@contextmanager
def lock(
    path: Path, *, wait: float = WAIT, waiting: Callable[[], None] = _silent
) -> Iterator[None]:
    """Hold a vault: make its folder when it is not there, and keep other writers out.

    A process that holds a vault may ask for it again. The lock goes with the process, so one that
    was killed leaves nothing to clear away.

    Parameters
    ----------
    wait
        Seconds to wait for another writer; 0 refuses at once.
    waiting
        Called once when there is somebody to wait for.

    Raises
    ------
    DataError
        The folder cannot be a vault or be written, or another writer did not finish in time.
    """
    vault = Vault(path)
    with told(vault.name):
        vault.check()
        _make(path)
        # One lock a path and process: filelock then counts who asked, and lets go after the last.
        held = FileLock(
            path.resolve() / ".lock", mode=PRIVATE_FILE, is_singleton=True, fallback_to_soft=False
        )
        _acquire(held, vault.name, wait, waiting)
    try:
        yield
    finally:
        held.release()


def _make(path: Path) -> None:
    path.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
    if path.stat().st_mode & 0o077:
        # Some file systems know no modes, and a folder may be another account's: it stays as it is.
        with suppress(PermissionError):
            path.chmod(PRIVATE_FOLDER)


def _acquire(held: FileLock, name: str, wait: float, waiting: Callable[[], None]) -> None:
    with suppress(Timeout):
        held.acquire(timeout=0)
        return
    if wait:
        waiting()
        with suppress(Timeout):
            held.acquire(timeout=wait)
            return
    raise DataError(BUSY, file=name)
