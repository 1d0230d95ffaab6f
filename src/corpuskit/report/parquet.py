"""Rows as Parquet, through DuckDB, which is an extra."""

from __future__ import annotations

import importlib
import json
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from corpuskit.core.errors import CorpuskitError
from corpuskit.report.claim_rows import Row


def render_parquet(rows: Iterable[Row], columns: Mapping[str, str]) -> bytes:
    """Return rows as a Parquet file with the types given for its columns.

    Raises CorpuskitError where DuckDB is not installed.
    """
    try:
        duckdb = importlib.import_module("duckdb")
    except ImportError as error:
        raise CorpuskitError(
            "Parquet needs DuckDB, which is not installed; pip install 'corpuskit[parquet]', or "
            "choose --format csv"
        ) from error
    with tempfile.TemporaryDirectory() as folder:
        lines, made = Path(folder, "rows.jsonl"), Path(folder, "rows.parquet")
        with lines.open("w", encoding="utf-8") as file:
            # Every column in every row, so that a file without claims has its columns too.
            file.writelines(
                json.dumps({name: row.get(name) for name in columns}) + "\n" for row in rows
            )
        types = ", ".join(f"{_quoted(name)}: {_quoted(kind)}" for name, kind in columns.items())
        with duckdb.connect() as connection:
            connection.execute(
                f"COPY (SELECT * FROM read_json({_quoted(str(lines))}, "  # noqa: S608 - no user text
                f"format = 'newline_delimited', columns = {{{types}}}, "
                f"maximum_object_size = {lines.stat().st_size + 1}))"
                f" TO {_quoted(str(made))} (FORMAT parquet)"
            )
        return made.read_bytes()


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
