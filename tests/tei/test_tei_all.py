"""Whatever our schema and rules accept, the full schema and the rules of the Guidelines accept."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
from generated_tei import documents
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from saxon_schematron import Rules, read_schema

from corpuskit.convert.corpus import convert_corpus
from corpuskit.lint.documents import find_documents
from corpuskit.tei.document import load, parse
from corpuskit.tei.grammar import schema_bytes
from corpuskit.tei.rules import check_rules
from corpuskit.tei.validate import validate

ROOT = Path(__file__).parents[2]
SOURCE = """The Harbour Strike

Joy Okoro

1. The beginning

Some 6,700 dockers stopped work on 25 May 1995 [1]. The Harbour Board, a body of the state,
said that fewer than 500 had. The Accra Accord, signed on 3 June 1995, ended it.

- cranes
- ships

Year | Tonnes
1994 | 12 000
1995 | 9 500

> The port is closed until further notice.

Notes

[1] J. Okoro, *Cod* (Accra, 1990), pp. 3-4; see also *Harbour Log*, no. 2 (1996), p. 3.
"""


def jing(schema: Path, paths: Iterable[Path], *options: str) -> list[str]:
    """Return what jing says of files, each complaint once."""
    done = subprocess.run(
        ["jing", *options, str(schema), *map(str, paths)],
        capture_output=True,
        text=True,
        check=False,
    )
    said = sorted({re.sub(r"^.*?: error: ", "", line) for line in done.stdout.splitlines()})
    assert (done.returncode == 0) == (not said), done.stderr
    return said[:40]


@pytest.fixture(scope="module")
def tei_rules(tei_all: Path) -> Rules:
    """Return the rules of the Guidelines, which stand inside their schema."""
    schema = read_schema(etree.parse(str(tei_all)).getroot())
    assert len(schema.patterns) > 50
    return Rules(schema)


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    path = tmp_path / "schema" / "corpuskit.rng"
    path.parent.mkdir()
    path.write_bytes(schema_bytes("corpuskit.rng"))
    return path


@pytest.mark.debian
def test_the_corpus_is_tei(tei_all: Path, tei_rules: Rules, ours: Path) -> None:
    paths = list(find_documents([ROOT / "corpus" / "tei"]))
    assert len(paths) > 5
    assert [path for path in paths if validate(load(path))] == []
    assert jing(tei_all, paths) == []
    assert jing(ours, paths) == []
    assert [(path.name, each) for path in paths for each in tei_rules.broken(path)] == []


@pytest.mark.debian
def test_a_conversion_is_tei(tei_all: Path, tei_rules: Rules, ours: Path, tmp_path: Path) -> None:
    (tmp_path / "strike.txt").write_text(SOURCE, encoding="utf-8")
    convert_corpus([tmp_path / "strike.txt"], tmp_path / "tei")
    paths = list(find_documents([tmp_path / "tei"]))
    assert len(paths) > 2
    assert jing(tei_all, paths) == []
    assert jing(ours, paths) == []
    assert [(path.name, each) for path in paths for each in tei_rules.broken(path)] == []


@pytest.mark.debian
@settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 10**6))
def test_what_the_schema_accepts_is_tei(
    seed: int, tei_all: Path, tei_rules: Rules, ours: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "generated"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    paths = []
    for number, data in enumerate(documents(seed, each=12)):
        paths.append(folder / f"{number}.xml")
        paths[-1].write_bytes(data)
    assert len(paths) > 800
    assert jing(tei_all, paths) == []
    # Editors validate with jing, the command line with libxml2: they agree.
    assert jing(ours, paths) == []
    kept = [path for path in paths if not list(check_rules(parse(path.read_bytes(), path)))]
    assert len(kept) > 300
    assert [(each, path.read_text()) for path in kept for each in tei_rules.broken(path)] == []


@pytest.mark.debian
def test_jing_reads_the_compact_form(ours: Path) -> None:
    compact = ours.with_suffix(".rnc")
    compact.write_bytes(schema_bytes("corpuskit.rnc"))
    paths = list(find_documents([ROOT / "corpus" / "tei"]))
    assert jing(compact, paths, "-c") == []
