"""Hold what check finds against a baseline, or write that anew, as the options of check ask."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpuskit.cli.output import tell
from corpuskit.core.config import Config
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.result import Result, shown_from
from corpuskit.lint.baselining import against_baseline, is_whole, renew_baseline, sight_of
from corpuskit.lint.documents import find_documents


@dataclass(frozen=True, slots=True)
class Wish:
    """Hold what --baseline, --no-baseline and --write-baseline ask for."""

    path: Path | None
    without: bool
    write: bool

    def __post_init__(self) -> None:
        if self.without and (self.write or self.path is not None):
            raise CorpuskitError("--no-baseline goes with neither --baseline nor --write-baseline")

    def file(self, config: Config) -> Path:
        """Return the file meant: by default the one that the configuration names."""
        return self.path or config.baseline_file


def held(result: Result, wish: Wish, config: Config, paths: tuple[Path, ...]) -> Result:
    """Part the findings of a result by the baseline, if there is one or one is to be written."""
    path = wish.file(config)
    if wish.without or not (wish.write or wish.path is not None or path.exists()):
        return result
    documents = find_documents(paths or (config.corpus_folder,))
    whole = is_whole(paths, documents, config.corpus_folder, config.root)
    sight = sight_of(documents, result, whole=whole)
    if wish.write:
        done = renew_baseline(result, path, sight)
        counts = f"{done.accepted} accepted, {done.new} of them new; {done.gone} gone"
        tell(f"{shown_from(Path.cwd(), str(path))}: {counts}")
    return against_baseline(result, path, sight)
