"""What editors need to know of a corpus, file by file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from corpuskit.core.among import LOCATING
from corpuskit.core.files import write_whole

_TEMPLATES = files("corpuskit.templates") / "editors"
_CORPUS = "{corpus}"
# Where a file goes, from the root of the corpus, and the template that it is made of.
EDITORS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "vscode": {
            ".vscode/extensions.json": "vscode-extensions.json",
            ".vscode/settings.json": "vscode-settings.json",
            ".vscode/tasks.json": "vscode-tasks.json",
        },
        "oxygen": {
            "oxygen/corpuskit.xpr": "corpuskit.xpr",
            "oxygen/frameworks/corpuskit/corpuskit.exf": "corpuskit.exf",
            "oxygen/frameworks/corpuskit/corpuskit.css": "corpuskit.css",
        },
        "emacs": {
            ".dir-locals.el": "dir-locals.el",
            f"{_CORPUS}/{LOCATING}": "schemas.xml",
        },
        "jedit": {
            f"{_CORPUS}/{LOCATING}": "schemas.xml",
        },
    }
)


def write_settings(root: Path, corpus: Path, editors: Collection[str]) -> Iterator[Path]:
    """Write the settings of editors into a corpus; yield what was made.

    `corpus` is the folder of the TEI files. What is there already stays as it is: settings are
    what people change.
    """
    for editor in editors:
        for place, template in EDITORS[editor].items():
            path = root / place.replace(_CORPUS, str(corpus))
            if not path.exists():
                write_whole(path, (_TEMPLATES / template).read_bytes())
                yield path
