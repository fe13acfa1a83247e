"""Which of several tables in one file is read: the incidents of our own exports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

OURS: Final = frozenset({"incidents", "records"})
"""What the table of incidents is called in our own exports, in small letters."""

BESIDE: Final = frozenset({"sources", "about", "codebook"})
"""Tables that our exports put beside it; the incidents hold their sources once more."""


def preferred(names: Sequence[str]) -> int | None:
    """Return the position of the table to read, None where somebody has to choose.

    A table that stands alone is read whatever its name. Of several the incidents are read only
    where nothing else would be lost by it.
    """
    if len(names) == 1:
        return 0
    small = [name.lower() for name in names]
    incidents = [at for at, name in enumerate(small) if name in OURS]
    if len(incidents) == 1 and set(small) <= OURS | BESIDE:
        return incidents[0]
    return None
