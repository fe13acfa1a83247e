"""What a build says at the prompt: counts only."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from dashboard.disclosure import Finding, Released
    from dashboard.snapshot.manifest import Manifest


def lines(manifest: Manifest, released: Released, folder: Path) -> list[str]:
    """Return what the release did, line by line."""
    rows = [f"{name:>24} {count:>6,} rows" for name, count in manifest.rows.items()]
    touched = [f"{name:>24} {count:>6,}" for name, count in manifest.touched.items()]
    k = [f"{name:>24} {value:>6}" for name, value in released.k.items()]
    return [
        f"{manifest.data_version} of {manifest.as_of}, policy {manifest.policy}, in {folder}",
        *rows,
        *touched,
        *k,
        f"{len(released.findings)} texts were replaced because they said too much.",
    ]


def finding_line(finding: Finding) -> str:
    """Return a finding for the editors (never for the public)."""
    return f"{finding.table} {finding.id}: {finding.rule}: {finding.found}"
