"""One corpus, checked again and again: only what changed is read again.

A document's claims depend on it and on few files beside it (docs/decisions/0021-remembering.md), so
those of all other documents stand; the comparison is made anew over all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from corpuskit.checks.check import Check
from corpuskit.claims.model import Extract
from corpuskit.core.config import Config
from corpuskit.core.findings import Finding
from corpuskit.core.reads import reading_unsaved
from corpuskit.core.result import Result
from corpuskit.lint.baselining import against_baseline, sight_of
from corpuskit.lint.corpus import check_corpus, read_corpus
from corpuskit.lint.documents import find_documents
from corpuskit.lint.memory import Memory, store_for
from corpuskit.lint.policy import Policy, chosen_by
from corpuskit.lint.reading import Reading, read_document
from corpuskit.server.analysis import Analysis
from corpuskit.server.files import Files, as_utf8
from corpuskit.server.remembered import Remembered

# Behind it a text is UTF-8, whatever its first line declares.
_MARK = b"\xef\xbb\xbf"
Still = Callable[[], bool]


class Superseded(Exception):  # noqa: N818
    """Stop an analysis: the text that it is made of is no longer what stands in the editor."""


@dataclass
class Corpus:
    """Check the documents that one configuration governs, or one document by itself."""

    config: Config
    alone: Path | None = None
    _readings: dict[Path, Reading] = field(default_factory=dict)
    _files: Files = field(default_factory=Files)
    _remembered: Remembered = field(default_factory=Remembered)

    def analysis(self, unsaved: Mapping[str, str], still: Still = lambda: True) -> Analysis:
        """Return the corpus checked, its documents as saved or as an editor holds them.

        Raises Superseded as soon as `still` says that nobody waits for it any more, and
        CorpuskitError where the configuration asks for what there is not.
        """
        files = replace(self._files, unsaved=unsaved)
        chosen = tuple(self._again(check, files, still) for check in chosen_by(self.config))
        policy = Policy(self.config, chosen, whole=self.alone is None)
        # What an editor holds may not be on disk, or not any more.
        documents = tuple(dict.fromkeys((*self._documents(), *map(Path, unsaved))))
        with reading_unsaved({path: _MARK + as_utf8(text) for path, text in unsaved.items()}):
            with self._reading(files) as read:
                for path in documents:
                    _go_on(still)
                    self._readings[path] = read(path)
            known = {path: self._readings[path] for path in documents}
            extracts, _ = read_corpus(documents, read=known.__getitem__)
            result = check_corpus(
                documents, chosen, base=self.config.root, read=known.__getitem__, policy=policy
            )
        self._readings = known
        held = self._held(result, documents)
        return Analysis(self.config, documents, extracts, held, files, self.alone is not None)

    def _again(self, check: Check, files: Files, still: Still) -> Check:
        """Return a check that gives way, and finds what it found before where that stands."""

        def find(extracts: Sequence[Extract]) -> Iterable[Finding]:
            _go_on(still)
            return self._remembered.findings(check, extracts, files)

        return replace(check, find=find)

    def _documents(self) -> tuple[Path, ...]:
        if self.alone is not None:
            return (self.alone,)
        return find_documents((self.config.corpus_folder,))

    @contextmanager
    def _reading(self, files: Files) -> Iterator[Callable[[Path], Reading]]:
        """Give what reads a document, from the store of the corpus where it was read before."""
        store = store_for(self.config.root) if self.alone is None else None
        memory = Memory(self.config, store)
        try:
            yield partial(self._read, files, memory)
        finally:
            memory.keep()
            if store is not None:
                store.close()

    def _read(self, files: Files, memory: Memory, path: Path) -> Reading:
        known = self._readings.get(path)
        if known and known.state == files.state(path) and files.are_still(known.needs):
            return known
        return read_document(path) if str(path) in files.unsaved else memory.read(path)

    def _held(self, result: Result, documents: Sequence[Path]) -> Result:
        baseline = self.config.baseline_file
        if self.alone is not None or not baseline.exists():
            return result
        return against_baseline(result, baseline, sight_of(documents, result, whole=True))


def _go_on(still: Still) -> None:
    if not still():
        raise Superseded
