"""A zip archive with one table of delimited text in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from dashboard.sources.reading import delimited
from dashboard.sources.reading.archives import archive
from dashboard.sources.reading.content import HEAD, ZIP, kind_of
from dashboard.sources.reading.preferred import preferred
from dashboard.sources.reading.source import foreign, printable
from dashboard.sources.rows import VALUE_LENGTH

if TYPE_CHECKING:
    import zipfile

    from dashboard.sources.reading.source import Source
    from dashboard.sources.rows import FileRows

CODE: Final = "zip"
ENDINGS: Final = (".zip",)

_TABLES: Final = (".csv", ".tsv", ".tab")
_ARCHIVES: Final = (".zip", ".gz", ".7z", ".rar", ".bz2", ".xz", ".tar", ".tgz")


def sniff(head: bytes) -> bool:
    """Return whether the bytes can begin a zip archive."""
    return head.startswith(ZIP)


def read(source: Source) -> FileRows:
    """Read the one table of an archive; files of other kinds beside it are left alone.

    Of our own exports it is the table of incidents.

    Raises
    ------
    DataError
        The archive is not to be trusted, holds no table, several, or archives; or as
        :func:`delimited.read`.
    """
    with archive(source) as found, foreign(source, "a zip archive"):
        member = _table(found, source)
        with found.open(member) as stream:
            name = f"{source.file} ({_shown(member)})"
            inner = replace(
                source, file=name, stream=cast("BinaryIO", stream), size=member.file_size
            )
            return replace(_read(inner), file=source.file, form=CODE)


def _table(found: zipfile.ZipFile, source: Source) -> zipfile.ZipInfo:
    members = [m for m in found.infolist() if not m.is_dir() and not _is_of_mac(m.filename)]
    if any(m.filename.lower().endswith(_ARCHIVES) for m in members):
        raise source.refused("holds another archive; unpack it and pack the table alone.")
    tables = [m for m in members if m.filename.lower().endswith(_TABLES)]
    chosen = preferred([PurePosixPath(m.filename).stem for m in tables])
    if chosen is not None:
        return tables[chosen]
    if tables:
        names = ", ".join(_shown(m) for m in tables[:3])
        raise source.refused(f"holds several tables ({names}); pack one of them.")
    if any(m.filename == "[Content_Types].xml" for m in members):
        raise source.refused("is an Office file under the name of an archive; name it .xlsx.")
    raise source.refused("holds no CSV or TSV file; pack the table alone.")


def _read(inner: Source) -> FileRows:
    if not inner.size:
        raise inner.refused("is empty; export it again.")
    head = inner.bytes_at(0, HEAD)
    if not delimited.sniff(head):
        raise inner.refused(f"holds {kind_of(head)} and no table; export it as CSV.")
    return delimited.read(inner)


def _shown(member: zipfile.ZipInfo) -> str:
    return printable(PurePosixPath(member.filename).name, VALUE_LENGTH)


def _is_of_mac(name: str) -> bool:
    """Return whether a file is one of those that macOS adds to archives."""
    return name.startswith("__MACOSX/") or name.endswith(".DS_Store")
