"""The corpora that open documents belong to, each with its configuration, and what is amiss."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpuskit.core.bounds import real
from corpuskit.core.config import Config, find_config
from corpuskit.core.errors import CorpuskitError
from corpuskit.lint.documents import find_documents
from corpuskit.lint.governing import put_to_use
from corpuskit.server.analysis import Analysis
from corpuskit.server.corpus import Corpus, Still

Say = Callable[[str], None]


@dataclass(frozen=True, eq=False)
class Belonging:
    """Hold a corpus with the open documents that belong to it, each by its path there."""

    corpus: Corpus
    own: Mapping[Path, Path]


@dataclass
class Corpora:
    """Find the corpora of documents and analyse them; `say` tells a person what cannot be done."""

    say: Say
    _corpora: dict[tuple[Path, Path | None], Corpus] = field(default_factory=dict)
    _configs: dict[Path, Config] = field(default_factory=dict)
    _said: dict[Path, str] = field(default_factory=dict)

    def of(self, paths: Iterable[Path]) -> tuple[Belonging, ...]:
        """Return the corpora of some documents, each once."""
        found: dict[int, tuple[Corpus, dict[Path, Path]]] = {}
        for path in paths:
            corpus, own = self._corpus_of(path)
            found.setdefault(id(corpus), (corpus, {}))[1][path] = own
        return tuple(Belonging(corpus, own) for corpus, own in found.values())

    def analysis(self, corpus: Corpus, unsaved: Mapping[str, str], still: Still) -> Analysis | None:
        """Return a corpus analysed with some of its documents as given, None where it cannot be.

        Raises Superseded as soon as `still` says that nobody waits for it any more.
        """
        try:
            put_to_use(corpus.config)
            found = corpus.analysis(unsaved, still)
        except CorpuskitError as error:
            self._tell(corpus.config.root, f"{error}; findings are those of before")
            return None
        self._said.pop(corpus.config.root, None)
        self._tell_unread(found, unsaved)
        return found

    def _tell_unread(self, found: Analysis, unsaved: Mapping[str, str]) -> None:
        """Tell of documents that are not open and cannot be read: findings end with them."""
        unread = {problem.path: problem for problem in found.result.problems if problem.fatal}
        for path in found.documents:
            if str(path) in unsaved:
                continue
            if problem := unread.get(path):
                self._tell(path, f"{problem}; until then nothing is compared with it")
            else:
                self._said.pop(path, None)

    def _corpus_of(self, path: Path) -> tuple[Corpus, Path]:
        """Return the corpus of a document, and the path that the document has in it."""
        config, clear = self._config(path)
        own = _own(config, path)
        if clear and own is None:
            self._tell(path, _apart(config, path))
        elif own == path and not path.exists():
            self._tell(path, f"{path}: is not on disk any more; what the editor holds counts")
        elif clear:
            self._said.pop(path, None)
        key = (config.root, None if own else path)
        corpus = self._corpora.get(key)
        if corpus is None or corpus.config != config:
            corpus = self._corpora[key] = Corpus(config, None if own else path)
        return corpus, own or path

    def _config(self, path: Path) -> tuple[Config, bool]:
        """Return the configuration of a document; where it cannot be read, that of before."""
        try:
            config = self._configs[path.parent] = _by_default(find_config(path), path)
        except CorpuskitError as error:
            self._tell(path, str(error))
            return self._configs.get(path.parent) or Config(path.parent), False
        return config, True

    def _tell(self, about: Path, message: str) -> None:
        if self._said.get(about) != message:
            self._said[about] = message
            self.say(message)


def _by_default(config: Config, path: Path) -> Config:
    """Return a configuration; without one, that of the folder in whose default corpus a file is."""
    for folder in path.parents if config.path is None else ():
        if path.is_relative_to(folder / config.corpus):
            return Config(folder)
    return config


def _own(config: Config, path: Path) -> Path | None:
    """Return the path that a document has in its corpus, None where it is none of it."""
    documents = find_documents((config.corpus_folder,)) if config.corpus_folder.is_dir() else ()
    is_new = not path.exists() and path.is_relative_to(config.corpus_folder) and bool(documents)
    if is_new or path in documents:
        return path
    leads = real(path)
    return next((each for each in documents if real(each) == leads), None)


def _apart(config: Config, path: Path) -> str:
    alone = "it is checked by itself"
    if config.path is None:
        return f"{path}: no corpuskit.toml in its folder or above; {alone}"
    return f"{path}: lies outside of {config.corpus_folder}, the corpus of {config.path}; {alone}"
