"""The server itself: it registers what it can with pygls, and passes each message on."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from functools import partial

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from corpuskit import __version__
from corpuskit.server.desk import Desk, Listener, Worker
from corpuskit.server.diagnostics import diagnostics
from corpuskit.server.pages import Pages
from corpuskit.server.positions import Text, Unit
from corpuskit.server.session import Broken, Known, Session, Standing, View
from corpuskit.server.uris import path_of

# Seconds that the analysis may keep the interpreter while a message waits.
_SHARE = 0.001


class Server(LanguageServer):
    """Hold what is open in one editor, and the worker that looks into it."""

    def __init__(self) -> None:
        super().__init__("corpuskit", __version__)
        self.session = Session()
        self.pages = Pages()
        calls = (self._diagnosed, self._learned, self._say)
        listener = Listener(*(partial(self._soon, call) for call in calls))
        self.worker = Worker(Desk(listener))
        self._loop: asyncio.AbstractEventLoop | None = None

    def begin(self) -> None:
        """Start working, once the editor is there."""
        self._loop = asyncio.get_running_loop()
        self.worker.start()

    def unit(self) -> Unit:
        """Return what the editor counts on a line."""
        asked = self.workspace.position_encoding
        return Unit(getattr(asked, "value", None) or asked or Unit.UTF16)

    def view(self, uri: str) -> View | None:
        """Return an open document with what is known of it."""
        return self.session.view(uri)

    def publish(self, uri: str) -> None:
        """Show what is known of a document by now."""
        view = self.session.view(uri)
        if view is not None:
            shown = list(diagnostics(view, self.pages.address))
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(uri, shown, view.standing.version)
            )

    def ask(self, *, again: bool = False) -> None:
        """Have all that is open looked into."""
        self.worker.want(self.session.standing, again=again)

    def _soon(self, call: Callable[..., None], *arguments: object) -> None:
        """Do something in the thread that speaks with the editor."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(call, *arguments)

    def _diagnosed(self, uri: str, broken: Broken) -> None:
        self.session.diagnosed(uri, broken)
        self.publish(uri)

    def _learned(self, uri: str, known: Known) -> None:
        self.session.learned(uri, known)
        self.publish(uri)

    def _say(self, message: str) -> None:
        shown = types.ShowMessageParams(types.MessageType.Warning, f"corpuskit: {message}")
        self.window_show_message(shown)


def serve() -> None:
    """Serve one editor over standard input and output until it says goodbye."""
    sys.setswitchinterval(_SHARE)
    made().start_io()


def made() -> Server:
    """Return a server that knows all its messages."""
    server = Server()
    _follow(server)
    return server


def _follow(server: Server) -> None:
    """Let the server follow what is opened, changed, saved and closed."""

    @server.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        server.begin()

    @server.feature(types.SHUTDOWN)
    def shutdown(_: None) -> None:
        server.worker.close()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        item = params.text_document
        path = path_of(item.uri)
        if path is not None:
            text = Text(item.text, server.unit())
            server.session.open(Standing(path, item.uri, text, version=item.version))
            server.ask()

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        changes = ((getattr(c, "range", None), c.text) for c in params.content_changes)
        server.session.change(params.text_document.uri, changes, params.text_document.version)
        server.ask()

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(_: types.DidSaveTextDocumentParams) -> None:
        server.ask(again=True)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.session.close(uri)
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
        server.ask()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def touched(_: types.DidChangeWatchedFilesParams) -> None:
        server.ask(again=True)
