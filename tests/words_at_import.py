"""Imports every module that speaks to readers and prints each line that says something meanwhile.

Those of the interface for programs speak English whatever the reader's language.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
import traceback

sys.path.insert(0, ".")

import dashboard
from dashboard import wording

NEVER_SHOWN = ("dashboard.cli", "dashboard.making", "dashboard.sources", "dashboard.server.api")

found: set[str] = set()
translations = wording.__dict__["catalogue"]


def watched() -> object:
    for frame in reversed(traceback.extract_stack()[:-2]):
        if "/dashboard/" in frame.filename and "/wording/" not in frame.filename:
            found.add(f"{frame.filename.rpartition('/dashboard/')[2]}:{frame.lineno}")
            break
    return translations()


wording.__dict__["catalogue"] = watched

for module in pkgutil.walk_packages(dashboard.__path__, "dashboard."):
    if not module.name.startswith(NEVER_SHOWN):
        importlib.import_module(module.name)

for line in sorted(found):
    if not line.startswith("server/api/"):
        print(line)
