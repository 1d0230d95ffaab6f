"""Check a paper: read it and its bibliography, join what it cites to the corpus, run the checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpuskit.bib.bibfile import BibFile, read_bibfile
from corpuskit.checks.check import Check, checks
from corpuskit.claims.drafts.listing import listed, own_works, surnames
from corpuskit.claims.drafts.reference_lists import in_words
from corpuskit.claims.model import Citing, Extract, Listed, Manuscript
from corpuskit.convert.papers.extracting import extracted
from corpuskit.convert.papers.free import with_citations
from corpuskit.convert.papers.paper import Paper
from corpuskit.convert.papers.places import placed
from corpuskit.convert.papers.reading import read_paper
from corpuskit.core.bounds import real
from corpuskit.core.config import Config
from corpuskit.core.errors import CorpuskitError, InputError, Problem
from corpuskit.core.findings import Finding
from corpuskit.core.result import Result
from corpuskit.lint.citing import page_marks
from corpuskit.lint.corpus import check_corpus, read_corpus
from corpuskit.lint.documents import find_documents
from corpuskit.lint.draft_read import what_was_read
from corpuskit.lint.levels import with_levels
from corpuskit.lint.memory import remembering
from corpuskit.lint.naming import OF_PAPERS
from corpuskit.lint.path_ignores import without_ignored
from corpuskit.lint.policy import Policy
from corpuskit.lint.runner import choose, run_checks
from corpuskit.lint.suppress import without_suppressed


@dataclass(frozen=True, slots=True)
class Library:
    """Hold the corpus that papers are checked against, and what its own checks found in it."""

    extracts: tuple[Extract, ...]
    findings: tuple[Finding, ...] = ()
    bibliography: Path | None = None
    problems: tuple[Problem, ...] = ()


def read_library(config: Config, corpus: Path | None = None) -> Library:
    """Return a corpus, from the cache where it is known, with what its checks find in it.

    Raises CorpuskitError where there is none.
    """
    where = corpus or config.corpus_folder
    documents = find_documents((where,)) if where.exists() else ()
    if not documents:
        raise CorpuskitError(f"{where}: no TEI files there; name the corpus with --corpus")
    chosen = tuple(check for check in choose() if not check.id.startswith(OF_PAPERS))
    with remembering(config) as memory:
        extracts, problems = read_corpus(documents, read=memory.read)

        def fresh() -> Result:
            policy = Policy(config, chosen, whole=False, complete=False)
            return check_corpus(
                documents, chosen, base=config.root, read=memory.read, policy=policy
            )

        result = memory.checked(documents, ("papers",), fresh)
    return Library(extracts, result.findings, config.bibliography_file, problems)


def draft_checks(chosen: Sequence[Check]) -> tuple[Check, ...]:
    """Return those of the checks that are of papers."""
    return tuple(check for check in chosen if check.id.startswith(OF_PAPERS))


def check_paper(
    path: Path,
    library: Library,
    bibs: Sequence[Path] = (),
    chosen: Sequence[Check] | None = None,
    *,
    base: Path | None = None,
    config: Config | None = None,
    cited_beside: frozenset[str] = frozenset(),
) -> Result:
    """Return what is wrong in a paper, as far as the corpus tells.

    `cited_beside` are keys that other parts of the same work cite.

    Without `bibs` the bibliography is the one that the paper names, else that of the corpus.
    Raises CorpuskitError where the paper or a bibliography that was asked for cannot be read.
    """
    chosen = draft_checks(checks() if chosen is None else chosen)
    paper, files, problems = _read(path, library, bibs)
    entries = tuple(each for file in files for each in listed(file, library.extracts))
    if not bibs and not paper.bibliographies:
        # The bibliography of the corpus is more than this paper's.
        entries = tuple(replace(each, used=False) for each in entries)
    if not paper.keyed:
        paper, entries = _cited_in_words(paper, entries, library)
    found = extracted(paper)
    manuscript = found.manuscript or Manuscript()
    manuscript = _joined(manuscript, entries)
    manuscript = replace(
        manuscript,
        kept=manuscript.kept | cited_beside,
        unread=frozenset(key for file in files for key in file.unread),
        known=library.findings,
        pages=tuple(_pages(library, manuscript)),
    )
    extract = replace(found, manuscript=manuscript)
    findings = run_checks((*library.extracts, extract), chosen)
    problems += (*paper.problems, *(problem for file in files for problem in file.problems))
    base = base or Path.cwd()
    read = (f"{path.name}: {what_was_read(extract, len(paper.cites))}",)
    ids = tuple(check.id for check in chosen)
    result = Result(findings, problems, 1, base, checks=ids, read=read)
    policy = Policy(config or Config(base), tuple(chosen), whole=False, complete=False)
    result = without_suppressed(result, library.extracts, policy)
    return with_levels(without_ignored(result, policy), policy)


def check_papers(
    paths: Sequence[Path],
    library: Library,
    bibs: Sequence[Path],
    chosen: Sequence[Check],
    config: Config,
) -> list[Result]:
    """Return what is wrong in each of some papers, or parts of one.

    A part that names no bibliography has that of the others, and an entry that one of them cites is
    cited. A part that another one reads in is checked there. Raises CorpuskitError as `check_paper`
    does.
    """
    if len(paths) == 1:
        return [check_paper(paths[0], library, bibs, chosen, config=config)]
    papers = _not_read_in({path: read_paper(path, {}) for path in paths})
    cited = frozenset(cite.key for paper in papers.values() for cite in paper.cites)
    named = (
        file
        for path, paper in papers.items()
        for file in (_file_of(path, name) for name in paper.bibliographies)
    )
    lent = tuple(dict.fromkeys(file for file in named if file.is_file()))

    def bibs_of(path: Path) -> Sequence[Path]:
        paper = papers[path]
        return bibs or (lent if paper.cites and not paper.bibliographies else ())

    return [
        check_paper(each, library, bibs_of(each), chosen, config=config, cited_beside=cited)
        for each in papers
    ]


def _not_read_in(papers: Mapping[Path, Paper]) -> Mapping[Path, Paper]:
    """Return those of some papers that are no parts of others among them."""
    left_out: set[Path] = set()
    for path, paper in papers.items():
        if real(path) not in left_out:
            left_out.update(real(part.path) for part in paper.parts[1:])
    return {path: paper for path, paper in papers.items() if real(path) not in left_out}


def _file_of(path: Path, name: str) -> Path:
    """Return the file of a bibliography that a paper names, with or without its ending."""
    file = path.parent / name
    return file if file.suffix == ".bib" else file.with_name(f"{file.name}.bib")


def _cited_in_words(
    paper: Paper, entries: tuple[Listed, ...], library: Library
) -> tuple[Paper, tuple[Listed, ...]]:
    """Return a paper without keys with the works that its words cite, and all that it may cite."""
    references = [
        (p.chars, placed(paper, p, 0, len(p.chars), (0, len(p.chars)))) for p in paper.references
    ]
    entries = (*entries, *in_words(references, library.extracts))
    described = {name for entry in entries for name in entry.documents}
    own = (w for w in own_works(library.extracts) if not described.intersection(w.documents))
    known = (*entries, *own)
    paper, new = with_citations(paper, known)
    # What the list of references should have and has not is cited without an entry.
    return paper, (*known, *(() if references or entries else new))


def _pages(
    library: Library, manuscript: Manuscript
) -> Iterator[tuple[str, tuple[tuple[int, int, str], ...]]]:
    """Yield where the pages of the documents begin that a paper cites."""
    cited = {name for each in manuscript.citings for name in each.documents}
    for extract in library.extracts:
        if extract.name in cited and (marks := page_marks(Path(extract.path))):
            yield extract.name, marks


def _joined(manuscript: Manuscript, entries: Sequence[Listed]) -> Manuscript:
    known = {entry.key: entry for entry in reversed(entries)}

    def joined(citings: Sequence[Citing]) -> tuple[Citing, ...]:
        return tuple(
            replace(each, documents=known[each.key].documents) if each.key in known else each
            for each in citings
        )

    return replace(
        manuscript,
        citings=joined(manuscript.citings),
        tabled=tuple(replace(each, citings=joined(each.citings)) for each in manuscript.tabled),
        listed=tuple(entries),
    )


def _read(
    path: Path, library: Library, bibs: Sequence[Path]
) -> tuple[Paper, tuple[BibFile, ...], tuple[Problem, ...]]:
    """Read a paper with its bibliography, whose names are needed to read the paper's sentences."""
    no_names: Mapping[str, str] = {}
    paper = read_paper(path, no_names)
    problems: list[Problem] = []
    wanted = list(bibs)
    for each in bibs:
        if not each.is_file():
            raise CorpuskitError(f"{each}: no such bibliography; name a .bib file with --bib")
    for name in () if bibs else paper.bibliographies:
        file = _file_of(path, name)
        if file.is_file():
            wanted.append(file)
        else:
            problems.append(
                Problem(path, 0, f"names the bibliography {name}, which is not there", "use --bib")
            )
    if not wanted and paper.keyed and library.bibliography and library.bibliography.is_file():
        wanted.append(library.bibliography)
    if not wanted and paper.keyed and paper.cites and not paper.bibliographies:
        beside, problem = _beside(path, len(paper.cites))
        wanted += beside
        problems.append(problem)
    files = tuple(_bib(each) for each in wanted)
    names = {key: name for file in files for key, name in surnames(file).items()}
    if names and any(cite.named for cite in paper.cites):
        paper = read_paper(path, names)
    return paper, files, tuple(problems)


def _beside(path: Path, cites: int) -> tuple[list[Path], Problem]:
    """Return the one .bib beside a paper that names none, and what is to be said of it.

    Of several nobody knows which is meant; but a paper without one must not look clean.
    """
    count = f"{cites} citation{'' if cites == 1 else 's'}"
    near = sorted(path.parent.glob("*.bib"))
    if len(near) == 1 and near[0].is_file():
        said = f"{count}, and no bibliography is named; {near[0].name} beside it is taken"
        return near, Problem(path, 0, said, "--bib FILE names another")
    return [], Problem(path, 0, f"{count}, and no bibliography is named", "give --bib FILE")


def _bib(path: Path) -> BibFile:
    try:
        return read_bibfile(path)
    except OSError as error:
        problem = Problem(path, 0, f"cannot be read ({error.strerror})", "check its name")
        raise InputError(problem) from error
