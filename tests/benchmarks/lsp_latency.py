"""Time the language server on a corpus of a hundred documents: from a key to what is shown.

Run as `python tests/benchmarks/lsp_latency.py [--keys N]`. The corpus is made of the first hundred
sources under tests/ (documents*, corpora*), converted once. One document of middle size is opened
in a server process over standard input and output; then figures and words in it are typed over, a
key each time the last one was answered, and after each key come a hover and a completion at once,
while the corpus is being compared.

Prints median and 95th percentile, in milliseconds of the clock: from a key to the diagnostics of the
text itself (well-formed, schema, pointers; findings moved along), to the findings of the whole
corpus, to a hover and to a completion, and the server's processor time a key; before it the time from opening to the first findings, with
nothing remembered and with all documents read before.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from lsp_client import Editor, editing, position
from lsprotocol import types

from corpuskit.convert.corpus import convert_corpus
from corpuskit.templates.corpus import make_corpus

_DOCUMENTS = 100
_FIGURE = re.compile(r"(?<=>)\d+(?= \w+</measure>)")
_WORD = re.compile(r"(?<= )[a-z]{5,}(?= [a-z]+ )")


def corpus(root: Path) -> Path:
    """Make the corpus; return its document of middle size."""
    assert list(make_corpus(root))
    tests = Path(__file__).parents[1]
    sources = sorted([*tests.glob("documents*/*.txt"), *tests.glob("corpora*/*/*.txt")])
    for number, source in enumerate(sources[:_DOCUMENTS]):
        shutil.copy(source, root / "seeds" / f"d{number:03}-{source.name}")
    tei = root / "corpus" / "tei"
    convert_corpus(sorted((root / "seeds").glob("*.txt")), tei)
    made = sorted(tei.glob("d*.xml"), key=lambda path: (path.stat().st_size, path.name))
    return next(path for path in made[len(made) // 2 :] if _FIGURE.search(path.read_text("utf-8")))


async def opened(root: Path, cache: Path, document: Path) -> float:
    """Return the seconds from opening a document to the first findings of the corpus."""
    async with editing(root, cache) as editor:
        begun = time.perf_counter()
        uri = editor.open(document)
        await editor.until(lambda: len(editor.published.get(uri, [])) > 1)
        return time.perf_counter() - begun


async def typed(root: Path, cache: Path, document: Path, keys: int) -> dict[str, list[float]]:
    """Return what each key, hover and completion took, in milliseconds."""
    found: dict[str, list[float]] = {name: [] for name in ("text", "corpus", "hover", "completion")}
    async with editing(root, cache) as editor:
        uri = editor.open(document)
        await editor.until(lambda: len(editor.published.get(uri, [])) > 1)
        await asyncio.sleep(2)
        text = editor.texts[uri]
        places = [m.end() for m in (*_FIGURE.finditer(text), *_WORD.finditer(text))]
        step = max(1, len(places) // keys)
        before = editor.processor_time()
        for number, at in enumerate(places[::step][:keys]):
            key = "0" if number % 2 == 0 else ""
            await _key(editor, uri, at, key or "x", found)
        # Each key is taken back, which is a key too.
        found["processor"] = [1000 * (editor.processor_time() - before) / (2 * keys)]
    return found


async def _key(editor: Editor, uri: str, at: int, key: str, found: dict[str, list[float]]) -> None:
    """Type a letter, ask at once, wait for all answers, take it back."""
    text = editor.texts[uri]
    before = len(editor.published[uri])
    begun = time.perf_counter()
    editor.put(uri, at, key)
    where = types.TextDocumentIdentifier(uri)
    spot = position(text, at)
    hovered = editor.client.text_document_hover_async(types.HoverParams(where, spot))
    found["hover"].append(await _taken(hovered))
    unit = re.search(r'unit="', text)
    spot = position(editor.texts[uri], unit.end()) if unit else spot
    completed = editor.client.text_document_completion_async(types.CompletionParams(where, spot))
    found["completion"].append(await _taken(completed))
    await editor.until(lambda: len(editor.published[uri]) > before + 1)
    first, second = editor.published[uri][before : before + 2]
    found["text"].append(1000 * (first - begun))
    found["corpus"].append(1000 * (second - begun))
    editor.take_back(uri, at, len(key))
    await editor.until(lambda: len(editor.published[uri]) > before + 3)


async def _taken(asked: object) -> float:
    begun = time.perf_counter()
    await asked  # type: ignore[misc]
    return 1000 * (time.perf_counter() - begun)


def main(arguments: Sequence[str]) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--keys", type=int, default=40)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        root, cache = Path(folder) / "corpus", Path(folder) / "cache"
        document = corpus(root)
        count = len(list((root / "corpus" / "tei").glob("*.xml")))
        print(f"{count} files, {document.stat().st_size} bytes in the one that is typed in")
        for state in ("nothing remembered", "all read before"):
            print(f"open to first findings, {state}: ", end="", flush=True)
            print(f"{asyncio.run(opened(root, cache, document)):.2f} s")
        found = asyncio.run(typed(root, cache, document, options.keys))
        print(f"{'ms':<12}{'median':>8}{'p95':>8}")
        for name, times in found.items():
            p95 = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
            print(f"{name:<12}{statistics.median(times):>8.0f}{p95:>8.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
