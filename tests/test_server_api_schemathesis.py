"""An outside judge asks the running interface whatever its OpenAPI document allows and forbids."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.browser.visits import served

EXAMPLES: Final = os.environ.get("EXILE_ATLAS_API_EXAMPLES", "25")
"""Requests made up for each operation, besides those that cover every boundary once."""

CONFIG: Final = """
[[operations]]
include-name = "GET /incidents"
# What a JSON Schema cannot say: since lies before until, south before north. Such questions are of
# the right form and are refused with 400; a version may not be held (404, as everywhere).
[operations.checks.positive_data_acceptance]
expected-statuses = ["200", "400", "404"]

[[operations]]
include-operation-id = ["risk_layer", "risk_country"]
# Nor that only the composite has weights, that a part is named once and that one of them counts, or
# that a day is not after the data's.
[operations.checks.positive_data_acceptance]
expected-statuses = ["200", "400", "404"]
"""


def test_schemathesis_finds_nothing(tmp_path: Path) -> None:
    command = shutil.which("schemathesis", path=str(Path(sys.executable).parent))
    assert command, "install the extra 'test'"
    (tmp_path / "schemathesis.toml").write_text(CONFIG)
    with served() as address:
        run = subprocess.run(
            [
                *(command, "run", f"{address}/api/v1/openapi.json"),
                *("--max-examples", EXAMPLES, "--seed", "1", "--continue-on-failure"),
                *("--phases", "coverage,fuzzing", "--no-color"),
            ],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]
