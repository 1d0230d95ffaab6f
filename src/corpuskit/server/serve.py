"""The server itself: it registers what it can with pygls, and passes each message on."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from corpuskit import __version__
from corpuskit.server.actions import Held, actions
from corpuskit.server.completion import completion
from corpuskit.server.concern import is_concern
from corpuskit.server.desk import Desk, Listener, Worker
from corpuskit.server.diagnostics import diagnostics
from corpuskit.server.files import Files
from corpuskit.server.hover import hover
from corpuskit.server.navigation import definition, highlights, references, symbols
from corpuskit.server.pages import Pages
from corpuskit.server.positions import Text, Unit
from corpuskit.server.session import Broken, Known, Session, Standing, View
from corpuskit.server.uris import path_of, uri_of

# Seconds that the analysis may keep the interpreter while a message waits.
_SHARE = 0.001
_WATCHED = ("**/*.xml", "**/*.bib", "**/corpuskit.toml", "**/lexicon/*", "**/base/*.json")


class _At(Protocol):
    @property
    def text_document(self) -> types.TextDocumentIdentifier: ...
    @property
    def position(self) -> types.Position: ...


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

    async def watch(self) -> None:
        """Ask to be told of files that change on disk, where the editor can tell."""
        workspace = self.client_capabilities.workspace
        told = workspace.did_change_watched_files if workspace else None
        if told is None or not told.dynamic_registration:
            return
        watchers = [types.FileSystemWatcher(glob) for glob in _WATCHED]
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        asked = types.Registration("files", method, options)
        await self.client_register_capability_async(types.RegistrationParams([asked]))

    def unit(self) -> Unit:
        """Return what the editor counts on a line."""
        asked = self.workspace.position_encoding
        return Unit(getattr(asked, "value", None) or asked or Unit.UTF16)

    def view(self, uri: str) -> View | None:
        """Return an open document with what is known of it."""
        return self.session.view(uri)

    def place(self, params: _At) -> tuple[View, int] | None:
        """Return the document and the offset that a message speaks of."""
        view = self.session.view(params.text_document.uri)
        return (view, view.text.offset(params.position)) if view else None

    def markup(self) -> types.MarkupKind:
        """Return the form of text that the editor shows best."""
        document = self.client_capabilities.text_document
        asked = document.hover.content_format if document and document.hover else None
        return asked[0] if asked else types.MarkupKind.PlainText

    def publish(self, uri: str) -> None:
        """Show what is known of a document by now."""
        view = self.session.view(uri)
        if view is not None:
            shown = list(diagnostics(view, self.pages.address))
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(uri, shown, view.standing.version)
            )

    def held(self, path: Path) -> Held | None:
        """Return a file as it stands in the editor, else as it is saved."""
        for view in filter(None, map(self.session.view, self.session.standing)):
            if path in (view.path, view.standing.path):
                return Held(view.standing.uri, view.text)
        text = Files().text(path)
        return Held(uri_of(path), Text(text, self.unit())) if text else None

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
    _tell(server)
    _lead(server)
    return server


def _follow(server: Server) -> None:
    """Let the server follow what is opened, changed, saved and closed."""

    @server.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        server.begin()
        await server.watch()

    @server.feature(types.SHUTDOWN)
    def shutdown(_: None) -> None:
        server.worker.close()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        item = params.text_document
        path = path_of(item.uri)
        if path is not None and is_concern(path, item.text):
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


def _tell(server: Server) -> None:
    """Let the server tell what is known at a place, and what can be written or done there."""

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(params: types.HoverParams) -> types.Hover | None:
        found = server.place(params)
        return hover(*found, server.markup()) if found else None

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION,
        types.CompletionOptions(trigger_characters=["<", '"', "'", " ", "#"]),
    )
    def completed(params: types.CompletionParams) -> types.CompletionList | None:
        found = server.place(params)
        return completion(*found) if found else None

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    )
    def acted(params: types.CodeActionParams) -> list[types.CodeAction]:
        view = server.view(params.text_document.uri)
        return list(actions(view, params.range, server.held)) if view else []


def _lead(server: Server) -> None:
    """Let the server lead from one place to others."""

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def defined(params: types.DefinitionParams) -> list[types.Location]:
        found = server.place(params)
        return list(definition(*found)) if found else []

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def referred(params: types.ReferenceParams) -> list[types.Location]:
        found = server.place(params)
        too = params.context.include_declaration
        return list(references(*found, declaration=too)) if found else []

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)
    def highlighted(params: types.DocumentHighlightParams) -> list[types.DocumentHighlight]:
        found = server.place(params)
        return list(highlights(*found)) if found else []

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def outlined(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        view = server.view(params.text_document.uri)
        return list(symbols(view)) if view else []
