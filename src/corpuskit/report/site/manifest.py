"""What a report leaves for the next one: which files are its own, and what was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from corpuskit.core.parsers import parse_json
from corpuskit.core.printing import json_text
from corpuskit.report.site.survey import Shown

NAME = "corpuskit-report.json"
_FORMAT, _VERSION = "corpuskit-report", 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """Hold the files of a report, and its findings: level, check and message by fingerprint."""

    files: tuple[str, ...]
    findings: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Changes:
    """Say what changed between two reports: what is new, what is gone, how many stayed."""

    new: tuple[Shown, ...]
    gone: tuple[tuple[str, str, str], ...]
    same: int


def read_manifest(data: bytes) -> Manifest | None:
    """Return what a report left; None for a file that none did."""
    try:
        found = parse_json(data)
        if found["format"] != _FORMAT or found["version"] != _VERSION:
            return None
        findings = {
            str(mark): (str(level), str(check), str(message))
            for mark, (level, check, message) in found["findings"].items()
        }
        return Manifest(tuple(map(str, found["files"])), findings)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def write_manifest(files: Iterable[str], findings: Iterable[Shown]) -> bytes:
    """Return the manifest of a report."""
    value: dict[str, Any] = {
        "format": _FORMAT,
        "version": _VERSION,
        "findings": {s.finding.fingerprint: _line(s) for s in findings},
        "files": sorted((*files, NAME)),
    }
    return (json_text(value, indent=1) + "\n").encode("utf-8", "replace")


def changes_since(before: Manifest, findings: tuple[Shown, ...]) -> Changes:
    """Return what changed since another report."""
    now = {shown.finding.fingerprint for shown in findings}
    new = tuple(s for s in findings if s.finding.fingerprint not in before.findings)
    gone = tuple(line for mark, line in before.findings.items() if mark not in now)
    return Changes(new, gone, len(findings) - len(new))


def _line(shown: Shown) -> tuple[str, str, str]:
    finding = shown.finding
    return finding.level.label, f"{finding.check} {finding.slug}", finding.message
