"""An editor for tests: it speaks to a server process over its standard input and output."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

import corpuskit

_CODE = "from corpuskit.cli import main; main()"
_LONGEST = 60.0


@dataclass
class Editor:
    """Hold a client, what the server last showed of each file and when, and what it said."""

    client: LanguageClient
    shown: dict[str, list[types.Diagnostic]] = field(default_factory=dict)
    published: dict[str, list[float]] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    _versions: dict[str, int] = field(default_factory=dict)
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    def listen(self) -> None:
        """Take what the server shows and says."""
        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(partial(self._show))
        self.client.feature(types.WINDOW_SHOW_MESSAGE)(partial(self._hear))

    def _show(self, params: types.PublishDiagnosticsParams) -> None:
        self.shown[params.uri] = list(params.diagnostics)
        self.published.setdefault(params.uri, []).append(time.perf_counter())
        self._news.set()

    def _hear(self, params: types.ShowMessageParams) -> None:
        self.said.append(params.message)
        self._news.set()

    def open(self, path: Path, text: str | None = None) -> str:
        """Open a file, as it is saved unless a text is given; return its URI."""
        uri = path.as_uri()
        self.texts[uri] = path.read_text(encoding="utf-8") if text is None else text
        self._versions[uri] = 1
        item = types.TextDocumentItem(uri, "xml", 1, self.texts[uri])
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def replace(self, uri: str, old: str, new: str) -> None:
        """Type something in the place of what stands once in an open file."""
        assert self.texts[uri].count(old) == 1
        self._change(uri, self.texts[uri].index(old), len(old), new)

    def put(self, uri: str, at: int, new: str) -> None:
        """Type something at an offset of an open file."""
        self._change(uri, at, 0, new)

    def take_back(self, uri: str, at: int, length: int) -> None:
        """Delete so many characters from an offset of an open file."""
        self._change(uri, at, length, "")

    def _change(self, uri: str, at: int, length: int, new: str) -> None:
        text = self.texts[uri]
        self._versions[uri] += 1
        change = types.TextDocumentContentChangePartial(
            types.Range(position(text, at), position(text, at + length)), new
        )
        self.texts[uri] = text[:at] + new + text[at + length :]
        named = types.VersionedTextDocumentIdentifier(uri=uri, version=self._versions[uri])
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(named, [change]))

    def at(self, uri: str, words: str, within: int = 0) -> types.TextDocumentPositionParams:
        """Return the place of words that stand once in an open file."""
        text = self.texts[uri]
        assert text.count(words) == 1
        where = position(text, text.index(words) + within)
        return types.TextDocumentPositionParams(types.TextDocumentIdentifier(uri), where)

    def processor_time(self) -> float:
        """Return the seconds of a processor that the server has used, as Linux counts them."""
        assert self.client._server is not None
        fields = (
            Path(f"/proc/{self.client._server.pid}/stat").read_text().rpartition(")")[2].split()
        )
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds of what the server showed or said."""
        async with asyncio.timeout(_LONGEST):
            while not holds():
                self._news.clear()
                await self._news.wait()


def position(text: str, offset: int) -> types.Position:
    """Return an offset in lines and UTF-16 code units, in the plainest way."""
    before = text[:offset].split("\n")
    return types.Position(len(before) - 1, len(before[-1].encode("utf-16-le")) // 2)


@asynccontextmanager
async def editing(
    root: Path, cache: Path, unit: types.PositionEncodingKind = types.PositionEncodingKind.Utf16
) -> AsyncIterator[Editor]:
    """Start a server for a folder, and end it; `unit` is what the editor counts on a line."""
    client = LanguageClient("editor", "1")
    editor = Editor(client)
    editor.listen()
    package = str(Path(corpuskit.__file__).parents[1])
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONPATH": package}
    await client.start_io(sys.executable, "-c", _CODE, "lsp", env=environment, cwd=root)
    able = types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=[unit])
    )
    await client.initialize_async(types.InitializeParams(able, root_uri=root.as_uri()))
    client.initialized(types.InitializedParams())
    try:
        yield editor
    finally:
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()
