"""The pages on checks, as files that an editor can open from the code of a finding."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from corpuskit.checks.check import checks
from corpuskit.core.files import write_whole
from corpuskit.report.check_page import render_check
from corpuskit.server.uris import uri_of


@dataclass
class Pages:
    """Write the page of a check when it is first asked for; one folder a server."""

    _folder: tempfile.TemporaryDirectory[str] | None = None
    _known: dict[str, str | None] = field(default_factory=dict)

    def address(self, check: str) -> str | None:
        """Return the address of a check's page, None where it cannot be written."""
        if check not in self._known:
            self._known[check] = self._written(check)
        return self._known[check]

    def _written(self, check: str) -> str | None:
        about = next((each for each in checks() if each.id == check), None)
        if about is None:
            return None
        try:
            if self._folder is None:
                self._folder = tempfile.TemporaryDirectory(prefix="corpuskit-checks-")
            path = Path(self._folder.name) / f"{check}.md"
            write_whole(path, render_check(about).encode())
        except OSError:
            return None
        return uri_of(path)
