"""Read a paper in whatever format it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from corpuskit.convert.papers.latex import read_latex
from corpuskit.convert.papers.markdown import read_markdown
from corpuskit.convert.papers.paper import Paper
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
}


def read_paper(path: Path, names: Mapping[str, str]) -> Paper:
    """Read a paper by its ending; `names` are surnames by the keys of works.

    Raises CorpuskitError for an ending that is none of a paper, InputError where it cannot be read.
    """
    suffix = path.suffix.casefold()
    if suffix not in _OF_TEXT:
        raise CorpuskitError(
            f"{path}: papers are read from {', '.join(sorted(_OF_TEXT))}; save it as one of them"
        )
    return _OF_TEXT[suffix](path, _text(path), names)


def _text(path: Path) -> str:
    try:
        return text_of(path).replace("\r\n", "\n")
    except OSError as error:
        problem = Problem(path, 0, f"cannot be read ({error.strerror})", "check its name")
        raise InputError(problem) from error
    except UnicodeDecodeError as error:
        raise InputError(Problem(path, 0, "is not UTF-8", "save it as UTF-8")) from error
