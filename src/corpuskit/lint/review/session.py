"""A review from its first question to its last: what is decided, put off, taken back.

There is no record beside the TEI of what was asked: what is decided shows in the files, and is not
asked again. What was skipped comes last in the same session, and in its place in the next one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpuskit.core.errors import Problem
from corpuskit.core.files import write_whole
from corpuskit.core.questions import Answer, Question, Sort
from corpuskit.core.reads import bytes_of
from corpuskit.lint.review.asking import Stakes, questions_of
from corpuskit.lint.review.deciding import Decision, decide
from corpuskit.lint.review.refusal import RefusedError
from corpuskit.lint.review.shelf import Shelf, read_shelf

# A skipped question comes again once.
_ROUNDS = 2


@dataclass(frozen=True)
class _Step:
    """Hold one answer: to which question, and what it changed; nothing where it was skipped."""

    key: str
    decision: Decision | None = None


class Session:
    """Lead through the questions of a corpus; every decision is written at once."""

    def __init__(
        self,
        paths: Iterable[Path],
        stakes: Stakes,
        person: str = "",
        chosen: Callable[[Question], bool] = lambda _: True,
    ) -> None:
        self._paths = tuple(paths)
        self._stakes = stakes
        self._person = person
        self._chosen = chosen
        self._steps: list[_Step] = []
        self._skipped: Counter[str] = Counter()
        self.shelf: Shelf = read_shelf(self._paths)
        self.questions: tuple[Question, ...] = ()
        self._ask()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what cannot be read at the moment."""
        return self.shelf.problems

    @property
    def decided(self) -> int:
        """Count the decisions that stand."""
        return sum(step.decision is not None for step in self._steps)

    def current(self) -> Question | None:
        """Return the question that is next, None where all are answered or skipped twice."""
        left = [each for each in self.questions if self._skipped[each.key] < _ROUNDS]
        return min(left, key=lambda each: self._skipped[each.key], default=None)

    def progress(self, question: Question) -> tuple[int, int]:
        """Return which of how many a question is."""
        times = self._skipped[question.key]
        before = sum(self._skipped[each.key] > times for each in self.questions)
        return self.decided + before + 1, self.decided + len(self.questions)

    def alike(self, question: Question) -> tuple[Question, ...]:
        """Return the marks of a file of which the same is asked, itself among them, if several."""
        if question.sort is not Sort.DOUBT:
            return ()
        found = tuple(each for each in self.questions if _alike(each) == _alike(question))
        return found if len(found) > 1 else ()

    def refresh(self) -> tuple[Path, ...]:
        """Read again what changed on disk; return the files that did, or went or came."""
        fresh = read_shelf(self._paths, self.shelf)
        old = self.shelf.books
        names = {*old, *fresh.books}
        changed = sorted(path for path in names if old.get(path) is not fresh.books.get(path))
        if changed or fresh.problems != self.shelf.problems:
            self.shelf = fresh
            self._ask()
        return tuple(changed)

    def answer(self, question: Question, answer: Answer) -> None:
        """Write a decision; raises RefusedError where it cannot be made, or a file changed."""
        if changed := self.refresh():
            names = ", ".join(path.name for path in changed)
            raise RefusedError(f"{names} changed on disk and was read again; look at it once more")
        # Its place may have moved with an answer given since it was asked.
        found = next((each for each in self.questions if each.key == question.key), None)
        if found is None:
            raise RefusedError("that is no question any more")
        decision = decide(self.shelf, found, answer, self._person)
        self._write(decision.before, decision.after)
        self._steps.append(_Step(question.key, decision))

    def skip(self, question: Question) -> None:
        """Put a question off."""
        self._skipped[question.key] += 1
        self._steps.append(_Step(question.key))

    def back(self) -> bool:
        """Take the last answer back, byte for byte; return False where there is none.

        Raises RefusedError where a file has changed since.
        """
        if not self._steps:
            return False
        step = self._steps[-1]
        if step.decision is None:
            self._skipped[step.key] -= 1
        else:
            self.refresh()
            order = tuple(step.decision.after)[::-1]
            before = {path: step.decision.before[path] for path in order}
            self._write(step.decision.after, before)
        self._steps.pop()
        return True

    def _write(self, expected: Mapping[Path, bytes], after: Mapping[Path, bytes]) -> None:
        """Write files that are still as expected, or none of them."""
        for path, data in expected.items():
            if bytes_of(path) != data:
                self.refresh()
                raise RefusedError(f"{path.name} changed on disk since; nothing was written")
        for path, data in after.items():
            write_whole(path, data)
        self.refresh()

    def _ask(self) -> None:
        asked = questions_of(self.shelf, self._paths, self._stakes)
        self.questions = tuple(filter(self._chosen, asked))


def _alike(question: Question) -> tuple[str, ...]:
    words = (place.quote for place in question.places)
    return (question.sort, question.path, question.what, question.reads, question.why, *words)
