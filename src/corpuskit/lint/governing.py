"""The configuration that governs a path, with its words, tolerances and dates in use."""

from __future__ import annotations

from pathlib import Path

from corpuskit.core import lexicons
from corpuskit.core.config import Config, find_config
from corpuskit.core.document_dates import date_documents
from corpuskit.core.tolerances import tolerate


def configured(start: Path) -> Config:
    """Return the configuration that governs a path, its words, tolerances and dates in use."""
    config = find_config(start)
    put_to_use(config)
    return config


def put_to_use(config: Config) -> None:
    """Let all that is read and compared from now on go by a configuration."""
    lexicons.extend(*config.lexicon_folders, units=config.unit)
    tolerate(config.tolerances)
    date_documents(config.dates)
