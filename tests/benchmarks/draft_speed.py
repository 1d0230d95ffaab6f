"""Time the check of a LaTeX paper of a hundred pages with 400 citations.

    python tests/benchmarks/draft_speed.py --pages 100 --profile

The paper is made of sentences about figures of the corpus (corpus/tei), so that every citation
finds something to be compared with; between them every second sentence has a figure or a year. The
corpus itself comes from the cache, as it does when an author checks a paper again. A page has 400
words.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import tempfile
import time
from pathlib import Path

from corpuskit.core.config import find_config
from corpuskit.lint.drafts import check_paper, read_library

ROOT = Path(__file__).parents[2]
_WORDS = 400
_CITATIONS = 4
_BIB = """@incollection{zviagelskaya1999, author = {Zviagelskaya, Irina D.},
  title = {Russia's policy options in Central Asia}, year = {1999}}
@incollection{olimov1999, author = {Olimov, Mouzaffar},
  title = {The policy of Russia in Central Asia: a perspective from Tajikistan}, year = {1999}}
@misc{mullojanov2007, author = {Mullojanov, Parviz}, year = {2007},
  title = {Russian-Tajik Relations: Present State and Future Development}}
"""
_KEYS = ("zviagelskaya1999", "olimov1999", "mullojanov2007")
_FILLERS = (
    "What a garrison is for is seldom asked, and answer {n} of a minister is not the one of {y}. ",
    "None of those who were asked could say by whom the road had been built, or at whose expense. ",
    "In {y} the archive was moved to the river, where {n} boxes lie that nobody has opened since. ",
    "The letters of the widow, which her nephew kept in a drawer, tell nothing of all this either. ",
)


def paper_of(pages: int, sentences: list[str]) -> str:
    """Write a paper of so many pages, four citations on each."""
    parts = [r"\documentclass{article}\addbibresource{refs.bib}\begin{document}"]
    number = 0
    for page in range(pages):
        parts.append(rf"\section{{Part {page + 1}}}")
        for _ in range(_CITATIONS):
            cited = sentences[number % len(sentences)].replace("%", r"\%").replace("&", r"\&")
            key = _KEYS[number % len(_KEYS)]
            cited = cited.replace("$", r"\$").replace("_", " ").replace("#", "").rstrip(".")
            words = _WORDS // _CITATIONS - len(cited.split())
            parts_of = (
                _FILLERS[(number + at) % 4].format(n=number % 700 + 13, y=1900 + number % 100)
                for at in range(max(1, round(words / 17)))
            )
            filler = "".join(parts_of)
            parts.append(rf"{filler}{cited} \autocite[{100 + number % 50}]{{{key}}}." + "\n")
            number += 1
    return "\n\n".join([*parts, r"\end{document}"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--profile", action="store_true")
    asked = parser.parse_args()
    config = find_config(ROOT)
    corpus = ROOT / "corpus/tei"
    read_library(config, corpus)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "refs.bib").write_text(_BIB, encoding="utf-8")
        library = read_library(config, corpus)
        sentences = [
            where.sentence
            for extract in library.extracts
            for where in extract.sentences
            if 60 < len(where.sentence) < 300 and any(c.isdigit() for c in where.sentence)
        ]
        paper = folder / "paper.tex"
        paper.write_text(paper_of(asked.pages, sentences), encoding="utf-8")
        profile = cProfile.Profile()
        begin, clock = time.process_time(), time.perf_counter()
        if asked.profile:
            profile.enable()
        library = read_library(config, corpus)
        read = time.process_time()
        result = check_paper(paper, library)
        profile.disable()
        end = time.process_time()
        words = len(paper.read_text(encoding="utf-8").split())
    print(
        f"{asked.pages} pages, {words} words, {asked.pages * _CITATIONS} citations: corpus "
        f"{read - begin:.2f} s, paper {end - read:.2f} s of processor time, "
        f"{time.perf_counter() - clock:.2f} s by the clock; {len(result.findings)} findings"
    )
    if asked.profile:
        pstats.Stats(profile).sort_stats("cumulative").print_stats(45)


if __name__ == "__main__":
    main()
