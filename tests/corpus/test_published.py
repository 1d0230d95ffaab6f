"""The published corpus: valid, merged, with every letter of its source and people's corrections."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from pytest_regressions.data_regression import DataRegressionFixture

from corpuskit.bib.sync import export_to
from corpuskit.convert.reread import read_again
from corpuskit.core.among import xml_files
from corpuskit.tei.base import read_base, read_register_base
from corpuskit.tei.document import Document, load
from corpuskit.tei.names import tei
from corpuskit.tei.validate import validate

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus" / "tei"
FILES = list(xml_files(CORPUS))
SOURCES = {path.stem for path in (ROOT / "seeds").glob("*.txt")}
DOCUMENTS = [path for path in FILES if path.stem in SOURCES]


def test_every_source_is_published() -> None:
    names = {path.stem for path in FILES}
    assert names >= SOURCES
    assert {"people", "treaties"} <= names


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_is_valid_and_has_a_base(path: Path) -> None:
    assert validate(load(path)) == ()
    assert (read_base(path) if path in DOCUMENTS else read_register_base(path)) is not None


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_people_have_read_and_corrected_it(
    path: Path, seeds_tei: Path, data_regression: DataRegressionFixture
) -> None:
    """The difference to a fresh conversion is what the editors say in the header, signed."""
    corrected, fresh = load(path), load(seeds_tei / path.name)
    changes = [e.get("who") for e in corrected.tree.iter(tei("change"))]
    assert changes == ["#editor", "#corpuskit"]
    now, machine = annotation_counts(corrected), annotation_counts(fresh)
    words = [p.chars for p in read_again(fresh).draft.passages]
    edited = [p.chars for p in read_again(corrected).draft.passages]
    data_regression.check(
        {
            "added": sorted((now - machine).elements()),
            "taken out": sorted((machine - now).elements()),
            "reworded": [b for a, b in zip(words, edited, strict=True) if a != b],
        }
    )


def annotation_counts(document: Document) -> Counter[str]:
    """Return the annotations of a document as a person reads them, without ids and signatures."""
    reading = read_again(document)
    return Counter(
        f"{each.tag} "
        + " ".join(f'{k}="{v}"' for k, v in sorted(each.attributes) if k != "resp")
        + f": {reading.draft.passages[each.passage].chars[each.start : each.end]}"
        for each in reading.standing
        if each.is_annotation
    )


def test_its_bibliography_is_exported(tmp_path: Path) -> None:
    """After a correction of a citation: corpuskit bib export."""
    for name in ("corpus.bib", "corpus.base.json"):
        (tmp_path / name).write_bytes((ROOT / "bib" / name).read_bytes())
    exported = export_to(FILES, tmp_path / "corpus.bib", "biblatex")
    assert (exported.problems, exported.notices) == ((), ())
    for name in ("corpus.bib", "corpus.base.json"):
        assert (tmp_path / name).read_bytes() == (ROOT / "bib" / name).read_bytes()
