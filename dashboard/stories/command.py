"""``exile-atlas present``: a story file made into one HTML file that presents itself anywhere."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.durable import replace
from dashboard.errors import AtlasError, DataError
from dashboard.site import data_path
from dashboard.site.opened import read_site
from dashboard.snapshot import shelf
from dashboard.snapshot.folder import read_bytes
from dashboard.stories.deck import deck
from dashboard.stories.library import FOLDER, fit
from dashboard.stories.page import page
from dashboard.stories.reading import read
from dashboard.stories.story import LANGUAGES

if TYPE_CHECKING:
    import argparse

    from dashboard.site import Site
    from dashboard.stories.library import Shelved


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``present``."""
    parser.add_argument("story", type=Path, metavar="STORY.toml", help="the story's file")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="where to write (STORY.html)"
    )
    parser.add_argument(
        "--lang", choices=LANGUAGES, default="", help="language (the first the story has)"
    )
    parser.add_argument(
        "--data", type=Path, metavar="PATH", help="released data: a folder, a shelf (the shipped)"
    )
    parser.add_argument(
        "--atlas",
        default="",
        metavar="ADDRESS",
        help="where the atlas is served, for links to it, as https://atlas.example.org/",
    )


def run(options: argparse.Namespace) -> int:
    """Write the presentation; 0 when it is there and every step is in it."""
    out = options.output or Path(f"{options.story.stem}.html")
    try:
        if out.resolve() == options.story.resolve():
            raise DataError("is the story itself; name another file with -o.", file=out.name)
        site = read_site(_newest(options.data or data_path()))
        one = _fitted(options.story, site)
        atlas = _address(options.atlas)
        shown = deck(one, site, options.lang, own=not _is_shipped(one, site))
        replace(out, page(shown, atlas=atlas, saved=True).encode())
    except AtlasError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"{out.name}: cannot be written ({error.strerror}).\n")
        return 1
    n = len(shown.slides)
    steps = "1 step" if n == 1 else f"{n} steps"
    sys.stdout.write(f"{out}: {steps}, data {site.data_version}.\n")
    return 0


def _fitted(path: Path, site: Site) -> Shelved:
    """Read a story and fit it to the data; DataError for the first thing that is wrong."""
    if not path.is_file():
        raise DataError("is no file; name a story, as my-story.toml.", file=path.name)
    one, wrong = fit(read(read_bytes(path), path.name), site.snapshot, site.incidents, path.name)
    for error in wrong[1:]:
        sys.stderr.write(f"{error}\n")
    if wrong:
        raise wrong[0]
    return one


def _newest(path: Path) -> Path:
    return shelf.versions(path)[0].folder if shelf.is_shelf(path) else path


def _is_shipped(one: Shelved, site: Site) -> bool:
    """Whether the atlas that has these data has the story, too, under the same name."""
    folder = site.snapshot.folder
    return folder is not None and (folder / FOLDER / f"{one.story.id}.toml").exists()


def _address(text: str) -> str:
    if not text:
        return ""
    if not text.startswith(("https://", "http://")) or any(c in text for c in "?# \"'<>"):
        rule = "is no address; write it as https://atlas.example.org/."
        raise DataError(rule, file="--atlas")
    return f"{text.rstrip('/')}/"
