"""biber, biblatex and bibtex take every entry: real runs of Debian's texlive."""

from __future__ import annotations

import dataclasses
import itertools
import re
import subprocess
from pathlib import Path

import pytest

from corpuskit.bib.bibfile import parse_bibfile
from corpuskit.bib.entry import Entry, Person
from corpuskit.bib.entry_keys import keyed
from corpuskit.bib.exporting import export
from corpuskit.bib.sync import export_to
from corpuskit.core.among import xml_files

CORPUS = Path(__file__).parents[2] / "corpus" / "tei"
TYPES = (
    "article",
    "book",
    "collection",
    "incollection",
    "inbook",
    "inproceedings",
    "report",
    "thesis",
    "online",
    "legislation",
    "unpublished",
    "misc",
)
FULL = Entry(
    authors=(Person("Dvořák", "A."), Person("World Bank, IMF and others", institution=True)),
    editors=(Person("van der Berg", "Łukasz"),),
    others=True,
    title="The {braces} & 100% of R_D: a #1 «title» with $5 and \\ ~ ^",
    translation="Étude of Žižek",
    original="L'Œuvre",
    container="Revue d'Études",
    container_translation="Review of studies",
    series="Papers",
    edition="2nd",
    volume="XII",
    number="13 (1873)",
    part="1",
    chapter="7",
    date="1998-03-05/1998-04-06",
    pages="iv, 148–49",
    place="Luleå",
    publisher="Müller & Søn",
    document_number="FBIS-98-302",
    doi="10.1000/a_b",
    isbn="0-19-829160-5",
    url="http://x.org/a_b?c=d&e=%20#f~g",
    accessed="1999-01-02",
    language="Russian, Tajik and Uzbek",
    note="Draft",
)
# What a note may leave out, alone and together.
GAPS = ("title", "authors", "editors", "container", "date", "publisher", "volume", "url")
UNICODE = r"\usepackage[T1]{fontenc}\usepackage{lmodern}\usepackage{textcomp}"


def works_of_every_kind() -> tuple[Entry, ...]:
    works = []
    for kind in TYPES:
        for size in (0, 1, 2, 8):
            for gaps in itertools.combinations(GAPS, size):
                empty = {name: () if name in {"authors", "editors"} else "" for name in gaps}
                works.append(dataclasses.replace(FULL, type=kind, **empty))  # type: ignore[arg-type]
    return keyed(works)


def run(folder: Path, *command: str) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=300, check=False)
    return done.stdout.decode("utf-8", "replace") + done.stderr.decode("utf-8", "replace")


def latex(folder: Path, body: str) -> str:
    (folder / "paper.tex").write_text(
        rf"\documentclass{{article}}{UNICODE}{body}\end{{document}}", encoding="utf-8"
    )
    return run(folder, "pdflatex", "-interaction=nonstopmode", "paper.tex")


def bib_of(source: str, dialect: str, folder: Path) -> bytes:
    if source == "published":
        data = export_to(list(xml_files(CORPUS)), None, dialect).data
    else:
        data = export(works_of_every_kind(), parse_bibfile(b"", Path("c.bib")), None, dialect).data
    (folder / "corpus.bib").write_bytes(data)
    return data


def keys_in(data: bytes) -> list[str]:
    return re.findall(r"^@\w+\{([^,]+),", data.decode(), re.MULTILINE)


@pytest.mark.debian
@pytest.mark.parametrize("source", ["published", "every-kind"])
def test_biber_validates_and_biblatex_prints_every_entry(source: str, tmp_path: Path) -> None:
    keys = keys_in(bib_of(source, "biblatex", tmp_path))
    body = (
        r"\usepackage[backend=biber,style=authoryear]{biblatex}\addbibresource{corpus.bib}"
        r"\begin{document}\nocite{*}\printbibliography"
    )
    latex(tmp_path, body)
    said = run(tmp_path, "biber", "--validate-datamodel", "paper")
    assert re.findall(r"^(?:WARN|ERROR).*", said, re.MULTILINE) == []
    latex(tmp_path, body)
    log = latex(tmp_path, body)
    assert (
        re.findall(r"^!.*|.*(?:Warning: .*undefined|Missing character).*", log, re.MULTILINE) == []
    )
    printed = (tmp_path / "paper.bbl").read_text(encoding="utf-8")
    assert sorted(set(re.findall(r"\\entry\{([^}]+)\}", printed))) == sorted(keys)
    assert (tmp_path / "paper.pdf").stat().st_size > 10_000


@pytest.mark.debian
@pytest.mark.parametrize("source", ["published", "every-kind"])
def test_bibtex_with_plain_runs_clean(source: str, tmp_path: Path) -> None:
    data = bib_of(source, "bibtex", tmp_path)
    assert data.isascii()
    body = r"\begin{document}\nocite{*}\bibliographystyle{plain}\bibliography{corpus}"
    latex(tmp_path, body)
    said = run(tmp_path, "bibtex", "paper")
    assert re.findall(r"(?:Warning|error|I was expecting|Illegal).*", said) == []
    log = latex(tmp_path, body) + latex(tmp_path, body)
    assert re.findall(r"^!.*", log, re.MULTILINE) == []
    printed = (tmp_path / "paper.bbl").read_text(encoding="ascii")
    assert sorted(re.findall(r"\\bibitem\{([^}]+)\}", printed)) == sorted(keys_in(data))
