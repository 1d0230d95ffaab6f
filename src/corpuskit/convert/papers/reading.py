"""Read a paper in whatever format it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from corpuskit.convert.papers.latex.reader import read_latex
from corpuskit.convert.papers.markdown.reader import read_markdown
from corpuskit.convert.papers.office import read_docx, read_odt
from corpuskit.convert.papers.paper import Paper
from corpuskit.convert.papers.plain import is_references, read_plain
from corpuskit.convert.papers.tei import read_tei
from corpuskit.core.errors import CorpuskitError, InputError, Problem
from corpuskit.core.reads import text_of

_TextReader = Callable[[Path, str, Mapping[str, str]], Paper]
_OF_TEXT: Mapping[str, _TextReader] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".qmd": read_markdown,
    ".rmd": read_markdown,
    ".tex": read_latex,
    ".ltx": read_latex,
    ".txt": read_plain,
    ".text": read_plain,
}
_OF_FILE: Mapping[str, Callable[[Path], Paper]] = {
    ".docx": read_docx,
    ".odt": read_odt,
    ".xml": read_tei,
    ".tei": read_tei,
}
SUFFIXES = (*_OF_TEXT, *_OF_FILE)


def read_paper(path: Path, names: Mapping[str, str]) -> Paper:
    """Read a paper by its ending; `names` are surnames by the keys of works.

    Raises CorpuskitError for an ending that is none of a paper, InputError where it cannot be read.
    """
    suffix = path.suffix.casefold()
    if suffix in _OF_FILE:
        paper = _OF_FILE[suffix](path)
        return paper if paper.cites else with_references(paper)
    if suffix not in _OF_TEXT:
        raise CorpuskitError(
            f"{path}: papers are read from {', '.join(sorted(SUFFIXES))}; save it as one of them"
        )
    paper = _OF_TEXT[suffix](path, _text(path), names)
    return paper if paper.cites else with_references(paper)


def with_references(paper: Paper) -> Paper:
    """Return a paper without keys whose list of references is taken out of its text."""
    heads = [n for n, p in enumerate(paper.paragraphs) if p.kind != "note" and is_references(p)]
    if not heads or paper.references:
        return replace(paper, keyed=False)
    begin = heads[-1]
    listed = [p for p in paper.paragraphs[begin + 1 :] if p.kind != "note" and p.chars]
    emptied = tuple(
        replace(p, chars="", at=(), italic=(), notes=())
        if number >= begin and p.kind != "note"
        else p
        for number, p in enumerate(paper.paragraphs)
    )
    return replace(paper, paragraphs=emptied, references=tuple(listed), keyed=False)


def _text(path: Path) -> str:
    try:
        return text_of(path).replace("\r\n", "\n")
    except OSError as error:
        problem = Problem(path, 0, f"cannot be read ({error.strerror})", "check its name")
        raise InputError(problem) from error
    except UnicodeDecodeError as error:
        raise InputError(Problem(path, 0, "is not UTF-8", "save it as UTF-8")) from error
