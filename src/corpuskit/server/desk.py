"""The work behind an editor's back: what is wrong with the text at once, the corpus right after.

It runs in a thread of its own, on what the documents held when it began, and gives way as soon as
something else stands there; reading the editor's messages never waits for it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpuskit.core.reads import reading_unsaved
from corpuskit.server.corpora import Belonging, Corpora, Say
from corpuskit.server.corpus import Still, Superseded
from corpuskit.server.files import Files, as_utf8
from corpuskit.server.session import Broken, Known, Standing
from corpuskit.tei.diagnostic import Source
from corpuskit.tei.pointers import Targets
from corpuskit.tei.validate import diagnose

# Seconds: so long a text must stand before the corpus is compared with it, and so long at most
# that is put off by what is typed meanwhile.
_QUIET, _PATIENCE = 0.03, 2.0


@dataclass(frozen=True)
class Listener:
    """Hold what is called with what was found, in the worker's thread."""

    diagnosed: Callable[[str, Broken], None]
    learned: Callable[[str, Known], None]
    say: Say


@dataclass
class Desk:
    """Diagnose and analyse the documents of a session, the newest text of each.

    `quiet` is how long a text must stand before the corpus is compared with it.
    """

    listener: Listener
    quiet: float = _QUIET
    _files: Files = field(default_factory=Files)
    _diagnosed: dict[str, int] = field(default_factory=dict)
    _good: dict[str, Standing] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._corpora = Corpora(self.listener.say)

    def look_again(self) -> None:
        """Diagnose every document anew next time: files that they point to have changed."""
        self._diagnosed.clear()

    def round(self, documents: Mapping[str, Standing], still: Still = lambda: True) -> None:
        """Diagnose each document that changed, then analyse the corpora of all of them.

        Raises Superseded as soon as `still` says that nobody waits for it any more.
        """
        for held in (self._diagnosed, self._good):
            for uri in held.keys() - documents.keys():
                del held[uri]
        self._files.unsaved = {str(each.path): each.text.chars for each in documents.values()}
        for uri, standing in documents.items():
            if self._diagnosed.get(uri) != standing.edits:
                self._diagnose(uri, standing)
        _rest(self.quiet, still)
        by_path = {each.path: each for each in documents.values()}
        for belonging in self._corpora.of(by_path):
            self._learn(belonging, by_path, still)

    def _diagnose(self, uri: str, standing: Standing) -> None:
        with reading_unsaved({p: as_utf8(text) for p, text in self._files.unsaved.items()}):
            found = diagnose(standing.text.chars, standing.path, _Ids(self._files))
        if not any(each.source is Source.XML for each in found):
            self._good[uri] = standing
        self._diagnosed[uri] = standing.edits
        self.listener.diagnosed(uri, Broken(found, standing.text, standing.edits))

    def _learn(self, belonging: Belonging, by_path: Mapping[Path, Standing], still: Still) -> None:
        """Analyse a corpus; a text that is half typed is taken as it last was whole."""
        texts: dict[str, str] = {}
        edits: dict[str, int] = {}
        for path, own in belonging.own.items():
            standing = by_path[path]
            whole = self._good.get(standing.uri, standing)
            texts[str(own)], edits[str(own)] = whole.text.chars, whole.edits
        analysis = self._corpora.analysis(belonging.corpus, texts, still)
        for path, own in belonging.own.items():
            if analysis is not None:
                self.listener.learned(by_path[path].uri, Known(analysis, edits, own))
        if analysis is not None:
            analysis.prepare(still)


class Worker:
    """Run a desk in a thread of its own, always on what was asked for last."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._woken = threading.Condition()
        self._wanted: Mapping[str, Standing] = {}
        self._asked = 0
        self._again = False
        self._closed = False
        self._thread = threading.Thread(target=self._work, name="analysis", daemon=True)

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def want(self, documents: Mapping[str, Standing], *, again: bool = False) -> None:
        """Ask for documents as they stand now, giving up what was asked for before.

        `again` says that files on disk have changed too.
        """
        with self._woken:
            self._wanted, self._asked = documents, self._asked + 1
            self._again |= again
            self._woken.notify()

    def close(self) -> None:
        """Stop working, soon."""
        with self._woken:
            self._closed, self._asked = True, self._asked + 1
            self._woken.notify()

    def _work(self) -> None:
        done, waiting_since = 0, 0.0
        while True:
            with self._woken:
                while not self._closed and self._asked == done:
                    self._woken.wait()
                if self._closed:
                    return
                wanted, asked, again = self._wanted, self._asked, self._again
                self._again = False
            waiting_since = waiting_since or time.monotonic()
            if again:
                self._desk.look_again()
            if self._finished(wanted, asked, patient=time.monotonic() - waiting_since < _PATIENCE):
                waiting_since = 0.0
            done = asked

    def _goes_on(self, asked: int, *, patient: bool) -> bool:
        return not self._closed and (asked == self._asked or not patient)

    def _finished(self, wanted: Mapping[str, Standing], asked: int, *, patient: bool) -> bool:
        """Do a round to its end, unless something else is asked for and there is time for that."""
        try:
            self._desk.round(wanted, lambda: self._goes_on(asked, patient=patient))
        except Superseded:
            return False
        except Exception as error:
            # A defect of ours must not leave the person without all that comes later.
            self._desk.listener.say(f"analysing failed ({error!r}); please report this")
        return True


class _Ids(Targets):
    """Know the ids of the files beside a document, also of what an editor holds unsaved."""

    def __init__(self, files: Files) -> None:
        super().__init__()
        self._files = files

    def ids(self, path: Path) -> frozenset[str] | None:
        document = self._files.tree(path)
        return None if document is None else frozenset(document.ids)


def _rest(quiet: float, still: Still) -> None:
    """Wait a little for what is typed on, so that the corpus is not compared at every letter."""
    until = time.monotonic() + quiet
    while time.monotonic() < until:
        if not still():
            raise Superseded
        time.sleep(0.005)
